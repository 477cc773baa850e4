"""The timeline: the same events in every renderer, areas that are people, and nothing that hides anything."""

import html
import math
import re
from datetime import date
from itertools import combinations

import pytest
from planted import World

from components.charts import timeline
from components.charts.timeline import Lane, Selection, drawing
from components.charts.timeline import narrow as narrow_drawing
from components.charts.timeline.layout import RING, swarm
from components.text import text_for
from components.theme import Scheme
from data import load_dataset, totals
from data.quantities import Bound
from data.vocabulary import EventKind

EN = text_for("en")
DECEMBER, MARCH = "release-2025-12-13", "release-2026-03-19"
AUTUMN = {"since": date(2025, 9, 1), "until": date(2025, 12, 31)}
SELECTIONS = [
    Selection(),
    Selection(small=True),
    Selection(event=DECEMBER),
    Selection(kinds=frozenset({EventKind.PARDON})),
    Selection(kinds=frozenset({EventKind.TALKS, EventKind.SANCTIONS_RELIEF}), event="talks-2025-12-12"),
    Selection(**AUTUMN),
    Selection(since=date(2025, 12, 1), until=date(2025, 12, 20), event=DECEMBER),
]
NAMES = ["all", "small", "chosen", "pardons", "deal", "autumn", "weeks"]


@pytest.fixture(params=SELECTIONS, ids=NAMES)
def shown(request, ledger):
    return timeline.marks(ledger, request.param)


def _svg_ids(svg):
    return tuple(re.findall(r'<g data-mark="([^"]+)"', str(svg)))


def _points(figure):
    return [row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata]


def _world():
    """Four events on one day, two of the deal, and a day later one whose number is a bound."""
    world = World().event("a", "2025-12-13", "Many").event("b", "2025-12-13", "Few", kind="pardon")
    world.event("c", "2025-12-13", "Met", kind="talks").event("d", "2025-12-13", "Met again", kind="talks")
    world.event("e", "2025-12-14", "Some").event("f", "2025-12-15", "Nobody counted")
    world.claim("a", "freed_total", "100").claim("b", "freed_total", "25").claim("e", "freed_total", ">=4")
    for day, number in (("2025-12-13", "1200"), ("2025-12-14", ">1150"), ("2025-12-15", ">=1100")):
        world.claim("belarus", "political_prisoners_in_custody", number, as_of=_day(day))
    return world


def _day(text):
    from data import PartialDate

    return PartialDate.parse(text)


def test_every_renderer_shows_the_same_events(shown):
    assert len(set(shown.ids)) == len(shown.ids) > 0
    assert list(shown.ids) == [m.event_id for m in sorted(shown.events, key=lambda m: m.event.date)]
    for narrow in (False, True):
        assert _svg_ids(timeline.svg(shown, EN, narrow=narrow)) == shown.ids
    for scheme in Scheme:
        points = _points(timeline.figure(shown, EN, scheme))
        assert sorted(p for p in points if not p.startswith("custody:")) == sorted(shown.ids)
        assert sorted(p for p in points if p.startswith("custody:")) == sorted(
            f"custody:{c.count_id}" for c in shown.counts
        )
    assert len(timeline.table(shown, EN).lines) == len(shown.ids) + len(shown.counts)


def test_every_event_of_the_ledger_is_drawn_once_and_leads_to_its_story(ledger):
    marks = timeline.marks(ledger)
    assert set(marks.ids) == set(ledger.events)
    svg = str(timeline.svg(marks, EN))
    for event in marks.ids:
        assert f'href="/timeline?event={event}"' in svg
    assert "<title>13 December 2025, Release:" in svg
    assert "123 people freed" in svg


def test_area_is_people_in_the_drawings(shown):
    for glyphs in (drawing.compose(shown, EN).lanes.freed, narrow_drawing.compose(shown, EN).lanes.freed):
        shares = [glyph.radius**2 / glyph.mark.number for glyph in glyphs if glyph.mark.number]
        assert all(math.isclose(share, shares[0], rel_tol=1e-6) for share in shares)


