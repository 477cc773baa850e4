"""The claims page: the whole ledger, searched and filtered, as a list of facts that open in place."""

from collections.abc import Iterable
from functools import partial

import htpy as h

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import cache, claim_filters, claim_views, counted
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
    aged,
    heading,
    html,
    nothing,
)
from components.html import evidence, fact_rows, labels
from components.html.tables import Table
from components.text import Text
from data import Dataset
from data.claim_filter import Filter, Hit, Matches, matching
from data.claim_index import Sort

PAGE_SIZE = 30
"""Facts on one page of results."""

COMPARED = "compare"

ADDRESS = PageAddress(
    "claims",
    (
        Parameter("claim", Kind.WORDS, Scope.IDENTITY),
        *claim_filters.PARAMETERS,
        Parameter("view", Kind.ONE, known=lambda _dataset: (COMPARED,)),
        Parameter("page", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
)


def make(context: Context, params: Params) -> Page:
    """The page of an address: one claim, the voices on one subject side by side, or the list of claims that fit."""
    subject = addresses.one(params, "subject", claim_filters.subjects(context.dataset))
    if claim := params.get("claim", ""):
        return claim_views.one(context, claim)
    if subject and params.get("view") == COMPARED:
        return claim_views.compared(context, subject)
    return _list(context, params)


def _list(context: Context, params: Params) -> Page:
    """What fits, under its controls."""
    text, dataset = context.text, context.dataset
    filters = claim_filters.asked_of(dataset, params)
    sort = Sort(addresses.one(params, "sort", tuple(Sort), Sort.USUAL))
    title = text.t("Who says what, value by value")
    lede = text.t(
        "A claim is one source saying one thing; all claims of one thing make a fact. Search them all: each fact opens "
        "to its values, their sources, the independent origins behind them, and the editor’s reason for the one shown."
    )
    controls = claim_filters.controls(context, params, filters, sort)
    parts: tuple[Part, ...] = (
        heading(text.t("Claims"), title, lede),
        Place("claims", controls, room=(284, 488)),
        *_filters_in_use(text, controls),
        *_results(context, params, filters, sort),
    )
    subjects = filters.active_facets.get("subject", ())
    whose = labels.subject(text, dataset, *subjects) if subjects else ""
    return Page(f"{title}: {whose}" if whose else title, lede, parts, Schema.DATA)


def _filters_in_use(text: Text, controls: tuple[Control, ...]) -> tuple[Block, ...]:
    """Names the collapsed filters that are in use, with a link that clears them."""
    used = []
    for control in controls:
        words = dict(control.options)
        chosen = [words.get(value, value) for value in control.value if value]
        if control.folded and chosen:
            used.append(text.t("{label}: {value}", label=control.label, value=text.choice(chosen)))
    if not used:
        return ()
    back = h.a(href="/claims", target="_self")[text.t("Clear all filters")]
    return (Block("asked", h.p(".small")[" · ".join(used), " · ", back]),)


def _results(context: Context, params: Params, filters: Filter, sort: Sort) -> tuple[Part, ...]:
    """The facts that fit, a page at a time, with the table of their claims and its download."""
    text, dataset = context.text, context.dataset
    matches = matching(dataset, filters, sort)
    if not matches:
        return (nothing(text, text.t("No claim fits all of this."), "claims"),)
    pages = -(-len(matches) // PAGE_SIZE)
    number = addresses.number(params, "page", pages)
    hits = matches.hits((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    facts = tuple(hit.fact for hit in hits)
    table = evidence.table(text, dataset, facts, claims_of(hits))
    return (
        Block("evidence", html(_entries, context, filters, sort, number)),
        Pager(pages),
        *aged(context, facts),
        Block("footing", cache.footing(text, dataset, facts, table)),
        Files("claims", partial(_file, context, matches)),
    )


def _file(context: Context, matches: Matches) -> Table:
    """Every claim that fits, one a row, as a file holds it."""
    hits = matches.hits()
    facts = tuple(hit.fact for hit in hits)
    return evidence.file(context.text, context.dataset, facts, claims_of(hits))


def claims_of(hits: Iterable[Hit]) -> frozenset[str]:
    """The ids of the claims that fit."""
    return frozenset(claim.claim_id for hit in hits for claim in hit.claims)


def _entries(text: Text, dataset: Dataset, filters: Filter, sort: Sort, number: int) -> h.Element:
    matches = matching(dataset, filters, sort)
    hits = matches.hits((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    return h.div[
        _counted(text, matches, number, -(-len(matches) // PAGE_SIZE)),
        fact_rows.listed(text, dataset, hits, partly=filters.of_claims),
    ]


def _counted(text: Text, matches: Matches, number: int, pages: int) -> h.Element:
    """How many facts and claims fit, and which page of results this is; a page that was turned to scrolls into view."""
    count = text.t(
        "{facts} in {claims} about {subjects}",
        facts=text.n("{count} fact", "{count} facts", len(matches)),
        claims=text.n("{count} claim", "{count} claims", matches.claims),
        subjects=text.n("{count} subject", "{count} subjects", matches.subjects),
    )
    if number == 1:
        return h.p(".small", data_told="")[count]
    words = text.t("{count}, page {number} of {pages}", count=count, number=number, pages=pages)
    return h.p(".small", data_told="", data_arrive="")[words]


DESCRIPTION = Description(ADDRESS, 5, lambda text: text.t("Claims"), make)
