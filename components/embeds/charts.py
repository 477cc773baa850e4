"""Pages of the four charts: both compositions of the desk's own drawing, and the table behind them once."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import parse_qs, urlsplit

import htpy as h
from htpy import Element
from markupsafe import Markup

from components.address import link
from components.charts import custody, lifelines, route_map, timeline
from components.charts.contract import Caption
from components.embeds.compact import compact
from components.embeds.page import Page
from components.tables import Table
from components.text import Text
from data import Dataset, Fact

KINDS = {"event": "story", "release": "routes", "person": "person"}
"""The page that each parameter of a link of the desk leads to here."""

Hints = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its words, drawings and table; `hints` say of each mark by what it can be filtered."""

    ids: tuple[str, ...]
    facts: tuple[Fact, ...]
    caption: Caption
    wide: str
    narrow: str
    table: Table
    hints: Hints
    spoken: bool = True
    used: tuple[str, ...] = ()


def pages(text: Text, dataset: Dataset) -> Iterable[tuple[str, Callable[[], Page]]]:
    """The name of every page of a chart, and what makes it."""
    yield "timeline", lambda: page(text, "timeline", link("timeline"), _timeline(text, dataset))
    yield "routes", lambda: page(text, "routes", link("routes"), _routes(text, dataset, ""))
    yield "lifelines", lambda: page(text, "lifelines", link("people", view="lifelines"), _lifelines(text, dataset))
    yield "custody", lambda: page(text, "custody", link("timeline"), _custody(text, dataset))
    for event in route_map.choices(dataset):
        yield f"routes/{event.event_id}", partial(_release, text, dataset, event.event_id)


def _release(text: Text, dataset: Dataset, event_id: str) -> Page:
    drawn = _routes(text, dataset, event_id)
    return page(text, f"routes/{event_id}", link("routes", release=event_id), drawn)


def page(text: Text, path: str, full: str, drawn: Drawn) -> Page:
    """A chart as a page; the same marks, the wide drawing first where there is room for it."""
    up = "../" * path.count("/")
    small = compact(drawn.wide, drawn.narrow, link=partial(local, up=up), spoken=drawn.spoken)
    wide, narrow = (Markup(svg) for svg in small.drawings)  # noqa: S704  # compact has escaped them
    title = drawn.caption.title
    return Page(
        path=path,
        title=title,
        subtitle=drawn.caption.subtitle,
        body=h.figure[h.div(".wide")[wide], h.div(".narrow")[narrow]],
        data=rows(drawn),
        about=(),
        facts=drawn.facts,
        full=full,
        height=_height(drawn.narrow),
        rules=small.rules,
        used=drawn.used,
        filtered=True,
    )


def _height(narrow: str) -> int:
    """A sensible height of a frame of 640 pixels, in which the narrow drawing stands."""
    found = re.search(r'viewBox="0 0 (\d+) (\d+)"', narrow)
    return 260 + round(480 * int(found[2]) / int(found[1])) if found else 600


def local(address: str, up: str) -> str:
    """A link of the desk as one between these pages, so that it works wherever they are."""
    for name, values in parse_qs(urlsplit(address).query).items():
        if name in KINDS:
            return f"{up}{KINDS[name]}/{values[0]}.html"
    return address


def rows(drawn: Drawn) -> Element:
    """The table behind a drawing; each row tells by attributes of which mark it is."""
    table = drawn.table
    kinds = ["num" if at in table.numeric else None for at in range(len(table.columns))]
    names = [*drawn.ids, *[""] * (len(table.lines) - len(drawn.ids))]
    return h.div(".scroll", tabindex="0", role="region", aria_label=table.caption)[
        h.table[
            h.caption[table.caption],
            h.thead[h.tr[(h.th(scope="col", class_=kind)[name] for kind, name in zip(kinds, table.columns, strict=True))]],
            h.tbody[
                (
                    _row(line.cells, kinds, {"data-of": name, **drawn.hints.get(name, {})} if name else {})
                    for name, line in zip(names, table.lines, strict=True)
                )
            ],
        ]
    ]


def _row(cells: Sequence[str], kinds: Sequence[str | None], given: Mapping[str, str]) -> Element:
    first, *rest = zip(kinds, cells, strict=True)
    return h.tr(given)[h.th(scope="row", class_=first[0])[first[1]], (h.td(class_=kind)[cell] for kind, cell in rest)]


def _timeline(text: Text, dataset: Dataset) -> Drawn:
    marks = timeline.marks(dataset)
    hints = {mark.event_id: {"data-kind": str(mark.kind), "data-day": str(mark.event.date)} for mark in marks.events}
    wide, narrow = (str(timeline.svg(marks, text, narrow=small)) for small in (False, True))
    caption, table = timeline.caption(marks, text), timeline.table(marks, text)
    return Drawn(marks.ids, marks.facts, caption, wide, narrow, table, hints)


def _routes(text: Text, dataset: Dataset, event_id: str) -> Drawn:
    marks = route_map.marks(dataset, route_map.Selection(release=event_id))
    hints = {leg.leg_id: {"data-event": leg.event_id, "data-day": str(leg.event_date)} for leg in marks.legs}
    wide, narrow = (str(route_map.svg(marks, text, narrow=small, fine=False)) for small in (False, True))
    caption, table = route_map.caption(marks, text), route_map.table(marks, text)
    return Drawn(marks.ids, marks.facts, caption, wide, narrow, table, hints)


def _lifelines(text: Text, dataset: Dataset) -> Drawn:
    marks = lifelines.marks(dataset)
    hints = {line.person_id: {"data-event": line.entry.freed_in[-1]} for line in marks.lines if line.entry.freed_in}
    wide, narrow = (str(lifelines.svg(marks, text, narrow=small)) for small in (False, True))
    caption, table = lifelines.caption(marks, text), lifelines.table(marks, text)
    return Drawn(marks.ids, marks.facts, caption, wide, narrow, table, hints, spoken=False, used=(".lifelines",))


def _custody(text: Text, dataset: Dataset) -> Drawn:
    marks = custody.marks(dataset)
    hints = {count.mark_id: {"data-day": str(count.dated)} for count in marks.counts}
    wide, narrow = (str(custody.svg(marks, text, narrow=small)) for small in (False, True))
    return Drawn(marks.ids, marks.facts, custody.caption(marks, text), wide, narrow, custody.table(marks, text), hints)
