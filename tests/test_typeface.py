"""How wide words are: the table agrees with the typeface that is shipped, and everything is measured by it."""

from functools import partial
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from components.charts.typeface import MARGIN, OTHER, widest, width, wrapped

ROOT = Path(__file__).parents[1]
SHIPPED = sorted((ROOT / "static" / "fonts").glob("*.woff2"))
PICTURES = {
    bold: ROOT / f"components/embeds/fonts/IBMPlexSans-{name}.ttf" for bold, name in enumerate(("Regular", "SemiBold"))
}
WORDS = ("Minsk", "2 July 2026", "in the last list, 26 August 2026", "ŁÓDŹ", "Беларусь, Віцебск, Ў’ў")


@pytest.mark.parametrize("font", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("weight", [400, 650])
def test_every_letter_is_as_wide_as_in_the_typeface_that_is_shipped(font, weight):
    with TTFont(font) as opened:
        glyphs = opened.getGlyphSet(location={"wght": weight})
        for code, name in opened.getBestCmap().items():
            assert width(chr(code), 1000, bold=weight > 400) == pytest.approx(glyphs[name].width, abs=0.51), chr(code)


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("words", WORDS)
def test_in_the_pictures_words_are_no_wider_than_they_are_said_to_be(words, bold):
    with TTFont(PICTURES[bold]) as opened:
        glyphs, named = opened.getGlyphSet(), opened.getBestCmap()
        real = sum(glyphs[named[ord(letter)]].width for letter in words) / 1000
    assert real <= width(words, 1, bold=bold) <= real * 1.02


def test_a_letter_that_the_typeface_does_not_have_has_room():
    assert width("囚", 12) == OTHER * 12 / 1000 > width("W", 12)
    assert widest("Minsk", 12) == pytest.approx(width("Minsk", 24) / 2 * MARGIN)


def test_words_are_broken_where_a_line_is_full_and_no_word_is_lost():
    measure, words = partial(width, size=10), "Those who were freed on 13 December 2025 in Lithuania"
    for room in (20, 80, 140, 1000):
        lines = wrapped(words, room, measure)
        assert " ".join(lines) == words
        assert all(measure(line) <= room or " " not in line for line in lines)
        firsts = [line.split()[0] for line in lines[1:]]
        assert all(measure(f"{line} {word}") > room for line, word in zip(lines, firsts, strict=False))
    assert wrapped("", 100, measure) == []


def test_words_may_be_as_much_wider_as_arial_draws_them_bold():
    assert widest("Vilnius", 12, bold=True) >= 1.04 * width("Vilnius", 12, bold=True)
