"""What happened on a day that is not known is drawn over all the days that it can have been, never on a made-up one."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from components.charts import custody, timeline
from components.charts.custody.drawing import NARROW, WIDE
from components.charts.timeline import drawing
from components.charts.timeline import narrow as narrow_drawing
from components.text import text_for
from components.theme import Scheme
from data import load_dataset

DATASET, TEXT = load_dataset(), text_for("en")
JULY = "release-2026-07"
FIRST, LAST = date(2026, 7, 1), date(2026, 7, 31)


def _bracket(svg):
    group = next(g for g in ET.fromstring(svg).iter("g") if g.get("data-mark") == JULY)
    path = next(path for path in group.iter("path") if path.get("class") == "span")
    return [float(number) for number in re.findall(r"-?[\d.]+", path.get("d"))[:4]]


@pytest.mark.parametrize("small", [False, True])
def test_july_is_a_span_on_the_timeline(small):
    marks = timeline.marks(DATASET, timeline.Selection(small=small))
    assert str(next(mark for mark in marks.events if mark.event_id == JULY).event.date) == "2026-07~"
    axis = drawing.compose(marks, TEXT).axis
    x0, y0, x1, y1 = _bracket(str(timeline.svg(marks, TEXT)))
    assert (x0, x1) == (axis.at(FIRST), axis.at(LAST))
    assert y0 == y1
    down = narrow_drawing.compose(marks, TEXT).axis
    x0, y0, x1, y1 = _bracket(str(timeline.svg(marks, TEXT, narrow=True)))
    assert (y0, y1) == (down.at(FIRST), down.at(LAST))
    assert x0 == x1


@pytest.mark.parametrize("narrow", [False, True])
def test_only_what_has_no_day_is_a_span_and_the_key_says_so(narrow):
    svg = str(timeline.svg(timeline.marks(DATASET), TEXT, narrow=narrow))
    spans = [event for event in DATASET.events.values() if not event.date.is_day]
    assert svg.count('class="span"') == len(spans) + 1
    assert "Day not known" in svg


@pytest.mark.parametrize(("narrow", "frame"), [(False, WIDE), (True, NARROW)])
def test_july_is_a_span_under_the_line_of_custody(narrow, frame):
    marks = custody.marks(DATASET)
    svg = str(custody.svg(marks, TEXT, narrow=narrow))
    paths = ET.fromstring(svg).iter("path")
    title = next(path for path in paths if (path.findtext("title") or "").startswith("about July 2026"))
    x0, x1 = (float(found) for found in re.search(r"M([\d.]+) .*H([\d.]+)", title.get("d")).groups())
    days = (marks.until - marks.since).days
    assert (x1 - x0) / (frame.right - frame.left) == pytest.approx(30 / days, rel=0.02)
    assert "its day is not known" in svg


@pytest.mark.parametrize("chart", [timeline, custody])
def test_july_is_a_span_in_the_figures(chart):
    figure = chart.figure(chart.marks(DATASET), TEXT, Scheme.LIGHT)
    assert [tuple(trace.x) for trace in figure.data if trace.name == "span"] == [(FIRST, LAST)]


def test_the_deal_speaks_where_there_is_room_and_covers_nothing():
    marks = timeline.marks(DATASET)
    sheet = drawing.compose(marks, TEXT)
    said = [label for label in sheet.labels if label.glyph.mark.lane is timeline.Lane.DEAL]
    assert len(said) >= 12
    assert all(label.day == label.glyph.mark.event.label for label in said)
    assert {"Trump phones Lukashenka", "Potash licence"} <= {label.day for label in said}
    for label in said:
        assert 0 <= label.box.left < label.box.right <= sheet.frame.width
        assert abs((label.box.top + label.box.bottom) / 2 - label.glyph.y) < 0.1
        assert not any(
            label.box.away((glyph.x, glyph.y)) < glyph.radius for glyph in (*sheet.lanes.deal, *sheet.lanes.freed)
        )
        assert not any(label.box.meets(other.box) for other in sheet.labels if other is not label)


def test_on_a_phone_every_step_of_the_deal_has_its_label():
    marks = timeline.marks(DATASET)
    words = " ".join(" ".join(ET.fromstring(str(timeline.svg(marks, TEXT, narrow=True))).itertext()).split())
    assert all(" ".join(mark.event.label.split()) in words for mark in marks.lane(timeline.Lane.DEAL))
