"""All values of a fact side by side: sources, origins, standing and the editor's reason."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components import citations, labels
from components.address import link
from components.tables import Line, Table
from components.text import Text
from data import Dataset, Fact


def comparison(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """One fact, with a column for every value that anybody gives."""
    many = len(fact.versions) > 1
    day = text.t(" · as of {date}", date=text.date(fact.as_of)) if fact.as_of else ""
    return h.article(".evidence")[
        h.h3[text.t(fact.prop.label), ": ", labels.fact_value(text, dataset, fact)],
        h.p[citations.glyph(fact.standing), " ", h.b[labels.standing(text, fact.standing)], day],
        h.p(".small")[
            text.t(fact.prop.description), ". ", citations.summary(text, fact), _overtaken(text, dataset, fact)
        ],
        h.div(".beside" if many else ".alone")[(citations.version(text, dataset, fact, v) for v in fact.versions)],
    ]


def _overtaken(text: Text, dataset: Dataset, fact: Fact) -> Node:
    event = dataset.events.get(fact.overtaken_by)
    if event is None:
        return None
    address = link("timeline", event=event.event_id)
    return [" ", text.t("Overtaken by:"), " ", h.a(href=address, target="_self")[event.headline], "."]


def table(text: Text, dataset: Dataset, facts: Sequence[Fact]) -> Table:
    """Every claim behind some facts, one a row."""
    lines = [
        Line(
            (
                labels.subject(text, dataset, fact.subject_id),
                text.t(fact.prop.label),
                labels.value(text, dataset, fact.prop, claim.value),
                labels.version_state(text, version.state),
                dataset.sources[claim.source_id].publisher,
                dataset.origin(claim).name,
                str(claim.as_of or ""),
                claim.rank,
                claim.reason,
            ),
            (fact,),
        )
        for fact in facts
        for version in fact.versions
        for claim in version.claims
    ]
    columns = (
        text.t("Subject"),
        text.t("Property"),
        text.t("Value"),
        text.t("State"),
        text.t("Publisher"),
        text.t("Origin"),
        text.t("As of"),
        text.t("Rank"),
        text.t("Reason"),
    )
    return Table(text.t("Claims, one a row"), columns, tuple(lines))
