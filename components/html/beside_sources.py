"""Two pages or two origins side by side: where they agree, where they differ, and what only one of them says."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import labels, source_page, values
from components.text import Text
from data import Dataset
from data.attribution import Statement
from data.overlap import Overlap, Shared

MOST = 40
"""Statements of one alone that are listed; its own page has them all."""


def summary(text: Text, both: Overlap) -> str:
    """On how many facts they agree and differ."""
    return text.t(
        "They agree on {alike} and differ on {unlike}; of {first} only the first speaks, of {second} only the second.",
        alike=text.n("{count} fact", "{count} facts", len(both.alike)),
        unlike=text.number(len(both.unlike)) if both.unlike else text.t("none"),
        first=text.number(_facts(both.only[0])),
        second=text.number(_facts(both.only[1])),
    )


def _facts(side: Sequence[Statement]) -> int:
    return len({each.fact.key for each in side})


def table(text: Text, dataset: Dataset, shared: Sequence[Shared], names: tuple[str, str], caption: str) -> Element:
    """Facts of which both speak, a row each, with what either says."""
    return h.div(".table-wrap", tabindex="0", role="region", aria_label=caption)[
        h.table(".both")[
            h.caption(".visually-hidden")[caption],
            h.thead[h.tr[h.th(scope="col")[text.t("Fact")], (h.th(scope="col")[name] for name in names)]],
            h.tbody[(_row(text, dataset, each) for each in shared)],
        ]
    ]


def _row(text: Text, dataset: Dataset, each: Shared) -> Element:
    fact = each.fact
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    return h.tr[
        h.th(scope="row")[
            h.small[labels.dated(text, dataset, fact.subject_id)],
            " ",
            h.a(href=address, target="_self")[text.t(fact.prop.label)],
        ],
        (h.td[_side(text, dataset, side)] for side in each.sides),
    ]


def _side(text: Text, dataset: Dataset, side: Sequence[Statement]) -> Node:
    """What one of the two says, each value once, struck through where it does not hold."""
    by_value = {str(each.claim.value): each for each in side}
    return [
        h.div[values.drawn(text, each.status, labels.value(text, dataset, each.fact.prop, each.claim.value))]
        for each in by_value.values()
    ]


def only(text: Text, dataset: Dataset, side: Sequence[Statement], more: str) -> Node:
    """What one of the two says and the other does not, with a link to the rest."""
    once = list({each.fact.key: each for each in side}.values())
    left = len(once) - MOST
    words = text.n("and {count} more", "and {count} more", left)
    return [
        source_page.statements(text, dataset, once[:MOST]),
        h.p[h.a(href=more, target="_self")[words]] if left > 0 else None,
    ]
