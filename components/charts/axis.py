"""Both axes of every chart: where a day and where a number stands, and which months and numbers are written."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_skeleton

from components.text import Text

YEAR = 12
"""Months between two ticks from which on years alone are named."""

STEPS = (1, 2, 3, 6, YEAR, 2 * YEAR, 5 * YEAR, 10 * YEAR, 25 * YEAR)
"""Every how many months a tick may stand."""

MONTH = 30.4
"""Days of a month, in the mean."""

LINES = 4
"""Steps between the lines of a scale at most."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month on the axis; `month` is empty under years alone, `year` where it goes without saying."""

    day: date
    month: str
    year: str

    @property
    def word(self) -> str:
        """The tick in one word, where there is room for no more: the month, and in January the year."""
        return str(self.day.year) if self.day.month == 1 else self.month


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `since` to `until`, laid from `start` to `end` in units of the drawing."""

    since: date
    until: date
    start: float
    end: float

    def at(self, day: date) -> float:
        """Where a day stands; days beyond an end stand at that end."""
        share = min(max((day - self.since).days / self._days, 0.0), 1.0)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, text: Text, room: float) -> tuple[Tick, ...]:
        """The ticks, as many as leave `room` between two of them; the first one names its year."""
        step = self._step(room)
        return tuple(
            Tick(
                day,
                "" if step >= YEAR else _month(day, text.locale),
                str(day.year) if at == 0 or day.month == 1 or step >= YEAR else "",
            )
            for at, day in enumerate(self._beginnings(step))
        )

    def years(self, room: float = 0.0) -> tuple[date, ...]:
        """The first days of years, as many as leave `room` between two of them; of all years without it."""
        return tuple(self._beginnings(max(self._step(room), YEAR)))

    @property
    def _days(self) -> int:
        return max((self.until - self.since).days, 1)

    def _step(self, room: float) -> int:
        """Every how many months a tick stands, where two of them need some room."""
        month = MONTH / self._days * abs(self.end - self.start)
        return next((each for each in STEPS if each * month >= room), STEPS[-1])

    def _beginnings(self, step: int) -> Iterable[date]:
        """The first days of every so many months, counted from January of the year 0."""
        first = self.since.year * 12 + self.since.month - (self.since.day == 1)
        months = range(first + -first % step, self.until.year * 12 + self.until.month, step)
        return (date(number // 12, number % 12 + 1, 1) for number in months)


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from nought to `top`, laid from `start` to `end` in units of the drawing."""

    top: float
    start: float
    end: float

    def at(self, number: float) -> float:
        """Where a number stands."""
        return round(self.start + number / self.top * (self.end - self.start), 1)

    @property
    def lines(self) -> range:
        """The numbers at which a line is drawn."""
        return lines(self.top)


def lines(top: float) -> range:
    """The numbers at which a scale up to a number has a line: nought, and every 1, 2 or 5 with noughts."""
    return range(0, int(top) + 1, _line(top))


def round_top(most: float) -> int:
    """The last number of a scale on which the largest number lies between two lines, or on one."""
    step = _line(most)
    return max(math.ceil(most / step), 1) * step


def month_start(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def _line(most: float) -> int:
    """The step from line to line: the smallest of 1, 2, 5, 10, 20 … of which few reach a number."""
    power = 1
    while power * 5 * LINES < most:
        power *= 10
    return next(size * power for size in (1, 2, 5) if size * power * LINES >= most)


@lru_cache(maxsize=256)
def _month(day: date, locale: str) -> str:
    """The name of a month, short; drawings name the same months again and again."""
    return str(format_skeleton("MMM", day, locale=locale))
