"""Pages of the charts: the desk's drawings, wide and narrow, and the table behind them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components.addresses import link
from components.charts import charts, custody, lifelines, route_map, timeline
from components.charts.contract import Caption, Chart
from components.embeds import columns, social_card_charts, social_card_map
from components.embeds.links import local
from components.embeds.page import Page, heights, room
from components.embeds.svg_minify.minify import compact
from components.html.tables import Table, cell, sourced
from components.text import Text
from data import Dataset, Fact

Hints = Mapping[str, Mapping[str, str]]

EARLY, WIDE = 592, 752
"""Pixels of a frame from which the wide drawing stands in it, as embed.css has it."""

NARROW, EARLY_MOST, WIDE_MOST = 416, 864, 992
"""Pixels of a drawing at most."""

FEW = 4
"""Columns that a phone has room for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its words, drawings and table; `hints` say of each mark by what it can be filtered.

    A list of many lines has no wide layout: the pieces of the narrow one stand in columns. `picture` is the drawing
    for pictures of the page, `column` that for print, where it is not `wide`, and `card` that for the social card;
    `below` stands under the drawing. An `early` wide drawing is legible in the column of an article, others from 46 rem
    on.
    """

    ids: tuple[str, ...]
    facts: tuple[Fact, ...]
    caption: Caption
    wide: str
    narrow: tuple[str, ...]
    table: Table
    hints: Hints
    spoken: bool = True
    used: tuple[str, ...] = ()
    picture: str = ""
    column: str = ""
    card: str = ""
    early: bool = False
    below: Node = None


def pages(text: Text, dataset: Dataset) -> Iterable[tuple[str, Callable[[], Page]]]:
    """The name of every page of a chart, and the function that makes it."""
    for name, chart in charts().items():
        yield name, partial(_whole, text, dataset, chart)
    for event in route_map.choices(dataset):
        yield f"{route_map.EMBED}/{event.event_id}", partial(_release, text, dataset, event.event_id)


def _whole(text: Text, dataset: Dataset, chart: Chart) -> Page:
    """A chart with everything that it shows; some have functions of their own for phones and print."""
    drawn = DRAWN[chart.EMBED](text, dataset) if chart.EMBED in DRAWN else _plain(text, dataset, chart)
    return page(chart.EMBED, chart.FULL, drawn)


def _plain(text: Text, dataset: Dataset, chart: Chart) -> Drawn:
    marks = chart.marks(dataset)
    wide, narrow = (str(chart.svg(marks, text, narrow=small)) for small in (False, True))
    table = _sourced(chart.table(marks, text), dataset, text)
    return Drawn(marks.ids, marks.facts, chart.caption(marks, text), wide, (narrow,), table, {}, column=narrow)


def _release(text: Text, dataset: Dataset, event_id: str) -> Page:
    drawn = _routes(text, dataset, event_id)
    return page(f"routes/{event_id}", link("routes", release=event_id), drawn)


def page(path: str, full: str, drawn: Drawn) -> Page:
    """A chart as a page: the same marks as the desk's, in the wide drawing where there is room for it."""
    up = "../" * path.count("/")
    words = partial(room, title=drawn.caption.title, subtitle=drawn.caption.subtitle)
    drawings = [svg for svg in (drawn.wide, *drawn.narrow) if svg]
    small = compact(*drawings, link=partial(local, up=up), spoken=drawn.spoken)
    svgs = [Markup(svg) for svg in small.drawings]  # noqa: S704  # compact has escaped them
    wide, narrow = (svgs[:1], svgs[1:]) if drawn.wide else ([], svgs)
    return Page(
        path=path,
        title=drawn.caption.title,
        subtitle=drawn.caption.subtitle,
        body=[
            h.figure[
                h.div(".wide.early" if drawn.early else ".wide")[wide] if wide else None,
                h.div(".narrow")[narrow]
                if wide
                else h.div(".columns", role="group", aria_label=drawn.caption.alt)[narrow],
            ],
            drawn.below,
        ],
        data=rows(drawn.table, drawn.ids, drawn.hints),
        about=(),
        facts=drawn.facts,
        full=full,
        heights=heights(partial(_height, drawn), partial(words, body=str(h.fragment[drawn.below]))),
        rules=small.rules,
        used=drawn.used,
        filtered=True,
        drawing=drawn.picture or drawn.wide,
        column=drawn.column or drawn.wide,
        card=drawn.card,
    )


def _height(drawn: Drawn, width: int) -> int:
    """The height in pixels of the drawing that a frame of a width shows; embed.css chooses by the same rule."""
    if drawn.wide and width >= (EARLY if drawn.early else WIDE):
        return _tall(drawn.wide, min(width - 16, EARLY_MOST if drawn.early else WIDE_MOST))
    if drawn.wide:
        return sum(_tall(svg, min(width - 16, NARROW)) for svg in drawn.narrow)
    count, column = columns.across(width - 16)
    return columns.height([_tall(svg, column) for svg in drawn.narrow], count)


def _tall(svg: str, width: float) -> int:
    """The height in pixels of a drawing that is so many pixels wide."""
    view_box = re.search(r'viewBox="0 0 (\d+) (\d+)"', svg)
    return round(width * int(view_box[2]) / int(view_box[1])) if view_box else 0


