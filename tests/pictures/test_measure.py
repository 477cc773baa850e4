"""What a comparison of pictures lets pass and what not, shown with the pictures that are kept."""

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.pictures.album import KEPT, keep, kept, strays, thrifty
from tests.pictures.measure import SLIGHT, STRONG, WINDOW, Difference
from tests.pictures.report import Finding, drawn, report
from tests.pictures.shots import SHOTS, Shot

SEEN = [Shot("timeline", 1000, "light"), Shot("timeline", 320, "dark"), Shot("routes", 320, "light")]
LABEL = (60, 120, 240, 160)
"""A part of a picture with letters in it."""


@pytest.fixture(params=SEEN, ids=str)
def picture(request):
    return kept(request.param)


def _told(before, after):
    return Difference(before, after).told


def _noisy(picture, most):
    """A picture with every pixel off by up to so many levels, the same in each run."""
    chance = np.random.default_rng(7)
    off = chance.integers(-most, most + 1, (picture.height, picture.width, 3))
    return Image.fromarray((np.asarray(picture).astype(int) + off).clip(0, 255).astype(np.uint8))


def _circle(samples):
    """A circle whose edge is smoothed by so many samples a side of a pixel."""
    places = (np.arange(60 * samples) + 0.5) / samples
    inside = np.hypot(places[:, None] - 30.2, places - 29.9) < 20.3
    cover = inside.reshape(60, samples, 60, samples).mean(axis=(1, 3))
    return Image.composite(
        Image.new("RGB", (60, 60), "#0b6b70"),
        Image.new("RGB", (60, 60), "#fbfaf7"),
        Image.fromarray((255 * cover).round().astype(np.uint8)),
    )


def test_a_picture_is_as_it_was(picture):
    assert _told(picture, picture.copy()) == ""


@pytest.mark.parametrize("most", [1, SLIGHT])
def test_noise_passes(picture, most):
    assert _told(picture, _noisy(picture, most)) == ""


def test_up_to_three_pixels_that_differ_together_pass(picture):
    off = np.asarray(picture).copy()
    for down, right in ((0, 0), (0, 1), (1, 0)):
        off[WINDOW + down : -WINDOW : 2 * WINDOW, WINDOW + right : -WINDOW : 2 * WINDOW] = 128
    assert ImageChops.difference(picture, Image.fromarray(off)).getbbox()
    assert _told(picture, Image.fromarray(off)) == ""


def test_an_edge_that_is_smoothed_otherwise_passes():
    coarse, fine = _circle(4), _circle(16)
    assert ImageChops.difference(coarse, fine).getbbox()
    assert _told(coarse, fine) == ""


@pytest.mark.parametrize("by", [(1, 0), (2, 0), (0, 1), (-3, 0)])
def test_letters_that_moved_fail(picture, by):
    moved = picture.copy()
    moved.paste(picture.crop(LABEL), (LABEL[0] + by[0], LABEL[1] + by[1]))
    assert "it differs within" in _told(picture, moved)


@pytest.mark.parametrize("radius", [1.5, 3, 8])
def test_a_mark_that_is_lost_or_new_fails(picture, radius):
    marked = picture.copy()
    ImageDraw.Draw(marked).circle((200, 200), radius, fill="#b3261e")
    assert _told(marked, picture)
    assert _told(picture, marked)


def test_a_thin_line_that_is_lost_fails(picture):
    lined = picture.copy()
    ImageDraw.Draw(lined).line((150, 60, 150, 75), fill="#808080")
    assert _told(lined, picture)


@pytest.mark.parametrize("levels", [STRONG + 1, SLIGHT + 1])
def test_another_colour_of_an_area_fails(levels):
    sheet, other = Image.new("RGB", (40, 40), "#e9e6df"), Image.new("RGB", (40, 40), "#e9e6df")
    other.paste((0xE9 - levels, 0xE6, 0xDF), (10, 10, 26, 26))
    assert _told(sheet, other)


def test_another_size_fails_and_so_does_a_picture_that_is_not_kept(picture):
    taller = ImageChops.offset(picture, 0).crop((0, 0, picture.width, picture.height + 1))
    assert f"became {picture.width} by {picture.height + 1}" in _told(picture, taller)
    assert _told(None, picture) == "no picture is kept of it"


def test_a_kept_picture_has_few_colours_and_is_no_further_off_than_is_forgiven(tmp_path):
    edges = Image.linear_gradient("L").resize((64, 64)).convert("RGB")
    edges.paste("#0b6b70", (0, 0, 40, 40))
    assert keep(SEEN[0], edges, tmp_path) == SEEN[0].file(tmp_path)
    back = kept(SEEN[0], tmp_path)
    assert max(high for _, high in ImageChops.difference(edges, back).getextrema()) <= SLIGHT
    assert back.getpixel((5, 5)) == (0x0B, 0x6B, 0x70)
    assert thrifty(edges).mode == "P"
    assert _told(back, edges) == ""


def test_pictures_are_kept_of_every_shot_and_of_nothing_else():
    assert [shot for shot in SHOTS if not kept(shot)] == []
    assert strays(SHOTS) == []


def test_all_kept_pictures_together_are_light():
    assert sum(shot.file(KEPT).stat().st_size for shot in SHOTS) < 3_000_000


def test_the_report_shows_what_has_changed_first(tmp_path):
    one, other = SHOTS[:2]
    same = Finding(one, "", {"as it was": one.file(KEPT)})
    changed = Finding(other, "it differs within 3 by 3 pixels", {"before": other.file(tmp_path, "before")})
    page = report([same, changed], tmp_path).read_text(encoding="utf-8")
    assert "1 of 2 pictures differ" in page
    assert page.index(str(other)) < page.index("1 are as they were") < page.index(str(one))
    assert f'src="{other.file(tmp_path, "before").relative_to(tmp_path)}"' in page


def test_the_picture_of_a_difference_is_red_where_something_differs():
    before, after = Image.new("RGB", (20, 20), "white"), Image.new("RGB", (20, 24), "white")
    after.paste("black", (4, 4, 9, 9))
    shown = drawn(Difference(before, after))
    assert shown.size == (20, 24)
    assert shown.getpixel((5, 5)) == shown.getpixel((5, 22)) == (208, 0, 0)
    assert shown.getpixel((15, 5)) == (255, 255, 255)
    assert drawn(Difference(None, after)) is None
