"""A claim from answers: at most nine questions, each answer judged as it comes, and rows that the check accepts."""

import json
import shutil
from itertools import chain, repeat
from pathlib import Path

import pytest

from data import TABLES, asking
from data.__main__ import main
from data.load import read_tables
from data.new_rows import new_claim
from data.order import without
from data.questions import MOST, QUESTIONS
from data.same_page import named_like, page_at
from data.vocabulary import Standing

HOW_TO = Path(__file__).parent.parent / "docs" / "how-to" / "add-a-claim.md"

PAGE = {"url": "https://news.example.org/2026/freed", "title": "They are free", "published_on": "2026-03-20"}
PAGE |= {"publisher": "Example News"}

SIGNED = {"ranked_by": "ED", "ranked_on": "2026-11-27"}
CASES = (
    ("release-2025-12-13 freed_total", ">=120", {}),
    ("release-2025-12-13 freed_total", "123", {"published_on": ""}),
    ("release-2025-12-13 freed_lithuanians", "2", {"publisher": "reuters"}),
    ("release-2025-12-13 legal_form", "pardon", {"origin": "Reuters"}),
    ("release-2025-12-13 held_on", "2025-12-13", {"title": "Свобода: «сто двадцать три»"}),
    ("release-2025-12-13 concession", 'talks on flights, he said "soon"', {}),
    ("release-2025-12-13 transfer_nature", "a gesture, nothing in return", {"locator": "paragraph 4, quote"}),
    ("/claims?subject=release-2025-09-11&property=way", "expelled", {}),
    (
        "https://desk.example/claims?subject=release-2025-09-11&property=freed_poles&x=1",
        "3",
        {"note": "two were named"},
    ),
    ("release-2025-09-11 freed_germans", "3", {"settled_by": "A list of names by the foreign ministry."}),
    ("pardon-2024-08-16 women_freed", "14", {"language": "be"}),
    ("talks-2025-12-12 duration_days", "2", {"as_of": "2025-12-13"}),
    ("belarus political_prisoners_in_custody", "~1000", {"as_of": "2026-03-01"}),
    ("belarus women_in_custody", "160", {"as_of": "2026-03-02"}),
    ("ales-bialiatski honour", "Honorary citizen of a town", {}),
    ("ales-bialiatski born_on", "1962-09", {}),
    ("maria-kalesnikava detained_on", "2020-09", {"published_on": "2020-09-08"}),
    ("viktar-babaryka whereabouts", "berlin", {"as_of": "2026-02-01"}),
    ("leg-2025-12-13-5 people_moved", "114", {}),
    ("leg-2025-12-13-6 crossing", "yahodyn-dorohusk", {"title": "Over the border, at last"}),
)
"""A fact, a value, and what is answered otherwise than usual."""


def answered(number, fact, value, other):
    """The answers of a case, from a page of its own."""
    page = PAGE | {"url": f"https://news{number}.example.org/2026/freed", "publisher": f"Example News {number}"}
    return page | {"fact": fact, "value": value, "locator": "lead"} | other


def _toml(answers):
    lines = (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in answers.items())
    return "\n".join(("[[claim]]", *lines, ""))


def test_twenty_claims_of_twenty_are_accepted_by_the_check(tables, tmp_path, capsys):
    file = tmp_path / "claims.toml"
    file.write_text("\n".join(_toml(answered(n, *case)) for n, case in enumerate(CASES)), encoding="utf-8")
    before = tables.file("claims").read_text(encoding="utf-8").splitlines()
    assert main(["new-claim", str(tables.path), "--from-file", str(file)]) == 0, capsys.readouterr().out
    assert main(["check", str(tables.path)]) == 0, capsys.readouterr().out
    after = tables.file("claims").read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before) + len(CASES)
    assert [line for line in after if line in set(before)] == before


@pytest.fixture
def typed(tables):
    """Types answers at the terminal; says what was asked, what was answered, and the exit code."""

    def run(*answers):
        asked, said, left = [], [], iter(answers)

        def ask(words):
            asked.append(words)
            return next(left)

        return asking.ask_claim(tables.path, ask, said.append), asked, said

    return run


def test_the_longest_way_through_has_nine_questions(tables, typed):
    fact = "belarus political_prisoners_in_custody 2026-03-05"
    answers = [*PAGE.values(), "Reuters", fact, "5", "lead", "A list of names."]
    code, asked, said = typed(*answers)
    assert (code, len(asked)) == (0, MOST)
    assert len(QUESTIONS) == MOST
    assert any(line.startswith("before: 1140, one voice") for line in said)
    assert any(line.startswith("after:  ") and "disputed" in line for line in said)
    assert main(["check", str(tables.path)]) == 0


