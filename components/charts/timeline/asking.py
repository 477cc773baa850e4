"""What an address asks of the timeline: kinds, legal forms, a period in months, and an event."""

from collections.abc import Mapping
from datetime import date

from components import address
from components.charts.timeline.marks import Selection, form_choices
from data import Dataset
from data.vocabulary import EventKind


def asked(dataset: Dataset, given: Mapping[str, str]) -> Selection:
    """The selection of an address; a month stands for its first day at the beginning and its last at the end."""
    first, last = address.month(given, "from"), address.month(given, "to")
    return Selection(
        kinds=frozenset(map(EventKind, address.several(given, "kind", list(EventKind)))),
        forms=frozenset(address.several(given, "legal", form_choices(dataset))),
        since=first,
        until=_end(last) if last else None,
        event=given.get("event", ""),
    )


def _end(first: date) -> date:
    """The last day of a month."""
    return date.fromordinal(date(first.year + first.month // 12, first.month % 12 + 1, 1).toordinal() - 1)
