"""The timeline for a phone: time runs downwards, circles to the left, the deal to the right, each with its words."""

from dataclasses import dataclass
from functools import partial

import htpy as h
from htpy import Element, Node
from markupsafe import Markup, escape

from components.charts.axis import Axis
from components.charts.boxes import Box
from components.charts.label_placement import in_order
from components.charts.timeline import captions, counts, legend, svg_parts, words
from components.charts.timeline.labels import Label, chosen, place
from components.charts.timeline.layout import SIGN, Glyph, Lanes, radius, scale, swarm
from components.charts.timeline.marks import Lane, Mark, Marks
from components.charts.timeline.symbols import HALO, bracket, pressed, rule, written
from components.charts.typeface import widest, wrapped
from components.text import Text

WIDTH = 272
"""About the least at which it is shown, so that no letter shrinks."""

MIDDLE = 64
"""Where the middle of the circles is."""

SPINE = 136
"""Where the days of the deal are marked."""

SIGNS = 152
"""Where the signs of the deal stand."""

BESIDE = WIDTH - SIGNS - 11
"""Pixels of a line beside them."""

MONTH, PITCH = (96, 30), 32
"""Pixels to the month, full and small, and to an event of the deal."""

LARGEST = (26.0, 26.0)
LABELS = (60, 8)
HEAD, KEY, LINE, WORDS = 38, 60, 118, 73


@dataclass(frozen=True, slots=True)
class Column:
    """The layout: circles and signs in their places."""

    axis: Axis
    lanes: Lanes
    labels: tuple[Label, ...]
    bottom: float


def svg(marks: Marks, text: Text) -> Element:
    """The drawing, as tall as its time is long."""
    sheet = compose(marks, text)
    bottom = sheet.bottom
    if marks.counts:
        bottom += 16 + WORDS + LINE
    return svg_parts.canvas(WIDTH, bottom + 22, captions.caption(marks, text).alt)[
        _months(sheet, text),
        _headings(marks, text),
        _marks(marks, sheet, text),
        (svg_parts.name(label) for label in sheet.labels),
        _custody(marks, sheet.bottom + 16, text) if marks.counts else None,
    ]


def compose(marks: Marks, text: Text) -> Column:
    """The layout of some marks; equal marks give equal layouts."""
    small = marks.small
    deal = marks.lane(Lane.DEAL)
    span = (marks.until - marks.since).days / 30.4 * MONTH[small]
    head = HEAD + 20 * legend.rows(marks, text) + KEY * small
    top = head + 24.0
    high = top + max(span, 150 if small else len(deal) * PITCH, 150)
    axis = Axis(marks.since, marks.until, top + 14, high)
    circles = _circles(marks, axis)
    signs = _clustered(marks, axis) if small else _listed(marks, axis)
    placed = Lanes(circles, signs, ())
    bottom = max([high, *(g.y + g.radius for g in circles), *(g.y + 10 for g in signs)]) + 10
    glyphs = [glyph for glyph in chosen(placed, marks.selected) if glyph.mark.lane is Lane.FREED]
    room = Box(28, head, SPINE - 4, bottom)
    labels = place(glyphs, circles, lambda mark: words.label(mark, text), room, most=LABELS[small], side=True)
    return Column(axis, placed, tuple(labels), bottom)


def _listed(marks: Marks, axis: Axis) -> tuple[Glyph, ...]:
    """The signs of the deal one under the other, so that each has a line for its words."""
    deal = marks.lane(Lane.DEAL)
    days = [axis.at(mark.day) for mark in deal]
    places = in_order(days, [0.0] * len(days), PITCH, axis.start - 14, axis.end + 14)
    return tuple(Glyph(mark, SIGNS, y, SIGN) for mark, y in zip(deal, places, strict=True))


def _clustered(marks: Marks, axis: Axis) -> tuple[Glyph, ...]:
    """The signs of the deal on their days, beside each other where they would meet."""
    deal = marks.lane(Lane.DEAL)
    spots = [(axis.at(mark.day), SIGN) for mark in deal]
    placed = zip(deal, spots, swarm(spots), strict=True)
    return tuple(Glyph(mark, (SPINE + WIDTH) / 2 + aside, along, SIGN) for mark, (along, _), aside in placed)


def _circles(marks: Marks, axis: Axis) -> tuple[Glyph, ...]:
    freed = marks.lane(Lane.FREED)
    unit = scale(marks, LARGEST[marks.small])
    spots = [(axis.at(mark.day), radius(mark, unit)) for mark in freed]
    placed = zip(freed, spots, swarm(spots), strict=True)
    return tuple(Glyph(mark, round(MIDDLE + aside, 2), along, size) for mark, (along, size), aside in placed)