def test_area_is_people_in_the_figure(ledger):
    figure = timeline.figure(timeline.marks(ledger), EN, Scheme.LIGHT)
    sizes = {}
    for trace in figure.data:
        if trace.marker.sizemode == "area":
            sizes |= {
                row[0]: size / trace.marker.sizeref
                for row, size in zip(trace.customdata, trace.marker.size, strict=True)
            }
    march, december = (totals.people_freed(ledger, event).value.number for event in (MARCH, DECEMBER))
    assert math.isclose(sizes[MARCH] / sizes[DECEMBER], march / december)


def test_a_filter_does_not_change_the_scale(ledger):
    pardons = Selection(kinds=frozenset({EventKind.PARDON}))
    few, every = (drawing.compose(timeline.marks(ledger, s), EN).lanes.freed for s in (pardons, Selection()))
    sizes = {glyph.mark.event_id: glyph.radius for glyph in every}
    assert all(glyph.radius == sizes[glyph.mark.event_id] for glyph in few)


def test_no_two_marks_overlap_and_the_ring_around_one_touches_none(shown):
    for sheet in (drawing.compose(shown, EN), narrow_drawing.compose(shown, EN)):
        glyphs = [*sheet.lanes.freed, *sheet.lanes.deal]
        assert len(glyphs) == len(shown.ids)
        for one, other in combinations(glyphs, 2):
            assert one.far(other) > RING, (one.mark.event_id, other.mark.event_id)


def test_events_of_one_day_stand_apart():
    sheet = drawing.compose(timeline.marks(_world().dataset()), EN)
    places = [(glyph.x, glyph.y) for glyph in (*sheet.lanes.freed, *sheet.lanes.deal)]
    assert len(set(places)) == 6


def test_labels_meet_neither_each_other_nor_a_mark_and_stay_on_the_sheet(shown):
    for sheet, width in ((drawing.compose(shown, EN), 960), (narrow_drawing.compose(shown, EN), 360)):
        glyphs = [*sheet.lanes.freed, *sheet.lanes.deal]
        for one, other in combinations(sheet.labels, 2):
            assert not one.box.meets(other.box)
        for label in sheet.labels:
            assert not any(label.box.away((glyph.x, glyph.y)) < glyph.radius for glyph in glyphs)
            assert label.box.left >= 0
            assert label.box.right <= width
            assert label.box.top >= 0
            assert label.box.bottom <= sheet.bottom


def test_the_largest_and_the_chosen_are_labelled(ledger):
    largest = EN.quantity(totals.largest(ledger)[1].value)
    for selection in (Selection(), Selection(event=DECEMBER), Selection(small=True)):
        marks = timeline.marks(ledger, selection)
        for sheet in (drawing.compose(marks, EN), narrow_drawing.compose(marks, EN)):
            assert {largest, "123"} <= {label.number for label in sheet.labels}
    chosen = timeline.marks(ledger, Selection(event="talks-2025-12-12"))
    assert "talks-2025-12-12" in {label.glyph.mark.event_id for label in drawing.compose(chosen, EN).labels}


@pytest.mark.parametrize("narrow", [False, True])
def test_the_chosen_event_has_a_ring_and_no_other(ledger, narrow):
    svg = str(timeline.svg(timeline.marks(ledger, Selection(event=DECEMBER)), EN, narrow=narrow))
    assert svg.count('class="chosen"') == 1
    assert 'class="chosen"' in svg.split(f'data-mark="{DECEMBER}"')[1].split("</a>", maxsplit=1)[0]
    assert 'class="chosen"' not in str(timeline.svg(timeline.marks(ledger), EN, narrow=narrow))
    figure = timeline.figure(timeline.marks(ledger, Selection(event=DECEMBER)), EN, Scheme.LIGHT)
    assert [trace.name for trace in figure.data].count("chosen") == 1


def test_a_chosen_event_that_is_filtered_out_is_not_drawn(ledger):
    marks = timeline.marks(ledger, Selection(kinds=frozenset({EventKind.CALL}), event=DECEMBER))
    assert marks.selected == ""
    assert DECEMBER not in marks.ids


