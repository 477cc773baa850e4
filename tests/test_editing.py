"""The editing desk: forms that write rows in their places, on this machine only."""

import asyncio
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.editing.preview import __main__ as preview
from components.editing.this_machine import ThisMachine
from data import load_dataset
from data.__main__ import main
from data.load import read_tables
from data.reading import Why, reading
from tests import stories
from tests.conftest import Folder

PAGE = Path(__file__).parent.parent / "components" / "editing" / "page.py"
RELEASE = "release-2025-12-13"
DETAINED = "2020-09-07"


@pytest.fixture
def desk(tables, monkeypatch):
    """The editing desk of a copy of the small world, in a house with a changelog."""
    monkeypatch.setenv("FREED_TABLES", str(tables.path))
    run = AppTest.from_file(str(PAGE), default_timeout=60).run()
    assert not run.exception
    return run


def _fill(desk, **typed):
    """Type into fields and choose from lists, in their order."""
    for key, value in typed.items():
        try:
            desk.text_input(key=key).set_value(value).run()
        except KeyError:
            desk.selectbox(key=key).set_value(value).run()
        assert not desk.exception, desk.exception


def _choose(desk, what):
    desk.get("button_group")[0].set_value(what).run()
    assert not desk.exception


PAGE_NEW = {"url": "https://news.example.org/1", "title": "They are free", "published_on": "2026-03-20"}
PAGE_NEW |= {"publisher": "Example News", "language": "en"}


def test_a_claim_from_an_address_and_a_sentence_is_written_in_its_place(desk, tables):
    _fill(desk, **PAGE_NEW)
    desk.text_area(key="sentence").set_value("At least 120 people were freed on 2025-12-13").run()
    assert desk.selectbox(key="subject").value == RELEASE
    assert any("Proposed by the day in the sentence: 2025-12-13" in each.value for each in desk.caption)
    assert desk.text_input(key="value").value == ">=120"
    _fill(desk, property="freed_total", value="12O")
    assert any("did you mean 120?" in each.value for each in desk.error)
    assert desk.button(key="write").disabled
    _fill(desk, value=">=120", locator="lead")
    assert not desk.error
    assert any("After: 123, corroborated" in each.value for each in desk.text)
    assert any(f"/releases?event={RELEASE}" in each.value for each in desk.text)
    assert any(f"story/{RELEASE}" in each.value for each in desk.text)
    desk.button(key="write").click().run()
    assert not desk.exception
    assert "People freed of" in desk.code[0].value
    assert main(["check", str(tables.path)]) == 0
    assert any(row["value"] == ">=120" and row["locator"] == "lead" for row in tables.rows("claims"))


def test_a_release_with_a_person_a_leg_and_claims_is_kept_and_written_together(desk, tables):
    _choose(desk, "event")
    event = {"date": "2026-09-01", "kind": "release", "headline": "One person let go", "label": "One freed"}
    _fill(desk, **{f"events-{name}": value for name, value in event.items()}, **{"events-summary": "One went home."})
    desk.button(key="keep").click().run()
    _choose(desk, "leg")
    leg = {"event_id": "release-2026-09-01", "sequence": "1", "from_place": "minsk", "to_place": "vilnius"}
    leg |= {"mode": "bus", "certainty": "reported"}
    _fill(desk, **{f"legs-{name}": value for name, value in leg.items()})
    desk.button(key="keep").click().run()
    assert not desk.exception
    _choose(desk, "person")
    person = {"name": "Anna One", "sex": "f", "category": "media", "public_figure": "yes", "publication": "named"}
    _fill(desk, **{f"people-{name}": value for name, value in person.items()}, **{"people-one_line": "An editor."})
    desk.button(key="keep").click().run()
    _choose(desk, "claim")
    _fill(desk, **PAGE_NEW, subject="release-2026-09-01", property="freed_total", value="1", locator="lead")
    assert not desk.error, [each.value for each in desk.error]
    desk.button(key="keep").click().run()
    _fill(desk, subject="anna-one", property="expelled_on", value="2026-09-01", locator="lead")
    assert any("a row of relations.csv with the event that freed anna-one" in each.value for each in desk.error)
    assert any("may come with the next rows" in each.value for each in desk.caption)
    desk.button(key="keep").click().run()
    _choose(desk, "tie")
    (page,) = [each for each in desk.selectbox(key="relations-source_id").options if each.startswith("example-news-")]
    tie = {"subject_id": "anna-one", "relation": "freed_in", "object_id": "release-2026-09-01", "source_id": page}
    _fill(desk, **{f"relations-{name}": value for name, value in tie.items()})
    assert not desk.error, [each.value for each in desk.error]
    desk.button(key="write").click().run()
    assert not desk.exception
    line = desk.code[0].value
    assert line.startswith(
        "- New event: One person let go; New person: Anna One; People freed of One person let go: 1;"
    )
    assert any("To undo it" in each.value for each in desk.caption)
    assert main(["check", str(tables.path)]) == 0
    dataset = load_dataset(tables.path)
    assert str(dataset.fact("release-2026-09-01", "freed_total").value) == "1"
    assert [leg.leg_id for leg in dataset.legs_of("release-2026-09-01")] == ["leg-2026-09-01-1"]
    assert str(dataset.fact("anna-one", "expelled_on").value) == "2026-09-01"


