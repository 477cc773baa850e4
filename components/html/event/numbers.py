"""An event in numbers: the freed in shares that add up, drawn as small bars, and every other figure in a sentence."""

from collections.abc import Iterator

import htpy as h
from htpy import Element, Node

from components.html import values
from components.html.citing import Citing
from components.html.event.facts import listed, of_theme, section
from components.text import Text
from data import Dataset, Fact, shares
from data.model import Event
from data.roles import Role, Theme
from data.shares import Division

WIDE = 1000
"""Units of the width of a bar's drawing."""


def numbers(citing: Citing, event: Event) -> Element | None:
    """The section: where to, of which citizenship, and whatever else is counted."""
    text, dataset = citing.text, citing.dataset
    return section(
        "numbers",
        text.t("In numbers"),
        _divided(citing, text.t("Where they were taken"), shares.destinations(dataset, event), text.t("Not said")),
        _divided(
            citing, text.t("Citizens of which state"), shares.citizenships(dataset, event), text.t("Not counted apart")
        ),
        listed(citing, of_theme(dataset, event, Theme.NUMBERS)),
    )


def _divided(citing: Citing, title: str, division: Division | None, rest: str) -> Node:
    """Shares as bars, each from where the one before ends, and the words for what is left over."""
    if division is None:
        return None
    rows = [
        h.li[h.span(".whose")[name], h.div(".how-many")[number], _bar(division, start, low, high)]
        for name, number, start, low, high in _rows(citing, division, rest)
    ]
    return [h.h3[title], h.ul(".bars")[rows], _note(citing.text, division)]


def _rows(citing: Citing, division: Division, rest: str) -> Iterator[tuple[str, Node, int, int, int]]:
    """Each bar: its name, its number, where it starts, and its ends by the lowest and the highest figure of today."""
    text, start = citing.text, 0
    for share in division.shares:
        yield (
            label(text, citing.dataset, share.fact),
            citing.value(share.fact, values.either(text, share.fact)),
            start,
            share.part.low,
            share.part.high,
        )
        start += share.part.number
    if division.rest > 0:
        number = h.span(".value")[text.number(division.rest)]
        yield rest, number, start, division.rest, division.rest


def label(text: Text, dataset: Dataset, fact: Fact) -> str:
    """What one share is called: the country to which, or of which, they are."""
    country = text.t(dataset.named(fact.prop.place)) if fact.prop.place else ""
    match fact.prop.role:
        case Role.TAKEN_TO | Role.REACHED:
            return text.t("To {country}", country=country)
        case Role.CITIZENS_FREED:
            return text.t("Citizens of {country}", country=country)
    return text.t(fact.prop.label)


def _bar(division: Division, start: int, low: int, high: int) -> Element:
    """A bar as far as all sources agree, and a dashed span on to what the highest figure says."""
    unit = WIDE / division.span
    room = {"y": "1", "height": "10"}
    return h.svg(".bar", viewBox=f"0 0 {WIDE} 12", preserveAspectRatio="none", aria_hidden="true")[
        h.rect(".ground", room, x="0", width=str(WIDE)),
        h.rect(".sure", room, x=f"{start * unit:.0f}", width=f"{low * unit:.0f}"),
        h.rect(
            ".span",
            room | {"vector-effect": "non-scaling-stroke"},
            x=f"{(start + low) * unit:.0f}",
            width=f"{(high - low) * unit:.0f}",
        )
        if high > low
        else None,
    ]


def _note(text: Text, division: Division) -> Node:
    """Whether the shares add up to the whole, and what a dashed span is."""
    added, whole = sum(share.part.number for share in division.shares), division.whole.number
    sentences = []
    if added == whole:
        sentences.append(text.t("Together {number}: all of them.", number=text.number(added)))
    elif added > whole:
        sentences.append(
            text.t(
                "Together {number}, more than the {whole} freed: sources differ, or somebody stands in two figures.",
                number=text.number(added),
                whole=text.number(whole),
            )
        )
    else:
        sentences.append(text.t("Together {number} of {whole}.", number=text.number(added), whole=text.number(whole)))
    if any(share.part.low != share.part.high for share in division.shares):
        sentences.append(text.t("A dashed span: sources differ, and both values are named."))
    return h.p(".small")[" ".join(sentences)]
