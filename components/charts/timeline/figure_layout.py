"""The layout of the Plotly figure: three bands under each other that share one time axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from components.charts.axis import lines
from components.charts.count_line import last_words, most
from components.charts.count_traces import lowest_at_end
from components.charts.timeline import legend, symbols, words
from components.charts.timeline.layout import Lanes
from components.charts.timeline.marks import Lane, Marks
from components.html import labels
from components.text import Text
from components.theme import Palette, font
from data.counts import Count
from data.vocabulary import EventKind

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP, FOOT, HEAD = 8, 34, 30
"""Pixels over the bands, under them, and for the heading of each."""

LEFT, RIGHT = 118, 46
"""Pixels for the names of the rows, and for the last circle."""

Span = tuple[float, float]

WIDEST = 10_000
"""Pixels in which a heading has one line."""

LABELS, LINE, LEAST = 44, 150, 130
"""Pixels for labels over the circles, for the line, and the least for the circles."""


@dataclass(frozen=True, slots=True)
class Bands:
    """Heights in pixels: above and below the middle of the circles, of the deal, and of the line."""

    above: float
    below: float
    deal: float
    line: float

    @property
    def inner(self) -> float:
        """The height of all bands with their headings."""
        return sum(HEAD + band for band in (self.above + self.below, self.deal, self.line) if band)


def bands(marks: Marks, placed: Lanes) -> Bands:
    """The bands of what is shown; one without anything in it takes no room."""
    top, bottom = placed.reach
    above, below = (LABELS - top, bottom + 12) if placed.freed else (0.0, 0.0)
    if placed.freed:
        below = max(below, LEAST - above)
    return Bands(above, below, placed.depth + 10 if placed.deal else 0.0, LINE if marks.counts else 0.0)


def whole(sizes: Bands) -> int:
    """The height of the figure in pixels."""
    return round(_tall(sizes) + TOP + FOOT)


def _tall(sizes: Bands) -> float:
    return max(sizes.inner, 120.0)


def lay_out(drawn: "go.Figure", marks: Marks, placed: Lanes, sizes: Bands, text: Text, colours: Palette) -> None:
    """Set axes, headings and margins; nothing here depends on the width of the page."""
    tall = _tall(sizes)
    spans = _spans(sizes)
    drawn.update_layout(
        height=whole(sizes),
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": FOOT},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": font(), "color": colours.ink, "size": 13},
        showlegend=False,
        dragmode="pan",
        hovermode="closest",
        hoverlabel={"bgcolor": colours.panel, "bordercolor": colours.rule, "font": {"color": colours.ink}},
        xaxis=_time(marks, colours, list(spans)),
        yaxis=_axis(spans.get("freed"), tall) | {"range": [-sizes.below, max(sizes.above, 1)], "visible": False},
        yaxis2=_axis(spans.get("deal"), tall) | _rows(placed, sizes, text, colours),
        yaxis3=_axis(spans.get("custody"), tall) | _numbers(marks, colours),
        annotations=[*_headings(marks, spans, tall, text, colours), *_ends(marks, text, colours)],
        shapes=[rule for top, _ in spans.values() for rule in _rules(top - HEAD, tall, colours)],
    )


def _spans(sizes: Bands) -> dict[str, Span]:
    """Where each band begins and ends, in pixels from the top."""
    spans: dict[str, Span] = {}
    y = 0.0
    for name, height in (("freed", sizes.above + sizes.below), ("deal", sizes.deal), ("custody", sizes.line)):
        if height:
            spans[name] = (y + HEAD, y + HEAD + height)
            y += HEAD + height
    return spans


def _axis(span: Span | None, tall: float) -> dict[str, Any]:
    """The y axis of a band, which can be neither moved nor zoomed."""
    low, high = (1 - span[1] / tall, 1 - span[0] / tall) if span else (0.0, 0.01)
    return {"domain": [max(low, 0.0), high], "anchor": "x", "fixedrange": True, "zeroline": False, "showgrid": False}


def _time(marks: Marks, colours: Palette, names: Sequence[str]) -> dict[str, Any]:
    lowest = {"custody": "y3", "deal": "y2", "freed": "y"}[names[-1]] if names else "y"
    days = max((marks.until - marks.since).days, 20)
    early, late = (timedelta(days=days * share) for share in (0.02, 0.06))
    return {
        "range": [marks.since - early, marks.until + timedelta(days=days * 0.01)],
        "minallowed": marks.since - late,
        "maxallowed": marks.until + late,
        "type": "date",
        "anchor": lowest,
        "gridcolor": colours.rule,
        "showline": False,
        "zeroline": False,
        "tickformatstops": [
            {"dtickrange": [None, "M1"], "value": "%-d %b\n%Y"},
            {"dtickrange": ["M1", None], "value": "%b\n%Y"},
        ],
        "rangeslider": {"visible": False},
    }


def _rows(placed: Lanes, sizes: Bands, text: Text, colours: Palette) -> dict[str, Any]:
    """The y axis of the deal, with the name of each row at its left."""
    return {
        "range": [-max(sizes.deal, 1), 0],
        "visible": bool(sizes.deal),
        "tickvals": [-row.y for row in placed.rows],
        "ticktext": [
            f'<span style="color:{colours.deal}">{symbols.letter(row.kind)}</span> {labels.event_kind(text, row.kind)}'
            for row in placed.rows
        ],
        "ticklabelstandoff": 8,
        "showgrid": True,
        "gridcolor": colours.rule,
    }


def _numbers(marks: Marks, colours: Palette) -> dict[str, Any]:
    """The y axis of the counts, which begins at 0 so that a fall is seen as large as it is."""
    return {
        "range": [0, _top(marks)],
        "visible": bool(marks.counts),
        "tickvals": list(lines(most(marks.counts))),
        "tickformat": ",d",
        "ticklabelstandoff": 8,
        "showgrid": True,
        "gridcolor": colours.rule,
        "zeroline": True,
        "zerolinecolor": colours.quiet,
    }


def _top(marks: Marks) -> float:
    """The highest number of the band: over the line it has room for the words at its ends."""
    return most(marks.counts) * 1.35


def _headings(marks: Marks, spans: dict[str, Span], tall: float, text: Text, colours: Palette) -> list[dict[str, Any]]:
    titles = {
        "freed": words.heading(marks, Lane.FREED, text),
        "deal": words.heading(marks, Lane.DEAL, text),
        "custody": words.custody_heading(text),
    }
    quiet = f'<span style="color:{colours.quiet}">'
    dotted = words.dotted(marks.counts, text, WIDEST)
    keys = {"freed": _key(marks, text, colours), "custody": "".join(f"    {quiet}{said}</span>" for said in dotted)}
    place = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "xshift": -LEFT, "yanchor": "top"}
    return [
        {
            **place,
            "y": 1 - (span[0] - HEAD + 3) / tall,
            "text": f"<b>{titles[name][0]}</b>  {quiet}{titles[name][1]}</span>{keys.get(name, '')}",
            "showarrow": False,
            "align": "left",
        }
        for name, span in spans.items()
    ]


def _key(marks: Marks, text: Text, colours: Palette) -> str:
    """What the circles mean, in the heading of their band."""
    strong = {EventKind.RELEASE: colours.release, EventKind.PARDON: colours.pardon, EventKind.SWAP: colours.ink}
    return "".join(
        f'    <span style="color:{strong[kind]}">{symbols.letter(kind, known=known)}</span> {words_}'
        for kind, known, words_ in legend.entries(marks, text)
    )


def _ends(marks: Marks, text: Text, colours: Palette) -> list[dict[str, Any]]:
    """The first number over the line and the last under it, so that they cannot meet."""
    if not marks.counts:
        return []
    first, last = marks.counts[0], marks.counts[-1]
    lowest = lowest_at_end(marks.counts)
    place = {"yanchor": "top", "yshift": -6}
    ends = [_end(last, lowest, last_words(marks.counts, text), "right", colours) | place]
    if first is last:
        return ends
    part = (last.day - first.day) / 3
    highest = max(count.quantity.number for count in marks.counts if count.day <= first.day + part)
    began = text.quantity(first.quantity), text.date(first.as_of)
    return [_end(first, highest, began, "left", colours) | {"yanchor": "bottom", "yshift": 8}, *ends]


def _end(count: Count, y: float, words_: tuple[str, str], side: str, colours: Palette) -> dict[str, Any]:
    number, when = words_
    return {
        "x": count.day.isoformat(),
        "y": y,
        "xref": "x",
        "yref": "y3",
        "xanchor": side,
        "text": f'<b>{number}</b><br><span style="color:{colours.quiet}">{when}</span>',
        "align": side,
        "showarrow": False,
    }


def _rules(top: float, tall: float, colours: Palette) -> list[dict[str, Any]]:
    """The rule over a heading, from the left margin to the right one, however wide the page is."""
    y = 1 - top / tall
    line = {
        "type": "line",
        "yref": "paper",
        "xref": "paper",
        "y0": y,
        "y1": y,
        "line": {"color": colours.ink, "width": 1},
    }
    margins = [(0, -LEFT, 0), (1, 0, RIGHT)]
    beside = [{**line, "xsizemode": "pixel", "xanchor": at, "x0": low, "x1": high} for at, low, high in margins]
    return [{**line, "x0": 0, "x1": 1}, *beside]
