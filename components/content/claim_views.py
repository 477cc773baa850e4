"""Two more views of the claims page: one claim at its permanent address, and all voices on a subject as a table."""

from functools import partial

import htpy as h

from components.addresses import link
from components.content.parts import (
    Block,
    Context,
    Page,
    Part,
    Schema,
    aged,
    claims_file,
    footing,
    heading,
    html,
)
from components.html import claim_page, evidence, labels, voices_table
from data.claim_index import rows_by_id


def one(context: Context, claim_id: str) -> Page:
    """The page of one claim, or that there is none of that id."""
    text, dataset = context.text, context.dataset
    row = rows_by_id(dataset).get(claim_id)
    if row is None:
        return _unknown(context, claim_id)
    fact = row[0]
    title = claim_page.title(text, dataset, row)
    table = evidence.table(text, dataset, (fact,))
    parts: tuple[Part, ...] = (
        _back(
            text.t("← All claims of this fact"),
            link("claims", subject=fact.subject_id, property=fact.prop.property),
        ),
        Block("claim", html(claim_page.page, context, claim_id)),
        *aged(context, (fact,)),
        *footing(context, (fact,), table, claim_id, lambda: table, partial(claims_file, context, (fact,))),
    )
    return Page(title, claim_page.lede(text, dataset, row), parts, Schema.DATA)


def _unknown(context: Context, claim_id: str) -> Page:
    text = context.text
    title = text.t("No claim has this id")
    lede = text.t("No claim {id} is on record: it may be mistyped, or have been withdrawn.", id=claim_id)
    return Page(title, lede, (heading(text.t("Claims"), title, lede), _back(text.t("← All claims"), "/claims")))


def _back(words: str, address: str) -> Block:
    return Block("back", h.nav(".pager")[h.a(href=address, target="_self")[words]])


def compared(context: Context, subject: str) -> Page:
    """All voices on a subject, side by side."""
    text, dataset = context.text, context.dataset
    facts = dataset.facts(subject)
    title = text.t("Who says what of it, voice by voice: {subject}", subject=labels.subject(text, dataset, subject))
    lede = text.t(
        "On what voices differ each has a column, with relays and pages without weight folded below it. On what nobody "
        "differs there is one line."
    )
    table = evidence.table(text, dataset, facts)
    parts: tuple[Part, ...] = (
        heading(text.t("Claims"), title, lede),
        _back(text.t("← All claims about it"), link("claims", subject=subject)),
        Block("voices", html(voices_table.drawn, context, subject)),
        *aged(context, facts),
        *footing(context, facts, table, subject, lambda: table, partial(claims_file, context, facts)),
    )
    return Page(title, lede, parts, Schema.DATA)