def test_a_change_of_rank_carries_a_reason_a_role_and_a_day(desk, tables):
    said = (row for row in tables.rows("claims") if (row["subject_id"], row["property"]) == (RELEASE, "to_lithuania"))
    claim = next(said)["claim_id"]
    _choose(desk, "rank")
    _fill(desk, subject=RELEASE, property="to_lithuania")
    _fill(desk, claim=claim, rank="deprecated")
    assert any("a reason for the rank deprecated" in each.value for each in desk.error)
    _fill(desk, reason="withdrawn by the page itself", role="RE", ranked_on="2026-11-27")
    assert any("initials of a role that ranks: ED, CH" in each.value for each in desk.error)
    _fill(desk, role="ED")
    assert not desk.error, [each.value for each in desk.error]
    before = len(tables.rows("claims"))
    desk.button(key="write").click().run()
    assert main(["check", str(tables.path)]) == 0
    (row,) = [each for each in tables.rows("claims") if each["ranked_by"] == "ED"]
    assert (row["rank"], row["ranked_on"], len(tables.rows("claims"))) == ("deprecated", "2026-11-27", before)


def test_a_known_page_is_found_by_words_of_its_title(desk, tables):
    source = read_tables(tables.path)[0].sources[5]
    _fill(desk, url=" ".join(source.title.split()[:4]))
    assert any(source.title in each.value for each in desk.caption) or desk.selectbox(key="page").options


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("More than 1 400 people, Bialiatski said on 2025-12-14.", ("ales-bialiatski", Why.NAME, "", "")),
        ("At least 120 people were freed on 2025-12-13", (RELEASE, Why.DAY, "freed_total", ">=120")),
        ("On December 13, 2025 123 people were freed", (RELEASE, Why.DAY, "freed_total", "123")),
        ("123 of 125 people were freed on 13 December 2025", (RELEASE, Why.DAY, "freed_total", "")),
        (
            "Maria Kalesnikava was detained on 7 September 2020",
            ("maria-kalesnikava", Why.NAME, "detained_on", DETAINED),
        ),
        ("Bialiatski was freed on 13 December 2025 with 122", ("ales-bialiatski", Why.NAME, "freed_on", "2025-12-13")),
        ("The US and Lukashenka met, and 123 people were freed", ("", Why.NOTHING, "", "")),
        ("At least 15 people were freed on 2026-10-01", ("", Why.NOTHING, "", "")),
    ],
)
def test_a_sentence_proposes_what_it_leaves_no_choice_of_and_else_nothing(small_tables, sentence, meant):
    guess = reading(read_tables(small_tables)[0], sentence)
    assert (guess.subject, guess.why, guess.property, guess.value) == meant


@pytest.mark.parametrize("name", stories.NAMES)
def test_no_headline_with_its_day_proposes_another_event(name):
    tables = stories.dataset(name).tables
    people, right = {each.person_id for each in tables.people}, 0
    for event in tables.events:
        day = event.date.earliest
        for sentence in (f"{event.headline} on {event.date}", f"On {day.day} {day:%B %Y} {event.headline}"):
            subject = reading(tables, sentence).subject
            assert subject in ("", event.event_id, *people), sentence
            right += subject == event.event_id
    assert right >= len(tables.events)


