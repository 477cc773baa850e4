"""The line of the counts in custody as traces of a Plotly figure: joined, dotted over long gaps, with strokes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from components.charts.count_line import tip
from data.counts import Count, stretches

if TYPE_CHECKING:
    import plotly.graph_objects as go

Spot = tuple[date, float]


def line(go: Any, counts: Sequence[Count], colour: str, **more: Any) -> list["go.Scatter"]:
    """The line through the exact counts, and its dotted pieces."""
    runs, gaps = stretches(counts)
    looks = ((runs, {"width": 2}), (gaps, {"width": 1.5, "dash": "1.5px,4px"}))
    return [_trace(go, [map(_at, each) for each in pieces], {"color": colour, **look}, more) for pieces, look in looks]


def strokes(go: Any, counts: Sequence[Count], colour: str, length: float, **more: Any) -> "go.Scatter":
    """From each bound a stroke to where the number may lie, in numbers of the scale."""
    tips = [(count, tip(count, float, length)) for count in counts]
    reach = [(_at(count), (count.day, end)) for count, end in tips if end != count.quantity.number]
    return _trace(go, reach, {"color": colour, "width": 1.3}, more)


def lowest_at_end(counts: Sequence[Count]) -> float:
    """The lowest number in the last third of the days: the words at the end of the line are at most that wide."""
    first, last = counts[0].day, counts[-1].day
    return min(count.quantity.number for count in counts if count.day >= last - (last - first) / 3)


def _at(count: Count) -> Spot:
    return count.day, count.quantity.number


def _trace(go: Any, runs: Iterable[Iterable[Spot]], line: dict[str, Any], more: dict[str, Any]) -> "go.Scatter":
    """Several runs of points as one trace, with breaks between them."""
    points: list[tuple[Any, Any]] = [point for run in runs for point in (*run, (None, None))]
    x, y = [x for x, _ in points], [y for _, y in points]
    return go.Scatter(x=x, y=y, line=line, mode="lines", hoverinfo="skip", **more)
