"""Pictures as files: type that a phone shows readable, margins that stay empty, maps that end at their frame, print."""

import io
import re
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from components.embeds import picture_parts, pictures, social_card
from components.embeds.filtered import filtered
from components.embeds.registry import makers
from components.text import text_for
from data import totals

DRAWN = ("timeline", "routes", "routes/release-2025-12-13", "custody")
TOLD = ("lifelines", "person/ales-bialiatski", "story/release-2025-12-13", "who/release-2025-09-11")
SVG = "{http://www.w3.org/2000/svg}"
PAPER = (251, 250, 247)


@pytest.fixture(scope="module")
def pages(ledger):
    wanted = dict(makers(text_for("en"), ledger))
    return {name: wanted[name]() for name in (*DRAWN, *TOLD)}


def _types(svg):
    """The size of every piece of text, in units of the whole picture, with its words."""
    found = []

    def look(part, scale, size):
        if part.tag == f"{SVG}svg" and "x" in part.attrib:
            scale *= float(part.get("width")) / float(part.get("viewBox").split()[2])
        size = float(part.get("font-size", size))
        if part.tag in (f"{SVG}text", f"{SVG}tspan") and (part.text or "").strip():
            found.append((size * scale, part.text))
        for child in part:
            look(child, scale, size)

    look(ET.fromstring(svg), 1.0, 16)
    return found


@pytest.mark.parametrize("name", [*DRAWN, *TOLD])
def test_no_type_on_a_card_is_under_24_of_1200(name, pages, ledger):
    found = _types(social_card.card(text_for("en"), ledger, pages[name]))
    assert len(found) > 3
    assert [words for size, words in found if size < 23.99] == []


def test_a_card_of_a_part_has_a_drawing_of_that_part(pages, ledger):
    text = text_for("en")
    part = filtered(text, ledger, pages["timeline"], {"from": "2026-01"})
    assert part.card != pages["timeline"].card
    assert f">{text.quantity(totals.largest(ledger)[1].value)}<" in part.card
    assert ">123<" not in part.card
    assert [words for size, words in _types(social_card.card(text, ledger, part)) if size < 23.99] == []


def _shown(svg):
    return Image.open(io.BytesIO(pictures.png(svg))).convert("RGB")


@pytest.mark.parametrize("name", [*DRAWN, *TOLD])
@pytest.mark.parametrize("make", [social_card.card, pictures.whole], ids=["card", "whole"])
def test_the_margins_of_a_picture_are_empty(make, name, pages, ledger):
    if make is pictures.whole and name not in DRAWN:
        make = social_card.card
    shown = _shown(make(text_for("en"), ledger, pages[name]))
    wide, tall = shown.size
    edges = [(0, 0, 60, tall), (wide - 60, 0, wide, tall), (0, tall - 30, wide, tall), (0, 0, wide, 30)]
    for box in edges:
        assert shown.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), PAPER)], box


def test_rows_that_are_left_out_are_left_out_with_their_sentence_or_an_ellipsis_has_room():
    rows = ["One sentence ends. Another", "does not end", "here."]
    assert picture_parts.shortened(rows, 3) == rows
    assert picture_parts.shortened(rows, 2) == ["One sentence ends. Another", "does not…"]
    assert picture_parts.shortened(rows, 1) == ["One sentence ends."]


@pytest.mark.parametrize("name", ["routes", "routes/release-2025-12-13"])
def test_the_base_of_a_map_ends_at_its_frame(name, pages, ledger):
    for make in (social_card.card, pictures.whole, pictures.printed):
        placed = [each for each in ET.fromstring(make(text_for("en"), ledger, pages[name])) if each.tag == f"{SVG}svg"]
        assert len(placed) == 1
        wide, tall = (float(placed[0].get(side)) for side in ("width", "height"))
        _, _, across, high = map(float, placed[0].get("viewBox").split())
        assert placed[0].get("overflow") == "hidden"
        assert tall / wide == pytest.approx(high / across, rel=0.002)


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_for_print_is_six_inches_wide_in_300_dots_and_can_be_read(name, pages, ledger):
    svg = pictures.printed(text_for("en"), ledger, pages[name])
    assert re.match(r'<svg [^>]*width="6in" height="[\d.]+in"', svg)
    assert min(size for size, _ in _types(svg)) * 6 * 72 / 1200 >= 6.5, "points"
    drawn = Image.open(io.BytesIO(pictures.printed_png(svg)))
    assert drawn.width == 1800
    assert [round(dots) for dots in drawn.info["dpi"]] == [300, 300]
