"""Pictures of a page: the whole view for feeds, for places without frames and for print, and any picture as PNG."""

import hashlib
import re
import struct
import zlib
from functools import cache
from pathlib import Path

from components.embeds import social_card
from components.embeds.page import Page
from components.embeds.picture_parts import ACROSS, EDGE, LEADING, WIDE, lines, placed, ratio, sheet, source, written
from components.html import citations
from components.text import Text
from data import Dataset

FONTS = tuple(sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
"""The typeface of pictures, whole and unchanged, under the SIL Open Font License 1.1."""

INCHES, DOTS = 6, 300
"""The width of a picture for print, and its dots to the inch."""

_HEADER = 33
"""Bytes of a PNG's signature and first chunk."""

_SIZE = re.compile(r'width="(\d+)" height="(\d+)"')


def whole(text: Text, dataset: Dataset, page: Page) -> str:
    """The whole view as one picture: finding, definition, drawing and sources, for where no frame can stand."""
    return _whole(text, dataset, page, page.drawing)


def printed(text: Text, dataset: Dataset, page: Page) -> str:
    """The whole view as wide as a column of print, in a layout that can be read there, or else the card."""
    svg = _whole(text, dataset, page, page.column) if page.column else social_card.card(text, dataset, page)
    return _SIZE.sub(lambda m: f'width="{INCHES}in" height="{int(m[2]) * INCHES / int(m[1]):.4g}in"', svg, count=1)


def _whole(text: Text, dataset: Dataset, page: Page, drawing: str) -> str:
    title, lede = lines(page.title, 40, strong=True), lines(page.subtitle, 24)
    foot = text.t(
        "{name} · {sources}",
        name=text.t(dataset.story.name),
        sources=citations.source_line(text, dataset, page.facts),
    )
    top = 84 + len(title) * 40 * LEADING + len(lede) * 24 * LEADING
    tall = ACROSS * ratio(drawing)
    bottom = top + tall + 84 + len(lines(foot, 22)) * 22 * LEADING
    return sheet(
        WIDE,
        bottom,
        written(EDGE, 84, title, 40, "ink", strong=True),
        written(EDGE, 84 + len(title) * 40 * LEADING, lede, 24, "quiet"),
        placed(drawing, EDGE, top, ACROSS, tall),
        source(foot, bottom, 22),
    )


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