def test_filters_by_kind_and_by_period(ledger):
    pardons = timeline.marks(ledger, Selection(kinds=frozenset({EventKind.PARDON})))
    assert {mark.kind for mark in pardons.events} == {EventKind.PARDON}
    autumn = timeline.marks(ledger, Selection(**AUTUMN))
    assert all(date(2025, 9, 1) <= mark.day <= date(2025, 12, 31) for mark in autumn.events)
    assert all(date(2025, 9, 1) <= count.day <= date(2025, 12, 31) for count in autumn.counts)
    assert DECEMBER in autumn.ids
    assert MARCH not in autumn.ids
    assert {fact.subject_id for fact in autumn.facts} <= {*autumn.ids, "belarus"}


def test_the_finding_is_the_sum_of_the_ledger(ledger):
    marks, total = timeline.marks(ledger), totals.freed(ledger)
    assert (marks.total.number, len(marks.known)) == (total.number, len({*total.parts, *total.left_out}))
    title = timeline.caption(marks, EN).title
    assert title.startswith(f"At least {EN.number(total.low)} people were freed in {len(total.parts)} releases")
    assert "(our sum)" in title


def test_the_finding_follows_the_filters():
    dataset = _world().dataset()

    def said(**chosen):
        caption = timeline.caption(timeline.marks(dataset, Selection(**chosen)), EN)
        return caption.title, caption.subtitle

    def has(caption, title, counted):
        assert caption[0] == title
        assert counted in caption[1]

    ours, held = " (our sum)", "1,200 in custody in the last list"
    has(
        said(),
        f"At least 129 people were freed in 3 releases and pardons{ours}",
        f"{held}, before 129 people were freed.",
    )
    pardons = frozenset({EventKind.PARDON})
    has(
        said(kinds=pardons),
        f"At least 25 people were freed in 1 pardon{ours}",
        f"{held}, before 129 people were freed.",
    )
    has(
        said(kinds=frozenset({EventKind.TALKS})),
        "2 events around the releases, Dec 2025 to Mar 2026",
        f"{held}, before 129 people were freed.",
    )
    title, ended = (
        "1 release or pardon; how many people were freed is not known",
        "At least 1,100 in custody at the last count.",
    )
    has(said(since=date(2025, 12, 15)), title, ended)


def test_a_number_of_weak_sources_alone_is_no_number_of_a_title():
    dataset = World().event("a", "2025-01-10").weak("a", "freed_total", "15").dataset()
    title = timeline.caption(timeline.marks(dataset), EN).title
    assert title.endswith(": only weak sources say how many in 1 release or pardon")


def test_a_total_and_a_count_stand_together_only_where_the_words_say_who_was_let_go_between():
    world = World().event("a", "2025-01-10").event("b", "2025-03-01")
    world.claim("a", "freed_total", "100").claim("b", "freed_total", "40")
    for day, number in (("2025-01-01", "1000"), ("2025-02-01", "900")):
        world.claim("belarus", "political_prisoners_in_custody", number, as_of=_day(day))
    said = timeline.caption(timeline.marks(world.dataset()), EN).subtitle
    assert " 900 in custody in the last list, before 40 people were freed." in said
    world.claim("belarus", "political_prisoners_in_custody", "860", as_of=_day("2025-03-02"))
    said = timeline.caption(timeline.marks(world.dataset()), EN).subtitle
    assert " In custody 900 at the first count, 860 at the last." in said


def test_the_count_of_a_list_leads_over_a_rounded_one_near_in_time():
    world = World().event("a", "2025-01-10").claim("a", "freed_total", "100")
    for day, number in (("2025-02-26", "873"), ("2025-02-28", "889"), ("2025-03-16", ">900")):
        world.claim("belarus", "political_prisoners_in_custody", number, as_of=_day(day))
    assert "889 at the last" in timeline.caption(timeline.marks(world.dataset()), EN).subtitle
    world.claim("belarus", "political_prisoners_in_custody", ">=800", as_of=_day("2026-03-01"))
    assert "at least 800" in timeline.caption(timeline.marks(world.dataset()), EN).subtitle


