"""The cite page gives an answer in every form, and a permanent address goes on answering."""

import json
import re
from html import unescape
from types import SimpleNamespace

import pytest

from components.content import cite
from components.html import sums
from components.html.citation_forms import MEDIATYPES
from components.text import text_for
from data import Quantity, answers, totals
from data.answers import NumberQuestion
from data.vocabulary import VersionState
from serving import cite as route
from tests import stories
from tests.desk import drawn, open_page, painted

EN = text_for("en")
FORMS = {"plain", "markdown", "html", "apa", "chicago", *MEDIATYPES}


def _forms(html):
    found = re.findall(r'<textarea[^>]*data-form="(\w+)"[^>]*>(.*?)</textarea>', html, re.DOTALL)
    return {name: unescape(words) for name, words in found}


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_definition_has_every_form_with_its_sum_its_version_and_its_address(name):
    dataset = stories.dataset(name)
    for definition in dataset.definitions:
        forms = _forms(painted(dataset, "cite", definition=definition))
        headline = sums.headline(EN, totals.total(dataset, definition))
        assert set(forms) == FORMS
        assert all(headline in words for words in forms.values())
        name = NumberQuestion(definition).name(dataset.version)
        address = f"/cite/{name}?definition={definition}&version={dataset.version}"
        assert address in forms["plain"]
        assert json.loads(forms["json"])[0]["version"] == dataset.version


def test_a_filtered_sum_and_a_figure_are_cited_as_they_were_asked(ledger):
    forms = _forms(painted(ledger, "cite", definition="political", year="2025", kind="release"))
    assert "definition=political&year=2025&kind=release" in forms["apa"]
    assert all("; only 2025; release" in words for words in forms.values())
    event, fact = totals.largest(ledger)
    assert event.headline in _forms(painted(ledger, "cite", fact=fact.key))["chicago"]
    assert f'href="/cite?fact={fact.key.replace("/", "%2F")}"' in painted(ledger, "overview")
    assert 'href="/cite?definition=political&amp;year=2025"' in painted(
        ledger, "releases", definition="political", year="2025"
    )


def test_every_sum_and_the_claim_of_a_figure_lead_to_their_citation(ledger):
    _, fact = totals.largest(ledger)
    claim = fact.versions[0].claims[0].claim_id
    assert f'href="/cite?fact={fact.key.replace("/", "%2F")}"' in painted(ledger, "claims", claim=claim)
    about = painted(ledger, "about")
    assert all(f'href="/cite?definition={name}"' in about for name in ledger.definitions)
    assert 'href="/cite?definition=abroad"' in painted(ledger, "timeline", definition="abroad")
    assert "/cite?" not in painted(ledger, "timeline", definition="abroad", kind="pardon").split("<figure")[0]


def test_every_form_has_a_button_that_copies_it(ledger):
    html = painted(ledger, "cite")
    assert html.count("data-copies=") == html.count('<textarea id="cite-') == len(FORMS)


def test_the_desk_gives_the_same_forms():
    assert set(_forms(drawn(open_page("cite", definition="abroad")))) == FORMS


def _scope(path, query):
    return {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}


def test_a_permanent_address_leads_to_its_answer_and_gives_files_and_an_altered_one_is_none(ledger):
    store = SimpleNamespace(dataset=ledger, problems=())
    asked = NumberQuestion("political", ("2025",))
    query, name = cite.query(asked, ledger.version), asked.name(ledger.version)
    led = route.answer(store, _scope(f"/cite/{name}", query), "https://freed.example")
    assert led.status_code == 302
    assert led.headers["location"] == f"/cite?{query}"
    for ending, kind in MEDIATYPES.items():
        file = route.answer(store, _scope(f"/cite/{name}.{ending}", query), "https://freed.example")
        assert file.media_type == kind
        assert f"https://freed.example/cite/{name}" in file.body.decode()
    assert route.answer(store, _scope(f"/cite/{name}", query.replace("2025", "2024")), "").status_code == 404
    assert route.answer(store, _scope(f"/cite/{name}.exe", query), "") is None
    old = cite.query(asked, "0" * 12)
    assert route.answer(store, _scope(f"/cite/{asked.name('0' * 12)}.bib", old), "").status_code == 302


