"""The width of text: one table of the typeface's letters, for drawings, pictures and the heights of frames."""

import csv
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("letter_widths.csv")
"""The advance width of each letter in thousandths of the size; `tools/letter_widths.py` makes it from the typeface."""

OTHER = 1000
"""The width of a letter that the typeface does not have: of any script, no letter is much wider than its size."""

MARGIN = 1.04
"""How much wider words may be than in the typeface that is shipped.

Embeds ship none, and a reader's own is drawn in its place. Of those on the list in `embed.css`, Arial is less than 1.02
times as wide in nine of ten labels, 1.04 times in bold, and never more than 1.1 times; DejaVu Sans Condensed is alike,
and in bold 1.1 times as wide.
"""

Measure = Callable[[str], float]
"""How wide words are in some type."""


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of some words in the typeface that is shipped, in the unit of `size`."""
    return _thousandths(words, bold) * size / 1000


def widest(words: str, size: float, *, bold: bool = False) -> float:
    """The width of some words in the widest typeface that a reader may have."""
    return width(words, size, bold=bold) * MARGIN


def wrapped(words: str, room: float, measure: Measure) -> list[str]:
    """Words broken into lines no wider than `room`; a word that is wider has a line of its own."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or measure(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


@lru_cache(maxsize=4096)
def _thousandths(words: str, bold: bool) -> int:
    """The sum of the letters' widths; kerning is left out, as it mostly draws letters together."""
    letters = _letters(bold)
    return sum(letters.get(letter, OTHER) for letter in words)


@cache
def _letters(bold: bool) -> dict[str, int]:
    weight = "bold" if bold else "regular"
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {chr(int(row["code_point"], 16)): int(row[weight]) for row in csv.DictReader(file)}
