"""Lifelines: one line a person, as precise as the dates, the same marks in both renderers."""

import re
from datetime import date

import pytest
from planted import World, statkevich, stefanovic

from components.charts import lifelines
from components.charts.lifelines import Selection, Turn
from components.text import text_for
from components.theme import Scheme
from data import Dataset
from data.people import Status, roster

EN = text_for("en")


def _ids(svg):
    return re.findall(r'<g data-mark="([^"]+)"', str(svg))


def _world():
    world = World().event("old", "2025-06-21", "Fourteen freed").event("new", "2025-12-13", "Many freed")
    world.person("short", "Ales Short").claim("short", "detained_on", "2025-01-01").claim(
        "short", "expelled_on", "2025-12-13"
    )
    world.person("long", "Zofja Long").claim("long", "detained_on", "2020-09").claim(
        "long", "expelled_on", "2025-12-13"
    )
    world.tie("short", "freed_in", "new").tie("long", "freed_in", "new")
    world.person("early", "Jan Early").claim("early", "released_at_home_on", "2025-06-21").tie(
        "early", "freed_in", "old"
    )
    world.person("held", "Ihar Held").claim("held", "detained_on", "2023").claim("held", "held_on_report", "2026-01")
    world.person("loose", "Eva Loose").claim("loose", "detained_on", "2024-01-01").claim(
        "loose", "expelled_on", "2024-02-01"
    )
    return world.person("envoy", "Eva Envoy", category="official")


@pytest.fixture(scope="module")
def marks():
    return lifelines.marks(_world().dataset())


def test_lines_are_grouped_by_release_the_newest_first_and_the_longest_first_within(marks):
    assert [group.event and group.event.event_id for group in marks.groups] == [None, "new", "old", None]
    assert marks.ids == ("held", "long", "short", "early", "loose")
    assert marks.groups[0].in_custody
    assert not marks.groups[-1].in_custody


def test_month_and_year_dates_have_soft_ends_and_a_sure_middle(marks):
    lines = {line.person_id: line for line in marks.lines}
    assert lines["long"].soft == ((date(2020, 9, 1), date(2020, 9, 30)),)
    assert lines["long"].solid == (date(2020, 9, 30), date(2025, 12, 13))
    assert lines["short"].soft == ()
    assert [days for line in marks.lines if (days := line.exact_days)] == [346, 31]
    assert lines["early"].solid is None


def test_dates_that_may_coincide_are_soft_all_the_way():
    world = World().person("p").claim("p", "detained_on", "2025").claim("p", "expelled_on", "2025-12-13")
    (line,) = lifelines.marks(world.dataset()).lines
    assert line.solid is None
    assert line.soft == ((date(2025, 1, 1), date(2025, 12, 13)),)


def test_the_line_of_statkevich_shows_refusal_and_return_and_ends_at_home():
    marks = lifelines.marks(statkevich().dataset())
    (line,) = marks.lines
    for sign in ('class="refused"', 'class="returned"', 'class="end freed_at_home"'):
        assert sign in str(lifelines.svg(marks, EN))
    assert {"Refused to leave", "Returned to custody"} < {
        trace.name for trace in lifelines.figure(marks, EN, Scheme.LIGHT).data
    }
    assert [(stop.turn, str(stop.day)) for stop in line.stops] == [
        (Turn.REFUSED, "2025-09-11"),
        (Turn.RETURNED, "2025-09-11"),
    ]
    assert (str(line.end), line.entry.status) == ("2026-02-19", Status.FREED_AT_HOME)


def test_a_wrong_report_is_a_cross_on_the_line_and_not_its_end():
    marks = lifelines.marks(stefanovic().dataset())
    (line,) = marks.lines
    assert [(stop.turn, str(stop.day)) for stop in line.stops] == [(Turn.WRONG, "2025-12-13")]
    assert str(line.end) == "2026-03-19"
    assert 'class="wrong"' in str(lifelines.svg(marks, EN))
    assert "reported freed 13 December 2025, shown to be wrong" in str(lifelines.svg(marks, EN))


def test_an_earlier_release_is_a_mark_on_the_line():
    world = World().person("p").claim("p", "detained_on", "2020-01-01").claim("p", "expelled_on", "2024-01-01")
    world.claim("p", "returned_to_custody_on", "2024-06-01").claim("p", "released_at_home_on", "2025-01-01")
    (line,) = lifelines.marks(world.dataset()).lines
    assert [stop.turn for stop in line.stops] == [Turn.FREED_BEFORE, Turn.RETURNED]
    assert str(line.end) == "2025-01-01"
    assert (
        str(lifelines.svg(lifelines.marks(world.dataset()), EN)).count('class="end freed_at_home"') == 4
    )  # two in the key


def test_a_release_without_a_date_ends_the_line_on_the_day_of_its_event():
    world = (
        World().event("r", "2025-12-13").person("p").claim("p", "detained_on", "2020-01-01").tie("p", "freed_in", "r")
    )
    world.claim("p", "sentenced_on", "2019", rank="deprecated", reason="wrong")
    (line,) = lifelines.marks(world.dataset()).lines
    assert (str(line.end), line.stops, line.entry.status) == ("2025-12-13", (), Status.FREED)


@pytest.mark.parametrize("narrow", [False, True])
def test_both_renderers_and_the_table_show_the_same_people(ledger, narrow):
    marks = lifelines.marks(ledger)
    assert len(set(marks.ids)) == len(marks.ids)
    assert tuple(_ids(lifelines.svg(marks, EN, narrow=narrow))) == marks.ids
    figure = lifelines.figure(marks, EN, Scheme.DARK if narrow else Scheme.LIGHT)
    points = [row[0] for trace in figure.data if trace.customdata is not None for row in trace.customdata]
    assert sorted(points) == sorted(marks.ids)
    assert len(lifelines.table(marks, EN).lines) == len(marks.ids)


