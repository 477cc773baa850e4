"""Extracts texts, charts and tables from the desk's pages, for the stock app to show with native elements."""

from dataclasses import dataclass
from html.parser import HTMLParser

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.charts import contract, route_map, timeline
from components.charts import custody as custody_chart
from components.content import overview
from components.content.pages import pages
from components.content.parts import Context, Files
from components.html import custody, people_table
from components.html.evidence import table as claims_table
from components.html.freshness import day_in
from components.html.labels import fact_value
from components.html.tables import Table
from components.text import text_for
from data import Dataset, load_dataset, people
from serving.body import body

A_PAGE, FACTS = 24, 12
HEADS = {"h1": "title", "h2": "header", "h3": "subheader"}
BLOCKS = {"p", "li", "dt", "dd", "tr", "figcaption", *HEADS}
LEFT_OUT = {"svg", "details", "style", "script"}
"""Elements that are skipped: drawings are shown as charts, tables as data frames, citations not at all."""

CHARTS = {
    "overview": (
        (timeline, timeline.Selection(small=True)),
        (route_map, route_map.Selection(release=load_dataset().story.figures.founding)),
    ),
    "timeline": ((timeline, timeline.Selection()), (custody_chart, custody_chart.Selection())),
    "routes": ((route_map, route_map.Selection()),),
}


@dataclass(frozen=True)
class Card:
    """The texts on one of the desk's cards."""

    name: str
    second: str
    role: str
    status: str
    lines: str


class Blocks(HTMLParser):
    """Parses the HTML of a page into headings and paragraphs."""

    def __init__(self, html: str):
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self.kind, self.words, self.hidden = "", [], 0
        self.feed(html)

    def handle_starttag(self, tag, _attrs):
        self.hidden += tag in LEFT_OUT
        if tag in BLOCKS and not self.hidden:
            self.end()
            self.kind = HEADS.get(tag, "markdown")

    def handle_endtag(self, tag):
        self.hidden -= tag in LEFT_OUT
        if tag in BLOCKS and not self.hidden:
            self.end()

    def handle_data(self, data):
        if self.kind and not self.hidden:
            self.words.append(data)

    def end(self):
        words = " ".join("".join(self.words).split()).replace("$", "\\$").replace("*", "\\*")
        if words and self.kind == "markdown" and self.blocks and self.blocks[-1][0] == "markdown":
            self.blocks[-1] = ("markdown", f"{self.blocks[-1][1]}\n\n{words}")
        elif words:
            self.blocks.append((self.kind, words))
        self.kind, self.words = "", []


@st.cache_resource(show_spinner=False)
def dataset() -> Dataset:
    """The ledger of the desk."""
    return load_dataset()


@st.cache_resource(show_spinner=False)
def blocks(page: str) -> list[tuple[str, str]]:
    """The headings and paragraphs of a page."""
    description, context = pages()[page], Context(text_for("en"), dataset(), day_in(""))
    address = description.address.read(dataset(), {})
    return Blocks(str(overview.h.div[body(context, description.make(context, {}), address)])).blocks


@st.cache_resource(show_spinner=False)
def figures(page: str) -> list[go.Figure]:
    """The Plotly figures of a page."""
    charts = ((kind, kind.marks(dataset(), chosen)) for kind, chosen in CHARTS.get(page, ()))
    return [kind.figure(marks, text_for("en"), contract.Scheme.LIGHT) for kind, marks in charts]


@st.cache_resource(show_spinner=False)
def frame(page: str) -> pd.DataFrame | None:
    """The table of a page, or None if it has none."""
    table = _table(page)
    return table and pd.DataFrame([line.cells for line in table.lines], columns=list(table.columns))


def _table(page: str) -> Table | None:
    text, data = text_for("en"), dataset()
    if page in ("timeline", "routes"):
        kind, chosen = CHARTS[page][0]
        return kind.table(kind.marks(data, chosen), text)
    if page == "releases":
        releases = pages()[page].make(Context(text, data, day_in("")), {})
        return next(part for part in releases.parts if isinstance(part, Files)).table()
    if page == "people":
        return people_table.table(text, data, people.select(data)[:A_PAGE])
    if page == "claims":
        return claims_table(text, data, data.all_facts[:FACTS])
    return claims_table(text, data, overview.facts(data)) if page == "overview" else None


@st.cache_resource(show_spinner=False)
def cards() -> list[Card]:
    """The cards of the first page of people."""
    return [_card(entry) for entry in people.select(dataset())[:A_PAGE]]


def _card(entry: people.Entry) -> Card:
    text, person = text_for("en"), entry.person
    facts = {"Detained": entry.detained, "Sentenced": entry.sentenced, "Sentence": entry.sentence}
    facts |= {"Freed": entry.freed, "Taken to": entry.taken_to}
    lines = [f"**{name}** {fact_value(text, dataset(), fact)}" for name, fact in facts.items() if fact]
    if days := custody.days(text, entry):
        lines.append(f"**In custody** {days}")
    return Card(person.name, person.name_local, person.one_line, custody.status_words(text, entry), "  \n".join(lines))
