"""The chart of custody: every count a mark, no bound on the line, no word that the counts do not bear."""

import re
from datetime import date
from itertools import pairwise

import pytest
from planted import World

from components.charts import custody
from components.charts.axis import Axis, lines, round_top
from components.charts.custody import Selection
from components.text import text_for
from components.theme import Scheme
from data import counts, load_dataset
from data.counts import stretches
from data.vocabulary import Standing

EN = text_for("en")
EMPTY = Selection(since=date(2010, 1, 1), until=date(2010, 6, 30))
PLAIN = 'Some freed & "expelled", it\'s said'
HOSTILE = "</title><script>alert('x')</script> & \"more\""


def _world(*counts):
    """Counts, each as a day and a value, with a release among them."""
    world = World().event("freed", "2024-08-01", "Some & others freed")
    for day, value in counts:
        world.claim("belarus", "political_prisoners_in_custody", value, as_of=day)
    return world


def _marks(*counts, selection=None):
    return custody.marks(_world(*counts).dataset(), selection or Selection())


def _ids(svg):
    return tuple(re.findall(r'<g data-mark="([^"]+)"', str(svg)))


def _plotted(figure):
    return [point[0] for trace in figure.data if trace.customdata is not None for point in trace.customdata]


def _annotations(figure):
    return [each.text for each in figure.layout.annotations]


@pytest.fixture(scope="module")
def marks():
    return custody.marks(load_dataset())


@pytest.mark.parametrize("narrow", [False, True])
def test_both_renderers_show_every_mark_once(marks, narrow):
    assert len(set(marks.ids)) == len(marks.ids) > 20
    assert _ids(custody.svg(marks, EN, narrow=narrow)) == marks.ids
    assert sorted(_plotted(custody.figure(marks, EN, Scheme.DARK))) == sorted(marks.ids)
    assert [line.facts for line in custody.table(marks, EN).lines] == [(fact,) for fact in marks.facts]


def test_the_marks_are_the_dates_of_the_counts_from_first_to_last(ledger, marks):
    facts = [f for f in ledger.facts("belarus", "political_prisoners_in_custody") if f.standing != Standing.RETRACTED]
    assert sorted(marks.ids) == sorted(str(fact.as_of) for fact in facts)
    days = [count.day for count in marks.counts]
    assert days == sorted(days)
    assert {event.kind for event in marks.releases} == {"release", "pardon"}


def test_a_period_keeps_what_lies_in_it(ledger):
    since, until = date(2024, 7, 1), date(2025, 6, 30)
    found = custody.marks(ledger, Selection(since=since, until=until))
    assert found.counts
    assert all(since <= count.day <= until for count in found.counts)
    assert all(since <= event.date.earliest <= until for event in found.releases)
    assert set(found.ids) < set(custody.marks(ledger).ids)


def test_only_exact_numbers_are_joined_and_a_long_gap_is_broken():
    found = _marks(("2024-01-01", "1400"), ("2024-02-01", ">=1000"), ("2024-03-01", "1390"), ("2024-12-01", "1200"))
    runs, gaps = stretches(found.counts)
    assert [[count.count_id for count in run] for run in runs] == [["2024-01-01", "2024-03-01"], ["2024-12-01"]]
    assert [(a.count_id, b.count_id) for a, b in gaps] == [("2024-03-01", "2024-12-01")]
    lines = [t for t in custody.figure(found, EN, Scheme.LIGHT).data if t.mode == "lines"]
    assert 1000 not in [y for trace in lines[:2] for y in trace.y]
    assert "stroke-dasharray" in str(custody.svg(found, EN))


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ("1100", 0),
        ("~1100", 0),
        (">=1100", 1),
        (">1100", 1),
        ("<1100", -1),
        ("<=1100", -1),
        ("1100..1200", 1),
    ],
)
def test_a_bound_points_to_where_the_number_may_lie(value, points):
    count = _marks(("2024-01-01", value)).counts[0]
    assert count.points == points
    assert count.exact == (value == "1100")


def test_a_disputed_count_is_drawn_as_a_diamond_and_named_in_the_key():
    world = _world(("2024-01-01", "1400"), ("2024-02-01", "1300"))
    world.claim("belarus", "political_prisoners_in_custody", "1250", as_of="2024-02-01", source_id="agency")
    found = custody.marks(world.dataset())
    assert [count.disputed for count in found.counts] == [False, True]
    assert "sources differ" in str(custody.svg(found, EN))
    symbols = [t.marker.symbol for t in custody.figure(found, EN, Scheme.LIGHT).data if t.customdata is not None]
    assert symbols == ["circle", "diamond"]


def test_a_count_shown_to_be_wrong_is_not_drawn():
    world = _world(("2024-01-01", "1400"))
    wrong = {"rank": "deprecated", "reason": "A slip"}
    world.claim("belarus", "political_prisoners_in_custody", "9", as_of="2024-02-01", **wrong)
    assert custody.marks(world.dataset()).ids == ("2024-01-01",)


