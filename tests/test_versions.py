"""The versions of the tables: each is kept, any one and what changed give any other, and nothing kept back returns."""

import io
import itertools
import json
import re
import shutil
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.content import changes, history
from components.content.pages import pages
from components.embeds.build import build
from components.embeds.leak_check import LeakCheck
from components.text import text_for
from data import load_dataset, versions
from data.deltas import ReplayError, applied, delta, rows_of, written
from data.differences import differences, words
from data.gate import publish
from data.load import read_tables
from serving import downloads
from serving.embeds import Embeds
from tests.conftest import Folder
from tests.desk import painted
from tests.sites import KNOWN, QUICK, copied_site

EN = text_for("en")
WHO, EVENT = "alena-tsimashchuk", "release-2025-12-13"
VALUE = 'fifty, "more or less"\nand a line'

CELLS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=6)
TABLE = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6).map(written)
FILES = st.dictionaries(st.sampled_from(["claims", "events", "people"]), TABLE)


@given(st.lists(FILES, min_size=2, max_size=4))
def test_any_version_and_the_delta_give_the_other_byte_for_byte(made):
    for old, new in itertools.permutations(made, 2):
        change = json.loads(json.dumps(delta(old, new)))
        assert applied(old, change) == new
        assert applied(new, change, back=True) == old


def test_a_delta_of_other_versions_is_refused():
    old, new = ({"claims": written([["claim_id"], [each]])} for each in "ab")
    change = delta(old, new)
    with pytest.raises(ReplayError, match="claims, row 1"):
        applied(new, change)
    with pytest.raises(ReplayError, match="this is not the version"):
        applied({}, change)
    with pytest.raises(ReplayError, match="written in a way"):
        delta({"claims": b'"claim_id"\n'}, new)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            ["events", "event_id,label", "a,One", "b,Two"],
            ["events", "event_id,label", "b,Three", "c,Four"],
            ["events: a is gone", "events: b: label was “Two”, is “Three”", "events: c is new"],
        ),
        (
            ["facts", "subject_id,property,value,as_of", "x,held,9,2025", "x,held,8,2026", "x,freed,1,"],
            ["facts", "subject_id,property,value,as_of", "x,held,7,2026", "x,held,9,2025", "x,freed,2,"],
            ["facts: x freed: value was “1”, is “2”", "facts: x held: value was “8”, is “7”"],
        ),
        (
            ["claims", "claim_id,subject_id,property,value", "a,x,held,1"],
            ["claims", "claim_id,subject_id,property,value,note", "a,x,held,1,why", "b,x,held,2,"],
            ["claims: a: note was “”, is “why”", "claims: b is new: x, held, 2"],
        ),
        (["relations", "a,b", "1,2"], ["relations", "a,b", "1,3"], ["relations: 1 2 is gone", "relations: 1 3 is new"]),
    ],
)
def test_what_differs_is_said_row_by_row_and_field_by_field(old, new, said):
    first, second = ({name: "\n".join([*lines, ""]).encode()} for name, *lines in (old, new))
    assert [words(each) for each in differences(first, second)] == said


@pytest.fixture(scope="module")
def kept(small_tables, tmp_path_factory):
    """A site of the small world with four versions, the last of which withholds a person; their names, and the name."""
    folder = tmp_path_factory.mktemp("versions")
    tables = Folder(shutil.copytree(small_tables, folder / "tables"))
    site = copied_site(folder / "made", tables=small_tables)
    name = next(row["name"] for row in tables.rows("people") if row["person_id"] == WHO)
    named = [json.loads((site / "data/v1/versions/index.json").read_text(encoding="utf-8"))["current"]]
    planted = {"correction_id": "correction-x", "subject_id": EVENT, "property": "freed_total", "old_value": "1"}
    planted |= {"new_value": "123", "published_on": "2026-11-27", "reason": "Planted.", "source_id": ""}
    tables.add("corrections", **planted, true_on="", said_on="", found_on="", severity="correction")
    named.append(build(site, KNOWN, tables.path, effort=QUICK).version)
    tables.edit("claims", "note", VALUE, lambda row: row["subject_id"] == EVENT)
    tables.edit("claims", "note", "Said of her later", lambda row: row["subject_id"] == WHO)
    tables.edit("events", "label", "Let go in December", lambda row: row["event_id"] == EVENT)
    named.append(build(site, KNOWN, tables.path, effort=QUICK).version)
    before = (site / "data" / "v1" / "versions" / f"{named[0]}.zip").read_bytes()
    assert name.encode() in b"".join(versions.unpacked(before).values())
    tables.edit("people", "publication", "withheld", lambda row: row["person_id"] == WHO)
    named.append(build(site, KNOWN, tables.path, effort=QUICK).version)
    return site, load_dataset(tables.path), named, name


