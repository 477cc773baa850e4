"""A sum of ours as readers see it: at least so many, with a mark of its own, and the parts that it is made of."""

from collections.abc import Collection

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.text import Text
from data import Dataset, Fact, Quantity
from data.counts import Count
from data.quantities import Bound
from data.totals import Part, Total
from data.vocabulary import EventKind

SIGN = "M2 1.5h8v2H5.4L8.2 6 5.4 8.5H10v2H2V9.2L5.5 6 2 2.8z"
"""The outline of the mark of a sum, a sigma in a box of 12 by 12; no standing of a fact looks like it."""


def name(text: Text) -> str:
    """What stands in place of a standing: a sum is our own, so no source corroborates it."""
    return text.t("our sum")


def glyph() -> Element:
    """The drawn mark of a sum; words beside it say the same."""
    return h.svg(".glyph.sum", viewBox="0 0 12 12", aria_hidden="true")[h.path(d=SIGN, fill_rule="evenodd")]


def least(text: Text, total: Total) -> str:
    """The number as a sum can state it: at least so many, by the lowest figures that sources give today."""
    return text.quantity(Quantity(float(total.low), Bound.AT_LEAST))


def mark(text: Text, dataset: Dataset, total: Total) -> Element:
    """The mark of a sum; pressing it shows who is counted, why it is a least number, and the parts."""
    return h.details(".cite")[
        h.summary(aria_label=text.t("How this sum is made. Show its parts"), title=name(text))[glyph()],
        h.div(".panel")[
            h.p(".panel-head")[glyph(), text.t("Our sum, by this definition:")],
            h.p[text.t(total.definition.sentence)],
            why(text, dataset, total),
            parts(text, total),
        ],
    ]


def why(text: Text, dataset: Dataset, total: Total) -> list[Element]:
    """Why it is a least number, who is counted once though named in several parts, and where sources differ."""
    reasons = (_least(text, total), _once(text, dataset, total), span(text, total), left_out(text, total))
    return [h.p[words] for words in reasons if words]


def _least(text: Text, total: Total) -> str:
    reasons = [text.t("“At least”: {reason}", reason=text.t(total.definition.note))]
    if bounds := sum(part.least for part in total.parts):
        one = "{count} part is a bound or rounded; the least that it allows is counted."
        reasons.append(
            text.n(one, "{count} parts are bounds or rounded; the least that they allow is counted.", bounds)
        )
    if total.unknown:
        one = "For {count} event no number is known."
        reasons.append(text.n(one, "For {count} events no number is known.", len(total.unknown)))
    return " ".join(reasons)


def _once(text: Text, dataset: Dataset, total: Total) -> str:
    """People who stand in several parts, by name where the name is published."""
    if not total.again:
        return ""
    names = text.list(dataset.people[p].name for p in total.counted_twice if p in dataset.people)
    return text.t("Stands in more than one part, and is counted once: {names}.", names=names)


def span(text: Text, total: Total) -> str:
    """The sum by the lowest and by the highest figures, where sources differ today; else an empty string."""
    if total.low == total.high:
        return ""
    low, high, number = text.number(total.low), text.number(total.high), text.number(total.number)
    if total.low == total.number:
        return text.t("Where sources differ today, their figures give {low} to {high}.", low=low, high=high)
    return text.t(
        "Where sources differ today, their figures give {low} to {high}, and the figures shown first {number}.",
        low=low,
        high=high,
        number=number,
    )


def left_out(text: Text, total: Total) -> str:
    """What only weak sources would add, with the day of each; they do not count, and so it is no part of the sum."""
    if not total.left_out:
        return ""
    return text.t("Left out, since only weak sources put them here: {parts}.", parts=_weak(text, total))


def left_out_of(text: Text, total: Total, column: str) -> str:
    """The same of the sum of one column of a table, with the head of the column."""
    if not total.left_out:
        return ""
    return text.t(
        "Left out of “{column}”, since only weak sources put them here: {parts}.",
        column=column,
        parts=_weak(text, total),
    )


def _weak(text: Text, total: Total) -> str:
    """Each part that is left out of a sum, with its day."""
    return text.list(
        text.t("{number} ({day})", number=text.number(part.number), day=text.short_date(part.event.date))
        for part in total.left_out
    )