def test_the_words_say_whether_a_filter_asks_for_the_kind_or_for_the_legal_form():
    world = World().event("decree", "2025-01-10", kind="pardon").event("group", "2025-02-10")
    for event, number in (("decree", "20"), ("group", "50")):
        world.claim(event, "freed_total", number).claim(event, "legal_form", "pardon")
    dataset = world.event("other", "2025-03-10").claim("other", "freed_total", "3").dataset()
    by_kind = timeline.caption(timeline.marks(dataset, Selection(kinds=frozenset({EventKind.PARDON}))), EN)
    assert by_kind.title == "At least 20 people were freed in 1 pardon (our sum)"
    assert "not the legal form" in by_kind.subtitle
    by_form = timeline.caption(timeline.marks(dataset, Selection(forms=frozenset({"pardon"}))), EN)
    assert by_form.title == "At least 70 people were freed in 2 events of the legal form pardon (our sum)"
    assert "Chosen by legal form" in by_form.subtitle


def test_every_legal_form_of_the_tables_can_be_asked_for(ledger):
    assert ledger.properties["legal_form"].choices == timeline.form_choices(ledger)
    assert timeline.Selection.from_query(ledger, {"legal": "pardon,amnesty"}).forms == {"pardon", "amnesty"}
    assert timeline.Selection.from_query(ledger, {"legal": "nonsense"}).forms == frozenset()


def test_findings_are_short_and_claim_no_cause(shown):
    caption = timeline.caption(shown, EN)
    assert len(caption.title) <= 124
    assert not re.search(
        r"because|thanks to|led to|in return", " ".join((caption.title, caption.subtitle, caption.alt))
    )


def test_who_refused_in_one_release_and_left_in_another_is_counted_once():
    world = World().person("m").event("first", "2025-09-11").event("second", "2026-02-19")
    world.claim("first", "freed_total", "52").claim("second", "freed_total", "1").claim("first", "who_refused", "m")
    dataset = world.tie("m", "freed_in", "second").dataset()
    assert timeline.marks(dataset).total.number == 52
    assert timeline.marks(dataset, Selection(until=date(2025, 12, 31))).total.number == 52
    assert timeline.marks(dataset, Selection(since=date(2026, 1, 1))).total.number == 1


def test_a_bound_is_an_open_point_and_the_line_runs_through_counts_only():
    marks = timeline.marks(_world().dataset())
    assert [count.quantity.bound for count in marks.counts] == [Bound.EXACT, Bound.MORE_THAN, Bound.AT_LEAST]
    svg = str(timeline.svg(marks, EN))
    assert "At least 1,100 people in custody on 15 December 2025." in svg
    assert "in the last list, 13 December 2025" in svg
    traces = [t for t in timeline.figure(marks, EN, Scheme.LIGHT).data if t.yaxis == "y3" and t.mode == "markers"]
    assert [len(trace.x) for trace in traces] == [1, 2]


def test_the_axis_of_the_counts_begins_at_nobody(ledger):
    assert timeline.figure(timeline.marks(ledger), EN, Scheme.LIGHT).layout.yaxis3.range[0] == 0


def test_nothing_in_a_period_is_said_calmly(ledger):
    chosen = Selection(kinds=frozenset({EventKind.CALL}), since=date(2025, 10, 1), until=date(2025, 12, 31))
    marks = timeline.marks(ledger, chosen)
    assert marks.ids == ()
    for narrow in (False, True):
        assert "No events in this period" in str(timeline.svg(marks, EN, narrow=narrow))
    assert timeline.caption(marks, EN).title == "No events in this period"
    assert len(timeline.table(marks, EN).lines) == len(marks.counts)
    assert timeline.figure(marks, EN, Scheme.DARK).layout.height > 0
    backwards = timeline.marks(ledger, Selection(since=date(2026, 1, 1), until=date(2025, 1, 1)))
    assert backwards.ids == ()
    assert "<svg" in str(timeline.svg(backwards, EN))


def test_one_event_alone_is_drawn():
    marks = timeline.marks(World().event("r", "2025").dataset())
    for narrow in (False, True):
        assert _svg_ids(timeline.svg(marks, EN, narrow=narrow)) == ("r",)
    assert _points(timeline.figure(marks, EN, Scheme.LIGHT)) == ["r"]


def test_hostile_headlines_are_text_in_both_renderers():
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    world = World().event("r", "2025-01-01", bad).event("t", "2025-01-02", bad, kind="talks")
    marks = timeline.marks(world.dataset(), Selection(event="t"))
    for narrow in (False, True):
        svg = str(timeline.svg(marks, EN, narrow=narrow))
        assert "<script" not in svg
        assert "<img" not in svg
        assert html.escape("<script>", quote=False) in svg
    hover = [words for trace in timeline.figure(marks, EN, Scheme.LIGHT).data for words in trace.hovertext or ()]
    assert hover
    assert not any("<" in words for words in hover)