@pytest.fixture
def compared(kept):
    """The ledger of the newest of those versions, with the others beside it as in the server."""
    site, dataset, _, _ = kept
    history.set_keeper(Embeds(site).history)
    yield dataset
    history.set_keeper(lambda _dataset: None)


def test_from_any_published_version_the_chain_of_deltas_leads_to_any_other(kept):
    site, dataset, named, _ = kept
    folder = site / "data" / "v1"
    index = json.loads((folder / "versions" / "index.json").read_text(encoding="utf-8"))
    rows = index["versions"]
    assert [each["version"] for each in rows] == named
    assert index["current"] == named[-1] == dataset.version
    tables = [versions.unpacked((folder / each["tables"]).read_bytes()) for each in rows]
    assert rows[-1]["rows"] == sum(len(rows_of(content)) - 1 for content in tables[-1].values())
    assert tables[-1] == {path.stem: path.read_bytes() for path in (folder / "csv").glob("*.csv")}
    steps = [json.loads((folder / each["since"]).read_text(encoding="utf-8"))["tables"] for each in rows[1:]]
    for old, new in itertools.permutations(range(len(rows)), 2):
        made = tables[old]
        for step in steps[old:new] if old < new else reversed(steps[new:old]):
            made = applied(made, step, back=old > new)
        assert made == tables[new], (old, new)
        assert applied(tables[old], delta(tables[old], tables[new])) == tables[new]


def test_who_is_withheld_now_is_in_no_version_and_in_no_delta(kept):
    site, _, named, name = kept
    folder = site / "data" / "v1"
    archives = sorted(folder.glob("versions/*.zip"))
    assert len(archives) == len(named)
    for path in archives:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            told = "".join(archive.read(each).decode() for each in archive.namelist())
        assert name not in told, path
        assert WHO not in told, path
        assert EVENT in told, path
    for path in folder.glob("changes/*.json"):
        assert WHO not in path.read_text(encoding="utf-8"), path


def test_an_older_row_of_who_steps_back_is_held_back_even_where_an_id_tells_the_name(tables):
    person = next(row for row in tables.rows("people") if row["person_id"] == WHO)
    claim = next(row for row in tables.rows("claims") if row["subject_id"] == WHO)
    private = next(row for row in tables.rows("claims") if row["property"] == "occupation")
    kept_row = next(row for row in tables.rows("claims") if row["subject_id"] == EVENT)
    tables.edit("people", "person_id", "p-1", lambda row: row["person_id"] == WHO)
    tables.edit("people", "publication", "initials", lambda row: row["person_id"] == "p-1")
    tables.edit("properties", "public", "no", lambda row: row["property"] == "occupation")
    whole = read_tables(tables.path)[0]
    leak_check = LeakCheck.of(whole, publish(whole))
    assert leak_check.holds_back("people", person)
    assert leak_check.holds_back(
        "people", person | {"person_id": "p-1", "name": "A. T.", "name_local": "", "name_ru": ""}
    )
    assert leak_check.holds_back("claims", claim)
    assert leak_check.holds_back("claims", private)
    assert not leak_check.holds_back("claims", kept_row)