def test_a_month_is_drawn_in_its_middle():
    assert _marks(("2024-01", "1400")).counts[0].day == date(2024, 1, 16)


def test_the_title_states_first_highest_and_last_and_no_cause():
    title = custody.caption(_marks(("2024-01-01", "900"), ("2024-02-01", "1400"), ("2024-03-05", ">1100")), EN).title
    assert title == (
        "Political prisoners in custody: 900 in January 2024, 1,400 in February 2024 and more than 1,100 in March 2024"
    )
    falling = custody.caption(_marks(("2024-01-01", "1400"), ("2024-03-05", "1100")), EN).title
    assert falling == "Political prisoners in custody: 1,400 in January 2024 and 1,100 in March 2024"
    only = custody.caption(_marks(("2024-01-01", "1400")), EN).title
    assert only == "Political prisoners in custody: 1,400 at the only count, 1 January 2024"


def test_the_end_of_the_line_says_of_what_day_it_is(marks):
    last = f"in the last list, {EN.date(marks.leading.as_of)}"
    assert last in str(custody.svg(marks, EN))
    assert any(last in words for words in _annotations(custody.figure(marks, EN, Scheme.LIGHT)))


def test_the_definition_says_how_many_were_freed_since_the_last_list():
    world = _world(("2026-01-01", "1100"), ("2026-08-26", "873")).event("a", "2026-09-16")
    shown = custody.marks(world.claim("a", "freed_total", "40").dataset())
    caption = custody.caption(shown, EN)
    assert caption.title.endswith("873 in August 2026")
    assert " 873 in the last list, 26 August 2026, before 40 people were freed." in caption.subtitle


def test_the_count_of_a_list_is_told_as_the_last_over_a_rounded_one_near_in_time():
    shown = _marks(("2026-01-01", "1100"), ("2026-08-30", "889"), ("2026-09-16", ">900"))
    assert custody.caption(shown, EN).title.endswith(" and 889 in August 2026")
    assert "in the last list, 30 August 2026" in str(custody.svg(shown, EN))


def test_a_first_count_that_is_the_highest_is_written_once():
    svg = str(custody.svg(_marks(("2020-01-01", "1400"), ("2022-01-01", "1300"), ("2024-01-01", "1100")), EN))
    assert svg.count(">1,400<") == 1


def test_of_two_numbers_that_would_meet_the_highest_is_written():
    found = [("2023-01-01", "25"), ("2024-03-01", "1390"), ("2024-03-05", "1400"), ("2024-12-31", "1300")]
    assert ">25<" in (svg := str(custody.svg(_marks(*found), EN)))
    assert ">1,400<" in svg
    svg = str(custody.svg(_marks(*found[1:]), EN))
    assert ">1,400<" in svg
    assert ">1,390<" not in svg


def test_a_number_stands_clear_of_the_stroke_of_its_bound():
    svg = str(custody.svg(_marks(("2024-01-01", "900"), ("2024-03-01", ">=1400"), ("2024-12-31", "700")), EN))
    tip = float(re.search(r'y2="([\d.]+)"', svg[svg.index("at least 1,400 political") :])[1])
    baseline = float(re.search(r'y="([\d.]+)"[^>]*>≥1,400<', svg)[1])
    assert baseline == tip - 3


@pytest.mark.parametrize("narrow", [False, True])
def test_the_drawing_can_be_written_out_again(marks, narrow):
    svg = custody.svg(marks, EN, narrow=narrow)
    first = str(svg)
    assert str(svg) == first


@pytest.mark.parametrize("narrow", [False, True])
def test_an_empty_period_is_drawn_calmly(ledger, narrow):
    found = custody.marks(ledger, EMPTY)
    assert found.ids == found.facts == ()
    assert "No count in this period" in str(custody.svg(found, EN, narrow=narrow))
    assert _annotations(custody.figure(found, EN, Scheme.LIGHT)) == ["No count in this period"]
    assert "No count" in custody.caption(found, EN).title
    assert custody.table(found, EN).lines == ()


def test_a_period_turned_round_and_a_ledger_without_counts_are_empty(ledger):
    turned = Selection(since=date(2025, 1, 1), until=date(2024, 1, 1))
    for found in (custody.marks(ledger, turned), _marks()):
        assert found.ids == ()
        str(custody.svg(found, EN))
        custody.figure(found, EN, Scheme.DARK)


@pytest.mark.parametrize("narrow", [False, True])
def test_the_drawing_fetches_nothing_and_takes_its_colours_from_the_page(marks, narrow):
    svg = str(custody.svg(marks, EN, narrow=narrow))
    assert not re.search(r"http|url\(|@import|<image|<script|#[0-9a-f]{6}", svg)
    assert f'viewBox="0 0 {272 if narrow else 720} ' in svg


@pytest.mark.parametrize("scheme", Scheme)
def test_the_figure_is_clear_pans_and_has_no_map(marks, scheme):
    layout = custody.figure(marks, EN, scheme).layout
    assert layout.paper_bgcolor == layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert layout.dragmode == "pan"
    assert "http" not in layout.to_plotly_json().__repr__().lower()


