"""What would change if a page or an origin were wrong, in words: each fact and total as it is, and without it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import labels, sums, values
from components.text import Text
from data import Dataset, Fact
from data.falls import Change, Fall, TotalChange
from data.model import Relation
from data.vocabulary import RelationKind, Standing

T = TypeVar("T")


def summary(text: Text, fall: Fall) -> str:
    """How much would change, in one sentence."""
    if fall.nothing:
        return text.t("Nothing here would change: whatever it says, others say as well or decide.")
    gone = sum(change.after is None for change in fall.changes)
    other = sum(change.other_value for change in fall.changes) - gone
    weaker = len(fall.changes) - gone - other
    counted = [
        text.n("{count} fact would have nobody behind it", "{count} facts would have nobody behind them", gone)
        if gone
        else "",
        text.n("{count} would have another value", "{count} would have another value", other) if other else "",
        text.n("{count} would stand otherwise", "{count} would stand otherwise", weaker) if weaker else "",
        text.n("{count} total would be another", "{count} totals would be another", len(fall.totals))
        if fall.totals
        else "",
        text.n("{count} tie of a person would go", "{count} ties of people would go", len(fall.ties))
        if fall.ties
        else "",
    ]
    return text.t("Without it {changes}.", changes=text.list(each for each in counted if each) or text.t("little"))


def totals(text: Text, dataset: Dataset, fall: Fall) -> Element | None:
    """The totals, and the count of people in custody, that would change."""
    items: list[Node] = [_total(text, each) for each in fall.totals]
    if fall.held:
        items.append([text.t("Those in custody"), ": ", _sides(text, dataset, fall.held)])
    return h.ul(".falls")[(h.li[each] for each in items)] if items else None


def _total(text: Text, each: TotalChange) -> Node:
    sides = (each.before, each.after)
    before, after = (
        text.t(
            "{number} in {events}",
            number=sums.least(text, side),
            events=sums.events(text, {part.event.kind for part in side.parts}, len(side.parts)),
        )
        for side in sides
    )
    name = h.b[text.t(each.definition.label)]
    if before == after:
        return [name, ": ", text.t("{number}; sources would differ otherwise on it", number=before)]
    return [name, ": ", before, " → ", h.b[after], " (", sums.name(text), ")"]


def listed(text: Text, dataset: Dataset, changes: Sequence[Change]) -> Node:
    """Facts by subject, each as it is and as it would be."""
    return by_subject(text, dataset, changes, lambda each: each.before.subject_id, _change)


def by_subject(
    text: Text,
    dataset: Dataset,
    items: Iterable[T],
    about: Callable[[T], str],
    draw: Callable[[Text, Dataset, T], Node],
) -> Node:
    """Items as lists under headings of their subjects."""
    return [
        [
            h.h3[labels.dated(text, dataset, subject)],
            h.ul(".told.falls")[[h.li[draw(text, dataset, each)] for each in group]],
        ]
        for subject, group in groupby(items, key=about)
    ]


def _change(text: Text, dataset: Dataset, change: Change) -> Node:
    fact = change.before
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    day = text.t(" on {date}", date=text.date(fact.as_of)) if fact.as_of else ""
    name = h.a(href=address, target="_self")[text.t(fact.prop.label)]
    return [name, day, ": ", _sides(text, dataset, change)]


def _sides(text: Text, dataset: Dataset, change: Change) -> Node:
    before, after = change.before, change.after
    standing = f" ({stands(text, before)}) → "
    if after is None:
        return [values.fact(text, dataset, before), standing, h.b[text.t("nobody says so")]]
    value = values.fact(text, dataset, after) if change.other_value or after.as_of != before.as_of else None
    changed: Node = [h.b[value], f" ({stands(text, after)})"] if value else h.b[stands(text, after)]
    return [values.fact(text, dataset, before), standing, changed]


def stands(text: Text, fact: Fact) -> str:
    """The standing of a fact in words; where only weak pages give it, that no voice backs it."""
    if fact.support.weak and fact.standing is Standing.ONE_VOICE:
        return text.t("weak pages only")
    return labels.standing(text, fact.standing)


def ties(text: Text, dataset: Dataset, relations: Iterable[Relation]) -> Element | None:
    """Ties between people that no other page states, by kind."""
    by_end: dict[tuple[RelationKind, str], list[str]] = {}
    for tie in relations:
        by_end.setdefault((tie.relation, tie.object_id), []).append(labels.subject(text, dataset, tie.subject_id))
    if not by_end:
        return None
    return h.ul(".falls")[
        (
            h.li[labels.relation(text, kind), " ", h.b[_end(text, dataset, end)], ": ", text.list(names)]
            for (kind, end), names in by_end.items()
        )
    ]


def _end(text: Text, dataset: Dataset, end: str) -> str:
    """What people are tied to, with its day where it is an event."""
    name, event = labels.subject(text, dataset, end), dataset.events.get(end)
    return text.t("{headline}, {date}", headline=name, date=text.short_date(event.date)) if event else name
