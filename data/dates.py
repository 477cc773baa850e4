"""Partial dates after EDTF level 0 and 1: `2021`, `2021-07`, `2021-07-14`, each with `~` where it is approximate."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, total_ordering

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year of the Gregorian calendar, as precisely as it is known."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    earliest: date = field(init=False, repr=False, compare=False)
    """The first day that it can mean."""
    latest: date = field(init=False, repr=False, compare=False)
    """The last day that it can mean."""

    def __post_init__(self) -> None:
        month = self.month or 12
        last = self.day or calendar.monthrange(self.year, month)[1]
        object.__setattr__(self, "earliest", date(self.year, self.month or 1, self.day or 1))
        object.__setattr__(self, "latest", date(self.year, month, last))

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read an EDTF date; raises ValueError with what was expected."""
        return _parsed(text)

    @classmethod
    def _read(cls, text: str) -> "PartialDate":
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError("a day such as 2026-03-19, 2026-03 or 2026, with ~ where approximate")
        year, month, day = (int(part) if part else None for part in match.groups()[:3])
        assert year is not None
        date(year, 1 if month is None else month, 1 if day is None else day)  # ValueError for 2021-13 and 2021-02-30
        return cls(year, month, day, bool(match[4]))

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """The partial date that is exactly this day."""
        return cls(day.year, day.month, day.day)

    @property
    def middle(self) -> date:
        """The day in the middle of those that it can mean, at which drawings put it."""
        return self.earliest + (self.latest - self.earliest) // 2

    @property
    def is_day(self) -> bool:
        """Whether it names one day."""
        return self.day is not None

    def contains(self, other: "PartialDate") -> bool:
        """Whether the other is this one or says the same more precisely."""
        inside = self.earliest <= other.earliest and other.latest <= self.latest
        wider = (self.earliest, self.latest) != (other.earliest, other.latest)
        return inside and (wider or self.approximate or not other.approximate)

    def agrees(self, other: "PartialDate") -> bool:
        """Whether both can be true: one lies within the other."""
        return self.contains(other) or other.contains(self)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, date, bool]:
        return self.earliest, self.latest, self.approximate

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts) + "~" * self.approximate


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> PartialDate:
    """A date that was read; days stand in tables again and again."""
    return PartialDate._read(text)


def coarser(value: object, than: object) -> bool:
    """Whether one date is less precise than another: a source for the month does not back the day."""
    if not isinstance(value, PartialDate) or not isinstance(than, PartialDate):
        return False
    return (value.month is None) + (value.day is None) > (than.month is None) + (than.day is None)


def days_between(start: PartialDate, end: PartialDate) -> tuple[int, int]:
    """The least and the greatest number of days from start to end, both as precise as they are known."""
    least = (end.earliest - start.latest).days
    return max(least, 0), (end.latest - start.earliest).days
