"""The timeline as a Plotly figure: the same two lanes and the counts, on one axis that can be dragged and zoomed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from components.charts import count_traces
from components.charts.axis import Axis
from components.charts.boxes import Box
from components.charts.count_line import most
from components.charts.timeline import words
from components.charts.timeline.figure_layout import Bands, bands, lay_out, whole
from components.charts.timeline.labels import Label, chosen, place
from components.charts.timeline.layout import RING, SIGN, UNKNOWN, Glyph, Lanes, lanes, scale
from components.charts.timeline.marks import Lane, Marks
from components.charts.timeline.symbols import SYMBOLS
from components.html import labels
from components.text import Text
from components.theme import Palette, Scheme, palette
from data.counts import Count
from data.vocabulary import EventKind

if TYPE_CHECKING:
    import plotly.graph_objects as go

NARROWEST = 640
"""Pixels of the axis for which marks and labels are placed; on a wider one there is only more room between them."""

LARGEST = 32.0

LABELS = {Lane.FREED: 9, Lane.DEAL: 18}
"""How many labels a lane has at most."""


def height(marks: Marks) -> int:
    """The height of the figure in pixels: that of its bands."""
    return whole(bands(marks, _placed(marks)))


def _placed(marks: Marks) -> Lanes:
    return lanes(marks, Axis(marks.since, marks.until, 0, NARROWEST), LARGEST)


def figure(marks: Marks, text: Text, scheme: Scheme) -> "go.Figure":
    """A Plotly figure of the events and the counts."""
    import plotly.graph_objects as go  # noqa: PLC0415  # not on the way to the first paint

    colours = palette(scheme)
    placed = _placed(marks)
    sizes = bands(marks, placed)
    traces = [
        *_rings(go, marks, placed, colours),
        *_spans(go, placed, colours),
        *_freed(go, marks, placed, colours, text),
        *_deal(go, placed, colours, text),
        *_lines(go, marks.counts, colours),
        *_custody(go, marks.counts, colours, text),
    ]
    drawn = go.Figure(traces)
    lay_out(drawn, marks, placed, sizes, text, colours)
    drawn.update_layout(annotations=[*drawn.layout.annotations, *_labels(placed, sizes, marks.selected, colours, text)])
    return drawn


def plain(words_: str) -> str:
    """Words with the characters of Plotly's markup escaped."""
    return words_.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _rings(go: Any, marks: Marks, placed: Lanes, colours: Palette) -> Iterable["go.Scatter"]:
    """The ring around the chosen mark, drawn under the marks so that presses reach them."""
    for glyphs, axis in ((placed.freed, "y"), (placed.deal, "y2")):
        for glyph in glyphs:
            if glyph.mark.event_id == marks.selected:
                look = {"symbol": "circle-open", "size": 2 * (glyph.radius + RING), "line": {"width": 2}}
                yield go.Scatter(
                    x=[glyph.mark.day],
                    y=[-glyph.y],
                    yaxis=axis,
                    mode="markers",
                    marker={**look, "color": colours.ink},
                    hoverinfo="skip",
                    name="chosen",
                    cliponaxis=False,
                )


def _spans(go: Any, placed: Lanes, colours: Palette) -> Iterable["go.Scatter"]:
    """The brackets under marks whose days are not known."""
    for glyphs, axis in ((placed.freed, "y"), (placed.deal, "y2")):
        for glyph in glyphs:
            if glyph.mark.span:
                yield go.Scatter(
                    x=list(glyph.mark.span),
                    y=[-glyph.y - glyph.radius - 5] * 2,
                    yaxis=axis,
                    mode="lines+markers",
                    line={"width": 1.5, "color": colours.ink},
                    marker={"symbol": "line-ns", "size": 7, "line": {"width": 1.5, "color": colours.ink}},
                    hoverinfo="skip",
                    name="span",
                    cliponaxis=False,
                )


def _freed(go: Any, marks: Marks, placed: Lanes, colours: Palette, text: Text) -> Iterable["go.Scatter"]:
    """Circles whose area is the number of people; rings have the size of their radius."""
    unit = scale(marks, LARGEST)
    for kind in EventKind:
        glyphs = [glyph for glyph in placed.freed if glyph.mark.kind is kind]
        if glyphs:
            look = {
                "size": [glyph.mark.number or (UNKNOWN / unit) ** 2 for glyph in glyphs],
                "sizemode": "area",
                "sizeref": 1 / (2 * unit**2),
                **_colours(kind, glyphs, colours),
            }
            yield go.Scatter(**_points(glyphs, "y", text), marker=look, name=labels.event_kind(text, kind))


def _colours(kind: EventKind, glyphs: Sequence[Glyph], colours: Palette) -> dict[str, Any]:
    """Releases are filled, pardons light with a rim, and events without a number are rings."""
    strong = {EventKind.RELEASE: colours.release, EventKind.PARDON: colours.pardon}.get(kind, colours.ink)
    full = strong if kind is EventKind.RELEASE else tint(strong, colours.paper)
    known = [glyph.mark.quantity is not None for glyph in glyphs]
    symbol = SYMBOLS[kind]
    fills = [full if each else colours.paper for each in known]
    widths = [0.0 if each and kind is EventKind.RELEASE else 1.75 for each in known]
    return {"symbol": symbol, "color": fills, "line": {"color": strong, "width": widths}, "opacity": 1}


