"""The releases page: the table of all releases, pardons and exchanges, and the page of each event."""

from collections.abc import Sequence

import htpy as h

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import counted, event_story
from components.content.counted import definition_of
from components.content.parts import (
    Block,
    Context,
    Control,
    Description,
    Files,
    Page,
    Part,
    Place,
    Widget,
    aged,
    claims_file,
    heading,
    html,
    nothing,
)
from components.html import citations, labels, releases_table, sums, tables
from components.html.choices import choice
from components.text import Text
from data import Dataset, releases, totals
from data.model import Definition
from data.releases import Filter, Release
from data.totals import Total

ADDRESS = PageAddress(
    "releases",
    (
        Parameter("event", Kind.ONE, Scope.IDENTITY, lambda dataset: tuple(dataset.events), folder="story"),
        Parameter(
            "with", Kind.ONE, Scope.IDENTITY, lambda dataset: tuple(e.event_id for e in releases.events(dataset))
        ),
        Parameter("year", Kind.SEVERAL, known=releases.years),
        Parameter("kind", Kind.SEVERAL, known=releases.kinds),
        Parameter("way", Kind.SEVERAL, known=releases.known_ways),
        counted.COUNTS,
        Parameter("sort", Kind.ONE, Scope.MOMENT, releases_table.orders),
    ),
)

FIELDS = ("year", "kind", "way")
"""The parameters that leave rows out."""


def make(context: Context, params: Params) -> Page:
    """The page of an address: one event's, or the table of all."""
    event = context.dataset.events.get(params.get("event", ""))
    if event is None:
        return _table(context, params)
    other = context.dataset.events.get(params.get("with", ""))
    if other and other != event and event.kind in totals.RELEASES:
        title = event_story.both_title(context.text, event, other)
        return Page(title, event.headline, tuple(event_story.compared(context, event, other)))
    return Page(event.headline, event.summary, tuple(event_story.parts(context, event)))


def _table(context: Context, params: Params) -> Page:
    """The table of the releases that fit, with sums in its foot."""
    text, dataset = context.text, context.dataset
    definition, rows = definition_of(dataset, params), select(dataset, params)
    facts = tuple({fact.key: fact for row in rows for fact in row.facts}.values())
    total = totals.of_events(dataset, definition, (row.event for row in rows))
    title = _title(text, definition, total, rows)
    lede = text.t(definition.sentence)
    pairs = tuple(sorted(params.items()))
    results: tuple[Part, ...] = (
        Block("releases-table", html(_drawn, context, pairs)),
        *aged(context, facts),
        Files(
            counted.suffix("releases", params),
            lambda: _rows(text, dataset, dict(pairs)),
            lambda: claims_file(context, facts),
            subjects=(lambda: [row.event.event_id for row in rows]) if dataset.legs else None,
        ),
    )
    if not rows:
        results = (nothing(text, text.t("No release fits these filters."), "releases"),)
    parts: tuple[Part, ...] = (
        heading(text.t("Releases"), title, lede, counted=True),
        Place("releases", _controls(context, params), room=(204, 364)),
        *results,
    )
    return Page(title, lede, parts)


def _title(text: Text, definition: Definition, total: Total, rows: Sequence[Release]) -> str:
    """The sum of the rows, and how many of them add nothing as no source that counts gives their number."""
    kinds = {row.event.kind for row in rows}
    if not total.parts:
        return sums.untold(text, total, kinds, len(rows))
    placeholders = {
        "people": text.t(definition.label),
        "number": sums.least(text, total),
        "events": sums.events(text, kinds, len(rows)),
    }
    without = len(rows) - len(total.parts)
    if not without:
        return text.t("{people}: {number} in {events} (our sum)", **placeholders)
    one = "{people}: {number} in {events}, {count} of them not counted (our sum)"
    return text.n(one, one, without, **placeholders)


def select(dataset: Dataset, params: Params) -> tuple[Release, ...]:
    """The rows that an address asks for, in its order."""
    known = {each.name: each.known(dataset) for each in ADDRESS.parameters if each.name in FIELDS}
    years, kinds, ways = (frozenset(addresses.several(params, name, known[name])) for name in FIELDS)
    rows = releases.select(dataset, definition_of(dataset, params), Filter(years, kinds, ways))
    order = addresses.one(params, "sort", releases_table.orders(dataset), releases_table.NEWEST)
    return releases_table.ordered(rows, order)


def _rows(text: Text, dataset: Dataset, params: Params) -> tables.Table:
    order = addresses.one(params, "sort", releases_table.orders(dataset), releases_table.NEWEST)
    return releases_table.table(text, dataset, definition_of(dataset, params), select(dataset, params), order, params)


def _drawn(text: Text, dataset: Dataset, pairs: tuple[tuple[str, str], ...]) -> h.Element:
    """The table with an explanation of its sums, and its source line."""
    table = _rows(text, dataset, dict(pairs))
    facts = tuple(fact for line in table.lines for fact in line.facts)
    rows = select(dataset, dict(pairs))
    total = totals.of_events(dataset, definition_of(dataset, dict(pairs)), (row.event for row in rows))
    return h.div(".releases")[
        tables.html(table),
        h.p(".small")[
            text.t(
                "Numbers are those that sources give; where they differ, each value is named. The last row is ours: "
                "each column added up by itself, everybody once, by what sources give at least. Columns count "
                "different things, so no sum goes across them. An empty cell means that no source that counts says."
            )
        ],
        h.div(".small")[
            sums.why(text, dataset, total), (h.p[words] for words in releases_table.left_out(text, dataset, rows))
        ],
        h.p[h.a(href=_cite(dict(pairs)), target="_self")[text.t("Cite this sum")]] if total.parts else None,
        h.p(".source-line")[citations.source_line(text, dataset, facts)],
    ]


def _cite(params: Params) -> str:
    """The address at which the sum of a page is cited."""
    names = ("definition", *FIELDS)
    return addresses.link("cite", **{name: params[name] for name in names if params.get(name)})


def _controls(context: Context, params: Params) -> tuple[Control, ...]:
    """The filters, and by which definition people are counted."""
    text, dataset = context.text, context.dataset
    words: dict[str, tuple[str, dict[str, str]]] = {
        "year": (text.t("Year"), {year: year for year in releases.years(dataset)}),
        "kind": (text.t("Kind"), {str(kind): labels.event_kind(text, kind) for kind in releases.kinds(dataset)}),
        "way": (
            text.t("How they left, where sources say"),
            {way: choice(text, dataset.story, way) for way in releases.known_ways(dataset)},
        ),
    }
    filters = (
        Control(name, Widget.MARKS, label, tuple(options.items()), addresses.several(params, name, tuple(options)))
        for name, (label, options) in words.items()
    )
    return (*filters, counted.control(context, params))


DESCRIPTION = Description(ADDRESS, 3, lambda text: text.t("Releases"), make)
