"""The social card of a page: the picture with its finding that social networks show with a link."""

import htpy as h
from htpy import Node

from components.embeds import social_card_charts
from components.embeds.head import CARD
from components.embeds.page import Page, touching
from components.embeds.picture_parts import ACROSS, EDGE, LEADING, lines, placed, sheet, shortened, source, written
from components.html import citations, corrections
from components.text import Text
from data import Dataset

SIZES = (84, 76, 68, 60, 52, 46, 40, 36, 32)
"""Sizes of a card's title."""

LEAST = 24
"""The smallest size of type on a card, which phones show 500 pixels wide."""


def card(text: Text, dataset: Dataset, page: Page) -> str:
    """The social card, 1200 by 630 pixels: the finding, the drawing or the definition, and the source line."""
    beside = bool(page.card)
    title, size = _fitting(page.title, 392 if beside else ACROSS, 380 if beside else 240)
    top = 136 + size
    under = top + (len(title) - 1) * size * LEADING + size * 0.4 + 44
    return sheet(
        *CARD,
        written(EDGE, 86, [text.t(dataset.story.name)], 30, "quiet", strong=True),
        h.rect(x=str(EDGE), y="110", width=str(ACROSS), height="3", fill="var(--ink)"),
        written(EDGE, top, title, size, "ink", strong=True),
        placed(page.card, EDGE + 412, 124, social_card_charts.WIDE, social_card_charts.TALL)
        if beside
        else _below(page, under),
        source(_rests_on(text, dataset, page), CARD[1], LEAST),
    )


def _rests_on(text: Text, dataset: Dataset, page: Page) -> str:
    """The source line of a card, with the day of the last correction if any."""
    corrected = corrections.mark(text, touching(dataset, page))
    return " ".join(filter(None, (corrected, citations.source_line(text, dataset, page.facts))))


def _fitting(words: str, room: float, tall: float) -> tuple[list[str], float]:
    """Words broken into lines, in the largest size that fits the room."""
    for size in SIZES:
        rows = lines(words, size, strong=True, room=room)
        if len(rows) * size * LEADING <= tall:
            return rows, size
    return shortened(rows, int(tall / (size * LEADING))), size


def _below(page: Page, top: float) -> Node:
    rows = lines(page.subtitle, 34)
    room = max(1, int((CARD[1] - 110 - top) // (34 * LEADING)) + 1)
    return written(EDGE, top, shortened(rows, room), 34, "ink")