def test_a_known_page_is_found_however_its_address_is_written(tables, typed):
    page = next(s for s in read_tables(tables.path)[0].sources if "//www." not in s.url and "?" not in s.url)
    address = f"{page.url.replace('https://', 'http://www.').rstrip('/')}/?utm_source=x#top"
    code, asked, said = typed(address, "", "release-2025-12-13 concession", "a visit", "end")
    assert (code, len(asked)) == (0, 5)
    assert any(page.title in line for line in said)
    assert len(tables.rows("sources")) == len({row["url"] for row in tables.rows("sources")})


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (["htps://x.example.org/1"], "did you mean https://x.example.org/1?"),
        ([PAGE["url"], ""], "found nothing, expected an answer"),
        ([PAGE["url"], "T", "20 March 2026"], "a day such as 2026-03-19, 2026-03 or 2026"),
        ([*PAGE.values(), "", "release-2025-12-31 freed_total"], "did you mean release-2025-12-13?"),
        ([*PAGE.values(), "", "release-2025-12-13 freed_totl"], "did you mean freed_total?"),
        ([*PAGE.values(), "", "ales-bialiatski freed_total"], "a property of its subject"),
        ([*PAGE.values(), "", "release-2025-12-13 freed_total", "12O"], "did you mean 120?"),
        ([*PAGE.values(), "", "viktar-babaryka destination", "ukrane"], "did you mean ukraine?"),
        ([*PAGE.values(), "", "release-2025-12-13 freed_total", "120", "x" * 81], "at most 80 characters"),
        ([*PAGE.values(), "", "belarus women_in_custody"], "expected the day of the count"),
        ([*PAGE.values(), "", "belarus women_in_custody yesterday"], "a day such as 2026-03-19, 2026-03 or 2026"),
        ([PAGE["url"], "T", "", "x" * 81], "at most 80 characters"),
        ([*PAGE.values(), "x" * 81], "at most 80 characters"),
    ],
)
def test_a_wrong_answer_is_told_at_once_with_the_best_guess(typed, answers, words):
    said = []
    left = chain(answers, repeat(None))

    def ask(_words):
        if (answer := next(left)) is None:
            raise EOFError
        return answer

    with pytest.raises(EOFError):
        asking.ask_claim(typed.__closure__[0].cell_contents.path, ask, said.append)
    assert words in said[-1]


def test_nothing_is_written_where_the_terminal_ends(tables, monkeypatch, capsys):
    before = {path: path.read_bytes() for path in tables.path.iterdir()}
    monkeypatch.setattr("builtins.input", lambda _words: (_ for _ in ()).throw(EOFError))
    assert main(["new-claim", str(tables.path)]) == 1
    assert "Nothing is written." in capsys.readouterr().out
    assert {path: path.read_bytes() for path in tables.path.iterdir()} == before


def test_a_value_between_which_nothing_decides_needs_a_rank_and_names_that(tables):
    raw = read_tables(tables.path)[0]
    answers = answered(1, "valiantsin-stefanovic born_on", "1971-10-14", {"settled_by": "A register."})
    claim = next(c for c in raw.claims if (c.subject_id, c.property) == ("valiantsin-stefanovic", "born_on"))
    answers["published_on"] = str(next(s for s in raw.sources if s.source_id == claim.source_id).published_on)
    assert [problem.column for problem in new_claim(raw, answers).problems] == ["rank"]
    ranked = new_claim(raw, answers | {"rank": "preferred", "reason": "the register itself"} | SIGNED)
    assert not ranked.problems
    assert ranked.changes[0].after.standing is Standing.DISPUTED


def test_sources_are_found_while_typing(ledger):
    source = next(iter(ledger.sources.values()))
    assert source in named_like(ledger.sources.values(), source.title.upper())
    assert page_at(ledger.sources.values(), f"{source.url}#part") is source
    assert page_at(ledger.sources.values(), "") is None


