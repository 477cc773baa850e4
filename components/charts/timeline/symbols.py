"""The symbol of each kind of event; shape and filling tell the kinds apart, not colour alone.

A drawing has over a thousand of these pieces, so they are joined as strings: an object per element would be slow.
"""

from collections.abc import Callable
from functools import lru_cache

from markupsafe import Markup, escape

from components.addresses import link
from components.charts.timeline import words
from components.charts.timeline.layout import RING, Glyph
from components.charts.timeline.marks import Mark, Marks
from components.text import Text
from data.vocabulary import EventKind

HIT = 13.0
"""The least radius of what answers to a finger or a mouse."""

HALO = "paint-order:stroke;stroke:var(--paper);stroke-width:3.5px;stroke-linejoin:round"
"""What keeps words readable on top of lines."""


def written(x: float, y: float, words: str, size: float = 12, *, end: str = "start", strong: bool = False) -> Markup:
    """Words in the drawing, dark where `strong`, else grey."""
    weight, colour = ("650", "ink") if strong else ("400", "quiet")
    return Markup(  # noqa: S704  # the words are escaped
        f'<text font-size="{size:g}" font-weight="{weight}" text-anchor="{end}" x="{x:.1f}" y="{y:.1f}"'
        f' fill="var(--{colour})" style="{HALO}">{escape(words)}</text>'
    )


