"""The line of counts as Plotly traces, for the chart of custody and for the panel under the timeline."""

from datetime import timedelta
from itertools import chain
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from components.charts.custody import words
from components.charts.custody.axis import Tick, scale_top, ticks
from components.charts.custody.marks import Count, Marks, stretches
from components.text import Text
from components.theme import Palette, Scheme, font, palette

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 420

Counts = tuple[Count, ...]


def figure(marks: Marks, text: Text, scheme: Scheme) -> "go.Figure":
    """A Plotly figure of the counts, with the releases as ticks along its foot."""
    import plotly.graph_objects as go  # noqa: PLC0415  # not on the way to the first paint

    colours = palette(scheme)
    drawn = go.Figure([*traces(go, marks.counts, text, colours), *_ticks(go, marks, text, colours)])
    drawn.update_layout(
        **base(colours, HEIGHT, {"l": 56, "r": 24, "t": 24, "b": 44}),
        xaxis=time_axis(marks, text, colours, 3 if (marks.until - marks.since).days < 1000 else 12),
        yaxis=scale(marks.counts, text, colours, foot=0.06),
        annotations=annotations(marks.counts, text, colours) if marks.counts else [empty(text, colours)],
    )
    return drawn


def base(colours: Palette, height: int, margin: dict[str, int]) -> dict[str, Any]:
    """What every figure here has: a clear ground, the typeface, panning, and words that can be read."""
    return {
        "height": height,
        "margin": margin,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": font(), "color": colours.ink, "size": 12.5},
        "hoverlabel": {"bgcolor": colours.panel, "bordercolor": colours.rule, "font": {"color": colours.ink}},
        "dragmode": "pan",
        "hovermode": "closest",
        "showlegend": False,
    }


def time_axis(marks: Any, text: Text, colours: Palette, step: int) -> dict[str, Any]:
    """The months; zooming keeps them."""
    found = ticks(marks.since, marks.until, step, text)
    return {
        "range": [marks.since - timedelta(days=4), marks.until + timedelta(days=4)],
        "tickvals": [tick.day for tick in found],
        "ticktext": [_tick(tick) for tick in found],
        "type": "date",
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.quiet,
        "ticks": "outside",
        "tickcolor": colours.quiet,
        "tickfont": {"color": colours.quiet},
    }


def _tick(tick: Tick) -> str:
    return "<br>".join(row for row in (tick.month, tick.year) if row)


def scale(counts: Counts, text: Text, colours: Palette, foot: float = 0.0) -> dict[str, Any]:
    """The scale from nought, with `foot` as a share of it left free below."""
    top, step = scale_top(max((c.value.upper or c.value.number for c in counts), default=1))
    values = list(range(0, top + 1, step)) if counts else []
    return {
        "range": [-top * foot, top * 1.06],
        "tickvals": values,
        "ticktext": [text.number(value) for value in values],
        "tickfont": {"color": colours.quiet},
        "gridcolor": colours.rule,
        "zeroline": False,
        "fixedrange": True,
    }


def traces(go: Any, counts: Counts, text: Text, colours: Palette, **place: str) -> list["go.Scatter"]:
    """The line, its long gaps, the reach of bounds, and a point a count that carries its date."""
    runs, gaps = stretches(counts)
    reach = [c for c in counts if c.points]
    step = scale_top(max((c.value.number for c in counts), default=1))[0] / 14
    line = {"color": colours.custody, "width": 2}
    plain = {"mode": "lines", "hoverinfo": "skip", **place}
    ends = [(c.value.number, c.value.upper or c.value.number + c.points * step) for c in reach]
    return [
        go.Scatter(**_path(runs), line=line, **plain),
        go.Scatter(**_path(gaps), line=line | {"width": 1.5, "dash": "2px,5px"}, **plain),
        go.Scatter(
            x=[day for c in reach for day in (c.day, c.day, None)],
            y=[end for low, high in ends for end in (low, high, None)],
            line=line | {"width": 1.5},
            **plain,
        ),
        _points(go, counts, text, colours, place),
    ]


def _path(runs: Any) -> dict[str, list[Any]]:
    points = list(chain.from_iterable([*((c.day, c.value.number) for c in run), (None, None)] for run in runs))
    return {"x": [x for x, _ in points], "y": [y for _, y in points]}


def _points(go: Any, counts: Counts, text: Text, colours: Palette, place: dict[str, str]) -> "go.Scatter":
    return go.Scatter(
        x=[c.day for c in counts],
        y=[c.value.number for c in counts],
        mode="markers",
        marker={
            "symbol": ["diamond" if c.disputed else "circle" for c in counts],
            "size": [10 if c.disputed else 6 if c.exact else 8 for c in counts],
            "color": [colours.custody if c.exact else colours.paper for c in counts],
            "line": {"width": 1.5, "color": colours.custody},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[c.mark_id] for c in counts],
        hovertext=[hover(words.said(c, text)) for c in counts],
        hoverinfo="text",
        cliponaxis=False,
        **place,
    )


def _ticks(go: Any, marks: Marks, text: Text, colours: Palette) -> list["go.Scatter"]:
    """The releases along the foot of the figure; they are not marks of this chart."""
    top = scale_top(max((c.value.upper or c.value.number for c in marks.counts), default=1))[0]
    said = (
        text.t("{date}: {headline}", date=text.date(event.date), headline=event.headline) for event in marks.releases
    )
    return [
        go.Scatter(
            x=[event.date.earliest for event in marks.releases],
            y=[-top * 0.035] * len(marks.releases),
            mode="markers",
            marker={"symbol": "line-ns", "size": 11, "line": {"width": 1.5, "color": colours.release}},
            hovertext=[hover(words_) for words_ in said],
            hoverinfo="text",
        )
    ]


def annotations(counts: Counts, text: Text, colours: Palette, **place: str) -> list[dict[str, Any]]:
    """The numbers at both ends and the highest, in words where the line is."""
    first, last = counts[0], counts[-1]
    peak = max(counts, key=lambda count: count.value.number)
    number, day = words.last_words(last, text)
    plain = {"showarrow": False, "font": {"color": colours.ink, "size": 12.5}, **place}
    below = {"x": last.day, "y": last.value.number, "xanchor": "right", "yanchor": "top", "align": "right"}
    end = f"<b>{number}</b><br><span style='color:{colours.quiet}'>{day}</span>"
    found = [plain | below | {"text": end, "yshift": -8}]
    for count in dict.fromkeys((first, peak)):
        alone = count is peak or abs((count.day - peak.day).days) > (last.day - first.day).days / 12
        if count is not last and alone:
            at = {"x": count.day, "y": count.value.number, "yanchor": "bottom", "yshift": 4}
            at["xanchor"] = "left" if count is first else "center"
            found.append(plain | at | {"text": f"<b>{words.compact(count.value, text)}</b>"})
    return found


def empty(text: Text, colours: Palette) -> dict[str, Any]:
    """What a panel without counts says."""
    middle = {"x": 0.5, "y": 0.5, "xref": "paper", "yref": "paper", "showarrow": False}
    return middle | {"text": text.t("No count in this period"), "font": {"color": colours.quiet}}


def plain(words_: str) -> str:
    """Words in which Plotly sees no markup."""
    return words_.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def hover(words_: str) -> str:
    """Words as short lines in which Plotly sees no markup."""
    return "<br>".join(plain(line) for line in wrap(words_, 58))
