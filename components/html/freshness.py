"""How old the evidence is on the reader's day, and when statuses may have changed since."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import htpy as h
from htpy import Element

from components.text import Text
from data import Dataset, Fact

OLD = 60
"""Days after which the youngest page behind a view no longer says how things are."""


def reach(text: Text, dataset: Dataset, today: date) -> str:
    """To which day the evidence reaches, and how long ago that was; no age where the reader's clock is behind it."""
    day, age = text.date(dataset.cutoff), (today - dataset.cutoff).days
    if age < 1:
        return text.t("Evidence to {date}", date=day)
    return text.n("Evidence to {date}, {count} day ago", "Evidence to {date}, {count} days ago", age, date=day)


def youngest(dataset: Dataset, facts: Iterable[Fact]) -> date | None:
    """The day of the youngest page behind some facts, or None where no page has a day."""
    pages = (dataset.sources[claim.source_id].published_on for fact in facts for claim in fact.claims)
    return max((day.latest for day in pages if day and day.is_day), default=None)


def warning(text: Text, dataset: Dataset, facts: Iterable[Fact], today: date) -> Element | None:
    """A warning that statuses may have changed, where even the youngest page behind a view is old; else None."""
    last = youngest(dataset, facts)
    if last is None or (today - last).days <= OLD:
        return None
    sentence = text.n(
        "The youngest page behind this is of {date}, {count} day ago: statuses may have changed since.",
        "The youngest page behind this is of {date}, {count} days ago: statuses may have changed since.",
        (today - last).days,
        date=text.date(last),
    )
    return h.p(".notice.aged")[sentence]


def day_in(zone: str) -> date:
    """Today's date in a time zone; in UTC where there is no zone of that name."""
    try:
        return datetime.now(ZoneInfo(zone) if zone else UTC).date()
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.now(UTC).date()
