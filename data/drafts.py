"""Drafts: rows that are not written yet, their problems, and the facts before and after them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from data.checks import check
from data.claim_checks import weigher_of
from data.disputes import key, key_of_row
from data.doubts import older_than_their_event
from data.facts import Fact
from data.load import KINDS
from data.model import Claim, Row
from data.problems import Problem, Problems
from data.raw_tables import Lines, Tables
from data.reader import RawRow, cell_problems
from data.references import IDS
from data.signatures import unsigned
from data.typed import claim_cells, typed
from data.vocabulary import Cardinality, Standing

Cells = dict[str, str]

NEW = 1
"""The line number that marks new rows; the rows of the tables have 0."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """One row to write; `instead_of` is the id of the row that it replaces, if any."""

    table: str
    cells: Cells
    instead_of: str = ""


_ABOUT = ("subject_id", "object_id", "event_id")
"""The columns of a row that say whom or what it is about, besides its own id."""

Own = list[tuple[NewRow, Row]]
"""New rows, each with its typed form."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact before and after some rows are added; `before` is None if the fact is new."""

    before: Fact | None
    after: Fact


@dataclass(frozen=True, slots=True)
class Draft:
    """Rows to write, their problems, the facts that they change, the ids of disputes that they end, and doubts."""

    rows: tuple[NewRow, ...]
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...] = ()
    ended: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()


def draft(tables: Tables, rows: tuple[NewRow, ...], settled_by: str = "") -> Draft:
    """Check new rows against the tables: which rules they newly break, and which facts they change."""
    problems = Problems()
    own = [(row, parsed) for row in rows if (parsed := typed_row(tables, row, problems)) is not None]
    near = _near(tables, rows)
    if not problems:
        problems.extend(_broken(near, own))
        for row, parsed in own:
            if isinstance(parsed, Claim):
                problems.extend(unsigned(tables.story.editing, parsed, NEW, new=not row.instead_of))
    if problems:
        return Draft(rows, problems.listed())
    changes = tuple(_changes(near, _with(near, own), own))
    disputes = [*_disputes(tables, changes, settled_by)]
    if disputes and not settled_by:
        expected = "what would settle it, in a sentence: sources now differ on it"
        problems.extend(Problem("disputes.csv", NEW, "settled_by", "", expected) for _ in disputes[:1])
    else:
        more = [(row, parsed) for row in disputes if (parsed := typed_row(tables, row, problems)) is not None]
        problems.extend(_broken(near, [*own, *more]))
    new = [parsed for _, parsed in own if isinstance(parsed, Claim)]
    doubts = tuple(each.problem for each in older_than_their_event(_with(near, own), new, NEW))
    return Draft((*rows, *disputes), problems.listed(), changes, tuple(_ended(tables, changes)), doubts)


def typed_row(tables: Tables, row: NewRow, problems: Problems) -> Row | None:
    """The typed row of some cells, or None where something is wrong with one, which is appended to `problems`."""
    file, raw, before = f"{row.table}.csv", RawRow(NEW, row.cells), len(problems)
    problems.extend(cell_problems(file, NEW, row.cells))
    cells: dict[str, object] = dict(row.cells)
    if row.table == "claims":
        cells = claim_cells({p.property: p for p in tables.properties}, (), raw, problems)
    parsed = typed(KINDS[row.table], file, raw, cells, problems)
    return parsed if len(problems) == before else None


def with_rows(tables: Tables, rows: Iterable[NewRow]) -> Tables:
    """The tables as they would be with some rows; one that cannot be typed is left out."""
    typed_rows = ((row, typed_row(tables, row, Problems())) for row in rows)
    return _with(tables, [(row, parsed) for row, parsed in typed_rows if parsed is not None])


def _near(tables: Tables, rows: tuple[NewRow, ...]) -> Tables:
    """The tables with the claims only of those whom the rows are about: no rule looks at more to judge them."""
    about = {
        row.cells.get(column, "") for row in rows for column in ("subject_id", "object_id", IDS.get(row.table, ""))
    }
    about |= {leg.leg_id for leg in tables.legs if leg.event_id in about}
    about |= {tie.subject_id for tie in tables.relations if tie.object_id in about}
    return replace(tables, claims=tuple(c for c in tables.claims if c.subject_id in about), tally=(), extents={})


def _broken(near: Tables, own: Own) -> set[Problem]:
    """The problems that are there with some rows and not without them."""
    after = _with(near, own)
    return set(check(after, _numbers(after, own))) - set(check(near, _numbers(near, [])))


def _with(near: Tables, own: Own) -> Tables:
    more: dict[str, list[Row]] = {}
    for row, parsed in own:
        rows = more.setdefault(row.table, list(getattr(near, row.table)))
        if row.instead_of:
            rows[:] = [each for each in rows if getattr(each, IDS[row.table]) != row.instead_of]
        rows.append(parsed)
    return replace(near, **{name: tuple(rows) for name, rows in more.items()})  # type: ignore[arg-type]


def _numbers(tables: Tables, own: Own) -> Lines:
    """Lines that tell new rows from others."""
    new = {id(parsed) for _, parsed in own}
    return {name: [NEW if id(row) in new else 0 for row in getattr(tables, name)] for name in (*KINDS, "tally")}


def _changes(before: Tables, after: Tables, own: Own) -> Iterator[Change]:
    """What some rows do to the facts of their claims, each fact once."""
    seen = set()
    for claim in (parsed for _, parsed in own if isinstance(parsed, Claim)):
        fact = _fact(after, claim)
        if fact and fact.key not in seen:
            seen.add(fact.key)
            yield Change(_fact(before, claim), fact)


def _fact(tables: Tables, claim: Claim) -> Fact | None:
    """The fact to which a claim belongs."""
    known = next(p for p in tables.properties if p.property == claim.property)
    same = [c for c in tables.claims if c.subject_id == claim.subject_id and c.property == claim.property]
    if known.cardinality is Cardinality.SERIES:
        same = [c for c in same if str(c.as_of) == str(claim.as_of)]
    if known.cardinality is Cardinality.MANY:
        same = [c for c in same if c.value == claim.value]
    return weigher_of(tables).facts(known, same)[0] if same else None


def _disputes(tables: Tables, changes: tuple[Change, ...], settled_by: str) -> Iterator[NewRow]:
    """The rows that say what would settle the disputes that are new."""
    known = {key_of_row(row) for row in tables.disputes}
    for fact in (change.after for change in changes):
        if fact.standing is Standing.DISPUTED and key(fact) not in known:
            subject, name, day = key(fact)
            dispute_id = "-".join(filter(None, (subject, name.replace("_", "-"), day)))
            cells = {"dispute_id": dispute_id, "subject_id": subject, "property": name, "as_of": day}
            yield NewRow("disputes", cells | {"settled_by": settled_by})


def _ended(tables: Tables, changes: tuple[Change, ...]) -> Iterator[str]:
    """The disputes that some rows end."""
    ended = {key(c.before) for c in changes if c.before and c.before.standing is Standing.DISPUTED}
    ended -= {key(c.after) for c in changes if c.after.standing is Standing.DISPUTED}
    yield from (row.dispute_id for row in tables.disputes if key_of_row(row) in ended)
