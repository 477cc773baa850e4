"""Leads: what is known but has no page to cite, with what would settle it; a lead is never a claim."""

from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError

from data.cells import Slug, Words, YesNo
from data.model import Row
from data.problems import Problem, Problems
from data.reader import read_table

PATH = Path(__file__).parent.parent / "docs" / "curation" / "leads.csv"
"""Where the leads of the shipped ledger stand."""


class Lead(Row):
    """One thing that somebody who reads the live web could settle."""

    lead_id: Slug = Field(description="Names the lead")
    subject_id: Slug = Field(description="What it is about: an event, a person, a leg, or the country")
    says: Words = Field(description="What is known of it, in our own words")
    address_as_found: str = Field(description="An address that was found and not read; empty where there is none")
    settles: Words = Field(description="What reading it would settle")
    open_first: YesNo = Field(description="Whether it is among those to open first")
    dossier_ref: str = Field(description="Rows of the research from which it comes, separated by ;")


@cache
def leads(path: Path = PATH) -> tuple[Lead, ...]:
    """The leads, those to open first before the others; empty if the file does not exist."""
    if not path.exists():
        return ()
    rows, _ = read(path)
    return tuple(sorted(rows, key=lambda lead: not lead.open_first))


def read(path: Path) -> tuple[list[Lead], Problems]:
    """The valid leads of a file, and the problems of the others."""
    problems, rows = Problems(), []
    for raw in read_table(path, tuple(Lead.model_fields), problems):
        try:
            rows.append(Lead.model_validate(raw.cells))
        except ValidationError as error:
            column = str(error.errors()[0]["loc"][0])
            expected = error.errors()[0]["msg"].removeprefix("Value error, ")
            problems.append(Problem(path.name, raw.line, column, raw.cells.get(column, ""), expected))
    return rows, problems