def _asked(headers, client="127.0.0.1", kind="http"):
    """The status with which a request is answered."""
    sent = []

    async def app(_scope, _receive, send):
        assert b"origin" not in {name for name, _ in _scope["headers"]}
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    scope = {"type": kind, "client": (client, 5), "headers": [(n.encode(), v.encode()) for n, v in headers]}
    asyncio.run(ThisMachine(app)(scope, None, send))
    return sent[0].get("status") or sent[0]["code"]


HERE = ("host", "127.0.0.1:8502")


@pytest.mark.parametrize(
    ("headers", "client", "status"),
    [
        ([HERE], "127.0.0.1", 200),
        ([HERE, ("origin", "http://127.0.0.1:8502")], "127.0.0.1", 200),
        ([("host", "localhost:8502"), ("origin", "http://localhost:8502")], "127.0.0.1", 200),
        ([HERE, ("origin", "https://evil.example")], "127.0.0.1", 403),
        ([HERE, ("origin", "http://127.0.0.1:9999")], "127.0.0.1", 403),
        ([HERE, ("origin", "null")], "127.0.0.1", 403),
        ([("host", "evil.example:8502"), ("origin", "http://evil.example:8502")], "127.0.0.1", 403),
        ([HERE], "192.0.2.7", 403),
        ([], "127.0.0.1", 403),
        ([HERE, HERE], "127.0.0.1", 403),
    ],
)
def test_only_this_machine_and_its_own_pages_are_let_in(headers, client, status):
    assert _asked(headers, client) == status
    assert _asked(headers, client, "websocket") == (200 if status == 200 else 1008)


def test_no_part_of_the_server_knows_the_editing_desk():
    root = PAGE.parent.parent.parent
    served = [root / "server.py", root / "app.py", *root.glob("serving/**/*.py"), *root.glob("pages/*.py")]
    served += [path for path in root.glob("components/**/*.py") if "editing" not in path.parts]
    assert not [
        path for path in served if re.search(r"components[. ](import )?editing", path.read_text(encoding="utf-8"))
    ]


def test_a_preview_says_what_a_branch_changes_and_sets_its_embeds_beside_todays(small_tables, tables):
    tables.edit("claims", "value", "124", lambda row: (row["subject_id"], row["property"]) == (RELEASE, "freed_total"))
    tables.edit("events", "label", "Let go in December", lambda row: row["event_id"] == RELEASE)
    said, page = preview.compared(small_tables, tables.path, "december", 8510)
    assert any(re.fullmatch(r"claims: c\d+: value was “123”, is “124”", line) for line in said), said
    assert f"{RELEASE}, freed_total: was 123, corroborated, 2 voices; is" in " ".join(said)
    assert f"http://127.0.0.1:8511/embed/live/story/{RELEASE}.html" in page
    assert f"http://127.0.0.1:8512/embed/live/story/{RELEASE}.html" in page
    assert f"http://127.0.0.1:8512/releases?event={RELEASE}" in page


@pytest.fixture
def house(small_tables, tmp_path, monkeypatch):
    """A house with the small world under git, whose branch `december` is checked out and changes a value."""
    folder = tmp_path / "house" / "data" / "tables"
    shutil.copytree(small_tables, folder)
    monkeypatch.setattr(preview, "ROOT", tmp_path / "house")
    monkeypatch.setattr(preview, "TABLES", folder)
    monkeypatch.setattr(preview, "OUT", tmp_path / "out")

    def git(*words):
        whole = ["git", "-C", tmp_path / "house", "-c", "user.name=N", "-c", "user.email=n@example.org", *words]
        subprocess.run(whole, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "begin")
    git("checkout", "-q", "-b", "december")
    Folder(folder).edit("events", "label", "Let go in December", lambda row: row["event_id"] == RELEASE)
    git("commit", "-qam", "label")
    return git