def tint(strong: str, paper: str) -> str:
    """A light tint of a colour, mixed with that of the background."""
    mixed = (round(int(paper[i : i + 2], 16) * 0.74 + int(strong[i : i + 2], 16) * 0.26) for i in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _deal(go: Any, placed: Lanes, colours: Palette, text: Text) -> Iterable["go.Scatter"]:
    for kind in EventKind:
        symbol = SYMBOLS[kind]
        glyphs = [glyph for glyph in placed.deal if glyph.mark.kind is kind]
        if glyphs:
            size = 2 * SIGN if kind is EventKind.SANCTIONS_RELIEF else 2 * SIGN - 2
            look = {
                "symbol": symbol,
                "size": size,
                "color": colours.deal,
                "line": {"width": 1.8, "color": colours.deal},
            }
            yield go.Scatter(**_points(glyphs, "y2", text), marker=look, name=labels.event_kind(text, kind))


def _points(glyphs: Sequence[Glyph], axis: str, text: Text) -> dict[str, Any]:
    """What all events share: their place, their id and their words; a pressed one does not dim the others."""
    return {
        "x": [glyph.mark.day for glyph in glyphs],
        "y": [-glyph.y for glyph in glyphs],
        "yaxis": axis,
        "mode": "markers",
        "customdata": [[glyph.mark.event_id] for glyph in glyphs],
        "hovertext": [plain(words.sentence(glyph.mark, text)) for glyph in glyphs],
        "hoverinfo": "text",
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _custody(go: Any, counts: Sequence[Count], colours: Palette, text: Text) -> Iterable["go.Scatter"]:
    """Points full for a number and open for a bound; lines and strokes are under them."""
    for exact in (True, False):
        drawn = [count for count in counts if count.exact is exact]
        if drawn:
            yield go.Scatter(
                x=[count.day for count in drawn],
                y=[count.quantity.number for count in drawn],
                yaxis="y3",
                mode="markers",
                marker={
                    "symbol": "circle" if exact else "circle-open",
                    "size": 6 if exact else 8,
                    "color": colours.custody,
                    "line": {"width": 1.5, "color": colours.custody},
                },
                name=text.t("In custody"),
                customdata=[[f"custody:{count.count_id}"] for count in drawn],
                hovertext=[plain(words.counted(count, text)) for count in drawn],
                hoverinfo="text",
                cliponaxis=False,
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 1}},
            )


def _lines(go: Any, counts: Sequence[Count], colours: Palette) -> Iterable["go.Scatter"]:
    """The line through exact counts, dotted over long gaps, and the strokes of bounds."""
    place = {"yaxis": "y3", "cliponaxis": False}
    yield from count_traces.line(go, counts, colours.custody, name="line", **place)
    yield count_traces.strokes(go, counts, colours.custody, most(counts) / 11, name="stroke", **place)


def _labels(lanes: Lanes, sizes: Bands, selected: str, colours: Palette, text: Text) -> list[dict[str, Any]]:
    """Numbers and days beside their marks, and what was done, at the same distances as in the drawing."""
    rooms = {
        Lane.FREED: (lanes.freed, Box(-20, -sizes.above, NARROWEST + 45, sizes.below)),
        Lane.DEAL: (lanes.deal, Box(-20, 0, NARROWEST + 45, sizes.deal)),
    }
    placed: list[Label] = []
    for lane, (taken, room) in rooms.items():
        glyphs = [glyph for glyph in chosen(lanes, selected) if glyph.mark.lane is lane]
        placed += place(glyphs, taken, lambda mark: words.label(mark, text), room, most=LABELS[lane])
    return [_label(label, colours) for label in placed]


def _label(label: Label, colours: Palette) -> dict[str, Any]:
    glyph, box = label.glyph, label.box
    number = [f'<span style="font-size:15px"><b>{plain(label.number)}</b></span>'] if label.number else []
    strong = glyph.mark.lane is Lane.FREED
    day = f'<span style="color:{colours.quiet}">{plain(label.day)}</span>' if number else plain(label.day)
    day = f"<b>{day}</b>" if strong and not number else day
    return {
        "x": glyph.mark.day.isoformat(),
        "y": -glyph.y,
        "xref": "x",
        "yref": "y" if strong else "y2",
        "text": ("<br>" if label.stacked else " ").join([*number, day]),
        "ax": (box.left + box.right) / 2 - glyph.x,
        "ay": (box.top + box.bottom) / 2 - glyph.y,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 0.8,
        "arrowcolor": colours.quiet if label.leader else "rgba(0,0,0,0)",
        "standoff": glyph.radius + 1,
        "font": {"color": colours.ink, "size": 12},
        "captureevents": False,
    }
