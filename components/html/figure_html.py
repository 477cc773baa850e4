"""An inline drawing on a page, with its description for screen readers, and a narrow layout for little room."""

import re

import htpy as h
from htpy import Element, Node

from components.html.rendered import rendered
from components.text import Text

STEPS = ((640, "from-36"), (720, "from-42"), (960, "from-56"))
"""Up to which width of a drawing, in its own units, it takes how much room for its letters not to shrink: in rem."""


def drawing(alt: str, wide: Node, narrow: Node = None) -> Element:
    """A figure with a description; the narrow drawing takes its place where the wide one would shrink.

    What counts is the room of the drawing, not that of the window: a column may be narrow on a wide screen.
    """
    if narrow is None:
        return _figure(alt, wide, "")
    svg = rendered(wide)
    return h.div(f".fits.{_step(svg)}")[_figure(alt, svg, "only-wide"), _figure(alt, narrow, "only-narrow")]


def _step(wide: str) -> str:
    view_box = re.search(r'viewBox="0 0 (\d+)', wide)
    width = int(view_box[1]) if view_box else 0
    return next((name for most, name in STEPS if width <= most), STEPS[-1][1])


def only_narrow(alt: str, narrow: Node) -> Element:
    """A drawing that a phone shows in place of an interactive chart."""
    return _figure(alt, narrow, "only-narrow")


def only_screen(alt: str, svg: Node) -> Element:
    """A drawing that is shown on screens of any width, and not on paper, which has one of its own."""
    return _figure(alt, svg, "only-screen")


def whole(text: Text, name: str) -> str:
    """The name under which the whole of a view that can be enlarged is offered; nothing for other views."""
    return {"timeline": text.t("Whole period"), "routes": text.t("Whole map")}.get(name, "")


def zoom(text: Text, whole: str) -> Element:
    """The labels of the controls of a drawing that can be enlarged."""
    names = {"in": text.t("Zoom in"), "out": text.t("Zoom out"), "reset": whole}
    return h.div(".zoom", role="group", aria_label=text.t("Size of the drawing"))[
        (h.button(type="button", data_zoom=how)[words] for how, words in names.items())
    ]


def _figure(alt: str, svg: Node, kind: str) -> Element:
    return h.figure(class_=f"drawing {kind}".strip(), role="group", aria_label=alt)[svg]
