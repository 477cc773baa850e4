"""Makes the desk's drawings smaller: the same marks, words and looks, without repetition."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from xml.etree import ElementTree as ET  # only our own drawings are read

from components.embeds.svg_minify.outlines import clipped, number, shorter, within
from components.embeds.svg_minify.shared_origin import moved

LOOKS = frozenset(
    (
        *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"),
        *("stroke-linejoin", "stroke-linecap", "paint-order", "pointer-events", "style"),
        *("font-size", "font-weight", "font-style", "text-anchor", "letter-spacing"),
    )
)
"""Attributes that say how something looks and may stand in a style sheet."""

LENGTHS = frozenset({"font-size", "letter-spacing"})
"""Those of which a style sheet wants the unit."""

MEASURES = frozenset({"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "dx", "stroke-width"})
FINE = frozenset({"r", "stroke-width"})
"""Measures that are told to a tenth."""

DROPPED = frozenset({"target", "font-family"})
"""Attributes that a page which stands alone does not need."""

NOUGHT = frozenset({"x", "y", "x1", "x2", "y1", "y2", "cx", "cy"})
"""Attributes that are nought where they are not given."""

HALF, LARGE = 2, 600
"""Places are told to half a unit, in a drawing of so many units to a whole one: about a pixel, or less, on a screen."""

WATER, ROUGH = "var(--water)", 1.2
"""The colour of rivers and lakes, and how far their lines may be off, in units."""

OPEN = ("text", "tspan", "title", "g", "a", "svg")
"""Elements that hold something; all others are closed at once."""

_NUMBER = re.compile(r"-?\d+\.\d+")


@dataclass(frozen=True, slots=True)
class Compacted:
    """Drawings made smaller, and the style rules that they share."""

    drawings: tuple[str, ...]
    rules: str


def compact(*drawings: str, link: Callable[[str], str] = str, spoken: bool = True) -> Compacted:
    """The drawings made smaller, with the same look, words and links; `link` rewrites each of their links.

    Without `spoken`, marks are named by the words that stand in them, and a table beside them says the rest.
    """
    trees = [ET.fromstring(svg) for svg in drawings]  # noqa: S314  # made by our own charts
    for tree in trees:
        _trim(tree, HALF if spoken and _wide(tree) < LARGE else 1)
        for anchor in tree.iter("a"):
            anchor.set("href", link(anchor.get("href", "")))
            if not spoken:
                _silence(anchor)
    names = _names(trees)
    for tree in trees:
        for each in tree.iter():
            _dress(each, names)
    rules = "".join(f"{'.' + name}{{{';'.join(_declared(look))}}}" for look, name in names.items())
    return Compacted(tuple(written(tree) for tree in trees), rules)


def _wide(tree: ET.Element) -> float:
    return float(tree.get("viewBox", "0 0 0 0").split()[2])


def _trim(tree: ET.Element, step: int) -> None:
    """Round coordinates, cut outlines at the edge, and remove attributes that have their default value."""
    width, height = (float(side) for side in tree.get("viewBox", "0 0 0 0").split()[2:])
    _flow(tree, width, height)
    for parent in list(tree.iter()):
        for each in list(parent):
            if "data-country" in each.attrib:
                each.set("d", clipped(each.get("d", ""), width, height))
            if (each.tag == "path" and not each.get("d")) or (each.tag == "text" and not "".join(each.itertext())):
                parent.remove(each)
    for each in tree.iter():
        _measured(each, step)
    for each in tree.iter("text"):
        if len(each) and not each.text and all("x" in part.attrib for part in each):
            each.attrib.pop("x", None)
    for each in tree.iter("g"):
        if "data-mark" in each.attrib:
            moved(each)


def _flow(tree: ET.Element, width: float, height: float) -> None:
    """Simplify rivers and lakes, which are there for orientation only, to the points that can be seen."""
    rivers = [path for group in tree.iter("g") if group.get("stroke") == WATER for path in group]
    for each in (*rivers, *(path for path in tree.iter("path") if path.get("fill") == WATER)):
        each.set("d", shorter(within(each.get("d", ""), width, height), 0, ROUGH))


def _measured(each: ET.Element, step: int) -> None:
    """Round the coordinates of one element, and remove attributes that it does not need."""
    for name in [name for name in each.attrib if name in DROPPED]:
        del each.attrib[name]
    for name in MEASURES & each.attrib.keys():
        each.set(name, _rounded(each.attrib[name], 10 if name in FINE else step))
        if name in NOUGHT and each.tag != "tspan" and each.get(name) == "0":
            del each.attrib[name]
    if moved_by := each.get("transform"):
        each.set("transform", _NUMBER.sub(lambda match: number(round(float(match[0]) * step) / step), moved_by))
    if "d" in each.attrib:
        each.set("d", shorter(each.attrib["d"], 0 if "data-country" in each.attrib else step))


def _rounded(value: str, step: int) -> str:
    return number(round(float(value) * step) / step) if re.fullmatch(r"-?[\d.]+", value) else value


def _silence(anchor: ET.Element) -> None:
    """Remove from a mark the words that its row of the table has too, and the label of its link."""
    anchor.attrib.pop("aria-label", None)
    for group in anchor.iter("g"):
        if "data-mark" in group.attrib:
            group.set("data-mark", "")
        for title in group.findall("title"):
            group.remove(title)


Look = tuple[tuple[str, str], ...]


def _look(each: ET.Element) -> Look:
    return tuple(sorted((name, value) for name, value in each.attrib.items() if name in LOOKS))


def _names(trees: Sequence[ET.Element]) -> dict[Look, str]:
    """A short class name for each set of styles that many elements share, or that only CSS can express."""
    counted = Counter(look for tree in trees for each in tree.iter() if (look := _look(each)))
    shared = [look for look, times in counted.most_common() if times > 2 or any(starmap(_of_sheets, look))]
    return dict(zip(shared, _letters(), strict=False))


def _of_sheets(name: str, value: str) -> bool:
    """Whether only CSS can express a style: SVG has no such attribute, or no numeric weights for it."""
    return name == "style" or (name == "font-weight" and not value.endswith("00"))


def _letters() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield from letters
    yield from (f"{first}{second}" for first in letters for second in letters)


def _dress(each: ET.Element, names: dict[Look, str]) -> None:
    """Replace the styles of an element by its class."""
    look = _look(each)
    if look in names:
        for name, _ in look:
            del each.attrib[name]
        each.set("class", f"{each.get('class', '')} {names[look]}".strip())


def _declared(look: Look) -> Iterator[str]:
    for name, value in look:
        if name == "style":
            yield value
        else:
            yield f"{name}:{value}px" if name in LENGTHS else f"{name}:{value}"


def written(each: ET.Element) -> str:
    """An element as HTML, its attributes without quotes where HTML allows that."""
    attributes = "".join(f" {name}{_value(value) if value else ''}" for name, value in each.attrib.items())
    inside = _escaped(each.text) + "".join(written(child) + _escaped(child.tail) for child in each)
    if not inside and each.tag not in OPEN:
        return f"<{each.tag}{attributes} />"
    return f"<{each.tag}{attributes}>{inside}</{each.tag}>"


def _value(value: str) -> str:
    if re.fullmatch(r"[\w#.:()?,%-]+", value):
        return f"={value}"
    return '="' + _escaped(value).replace('"', "&quot;") + '"'


def _escaped(words: str | None) -> str:
    return (words or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