def test_a_headline_with_quotes_and_an_ampersand_is_escaped(tables):
    tables.edit("events", "headline", PLAIN, lambda row: row["kind"] == "release")
    found = custody.marks(load_dataset(tables.path))
    assert "freed &amp; &#34;expelled&#34;" in str(custody.svg(found, EN))
    hover = [words for t in custody.figure(found, EN, Scheme.LIGHT).data for words in t.hovertext or ()]
    assert any("freed &amp; " in words for words in hover)


def test_markup_in_a_headline_stays_words():
    world = _world(("2024-07-01", "1400"), ("2024-09-01", "1300")).event("evil", "2024-08-15", HOSTILE)
    found = custody.marks(world.dataset())
    for svg in (custody.svg(found, EN), custody.svg(found, EN, narrow=True)):
        assert "<script" not in str(svg)
        assert "&lt;/title&gt;&lt;script&gt;" in str(svg)
    hover = [words for t in custody.figure(found, EN, Scheme.LIGHT).data for words in t.hovertext or ()]
    assert any("&lt;script&gt;" in words for words in hover)
    assert not any("<script" in words for words in hover)


def test_every_point_lies_within_the_plot_and_higher_numbers_lie_higher(marks):
    svg = str(custody.svg(marks, EN))
    height = float(re.search(r'viewBox="0 0 720 ([\d.]+)"', svg)[1])
    hits = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="8"', svg)
    assert len(hits) == len(marks.counts)
    assert all(0 < float(x) < 960 and 0 < float(y) < height for x, y in hits)
    by_number = sorted((count.quantity.number, -float(y)) for count, (_, y) in zip(marks.counts, hits, strict=True))
    assert by_number == sorted(by_number, key=lambda pair: pair[1])


@pytest.mark.parametrize(
    ("most", "top", "step"),
    [
        *((0, 1, 1), (1, 1, 1), (3, 3, 1), (6.5, 8, 2), (20, 20, 5), (25, 30, 10), (300, 300, 100)),
        *((1409, 1500, 500), (1500, 1500, 500), (9000, 10_000, 5000), (30_000_000, 30_000_000, 10_000_000)),
    ],
)
def test_a_scale_starts_at_nought_and_has_few_lines(most, top, step):
    assert round_top(most) == top
    assert lines(top) == range(0, top + 1, step)
    assert lines(most) == range(0, int(most) + 1, step)


def test_ticks_stand_on_the_first_days_of_months_and_name_each_year_once():
    found = Axis(date(2024, 7, 1), date(2026, 3, 31), 0, 600).ticks(EN, 80)
    assert [tick.month for tick in found] == ["Jul", "Oct", "Jan", "Apr", "Jul", "Oct", "Jan"]
    assert [tick.year for tick in found] == ["2024", "", "2025", "", "", "", "2026"]
    assert [tick.word for tick in found] == ["Jul", "Oct", "2025", "Apr", "Jul", "Oct", "2026"]
    assert all(tick.day.day == 1 for tick in found)


@pytest.mark.parametrize(
    ("room", "years"),
    [(0, [*range(2001, 2011)]), (24, [2002, 2004, 2006, 2008, 2010]), (50, [2005, 2010]), (100, [2010])],
)
def test_years_alone_are_named_where_months_have_no_room(room, years):
    axis = Axis(date(2000, 3, 1), date(2010, 3, 1), 0, 150)
    assert [day.year for day in axis.years(room)] == years
    if room > 20:
        assert [(tick.month, tick.year, tick.word) for tick in axis.ticks(EN, room)] == [
            ("", str(y), str(y)) for y in years
        ]


@pytest.mark.parametrize("room", [20, 44, 90])
def test_ticks_leave_each_other_room(room):
    axis = Axis(date(2020, 7, 1), date(2026, 3, 31), 0, 900)
    places = [axis.at(tick.day) for tick in axis.ticks(EN, room)]
    assert all(b - a >= room - 3 for a, b in pairwise(places))


def test_the_series_is_in_the_order_of_its_days(ledger):
    days = [count.day for count in counts.counts(ledger)]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2024-02-10", "2024-02-29"),
        ("2025-02-28", "2025-02-28"),
        ("2025-12-31", "2025-12-31"),
        ("2025-04-01", "2025-04-30"),
    ],
)
def test_a_month_ends_with_its_last_day(day, last):
    assert custody.marks(_world((day, "1400")).dataset()).until >= date.fromisoformat(last)


def test_the_words_under_a_single_count_begin_like_a_sentence():
    words = custody.caption(_marks(("2024-01-01", ">=767")), EN).subtitle
    assert " At least 767 at the last count" in words


def test_days_beyond_an_end_of_the_axis_stand_at_that_end():
    axis = Axis(date(2024, 1, 1), date(2024, 12, 31), 10, 375)
    days = date(2023, 5, 1), date(2024, 1, 1), date(2024, 12, 31), date(2026, 1, 1)
    assert [axis.at(day) for day in days] == [10, 10, 375, 375]