def test_the_server_gives_out_the_same_bytes_and_nothing_while_the_site_is_of_other_tables(kept, compared, ledger):
    site, dataset, named, _ = kept
    folder = site / "data" / "v1"
    files = (path for kind in ("versions", "changes") for path in (folder / kind).iterdir())
    names = [path.relative_to(folder).as_posix() for path in files if path.suffix not in (".br", ".gz")]
    assert len(names) == 2 * len(named)
    for name in names:
        assert _answer(dataset, name).body == (folder / name).read_bytes(), name
    missing = f"changes/{named[0]}-{named[2]}.json"
    assert _answer(dataset, missing).status_code == _answer(dataset, "versions/../index.json").status_code == 404
    assert Embeds(site).history(ledger) is None
    assert history.history_of(ledger).names == (ledger.version,)


def _answer(dataset, name):
    return downloads.answer(dataset, {"type": "http", "method": "GET", "path": f"/data/v1/{name}", "headers": []})


def test_a_reader_chooses_two_versions_and_reads_what_changed_in_sentences(kept, compared):
    _, _, named, _ = kept
    html = painted(compared, "changes", old=named[0], new=named[2])
    assert '<select name="old">' in html
    assert f"{named[0]} of " in html
    assert "label was “" in html
    assert "is now “Let go in December”" in html
    assert "is now “fifty, &#34;more or less&#34;\nand a line”" in html
    assert f'href="/data/v1/changes/{named[0]}-{named[1]}.json"' in html
    assert f'href="/data/v1/changes/{named[1]}-{named[2]}.json"' in html
    back = painted(compared, "changes", old=named[2], new=named[0])
    assert "label was “Let go in December”" in back
    assert "say the same" in painted(compared, "changes", old=named[1], new=named[1])
    assert "Let go in December" not in painted(compared, "changes", old=named[0], new=named[1]).partition("versions")[2]


def test_without_a_choice_the_newest_stands_beside_the_one_before(kept, compared):
    _, _, named, _ = kept
    old, new = changes.pair(history.history_of(compared), {})
    assert [old.version, new.version] == named[-2:]


def test_since_may_be_a_version_a_day_or_neither(kept, compared):
    _, _, named, _ = kept
    assert [each.name for each in changes.select(compared, {"since": named[0]})] == ["correction/correction-x"]
    assert changes.select(compared, {"since": named[1]}) == ()
    assert changes.select(compared, {"since": named[-1]}) == ()
    past = history.history_of(compared)
    assert changes.pair(past, {"since": named[0]})[0].version == named[0]
    assert changes.pair(past, {"since": "2026-11-27"})[0].version == named[-1]
    assert changes.pair(past, {"since": "2020"})[0].version == named[0]
    assert f"The nearest to 1 January 2020 is {named[0]} of " in painted(compared, "changes", since="2020")
    wrong = named[1][:-1] + ("0" if named[1][-1] != "0" else "1")
    for asked, meant in ((wrong, named[1]), ("0123456789ab", named[0])):
        html = painted(compared, "changes", since=asked)
        assert f"“{asked}” (since in the address) is no day and no version that is kept here" in html
        assert f'<a href="/changes?since={meant}">Did you mean {meant}?' in html
    assert "Did you mean" not in painted(compared, "changes", since="yesterday")
    assert "is no day" not in painted(compared, "changes", since=named[0])


def test_the_page_is_made_anew_once_the_versions_are_published(kept):
    site, dataset, _, _ = kept
    state = pages()["changes"].state
    alone = state(dataset)
    history.set_keeper(Embeds(site).history)
    try:
        assert state(dataset) != alone
    finally:
        history.set_keeper(lambda _dataset: None)


def test_the_static_page_says_the_same_with_links_that_work_there(kept):
    site, dataset, named, _ = kept
    html = (site / "changes.html").read_text(encoding="utf-8")
    for event in dataset.events.values():
        assert f'href="live/story/{event.event_id}.html"' in html
    assert 'id="correction-x"' in html
    assert "is now “Let go in December”" in html
    links = re.findall(r'<a\b[^>]*href="([^"]+)"', html)
    assert f"{KNOWN.embeds}data/v1/changes/{named[0]}-{named[1]}.json" in links
    for each in links:
        own = each.removeprefix(KNOWN.embeds)
        if "://" not in own:
            assert (site / own.partition("#")[0]).exists(), each
    assert not [each for each in links if each.startswith("/")]
    assert 'href="changes.html"' in (site / "index.html").read_text(encoding="utf-8")
