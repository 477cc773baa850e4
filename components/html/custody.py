"""How custody and freedom are said and drawn: a status in words with its shape, and days with their precision."""

from collections.abc import Iterable, Iterator

import htpy as h
from htpy import Element, Node

from components.html import citations, values
from components.text import Text
from data import Dataset, PartialDate, custody
from data.people import Entry, Status
from data.roles import Role
from data.status import alone

SHAPES = {
    Status.FREED_ABROAD: "M1 5h6V2l4.5 4L7 10V7H1z",
    Status.FREED_AT_HOME: "M6 1.2 11 6H9v5H3V6H1z",
    Status.FREED: "M6 1.2 11 6H9v5H3V6H1zm0 2.2L4.6 4.8v4.6h2.8V4.8z",
    Status.SENTENCED: "M1 1h10v2H7v6h2v2H3V9h2V3H1z",
    Status.IN_CUSTODY: "M1 1h10v10H1zm2 2v6h1.2V3zm2.4 0v6h1.2V3zm2.4 0v6H9V3z",
    Status.OTHER: "M2 5.2h8v1.6H2z",
}
"""The outline of each status in a box of 12 by 12: out of the country, at home, freed, in custody, none on record."""


NEUTRAL = (Role.PARDONED, Role.STAYED_BEHIND)
"""States that by themselves neither begin nor end custody."""


def shape(status: Status) -> Element:
    """The drawn mark of a status; the words beside it say the same."""
    return h.svg(f".shape.{status}", viewBox="0 0 12 12", aria_hidden="true")[
        h.path(d=SHAPES[status], fill_rule="evenodd")
    ]


def status_words(text: Text, entry: Entry) -> str:
    """A status in words; custody is never said to last beyond the last report."""
    match entry.status:
        case Status.FREED_ABROAD:
            return text.t("Freed and taken abroad")
        case Status.FREED_AT_HOME:
            return text.t("Freed in {country}", country=text.t(entry.home))
        case Status.FREED:
            return text.t("Freed")
        case Status.SENTENCED:
            return _tried(text, entry)
        case Status.IN_CUSTODY:
            return text.t("In custody at the last report, {date}", date=text.date(last_report(entry)))
        case _:
            return text.t("No custody on record")


def _tried(text: Text, entry: Entry) -> str:
    """A trial or a sentence with its day, where no source says that the person is held."""
    day = text.date(last_report(entry))
    if entry.sentenced:
        return text.t("Sentenced; the last report, {date}, does not tell of custody", date=day)
    return text.t("On trial; the last report, {date}, does not tell of custody", date=day)


def status_name(text: Text, home: str, status: Status) -> str:
    """The name of a status, for filters; `home` is the country of the story."""
    return {
        Status.FREED_ABROAD: text.t("Freed and taken abroad"),
        Status.FREED_AT_HOME: text.t("Freed in {country}", country=text.t(home)),
        Status.FREED: text.t("Freed, where to is not reported"),
        Status.SENTENCED: text.t("Sentenced; custody is not reported"),
        Status.IN_CUSTODY: text.t("In custody at the last report"),
        Status.OTHER: text.t("No custody on record"),
    }[status]


def status_line(text: Text, dataset: Dataset, entry: Entry) -> Element:
    """A status as a line: its shape and its words, and for custody the sources of the last report."""
    sources = citations.mark(text, dataset, entry.last_report) if entry.last_report else None
    words = h.div[status_words(text, entry), sources]
    return h.div(".status", data_status=entry.status)[shape(entry.status), words]


def last_report(entry: Entry) -> PartialDate:
    """The day of the last report of somebody in custody."""
    fact = entry.last_report
    assert fact is not None
    assert isinstance(fact.value, PartialDate)
    return fact.value


def days(text: Text, entry: Entry) -> Node:
    """The computed days in custody as precisely as the dates allow, or None where a date is missing."""
    span = entry.span
    if span is None:
        return None
    low, high, exact = text.number(span.least), text.number(span.most), span.least == span.most
    if not span.ended:
        date = text.date(last_report(entry)) if entry.last_report else ""
        one = "at least {count} day, to the last report, {date}"
        return text.n(one, "at least {count} days, to the last report, {date}", span.least, date=date)
    if exact and approximate(entry):
        return text.n("about {count} day", "about {count} days", span.least)
    if exact:
        return text.n("{count} day", "{count} days", span.least)
    return text.t("between {low} and {high} days", low=low, high=high)


def approximate(entry: Entry) -> bool:
    """Whether the beginning or the end of somebody's time in custody is known only as about a day."""
    ends = (entry.detained, entry.freed)
    return any(isinstance(fact.value, PartialDate) and fact.value.approximate for fact in ends if fact)


def states_list(text: Text, dataset: Dataset, entry: Entry) -> Element | None:
    """The states of custody from first to last as a list along a line, wrong reports struck through with the reason."""
    states = custody.states(dataset, entry.person_id)
    if not states:
        return None
    return h.ol(".states")[
        (_state(text, dataset, each, held) for each, held in zip(states, _held(states, entry), strict=True))
    ]


def _held(states: Iterable[custody.State], entry: Entry) -> Iterator[bool]:
    """For each state, whether the person is in custody from then on; wrong reports and sentences change nothing."""
    held, neutral = False, (*NEUTRAL, *custody.TRIED) if entry.status is Status.SENTENCED else NEUTRAL
    for state in states:
        if not state.status.struck and state.role not in neutral:
            held = state.role not in custody.FREEDOM
        yield held


def _state(text: Text, dataset: Dataset, state: custody.State, held: bool) -> Element:
    words = h.span(".day")[text.date(state.day)], " ", h.span(".what")[text.t(state.fact.prop.label)]
    phase = "held" if held else "free"
    if not state.status.struck:
        return h.li(f".{phase}", data_state=state.name)[words, citations.mark(text, dataset, state.fact)]
    return h.li(f".{phase}.wrong", data_state=state.name)[
        values.drawn(text, state.status, words),
        citations.mark(text, dataset, alone(state.fact, state.version)),
        (h.p(".reason")[text.t("Editor’s reason: {reason}", reason=reason)] for reason in state.version.reasons),
    ]
