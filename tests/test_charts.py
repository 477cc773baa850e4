"""One contract for every chart: the folder is the registry, so a new chart is held to it by being there."""

import importlib
import json
import re
from pathlib import Path

import pytest

from components.html.citations import source_line
from components.text import Text
from components.theme import Scheme

FOLDER = Path(__file__).parent.parent / "components" / "charts"
CHARTS = sorted(p.name for p in FOLDER.iterdir() if (p / "__init__.py").exists())
EN = Text("en")


@pytest.fixture(params=CHARTS, scope="module")
def chart(request):
    return importlib.import_module(f"components.charts.{request.param}")


@pytest.fixture(scope="module")
def marks(chart, ledger):
    return chart.marks(ledger)


def test_there_are_the_charts_that_the_plan_names():
    assert set(CHARTS) >= {"timeline", "route_map", "lifelines", "custody"}


def test_every_mark_has_one_id_and_the_drawing_rests_on_facts(marks):
    assert marks.ids
    assert len(marks.ids) == len(set(marks.ids))
    assert marks.facts


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_the_svg_shows_every_mark_once_and_asks_no_foreign_host(chart, marks, narrow):
    svg = str(chart.svg(marks, EN, narrow=narrow))
    assert sorted(re.findall(r'data-mark="([^"]+)"', svg)) == sorted(marks.ids)
    assert not re.search(r'(?:href|src|url\()\s*=?\s*["\']?(?:https?:)?//', svg)
    assert "<script" not in svg


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_figure_shows_the_same_marks_and_asks_no_foreign_host(chart, marks, scheme):
    figure = chart.figure(marks, EN, scheme)
    given = (data[0] if isinstance(data, list | tuple) else data for t in figure.data for data in _list(t.customdata))
    assert set(marks.ids) <= {str(name) for name in given if name is not None}
    assert figure.layout.height == chart.height(marks)
    text = json.dumps(figure.to_plotly_json(), default=str)
    assert "http" not in text
    assert "locationmode" not in text


def test_colours_of_the_svg_are_variables_so_that_both_appearances_fit(chart, marks):
    assert not re.search(r'(?:fill|stroke)="#', str(chart.svg(marks, EN)))


def test_the_caption_states_a_finding_a_definition_and_says_aloud_what_is_seen(chart, marks):
    caption = chart.caption(marks, EN)
    assert re.search(r"\w", caption.title)
    assert not caption.title.endswith(".")
    assert len(caption.subtitle) > 20
    assert len(caption.alt) > 40


def test_the_table_says_the_same_with_the_facts_behind_each_row(chart, marks):
    table = chart.table(marks, EN)
    assert len(table.lines) >= len(marks.ids)
    assert all(len(line.cells) == len(table.columns) for line in table.lines)
    assert {fact.key for fact in marks.facts} <= {fact.key for line in table.lines for fact in line.facts}


def test_the_source_line_can_be_written(chart, marks, ledger):
    assert "independent voices" in source_line(EN, ledger, marks.facts)


def _list(data):
    return [] if data is None else list(data)
