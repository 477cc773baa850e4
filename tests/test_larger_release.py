"""A release larger than any before changes what is told as the largest, and breaks no drawing."""

import re
from datetime import date

import pytest

from components.charts import custody, timeline
from components.charts.timeline import Selection, drawing
from components.charts.timeline import narrow as narrow_drawing
from components.embeds import social_card_charts
from components.html.key_figures import outstanding
from components.text import text_for
from components.theme import Scheme
from data import load_dataset, totals

EN = text_for("en")
NEW, PEOPLE = "release-2026-10-05", 300


@pytest.fixture
def larger(shipped):
    """All that is shipped, and a release of 300 people after it."""
    for table in ("events", "claims"):
        assert NEW not in shipped.file(table).read_text(encoding="utf-8")
    words = {"headline": "300 freed on one day", "summary": "Three hundred people were let go on one day."}
    more = {"label": "300 freed"} if "label" in shipped.rows("events")[0] else {}
    shipped.add("events", event_id=NEW, date="2026-10-05", kind="release", linked_event_ids="", **words, **more)
    shipped.add_claim(subject_id=NEW, property="freed_total", value=str(PEOPLE))
    assert not shipped.problems()
    return load_dataset(shipped.path)


def test_it_is_the_largest_and_the_latest_in_every_count(larger, ledger):
    event, fact = totals.largest(larger)
    assert (event.event_id, fact.value.number) == (NEW, PEOPLE)
    assert totals.releases(larger)[-1][0].event_id == NEW
    assert totals.freed(larger).number == totals.freed(ledger).number + PEOPLE
    assert "300" in re.sub(r"<[^>]+>", " ", str(outstanding(EN, larger)))


@pytest.mark.parametrize("small", [False, True])
def test_its_number_is_written_on_the_timeline_and_inside_every_sheet(small, larger):
    marks = timeline.marks(larger, Selection(small=small))
    for sheet in (drawing.compose(marks, EN), narrow_drawing.compose(marks, EN)):
        assert "300" in {label.number for label in sheet.labels}
        assert all(label.box.top >= 0 and label.box.bottom <= sheet.bottom for label in sheet.labels)
    points = [
        row[0]
        for t in timeline.figure(marks, EN, Scheme.LIGHT).data
        if t.customdata is not None
        for row in t.customdata
    ]
    assert NEW in points


def test_it_is_on_the_cards_and_between_the_counts(larger):
    marks = timeline.marks(larger, Selection(since=date(2026, 1, 1)))
    assert ">300<" in social_card_charts.releases(marks, EN)
    assert NEW in {event.event_id for event in custody.marks(larger).releases}
    assert "300" in timeline.caption(timeline.marks(larger, Selection(since=date(2026, 10, 1))), EN).title
