"""What an address asks of the timeline: kinds, legal forms, a period in months, and an event."""

from collections.abc import Mapping
from datetime import date

from components import addresses
from components.charts.timeline.marks import Selection
from data.vocabulary import EventKind

FORMS = ("pardon", "amnesty", "end_of_term", "other")
"""The legal forms that can be asked for, in the order of the choice."""


def asked(given: Mapping[str, str]) -> Selection:
    """The selection of an address; a month stands for its first day at the beginning and its last at the end."""
    first, last = addresses.month(given, "from"), addresses.month(given, "to")
    return Selection(
        kinds=frozenset(map(EventKind, addresses.several(given, "kind", list(EventKind)))),
        forms=frozenset(addresses.several(given, "legal", FORMS)),
        since=first,
        until=_end(last) if last else None,
        event=given.get("event", ""),
    )


def _end(first: date) -> date:
    """The last day of a month."""
    return date.fromordinal(date(first.year + first.month // 12, first.month % 12 + 1, 1).toordinal() - 1)
