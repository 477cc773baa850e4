"""The legend of the route map: what styles, widths and symbols mean, in rows that fit the drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts.route_map.marks import RouteMarks, ends
from components.charts.route_map.viewport import HOLLOW, View, dashes, thickness
from components.charts.typeface import widest
from components.html import labels
from components.text import Text
from data.geo import Point
from data.vocabulary import Certainty, PlaceKind

ROW = 22.0
"""Height of a row in pixels."""

SAMPLE = 30.0
"""Length of a line in the legend in pixels."""

SIZE, SMALLER = 12.5, 11.5
"""Size of the letters in pixels, and on a phone."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line in the legend: its width and dashes in pixels, and whether the number of people is known."""

    width: float
    dash: tuple[float, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the legend explains: a line, or else the symbol of a kind of place, and its words."""

    words: str
    stroke: Stroke | None = None
    kind: PlaceKind = PlaceKind.REGION

    @property
    def reach(self) -> float:
        """The width of its picture in pixels."""
        return SAMPLE if self.stroke else 16.0 if self.kind is PlaceKind.REGION else 10.0

    @property
    def width(self) -> float:
        """How much of a row it takes, the space after it included."""
        return self.reach + 6 + widest(self.words, SIZE) + 16


def legend(marks: RouteMarks, seen: View, text: Text) -> tuple[float, Element]:
    """The height of the legend and its drawing, to stand below the map."""
    groups = [styles(marks, text), widths(marks, text, light=marks.small or seen.narrow)]
    if not marks.small:
        groups.append(tuple(_symbols(marks, text)))
    rows = [row for group in groups for row in _rows(group, seen.width)]
    top = seen.height + 8
    size = SMALLER if seen.narrow else SIZE
    drawn = (_row(row, top + ROW * (i + 0.5), size) for i, row in enumerate(rows))
    strip = h.rect(x="-10", y=f"{seen.height:.0f}", width=f"{seen.width + 20}", height="300", fill="var(--paper)")
    return ROW * len(rows) + 12, h.g({"font-size": f"{size}", "fill": "var(--ink)"})[strip, drawn]


def _rows(items: Sequence[Item], width: float) -> list[list[Item]]:
    rows: list[list[Item]] = [[]]
    for item in items:
        if rows[-1] and sum(i.width for i in rows[-1]) + item.width - 16 > width:
            rows.append([])
        rows[-1].append(item)
    return [row for row in rows if row]


def _row(items: Sequence[Item], y: float, size: float) -> Iterator[Node]:
    x = 1.0
    for item in items:
        yield _picture(item, x, y)
        yield h.text(x=f"{x + item.reach + 6:.1f}", y=f"{y + size * 0.36:.1f}")[item.words]
        x += item.width


def _picture(item: Item, x: float, y: float) -> Element:
    if item.stroke is None:
        vague = item.kind is PlaceKind.REGION
        r = 7.0 if vague else 3.6
        return symbol(item.kind, vague, (x + r + 1, y), r)
    ends = {"x1": f"{x:.1f}", "x2": f"{x + SAMPLE:.1f}", "y1": f"{y:.1f}", "y2": f"{y:.1f}"}
    if not item.stroke.known:
        rim, core = {"stroke-width": f"{HOLLOW}"}, {"stroke-width": f"{HOLLOW - 2:g}"}
        return h.g[h.line(rim, stroke="var(--quiet)", **ends), h.line(core, stroke="var(--paper)", **ends)]
    style = {"stroke": "var(--release)", "stroke-width": f"{item.stroke.width}", **dashed(item.stroke.dash)}
    return h.line(style, **ends)


def styles(marks: RouteMarks, text: Text) -> tuple[Item, ...]:
    """What solid, dashed and dotted lines mean, as far as there are such lines."""
    used = {leg.certainty for leg in marks.whole}
    return tuple(Item(labels.certainty(text, c), Stroke(2.6, dashes(c, 2.6))) for c in Certainty if c in used)


def widths(marks: RouteMarks, text: Text, *, light: bool) -> tuple[Item, ...]:
    """The samples of line widths, and of lines whose number of people is not known."""
    known = (Item(text.n("{count} person", "{count} people", n), Stroke(thickness(n, light))) for n in samples(marks))
    unknown = Item(text.t("number not known"), Stroke(HOLLOW, known=False))
    return (*known, unknown) if any(leg.count is None for leg in marks.whole) else tuple(known)


def samples(marks: RouteMarks) -> list[int]:
    """The smallest, the largest and a middle one of the numbers that are drawn."""
    numbers = sorted({int(leg.count.number) for leg in marks.whole if leg.count})
    if len(numbers) < 4:
        return numbers
    middle = min(numbers[1:-1], key=lambda number: abs(number - (numbers[0] * numbers[-1]) ** 0.5))
    return [numbers[0], middle, numbers[-1]]


def _symbols(marks: RouteMarks, text: Text) -> Iterator[Item]:
    stops = ends(marks.whole)
    kinds = {stop.kind for stop in stops if not stop.vague}
    names = {
        PlaceKind.PRISON: text.t("prison"),
        PlaceKind.BORDER_CROSSING: text.t("border crossing"),
        PlaceKind.EMBASSY: text.t("embassy"),
        PlaceKind.CITY: text.t("town"),
    }
    for kind, name in names.items():
        if kind in kinds:
            yield Item(name, kind=kind)
    if any(stop.vague for stop in stops):
        yield Item(text.t("somewhere here, not named"))


def dashed(dash: Sequence[float], offset: float = 0.0) -> dict[str, str]:
    """The SVG attributes of a dashed or dotted line; a dot is a dash of no length with round caps."""
    if not dash:
        return {}
    start = {"stroke-dashoffset": f"{offset:.1f}"} if offset else {}
    ends = {"stroke-linecap": "round"} if dash[0] < 1 else {}
    return {"stroke-dasharray": " ".join(f"{d:g}" for d in dash), **ends, **start}


def symbol(kind: PlaceKind, vague: bool, at: Point, r: float) -> Element:
    """The symbol of a place: its form tells the kind; an open dotted ring is a place that no source names."""
    x, y, side = *at, r + 1.5
    style = {"fill": "var(--ink)", "stroke": "var(--paper)", "stroke-width": "1"}
    if vague:
        style = {"fill": "var(--paper)", "fill-opacity": ".55", "stroke": "var(--ink)", "stroke-width": "1.2"}
        return h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:g}", **style, **{"stroke-dasharray": "1.5 2.5"})
    match kind:
        case PlaceKind.PRISON:
            return h.path(d=f"M{x - r:.1f} {y - r:.1f}h{2 * r:g}v{2 * r:g}h{-2 * r:g}z", **style)
        case PlaceKind.BORDER_CROSSING:
            return h.path(
                d=f"M{x:.1f} {y - r - 1.5:.1f}l{side:g} {side:g}l-{side:g} {side:g}l-{side:g}-{side:g}z", **style
            )
        case PlaceKind.EMBASSY:
            return h.path(d=f"M{x:.1f} {y - r - 1:.1f}l{r + 1:g} {2 * r:g}h{-2 * r - 2:g}z", **style)
        case _:
            return h.circle(cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{r:g}", **style)
