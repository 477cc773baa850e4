"""The sources page: all origins and pages with their records, the page of each one, and two side by side."""

from collections.abc import Sequence

import htpy as h

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import counted, source_story, source_subject, sources_beside
from components.content.parts import (
    Block,
    Context,
    Control,
    Description,
    Files,
    Page,
    Pager,
    Part,
    Place,
    Schema,
    Widget,
    heading,
    html,
    nothing,
)
from components.html import labels, sources_table
from components.html.sources_table import Row
from components.html.tables import html as drawn
from components.text import Text
from data import Dataset, track_records
from data.track_records import Filter
from data.vocabulary import OriginKind

PAGE_SIZE = 125
"""Rows on one page of the table."""

PAGES = "pages"
"""The value of `by` that lists pages instead of origins."""

YES_NO = ("yes", "no")


def _kinds(dataset: Dataset) -> tuple[str, ...]:
    used = {origin.kind for origin in dataset.origins.values()}
    return tuple(str(kind) for kind in OriginKind if kind in used)


def _languages(dataset: Dataset) -> tuple[str, ...]:
    return tuple(sorted({source.language for source in dataset.sources.values()}))


ADDRESS = PageAddress(
    "sources",
    (
        Parameter("source", Kind.ONE, Scope.IDENTITY, lambda dataset: tuple(dataset.sources)),
        Parameter("origin", Kind.ONE, Scope.IDENTITY, lambda dataset: tuple(dataset.origins)),
        Parameter("with", Kind.ONE, Scope.IDENTITY, lambda dataset: (*dataset.sources, *dataset.origins)),
        Parameter("show", Kind.ONE, known=lambda _dataset: source_story.VIEWS),
        Parameter("by", Kind.ONE, known=lambda _dataset: ("origins", PAGES)),
        Parameter("kind", Kind.ONE, known=_kinds),
        Parameter("state", Kind.ONE, known=lambda _dataset: YES_NO),
        Parameter("language", Kind.ONE, known=_languages),
        Parameter("weak", Kind.ONE, known=lambda _dataset: YES_NO),
        Parameter("sort", Kind.ONE, Scope.MOMENT, lambda _dataset: sources_table.ORDERS),
        Parameter("page", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
)


def make(context: Context, params: Params) -> Page:
    """The page of an address: one source's, one origin's, two side by side, or the table of all."""
    about = source_subject.subject(context.dataset, params)
    if about is None:
        return _table(context, params)
    other = source_subject.other(context.dataset, about, params)
    return sources_beside.compared(context, about, other) if other else source_story.page(context, about, params)


def select(dataset: Dataset, params: Params) -> tuple[Row, ...]:
    """The rows that an address asks for, in its order."""
    kind = addresses.one(params, "kind", _kinds(dataset))
    filters = Filter(
        frozenset({kind} - {""}),
        addresses.one(params, "state", YES_NO),
        addresses.one(params, "language", _languages(dataset)),
        addresses.one(params, "weak", YES_NO),
    )
    rows: tuple[Row, ...] = (
        track_records.sources(dataset, filters) if _by_page(params) else track_records.origins(dataset, filters)
    )
    order = addresses.one(params, "sort", sources_table.ORDERS, sources_table.MOST_ALONE)
    return sources_table.ordered(dataset, rows, order)


def _by_page(params: Params) -> bool:
    return params.get("by") == PAGES


def _table(context: Context, params: Params) -> Page:
    text, dataset = context.text, context.dataset
    rows, pairs = select(dataset, params), tuple(sorted(params.items()))
    title = text.t("Who says so: {origins} on {pages}", **_counts(text, dataset))
    lede = text.t(
        "An origin is whoever would have to be wrong for a claim to be wrong: an agency, an office, a person. "
        "However many pages repeat it, it counts as one voice. Choose one to see what it says, what rests on it "
        "alone, and what falls if it is wrong."
    )
    pages = -(-len(rows) // PAGE_SIZE)
    results: tuple[Part, ...] = (
        Block("sources-table", html(_rows, context, pairs, addresses.number(params, "page", pages))),
        Pager(pages),
        Files("sources", lambda: sources_table.file(text, dataset, rows)),
    )
    if not rows:
        results = (nothing(text, text.t("No source fits these filters."), "sources"),)
    parts = (
        heading(text.t("Sources"), title, lede),
        Place("sources", _controls(context, params), (268, 436)),
        *results,
    )
    return Page(title, lede, parts, Schema.DATA)


def _counts(text: Text, dataset: Dataset) -> dict[str, str]:
    return {
        "origins": text.n("{count} origin", "{count} origins", len(dataset.origins)),
        "pages": text.n("{count} page", "{count} pages", len(dataset.sources)),
    }


def _rows(text: Text, dataset: Dataset, pairs: tuple[tuple[str, str], ...], number: int) -> h.Element:
    """One page of the table, with what its numbers mean."""
    params = dict(pairs)
    rows = select(dataset, params)
    order = addresses.one(params, "sort", sources_table.ORDERS, sources_table.MOST_ALONE)
    on_page: Sequence[Row] = rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    by_page = _by_page(params)
    count = text.n("{count} page", "{count} pages", len(rows)) if by_page else None
    count = count or text.n("{count} origin", "{count} origins", len(rows))
    return h.div[
        h.p(".small", data_told="", data_arrive="" if number > 1 else None)[
            count,
            ". ",
            text.t(
                "“On it alone”: facts that hold and whose value nobody else gives. “No longer so” and “Wrong” count "
                "claims: what was overtaken, and what was shown to be wrong."
            ),
        ],
        h.div(".track-records")[drawn(sources_table.table(text, dataset, on_page, order, params, by_page=by_page))],
    ]


def _controls(context: Context, params: Params) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    origins, pages = text.t("Origins: whose word it is"), text.t("Pages: where it stands")
    kinds = tuple((each, labels.origin_kind(text, OriginKind(each))) for each in _kinds(dataset))
    languages = tuple((each, labels.language(text, each)) for each in _languages(dataset))
    state = (("yes", text.t("state-run only")), ("no", text.t("not state-run")))
    weak = (("yes", text.t("weak pages only")), ("no", text.t("without weak pages")))
    values = {name: (params.get(name, ""),) for name in ("kind", "state", "language", "weak")}
    by = (params.get("by") or "origins",)
    return (
        Control("by", Widget.ONE_OF, text.t("List"), (("origins", origins), (PAGES, pages)), by),
        Control("kind", Widget.CHOICE, text.t("Kind of origin"), kinds, values["kind"], text.t("Any kind")),
        Control("state", Widget.CHOICE, text.t("State-run"), state, values["state"], text.t("Whether or not")),
        Control("language", Widget.CHOICE, text.t("Language"), languages, values["language"], text.t("Any language")),
        Control("weak", Widget.CHOICE, text.t("Weak pages"), weak, values["weak"], text.t("With and without")),
    )


DESCRIPTION = Description(ADDRESS, 6, lambda text: text.t("Sources"), make)
