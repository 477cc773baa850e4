"""The number in custody is one line in two charts: its own and the timeline's, drawn and as figures."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from planted import World

from components.charts import custody, timeline
from components.charts.axis import Axis, Scale
from components.charts.count_line import Panel
from components.embeds import social_card_charts
from components.text import text_for
from components.theme import Scheme
from data import counts
from data.counts import GAP, stretches

EN = text_for("en")
YEAR = {"since": date(2024, 1, 1), "until": date(2024, 12, 31)}
CHARTS = {"custody": custody, "timeline": timeline}
NARROW = [False, True]


def _dataset(*found):
    world = World().event("freed", "2024-06-30")
    for day, value in found:
        world.claim("belarus", "political_prisoners_in_custody", value, as_of=day)
    return world.dataset()


def _marks(name, *found):
    chart = CHARTS[name]
    return chart.marks(_dataset(*found), chart.Selection(**YEAR))


def _drawn(name, *found, narrow=False):
    return ET.fromstring(str(CHARTS[name].svg(_marks(name, *found), EN, narrow=narrow)))


def _traces(name, *found):
    figure = CHARTS[name].figure(_marks(name, *found), EN, Scheme.LIGHT)
    return [trace for trace in figure.data if name == "custody" or trace.yaxis == "y3"]


def _mark(svg, number):
    """What is drawn of a count: its group."""
    return next(g for g in svg.iter("g") if (title := g.find("title")) is not None and number in (title.text or ""))


def _middle(group):
    circle = group.findall("circle")[-1]
    return float(circle.get("cx")), float(circle.get("cy"))


def _paths(svg, *, dotted):
    """The pieces of the line, each by where it begins and ends on the axis."""
    lines = [path for path in svg.iter("path") if re.match(r"M[\d.]+ [\d.]+L", path.get("d", ""))]
    of_counts = [path for path in lines if path.get("stroke") == "var(--custody)"]
    found = [p.get("d")[1:].split("L") for p in of_counts if (p.get("stroke-dasharray") is not None) is dotted]
    return [(float(spots[0].split()[0]), float(spots[-1].split()[0])) for spots in found]


@pytest.mark.parametrize("narrow", NARROW)
def test_a_count_of_a_month_stands_on_the_same_day_in_both_charts(narrow):
    found = ("2024-01-01", "1300"), ("2024-03~", "1400"), ("2024-12-31", "1200")
    shares = {}
    for name in CHARTS:
        svg = _drawn(name, *found, narrow=narrow)
        first, month, last = (_middle(_mark(svg, number))[0] for number in ("1,300", "1,400", "1,200"))
        shares[name] = (month - first) / (last - first)
    days = (date(2024, 3, 16) - YEAR["since"]).days / (YEAR["until"] - YEAR["since"]).days
    assert shares["custody"] == pytest.approx(shares["timeline"], abs=0.001) == pytest.approx(days, abs=0.001)
    for name in CHARTS:
        points = {y: x for t in _traces(name, *found) if t.mode == "markers" for x, y in zip(t.x, t.y, strict=True)}
        assert points[1400] == date(2024, 3, 16)


@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize("name", CHARTS)
def test_a_gap_over_the_limit_is_dotted_and_one_at_it_is_not(name, narrow):
    end = date.fromordinal(date(2024, 3, 1).toordinal() + GAP)
    joined = ("2024-01-01", "1300"), ("2024-03-01", "1400"), (str(end), "1200")
    svg = _drawn(name, *joined, narrow=narrow)
    assert (len(_paths(svg, dotted=False)), len(_paths(svg, dotted=True))) == (1, 0)
    later = date.fromordinal(end.toordinal() + 1)
    apart = *joined[:2], ("2024-05-01", ">=1250"), (str(later), "1200")
    svg = _drawn(name, *apart, narrow=narrow)
    sides = tuple(_middle(_mark(svg, number))[0] for number in ("1,400", "1,200"))
    assert _paths(svg, dotted=True) == [sides]
    assert [end for _, end in _paths(svg, dotted=False)] == [sides[0]]


@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize("name", CHARTS)
def test_what_dotted_means_is_said_where_it_is_drawn_and_only_there(name, narrow):
    joined = ("2024-01-01", "1300"), ("2024-03-01", "1400"), ("2024-05-01", "1350")
    words = [
        " ".join(" ".join(_drawn(name, *found, narrow=narrow).itertext()).split())
        for found in (joined, (*joined, ("2024-12-01", "1200")))
    ]
    assert ["no exact count for months" in each for each in words] == [False, True]


@pytest.mark.parametrize("name", CHARTS)
def test_a_gap_over_the_limit_is_dotted_in_the_figure(name):
    traces = _traces(name, ("2024-01-01", "1300"), ("2024-03-01", "1400"), ("2024-09-01", "1200"))
    dotted = [[x for x in trace.x if x] for trace in traces if trace.line.dash]
    assert dotted == [[date(2024, 3, 1), date(2024, 9, 1)]]
    joined = next([x for x in t.x if x] for t in traces if t.mode == "lines" and not t.line.dash and t.x)
    assert joined == [date(2024, 1, 1), date(2024, 3, 1), date(2024, 9, 1)]


POINTS = [(">=1100", 1), (">1100", 1), ("1100..1200", 1), ("<=1100", -1), ("<1100", -1), ("~1100", 0), ("1100", 0)]


@pytest.mark.parametrize("narrow", NARROW)
@pytest.mark.parametrize(("value", "points"), POINTS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_bound_points_to_where_the_number_may_lie(name, value, points, narrow):
    """At least and more than point up, at most and fewer than down; y runs downwards."""
    group = _mark(_drawn(name, ("2024-01-01", "1300"), ("2024-06-01", value), narrow=narrow), "1,100")
    _, y = _middle(group)
    tips = [tip for line in group.iter("line") for tip in map(float, (line.get("y1"), line.get("y2"))) if tip != y]
    assert [(tip < y) - (tip > y) for tip in tips] == ([points] if points else [])


@pytest.mark.parametrize(("value", "points"), POINTS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_bound_points_the_same_way_in_the_figure(name, value, points):
    traces = _traces(name, ("2024-01-01", "1300"), ("2024-06-01", value))
    strokes = [t.y[:2] for t in traces if t.mode == "lines" and t.x and t.x[:2] == (date(2024, 6, 1),) * 2]
    assert [(high > low) - (high < low) for low, high in strokes] == ([points] if points else [])


@pytest.mark.parametrize("name", CHARTS)
def test_the_scale_reaches_to_the_upper_number_of_a_range(name):
    group = _mark(_drawn(name, ("2024-01-01", "1000"), ("2024-06-01", "1100..1400")), "1,100")
    _, y = _middle(group)
    other = _mark(_drawn(name, ("2024-01-01", "1000"), ("2024-06-01", "1400")), "1,400")
    tip = (
        min(float(line.get("y1")) for line in group.iter("line")),
        min(float(line.get("y2")) for line in group.iter("line")),
    )
    assert min(tip) == _middle(other)[1] < y


def test_a_month_comes_after_the_days_before_its_middle():
    found = counts.counts(_dataset(("2024-03", "1400"), ("2024-03-05", "1390"), ("2024-03-20", "1380")))
    assert [count.count_id for count in found] == ["2024-03-05", "2024-03", "2024-03-20"]
    runs, gaps = stretches(found)
    assert [[count.day for count in run] for run in runs] == [sorted(count.day for count in found)]
    assert gaps == ()


def test_the_words_at_the_end_stand_under_the_line_where_there_is_room_and_else_over_it():
    found = counts.counts(_dataset(("2024-01-01", "800"), ("2024-06-01", "1400"), ("2024-12-31", "1000")))
    axis = Axis(YEAR["since"], YEAR["until"], 0, 300)
    right, y, under = Panel(axis, Scale(1500, 200, 50), found).end(80)
    assert (right, y, under) == (300, 100 + 22, True)
    _, crossed, _ = Panel(axis, Scale(1500, 200, 50), found).end(200)
    assert crossed == 120 + 22  # the line to the first count is still crossed
    _, y, under = Panel(axis, Scale(15000, 200, 50), found).end(80)
    assert not under
    assert y < 190


def test_the_line_on_a_card_is_dotted_over_the_same_gaps():
    found = ("2024-01-01", "1300"), ("2024-03-01", "1400"), ("2024-09-01", "1200")
    svg = social_card_charts.held(_marks("custody", *found), EN)
    dashed = [path for path in re.findall(r"<path [^>]*>", svg) if "stroke-dasharray" in path]
    assert len(dashed) == 1
    assert "stroke-dasharray" not in social_card_charts.held(_marks("custody", *found[:2]), EN)


def test_the_figure_of_the_timeline_says_what_dotted_means():
    found = ("2024-01-01", "1300"), ("2024-03-01", "1400"), ("2024-09-01", "1200")
    for shown, said in ((found, True), (found[:2], False)):
        figure = timeline.figure(_marks("timeline", *shown), EN, Scheme.LIGHT)
        assert any("no exact count for months" in each.text for each in figure.layout.annotations) is said
