"""Facts as a readable list: a heading per subject, a row per fact, which opens in place to all its claims."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, evidence, labels, values
from components.html.report import to_report
from components.text import Text
from data import Dataset, Fact, Version, status
from data.claim_filter import Hit
from data.disputes import DAYS, NUMBERS, live, settled_by, spread
from data.vocabulary import Standing

FEW = 2
"""So many facts stand open from the start."""


def listed(text: Text, dataset: Dataset, hits: Sequence[Hit], *, partly: bool) -> Element:
    """Facts under the names of their subjects; `partly` says that a filter leaves out some of their claims."""
    groups = groupby(hits, key=lambda hit: hit.fact.subject_id)
    opened = len(hits) <= FEW
    return h.div(".ledger")[
        (
            h.section[
                h.h2[_subject(text, dataset, subject)],
                h.ul(".rows")[(_row(text, dataset, hit, partly=partly, opened=opened) for hit in of_subject)],
            ]
            for subject, of_subject in groups
        )
    ]


def _subject(text: Text, dataset: Dataset, subject_id: str) -> Node:
    """The name of what facts are about, as a link to its page where it has one."""
    words = labels.dated(text, dataset, subject_id)
    if subject_id in dataset.people:
        return h.a(href=link("people", person=subject_id), target="_self")[words]
    if subject_id in dataset.events:
        return h.a(href=link("releases", event=subject_id), target="_self")[words]
    return words


def _row(text: Text, dataset: Dataset, hit: Hit, *, partly: bool, opened: bool) -> Element:
    fact = hit.fact
    day = h.small[" ", text.t("as of {date}", date=text.date(fact.as_of))] if fact.as_of else None
    return h.li[
        h.details(".row", open=opened)[
            h.summary[
                h.span(".what")[text.t(fact.prop.label)],
                " ",
                h.span[h.b[values.fact(text, dataset, fact)], day],
                " ",
                h.span(".how")[citations.glyph(fact.standing), " ", _standing(text, fact)],
            ],
            evidence.comparison(text, dataset, fact),
            h.p(".small")[to_report(text, subject=fact.subject_id, property=fact.prop.property)],
        ],
        _said_here(text, dataset, hit) if partly else None,
        _dispute(text, dataset, fact) if fact.standing is Standing.DISPUTED else None,
    ]


def _standing(text: Text, fact: Fact) -> str:
    words = labels.standing(text, fact.standing)
    behind = citations.voices(text, fact.support)
    return (
        behind if fact.standing is Standing.ONE_VOICE else text.t("{standing}: {voices}", standing=words, voices=behind)
    )


def _said_here(text: Text, dataset: Dataset, hit: Hit) -> Node:
    """The values of the claims that fit the filter, where they differ from the adopted value."""
    chosen = {claim.claim_id for claim in hit.claims}
    others = [each for each in hit.fact.versions[1:] if any(claim.claim_id in chosen for claim in each.claims)]
    if not others:
        return None
    return h.p(".small")[text.t("What was asked for says:"), " ", _all(_became(text, dataset, hit.fact, others))]


def _became(text: Text, dataset: Dataset, fact: Fact, versions: Sequence[Version]) -> Iterator[Node]:
    for each in versions:
        words = labels.value_status(text, status.of_version(fact, each))
        value = values.version(text, dataset, fact, each)
        yield [value, None if status.of_version(fact, each).struck else f" ({words})"]


def _all(parts: Iterator[Node]) -> Node:
    return [[", " if at else "", part] for at, part in enumerate(parts)]


def _dispute(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """How far apart the values lie, and why one of them is shown."""
    others = text.list(labels.value(text, dataset, fact.prop, each.value) for each in live(fact)[1:])
    settles = settled_by(dataset, fact)
    reasons = dict.fromkeys(reason for each in live(fact) for reason in each.reasons)
    return h.p(".small.apart")[
        text.t("Others say {values}{distance}.", values=others, distance=_distance(text, fact)),
        " ",
        text.t("Editor’s reason: {reason}", reason="; ".join(reasons)) if reasons else _rule(text, fact),
        ". " if settles else ".",
        text.t("What would settle it: {settles}", settles=settles) if settles else None,
    ]


def _distance(text: Text, fact: Fact) -> str:
    kind, size = spread(fact)
    if kind == NUMBERS:
        share = round(size * 100)
        return text.t("; the spread is {percent} % of the value shown", percent=text.number(share)) if share else ""
    if kind == DAYS:
        return text.n("; {count} day apart", "; {count} days apart", round(size))
    return ""


def _rule(text: Text, fact: Fact) -> str:
    """Why a value is shown that no editor prefers."""
    adopted, *others = live(fact)
    if any(each.support.voices >= adopted.support.voices for each in others):
        return text.t("Shown by the rule: of as many voices the one that was published last")
    return text.t("Shown by the rule: most independent voices give it")