def rows(table: Table, ids: Sequence[str] = (), hints: Hints = MappingProxyType({})) -> Element:
    """The table behind a drawing: its rows stand in the order of the marks, and counts that are no marks follow."""
    kinds = ["num" if at in table.numeric else None for at in range(len(table.columns))]
    names = [*ids, *[""] * (len(table.lines) - len(ids))]
    return h.div(".scroll", tabindex="0", role="region", aria_label=table.caption)[
        h.table(".many" if len(table.columns) > FEW else "")[
            h.caption[table.caption],
            h.thead[
                h.tr[(h.th(scope="col", class_=kind)[name] for kind, name in zip(kinds, table.columns, strict=True))]
            ],
            h.tbody[
                (_row(line.cells, kinds, hints.get(name, {})) for name, line in zip(names, table.lines, strict=True))
            ],
        ]
    ]


def _row(cells: Sequence[str], kinds: Sequence[str | None], attributes: Mapping[str, str]) -> Element:
    first, *rest = zip(kinds, cells, strict=True)
    return h.tr(attributes)[
        h.th(scope="row", class_=first[0])[cell(first[1])], (h.td(class_=kind)[cell(each)] for kind, each in rest)
    ]


def without(table: Table, column: int) -> Table:
    """A table without one of its columns, as the drawing says the same in headings above its lines."""

    def cut(cells: Sequence[str]) -> tuple[str, ...]:
        return (*cells[:column], *cells[column + 1 :])

    numeric = frozenset(at - (at > column) for at in table.numeric if at != column)
    lines = tuple(replace(line, cells=cut(line.cells)) for line in table.lines)
    return Table(table.caption, cut(table.columns), lines, numeric)


def _timeline(text: Text, dataset: Dataset) -> Drawn:
    marks = timeline.marks(dataset, timeline.Selection(small=True))
    hints = {
        mark.event_id: {"data-kind": str(mark.kind), "data-day": str(mark.event.date), "data-event": mark.event_id}
        for mark in marks.events
    }
    wide, narrow = (str(timeline.svg(marks, text, narrow=small)) for small in (False, True))
    caption, table = timeline.caption(marks, text), timeline.table(marks, text)
    picture, card = str(timeline.svg(timeline.marks(dataset), text)), social_card_charts.releases(marks, text)
    return Drawn(marks.ids, marks.facts, caption, wide, (narrow,), table, hints, picture=picture, card=card, early=True)


def _routes(text: Text, dataset: Dataset, event_id: str = "") -> Drawn:
    marks = route_map.marks(dataset, route_map.Selection(release=event_id))
    hints = {leg.leg_id: {"data-event": leg.event_id, "data-day": str(leg.day)} for leg in marks.legs}
    wide, narrow = (str(route_map.svg(marks, text, narrow=small, fine=False)) for small in (False, True))
    caption, table = route_map.caption(marks, text), route_map.table(marks, text)
    # The table of all releases is long; each of its lines is in that of one release too, with its note and publishers.
    table = _sourced(table, dataset, text) if event_id else without(table, len(table.columns) - 1)
    small = route_map.marks(dataset, route_map.Selection(release=event_id, small=True))
    column, card = str(route_map.svg(small, text)), social_card_map.journeys(marks)
    drawn = Drawn(marks.ids, marks.facts, caption, wide, (narrow,), table, hints, column=column, card=card, early=True)
    return replace(drawn, below=route_map.steps_list(text, marks))


def _lifelines(text: Text, dataset: Dataset) -> Drawn:
    marks = lifelines.marks(dataset)
    hints = {line.person_id: {"data-event": line.entry.freed_in[-1]} for line in marks.lines if line.entry.freed_in}
    narrow = tuple(map(str, lifelines.pieces(marks, text)))
    caption, table = lifelines.caption(marks, text), without(lifelines.table(marks, text), 1)
    wide = str(lifelines.svg(marks, text))
    used = (".lifelines",)
    return Drawn(marks.ids, marks.facts, caption, "", narrow, table, hints, spoken=False, used=used, picture=wide)


def _custody(text: Text, dataset: Dataset) -> Drawn:
    marks = custody.marks(dataset)
    hints = {count.count_id: {"data-day": str(count.as_of)} for count in marks.counts}
    wide, narrow = (str(custody.svg(marks, text, narrow=small)) for small in (False, True))
    caption, table = custody.caption(marks, text), _sourced(custody.table(marks, text), dataset, text)
    card = social_card_charts.held(marks, text)
    return Drawn(marks.ids, marks.facts, caption, wide, (narrow,), table, hints, column=narrow, card=card)


def _sourced(table: Table, dataset: Dataset, text: Text) -> Table:
    """A table with a column that names who says so: a mark of a chart has no room for its sources."""
    return sourced(table, dataset, text.t("Who says so"))


DRAWN: Mapping[str, Callable[[Text, Dataset], Drawn]] = {
    timeline.EMBED: _timeline,
    route_map.EMBED: _routes,
    lifelines.EMBED: _lifelines,
    custody.EMBED: _custody,
}
"""The charts whose pages are more than their two drawings and their table."""