@pytest.mark.parametrize("narrow", [False, True])
def test_colours_are_variables_and_nothing_foreign_is_fetched(shown, narrow):
    svg = str(timeline.svg(shown, EN, narrow=narrow))
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|https?://|url\(", svg)


def test_the_table_has_the_numbers_with_their_standing_and_their_facts(ledger):
    marks = timeline.marks(ledger)
    table = timeline.table(marks, EN)
    row = table.lines[marks.ids.index(DECEMBER)]
    assert row.cells[:2] == ("13 December 2025", "Release")
    assert row.cells[3] == "123"
    assert row.cells[4]
    assert ledger.fact(DECEMBER, "freed_total") in row.facts
    assert len({len(line.cells) for line in table.lines} | {len(table.columns)}) == 1


def test_a_swarm_keeps_the_largest_in_the_middle():
    aside = swarm([(10, 8), (12, 20), (14, 8)])
    assert aside[1] == 0
    assert aside[0] * aside[2] < 0


def test_the_story_says_which_kinds_are_freed_and_what_the_lanes_are_called(shipped):
    path = shipped.path / "story.toml"
    told = path.read_text(encoding="utf-8").replace('["release", "pardon", "swap"]', '["release", "border"]')
    told = told.replace('upper = "Freed"', 'upper = "Let go"').replace('lower = "The deal"', 'lower = "What else"')
    path.write_text(told, encoding="utf-8")
    marks = timeline.marks(load_dataset(shipped.path))
    lanes = {mark.kind: mark.lane for mark in marks.events}
    assert {kind for kind, lane in lanes.items() if lane is Lane.FREED} == {EventKind.RELEASE, EventKind.BORDER}
    drawn = str(timeline.svg(marks, EN))
    assert {mark.event_id for mark in marks.events} == set(re.findall(r'data-mark="([a-z0-9-]+)"', drawn))
    for words in (drawn, str(timeline.svg(marks, EN, narrow=True)), timeline.caption(marks, EN).alt):
        assert "Let go" in words
        assert "What else" in words
        assert "The deal" not in words


def test_the_lanes_hold_people_and_the_deal(ledger):
    lanes = {mark.kind: mark.lane for mark in timeline.marks(ledger).events}
    assert lanes[EventKind.RELEASE] is lanes[EventKind.PARDON] is Lane.FREED
    assert lanes[EventKind.TALKS] is lanes[EventKind.SANCTIONS_RELIEF] is Lane.DEAL


@pytest.mark.parametrize(
    ("given", "last"),
    [("2024-02", "2024-02-29"), ("2025-02", "2025-02-28"), ("2025-12", "2025-12-31"), ("2025-04", "2025-04-30")],
)
def test_a_period_of_an_address_ends_with_the_last_day_of_its_month(ledger, given, last):
    assert timeline.Selection.from_query(ledger, {"from": given, "to": given}).since == date.fromisoformat(
        f"{given}-01"
    )
    assert timeline.Selection.from_query(ledger, {"to": given}).until == date.fromisoformat(last)


def test_a_period_ends_where_it_is_asked_to(ledger):
    marks = timeline.marks(ledger, timeline.Selection.from_query(ledger, {"from": "2025-09", "to": "2025-11"}))
    days = [mark.event.date for mark in marks.events]
    assert days
    assert all("2025-09" <= str(day) < "2025-12" for day in days)
    later = [event for event in ledger.events.values() if str(event.date) > "2025-12"]
    assert later


def test_a_count_that_was_shown_to_be_wrong_is_not_drawn():
    wrong = {"rank": "deprecated", "reason": "a slip of the pen", "as_of": _day("2025-12-16")}
    world = _world().claim("belarus", "political_prisoners_in_custody", "9400", **wrong)
    marks = timeline.marks(world.dataset())
    assert len(marks.counts) == 3
    assert "9,400" not in str(timeline.svg(marks, EN)) + str(timeline.table(marks, EN))
