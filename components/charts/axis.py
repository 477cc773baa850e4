"""The time axis of every chart: where a day stands, and which months are written under it."""

from dataclasses import dataclass
from datetime import date

from babel.dates import format_skeleton

from components.text import Text

STEPS = (1, 3, 6, 12)
"""Every how many months a tick may stand."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month on the axis; `year` is empty where it goes without saying."""

    day: date
    month: str
    year: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `since` to `until`, laid from `start` to `end` in units of the drawing."""

    since: date
    until: date
    start: float
    end: float

    def at(self, day: date) -> float:
        """Where a day stands; days beyond an end stand at that end."""
        days = max((self.until - self.since).days, 1)
        share = min(max((day - self.since).days / days, 0.0), 1.0)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, text: Text, room: float) -> tuple[Tick, ...]:
        """The ticks, as many as leave `room` between two of them."""
        days = max((self.until - self.since).days, 1)
        month = 30.4 / days * abs(self.end - self.start)
        step = next((each for each in STEPS if each * month >= room), STEPS[-1])
        return ticks(self.since, self.until, step, text)


def ticks(since: date, until: date, step: int, text: Text) -> tuple[Tick, ...]:
    """The first days of every so many months, counted from January; the first one names its year."""
    first = since.year * 12 + since.month - (since.day == 1)
    months = range(first + -first % step, until.year * 12 + until.month, step)
    days = [date(number // 12, number % 12 + 1, 1) for number in months]
    return tuple(
        Tick(
            day,
            "" if step == STEPS[-1] else format_skeleton("MMM", day, locale=text.locale),
            str(day.year) if at == 0 or day.month == 1 or step == STEPS[-1] else "",
        )
        for at, day in enumerate(days)
    )


def month_start(day: date) -> date:
    """The first day of the month."""
    return day.replace(day=1)


def scale_top(most: float) -> tuple[int, int]:
    """The top of a scale that starts at nought, and the step of its lines: at most four steps."""
    sizes = (size * 10**power for power in range(7) for size in (1, 2, 5))
    step = next(size for size in sizes if size * 4 >= most)
    return max(-(-int(most) // step), 1) * step, step
