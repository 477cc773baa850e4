"""The route map: the same marks in drawing and figure, widths by people, styles by certainty, and honest words."""

import csv
import json
import math
import re
import shutil
import xml.etree.ElementTree as ET

import pytest
from planted import World

from components.charts import route_map
from components.charts.boxes import Box
from components.charts.route_map.labels import LOWER, SIDES, Label
from components.charts.route_map.layout import _at_every_step, layout
from components.charts.route_map.legend import samples
from components.charts.route_map.plot import _names
from components.charts.route_map.viewport import along, beyond, dashes, drawn, length_of, thickness, view
from components.charts.route_map.words import stop_label
from components.html import tables
from components.text import text_for
from components.theme import Scheme, palette
from data import TABLES, Quantity, load_dataset
from data.checks import bends_are_points
from data.load import read_tables
from data.status import stands
from data.vocabulary import Certainty, PlaceKind

DATASET = load_dataset()
TEXT = text_for("en")
RELEASES = ["", *(event.event_id for event in route_map.choices(DATASET))]
DECEMBER, MARCH = "release-2025-12-13", "release-2026-03-19"


def _marks(release="", step=None, small=False, dataset=DATASET):
    return route_map.marks(dataset, route_map.Selection(release, step, small))


def _svg(marks, narrow=False):
    return str(route_map.svg(marks, TEXT, narrow=narrow))


def _figure_ids(figure):
    return {data[0] for trace in figure.data if trace.customdata is not None for data in trace.customdata}