def rule(x1: float, y1: float, x2: float, y2: float, colour: str = "rule", dash: str = "") -> Markup:
    """A thin line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return Markup(  # noqa: S704  # numbers, and looks that are named in this room
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="var(--{colour})"{dashed}></line>'
    )


def pressed(glyph: Glyph, marks: Marks, text: Text, *around: Markup) -> Markup:
    """A mark as a link that chooses its event, or in a small drawing opens its page; the chosen one has a ring."""
    mark, chosen = glyph.mark, glyph.mark.event_id == marks.selected
    opened, named = _opened(mark, "releases" if marks.small else "timeline", text)
    inside = (
        *around,
        disc(glyph.x, glyph.y, max(glyph.radius + 2, HIT), ' fill="transparent"'),
        ring(glyph) if chosen else "",
        sign(mark.kind, glyph.x, glyph.y, glyph.radius, known=mark.quantity is not None),
    )
    current = ' aria-current="true"' if chosen else ""
    return Markup(  # noqa: S704  # the words, the address and the id are escaped
        f"{opened}{current}>{named}{''.join(inside)}</g></a>"
    )


@lru_cache(maxsize=words.MOST)
def _opened(mark: Mark, page: str, text: Text) -> tuple[str, str]:
    """The opening tags of every mark: the link to its event, and its title."""
    sentence, event_id = escape(words.sentence(mark, text)), escape(mark.event_id)
    address = escape(link(page, event=mark.event_id))
    return (
        f'<a href="{address}" target="_self" aria-label="{sentence}"',
        f'<g data-mark="{event_id}"><title>{sentence}</title>',
    )


def bracket(start: tuple[float, float], end: tuple[float, float]) -> Markup:
    """A line from the first to the last possible day, closed at both ends."""
    (x, y), (to_x, to_y) = start, end
    ends = (
        f"M{x:.1f} {y - 3:.1f}v6M{to_x:.1f} {y - 3:.1f}v6"
        if y == to_y
        else f"M{x - 3:.1f} {y:.1f}h6M{x - 3:.1f} {to_y:.1f}h6"
    )
    return Markup(  # noqa: S704  # numbers
        f'<path class="span" stroke-width="1.5" d="M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}{ends}" fill="none"'
        ' stroke="var(--ink)"></path>'
    )


def ring(glyph: Glyph) -> Markup:
    """The ring around the chosen mark."""
    return Markup(  # noqa: S704  # numbers
        f'<circle class="chosen" stroke-width="2" cx="{glyph.x:.1f}" cy="{glyph.y:.1f}"'
        f' r="{glyph.radius + RING:.1f}" fill="none" stroke="var(--ink)"></circle>'
    )


def sign(kind: EventKind, x: float, y: float, radius: float, *, known: bool = True) -> Markup:
    """The symbol of a kind: circles for people, one small sign for each kind of step of the deal."""
    match kind:
        case EventKind.RELEASE if known:
            return disc(x, y, radius, ' fill="var(--release)"')
        case EventKind.RELEASE:
            return disc(x, y, radius, ' fill="var(--paper)" stroke="var(--release)" stroke-width="1.75"')
        case EventKind.PARDON:
            return _pardon(x, y, radius, known=known)
        case EventKind.SWAP:
            bars = rule(x - radius, y, x + radius, y, "ink") + rule(x, y - radius, x, y + radius, "ink")
            return disc(x, y, radius, ' fill="var(--paper)" stroke="var(--ink)" stroke-width="1.5"') + bars
        case _:
            return SIGNS.get(kind, _cross)(x, y)


def disc(x: float, y: float, radius: float, looks: str) -> Markup:
    """A circle; `looks` are its attributes."""
    return Markup(  # noqa: S704  # numbers, and looks that are named in this room
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.2f}"{looks}></circle>'
    )


def _pardon(x: float, y: float, radius: float, *, known: bool) -> Markup:
    """A light disc with a strong rim; the background under it hides the grid."""
    rim = ' stroke="var(--pardon)" stroke-width="1.75"'
    if not known:
        return disc(x, y, radius, f' fill="var(--paper)"{rim}')
    inner = max(radius - 0.9, radius / 2)
    tint = ' fill="var(--pardon)" fill-opacity=".26"'
    return disc(x, y, inner, ' fill="var(--paper)"') + disc(x, y, inner, tint + rim)


def _path(d: str, *, filled: bool) -> Markup:
    return Markup(  # noqa: S704  # numbers
        f'<path stroke-linejoin="round" stroke-linecap="round" stroke-width="1.6" d="{d}"'
        f' fill="var(--{"deal" if filled else "paper"})" stroke="var(--deal)"></path>'
    )


def _square(x: float, y: float) -> Markup:
    return _path(f"M{x - 4:.1f} {y - 4:.1f}h8v8h-8z", filled=True)


def _dotted(x: float, y: float) -> Markup:
    rim = disc(x, y, 5, ' fill="var(--paper)" stroke="var(--deal)" stroke-width="1.6"')
    return rim + disc(x, y, 2, ' fill="var(--deal)"')


def _turned(x: float, y: float) -> Markup:
    return _path(f"M{x:.1f} {y + 4.8:.1f}l5-8.8h-10z", filled=False)


def _diamond(x: float, y: float) -> Markup:
    return _path(f"M{x:.1f} {y - 5.4:.1f}l5.4 5.4-5.4 5.4-5.4-5.4z", filled=True)


def _triangle(x: float, y: float) -> Markup:
    return _path(f"M{x:.1f} {y - 4.8:.1f}l5 8.8h-10z", filled=False)


def _cross(x: float, y: float) -> Markup:
    return _path(f"M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8", filled=False)


SIGNS: dict[EventKind, Callable[[float, float], Markup]] = {
    EventKind.TALKS: _square,
    EventKind.CALL: _dotted,
    EventKind.STATEMENT: _turned,
    EventKind.SANCTIONS_RELIEF: _diamond,
    EventKind.BORDER: _triangle,
    EventKind.OTHER: _cross,
}
"""The sign of each kind of the deal, in the drawings."""

LETTERS = {
    EventKind.RELEASE: "●",
    EventKind.PARDON: "○",
    EventKind.SWAP: "⊕",
    EventKind.TALKS: "■",
    EventKind.CALL: "⊙",
    EventKind.STATEMENT: "▽",
    EventKind.SANCTIONS_RELIEF: "◆",
    EventKind.BORDER: "△",
    EventKind.OTHER: "×",
}
"""The same signs as letters, for the key of the figure."""


def letter(kind: EventKind, *, known: bool = True) -> str:
    """The sign of a kind as a letter; of people without a number, a ring."""
    return LETTERS[kind if known or kind is EventKind.SWAP else EventKind.PARDON]


SYMBOLS = {
    EventKind.RELEASE: "circle",
    EventKind.PARDON: "circle",
    EventKind.SWAP: "circle-cross",
    EventKind.TALKS: "square",
    EventKind.CALL: "circle-open-dot",
    EventKind.STATEMENT: "triangle-down-open",
    EventKind.SANCTIONS_RELIEF: "diamond",
    EventKind.BORDER: "triangle-up-open",
    EventKind.OTHER: "x-thin-open",
}
"""The same signs as the figure calls them."""
