"""Pictures of a page: the card for social networks, and the whole view for feeds and places without frames."""

import hashlib
import re
import struct
import zlib
from functools import cache, partial
from pathlib import Path

import htpy as h
from htpy import Element, Node
from markupsafe import Markup

from components.charts.typeface import width, wrapped
from components.embeds import posters
from components.embeds.head import CARD
from components.embeds.page import Page, touching
from components.html import citations, corrections
from components.text import Text
from components.theme import Scheme, palette
from data import Dataset

WIDE = 1200
"""Pixels across the picture of a whole view."""

EDGE = 64
ACROSS = WIDE - 2 * EDGE
SIZES = (84, 76, 68, 60, 52, 46, 40, 36, 32)
"""Sizes of a card's title."""

LEADING = 1.18
"""The height of a line as a share of its size."""

TYPE = {"font_family": "IBM Plex Sans, Roboto, Helvetica, Arial, sans-serif"}
FONTS = tuple(sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
"""The typeface of pictures, whole and unchanged, under the SIL Open Font License 1.1."""

LEAST = 24
"""The smallest size of type on a card, which phones show 500 pixels wide."""

INCHES, DOTS = 6, 300
"""The width of a picture for print, and its dots to the inch."""

_HEADER = 33
"""Bytes of a PNG's signature and first chunk."""

_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')
_VARIABLE = re.compile(r"var\(--([a-z]+)\)")
_BOX = re.compile(r'<svg([^>]*?)viewBox="0 0 ([\d.]+) ([\d.]+)"')


def card(text: Text, dataset: Dataset, page: Page) -> str:
    """The social card, 1200 by 630 pixels: the finding, the drawing or the definition, and the source line."""
    beside = bool(page.poster)
    title, size = _fitting(page.title, 392 if beside else ACROSS, 380 if beside else 240)
    top = 136 + size
    under = top + (len(title) - 1) * size * LEADING + size * 0.4 + 44
    return _sheet(
        *CARD,
        _written(EDGE, 86, [text.t(dataset.story.name)], 30, "quiet", strong=True),
        h.rect(x=str(EDGE), y="110", width=str(ACROSS), height="3", fill="var(--ink)"),
        _written(EDGE, top, title, size, "ink", strong=True),
        _placed(page.poster, EDGE + 412, 124, posters.WIDE, posters.TALL) if beside else _below(page, under),
        _source(_rests_on(text, dataset, page), CARD[1], LEAST),
    )


def _rests_on(text: Text, dataset: Dataset, page: Page) -> str:
    """The source line of a card, with the day of the last correction if any."""
    corrected = corrections.mark(text, touching(dataset, page))
    return " ".join(filter(None, (corrected, citations.source_line(text, dataset, page.facts))))


def _fitting(words: str, room: float, tall: float) -> tuple[list[str], float]:
    """Words broken into lines, in the largest size that fits the room."""
    for size in SIZES:
        lines = _lines(words, size, strong=True, room=room)
        if len(lines) * size * LEADING <= tall:
            return lines, size
    return shortened(lines, int(tall / (size * LEADING))), size


def _below(page: Page, top: float) -> Node:
    lines = _lines(page.subtitle, 34)
    room = max(1, int((CARD[1] - 110 - top) // (34 * LEADING)) + 1)
    return _written(EDGE, top, shortened(lines, room), 34, "ink")


def whole(text: Text, dataset: Dataset, page: Page) -> str:
    """The whole view as one picture: finding, definition, drawing and sources, for where no frame can stand."""
    return _whole(text, dataset, page, page.drawing)


def printed(text: Text, dataset: Dataset, page: Page) -> str:
    """The whole view as wide as a column of print, in a layout that can be read there, or else the card."""
    svg = _whole(text, dataset, page, page.column) if page.column else card(text, dataset, page)
    return _SIZE.sub(lambda m: f'width="{INCHES}in" height="{int(m[2]) * INCHES / int(m[1]):.4g}in"', svg, count=1)


def _whole(text: Text, dataset: Dataset, page: Page, drawing: str) -> str:
    title, lede = _lines(page.title, 40, strong=True), _lines(page.subtitle, 24)
    foot = text.t(
        "{name} · {sources}",
        name=text.t(dataset.story.name),
        sources=citations.source_line(text, dataset, page.facts),
    )
    top = 84 + len(title) * 40 * LEADING + len(lede) * 24 * LEADING
    tall = ACROSS * _ratio(drawing)
    bottom = top + tall + 84 + len(_lines(foot, 22)) * 22 * LEADING
    return _sheet(
        WIDE,
        bottom,
        _written(EDGE, 84, title, 40, "ink", strong=True),
        _written(EDGE, 84 + len(title) * 40 * LEADING, lede, 24, "quiet"),
        _placed(drawing, EDGE, top, ACROSS, tall),
        _source(foot, bottom, 22),
    )


def _sheet(wide: float, tall: float, *inside: Node) -> str:
    """A picture of a size, with its content on the background colour."""
    wide, tall = round(wide), round(tall)
    sheet = h.svg(
        xmlns="http://www.w3.org/2000/svg",
        **TYPE,
        viewBox=f"0 0 {wide} {tall}",
        width=str(wide),
        height=str(tall),
    )[h.rect(width=str(wide), height=str(tall), fill="var(--paper)"), inside]
    return coloured(str(sheet))


def _source(line: str, bottom: float, size: float) -> Node:
    """The source line, above the margin at the bottom."""
    lines = _lines(line, size)
    first = bottom - 40 - (len(lines) - 1) * size * LEADING
    return [
        h.rect(x=str(EDGE), y=f"{first - size - 14:.0f}", width=str(ACROSS), height="1", fill="var(--rule)"),
        _written(EDGE, first, lines, size, "quiet"),
    ]


def _written(x: float, y: float, lines: list[str], size: float, colour: str, *, strong: bool = False) -> Element:
    rows = [h.tspan(x=f"{x:.0f}", y=f"{y + at * size * LEADING:.0f}")[line] for at, line in enumerate(lines)]
    attributes = {"font-size": f"{size}", "font-weight": "600" if strong else "400"}
    return h.text(attributes, fill=f"var(--{colour})")[rows]


def _placed(svg: str, x: float, y: float, wide: float, tall: float) -> Markup:
    """An SVG scaled to fit a rectangle, and centred in it."""
    # A renderer of pictures reads from the attribute what a browser reads from the style. The place is as large as the
    # drawing in it, so that what a map has beyond its frame is cut there.
    edge = ' overflow="hidden"' if "overflow:hidden" in svg.partition(">")[0] else ""
    ratio = _ratio(svg)
    across, high = (wide, wide * ratio) if wide * ratio <= tall else (tall / ratio, tall)
    left, top = x + (wide - across) / 2, y + (tall - high) / 2
    place = f'<svg x="{left:.1f}" y="{top:.1f}" width="{across:.1f}" height="{high:.1f}"{edge}'
    inside = _BOX.sub(lambda m: f'{place}{m[1]}viewBox="0 0 {m[2]} {m[3]}"', svg, count=1)
    return Markup(inside)  # noqa: S704  # htpy has escaped it


def _ratio(svg: str) -> float:
    view_box = _BOX.search(svg)
    assert view_box, "a drawing says how large it is"
    return float(view_box[3]) / float(view_box[2])


def _lines(words: str, size: float, *, strong: bool = False, room: float = ACROSS) -> list[str]:
    """Words in lines of a size, as wide as the sheet or as another room."""
    return wrapped(words, room, partial(width, size=size, bold=strong))


def shortened(lines: list[str], most: int) -> list[str]:
    """At most so many lines; an ellipsis stands for those left out."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], f"{lines[most - 1].rstrip(' .,;')}…"]


def coloured(svg: str) -> str:
    """A picture with the colours of the light appearance in place of CSS variables."""
    colours = palette(Scheme.LIGHT)
    return _VARIABLE.sub(lambda m: TYPE["font_family"] if m[1] == "font" else str(getattr(colours, m[1])), svg)


def png(svg: str) -> bytes:
    """A picture as PNG, in the typeface that is shipped with this folder."""
    return _png(svg)


def printed_png(svg: str) -> bytes:
    """A picture for print as PNG that states its resolution in dots per inch."""
    return _measured(_png(svg, DOTS))


def _png(svg: str, dots: int = 96) -> bytes:
    import resvg_py  # noqa: PLC0415  # only a build draws pictures

    files = [str(path) for path in FONTS]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=files, dpi=dots))


def _measured(drawn: bytes) -> bytes:
    """A PNG with a pHYs chunk, which states its dots per metre, after its first chunk."""
    dots = round(DOTS / 0.0254)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    whole = struct.pack(">I", 9) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return drawn[:_HEADER] + whole + drawn[_HEADER:]


@cache
def drawn_by() -> str:
    """A hash of everything besides the SVG that decides a picture: the renderer and the typeface."""
    import resvg_py  # noqa: PLC0415

    digest = hashlib.sha256(f"{resvg_py.__version__}\n".encode())
    for path in FONTS:
        digest.update(path.read_bytes())
    return digest.hexdigest()
