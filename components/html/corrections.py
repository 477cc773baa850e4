"""Published corrections: what was wrong, what it is now, when and why."""

from collections.abc import Iterable, Iterator, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import labels, values
from components.text import Text
from data import Dataset, PartialDate
from data.model import Correction
from data.news import NewsKind, corrections_of
from data.values import parse_value
from data.vocabulary import Severity, ValueStatus

PAGE = "changes"
"""The page of the desk that lists them all."""


def newest_first(corrections: Iterable[Correction]) -> list[Correction]:
    """Corrections sorted by the day on which they were published, the newest first."""
    return sorted(corrections, key=lambda each: each.published_on, reverse=True)


def listed(text: Text, dataset: Dataset, corrections: Iterable[Correction]) -> Element | None:
    """Corrections as a list, the newest first; nothing where there are none."""
    ordered = newest_first(corrections)
    return h.ul[(_item(text, dataset, each) for each in ordered)] if ordered else None


def _item(text: Text, dataset: Dataset, each: Correction) -> Element:
    return h.li[h.b[text.date(each.published_on)], ": ", sentence(text, dataset, each)]


def sentence(text: Text, dataset: Dataset, each: Correction) -> list[Node]:
    """What was wrong of whom or what, what it is now, and why."""
    return [labels.subject(text, dataset, each.subject_id), ". ", *before_and_now(text, dataset, each), each.reason]


def label(text: Text, dataset: Dataset, each: Correction) -> str:
    """The name of the property that was wrong; nothing where it was no property."""
    return text.t(dataset.properties[each.property].label) if each.property in dataset.properties else each.property


def before_and_now(text: Text, dataset: Dataset, each: Correction) -> Iterator[Node]:
    """What stood here before, struck through, and what stands here now."""
    name = label(text, dataset, each)
    yield text.t("What stood here under “{name}”", name=name) if name else text.t("What stood here")
    yield from (": ", values.drawn(text, ValueStatus.WRONG, value(text, dataset, each.property, each.old_value)), ". ")
    now = value(text, dataset, each.property, each.new_value) or text.t("nothing, it is withdrawn")
    yield from (text.t("What stands here now"), ": ", now, ". ")


def severity(text: Text, value: Severity) -> str:
    """How much a correction changes, in words."""
    return {
        Severity.CLARIFICATION: text.t("Clarification"),
        Severity.CORRECTION: text.t("Correction"),
        Severity.RETRACTION: text.t("Retraction"),
    }[value]


def days(text: Text, each: Correction) -> Iterator[tuple[str, str]]:
    """The four days of a correction with their names; one that is not known says so."""
    named: tuple[tuple[str, PartialDate | None], ...] = (
        (text.t("True on"), each.true_on),
        (text.t("Said on"), each.said_on),
        (text.t("Found on"), each.found_on),
        (text.t("Published on"), each.published_on),
    )
    for name, day in named:
        yield name, text.date(day) if day else text.t("not known")


def card(text: Text, dataset: Dataset, each: Correction) -> Element:
    """One correction with its days, its page, and what is said of the same now."""
    address = link("claims", subject=each.subject_id, property=each.property)
    page = dataset.sources.get(each.source_id)
    return h.article(id=each.correction_id)[
        h.h2[severity(text, each.severity), ": ", labels.subject(text, dataset, each.subject_id)],
        h.p[before_and_now(text, dataset, each)],
        h.p[each.reason],
        h.p(".small")[" · ".join(f"{name}: {day}" for name, day in days(text, each))],
        h.p[
            h.a(href=address, target="_self")[text.t("What is said of it now")],
            [" · ", h.a(href=link("sources", source=each.source_id), target="_self")[text.t("The page that showed it")]]
            if page
            else None,
        ],
    ]


def mark(text: Text, touching: Sequence[Correction]) -> str:
    """One line on some corrections: the day of the last one, and how many there are; nothing where there are none."""
    if not touching:
        return ""
    last = text.date(max(each.published_on for each in touching))
    return text.n("Corrected on {date}.", "Corrected {count} times, last on {date}.", len(touching), date=last)


def marked(text: Text, dataset: Dataset, subject_id: str) -> Node:
    """A line on the corrections of a person or an event, with a link to them; nothing where there are none."""
    line = mark(text, corrections_of(dataset, subject_id))
    address = link(PAGE, kind=NewsKind.CORRECTION, about=subject_id)
    return h.p(".small.corrected")[h.a(href=address, target="_self")[line]] if line else None


def value(text: Text, dataset: Dataset, name: str, raw: str) -> str:
    """A value of a correction in words; as the table has it where its property is gone or has another form."""
    prop = dataset.properties.get(name)
    try:
        return labels.value(text, dataset, prop, parse_value(prop, raw)) if prop and raw else raw
    except ValueError:
        return raw