def _planted(tmp_path, table, change):
    """The shipped ledger with one table changed row by row."""
    shutil.copytree(TABLES, tmp_path, dirs_exist_ok=True)
    with (tmp_path / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (tmp_path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(change(row) for row in rows)
    return tmp_path


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("narrow", [True, False])
def test_drawing_and_figure_show_the_same_marks(release, narrow):
    marks = _marks(release)
    assert re.findall(r'data-mark="([^"]+)"', _svg(marks, narrow)) == list(marks.ids)
    assert _figure_ids(route_map.figure(marks, TEXT, Scheme.LIGHT)) == set(marks.ids)
    assert len(route_map.table(marks, TEXT).lines) == len(marks.ids) == len(set(marks.ids))


def test_all_legs_of_the_ledger_are_marks():
    assert set(_marks().ids) == set(DATASET.legs)


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("narrow", [True, False])
def test_the_drawing_is_well_formed_and_every_mark_speaks(release, narrow):
    root = ET.fromstring(_svg(_marks(release), narrow))
    for group in root.iter("g"):
        if "data-mark" in group.attrib:
            assert group.find("title").text
    routes = {f"/routes?release={leg.event_id}" for leg in DATASET.legs.values()}
    assert all(a.get("href") in routes and a.get("aria-label") for a in root.iter("a"))


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("narrow", [True, False])
@pytest.mark.parametrize("small", [True, False])
def test_no_name_or_number_reaches_over_the_edge(release, narrow, small):
    marks = _marks(release, small=small)
    seen = view(marks, narrow=narrow)
    placed = layout(marks, drawn(marks, seen), seen, TEXT)
    for label in placed.labels:
        left, top, right, bottom = label.box
        assert 0 <= left < right <= seen.width, label
        assert 0 <= top < bottom <= seen.height, label
    assert all(0 < x < seen.width and 0 < y < seen.height for x, y in placed.numbers.values())


@pytest.mark.parametrize("release", [r for r in RELEASES if r])
def test_numbers_of_steps_do_not_hide_each_other(release):
    marks = _marks(release)
    seen = view(marks)
    spots = list(layout(marks, drawn(marks, seen), seen, TEXT).numbers.values())
    assert len(spots) == len(marks.ids)
    assert all(abs(a[0] - b[0]) > 9 or abs(a[1] - b[1]) > 9 for i, a in enumerate(spots) for b in spots[:i])


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("release", RELEASES)
def test_every_place_has_its_name_and_no_name_or_number_hides_another(release, narrow):
    marks = _marks(release)
    seen = view(marks, narrow=narrow)
    placed = layout(marks, drawn(marks, seen), seen, TEXT)
    names = {" ".join(label.lines) for label in placed.labels}
    if release:  # the map of all names what has room for its name
        names |= {label.lines[0] for label in placed.labels if label.iso}  # of a place not named, its country is enough
        for stop in placed.stops:
            lines = stop_label(stop, TEXT)
            assert {" ".join(lines), *(lines[:1] if stop.kind is PlaceKind.COUNTRY else ())} & names, lines
    boxes = [*(label.box for label in placed.labels), *(Box.around(at, 7) for at in placed.numbers.values())]
    assert not [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.meets(b)]


@pytest.mark.parametrize("side", [*SIDES, *LOWER, "middle"])
def test_the_figure_puts_a_name_where_the_layout_does(side):
    seen = view(_marks())
    label = Label(("Mahiliou",), "stop", (300.0, 200.0), side, 14, 12.5)
    trace = _names([label], seen, "#000", palette(Scheme.LIGHT), {})
    x, y = seen.at((trace["x"][0], trace["y"][0]))
    up, across = trace["textposition"][0].split()
    left, top, right, bottom = label.box
    kept = 1 + trace["marker"]["size"][0] / 1.6  # what Plotly keeps between the middle of a marker and its words
    edges = {"right": x + kept - left, "left": x - kept - right, "center": x - (left + right) / 2}
    heights = {"middle": y - (top + bottom) / 2, "top": y - kept - bottom, "bottom": y + kept - top}
    assert abs(edges[across]) < 0.2
    assert abs(heights[up]) < 0.2


def test_every_line_stays_in_the_frame():
    for narrow in (True, False):
        seen = view(_marks(), narrow=narrow)
        for each in drawn(_marks(), seen):
            assert all(-1 < x < seen.width + 1 and -1 < y < seen.height + 1 for x, y in each.line), each.leg.leg_id


@pytest.mark.parametrize("light", [True, False])
def test_more_people_make_a_wider_line(light):
    widths = [thickness(number, light) for number in (0, 1, 9, 15, 52, 109, 114)]
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("width", [1.5, 5, 14])
def test_the_three_certainties_are_three_styles(width):
    styles = [dashes(certainty, width) for certainty in Certainty]
    assert len(set(styles)) == 3
    assert dashes(Certainty.DOCUMENTED, width) == ()
    assert dashes(Certainty.REPORTED, width)[0] > 5, "reported is dashed"
    assert dashes(Certainty.SCHEMATIC, width)[0] < 1, "schematic is dotted"


def test_styles_differ_in_the_drawing_and_in_the_figure():
    marks = _marks()
    figure = route_map.figure(marks, TEXT, Scheme.LIGHT)
    known = {mark.leg_id: mark.certainty for mark in marks.legs}
    for trace in figure.data:
        if trace.mode == "lines" and trace.customdata is not None:
            solid = trace.line.dash == "solid"
            assert solid == (known[trace.customdata[0][0]] is Certainty.DOCUMENTED)
    root = ET.fromstring(_svg(marks))
    for group in root.iter("g"):
        if leg := group.get("data-mark"):
            dashed = any("stroke-dasharray" in path.attrib for path in group.iter("path"))
            assert dashed == (known[leg] is not Certainty.DOCUMENTED)


def test_one_release_shows_its_legs_only_and_numbers_them():
    marks = _marks(DECEMBER)
    assert set(marks.ids) == {leg.leg_id for leg in DATASET.legs_of(DECEMBER)}
    seen = view(marks)
    assert set(layout(marks, drawn(marks, seen), seen, TEXT).numbers) == set(marks.ids)
    assert not layout(_marks(), drawn(_marks(), seen), seen, TEXT).numbers


@pytest.mark.parametrize("release", RELEASES)
def test_playing_through_time_adds_and_never_moves(release):
    last = route_map.last_step(DATASET, release)
    whole = _marks(release)
    before = ()
    for step in range(last + 1):
        marks = _marks(release, step)
        assert marks.ids[: len(before)] == before
        assert view(marks) == view(whole)
        assert {m.leg_id: m.path for m in marks.legs}.items() <= {m.leg_id: m.path for m in whole.legs}.items()
        before = marks.ids
    assert before == whole.ids
    assert _marks(release, 0).ids == ()


@pytest.mark.parametrize("step", [-1, 0, 999])
@pytest.mark.parametrize("release", ["", DECEMBER])
def test_any_step_is_drawn(release, step):
    marks = _marks(release, step)
    assert _svg(marks)
    assert route_map.figure(marks, TEXT, Scheme.DARK)
    assert route_map.caption(marks, TEXT).title


def test_an_unknown_release_shows_all():
    assert _marks("release-1999-01-01").ids == _marks().ids


def test_a_release_without_a_route_is_a_calm_empty_map():
    event = next(e for e in DATASET.events if not DATASET.legs_of(e))
    marks = _marks(event)
    assert marks.ids == ()
    assert _svg(marks)
    assert route_map.figure(marks, TEXT, Scheme.LIGHT)
    assert route_map.caption(marks, TEXT).subtitle


def test_findings_are_the_ledgers_own():
    december, march = (route_map.caption(_marks(release), TEXT) for release in (DECEMBER, MARCH))
    assert december.title.startswith("114 people were taken to Ukraine and ")
    assert "15" in march.title
    assert "Lithuania" in march.title
    assert "not the exact roads" in december.subtitle
    assert december.title in december.alt


def test_an_exchange_and_a_visit_are_not_called_releases():
    swap, visit = (route_map.caption(_marks(event), TEXT) for event in ("swap-2026-04-28", "other-2026-09-08"))
    assert swap.title == "3 people reached Poland"
    assert swap.subtitle.startswith("Exchange of 28 April 2026.")
    assert visit.subtitle.startswith("Journey of 8 September 2026.")


def _world():
    world = (
        World().event("a", "2026-01-01").leg("a1", "a", "embassy", "ukraine").leg("a2", "a", "ukraine", "vilnius", 2)
    )
    return world.claim("a", "to_lithuania", "25").claim("a", "to_lithuania", "4", source_id="agency")


def test_a_title_says_both_numbers_where_sources_differ():
    title = route_map.caption(route_map.marks(_world().dataset(), route_map.Selection("a")), TEXT).title
    assert title == "4 or 25 people were taken to Lithuania; sources differ"
    both = route_map.marks(_world().claim("a", "to_ukraine", "9").dataset(), route_map.Selection("a"))
    title = route_map.caption(both, TEXT).title
    assert title == "9 people were taken to Ukraine and 4 or 25 to Lithuania; sources differ"
    agreed = World().event("a", "2026-01-01").leg("a1", "a", "embassy", "vilnius").claim("a", "to_lithuania", ">=4")
    found = route_map.marks(agreed.claim("a", "to_lithuania", "25").dataset(), route_map.Selection("a"))
    assert route_map.caption(found, TEXT).title == "25 people were taken to Lithuania"


@pytest.mark.parametrize(
    ("counted", "title"),
    [
        ({"to_lithuania": "25"}, "25 people were taken to Lithuania"),
        ({"to_ukraine": "25"}, "25 people were taken to Ukraine"),
        ({"to_poland": "25"}, "25 people reached Poland"),
        ({"to_poland": "1"}, "1 person reached Poland"),
        ({"stayed_in_belarus": "25"}, "25 people stayed in Belarus"),
        ({"to_lithuania": "9", "to_poland": "3"}, "9 people were taken to Lithuania"),
        ({"to_lithuania": "9", "to_ukraine": "114"}, "114 people were taken to Ukraine and 9 to Lithuania"),
        ({"to_lithuania": "9", "stayed_in_belarus": "2"}, "2 people stayed in Belarus; 9 were taken to Lithuania"),
        (
            {"to_lithuania": "9", "refused_to_leave": "1"},
            "9 people were taken to Lithuania; 1 refused to leave Belarus",
        ),
    ],
)
def test_a_title_says_of_each_country_the_number_of_that_country(counted, title):
    world = World().event("a", "2026-01-01").leg("a1", "a", "embassy", "vilnius")
    for name, number in counted.items():
        world.claim("a", name, number)
    assert route_map.caption(route_map.marks(world.dataset(), route_map.Selection("a")), TEXT).title == title


def test_a_journey_of_which_nobody_counts_the_people_is_told_by_its_ends():
    world = World().event("v", "2026-01-01", kind="other").leg("v1", "v", "vilnius", "ukraine")
    chosen = route_map.Selection("v")
    assert (
        route_map.caption(route_map.marks(world.dataset(), chosen), TEXT).title == "A journey from Vilnius to Ukraine"
    )
    back = world.leg("v2", "v", "ukraine", "vilnius", 2).dataset()
    assert route_map.caption(route_map.marks(back, chosen), TEXT).title == "A journey from Vilnius to Ukraine and back"


def test_the_finding_of_all_counts_releases_whose_way_out_is_known():
    world = World().place("border", "region").event("a", "2026-01-01").event("b", "2026-02-01")
    world.leg("a1", "a", "belarus", "border").leg("a2", "a", "border", "vilnius", 2).leg(
        "b1", "b", "belarus", "vilnius"
    )
    world.event("v", "2026-03-01", kind="other").leg("v1", "v", "vilnius", "border").leg("v2", "v", "border", "vilnius")
    title = route_map.caption(route_map.marks(world.dataset()), TEXT).title
    assert title.startswith("Of 1 release or exchange with a known way out, 1 led to Lithuania")
    silent = World().event("b", "2026-02-01").leg("b1", "b", "belarus", "vilnius").dataset()
    assert route_map.caption(route_map.marks(silent), TEXT).title == "No way out of Belarus is known"


def test_why_the_ways_out_are_more_than_the_releases_is_said():
    world = World().place("border", "region").event("a", "2026-01-01")
    world.leg("a1", "a", "belarus", "border").leg("a2", "a", "border", "vilnius", 2)
    assert "more than one" not in route_map.caption(route_map.marks(world.dataset()), TEXT).subtitle
    world.leg("a3", "a", "vilnius", "ukraine", 3)
    subtitle = route_map.caption(route_map.marks(world.dataset()), TEXT).subtitle
    assert subtitle.startswith("1 led to more than one country. Journeys from")
    shipped = route_map.caption(route_map.marks(DATASET), TEXT)
    total, *ways = map(int, re.findall(r"\d+", shipped.title))
    assert sum(ways) > total
    assert "more than one country" in shipped.subtitle


def test_counts_of_destinations_carry_their_disagreements():
    found = {fact.prop.property: fact for fact in route_map.counts(DATASET, DECEMBER)}
    assert found["to_ukraine"].value == Quantity(114)
    assert found["to_lithuania"].value == Quantity(9)
    assert any(len(fact.versions) > 1 for fact in found.values())
    assert set(found.values()) <= set(_marks(DECEMBER).facts)


def test_the_table_says_each_leg_with_its_facts():
    marks = _marks(DECEMBER)
    table = route_map.table(marks, TEXT)
    for leg, line in zip(marks.legs, table.lines, strict=True):
        known = {fact.key for fact in DATASET.facts(leg.leg_id) if stands(fact)}
        assert {fact.key for fact in line.facts} == known | ({leg.people.key} if leg.people else set())
        assert TEXT.date(leg.day) in line.cells
        assert len(line.cells) == len(table.columns)
        assert leg.start.name in line.cells
        assert (leg.count is None) == ("number not known" in line.cells)
    assert tables.to_csv(table, ("status", "standing", "claims"))


def test_a_crossing_that_no_source_names_is_not_named():
    stops = [stop for stop in _marks().stops if stop.crossing and stop.kind is PlaceKind.REGION]
    assert stops
    marks = _marks(DECEMBER)
    words = " ".join(ET.fromstring(_svg(marks)).itertext())
    assert "crossing" in words
    assert "not named" in words
    assert "Yarylovychi" not in words
    assert all(stop.vague for stop in stops)


@pytest.mark.parametrize("release", RELEASES)
def test_nothing_is_fetched_from_anywhere(release):
    marks = _marks(release)
    figure = json.dumps(route_map.figure(marks, TEXT, Scheme.LIGHT).to_plotly_json()["layout"], default=str)
    for text in (_svg(marks), _svg(marks, narrow=True)):
        assert not re.search(r"https?:|url\(|<image|<script|<use|@import", text)
    types = {trace.type for trace in route_map.figure(marks, TEXT, Scheme.LIGHT).data}
    assert types == {"scatter"}
    assert '"geo"' not in figure
    assert "http" not in figure


def test_pressing_a_point_dims_nothing():
    for trace in route_map.figure(_marks(DECEMBER), TEXT, Scheme.LIGHT).data:
        assert "markers" not in trace.mode or trace.unselected.marker.opacity == 1


def test_the_figure_is_light_enough():
    assert len(route_map.figure(_marks(), TEXT, Scheme.LIGHT).to_json()) < 130_000


def test_names_are_escaped(tmp_path):
    hostile = 'A & B "quoted" 1 < 2'
    folder = _planted(tmp_path, "places", lambda row: row | {"name": hostile} if row["place_id"] == "warsaw" else row)
    marks = _marks(DECEMBER, dataset=load_dataset(folder))
    assert hostile in " ".join(ET.fromstring(_svg(marks)).itertext())
    figure = route_map.figure(marks, TEXT, Scheme.LIGHT).to_json()
    assert "1 &lt; 2" in figure or "1 \\u0026lt; 2" in figure
    assert "1 < 2" not in figure


@pytest.mark.parametrize(
    ("via", "found"),
    [("50.75 30.4;warsaw", []), ("warsav", ["warsav"]), ("99 30", ["99 30"]), ("50,75 30,4", ["50,75 30,4"])],
)
def test_what_a_line_bends_through_is_a_place_or_a_point_on_earth(tmp_path, via, found):
    folder = _planted(tmp_path, "legs", lambda row: row | {"via": via} if row["leg_id"].endswith("-1") else row)
    tables_, lines, _ = read_tables(folder)
    problems = list(bends_are_points(tables_, lines))
    assert sorted({problem.actual for problem in problems}) == found
    assert all(problem.column == "via" for problem in problems)
    if found == ["warsav"]:
        assert problems[0].guess == "warsaw"


@pytest.mark.parametrize("release", ["", "release-2025-09-11"])
def test_on_the_wide_map_a_name_stands_nearest_to_its_own_place(release):
    marks = _marks(release)
    seen = view(marks, narrow=False)
    names = [each for each in layout(marks, drawn(marks, seen), seen, TEXT).labels if each.role == "stop"]
    places = {name.at for name in names}
    for name in names:
        own = name.box.away(name.at)
        assert name.leader or all(name.box.away(place) >= own for place in places), name.lines


def _placed(marks, narrow):
    seen = view(marks, narrow=narrow)
    lines = drawn(marks, seen)
    return seen, lines, layout(marks, lines, seen, TEXT)


def _walked(line, step=1.0):
    total = length_of(line)
    return [along(line, total * i / max(round(total / step), 1)) for i in range(max(round(total / step), 1) + 1)]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("release", RELEASES)
def test_what_lies_off_the_map_leaves_by_its_edge_on_its_true_bearing_and_is_named_outside(release, narrow):
    seen, lines, placed = _placed(_marks(release), narrow)
    west, north, east, south = seen.land
    for each in lines:
        inside = [seen.frame.holds(stop.at) for stop in (each.leg.start, each.leg.end)]
        if inside[0] != inside[1]:
            (x0, y0), (x, y) = each.line[0], each.line[-1]
            assert min(abs(x - west), abs(x - east), abs(y - north), abs(y - south)) < 1, each.leg.leg_id
            (dx, dy), far = each.leg.heading[0], math.dist((x0, y0), (x, y))
            assert math.dist(((x - x0) / far, (y0 - y) / far), (dx, dy)) < 0.02, each.leg.leg_id
        elif not inside[0]:
            assert all(y < north for _, y in each.line), each.leg.leg_id
    exits = [label.box for label in placed.labels if label.role == "exit"]
    assert bool(exits) == any(each.leaves or each.aside for each in lines)
    for left, top, right, bottom in exits:
        assert right <= west or left >= east or bottom <= north or top >= south


def test_rome_berlin_helsinki_and_the_united_states_lie_where_they_are():
    seen = view(_marks())
    sides = {leg.end.place_id: beyond(leg, seen.frame)[1] for leg in _marks().legs if beyond(leg, seen.frame)}
    assert sides == {"rome": "bottom", "berlin": "left", "helsinki": "top", "united-states": "top"}
    heading = next(leg for leg in _marks().legs if leg.end.place_id == "united-states").heading[0]
    assert -65 < math.degrees(math.atan2(heading[0], heading[1])) < -40  # about north-west, as a great circle sets out


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("release", RELEASES)
def test_no_name_is_crossed_by_a_route(release, narrow):
    _, lines, placed = _placed(_marks(release), narrow)
    for left, top, right, bottom in (label.box for label in placed.labels if label.role != "exit"):
        for each in lines:
            assert not any(left < x < right and top < y < bottom for x, y in _walked(each.line)), each.leg.leg_id


COUNTRIES = {"BY": "belarus", "LT": "lithuania", "PL": "poland", "UA": "ukraine"}


@pytest.mark.parametrize(("release", "narrow"), [(r, n) for r in RELEASES for n in (False, True) if r or not n])
def test_the_countries_of_a_journey_are_named(release, narrow):
    marks = _marks(release)
    seen, _, placed = _placed(marks, narrow)
    names = " ".join(" ".join(label.lines).lower() for label in placed.labels)
    there = {stop.country for stop in marks.stops if seen.frame.holds(stop.at)}
    assert all(name in names for iso, name in COUNTRIES.items() if iso in there)


def test_each_of_all_lines_can_be_followed():
    _, lines, _ = _placed(_marks(), narrow=False)
    walked = [(each, _walked(each.line)) for each in lines if length_of(each.line) > 60]
    for at, (one, points) in enumerate(walked):
        for other, others in walked[:at]:
            short, long = sorted((points, others), key=len)
            middle = short[12:-12]
            close = sum(min(math.dist(p, q) for q in long[::3]) < 3 for p in middle)
            assert close < 0.36 * len(middle), (one.leg.leg_id, other.leg.leg_id)


def test_a_way_that_nobody_reports_is_never_drawn_as_documented():
    for leg in DATASET.legs.values():
        unknown = re.search(r"\b(way|route)\b.*\bnot\b", leg.note)
        assert not (unknown and leg.certainty is Certainty.DOCUMENTED), leg.leg_id


@pytest.mark.parametrize("release", RELEASES)
def test_the_key_shows_widths_that_are_there(release):
    marks = _marks(release)
    there = {int(leg.count.number) for leg in marks.legs if leg.count}
    assert set(samples(marks)) <= there
    assert not there or max(there) in samples(marks)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("release", RELEASES)
def test_stepping_moves_no_name_and_no_number(release, narrow):
    whole = _placed(_marks(release), narrow)[2]
    for step in range(1, route_map.last_step(DATASET, release) + 1):
        marks = _marks(release, step)
        found = _placed(marks, narrow)[2]
        assert set(found.labels) <= set(whole.labels)
        assert found.numbers.items() <= whole.numbers.items()
        assert set(found.numbers) == (set(marks.ids) if release else set())


def test_a_step_is_said_in_words_and_each_number_has_its_key():
    marks = _marks(DECEMBER, 6)
    assert "step 6 of 9, 17 December 2025: Chernihiv to Yahodyn" in route_map.caption(marks, TEXT).subtitle
    assert [number for number, _ in route_map.steps(marks, TEXT)] == [1, 2, 3, 4, 5, 6]
    assert route_map.steps(_marks(), TEXT) == ()


def test_a_number_that_is_not_known_is_told_without_colour():
    for root in (ET.fromstring(_svg(_marks(narrow))) for narrow in ("", MARCH)):
        for group in root.iter("g"):
            leg = next((leg for leg in _marks().legs if leg.leg_id == group.get("data-mark")), None)
            paths = [path.get("stroke") for path in group.iter("path") if path.get("stroke")]
            assert leg is None or (paths[-1] == "var(--paper)") == (leg.count is None)


@pytest.mark.parametrize("release", RELEASES)
def test_the_figure_ends_where_the_drawing_does(release):
    seen = view(_marks(release))
    axes = route_map.figure(_marks(release), TEXT, Scheme.LIGHT).layout
    assert (axes.yaxis.minallowed, axes.yaxis.maxallowed) == tuple(axes.yaxis.range)
    assert axes.yaxis.constrain == "domain"
    assert axes.xaxis.minallowed == axes.xaxis.range[0]
    leaves = any(way[1] == "right" for leg in _marks(release).whole if (way := beyond(leg, seen.frame)))
    assert (axes.xaxis.maxallowed == axes.xaxis.range[1]) == leaves  # else a wide column is filled with land
    assert seen.at((axes.xaxis.range[0], axes.yaxis.range[1])) == pytest.approx((0, 0), abs=0.01)


def test_stepping_through_the_journeys_places_their_names_once():
    def drawn_at(step: int) -> None:
        route_map.svg(route_map.marks(DATASET, route_map.Selection(step=step)), text_for("en"))

    drawn_at(1)
    before = _at_every_step.cache_info().misses
    for step in range(2, 5):
        drawn_at(step)
    assert _at_every_step.cache_info().misses == before
