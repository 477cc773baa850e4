"""The lines as a Plotly figure; a point at the end of each line carries the person's id."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from components.charts.lifelines import words
from components.charts.lifelines.drawing import AFTER
from components.charts.lifelines.marks import Lifeline, Marks, Turn
from components.html import person_card
from components.text import Text
from components.theme import Palette, Scheme, font, palette
from data.people import Status

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW, AROUND = 22, 106
"""Height of a line and around all lines, in pixels."""

SYMBOLS = {
    Status.FREED_ABROAD: "circle",
    Status.FREED_AT_HOME: "circle-open",
    Status.FREED: "circle-open-dot",
    Status.IN_CUSTODY: "triangle-right-open",
}
"""How a line ends, by form."""

TURNS = {
    Turn.REFUSED: "line-ns-open",
    Turn.RETURNED: "square",
    Turn.FREED_BEFORE: "circle-open",
    Turn.WRONG: "x-thin-open",
}
"""The form of each turn on a line."""

Placed = tuple[int, Lifeline]


def height(marks: Marks) -> int:
    """The height of the figure in pixels: a row per lifeline and per heading of a group."""
    return ROW * sum(1 + len(group.lines) for group in marks.groups) + AROUND


def figure(marks: Marks, text: Text, scheme: Scheme) -> "go.Figure":
    """A Plotly figure of the lines; its height grows with the number of people."""
    import plotly.graph_objects as go  # noqa: PLC0415  # not on the way to the first paint

    colours = palette(scheme)
    rows, ticks = _rows(marks, text)
    drawn = go.Figure(
        [*_bars(go, rows, colours, text), *_stops(go, rows, colours, text), *_ends(go, rows, colours, text)]
    )
    _lay_out(drawn, marks, ticks, colours)
    return drawn


def _rows(marks: Marks, text: Text) -> tuple[list[Placed], dict[int, str]]:
    """Each line with its row from the top, and the words at each row; a heading takes a row of its own."""
    rows: list[Placed] = []
    ticks: dict[int, str] = {}
    for group in marks.groups:
        ticks[len(ticks)] = f"<b>{words.heading(group, text, short=True)}</b>"
        for line in group.lines:
            rows.append((len(ticks), line))
            ticks[len(ticks)] = _plain(person_card.name(text, line.entry))
    return rows, ticks


def _plain(name: str) -> str:
    """A name with the characters of Plotly's markup escaped."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _bars(go: Any, rows: Sequence[Placed], colours: Palette, text: Text) -> Iterable["go.Scatter"]:
    solid = [(y, line.solid) for y, line in rows if line.solid]
    soft = [(y, span) for y, line in rows for span in line.soft]
    for name, segments, opacity in ((text.t("In custody"), solid, 1.0), (words.key(text, "soft", ""), soft, 0.35)):
        yield go.Scatter(
            x=[day for _, (first, last) in segments for day in (first, last, None)],
            y=[row for y, _ in segments for row in (y, y, None)],
            mode="lines",
            line={"color": colours.custody, "width": 6},
            opacity=opacity,
            name=name,
            hoverinfo="skip",
        )


def _stops(go: Any, rows: Sequence[Placed], colours: Palette, text: Text) -> Iterable["go.Scatter"]:
    for turn, symbol in TURNS.items():
        points = [(y, line, stop) for y, line in rows for stop in line.stops if stop.turn is turn]
        if points:
            yield go.Scatter(
                x=[stop.day.earliest for _, _, stop in points],
                y=[y for y, _, _ in points],
                mode="markers",
                marker={
                    "symbol": symbol,
                    "size": 22 if turn is Turn.REFUSED else 11,
                    "color": colours.pardon,
                    "line": {"width": 2.5, "color": colours.pardon},
                },
                name=words.key(text, turn, ""),
                hovertext=[_plain(words.sentence(line, text)) for _, line, _ in points],
                hoverinfo="text",
                cliponaxis=False,
            )


def _ends(go: Any, rows: Sequence[Placed], colours: Palette, text: Text) -> Iterable["go.Scatter"]:
    """One point a person, where the line ends or, where that is not known, where it begins."""
    home = next((line.entry.home for _, line in rows), "")
    for status, symbol in SYMBOLS.items():
        points = [(y, line) for y, line in rows if line.entry.status is status]
        colour = colours.custody if status is Status.IN_CUSTODY else colours.release
        if points:
            yield go.Scatter(
                x=[(line.end.latest if line.end else line.start and line.start.earliest) for _, line in points],
                y=[y for y, _ in points],
                mode="markers",
                marker={"symbol": symbol, "size": 11, "color": colour, "line": {"width": 2.5, "color": colour}},
                name=words.key(text, status, home),
                customdata=[[line.person_id] for _, line in points],
                hovertext=[_plain(words.sentence(line, text)) for _, line in points],
                hoverinfo="text",
                cliponaxis=False,
            )


def _lay_out(drawn: "go.Figure", marks: Marks, ticks: dict[int, str], colours: Palette) -> None:
    span = [date(marks.years[0], 1, 1), marks.until + timedelta(days=AFTER)]
    axis = {"side": "top", "range": span, "dtick": "M12", "tickformat": "%Y", "gridcolor": colours.rule}
    drawn.update_layout(
        height=height(marks),
        margin={"l": 8, "r": 8, "t": 96, "b": 10},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": font(), "color": colours.ink, "size": 13},
        xaxis={**axis, "showline": False, "zeroline": False},
        yaxis={
            "range": [len(ticks) - 0.5, -0.5],
            "tickvals": list(ticks),
            "ticktext": list(ticks.values()),
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        },
        legend={"orientation": "h", "x": 0, "xref": "container", "y": 1, "yanchor": "top", "yref": "container"},
        hoverlabel={"bgcolor": colours.panel, "font": {"color": colours.ink}},
        dragmode=False,
    )