def parts(text: Text, total: Total) -> Element:
    """The parts of a sum, the newest first; each links to its figures and their sources."""
    return h.ul(".parts")[(h.li[part(text, each)] for each in reversed(total.parts))]


def part(text: Text, each: Part) -> list[Node]:
    """One part: the number, which opens its figures, and the event of which it is."""
    figures = [_figure(text, fact) for fact in each.facts]
    joined: list[Node] = [[" + " if at else None, figure] for at, figure in enumerate(figures)]
    return [text.short_date(each.event.date), ": ", joined, " · ", each.event.headline]


def _figure(text: Text, fact: Fact) -> Element:
    assert isinstance(fact.value, Quantity)
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    return h.a(href=address, target="_self", title=text.t(fact.prop.label))[text.quantity(fact.value)]


def events(text: Text, kinds: Collection[EventKind], count: int) -> str:
    """Of how many releases, pardons and exchanges a sum is made."""
    if EventKind.SWAP in kinds and EventKind.RELEASE not in kinds:
        return text.n("{count} pardon or exchange", "{count} pardons and exchanges", count)
    if EventKind.SWAP in kinds:
        one = "{count} release, pardon or exchange"
        return text.n(one, "{count} releases, pardons and exchanges", count)
    return text.n("{count} release or pardon", "{count} releases and pardons", count)


def after(total: Total, count: Count) -> int:
    """How many people of a total were freed on the day of a count in custody or later, so may stand in both numbers."""
    return sum(part.number for part in total.parts if part.day >= count.as_of.earliest)


def counted(text: Text, everyone: Total, count: Count) -> str:
    """The day of a count in custody, and how many people were freed after it."""
    return before(text, last(text, text.date(count.as_of), exact=count.exact), after(everyone, count))


def headline(text: Text, total: Total) -> str:
    """Who is counted, how many by our sum, and in how many events."""
    if not total.parts:
        without = {event.event_id: event for event in (*total.silent, *(part.event for part in total.left_out))}
        return untold(text, total, {event.kind for event in without.values()}, len(without))
    return text.t(
        "{people}: {number} in {events} (our sum)",
        people=text.t(total.definition.label),
        number=least(text, total),
        events=events(text, {part.event.kind for part in total.parts}, len(total.parts)),
    )


def untold(text: Text, total: Total, kinds: Collection[EventKind], count: int) -> str:
    """The headline of a sum without a number: who is counted, and in how many events."""
    people = text.t(total.definition.label)
    if not count:
        return text.t("{people}: nothing is counted, as no event fits", people=people)
    return unsaid_in(text, total, events(text, kinds, count))


def unsaid_in(text: Text, total: Total, events: str) -> str:
    """The same with other words for the events."""
    people = text.t(total.definition.label)
    return text.t("{people}: {said} in {events}", people=people, said=unsaid(text, total), events=events)


def number(text: Text, total: Total) -> str:
    """The number as a sum can state it, or what stands in its place."""
    return least(text, total) if total.parts else unsaid(text, total)


def unsaid(text: Text, total: Total) -> str:
    """The words that stand in place of the number of a sum without parts."""
    return text.t("only weak sources say how many") if total.left_out else text.t("no source says how many")


def last(text: Text, day: str, *, exact: bool) -> str:
    """How the last count in custody is introduced: a number comes from a list, a bound from a statement."""
    return text.t("in the last list, {date}", date=day) if exact else text.t("at the last count, {date}", date=day)


def before(text: Text, counted: str, later: int) -> str:
    """A count in custody in words, and how many people were freed since, whether or not they were in it."""
    if not later:
        return counted
    one = "{counted}, before {count} person was freed"
    return text.n(one, "{counted}, before {count} people were freed", later, counted=counted)


def steps(text: Text, changes: list[tuple[str, int]]) -> str:
    """What is added and taken away, with the day of each: less 7 (24 Jan 2025), and 1 more (11 Sep 2025)."""
    parts = [
        text.t("{number} more ({day})", number=text.number(change), day=day)
        if change > 0
        else text.t("{number} fewer ({day})", number=text.number(-change), day=day)
        for day, change in changes
    ]
    return text.list(parts)


def citing(text: Text, definition_id: str) -> Element:
    """A link to the citation of a sum."""
    return h.a(href=link("cite", definition=definition_id), target="_self")[text.t("Cite this sum")]
