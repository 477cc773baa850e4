"""What an address asks for and does not exist is said on the page that comes in its place."""

from types import SimpleNamespace

import pytest

from components.addresses import MOST_QUOTED
from components.content import changes
from components.content.pages import pages
from components.html import unknown
from components.site import Site
from components.text import text_for
from data import load_dataset
from data.store import Store
from serving.budget import Budget
from serving.first_paint import FirstPaint
from serving.query import read
from serving.views import Views
from tests.conftest import TABLES
from tests.desk import drawn, open_page

TEXT = text_for("en")


@pytest.fixture(scope="module")
def ledger():
    return load_dataset(TABLES)


@pytest.mark.parametrize(
    ("page", "query", "strangers"),
    [
        ("people", "person=ales-bialiatski", ()),
        ("people", "person=ales-bialiatsky", (("person", "ales-bialiatsky"),)),
        ("people", "person=", ()),
        ("people", "q=nobody&x=1&page=999", ()),
        ("timeline", "kind=release,parole&kind=flight", (("kind", "parole"), ("kind", "flight"))),
        ("timeline", "kind=,a,b,a,c,d", (("kind", "a"), ("kind", "b"), ("kind", "c"))),
        ("releases", "event=release-2025-12-13&with=nope", (("with", "nope"),)),
        ("releases", "sort=sideways", ()),
    ],
)
def test_what_does_not_exist_is_kept_apart_from_what_the_address_gives(page, query, strangers, ledger):
    address = read(ledger, page, query.encode())
    assert address.unknown == strangers
    assert not {value for _, value in strangers} & {each for _, value in address.pairs for each in value.split(",")}


def test_the_line_names_what_was_asked_for_and_leads_to_what_is_near(ledger):
    line = str(unknown.notice(TEXT, ledger, read(ledger, "people", b"person=ales-bialiatsky&view=lifelines")))
    assert "“ales-bialiatsky” (person in the address)" in line
    assert 'person=ales-bialiatski"' in line
    assert unknown.notice(TEXT, ledger, read(ledger, "people", b"person=ales-bialiatski")) is None
    assert "Did you mean" not in str(unknown.notice(TEXT, ledger, read(ledger, "people", b"person=zzz%C2%A7")))


@pytest.mark.parametrize(
    ("page", "name", "value", "said"),
    [
        ("changes", "since", "yesterday", "no day"),
        ("changes", "since", "2026-02-31", "no day"),
        ("changes", "since", "26.11.2026", "no day"),
        ("claims", "said_from", "September", "no day"),
        ("timeline", "from", "zzz", "no month"),
        ("changes", "since", "2026-11-26T00:00:00Z", ""),
        ("changes", "since", "2026-11", ""),
        ("timeline", "to", "2025-12", ""),
    ],
)
def test_a_time_that_is_none_is_named_with_how_one_is_written(page, name, value, said, ledger):
    address = read(ledger, page, f"{name}={value}".encode())
    assert address.unknown == (((name, value),) if said else ())
    assert not said or f"“{value}” ({name} in the address) is {said}" in str(unknown.notice(TEXT, ledger, address))


def test_a_moment_asks_for_its_day(ledger):
    asked = [changes.select(ledger, {"since": since}) for since in ("2026-10-01", "2026-10-01T12:00:00Z")]
    assert asked[0] == asked[1] != changes.select(ledger, {})


def test_the_desk_says_so_at_once_of_a_day_that_is_typed():
    desk = open_page("changes")
    desk.text_input(key="control-since").set_value("yesterday").run()
    assert "“yesterday” (since in the address) is no day" in drawn(desk, "unknown")
    assert desk.text_input(key="control-since").value == "yesterday"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("claims/claims.csv", "subject=zzz"),
        ("people/people.csv", "person=zzz"),
        ("releases/releases.csv", "definition=zzz"),
        ("releases/releases.csv", f"year=2025,{'9' * 80}"),
        ("releases/press-kit.zip", "event=zzz"),
        ("timeline/timeline.csv", "from=zzz"),
    ],
)
def test_there_is_no_file_of_what_does_not_exist_and_the_answer_says_so_as_the_page_does(path, query, ledger):
    store = SimpleNamespace(dataset=ledger, problems=())
    scope = {"type": "http", "method": "GET", "path": f"/view/{path}", "query_string": query.encode(), "headers": []}
    answer = Views(store, Budget(1, 1, 1)).answer(scope, Site("", ""))
    assert answer.status_code == 404
    assert (
        str(unknown.notice(TEXT, ledger, read(ledger, path.partition("/")[0], query.encode()))) in answer.body.decode()
    )
    assert "content-disposition" not in answer.headers


def test_it_is_text_and_cut_short(ledger):
    line = str(unknown.notice(TEXT, ledger, read(ledger, "people", b"person=<script>" + b"x" * 900)))
    assert "<script>" not in line
    assert "x" * (MOST_QUOTED - 8) in line
    assert "x" * MOST_QUOTED not in line


@pytest.mark.parametrize("name", pages())
def test_every_page_with_something_to_choose_says_so_and_is_not_kept(name, ledger):
    chosen = [each.name for each in pages()[name].address.parameters if each.unknown(ledger, {each.name: "§§"})]
    paint = FirstPaint(Store(TABLES))
    for parameter in chosen[:2]:
        made = paint.page(name, f"{parameter}=%C2%A7%C2%A7".encode(), "")
        assert 'class="notice unknown"' in made.plain.decode()
    assert not paint._unfiltered
    assert not paint._filtered


def test_at_most_three_unknown_values_are_repeated_each_cut_short(ledger):
    asked = ",".join(["a" * 90, "", "b", "b", "2025", "c", "d"])
    found = read(ledger, "people", f"year={asked}".encode()).unknown
    assert found == (("year", "a" * 60), ("year", "b"), ("year", "c"))


def test_of_an_endless_list_only_the_beginning_is_looked_at(ledger):
    assert read(ledger, "people", b"year=" + b"," * 1_000 + b"zzz").unknown == ()
    assert read(ledger, "people", b"year=" + b"," * 997 + b"zzz").unknown == (("year", "zzz"),)


@pytest.mark.parametrize(("query", "typed"), [(b"q=ales", True), (b"year=2025", False), (b"year=2025&q=a", True)])
def test_words_that_somebody_looks_for_make_an_address_typed(query, typed, ledger):
    assert read(ledger, "people", query).typed is typed


def test_a_page_of_results_is_nothing_typed(ledger):
    assert not read(ledger, "people", b"page=2").typed
