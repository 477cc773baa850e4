"""Who is counted is one choice that every total follows, links repeat, files name, and embeds take along."""

import re
from html import unescape

import htpy as h
import pytest

from components.addresses import link
from components.charts import timeline
from components.charts.timeline import legend
from components.content import counted, overview, view_files
from components.content.pages import carrying, pages
from components.content.parts import Context, Files
from components.embeds import total as total_page
from components.embeds.links import embed_of, workbench_params
from components.embeds.registry import makers, paths
from components.html import sums
from components.text import text_for
from components.theme import Scheme
from data import totals
from data.definitions import EVERYONE
from data.vocabulary import EventKind
from serving.query import read
from tests import stories
from tests.desk import drawn, open_page, painted

EN = text_for("en")
WITH_TOTALS = ("overview", "timeline", "releases", "about")


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_total_of_a_page_follows_the_address_and_says_who_is_counted(name):
    dataset = stories.dataset(name)
    for definition in dataset.definitions.values():
        total = totals.total(dataset, definition.definition_id)
        for page in WITH_TOTALS:
            html = unescape(painted(dataset, page, definition=definition.definition_id))
            if definition.definition_id != EVERYONE and total.parts:
                assert EN.t(definition.sentence) in html, (page, definition)
                assert sums.headline(EN, total).partition(" in ")[0] in html, (page, definition)


def test_a_count_that_is_not_known_falls_back_to_everyone(ledger):
    assert overview.title(EN, ledger) in painted(ledger, "overview", definition="nobody")


def test_links_between_pages_repeat_the_choice_and_others_do_not(ledger):
    html = '<a href="/releases?event=a">x</a><a href="/">y</a><a href="/data/claims.csv">z</a><a href="//b.c/">w</a>'
    html += '<a href="/releases?definition=abroad">v</a><a href="/about#how-many">u</a>'
    asked = carrying(html, {"definition": "political"})
    assert 'href="/releases?event=a&amp;definition=political"' in asked
    assert 'href="/?definition=political"' in asked
    assert 'href="/about?definition=political#how-many"' in asked
    assert 'href="/data/claims.csv"' in asked
    assert 'href="//b.c/"' in asked
    assert 'href="/releases?definition=abroad"' in asked
    assert carrying(html, {}) == carrying(html, {"definition": EVERYONE}) == html
    assert 'href="/people?definition=political"' in carrying('<a href="/people">p</a>', {"definition": "political"})
    for page in ("search", "sources", "data", "changes", "people", "routes", "claims", "cite"):
        link_to = carrying(f'<a href="/{page}">p</a>', {"definition": "political"})
        assert f'href="/{page}?definition=political"' in link_to
        assert read(ledger, page, b"definition=political").params == {"definition": "political"}
    assert all(
        each.address.name in WITH_TOTALS for each in pages().values() if counted.COUNTS in each.address.parameters
    )


def test_the_desk_follows_the_control_and_its_links_repeat_it():
    desk = open_page("releases")
    desk.selectbox(key="control-definition").set_value("political").run()
    assert desk.query_params["definition"] == "political"
    assert "Political prisoners: at least" in drawn(desk)
    assert "Political prisoners: at least" in drawn(open_page("overview", definition="political"))
    assert 'href="/releases?definition=political"' in drawn(desk)


def test_the_files_of_a_view_name_who_is_counted(ledger):
    for page in ("overview", "timeline", "releases"):
        context = Context(EN, ledger, ledger.cutoff)
        address = read(ledger, page, b"definition=abroad")
        made = pages()[page].make(context, address.params)
        files = next(part for part in made.parts if isinstance(part, Files))
        names = {file.title(context) for file in view_files.of(context, made, files, address)}
        assert names
        assert all("abroad" in name for name in names), names


def test_the_embed_of_a_page_with_a_choice_is_that_of_its_sum(ledger):
    for page in ("overview", "releases", "timeline"):
        path, filters = embed_of(page, {"definition": "political"})
        assert (path, filters) == ("total/political", {})
        assert path in paths(EN, ledger)
        assert link("embed", **workbench_params(path, filters)) == "/embed?view=definition&definition=political"
    assert embed_of("timeline", {"definition": "political", "kind": "pardon"}) == ("timeline", {"kind": "pardon"})
    assert embed_of("releases", {"definition": "political", "year": "2025"})[0] == ""
    made = dict(makers(EN, ledger))["total/political"]()
    assert made.title == sums.headline(EN, totals.total(ledger, "political"))
    assert made.subtitle == EN.t(ledger.definitions["political"].sentence)