def test_everybody_with_a_known_date_has_a_line(ledger):
    drawn = set(lifelines.marks(ledger).ids)
    for who, entry in roster(ledger).items():
        held = entry.last_report and entry.status is not Status.SENTENCED
        assert (who in drawn) == bool(entry.detained or entry.freed or entry.freed_in or held), who


def test_a_line_leads_to_the_person_and_says_itself(ledger):
    html = str(lifelines.svg(lifelines.marks(ledger, Selection(("ales-bialiatski",))), EN))
    assert 'href="/people?person=ales-bialiatski"' in html
    said = "Ales Bialiatski: detained 14 July 2021; Freed and taken abroad, 13 December 2025; 1,613 days"
    assert f'aria-label="{said}"' in html


def test_the_drawing_and_the_figure_grow_with_the_people(ledger, marks):
    def height(found):
        return float(re.search(r'viewBox="0 0 \d+ ([\d.]+)"', str(lifelines.svg(found, EN)))[1])

    everybody = lifelines.marks(ledger)
    assert height(everybody) - height(marks) > 15 * (len(everybody.ids) - len(marks.ids))
    assert lifelines.figure(everybody, EN, Scheme.LIGHT).layout.height > 20 * len(everybody.ids)


def test_the_finding_counts_only_those_whose_dates_are_known_to_the_day(marks):
    caption = lifelines.caption(marks, EN)
    assert caption.title == "Of 2 people with known dates, at least half were held for 346 days or longer"
    assert "not a sample" in caption.subtitle
    assert "346" in caption.alt


def test_the_finding_holds_on_the_ledger(ledger):
    marks = lifelines.marks(ledger)
    known = [line.exact_days for line in marks.lines if line.exact_days is not None]
    stated = int(re.search(r"held for ([\d,]+) day", lifelines.caption(marks, EN).title)[1].replace(",", ""))
    assert sum(days >= stated for days in known) * 2 >= len(known)


def test_one_person_and_nobody_have_captions_tables_and_drawings():
    one = lifelines.marks(_world().dataset(), Selection(("short",)))
    assert lifelines.caption(one, EN).title == "One person, whose dates are known to the day, was held for 346 days"
    world = World().event("r", "2025-12-13").person("p")
    nobody = lifelines.marks(world.dataset())
    assert nobody.ids == ()
    assert lifelines.caption(nobody, EN).title == "From detention to release, person by person"
    assert "<svg" in str(lifelines.svg(nobody, EN))
    assert lifelines.table(nobody, EN).lines == ()
    assert len(lifelines.figure(nobody, EN, Scheme.LIGHT).data) == 2


def test_unknown_people_in_a_selection_are_passed_over(ledger):
    assert lifelines.marks(ledger, Selection(("no-such-person", "ales-bialiatski", "ales-bialiatski"))).ids == (
        "ales-bialiatski",
    )


def test_who_was_wrongly_reported_freed_without_dates_is_counted_as_left_out():
    world = World().person("p").claim("p", "destination", "vilnius").person("q").claim("q", "detained_on", "2020")
    marks = lifelines.marks(world.event("r", "2025").dataset())
    assert marks.left_out == 1
    assert "1 more person has no known date." in lifelines.caption(marks, EN).subtitle


def test_hostile_names_are_text_in_both_renderers():
    world = World().person("p", "<b>Jan</b><script>").claim("p", "detained_on", "2020").event("r", "2025-01-01", "<i>x")
    marks = lifelines.marks(world.tie("p", "freed_in", "r").dataset())
    assert "<script" not in str(lifelines.svg(marks, EN))
    assert "<script" not in lifelines.figure(marks, EN, Scheme.LIGHT).to_json()
    assert "\\u003cscript" not in lifelines.figure(marks, EN, Scheme.LIGHT).to_json()


def test_colours_are_variables_and_nothing_foreign_is_fetched(ledger):
    html = str(lifelines.svg(lifelines.marks(ledger), EN))
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|https?://", html)
    assert isinstance(ledger, Dataset)


def test_whoever_was_still_held_at_the_last_report_is_not_in_the_median():
    world = World()
    for who, begun, freed in (("a", "2025-01-01", "2025-01-11"), ("b", "2025-01-01", "2025-01-21")):
        world.person(who).claim(who, "detained_on", begun).claim(who, "expelled_on", freed)
    for who in "cd":
        world.person(who).claim(who, "detained_on", "2020-01-01")
        world.claim(who, "held_on_report", "2026-01-01", as_of="2026-01-01")
    caption = lifelines.caption(lifelines.marks(world.dataset()), EN)
    assert caption.title.startswith("Of 2 people")
    assert caption.title.endswith("at least half were held for 20 days or longer")
    longest = "Among the freed with known dates, the longest is 20 days."
    assert caption.subtitle.endswith(longest)
    assert longest in caption.alt


def test_the_pieces_show_every_line_once_in_its_order_and_none_is_longer_than_a_sheet(ledger):
    marks = lifelines.marks(ledger)
    drawn = [str(piece) for piece in lifelines.pieces(marks, EN)]
    assert tuple(name for piece in drawn for name in _ids(piece)) == marks.ids
    assert max(len(list(_ids(piece))) for piece in drawn) <= 16
    assert sum(piece.count('class="group"') for piece in drawn) == len(marks.groups)
