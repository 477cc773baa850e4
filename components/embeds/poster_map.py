"""The map of a card: land, journeys by how many people made them, and the names that have room in large type."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import htpy as h
from htpy import Element, Node

from components.charts import route_map
from components.embeds.posters import LETTER, LETTERS, TALL, WIDE, written
from data import Dataset, geo
from data.vocabulary import Certainty

NAMES = 7
"""Names on a card at most."""

DASHES = {Certainty.REPORTED: "14 8", Certainty.SCHEMATIC: "3 9"}

Box = tuple[float, float, float, float]


def journeys(marks: route_map.RouteMarks) -> str:
    """The journeys of some releases, whole up to the edge of the map."""
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
    """A dot for each place that sources name, and the names of those where most people passed, where there is room."""
    passed: dict[str, float] = {}
    places: dict[str, tuple[float, float]] = {}
    for leg in marks.legs:
        for stop in (leg.start, leg.end):
            if card.frame.holds(stop.at) and not (stop.vague or stop.crossing):
                places.setdefault(stop.label, card.at(stop.at))
                passed[stop.label] = passed.get(stop.label, 0) + (leg.count.number if leg.count else 1)
    dots: list[Node] = [h.circle(cx=f"{x:.0f}", cy=f"{y:.0f}", r="6", fill="var(--ink)") for x, y in places.values()]
    taken: list[Box] = [(x - 8, y - 8, x + 8, y + 8) for x, y in places.values()]
    names: list[Node] = []
    for label in sorted(passed, key=lambda each: (-passed[each], each)):
        if len(names) < NAMES and (name := _named(label, places[label], taken)) is not None:
            names.append(name)
    return dots + names


def _named(label: str, at: tuple[float, float], taken: list[Box]) -> Element | None:
    """A name beside its place, if it meets nothing there and lies inside the map."""
    for side, x, y in _beside(*at):
        wide = len(label) * LETTERS * LETTER
        left = x if side == "start" else x - wide if side == "end" else x - wide / 2
        box = (left, y - LETTERS, left + wide, y + 5)
        if left > 6 and left + wide < WIDE - 6 and not any(_meet(box, other) for other in taken):
            taken.append(box)
            name = written(x, y, label, "ink", side, strong=True)
            halo = {"paint-order": "stroke", "stroke": "var(--paper)", "stroke-width": "5", "stroke-linejoin": "round"}
            return h.g(halo)[name]
    return None


def _beside(x: float, y: float) -> Iterable[tuple[str, float, float]]:
    return (("start", x + 14, y + 9), ("end", x - 14, y + 9), ("middle", x, y - 16), ("middle", x, y + 34))


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
