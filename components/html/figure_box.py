"""A form that checks a printed number: whether it is still right, and if not, what changed or who gives it."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import citations, figure_hits, labels, sources, sums
from components.text import Text
from data import Dataset, Fact, figure_check, releases
from data.answers import NumberQuestion
from data.figure_check import EVERYTHING, Checked, Verdict
from data.vocabulary import VersionState

FILTERS = ("year", "kind", "way")
"""What narrows a sum to some of its events."""


def subjects(dataset: Dataset) -> tuple[str, ...]:
    """What a number can be about: each definition, and each release, pardon and exchange."""
    return (*dataset.definitions, *releases.ids(dataset))


def box(text: Text, dataset: Dataset, number: str, subject: str, question: NumberQuestion) -> Element:
    """The form, and the answer to it; nothing is stored, as the whole question stands in the address.

    The question may restrict the sum to some years, kinds of event and ways of leaving; the form repeats these.
    """
    narrowed = {name: value for name, value in question.params.items() if name in FILTERS}
    return h.section[
        h.h3[text.t("A number")],
        _answer(text, dataset, number, subject, question) if number else None,
        h.form(".ask", action=link("cite"), method="get", autocomplete="off")[
            h.label[
                h.span[text.t("The number")],
                h.input(name="number", value=number, inputmode="numeric", required=True, maxlength="80"),
            ],
            h.label[h.span[text.t("Of whom, or of which event")], _choice(text, dataset, subject)],
            (h.input(type="hidden", name=name, value=value) for name, value in narrowed.items()),
            h.p(".small")[only(text, question)] if narrowed else None,
            h.button(type="submit")[text.t("Check it")],
        ],
    ]


def _choice(text: Text, dataset: Dataset, subject: str) -> Element:
    events = reversed(releases.ids(dataset))

    def option(name: str) -> Element:
        """One thing that a number can be about."""
        return h.option(value=name, selected=name == subject)[labels.dated(text, dataset, name)]

    return h.select(name="of")[
        h.optgroup(label=text.t("All releases together"))[(option(name) for name in dataset.definitions)],
        h.optgroup(label=text.t("One event"))[(option(name) for name in events)],
    ]


def only(text: Text, question: NumberQuestion) -> str:
    """To which years, kinds of event and ways of leaving a sum is restricted."""
    lists = [text.list(values) for values in (question.years, question.kinds, question.ways) if values]
    return text.t("A sum counts only {filters}.", filters="; ".join(lists))


def _answer(text: Text, dataset: Dataset, number: str, subject: str, question: NumberQuestion) -> Node:
    """The answer in words, or what a number should look like."""
    numbers = figure_check.numbers(number)
    digits = numbers[0] if len(numbers) == 1 else None
    if digits is None:
        return h.p(".notice", data_told="")[_refused(text, number, several=len(numbers) > 1)]
    return [
        h.p(".small")[text.t("Looked up: {number}", number=text.number(digits))]
        if figure_check.printed(number) is None
        else None,
        _checked(text, dataset, digits, subject, question),
    ]


def _refused(text: Text, words: str, *, several: bool) -> str:
    """Why there is nothing to look up in a text."""
    if several:
        return text.t("{words} has several numbers; one at a time can be looked up.", words=words)
    return text.t("{words} is no number that can be looked up; write digits, such as 250.", words=words)


def _checked(text: Text, dataset: Dataset, digits: int, subject: str, question: NumberQuestion) -> Node:
    """The result for a number of a sum or of an event."""
    if definition := dataset.definitions.get(subject):
        summed = figure_check.of_sum(dataset, definition, digits, question.filter)
        return [
            _result(text, dataset, subject, digits, summed),
            h.p(".small")[only(text, question)] if question.filter != EVERYTHING else None,
        ]
    checked = figure_check.of_event(dataset, subject, digits)
    if checked is None:
        return h.p(".notice", data_told="")[text.t("Nobody says how many that event let go.")]
    return _result(text, dataset, subject, digits, checked)


def _result(text: Text, dataset: Dataset, subject: str, digits: int, checked: Checked) -> Node:
    """What has become of the number, what else has it, the other values that sources give, and who gives them."""
    items = [_figure(text, dataset, fact) for fact in checked.figures]
    elsewhere = figure_hits.listed(text, dataset, digits) if checked.verdict is Verdict.OTHER else None
    items += [_other_value(text, dataset, checked, at) for at in range(len(checked.versions))]
    return [
        h.p(".verdict", data_told="")[
            h.b[labels.dated(text, dataset, subject), ":"],
            " ",
            _verdict(text, dataset, text.number(digits), checked, elsewhere=bool(elsewhere)),
        ],
        h.div(".sure")[_voices(text, dataset, checked)],
        h.ul[(h.li[each] for each in items)] if items else None,
        [h.p[text.t("What has this number:")], elsewhere] if elsewhere else None,
    ]


def _voices(text: Text, dataset: Dataset, checked: Checked) -> Node:
    """The mark that opens who gives the value of today, or of which parts it is made."""
    if checked.fact:
        return [citations.mark(text, dataset, checked.fact), " ", citations.summary(text, checked.fact)]
    if checked.total and checked.total.parts:
        return [sums.mark(text, dataset, checked.total), " ", text.t("how this sum is made")]
    return None


def _verdict(text: Text, dataset: Dataset, number: str, checked: Checked, *, elsewhere: bool) -> Node:
    now = _now(text, dataset, checked)
    if event := checked.until:
        changed = h.a(href=link("releases", event=event.event_id), target="_self")[event.headline]
        until = text.t("{number} was right until {day}.", number=number, day=text.date(event.date))
        return [until, " ", changed, ". ", text.t("Today it is {now}.", now=now)]
    if checked.verdict is Verdict.NONE and checked.total:
        why = sums.unsaid(text, checked.total)
        return text.t("{number} cannot be checked: {why}, so there is no sum.", number=number, why=why)
    most = text.number(int(checked.high)) if checked.high else ""
    words = {
        Verdict.RIGHT: text.t(
            "{number} is right, by the evidence to {day}.", number=number, day=text.date(dataset.cutoff)
        ),
        Verdict.WITHIN: text.t(
            "{number} is possible: what sources give adds up to {now}, and to {most} at most.",
            number=number,
            now=now,
            most=most,
        ),
        Verdict.THEIRS: text.t("{number} is a total that others publish. Our sum is {now}.", number=number, now=now),
        Verdict.PART: text.t(
            "{number} is another figure of this event. Everyone whom it let go: {now}.", number=number, now=now
        ),
        Verdict.SAID: text.t("{number} is what some say, and not what is adopted here: {now}.", number=number, now=now),
    }
    none = text.t("Nothing on record gives {number}. Today it is {now}.", number=number, now=now)
    if elsewhere:
        none = text.t("That is not {number}. Today it is {now}.", number=number, now=now)
    return words.get(checked.verdict, none)


def _figure(text: Text, dataset: Dataset, fact: Fact) -> Node:
    """A figure that has the number, with a link to its claims."""
    address = link("claims", subject=fact.subject_id, property=fact.prop.property)
    day = text.t(" on {date}", date=text.date(fact.as_of)) if fact.as_of else ""
    value = labels.fact_value(text, dataset, fact)
    return [h.a(href=address, target="_self")[text.t(fact.prop.label)], day, ": ", value]


def _now(text: Text, dataset: Dataset, checked: Checked) -> str:
    if checked.fact:
        return labels.fact_value(text, dataset, checked.fact)
    return text.t("at least {number}", number=text.number(int(checked.now)))


def _other_value(text: Text, dataset: Dataset, checked: Checked, at: int) -> Node:
    """Another value, who gives it, and whether it still holds against the adopted one."""
    fact, version = checked.fact, checked.versions[at]
    if fact is None:
        return None
    value = labels.value(text, dataset, fact.prop, version.value)
    who = text.list(dict.fromkeys(sources.publisher(dataset.sources[claim.source_id]) for claim in version.claims))
    past = {
        VersionState.SUPERSEDED: text.t("overtaken since"),
        VersionState.DEPRECATED: text.t("shown to be wrong"),
    }.get(version.state, text.t("disputed"))
    return text.t("{value} ({state}): {who}", value=value, state=past, who=who)
