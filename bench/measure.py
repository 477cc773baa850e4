"""Measurements: a median with its range and unit, and how they are written."""

import math
import statistics

Measure = dict[str, object]


def spread(values, unit: str) -> Measure:
    """A measurement of several values: median, least, greatest and number of them."""
    ordered = sorted(values)
    if not ordered:
        return {"median": math.nan, "low": math.nan, "high": math.nan, "n": 0, "unit": unit}
    return {
        "median": statistics.median(ordered),
        "low": ordered[0],
        "high": ordered[-1],
        "n": len(ordered),
        "unit": unit,
    }


def once(value: float, unit: str) -> Measure:
    """A measurement of a single value."""
    return spread([value], unit)


def percentile(values, share: float) -> float:
    """The percentile of some values for a share from 0 to 1."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(len(ordered) * share) - 1)] if ordered else math.nan


def is_measure(node: object) -> bool:
    """Whether a node of the results is a measurement."""
    return isinstance(node, dict) and "median" in node and "unit" in node


def in_words(measure: Measure) -> str:
    """A measurement as text: the median, and the range if there are several values."""
    middle = number(measure["median"], measure["unit"])
    if measure["n"] < 2:
        return middle
    return f"{middle} ({bare(measure['low'], measure['unit'])}–{bare(measure['high'], measure['unit'])})"


def bare(value: float, unit: str) -> str:
    """A number, rounded as usual for its unit, without the unit."""
    if value is None or math.isnan(value):
        return "–"
    if math.isinf(value):
        return "never"
    if unit in ("", "requests", "messages", "modules", "sessions", "marks"):
        return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"


def number(value: float, unit: str) -> str:
    """A number with its unit."""
    return f"{bare(value, unit)} {unit}".strip()
