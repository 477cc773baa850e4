"""Lifelines as inline SVG: names to the left where there is room, above the lines on a phone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial

import htpy as h
from htpy import Element, Node
from markupsafe import Markup, escape

from components.addresses import link
from components.charts.axis import Axis
from components.charts.lifelines import words
from components.charts.lifelines.marks import Group, Lifeline, Marks, Turn
from components.html import person_card
from components.text import Text
from data.people import Status

AFTER = 40
"""Days that the axis runs on after the last day of the evidence, so that an open end has room."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of one layout, wide or narrow, in units of the drawing."""

    width: int
    left: int
    right: int
    row: int
    line_at: int
    """How far under the top of a row its line runs."""
    key_columns: int


WIDE = Frame(720, 178, 584, 21, 11, 2)
NARROW = Frame(272, 2, 266, 37, 27, 1)
"""About the least widths at which they are shown, so that no letter shrinks."""

KEY_ROW, HEADING, YEARS = 20, 34, 14

NAMED = 24
"""The least distance between two years that are written."""

FEW = 6
"""Groups with fewer lines than this do without years of their own, unless they come first."""


@dataclass(frozen=True)
class Canvas:
    """A layout with the time axis in it."""

    frame: Frame
    years: range
    until: date

    @cached_property
    def axis(self) -> Axis:
        """The time axis, from the first year to some days after the last day of the evidence."""
        return Axis(date(self.years[0], 1, 1), self.until + timedelta(days=AFTER), self.frame.left, self.frame.right)

    def x(self, day: date) -> float:
        """The x coordinate of a day."""
        return self.axis.at(day)