@pytest.mark.parametrize(
    ("page", "address"), [("timeline", {"from": "2025-01"}), ("timeline", {}), ("releases", {}), ("cite", {})]
)
def test_where_no_source_gives_a_number_no_title_says_at_least_none_and_no_sum_is_cited(page, address, ledger):
    html = painted(ledger, page, kind="pardon", definition="abroad", **address)
    (title,) = re.findall("<h1[^>]*>(.*?)</h1>", html)
    assert title.startswith("Taken abroad: no source says how many in ")
    assert "at least 0" not in html
    assert "Cite this sum" not in html


def test_where_no_event_fits_nothing_is_counted_and_a_sum_without_parts_is_not_none_of_anybody(ledger):
    nobody = totals.of_events(ledger, ledger.definitions["abroad"], ())
    assert sums.headline(EN, nobody) == "Taken abroad: nothing is counted, as no event fits"
    html = painted(ledger, "cite", definition="abroad", year="2024", kind="pardon", version=ledger.version[::-1])
    assert "<dd>nothing is counted</dd>" in html
    assert "<dd>0</dd>" not in html
    assert "Taken abroad: no source says how many in 8 releases and pardons; only 2024" in html


def test_the_embed_of_a_sum_without_parts_shows_no_number(ledger):
    names = {name for cell in ledger.definitions["abroad"].property for name in cell.split("+")}
    silent = ledger.without({claim.claim_id for claim in ledger.claims if claim.property in names})
    assert not totals.total(silent, "abroad").parts
    made = total_page.total(EN, silent, "abroad")
    assert made.title.startswith("Taken abroad: no source says how many in ")
    assert "at least 0" not in str(h.div[made.body])


@pytest.mark.parametrize("name", stories.NAMES)
def test_the_circles_and_the_table_of_the_timeline_are_of_whom_the_definition_counts(name):
    dataset = stories.dataset(name)
    for definition in set(dataset.definitions) - {EVERYONE}:
        marks = timeline.marks(dataset, timeline.Selection(definition=definition))
        total = totals.total(dataset, definition)
        parts = {part.event.event_id: part for part in total.parts}
        shown = {mark.event_id: mark for mark in marks.lane(timeline.Lane.FREED)}
        assert {name for name, mark in shown.items() if mark.quantity} == set(parts)
        for event, mark in shown.items():
            assert mark.figures == (parts[event].facts if event in parts else ())
            assert mark.quantity is None or totals.least(mark.quantity) == parts[event].number
        table = timeline.table(marks, EN)
        label = EN.t(dataset.definitions[definition].label)
        assert table.columns[3] == label
        silent = [mark for mark in shown.values() if not mark.quantity]
        assert all(f"{label}: not counted here." in str(timeline.svg(marks, EN)) for mark in silent[:1])


@pytest.mark.parametrize("name", stories.NAMES)
def test_the_key_of_the_timeline_has_an_entry_for_each_sign_that_is_drawn(name):
    dataset = stories.dataset(name)
    for definition in dataset.definitions:
        marks = timeline.marks(dataset, timeline.Selection(definition=definition))
        freed = marks.lane(timeline.Lane.FREED)
        drawn = {(mark.kind, bool(mark.quantity) and mark.kind is not EventKind.SWAP) for mark in freed}
        explained = [(kind, known) for kind, known, _ in legend.entries(marks, EN)]
        assert sorted(explained) == sorted(drawn)
        said = [words for _, _, words in legend.entries(marks, EN)]
        assert len(set(said)) == len(said)
        headings = " ".join(each.text for each in timeline.figure(marks, EN, Scheme.LIGHT).layout.annotations)
        assert all(words in headings for words in said)


def test_an_event_with_a_number_that_a_definition_leaves_out_is_not_said_to_have_none():
    marks = timeline.marks(stories.dataset("shipped"), timeline.Selection(definition="us-talks"))
    said = [words for _, _, words in legend.entries(marks, EN)]
    assert said == ["Release", "Exchange", "Release not counted", "Pardon not counted"]
    assert "no number" not in str(timeline.svg(marks, EN)).lower()
