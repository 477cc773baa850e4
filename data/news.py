"""What is new, newest first: corrections and events, all of them or those of one person or event."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.dataset import Dataset
from data.dates import PartialDate
from data.facts import Fact
from data.memo import once_a_dataset
from data.model import Correction, Event, Source
from data.totals import RELEASES
from data.vocabulary import RelationKind


class NewsKind(StrEnum):
    """The kinds of news."""

    CORRECTION = "correction"
    RELEASE = "release"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news: its day, a stable name, and the correction or event that it is about.

    Of an event, `added` is the day on which it came into the tables and `reported` the first on which a page told it;
    it is dated by the day on which it happened if neither is known.
    """

    day: date
    name: str
    kind: NewsKind
    row: Correction | Event
    reported: date | None = None
    added: date | None = None


@once_a_dataset
def all_news(dataset: Dataset) -> tuple[News, ...]:
    """Every correction and every event as news, the newest first."""
    return tuple(sorted(_all(dataset), key=lambda each: (each.day, _happened(each), each.name), reverse=True))


def _all(dataset: Dataset) -> Iterator[News]:
    for correction in dataset.corrections:
        name = f"correction/{correction.correction_id}"
        yield News(correction.published_on.earliest, name, NewsKind.CORRECTION, correction)
    for event in dataset.events.values():
        kind = NewsKind.RELEASE if event.kind in RELEASES else NewsKind.EVENT
        reported, added = _first_reported(dataset, event), _added(dataset, event)
        yield News(added or reported or event.date.earliest, f"story/{event.event_id}", kind, event, reported, added)


def _happened(news: News) -> date:
    """The day of an event; corrections of a day come before its events."""
    return news.row.date.earliest if isinstance(news.row, Event) else date.max


def _pages(dataset: Dataset, event: Event) -> tuple[Source, ...]:
    claims = (claim for fact in dataset.facts(event.event_id) for claim in fact.claims)
    return tuple(dataset.sources[claim.source_id] for claim in claims)


def _first_reported(dataset: Dataset, event: Event) -> date | None:
    """The first day on which a page told an event; a page of before spoke of what was to come."""
    days = (page.published_on for page in _pages(dataset, event))
    exact = [day.earliest for day in days if day and day.is_day]
    return min((day for day in exact if day >= event.date.earliest), default=None)


def _added(dataset: Dataset, event: Event) -> date | None:
    """The day on which an event was added: the first on which a page about it was read, where that is known of all."""
    read = [page.retrieved_on for page in _pages(dataset, event)]
    known = [day.earliest for day in read if day]
    return min(known) if known and len(known) == len(read) else None


def corrections_of(dataset: Dataset, subject_id: str) -> tuple[Correction, ...]:
    """The corrections that concern a subject: of its own facts, and for an event those of its legs and of its freed."""
    return tuple(each for each in dataset.corrections if each.subject_id in _touched(dataset, subject_id))


def corrected_on(dataset: Dataset, fact: Fact) -> PartialDate | None:
    """The day of the last correction of a fact; None if there was none."""
    return _last(dataset).get((fact.subject_id, fact.prop.property))


@once_a_dataset
def _last(dataset: Dataset) -> dict[tuple[str, str], PartialDate]:
    rows = sorted(dataset.corrections, key=lambda each: each.published_on)
    return {(each.subject_id, each.property): each.published_on for each in rows}


def news_of(dataset: Dataset, subject_id: str) -> tuple[News, ...]:
    """The news of one person or event: corrections that concern it, events that it is a part of, and itself."""
    touching = {each.correction_id for each in corrections_of(dataset, subject_id)}
    events = {subject_id, *dataset.related(RelationKind.FREED_IN, subject=subject_id)}
    events |= set(dataset.related(RelationKind.TOOK_PART_IN, subject=subject_id))
    return tuple(each for each in all_news(dataset) if row_id(each) in touching | events)


def _touched(dataset: Dataset, subject_id: str) -> set[str]:
    if subject_id not in dataset.events:
        return {subject_id}
    legs = (leg.leg_id for leg in dataset.legs_of(subject_id))
    return {subject_id, *legs, *dataset.related(RelationKind.FREED_IN, target=subject_id)}


def row_id(news: News) -> str:
    """The id of the correction or the event that a piece of news is about."""
    return news.row.correction_id if isinstance(news.row, Correction) else news.row.event_id
