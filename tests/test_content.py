"""What stands on each page is told once: the desk, the first paint and the address all follow one description."""

import re
from html import unescape
from urllib.parse import parse_qsl

import htpy as h
import pytest
from desk import drawn, open_page, painted

from components.addresses import Kind, Scope
from components.content.pages import menu_entries, pages
from components.content.parts import Block, Context, Place, Widget
from components.text import text_for
from serving.query import read
from tests import stories

EN = text_for("en")
RELEASE = "release-2025-12-13"
VIEWS = (
    ("overview", {}),
    ("timeline", {"event": RELEASE, "kind": "release"}),
    ("routes", {"release": RELEASE}),
    ("releases", {}),
    ("releases", {"kind": "pardon", "definition": "political", "year": "2025"}),
    ("releases", {"event": RELEASE}),
    ("people", {"q": "Kalesnikava"}),
    ("people", {"person": "ales-bialiatski"}),
    ("claims", {"subject": RELEASE, "page": "2"}),
    ("sources", {}),
    ("sources", {"by": "pages", "language": "ru"}),
    ("sources", {"origin": "belta"}),
    ("sources", {"source": "ap-2024-07-03", "with": "viasna-2024-07-04"}),
    ("claims", {"claim": "c0004"}),
    ("claims", {"claim": "c9999"}),
    ("claims", {"subject": RELEASE, "view": "compare"}),
    ("claims", {"q": "potash", "origin": "belta,reuters", "said_from": "2025", "alone": "yes", "sort": "day"}),
    ("embed", {}),
    ("about", {}),
)


def _page(ledger, name, params):
    address = pages()[name].address.read(ledger, params)
    return pages()[name].make(Context(EN, ledger, ledger.cutoff), address.params)


def _words(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(("name", "params"), VIEWS, ids=str)
def test_the_desk_and_the_first_paint_show_every_block_of_the_same_list(ledger, name, params):
    blocks = [part for part in _page(ledger, name, params).parts if isinstance(part, Block)]
    desk, paint = open_page(name, **params), painted(ledger, name, **params)
    assert blocks
    for block in blocks:
        html = str(h.fragment[block.html])
        assert html in paint, block.name
        if block.name != "aged":  # the reader's day is later than that of the evidence
            assert _words(html) in _words(drawn(desk, block.name)), block.name


@pytest.mark.parametrize(("name", "params"), VIEWS, ids=str)
def test_every_control_writes_a_parameter_of_its_page_and_offers_what_the_address_knows(ledger, name, params):
    known = {each.name: each for each in pages()[name].address.parameters}
    controls = [c for part in _page(ledger, name, params).parts if isinstance(part, Place) for c in part.controls]
    for control in controls:
        assert {control.name, control.until} - {""} <= set(known)
        if known[control.name].kind in (Kind.ONE, Kind.SEVERAL) and control.widget is not Widget.SWITCH:
            assert {option for option, _ in control.options} <= set(known[control.name].known(ledger))


@pytest.mark.parametrize(("name", "params"), VIEWS, ids=str)
def test_what_a_form_sends_without_a_change_asks_for_the_same_page(ledger, name, params):
    html = painted(ledger, name, **params)
    for form in re.findall(r'<form class="form".*?</form>', html, re.S):
        sent = "&".join(f"{field}={value}" for field, value in _sent(form))
        asked = read(ledger, name, sent.encode()).params
        assert asked == {key: value for key, value in params.items() if key != "page"}


def _sent(form):
    """What a browser sends of a form as it stands."""
    for select, options in re.findall(r'<select name="([^"]+)">(.*?)</select>', form, re.S):
        yield select, re.search(r'<option value="([^"]*)" selected', options)[1]
    for tag in re.findall(r"<input[^>]*>", form):
        kind, field, value = (re.search(rf'{each}="([^"]*)"', tag) for each in ("type", "name", "value"))
        if kind[1] != "checkbox" or " checked" in tag:
            yield field[1], value[1] if value else ""


def test_what_stands_more_than_once_in_an_address_is_a_list(ledger):
    assert read(ledger, "timeline", b"kind=pardon&kind=release&kind=x").params == {"kind": "release,pardon"}


def test_the_links_of_the_pages_of_results_lead_to_the_pages_before_and_after(ledger):
    paint = painted(ledger, "claims", standing="corroborated", page="2")
    links = re.search(r'<nav class="pager" aria-label="Pages of results">(.*?)</nav>', paint, re.S)[1]
    before, after = [dict(parse_qsl(each)) for each in re.findall(r'href="/claims\?([^"]*)"', unescape(links))]
    assert (before.get("page", "1"), after["page"]) == ("1", "3")
    assert before["standing"] == after["standing"] == "corroborated"
    first, second = (painted(ledger, "claims", standing="corroborated", page=page) for page in "12")
    assert re.findall(r"<h3>.*?</h3>", first) != re.findall(r"<h3>.*?</h3>", second)


def test_a_canonical_address_has_what_makes_another_page_and_a_shared_one_its_filters_too(ledger):
    query = {"subject": RELEASE, "property": "freed_total", "standing": "disputed", "page": "2", "stray": "x"}
    address = pages()["claims"].address.read(ledger, query)
    assert address.canonical == f"/claims?subject={RELEASE}&property=freed_total"
    assert address.shared == f"{address.canonical}&standing=disputed"
    assert address.plain.pairs == (("subject", RELEASE), ("property", "freed_total"))


def test_every_parameter_has_one_scope_and_no_page_two_of_one_name():
    for page in pages().values():
        names = [each.name for each in page.address.parameters]
        assert len(names) == len(set(names))
        assert all(isinstance(each.scope, Scope) for each in page.address.parameters)


def test_only_a_story_with_journeys_has_routes_in_its_menu_and_its_address_says_so_kindly(ledger):
    bare = stories.dataset("made-up")
    assert "routes" in menu_entries(EN, ledger)
    unnamed = ("routes", "search", "changes", "report", "cite")
    assert list(menu_entries(EN, bare)) == [name for name in pages() if name not in unnamed]
    page = _page(bare, "routes", {"release": RELEASE})
    assert page.title == "This story has no map"
    assert 'href="/timeline"' in str(h.div[[part.html for part in page.parts]])


def test_the_menu_has_every_page_in_its_order():
    assert list(pages()) == [
        "overview",
        "timeline",
        "routes",
        "releases",
        "people",
        "claims",
        "sources",
        "data",
        "embed",
        "about",
        "changes",
        "cite",
        "report",
        "search",
    ]