def _headings(marks: Marks, text: Text) -> Element:
    (freed, area), (deal, _) = words.heading(marks, Lane.FREED, text), words.heading(marks, Lane.DEAL, text)
    return h.g[
        rule(0, 0.5, SPINE - 14, 0.5, "ink"),
        rule(SPINE, 0.5, WIDTH, 0.5, "ink"),
        written(0, 19, freed, 14, strong=True),
        written(SPINE, 19, deal, 14, strong=True),
        written(0, 36, area),
        legend.line(marks, text, 56),
        legend.signs(marks, text, 56 + 20 * legend.rows(marks, text)) if marks.small else None,
    ]


def _months(sheet: Column, text: Text) -> Element:
    parts: list[Node] = []
    for tick in sheet.axis.ticks(text, 26):
        y = sheet.axis.at(tick.day)
        parts += [rule(30, y, WIDTH, y), written(0, y + 4, tick.word, strong=tick.day.month == 1)]
    return h.g(aria_hidden="true")[parts]


def _marks(marks: Marks, sheet: Column, text: Text) -> list[Node]:
    glyphs = {glyph.mark.event_id: glyph for glyph in (*sheet.lanes.freed, *sheet.lanes.deal)}
    return [_mark(glyphs[event], marks, sheet, text) for event in marks.ids]


def _mark(glyph: Glyph, marks: Marks, sheet: Column, text: Text) -> Markup:
    if glyph.mark.lane is Lane.FREED or marks.small:
        return pressed(glyph, marks, text, _span(glyph, sheet.axis))
    true, y = sheet.axis.at(glyph.mark.day), glyph.y
    around = (
        f'<path d="M{SPINE} {true}L{SIGNS - 8} {y}" fill="none" stroke="var(--quiet)" stroke-width=".8"></path>'
        f'<circle cx="{SPINE}" cy="{true}" r="1.6" fill="var(--deal)"></circle>'
        f'<rect x="{SPINE}" y="{y - 9}" width="{WIDTH - SPINE}" height="28" fill="transparent"></rect>'
        f'<text font-size="12" x="{SIGNS + 11}" y="{y + 4}" style="{HALO}">{_beside(glyph.mark, marks, text)}</text>'
    )
    return pressed(glyph, marks, text, Markup(around))  # noqa: S704  # the words are escaped


def _beside(mark: Mark, marks: Marks, text: Text) -> str:
    """The words beside a sign in one or two lines, the day at their end or under them."""
    first, second, day = map(escape, words.beside(mark, text, BESIDE))
    under = f'x="{SIGNS + 11}" dy="13"'
    weight = "650" if mark.event_id == marks.selected else "400"
    more = f'<tspan {under} fill="var(--ink)">{second}</tspan>' if second else ""
    place = 'dx="4"' if second else under
    when = f'<tspan {place} fill="var(--quiet)">{day}</tspan>'
    return f'<tspan font-weight="{weight}" fill="var(--ink)">{first}</tspan>{more}{when}'


def _span(glyph: Glyph, axis: Axis) -> Markup:
    """The bracket beside a mark, from its first to its last possible day, where its day is not known."""
    if glyph.mark.span is None:
        return Markup()
    x = glyph.x - glyph.radius - 16
    return bracket((x, axis.at(glyph.mark.span[0])), (x, axis.at(glyph.mark.span[1])))


def _custody(marks: Marks, top: float, text: Text) -> Element:
    """The line of counts, with time to the right, as a fall is read best downwards."""
    name, what = words.custody_heading(text)
    axis = Axis(marks.since, marks.until, 6 if marks.small else 49, WIDTH - 6)
    panel = counts.panel(marks.counts, axis, top + WORDS, LINE)
    lines = wrapped(what, WIDTH, partial(widest, size=12)) + words.dotted(marks.counts, text, WIDTH)
    ends = ((axis.start, "start", marks.since), (axis.end, "end", marks.until))
    base = panel.scale.start + 0.5
    return h.g[
        rule(0, top + 0.5, WIDTH, top + 0.5, "ink"),
        written(0, top + 19, name, 14, strong=True),
        (written(0, top + 36 + 15 * at, line) for at, line in enumerate(lines)),
        rule(0, base, WIDTH, base, "quiet") if marks.small else None,
        h.g(aria_hidden="true")[(written(x, base + 17, text.month(day), end=end) for x, end, day in ends)],
        counts.line(panel, text, None if marks.small else (37, WIDTH)),
    ]
