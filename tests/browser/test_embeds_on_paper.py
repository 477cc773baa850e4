"""The static pages as A4 sheets, printed by Chromium and read again from the PDF."""

import re
from itertools import groupby

import pypdfium2
import pytest

DRAWN = ("timeline", "routes", "routes/release-2025-12-13", "custody", "lifelines")
STRUCK = ("person/ales-bialiatski", "story/release-2025-12-13")

LABELS = """() => [...document.querySelectorAll("figure svg text, figure svg tspan")]
  .filter(each => each.checkVisibility() && [...each.childNodes].some(node => node.nodeType == 3 && node.data.trim()))
  .map(each => [...each.childNodes].filter(node => node.nodeType == 3).map(node => node.data).join(" "))"""
"""The words of each label of the drawing that is printed."""

CHANGED = """() => [...document.querySelectorAll("main del")].filter(each => each.checkVisibility())
  .map(each => [each.innerText, each.nextElementSibling?.innerText || ""])"""
"""Each struck value with what stands behind it."""


@pytest.fixture
def printed(embed):
    """The page as it prints, and the letters and figures of its sheets: as they were printed, and line by line."""

    def print_(name):
        page = embed(f"live/{name}.html")
        page.emulate_media(media="print")
        sheets = [sheet.get_textpage() for sheet in pypdfium2.PdfDocument(page.pdf(format="A4"))]
        return page, _joined(" ".join(f"{sheet.get_text_bounded()} {_lines(sheet)}" for sheet in sheets))

    return print_


def _lines(sheet):
    """The words of a sheet from left to right: a typeface with kerning may print one label between parts of another."""
    boxes = [(*sheet.get_charbox(at, loose=True), sheet.get_text_range(at, 1)) for at in range(sheet.count_chars())]
    lines = groupby(sorted(boxes, key=lambda box: (-round(box[1]), box[0])), key=lambda box: round(box[1]))
    return " ".join("".join(letter for *_, letter in line) for _, line in lines)


def _joined(words):
    return re.sub(r"[\W_]+", "", words)


@pytest.mark.parametrize("name", DRAWN)
def test_every_label_of_a_drawing_is_on_its_sheets(name, printed):
    page, words = printed(name)
    labels = page.evaluate(LABELS)
    assert len(labels) > 10
    assert [label for label in labels if _joined(label) not in words] == []


@pytest.mark.parametrize("name", STRUCK)
def test_a_struck_value_carries_its_status_in_words(name, printed):
    page, words = printed(name)
    changed = page.evaluate(CHANGED)
    assert changed
    for value, status in changed:
        assert status, value
        assert _joined(status) in words
