"""The page of the dashboard: timeline, map, figures and people, linked without a script."""

import re
from collections.abc import Sequence
from functools import partial

import htpy as h
from htpy import Node

from components.charts import dashboard, route_map, timeline
from components.charts.route_map import shared_land
from components.charts.timeline import choice_layout
from components.embeds import social_card_charts
from components.embeds.charts import EARLY, NARROW, rows, without
from components.embeds.footnotes import Folded
from components.embeds.links import local
from components.embeds.page import Page, heights, raw, room
from components.embeds.release_panel import all_releases, figures_of, one_release
from components.embeds.svg_minify.minify import compact
from components.html import sums
from components.text import Text
from data import Dataset, counts, totals
from data.model import Event

MEANING, BESIDE, ROUND = 130, 960, 160
"""Pixels of the words under the map, of a frame in which it stands beside others, and by how much these are longer."""

_SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


def page(text: Text, dataset: Dataset) -> Page:
    """The dashboard; each source stands in it once."""
    notes, marks = Folded(text, dataset), timeline.marks(dataset)

    def say(event: Event | None) -> dashboard.Words:
        return one_release(text, dataset, event, notes) if event else all_releases(text, dataset, notes)

    drawn, small = _compacted(str(h.fragment[dashboard.drawing(text, dataset, say)]))
    title, state = timeline.caption(marks, text).title, _state(text, dataset)
    words = str(h.fragment[(whole := say(None)).head, whole.figures])
    events = [mark.event for mark in choice_layout.choices(marks)]
    facts = {fact.key: fact for fact in (*marks.facts, *(f for e in events for f in figures_of(dataset, e)))}
    return Page(
        path=dashboard.EMBED,
        title=title,
        subtitle=state,
        body=raw(drawn),
        data=_data(text, dataset, notes),
        about=(text.t("Names under a figure lead to its sources under “Data”."),),
        facts=tuple(facts.values()),
        full="/",
        heights=heights(partial(_height, marks, _ratio(dataset)), lambda width: room(width, title, state, words)),
        rules=dashboard.rules(dataset) + small,
        drawing=str(timeline.svg(marks, text)),
        column=str(timeline.svg(timeline.marks(dataset, timeline.Selection(small=True)), text)),
        card=social_card_charts.releases(marks, text),
        script=dashboard.EMBED,
    )


def _compacted(body: str) -> tuple[str, str]:
    """The body with its drawings made smaller, and the style rules that they share."""
    small = compact(*_SVG.findall(body), link=partial(local, up=""))
    drawings = iter(small.drawings)
    return _SVG.sub(lambda _: next(drawings), body), small.rules


def _state(text: Text, dataset: Dataset) -> str:
    """How many are still held, and to which day the evidence reaches."""
    reach = text.t("Evidence to {date}.", date=text.date(dataset.cutoff))
    count = counts.leading(counts.counts(dataset))
    if count is None:
        return reach
    held = text.t(
        "{number} {what}, {counted}.",
        number=text.quantity(count.quantity),
        what=text.t(dataset.story.figures.custody),
        counted=sums.counted(text, totals.freed(dataset), count),
    )
    return f"{held[:1].upper()}{held[1:]} {reach}"


def _ratio(dataset: Dataset) -> float:
    """The height of the map divided by its width; zero where there is no map."""
    return shared_land.land_of(dataset).tall / shared_land.WIDTH if dataset.story.map else 0.0


def _height(marks: timeline.Marks, mapped: float, width: int) -> int:
    """The height in pixels of the choice, with that of the map where it stands below the choice."""
    beside = width >= BESIDE
    map_high = ROUND * bool(mapped) if beside else round(min(width - 16, NARROW) * mapped) + MEANING * bool(mapped)
    return choice_layout.height(marks, wide=width >= EARLY) + map_high


def _data(text: Text, dataset: Dataset, notes: Folded) -> Sequence[Node]:
    """Both drawings in tables, each without what another column or list says too, and the sources."""
    table = timeline.table(timeline.marks(dataset), text)
    tables = [without(table, len(table.columns) - 1)]
    if dataset.story.map and route_map.choices(dataset):
        table = route_map.table(route_map.marks(dataset), text)
        tables.append(without(table, len(table.columns) - 1))
    return [*map(rows, tables), notes.list()]
