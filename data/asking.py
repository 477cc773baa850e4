"""`python -m data new-claim`: asks for a claim at the terminal, checks each answer as typed, writes its rows."""

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from data.drafts import Change, Draft, NewRow, draft
from data.facts import Fact
from data.load import read_tables
from data.new_rows import from_text, near_origin, new_claim, same_fact, unknown, write
from data.problems import Problem
from data.questions import QUESTIONS, Answers, Question, property_of
from data.raw_tables import Tables
from data.same_page import like, page_at
from data.vocabulary import Datatype

Ask = Callable[[str], str]
Say = Callable[[str], object]

LAST = QUESTIONS[-1]
"""The last question, what would settle a dispute: asked only if the other answers cause one."""

NAMED = {"events": ("event_id", "headline", "New event"), "people": ("person_id", "name", "New person")}
"""The columns by which new rows are named in the changelog, and what they are called there."""

FILLING = {"title": "A page", "publisher": "A publisher", "locator": "lead", "settled_by": "A list."}
"""Placeholders for questions that are not answered yet, so that one answer can be checked alone."""


def ask_claim(folder: Path, ask: Ask, say: Say) -> int:
    """Ask for one claim on the terminal and write it; returns the exit code, 1 if nothing was written."""
    tables, answers = read_tables(folder)[0], dict[str, str]()
    for question in QUESTIONS:
        if not question.needed(tables, answers):
            continue
        answers[question.name] = _answer(tables, answers, question, ask, say)
        typed = answers[question.name]
        near = near_origin(tables, typed) if question.name in ("publisher", "origin") else ""
        if near and _agreed(ask, f"  {typed} is new. Did you mean {near}?"):
            answers[question.name] = near
        if question.name == "url":
            _known(tables, typed, say)
    draft = new_claim(tables, answers)
    if [(each.file, each.column) for each in draft.problems] == [("disputes.csv", LAST.name)]:
        answers[LAST.name] = _answer(tables, answers, LAST, ask, say)
        draft = new_claim(tables, answers)
    for claim in same_fact(tables, draft.rows):
        say(f"  The page has a claim of this fact already: {claim.claim_id}, {claim.value} ({claim.locator})")
        if not _agreed(ask, "  Add another all the same?"):
            say("Nothing is written.")
            return 1
    for doubt in draft.doubts:
        say(f"  {without_place(doubt)}")
        if not _agreed(ask, "  Add it all the same?"):
            say("Nothing is written.")
            return 1
    return _end(folder, tables, replace(draft, doubts=()), say)


def _known(tables: Tables, address: str, say: Say) -> None:
    """Say what the tables know of a page, else of its host, and whose word that is."""
    names = defaultdict(lambda: "?", {each.origin_id: each.name for each in tables.origins})
    if page := page_at(tables.sources, address):
        say(f"  The page is known: {page.title} ({page.publisher}), {page.source_id}; the word of {names[page.origin]}")
    elif usual := like(tables.sources, address):
        say(f"  Pages of this host: published by {usual.publisher}, the word of {names[usual.origin]}")


def _agreed(ask: Ask, question: str) -> bool:
    return ask(f"{question} yes or no: ").strip().casefold() in ("y", "yes")


def from_file(folder: Path, file: Path, say: Say) -> int:
    """Write the claims of a TOML file, one `[[claim]]` table after another; stops at the first that does not pass."""
    try:
        claims = tomllib.loads(file.read_text(encoding="utf-8")).get("claim", [])
    except ValueError as error:
        say(f"Nothing is written: {file} is no TOML ({error})")
        return 2
    if not claims or not isinstance(claims, list) or not all(isinstance(each, dict) for each in claims):
        say(f"Nothing is written: found no claim in {file}, expected a table [[claim]] for each")
        return 2
    for answers in claims:
        tables = read_tables(folder)[0]
        if _end(folder, tables, new_claim(tables, {name: str(value) for name, value in answers.items()}), say):
            return 1
    return 0


