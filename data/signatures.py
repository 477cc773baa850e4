"""A rule of the check: a preferred or deprecated claim carries the initials of a role that ranks, and a day."""

from collections.abc import Iterator
from pathlib import Path

from data.load import read_tables
from data.model import Claim
from data.problems import DatasetError, Problem, Problems, nearest
from data.raw_tables import numbered
from data.story import Editing
from data.story_file import NAME, line_of
from data.vocabulary import Rank

UNRECORDED = "unrecorded"
"""Stands in place of the role for ranks from before ranks were signed; later ranks may not use it."""

FILE = "claims.csv"


def run(folder: Path) -> None:
    """Check that all ranks in a folder of tables are signed; raises DatasetError with those that are not."""
    tables, lines, _ = read_tables(folder)
    editing, problems = tables.story.editing, Problems()
    rows = list(numbered(tables.claims, lines, "claims"))
    for claim, line in rows:
        problems.extend(unsigned(editing, claim, line))
    old = [line for claim, line in rows if claim.ranked_by == UNRECORDED]
    if len(old) > editing.unrecorded:
        expected = f"at most {editing.unrecorded}, as {NAME} says: later ranks carry a role and a day"
        actual = f"{len(old)} ranks of claims.csv that are {UNRECORDED}"
        problems.append(
            Problem(NAME, line_of(tables.keys, "editing.unrecorded"), "editing.unrecorded", actual, expected)
        )
    if problems:
        raise DatasetError(problems)


def unsigned(editing: Editing, claim: Claim, line: int, *, new: bool = False) -> Iterator[Problem]:
    """What is missing from, or wrong with, the signature of one rank; a new one is never unrecorded."""
    role, day = claim.ranked_by, claim.ranked_on
    if claim.rank is Rank.NORMAL:
        if role or day:
            yield Problem(FILE, line, "ranked_by", role or str(day), "nothing, since the rank is normal")
        return
    if role == UNRECORDED and not new:
        if day:
            yield Problem(FILE, line, "ranked_on", str(day), f"no day, since who ranked it is {UNRECORDED}")
        return
    if not role or (editing.ranks and role not in editing.ranks):
        expected = f"initials of a role that ranks{_named(editing)}"
        yield Problem(FILE, line, "ranked_by", role, expected, nearest(role.upper(), editing.ranks))
    if day is None or not day.is_day:
        yield Problem(FILE, line, "ranked_on", str(day or ""), "the day on which it was ranked, such as 2026-11-27")
    elif str(day) < editing.signed_since:
        expected = f"{editing.signed_since} or later, since when ranks are signed"
        yield Problem(FILE, line, "ranked_on", str(day), expected)


def _named(editing: Editing) -> str:
    return f": {', '.join(editing.ranks)}" if editing.ranks else ""
