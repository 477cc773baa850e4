"""The counts as a Plotly figure: the line, its points with their dates, and the releases along its foot."""

from collections.abc import Sequence
from datetime import timedelta
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from components.charts import count_traces
from components.charts.axis import Axis, lines, round_top
from components.charts.count_line import last_words, most
from components.charts.count_traces import lowest_at_end
from components.charts.custody import words
from components.charts.custody.marks import Marks
from components.text import Text
from components.theme import Palette, Scheme, font, palette
from data.counts import Count
from data.model import Event

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 440
"""The height of the figure in pixels."""

FOOT = 0.06
"""How much of the scale is left free under nought."""

ACROSS, TICK = 320, 25
"""Pixels of the axis on a phone, and the least between two months that are named."""

Counts = tuple[Count, ...]


def height(_marks: Marks) -> int:
    """How high the figure is in pixels."""
    return HEIGHT


def figure(marks: Marks, text: Text, scheme: Scheme) -> "go.Figure":
    """A Plotly figure of the counts, with the releases as ticks along its foot."""
    import plotly.graph_objects as go  # noqa: PLC0415  # not on the way to the first paint

    colours, counts = palette(scheme), marks.counts
    traces = [*_lines(go, counts, text, colours), *_points(go, counts, text, colours)]
    drawn = go.Figure([*traces, *_ticks(go, marks, text, colours)])
    drawn.update_layout(
        **_look(colours),
        xaxis=_time(marks, text, colours),
        yaxis=_scale(counts, text, colours),
        annotations=_numbers(counts, text, colours) if counts else [_nothing(text, colours)],
    )
    return drawn


def _look(colours: Palette) -> dict[str, Any]:
    """A clear ground, the typeface, panning, a key over the plot, and words that can be read."""
    return {
        "height": HEIGHT,
        "margin": {"l": 56, "r": 24, "t": 44, "b": 44},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": font(), "color": colours.ink, "size": 12.5},
        "hoverlabel": {"bgcolor": colours.panel, "bordercolor": colours.rule, "font": {"color": colours.ink}},
        "dragmode": "pan",
        "hovermode": "closest",
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 1.06,
            "yanchor": "bottom",
            "font": {"color": colours.quiet},
            "itemclick": False,
            "itemdoubleclick": False,
        },
    }


