"""An inline drawing on a page, with its description, and its narrow composition for a phone."""

import htpy as h
from htpy import Element, Node


def drawing(alt: str, wide: Node, narrow: Node = None) -> Element:
    """A drawing in a figure that says aloud what it shows; the narrow one takes its place on a phone."""
    if narrow is None:
        return _figure(alt, wide, "drawing")
    return h.div[_figure(alt, wide, "drawing only-wide"), _figure(alt, narrow, "drawing only-narrow")]


def only_narrow(alt: str, narrow: Node) -> Element:
    """A drawing that a phone shows in place of an interactive chart."""
    return _figure(alt, narrow, "drawing only-narrow")


def only_screen(alt: str, svg: Node) -> Element:
    """A drawing that stands on a screen of any width, where paper has one of its own."""
    return _figure(alt, svg, "drawing only-screen")


def _figure(alt: str, svg: Node, kind: str) -> Element:
    return h.figure(class_=kind, role="group", aria_label=alt)[svg]