def test_a_preview_on_the_branch_itself_compares_it_with_where_it_left_main(house, capsys):
    assert preview.main(["december", "--only-say"]) == 0
    said = capsys.readouterr().out
    assert re.search(r"december, beside where it left main \([0-9a-f]{7}\):", said)
    assert "is “Let go in December”" in said
    assert preview.main(["december", "--base", "december", "--only-say"]) == 0
    assert "No row differs." in capsys.readouterr().out


def test_a_fresh_clone_shows_a_branch_that_is_only_where_it_is_from(house, tmp_path, monkeypatch, capsys):
    house("checkout", "-q", "main")
    house("clone", "-q", tmp_path / "house", tmp_path / "clone")
    monkeypatch.setattr(preview, "ROOT", tmp_path / "clone")
    monkeypatch.setattr(preview, "TABLES", tmp_path / "clone" / "data" / "tables")
    assert preview.main(["december", "--only-say"]) == 0
    assert "is “Let go in December”" in capsys.readouterr().out


def test_a_preview_on_a_port_in_use_says_so(house, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert preview.main(["december", "--port", str(port)]) == 2
    assert f"port {port} is in use, expected three free ones" in capsys.readouterr().out


def test_a_branch_that_is_not_there_is_named(capsys):
    assert preview.main(["no-such-branch", "--only-say"]) == 1
    assert "no-such-branch cannot be shown" in capsys.readouterr().out


def test_a_property_is_written_as_its_box_shows_it_and_nothing_until_one_is_chosen(desk):
    _fill(desk, **PAGE_NEW, subject="belarus", property="political_prisoners_in_custody", value="5")
    _fill(desk, subject="ales-bialiatski")
    assert desk.selectbox(key="property").value == ""
    assert "write" not in {each.key for each in desk.button}


@pytest.mark.parametrize("what", ["person", "event", "leg", "tie", "origin", "rank"])
def test_nothing_is_preset_that_would_be_written_unchosen(desk, what):
    _choose(desk, what)
    assert {each.value for each in desk.selectbox} == {""}


def test_what_is_written_is_known_at_once_here_and_in_another_tab(desk, tables):
    answers = {"subject": RELEASE, "property": "freed_total", "value": ">=120", "locator": "lead"}
    other = AppTest.from_file(str(PAGE), default_timeout=60).run()
    _fill(desk, **PAGE_NEW, **answers)
    desk.button(key="write").click().run()
    assert not desk.exception
    assert not desk.text_input(key="url").value
    assert "write" not in {each.key for each in desk.button}
    _fill(other, **(PAGE_NEW | {"url": "https://news.example.org/2"}), **answers)
    other.button(key="write").click().run()
    assert not other.exception
    assert len([row for row in tables.rows("origins") if row["name"] == PAGE_NEW["publisher"]]) == 1
    _fill(desk, url="https://news.example.org/2")
    assert any("The page is in the table" in each.value for each in desk.caption)


def test_whose_word_it_is_is_asked_and_a_page_older_than_its_event_is_doubted(desk, tables):
    _fill(desk, **(PAGE_NEW | {"published_on": "2025-03-20"}), subject=RELEASE, property="freed_total", value=">=120")
    _fill(desk, locator="lead", origin="reuters")
    assert any("expected a day from 2025-12-13 on" in each.value for each in desk.warning)
    desk.button(key="write").click().run()
    assert not desk.exception
    (page,) = [row for row in tables.rows("sources") if row["url"] == PAGE_NEW["url"]]
    assert (page["publisher"], page["origin"]) == ("Example News", "reuters")


def test_a_second_claim_and_a_name_like_a_known_one_are_asked_about(desk, tables):
    page = PAGE_NEW | {"publisher": "Rueters"}
    claim = {"subject": RELEASE, "property": "freed_total", "value": ">=120", "locator": "lead"}
    _fill(desk, **page, **claim)
    assert "write" not in {each.key for each in desk.button}
    _fill(desk, near="Reuters")
    desk.button(key="write").click().run()
    assert not [row for row in tables.rows("origins") if row["name"] == "Rueters"]
    _fill(desk, url=page["url"], **(claim | {"locator": "end"}))
    assert "write" not in {each.key for each in desk.button}
    (again,) = desk.checkbox
    again.check().run()
    assert not desk.button(key="write").disabled