@pytest.mark.parametrize(
    ("command", "text", "words"),
    [
        ("add-rows", "claims.csv\n", "found claims.csv without columns and rows, expected its columns (claim_id, "),
        ("add-rows", "claims.csv\nclaim_id\nc1\n", "found claims.csv without subject_id, property, "),
        ("add-rows", "disputes.csv\ndispute_id,subject_id,property,as_of,settled_by\n", "expected a row below them"),
        (
            "add-rows",
            "disputes.csv\ndispute_id,subject_id,property,as_of,settled_by\na\n",
            "not as long as its columns",
        ),
        ("new-claim", "claim = ", "is no TOML"),
        ("new-claim", "claim = 1", "expected a table [[claim]] for each"),
    ],
)
def test_a_file_that_is_not_what_is_expected_is_refused_in_words(tables, tmp_path, capsys, command, text, words):
    file = tmp_path / "file"
    file.write_text(text, encoding="utf-8")
    call = [str(file), str(tables.path)] if command == "add-rows" else [str(tables.path), "--from-file", str(file)]
    assert main([command, *call]) == 2
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("call", [["add-rows", "/nope"], ["new-claim", "--from-file", "/nope"]])
def test_a_file_that_is_not_there_is_named(capsys, call):
    with pytest.raises(SystemExit, match="2"):
        main(call)
    assert "found no file /nope, expected the path of one" in capsys.readouterr().err


def test_a_second_claim_of_the_same_page_and_fact_is_asked_about(tables, typed):
    known = read_tables(tables.path)[0]
    claim = next(c for c in known.claims if (c.subject_id, c.property) == ("release-2025-12-13", "freed_total"))
    page = next(s for s in known.sources if s.source_id == claim.source_id)
    fact = (page.url, "", "release-2025-12-13 freed_total", str(claim.value), "another line")
    code, asked, said = typed(*fact, "no")
    assert (code, asked[-1]) == (1, "  Add another all the same? yes or no: ")
    assert any(claim.claim_id in line for line in said)
    assert typed(*fact, "yes")[0] == 0


def test_a_new_name_that_is_like_a_known_origin_is_asked_about(tables, typed):
    page = [*(PAGE | {"publisher": "Rueters"}).values()]
    code, asked, _ = typed(*page, "yes", "", "release-2025-12-13 concession", "a visit", "end")
    assert code == 0
    assert "  Rueters is new. Did you mean Reuters? yes or no: " in asked
    assert not [row for row in tables.rows("origins") if row["name"] == "Rueters"]


def test_whose_word_a_page_passes_on_is_its_origin_and_of_a_known_page_that_of_the_claim(tables, typed):
    assert typed(*PAGE.values(), "reuters", "release-2025-12-13 concession", "a visit", "end")[0] == 0
    (page,) = [row for row in tables.rows("sources") if row["url"] == PAGE["url"]]
    assert (page["publisher"], page["origin"]) == (PAGE["publisher"], "reuters")
    code, _, said = typed(PAGE["url"], "Example Office", "release-2025-12-13 concession", "a call", "end")
    assert code == 0
    assert any("the word of Reuters" in line for line in said)
    (claim,) = [row for row in tables.rows("claims") if row["value"] == "a call"]
    assert claim["origin"] == "example-office"
    assert typed(PAGE["url"], "Reuters", "release-2025-12-13 concession", "a letter", "end")[0] == 0
    (claim,) = [row for row in tables.rows("claims") if row["value"] == "a letter"]
    assert claim["origin"] == ""
    assert main(["check", str(tables.path)]) == 0


def test_a_page_from_before_its_event_is_doubted_and_the_check_says_so(tables, typed, capsys):
    answers = [*(PAGE | {"published_on": "2025-03-20"}).values(), "", "release-2025-12-13 concession", "a visit", "end"]
    code, asked, said = typed(*answers, "no")
    assert (code, asked[-1]) == (1, "  Add it all the same? yes or no: ")
    assert any("found '2025-03-20', expected a day from 2025-12-13 on" in line for line in said)
    assert typed(*answers, "yes")[0] == 0
    name = next(row["claim_id"] for row in tables.rows("claims") if row["value"] == "a visit")
    assert main(["check", str(tables.path)]) == 0
    (doubt,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("to look at: ")]
    assert name in doubt


def test_the_example_of_the_how_to_runs_as_it_stands_there(tmp_path):
    """The ledger without that row, the answers typed as in the how-to: what is asked and said is what stands there."""
    folder = Path(shutil.copytree(TABLES, tmp_path / "tables"))
    for table, name in (("claims", "c4193"), ("sources", "gazetalodz-2026-02")):
        path = folder / f"{table}.csv"
        path.write_text(without(path.read_text(encoding="utf-8"), name), encoding="utf-8")
    text = HOW_TO.read_text(encoding="utf-8")
    _, *example = [line[4:] for line in text.splitlines() if line.startswith("    ")]
    left, run = list(example), []

    def ask(words):
        assert left[len(run)].startswith(words), (words, left[len(run)])
        run.append(left[len(run)])
        return run[-1].removeprefix(words)

    assert asking.ask_claim(folder, ask, run.append) == 0
    assert run == example
