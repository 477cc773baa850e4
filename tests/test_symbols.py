"""One sheet of signs: a kind looks the same in drawing, figure and key, and colours are told apart in grey too."""

import pytest

from components.charts import timeline
from components.charts.timeline.symbols import LETTERS, SIGNS, SYMBOLS, sign
from components.embeds.footnotes import voices_table
from components.text import text_for
from components.theme import Scheme, palette
from data import load_dataset
from data.vocabulary import EventKind

DATASET, TEXT = load_dataset(), text_for("en")


def _lightness(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 116 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 16


@pytest.mark.parametrize("scheme", Scheme)
def test_release_and_pardon_are_told_apart_in_grey(scheme):
    colours = palette(scheme)
    assert abs(_lightness(colours.release) - _lightness(colours.pardon)) >= 10


def test_every_kind_has_one_sign_in_the_drawing_the_figure_and_its_key():
    assert set(SYMBOLS) == set(LETTERS) == set(EventKind)
    assert set(SIGNS) <= set(SYMBOLS)
    assert len(set(LETTERS.values())) == len(EventKind)
    figure = timeline.figure(timeline.marks(DATASET), TEXT, Scheme.LIGHT)
    for trace in figure.data:
        kind = next((kind for kind in EventKind if DATASET and trace.name == _name(kind)), None)
        if kind:
            assert trace.marker.symbol == SYMBOLS[kind]


def _name(kind):
    from components.html import labels

    return labels.event_kind(TEXT, kind)


def test_the_form_of_a_statement_points_down_and_an_exchange_is_crossed_everywhere():
    assert SYMBOLS[EventKind.STATEMENT] == "triangle-down-open"
    assert str(sign(EventKind.STATEMENT, 0, 0, 6)).count("l5-8.8h-10z") == 1
    assert sign(EventKind.SWAP, 0, 0, 6).count("<line ") == 2


def test_a_bound_is_an_open_point_with_a_stroke_in_the_figure_as_in_the_drawing():
    figure = timeline.figure(timeline.marks(DATASET), TEXT, Scheme.LIGHT)
    assert any(trace.name == "stroke" and trace.x for trace in figure.data)
    assert not any("triangle" in str(trace.marker.symbol) for trace in figure.data if trace.yaxis == "y3")


def test_the_key_stands_at_the_rows_of_the_figure():
    rows = timeline.figure(timeline.marks(DATASET), TEXT, Scheme.LIGHT).layout.yaxis2.ticktext
    assert all(any(sign in row for sign in LETTERS.values()) for row in rows)


def test_who_says_what_shows_each_value_once_with_its_voices():
    fact = DATASET.fact("release-2025-09-11", "people_freed") or DATASET.fact("release-2025-09-11", "freed_total")
    table = str(voices_table(TEXT, DATASET, fact))
    assert table.count("<tr>") == 1 + len(fact.versions)
    assert "scroll" not in table
