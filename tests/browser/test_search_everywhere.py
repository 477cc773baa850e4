"""One search on every page: by the key /, while typing, without scripts, on a phone, and what it leads to."""

import csv

import axe
import pytest
from settled import settle

from bench.search import CASES
from components.html.search_results import FEW
from data.findable import Kind
from data.search import ask

PHONE = 390


def _results(page, words):
    page.wait_for_function(
        "words => document.querySelector('.stMain .results')?.textContent.includes(words)", arg=words
    )
    return page.locator(".stMain .results")


def test_a_slash_leads_to_the_box_and_enter_to_what_is_found(at):
    page = at("/timeline")
    page.keyboard.press("/")
    page.keyboard.type("KimSamusenka")
    page.keyboard.press("Enter")
    assert "Its words are run together" in _results(page, "Kim Samusenka").inner_text()
    assert page.url.endswith("/search?q=KimSamusenka")


def test_a_slash_that_is_typed_into_a_field_stays_there(at):
    page = at("/people")
    box = page.get_by_role("textbox", name="Search", exact=True)
    box.press("/")
    assert box.input_value() == "/"


def test_results_come_while_a_name_is_typed_and_a_guess_is_called_one(at):
    page = at("/about")
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search")
    page.wait_for_selector(".stMain .st-key-control-q input")
    page.keyboard.press("/")
    page.keyboard.type("Bjaljatski")
    assert "Spelled as you typed it by 100xSolidarität" in _results(page, "Ales Bialiatski").inner_text()
    page.keyboard.press("Control+A")
    page.keyboard.type("Kalashnikava")
    results = _results(page, "Nothing is on record so").inner_text()
    assert "Perhaps meant" in results
    page.go_back()
    assert "/search" not in page.url
    assert "Maria Kalesnikava" in results


def test_only_as_typed_guesses_nothing(at):
    page = at("/search?q=Kalashnikava&as=exact")
    assert "Perhaps meant" not in _results(page, "Nothing is on record so").inner_text()


def test_without_scripts_the_box_is_a_form(readers, desk):
    page = readers(server=desk.address, java_script_enabled=False).page
    page.goto(desk.address + "/about")
    page.locator(".seek input").fill("Лфдуытшлфмф")
    page.locator(".seek input").press("Enter")
    assert "Maria Kalesnikava" in page.locator(".results").inner_text()
    assert "Typed on another keyboard: kalesnikava" in page.locator(".results").inner_text()


def test_a_phone_has_a_link_beside_the_menu_that_takes_no_height(at):
    page = at("/", width=PHONE)
    link, menu = page.locator(".stMain .menu-search"), page.locator(".stMain .menu summary")
    assert link.bounding_box()["height"] >= 44
    assert abs(link.bounding_box()["y"] - menu.bounding_box()["y"]) < 2
    link.click()
    page.get_by_role("searchbox", name="Search", exact=True).fill("Kolesnikowa")
    _results(page, "Maria Kalesnikava").get_by_role("link", name="Maria Kalesnikava").first.click()
    page.wait_for_selector(".stMain .profile")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_violation(at, width, dark):
    page = at("/search?q=Kalesnikava", width=width, dark=dark, bypass_csp=True)
    _results(page, "Maria Kalesnikava")
    assert axe.violations(page) == {}


def test_a_reporter_finds_the_journalists_freed_in_2025_and_where_to(at):
    page = at("/people")
    page.get_by_text("Filters", exact=True).click()  # 1
    _choose(page, "Field of public life", "Media")  # 2, 3
    _choose(page, "Year of release", "2025")  # 4, 5
    settle(page)
    assert "category=media" in page.url
    assert "year=2025" in page.url
    cards = page.locator(".stMain .cards")
    assert "Taken to" in cards.inner_text()
    assert "Andrei Kuzniechyk" in cards.inner_text()


def test_a_reporter_finds_who_is_still_held_and_on_whose_word(at):
    page = at("/people")
    page.get_by_text("Filters", exact=True).click()  # 1
    _choose(page, "Status", "In custody at the last report")  # 2, 3
    settle(page)
    page.locator(".stMain .cards").get_by_role("link", name="Andrei Aliaksandrau").click()  # 4
    page.wait_for_selector(".stMain .profile")
    page.locator(".stMain .profile sup a, .stMain .profile .cite summary").first.click()  # 5
    assert page.locator(".stMain .profile .cite[open]").first.inner_text()


def _choose(page, label, option):
    """Two presses: on the list, and on one of its options, of which a list that has little room shows the first."""
    box = page.get_by_role("combobox", name=label).first
    box.click()
    page.get_by_role("option").first.wait_for()
    shown = page.get_by_role("option", name=option, exact=True).first
    if not shown.is_visible():
        box.fill(option)
    shown.click()
    page.keyboard.press("Escape")
    settle(page)


# The same search on the static site, without a server

ASK = """queries => queries.map(query => {
  const box = document.getElementById("q");
  box.value = query;
  box.dispatchEvent(new Event("input"));
  const named = section => [section.dataset.kind, [...section.querySelectorAll("li")].map(each => each.dataset.id)];
  return Object.fromEntries([...document.querySelectorAll("#results section")].map(named));
})"""
"""What the page shows for each of some queries: ids by kind."""

MORE = (
    "KimSamusenka",
    "Kales nikava",
    "Vilnius",
    "Reuters",
    "potash",
    "2025-12-13",
    "Mi?alai Statkevich",
    "zzz",
)


def _of_the_server(dataset, query):
    answers = {kind: ask(dataset, kind, query) for kind in Kind}
    shown = {
        str(kind): [*answer.ids[: min(answer.found_count, FEW)]]
        for kind, answer in answers.items()
        if answer.found_count
    }
    guesses = [each for answer in answers.values() for each in answer.guesses]
    return shown | ({"guess": guesses[:FEW]} if guesses else {})


def test_the_static_page_finds_what_the_server_finds_for_every_case(embed, ledger):
    cases = [each["query"] for each in csv.DictReader(CASES.open(encoding="utf-8"))] + [*MORE]
    answers = embed("search.html").evaluate(ASK, cases)
    wrong = [case for case, answer in zip(cases, answers, strict=True) if answer != _of_the_server(ledger, case)]
    assert len(answers) > 600
    assert wrong == []


def test_the_static_page_works_from_a_disk_and_by_its_keys(tabs, published):
    page = tabs.take(viewport={"width": PHONE, "height": 800})
    page.goto((published / "search.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("KimSamusenka")
    link = page.get_by_role("link", name="Kim Samusenka")
    assert link.get_attribute("href") == "live/person/kim-samusenka.html"
    assert "Its words are run together" in page.locator("#results").inner_text()
    page.get_by_label("Only as typed").check()
    assert page.locator("#counted").inner_text() == "Nothing is on record so"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    page.goto("about:blank")
    tabs.give(page, viewport={"width": PHONE, "height": 800})


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_violation_on_the_static_page(embed, dark):
    page = embed("search.html", bypass_csp=True, color_scheme="dark" if dark else "light")
    page.locator("#q").fill("Kolesnikowa")
    assert axe.violations(page) == {}
