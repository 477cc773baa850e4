"""The differences between two versions of the tables, row by row and field by field, in sentences."""

from collections.abc import Iterator, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import corrections, labels
from components.text import Text
from data import Dataset, PartialDate
from data.differences import Difference
from data.versions import CHANGES, History, Version, step_name, steps

ROWS_SHOWN = 20
"""Rows of one table that are told; the rest are counted, and stand in the files."""

FIRST = ("corrections", "facts", "totals", "events", "people", "legs", "claims", "sources")
"""The tables that readers are told of first, in this order."""

SAYING = ("value", "status", "standing", "voices", "as_of", "other_values", "past_values", "wrong_values")
"""The columns of a fact that say something to readers; the others list what stands behind it."""


def day(text: Text, version: Version) -> str:
    """A version by its name and the last day of work on it."""
    return text.t("{version} of {date}", version=version.version, date=text.date(PartialDate.parse(version.day)))


def listed(text: Text, history: History, root: str) -> Element:
    """Every version with its rows, its tables as a file, and what it changed as a file, the newest first."""
    since = {after: step_name(before, after) for before, after in steps(history.versions)}
    return h.ul[
        (
            h.li[
                day(text, each),
                ": ",
                text.n("{count} row", "{count} rows", each.rows),
                ", ",
                h.a(href=f"{root}{each.archive}", download=True)[text.t("its tables")],
                [", ", h.a(href=f"{root}{since[each]}", download=True)[text.t("what it changed")]]
                if each in since
                else None,
            ]
            for each in reversed(history.versions)
        )
    ]


def compared(text: Text, dataset: Dataset, pair: tuple[Version, Version], rows: Sequence[Difference]) -> Element:
    """The differences between two versions, table by table, below the number of rows that differ."""
    grouped: dict[str, list[Difference]] = {}
    for row in sorted(rows, key=lambda each: FIRST.index(each.table) if each.table in FIRST else len(FIRST)):
        grouped.setdefault(row.table, []).append(row)
    old, new = (day(text, each) for each in pair)
    counted = text.n("{count} row differs", "{count} rows differ", len(rows))
    summary = text.t("From version {old} to version {new}: {counted}.", old=old, new=new, counted=counted)
    return h.div(".versions")[
        h.p(data_told="")[
            summary if rows else text.t("Version {old} and version {new} say the same.", old=old, new=new)
        ],
        (_table(text, dataset, table, group) for table, group in grouped.items()),
    ]


def files(text: Text, history: History, old: str, new: str, root: str) -> Node:
    """Links to the files that turn one version into the other, one file for each step between versions."""
    first, last = sorted(map(history.names.index, (old, new)))
    names = [step_name(*pair) for pair in steps(history.versions[first : last + 1])]
    if not names:
        return None
    words = text.t("The same as files, each of which turns a version into the next, byte for byte:")
    links = (h.a(href=f"{root}{name}", download=True)[name.removeprefix(CHANGES)] for name in names[-ROWS_SHOWN:])
    return h.p(".small")[words, ((" ", each) for each in links)]


def _table(text: Text, dataset: Dataset, table: str, rows: Sequence[Difference]) -> Element:
    rest = len(rows) - ROWS_SHOWN
    return h.section[
        h.h3[text.t("{table}: {count}", table=table, count=text.number(len(rows)))],
        h.ul[(h.li[sentence(text, dataset, each)] for each in rows[:ROWS_SHOWN])],
        h.p(".small")[text.n("{count} more row in the files.", "{count} more rows in the files.", rest)]
        if rest > 0
        else None,
    ]


def sentence(text: Text, dataset: Dataset, row: Difference) -> Iterator[Node]:
    """One row that differs: its subject, and what was added, removed or changed."""
    name, address = _name(text, dataset, row), _address(dataset, row)
    yield h.a(href=address, target="_self")[name] if address else h.b[name]
    value = _summary(text, dataset, row)
    if row.old is None:
        yield text.t(": new, {value}", value=value) if value else text.t(": new")
    elif row.new is None:
        yield text.t(": gone, it was {value}", value=value) if value else text.t(": gone")
    else:
        fields = (_field(text, dataset, row, *field) for field in _fields(row))
        yield f": {'; '.join(fields)}"


def _summary(text: Text, dataset: Dataset, row: Difference) -> str:
    """What a row says, where it says one thing: the value of a claim, or what a correction put in place of what."""
    if row.table != "corrections":
        return _cell(text, dataset, row, "value", row.cells.get("value", ""))
    old, new = (_cell(text, dataset, row, each, row.cells.get(each, "")) for each in ("old_value", "new_value"))
    return text.t("“{old}” became “{new}”", old=old, new=new) if new else text.t("“{old}” was withdrawn", old=old)


def _fields(row: Difference) -> Sequence[tuple[str, str, str]]:
    saying = [each for each in row.fields if each[0] in SAYING]
    return saying if row.table == "facts" and saying else row.fields


def _field(text: Text, dataset: Dataset, row: Difference, column: str, old: str, new: str) -> str:
    name = column.replace("_", " ")
    was, now = (_cell(text, dataset, row, column, each) for each in (old, new))
    if not old:
        return text.t("{column} is now “{now}”, was empty", column=name, now=now)
    if not new:
        return text.t("{column} was “{was}”, is now empty", column=name, was=was)
    return text.t("{column} was “{was}”, is now “{now}”", column=name, was=was, now=now)


def _cell(text: Text, dataset: Dataset, row: Difference, column: str, raw: str) -> str:
    """A cell in words where it holds a value of a property, else as it stands."""
    if column in ("value", "old_value", "new_value"):
        return corrections.value(text, dataset, row.cells.get("property", ""), raw)
    return raw


def _name(text: Text, dataset: Dataset, row: Difference) -> str:
    """Of what a row speaks, by its own words where it has any."""
    cells = row.cells
    if subject := cells.get("subject_id", ""):
        known = subject in dataset.people or subject in dataset.events or subject in dataset.legs
        who = labels.dated(text, dataset, subject) if known or subject == dataset.country else subject
        prop = dataset.properties.get(name := cells.get("property", "") or cells.get("relation", ""))
        return ", ".join(filter(None, (who, text.t(prop.label) if prop else name.replace("_", " "))))
    own = (cells.get(each, "") for each in ("headline", "name", "title", "label"))
    return next(filter(None, own), row.key)


def _address(dataset: Dataset, row: Difference) -> str:
    """The page of what a row speaks of, where it has one today."""
    subject, name = row.cells.get("subject_id", ""), row.cells.get("property", "")
    if name and dataset.facts(subject, name):
        return link("claims", subject=subject, property=name)
    if row.table == "events" and row.key in dataset.events:
        return link("releases", event=row.key)
    if row.table == "people" and row.key in dataset.people:
        return link("people", person=row.key)
    return link("sources", source=row.key) if row.table == "sources" and row.key in dataset.sources else ""