def add_rows(folder: Path, file: Path, say: Say) -> int:
    """Write the rows of a report in the text format of the desk's report form, if they pass the checks."""
    tables = read_tables(folder)[0]
    try:
        rows = unknown(tables, from_text(file.read_text(encoding="utf-8")))
    except ValueError as error:
        say(f"Nothing is written: {error}")
        return 2
    settlements = [row.cells["settled_by"] for row in rows if row.table == "disputes"]
    own = tuple(row for row in rows if row.table != "disputes")
    return _end(folder, tables, draft(tables, own, next(iter(settlements), "")), say)


def _answer(tables: Tables, answers: Answers, question: Question, ask: Ask, say: Say) -> str:
    """The first answer to a question in which nothing is wrong."""
    while True:
        answer = ask(f"{question.words}: ").strip()
        wrong = tuple(slips(tables, {**answers, question.name: answer}, question))
        if not wrong:
            return answer
        for problem in wrong:
            say(f"  {without_place(problem)}")


def slips(tables: Tables, answers: Answers, question: Question) -> Iterator[Problem]:
    """The problems of the answer to one question, whatever the answers to later questions will be."""
    if not answers.get(question.name):
        if not question.optional:
            yield Problem(f"{question.cells[0][0]}.csv", 1, question.cells[0][1], "", "an answer")
        return
    cells = {(f"{table}.csv", column) for table, column in question.cells}
    whole = {**_filling(tables, answers), **answers}
    yield from (each for each in new_claim(tables, whole).problems if (each.file, each.column) in cells)


def _filling(tables: Tables, answers: Answers) -> Mapping[str, str]:
    """Answers that pass by themselves: a value and a day such as other claims have."""
    home = tables.story.home
    country = next((p.property for p in tables.properties if p.applies_to == "country"), "")
    known = property_of(tables, answers)
    alike = next((c for c in tables.claims if known and c.property == known.property), None)
    days = {Datatype.QUANTITY: "1", Datatype.DATE: "2020-01-01"}
    spare = days.get(known.datatype, known.choices[0] if known.choices else "x") if known else "1"
    day = next((str(s.published_on) for s in tables.sources if s.published_on), "2020-01-01")
    return FILLING | {"fact": f"{home} {country} {day}", "value": str(alike.value) if alike else spare}


def without_place(problem: Problem) -> str:
    """The message of a problem without file, line and column, for somebody who has just typed the cell."""
    return str(problem).partition(": ")[2]


def _end(folder: Path, tables: Tables, draft: Draft, say: Say) -> int:
    """Write rows that pass and say what they change; say what is wrong with others."""
    if draft.problems:
        say("Nothing is written:")
        for problem in draft.problems:
            say(f"  {without_place(problem)}")
        return 1
    write(folder, draft.rows, draft.ended)
    for doubt in draft.doubts:
        say(f"  to look at: {without_place(doubt)}")
    for row in draft.rows:
        say(f"  {row.table}.csv: {next(iter(row.cells.values()))}")
    for name in draft.ended:
        say(f"  disputes.csv: {name} is settled, its row is gone")
    for change in draft.changes:
        say(f"before: {standing(change.before)}")
        say(f"after:  {standing(change.after)}")
    say(f"For CHANGELOG.md: {changelog(tables, draft.rows, draft.changes)}")
    return 0


def standing(fact: Fact | None) -> str:
    """The adopted value of a fact with its standing and its number of voices, in one line."""
    if fact is None:
        return "nothing"
    voices, words = fact.support.voices, f"{fact.value}, {fact.standing.replace('_', ' ')}"
    return f"{words}, {voices} voices" if voices > 1 else words


def changelog(tables: Tables, rows: tuple[NewRow, ...], changes: tuple[Change, ...]) -> str:
    """One line for CHANGELOG.md that names the new events and people and the changed facts."""
    names = {each.event_id: each.headline for each in tables.events} | {p.person_id: p.name for p in tables.people}
    own = [(NAMED[row.table], row.cells) for row in rows if row.table in NAMED]
    names |= {cells[key]: cells[name] for (key, name, _), cells in own}
    facts = [
        f"{each.after.prop.label} of {names.get(each.after.subject_id, each.after.subject_id)}: {each.after.value}"
        for each in changes
    ]
    others = [f"{what}: {cells[name]}" for (_, name, what), cells in own]
    return f"- {'; '.join([*others, *facts])}."
