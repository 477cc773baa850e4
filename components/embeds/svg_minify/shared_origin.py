"""Gives each mark a local origin by a transform, so that equal shapes have equal coordinates and compress well."""

import re
from xml.etree import ElementTree as ET  # only our own drawings are read

from components.embeds.svg_minify.outlines import number, pair

PLACED = {"circle": ("cx", "cy"), "rect": ("x", "y"), "line": ("x1 x2", "y1 y2"), "text": ("x", "y")}
"""The attributes that place each kind of element."""

_START = re.compile(r"M(-?[\d.]+)[ ,]?(-?[\d.]+)")


def moved(group: ET.Element) -> None:
    """Move the origin of a mark to its first circle or rectangle, where all its elements can be moved."""
    parts = [each for each in group.iter() if each is not group and each.tag not in ("title", "g", "tspan")]
    first = next((each for each in parts if each.tag in ("circle", "rect")), None)
    if first is None or "transform" in group.attrib or not all(map(_movable, parts)):
        return
    if any(each.tag == "tspan" and {"x", "y"} & each.attrib.keys() for each in group.iter()):
        return
    x, y = (float(first.get(name, "0")) for name in PLACED[first.tag])
    for each in parts:
        _move(each, -x, -y)
    group.set("transform", f"translate({pair(x, y).replace('-', ' -').strip()})" if y else f"translate({number(x)})")


def _movable(each: ET.Element) -> bool:
    if "transform" in each.attrib:
        return False
    if each.tag == "path":
        return not set(re.findall(r"[A-Z]", each.get("d", ""))) - {"M", "Z"}
    return each.tag in PLACED


def _move(each: ET.Element, x: float, y: float) -> None:
    if each.tag == "path":
        each.set("d", _START.sub(lambda m: "M" + pair(float(m[1]) + x, float(m[2]) + y), each.get("d", "")))
        return
    for names, by in zip(PLACED[each.tag], (x, y), strict=True):
        for name in names.split():
            place = number(float(each.get(name, "0")) + by)
            if place == "0":
                each.attrib.pop(name, None)
            else:
                each.set(name, place)