def svg(marks: Marks, text: Text, *, narrow: bool = False) -> Element:
    """The drawing; its height grows with the number of people."""
    canvas = Canvas(NARROW if narrow else WIDE, marks.years, marks.until)
    y = top = -(-len(keys(marks)) // canvas.frame.key_columns) * KEY_ROW + 8
    groups: list[Node] = []
    for at, each in enumerate(marks.groups):
        with_years = not at or len(each.lines) >= FEW
        groups.append(group_of(each, canvas, text, y, with_years))
        y += head_height(with_years) + len(each.lines) * canvas.frame.row
    return h.svg(
        ".lifelines",
        viewBox=f"0 0 {canvas.frame.width} {y + 4}",
        role="group",
        aria_label=alt(marks, text),
    )[key(marks, canvas, text), grid(canvas, top, y), groups]


def alt(marks: Marks, text: Text) -> str:
    """The drawing in words, for screen readers."""
    return words.caption(marks, text).alt


def head_height(with_years: bool) -> int:
    """The height of a group's heading, with the years under it or without."""
    return HEADING + YEARS * with_years


def group_of(group: Group, canvas: Canvas, text: Text, y: int, with_years: bool) -> Element:
    """The heading and the lines of a group whose top is at y."""
    top = y + head_height(with_years)
    return h.g[
        _heading(group, canvas, text, y, with_years),
        years(canvas, top) if with_years else None,
        rows(group, canvas, text, top),
    ]


def rows(group: Group, canvas: Canvas, text: Text, top: int) -> list[Markup]:
    """The lines of a group, from the top down."""
    return [_row(line, canvas, text, top + at * canvas.frame.row) for at, line in enumerate(group.lines)]


def _heading(group: Group, canvas: Canvas, text: Text, y: int, with_years: bool) -> list[Node]:
    title = words.heading(group, text, short=canvas.frame is NARROW)
    return [
        h.line(".rule", x1="0", x2=str(canvas.frame.width), y1=f"{y + 6.5}", y2=f"{y + 6.5}"),
        h.text(".group", x="0", y=str(y + 24))[title],
        h.text(".days", x=str(canvas.frame.width), y=str(y + 24), text_anchor="end")[text.t("days")]
        if canvas.frame is NARROW and with_years
        else None,
    ]


def years(canvas: Canvas, y: int) -> Element:
    """The years above a group, in two digits where there is little room."""
    narrow = canvas.frame is NARROW
    placed = ((day.year, canvas.x(day) + 3) for day in canvas.axis.years(NAMED))
    return h.g(".years", aria_hidden="true")[
        (
            h.text(".year", x=f"{x:.1f}", y=str(y - 4))[f"’{year % 100:02}" if narrow else str(year)]
            for year, x in placed
            if x < canvas.frame.right - 12
        )
    ]


def grid(canvas: Canvas, top: int, bottom: int) -> Element:
    """The first days of the years through all groups, as one path; headings cover it."""
    xs = map(canvas.x, canvas.axis.years())
    return h.path(".grid", d="".join(f"M{x} {top - 6}v{bottom - top + 6}" for x in xs))


def _row(line: Lifeline, canvas: Canvas, text: Text, y: int) -> Markup:
    """A line with its name and days, joined as strings: there are hundreds, and an object per element is slow."""
    frame, sentence, who = canvas.frame, escape(words.sentence(line, text)), escape(line.person_id)
    name, days = escape(person_card.name(text, line.entry)), escape(_days(line, frame, text))
    wide = frame is WIDE
    x, anchor, baseline = (frame.left - 10, "end", y + frame.line_at + 4) if wide else (0, "start", y + 16)
    address = escape(link("people", person=line.person_id))
    return Markup(  # noqa: S704  # the words, the address and the id are escaped
        f'<a href="{address}" target="_self" aria-label="{sentence}"><g data-mark="{who}"><title>{sentence}</title>'
        f'<rect class="hit" x="0" y="{y}" width="{frame.width}" height="{frame.row}"></rect>'
        f'<text class="name" x="{x}" y="{baseline}" text-anchor="{anchor}">{name}</text>'
        f'<text class="days" x="{frame.width}" y="{baseline}" text-anchor="end">{days}</text>'
        f"{line_of(line, canvas, y + frame.line_at)}</g></a>"
    )


def _days(line: Lifeline, frame: Frame, text: Text) -> str:
    """The days in custody; on a phone the number alone, under a heading that says of what."""
    return words.short_days(line, text) if frame is WIDE else words.bare_days(line, text)


def line_of(line: Lifeline, canvas: Canvas, y: float) -> Markup:
    """The bars and signs of one line."""
    parts = [_bar("soft", canvas, first, last, y) for first, last in line.soft]
    if line.solid:
        parts.append(_bar("solid", canvas, *line.solid, y))
    if line.start and line.start.is_day:
        parts.append(_path("begin", f"M{canvas.x(line.start.earliest)} {y - 6}v12"))
    parts += [_stop(stop.turn, canvas.x(stop.day.earliest), y) for stop in line.stops]
    if line.end:
        parts.append(_end(line.entry.status, canvas.x(line.end.latest), y))
    return Markup("".join(parts))  # noqa: S704  # each is markup


def _path(kind: str, d: str) -> Markup:
    return Markup(f'<path class="{kind}" d="{d}"></path>')  # noqa: S704  # numbers, and a kind named in this room


def _bar(kind: str, canvas: Canvas, first: date, last: date, y: float) -> Markup:
    x, width = canvas.x(first), max(canvas.x(last) - canvas.x(first), 1)
    return _path(kind, f"M{x} {y:g}L{x + width:.1f} {y:g}")


def _end(status: Status, x: float, y: float) -> Markup:
    """The sign at the end of a line: a disc abroad, a ring at home, an arrow where the person is still in custody."""
    if status is Status.IN_CUSTODY:
        return _path("open", f"M{x} {y}h5m3 0h4M{x + 10} {y - 5}l6 5-6 5")
    return Markup(f'<circle class="end {status}" cx="{x}" cy="{y}" r="5"></circle>')  # noqa: S704  # numbers


def _stop(turn: Turn, x: float, y: float) -> Markup:
    match turn:
        case Turn.WRONG:
            return _outlined("wrong", f"M{x - 5} {y - 5}l10 10m0-10l-10 10")
        case Turn.REFUSED:
            return _outlined("refused", f"M{x} {y - 9}v18")
        case Turn.RETURNED:
            at = f'x="{x - 4.5}" y="{y - 4.5}"'
            return Markup(f'<rect class="returned" {at} width="9" height="9"></rect>')  # noqa: S704  # numbers
        case _:
            return _end(Status.FREED_AT_HOME, x, y)


def _outlined(kind: str, path: str) -> Markup:
    """A stroke with a rim in the background colour, so that it stands out from the line that it crosses."""
    return Markup(f"<g>{_path('rim', path)}{_path(kind, path)}</g>")  # noqa: S704  # numbers


Drawn = Callable[[float, float], Node]


def keys(marks: Marks) -> list[tuple[str, Drawn]]:
    """The signs that the key explains: only those that are drawn."""
    statuses = {line.entry.status for line in marks.lines if line.end}
    turns = {stop.turn for line in marks.lines for stop in line.stops}
    ends: list[tuple[str, Drawn]] = [(each, partial(_end, each)) for each in Status if each in statuses]
    soft: list[tuple[str, Drawn]] = [("soft", _soft)] if any(line.soft for line in marks.lines) else []
    return [*ends, *soft, *((each, partial(_stop, each)) for each in Turn if each in turns)]


def _soft(x: float, y: float) -> Markup:
    return _path("soft", f"M{x - 6} {y:g}h16")


def key(marks: Marks, canvas: Canvas, text: Text) -> Element:
    """The key of the signs."""
    columns, width = canvas.frame.key_columns, canvas.frame.width
    parts: list[Node] = []
    for at, (name, draw) in enumerate(keys(marks)):
        x, y = at % columns * width / columns, at // columns * KEY_ROW + 12
        parts += [draw(x + 8, y), h.text(x=f"{x + 34:.0f}", y=str(y + 4))[words.key(text, name, marks.home)]]
    return h.g(".key", aria_hidden="true")[parts]
