"""The map of a social card: land, journeys by number of people, and the names that fit in large type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import htpy as h
from htpy import Element, Node

from components.charts import route_map
from components.charts.boxes import Box
from components.charts.label_placement import CROSSED, Disc, Leader, Sheet
from components.charts.typeface import width
from components.embeds.social_card_charts import LETTERS, TALL, WIDE, written
from data import Dataset, geo
from data.vocabulary import Certainty

DOT, EDGE = 6, 6
"""The radius of a place's dot, and the paper between a name and the edge of the map."""

NAMES = 7
"""Names on a card at most."""

DASHES = {Certainty.REPORTED: "14 8", Certainty.SCHEMATIC: "3 9"}


def journeys(marks: route_map.RouteMarks) -> str:
    """The journeys of some releases, complete up to the edge of the map."""
    card = Card(marks.dataset.ground.frame(marks.dataset.story.ground.card))
    return str(
        h.svg(viewBox=f"0 0 {WIDE} {TALL}", style="overflow:hidden")[
            _ground(marks.dataset, card),
            (_line(leg, card) for leg in marks.legs),
            _stops(marks, card),
            h.rect(x="1", y="1", width=str(WIDE - 2), height=str(TALL - 2), fill="none", stroke="var(--rule)"),
        ]
    )


@dataclass(frozen=True, slots=True)
class Card:
    """The part of the map that a card shows."""

    frame: geo.Frame

    def at(self, point: geo.Point) -> tuple[float, float]:
        """A point of the flat map in pixels of the card."""
        scale = WIDE / (self.frame.east - self.frame.west)
        return (point[0] - self.frame.west) * scale, (self.frame.north - point[1]) * scale


def _ground(dataset: Dataset, card: Card) -> Iterator[Node]:
    stressed = dataset.story.ground.stressed
    yield h.rect(width=str(WIDE), height=str(TALL), fill="var(--water)")
    for outline in sorted(dataset.ground.neighbourhood(), key=lambda each: each.iso in stressed):
        strong = outline.iso in stressed
        shape = "".join(f"{_path(line, card)}Z" for line in outline.lines if len(line) > 2)
        yield h.path(
            {"stroke-width": "2", "fill-rule": "evenodd"},
            d=shape,
            fill="var(--land)" if strong else "var(--panel)",
            stroke="var(--quiet)" if strong else "var(--rule)",
        )


def _path(line: geo.Line, card: Card) -> str:
    return "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in map(card.at, line))


def _line(leg: route_map.LegMark, card: Card) -> Element:
    people = leg.count.number if leg.count else 0
    attributes = {"stroke-width": f"{3 + min(people, 150) ** 0.5:.1f}", "stroke-linejoin": "round"}
    dash = {"stroke-dasharray": DASHES[leg.certainty]} if leg.certainty in DASHES else {}
    hue = "release" if people else "quiet"
    return h.path({**attributes, **dash}, d=_path(leg.path, card), fill="none", stroke=f"var(--{hue})")


def _stops(marks: route_map.RouteMarks, card: Card) -> list[Node]:
    """A dot for each place that sources name, and the names of those with most people, where they fit."""
    passed: dict[str, float] = {}
    places: dict[str, tuple[float, float]] = {}
    for leg in marks.legs:
        for stop in (leg.start, leg.end):
            if card.frame.holds(stop.at) and not (stop.vague or stop.crossing):
                places.setdefault(stop.label, card.at(stop.at))
                passed[stop.label] = passed.get(stop.label, 0) + (leg.count.number if leg.count else 1)
    dots: list[Node] = [
        h.circle(cx=f"{x:.0f}", cy=f"{y:.0f}", r=f"{DOT}", fill="var(--ink)") for x, y in places.values()
    ]
    sheet = Sheet(Box(0, 0, WIDE, TALL).grown(-EDGE), discs=[Disc(at, DOT) for at in places.values()])
    order = sorted(passed, key=lambda each: (-passed[each], each))
    names = (sheet.place(_beside(label, *places[label]), CROSSED, rank=0) for label in order)
    return dots + [name.drawn for name in islice(filter(None, names), NAMES)]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a place, at a point beside it that is its start, middle or end."""

    label: str
    side: str
    x: float
    y: float
    leader: Leader | None = None

    @property
    def box(self) -> Box:
        """The rectangle that it covers."""
        wide = width(self.label, LETTERS, bold=True)
        left = self.x - {"start": 0, "middle": wide / 2, "end": wide}[self.side]
        return Box(left, self.y - LETTERS, left + wide, self.y + 5)

    @property
    def drawn(self) -> Element:
        """The name in large type on a light rim."""
        rim = {"paint-order": "stroke", "stroke": "var(--paper)", "stroke-width": "5", "stroke-linejoin": "round"}
        return h.g(rim)[written(self.x, self.y, self.label, "ink", self.side, strong=True)]


def _beside(label: str, x: float, y: float) -> Iterable[Name]:
    """A name to the right of its place, to the left, above and below."""
    ways = (("start", 14, 9), ("end", -14, 9), ("middle", 0, -16), ("middle", 0, 34))
    return (Name(label, side, x + across, y + down) for side, across, down in ways)
