"""Nodes as HTML in one walk: what stands there is what htpy itself writes."""

import htpy as h
import pytest
from markupsafe import Markup

from components.charts import charts
from components.html.rendered import rendered
from components.text import text_for

TEXT = text_for("en")

NODES = {
    "words are escaped": lambda: h.p(title='"<b>')["a < b & 'c'"],
    "markup stands": lambda: h.p[Markup("<b>x</b>")],
    "nothing is drawn of nothing": lambda: h.p[None, True, False, ""],
    "a number": lambda: h.p[0, 12],
    "many": lambda: h.ul[[h.li["a"], (h.li["b"],)], (h.li[each] for each in "cd")],
    "an element without an end": lambda: [h.br, h.input(name="a", checked=True)],
    "a fragment": lambda: h.fragment[h.b["<"], h.fragment[None, "&"]],
    "a document": lambda: h.html[h.body["x"]],
    "what is called": lambda: h.p[lambda: h.b["later"]],
}


@pytest.mark.parametrize("make", NODES.values(), ids=NODES)
def test_a_node_is_written_as_htpy_writes_it(make):
    assert rendered(make()) == str(h.fragment[make()])


def test_a_drawing_is_written_as_htpy_writes_it(ledger):
    for chart in charts().values():
        marks = chart.marks(ledger)
        assert rendered(chart.svg(marks, TEXT)) == str(chart.svg(marks, TEXT))


def test_what_is_no_node_is_refused():
    with pytest.raises(TypeError):
        rendered(h.p[1.5])
    with pytest.raises(TypeError):
        rendered([b"x"])
