"""Quantities with bounds, as sources give them: `123`, `>=1100`, `>1400`, `<=50`, `~430`, `10..12`."""

import re
from dataclasses import dataclass
from enum import StrEnum

ABOUT = 0.05
"""How far, as a share of it, a value may lie from an approximate one and still agree with it."""

_NUMBER = r"\d{1,15}(?:\.\d{1,6})?"
"""As many digits as a float holds exactly."""

_FORM = re.compile(rf"(>=|<=|>|<|~)?({_NUMBER})|({_NUMBER})\.\.({_NUMBER})", re.ASCII)


class Bound(StrEnum):
    """How a quantity limits the true number."""

    EXACT = ""
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    FEWER_THAN = "<"
    ABOUT = "~"
    BETWEEN = ".."


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a bound on one; `upper` is given for a range only."""

    number: float
    bound: Bound = Bound.EXACT
    upper: float | None = None

    @classmethod
    def parse(cls, text: str) -> "Quantity":
        """Read a quantity; raises ValueError with what was expected."""
        match = _FORM.fullmatch(text)
        if not match:
            raise ValueError("a quantity is a number such as 123, 6.5, >=10, >10, <=10, ~430 or 10..12")
        sign, number, lower, upper = match.groups()
        if lower is None:
            return cls(float(number), Bound(sign or ""))
        if float(lower) >= float(upper):
            raise ValueError("a range runs from the smaller number to the larger")
        return cls(float(lower), Bound.BETWEEN, float(upper))

    @property
    def low(self) -> float:
        """The least value that it allows."""
        if self.bound in (Bound.AT_MOST, Bound.FEWER_THAN):
            return 0.0
        return self.number * (1 - ABOUT) if self.bound is Bound.ABOUT else self.number

    @property
    def high(self) -> float:
        """The greatest value that it allows; infinity where there is none."""
        if self.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
            return float("inf")
        if self.bound is Bound.ABOUT:
            return self.number * (1 + ABOUT)
        return self.number if self.upper is None else self.upper

    def contains(self, other: "Quantity") -> bool:
        """Whether the other is the same or narrower: every number that it allows is allowed by this one."""
        inside = self.low <= other.low and other.high <= self.high
        open_end = (self.bound is Bound.MORE_THAN and other.low == self.number) or (
            self.bound is Bound.FEWER_THAN and other.high == self.number
        )
        return inside and (not open_end or self.bound is other.bound)

    def agrees(self, other: "Quantity") -> bool:
        """Whether both can be true of the same number: what they allow overlaps."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low < high:
            return True
        return low == high and not any(q._excludes(low) for q in (self, other))

    def _excludes(self, number: float) -> bool:
        return self.bound in (Bound.MORE_THAN, Bound.FEWER_THAN) and number == self.number

    def __str__(self) -> str:
        if self.bound is Bound.BETWEEN:
            return f"{_plain(self.number)}..{_plain(self.upper or 0.0)}"
        return f"{self.bound}{_plain(self.number)}"


def _plain(number: float) -> str:
    return str(int(number)) if number.is_integer() else repr(number)
