"""Rules for definitions and comparisons: what they name exists, and the main definition is among them."""

from collections.abc import Iterator

from data.definitions import EVERYONE
from data.model import Property
from data.problems import Problem, nearest
from data.raw_tables import Lines, Tables, numbered
from data.references import dangling
from data.vocabulary import Cardinality, Datatype, EventKind, SubjectKind


def definitions_hold(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A definition names figures of events, kinds of events, and choices that a property has."""
    figures, choices = _of_events(tables, Datatype.QUANTITY), _of_events(tables, Datatype.CHOICE)
    known = set(figures) | tables.untyped
    kinds = [str(kind) for kind in EventKind]
    for row, line in numbered(tables.definitions, lines, "definitions"):
        for name in (name for cell in row.property for name in cell.split("+")):
            if figures and name not in known:
                yield _wrong(line, "property", name, "a quantity of events", figures)
        for kind in row.kinds:
            if kind not in kinds:
                yield _wrong(line, "kinds", kind, f"one of {', '.join(kinds)}", kinds)
        pairs = [f"{name}={choice}" for name, prop in choices.items() for choice in prop.choices]
        for cell in row.where:
            if choices and cell not in pairs and cell.partition("=")[0] not in tables.untyped:
                yield _wrong(line, "where", cell, "property=choice, of a property of events that has it", pairs)
    if not any(row.definition_id == EVERYONE for row in tables.definitions) and EVERYONE not in tables.untyped:
        yield Problem("definitions.csv", 1, "definition_id", "", f"a row {EVERYONE}, whose total is told first")


def comparisons_hold(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A comparison names a series of the country; its exceptions are known events, each with one figure or none."""
    series = {p.property for p in tables.properties if _is_total(p)}
    events = {event.event_id for event in tables.events} | tables.untyped
    figures = _of_events(tables, Datatype.QUANTITY)
    for row, line in numbered(tables.comparisons, lines, "comparisons"):
        if series and row.property not in series | tables.untyped:
            expected = "a series of numbers of the country"
            yield Problem("comparisons.csv", line, "property", row.property, expected, nearest(row.property, series))
        for event, _, name in (cell.partition("=") for cell in row.apart):
            if tables.events and event not in events:
                yield dangling("comparisons.csv", line, "apart", event, "events", events)
            if name and figures and name not in set(figures) | tables.untyped:
                expected = "a quantity of events"
                yield Problem("comparisons.csv", line, "apart", name, expected, nearest(name, figures))


def _of_events(tables: Tables, datatype: Datatype) -> dict[str, Property]:
    properties = (p for p in tables.properties if p.applies_to is SubjectKind.EVENT and p.datatype is datatype)
    return {p.property: p for p in properties}


def _is_total(prop: Property) -> bool:
    kinds = (prop.applies_to, prop.datatype, prop.cardinality)
    return kinds == (SubjectKind.COUNTRY, Datatype.QUANTITY, Cardinality.SERIES)


def _wrong(line: int, column: str, cell: str, expected: str, known: dict[str, Property] | list[str]) -> Problem:
    return Problem("definitions.csv", line, column, cell, expected, nearest(cell, known))