@pytest.mark.parametrize("after", [".", ",", ")"])
def test_a_sign_after_an_address_is_no_part_of_it(after, ledger):
    store = SimpleNamespace(dataset=ledger, problems=())
    asked = NumberQuestion("political", ("2025",))
    query, name = cite.query(asked, ledger.version), asked.name(ledger.version)
    led = route.answer(store, _scope(f"/cite/{name}", query + after), "")
    assert (led.status_code, led.headers["location"]) == (302, f"/cite?{query}")
    assert route.answer(store, _scope(f"/cite/{name}", query + after * 2), "").status_code == 404


def test_an_address_that_does_not_fit_leads_to_the_answer_of_today(ledger):
    store = SimpleNamespace(dataset=ledger, problems=())
    asked = NumberQuestion("political", ("2025",))
    name, today = asked.name(ledger.version), 'href="/cite?definition=political&amp;year=2025"'

    def said(name, version):
        answer = route.answer(store, _scope(f"/cite/{name}", cite.query(asked, version)), "")
        assert (answer.status_code, today in answer.body.decode()) == (404, True)
        return answer.body.decode()

    assert "The id in this address is not that of its question" in said(name.upper(), ledger.version)
    assert f"Version {'1' * 60} is not kept here" in said(name, "1" * 100)
    assert route.answer(store, _scope(f"/cite/{name}", f"definition=zzz&version={ledger.version}"), "") is None


def test_an_id_alone_leads_to_the_sum_of_a_definition_and_of_others_is_told_what_is_missing(ledger):
    store = SimpleNamespace(dataset=ledger, problems=())
    sums = NumberQuestion("political")
    led = route.answer(store, _scope(f"/cite/{sums.name(ledger.version)}", ""), "")
    assert (led.status_code, led.headers["location"]) == (302, f"/cite?{cite.query(sums, ledger.version)}")
    filtered = route.answer(
        store, _scope(f"/cite/{NumberQuestion('political', ('2025',)).name(ledger.version)}", ""), ""
    )
    assert filtered.status_code == 404
    assert "An id alone says which answer was cited" in filtered.body.decode()
    assert route.answer(store, _scope("/cite/nothing", ""), "") is None


def test_a_version_is_repeated_once_and_cut_short(ledger):
    html = painted(ledger, "cite", version="7" * 100).split('class="then"')[1]
    assert "7" * 61 not in html
    assert html.count("7" * 60) == 1


def test_the_page_of_an_older_version_says_then_now_and_why(ledger, monkeypatch):
    taken = json.loads(json.dumps(answers.snapshot(ledger)))
    event, fact = totals.largest(ledger)
    part = taken["definitions"]["everyone"]["parts"][event.event_id]
    part["low"] -= 10
    old = taken["facts"][fact.key]
    old["value"] = "240"
    gone = next(iter(old["claims"]))
    del old["claims"][gone]
    monkeypatch.setattr(cite, "_keeper", [lambda version: taken if version == "0" * 12 else None])
    html = painted(ledger, "cite", version="0" * 12)
    now = totals.freed(ledger).low
    assert f"<dd>{now - 10}</dd>" in html
    assert f"<dd>{now}</dd>" in html
    assert "Today’s value is another." in html
    assert f"240 became {fact.value}" in html
    assert f"claims that came: {gone}" in html
    assert "Version 111111111111 is not kept here" in painted(ledger, "cite", version="1" * 12)


@pytest.mark.parametrize(
    ("fact", "day", "standing", "others"),
    [
        ("belarus/political_prisoners_in_custody/2026-08-26", "on 26 August 2026: 873", "Not corroborated", ""),
        ("release-2025-09-11/freed_total", ": 52", "Disputed: sources differ", "Others say 51 and about 50."),
        ("release-2025-12-13/freed_total", ": 123", "Corroborated: ", ""),
    ],
)
def test_a_footnote_of_a_figure_has_its_day_its_standing_and_what_others_say(fact, day, standing, others, ledger):
    footnote = _forms(painted(ledger, "cite", fact=fact))["plain"]
    assert f"{day},”" in footnote
    assert standing in footnote
    assert others in footnote
    assert ("Others say" in footnote) is bool(others)


def test_a_footnote_tells_no_value_that_does_not_hold(ledger):
    figures = [each for event in ledger.events for each in ledger.facts(event) if isinstance(each.value, Quantity)]
    several = [each for each in figures if len(each.versions) > 1]
    gone = [each for each in several if all(v.state is not VersionState.LIVE for v in each.versions[1:])]
    assert gone
    for fact in gone:
        assert "Others say" not in _forms(painted(ledger, "cite", fact=fact.key))["plain"]