def _time(marks: Marks, text: Text, colours: Palette) -> dict[str, Any]:
    """The months, or the years of a long period."""
    days = (marks.until - marks.since).days
    months = Axis(marks.since, marks.until, 0, ACROSS).ticks(text, TICK)
    return {
        "range": [marks.since - timedelta(days=days // 80), marks.until + timedelta(days=days // 80)],
        "tickvals": [tick.day for tick in months],
        "ticktext": ["<br>".join(row for row in (tick.month, tick.year) if row) for tick in months],
        "type": "date",
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.quiet,
        "ticks": "outside",
        "tickcolor": colours.quiet,
        "tickfont": {"color": colours.quiet},
    }


def _scale(counts: Counts, text: Text, colours: Palette) -> dict[str, Any]:
    """The scale from nought, with room for the ticks of releases below."""
    top = _top(counts)
    values = list(lines(top)) if counts else []
    return {
        "range": [-top * FOOT, top * 1.06],
        "tickvals": values,
        "ticktext": [text.number(value) for value in values],
        "tickfont": {"color": colours.quiet},
        "gridcolor": colours.rule,
        "zeroline": False,
        "fixedrange": True,
    }


def _lines(go: Any, counts: Counts, text: Text, colours: Palette) -> list["go.Scatter"]:
    """The line through exact counts, dotted over long gaps, and the strokes of bounds."""
    joined, dotted = count_traces.line(go, counts, colours.custody)
    dotted.update(name=words.key(text, "gap"), showlegend=bool(dotted.x))
    strokes = count_traces.strokes(go, counts, colours.quiet, _top(counts) / 30)
    return [joined.update(showlegend=False), dotted, strokes.update(showlegend=False)]


def _top(counts: Counts) -> int:
    return round_top(most(counts))


def _points(go: Any, counts: Counts, text: Text, colours: Palette) -> list["go.Scatter"]:
    """A point a count that carries its date: full for a number, open for a bound, a diamond where sources differ."""
    kinds = {
        "exact": [c for c in counts if c.exact and not c.disputed],
        "bound": [c for c in counts if not c.exact and not c.disputed],
        "disputed": [c for c in counts if c.disputed],
    }
    return [_point(go, points, kind, text, colours) for kind, points in kinds.items() if points]


def _point(go: Any, counts: Sequence[Count], kind: str, text: Text, colours: Palette) -> "go.Scatter":
    return go.Scatter(
        x=[c.day for c in counts],
        y=[c.quantity.number for c in counts],
        mode="markers",
        marker={
            "symbol": "diamond" if kind == "disputed" else "circle",
            "size": 10 if kind == "disputed" else 7,
            "color": [colours.custody if c.exact else colours.paper for c in counts],
            "line": {
                "width": [0.8 if c.exact else 1.3 for c in counts],
                "color": [colours.paper if c.exact else colours.quiet for c in counts],
            },
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[c.count_id] for c in counts],
        hovertext=[_hover(words.said(c, text)) for c in counts],
        hoverinfo="text",
        cliponaxis=False,
        name=words.key(text, kind),
    )


def _ticks(go: Any, marks: Marks, text: Text, colours: Palette) -> list["go.Scatter"]:
    """The releases along the foot of the figure; they are not marks of this chart."""
    known = [event for event in marks.releases if event.date.is_day]
    spans = [(event.date.earliest, event.date.latest) for event in marks.releases if not event.date.is_day]
    foot = -_top(marks.counts) * FOOT * 0.6
    look = {"symbol": "line-ns", "size": 6, "line": {"width": 1.5, "color": colours.release}}
    across = {"line": {"width": 1.5, "color": colours.release}, "marker": look, "mode": "lines+markers"}
    return [
        *(
            go.Scatter(x=span, y=[foot] * 2, showlegend=False, hoverinfo="skip", name="span", **across)
            for span in spans
        ),
        *_known(go, known, foot, text, colours),
    ]


def _known(go: Any, known: Sequence[Event], foot: float, text: Text, colours: Palette) -> list["go.Scatter"]:
    """The releases whose days are known."""
    if not known:
        return []
    return [
        go.Scatter(
            x=[event.date.earliest for event in known],
            y=[foot] * len(known),
            mode="markers",
            marker={"symbol": "line-ns", "size": 11, "line": {"width": 1.5, "color": colours.release}},
            hovertext=[_hover(words.event_said(event, text)) for event in known],
            hoverinfo="text",
            name=words.key(text, "release"),
        )
    ]


def _numbers(counts: Counts, text: Text, colours: Palette) -> list[dict[str, Any]]:
    """The first number, the highest and the last, in words where the line is."""
    first, last = counts[0], counts[-1]
    peak = max(counts, key=lambda count: count.quantity.number)
    numbers = [_last(counts, text, colours)]
    for count in dict.fromkeys((first, peak)):
        alone = count is peak or abs((count.day - peak.day).days) > (last.day - first.day).days / 12
        if count is not last and alone:
            at = {"x": count.day, "y": count.quantity.number, "yanchor": "bottom", "yshift": 4 if count.exact else 12}
            anchor = "left" if count is first else "center"
            numbers.append(at | {"xanchor": anchor, "text": f"<b>{words.compact(count.quantity, text)}</b>"})
    return [{"showarrow": False, "font": {"color": colours.ink, "size": 12.5}} | each for each in numbers]


def _last(counts: Counts, text: Text, colours: Palette) -> dict[str, Any]:
    """The last number under the end of the line, below everything that is drawn there."""
    lowest = lowest_at_end(counts)
    number, day = last_words(counts, text)
    words_ = f"<b>{number}</b><br><span style='color:{colours.quiet}'>{day}</span>"
    under = lowest > _top(counts) / 4
    place = {"y": lowest, "yanchor": "top", "yshift": -6} if under else {"y": _top(counts), "yanchor": "top"}
    return {"x": counts[-1].day, "xanchor": "right", "align": "right", "text": words_, **place}


def _nothing(text: Text, colours: Palette) -> dict[str, Any]:
    """What a figure without counts says."""
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    return middle | {"text": text.t("No count in this period"), "font": {"color": colours.quiet, "size": 14}}


def _hover(words_: str) -> str:
    """Words as short lines in which Plotly sees no markup."""
    escaped = (line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in wrap(words_, 58))
    return "<br>".join(escaped)
