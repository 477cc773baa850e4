"""No letter of a drawing is smaller than 11 pixels on the screen, however wide it stands on the desk or in an embed."""

import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest

from components.charts import custody, lifelines, route_map, timeline
from components.embeds.charts import EARLY, EARLY_MOST, NARROW, WIDE, WIDE_MOST
from components.html.figure_html import STEPS, _step
from components.text import text_for
from components.theme import STYLES
from data import load_dataset

DATASET, TEXT = load_dataset(), text_for("en")
LEAST = 11
FRAMES = range(280, 1201, 8)
EDGE = 16
"""Pixels of padding beside a drawing in a frame, and on a desk of 280 pixels."""

EARLIES = ("timeline-small", "routes", "december")


@cache
def _drawn(name, narrow):
    match name:
        case "timeline":
            return str(timeline.svg(timeline.marks(DATASET), TEXT, narrow=narrow))
        case "timeline-small":
            return str(timeline.svg(timeline.marks(DATASET, timeline.Selection(small=True)), TEXT, narrow=narrow))
        case "custody":
            return str(custody.svg(custody.marks(DATASET), TEXT, narrow=narrow))
        case "lifelines":
            return str(lifelines.svg(lifelines.marks(DATASET), TEXT, narrow=narrow))
    release = "release-2025-12-13" if name == "december" else ""
    return str(route_map.svg(route_map.marks(DATASET, route_map.Selection(release)), TEXT, narrow=narrow))


NAMES = ("timeline", "timeline-small", "custody", "lifelines", "routes", "december")


def _width(svg):
    return int(re.search(r'viewBox="0 0 (\d+)', svg)[1])


def _smallest(name, narrow):
    """The smallest letters of a drawing in its own units; those of lifelines stand in the style sheet."""
    if name == "lifelines":
        rules = re.findall(
            r"\.lifelines [^{]*text[^{]*\{[^}]*font-size: ([\d.]+)px", STYLES.read_text(encoding="utf-8")
        )
        return min(map(float, rules))
    found = []
    for each in ET.fromstring(_drawn(name, narrow)).iter():
        if each.tag in ("text", "tspan", "g") and "font-size" in each.attrib:
            found.append(float(each.attrib["font-size"]))
    return min(found)


@pytest.mark.parametrize("name", NAMES)
def test_in_an_article_no_letter_is_smaller_than_eleven_pixels(name):
    begins = EARLY if name in EARLIES else WIDE
    for frame in FRAMES:
        wide = frame >= begins and name not in ("lifelines", "timeline")
        most = NARROW if not wide else EARLY_MOST if name in EARLIES else WIDE_MOST
        scale = min(frame - EDGE, most) / _width(_drawn(name, not wide))
        assert scale * _smallest(name, not wide) >= LEAST, (name, frame)


@pytest.mark.parametrize("name", NAMES)
def test_on_the_desk_no_letter_is_smaller_than_eleven_pixels(name):
    step = _step(_drawn(name, False))
    begins = 16 * int(step.removeprefix("from-"))
    assert f"@container (min-width: {begins // 16}rem) {{ .fb .{step} .only-wide" in STYLES.read_text(encoding="utf-8")
    assert 264 / _width(_drawn(name, True)) * _smallest(name, True) >= LEAST
    assert begins / _width(_drawn(name, False)) * _smallest(name, False) >= LEAST
    assert step in {name for _, name in STEPS}


def test_what_is_written_in_the_figures_is_not_smaller_either():
    from components.theme import Scheme

    for chart in (timeline, custody, route_map):
        figure = chart.figure(chart.marks(DATASET), TEXT, Scheme.LIGHT).to_json()
        sizes = re.findall(r'"(?:textfont|font|tickfont)":\{[^{}]*"size":([\d.]+)', figure)
        assert sizes
        assert min(map(float, sizes)) >= LEAST
