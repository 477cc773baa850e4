"""A view as a file in each form, which says of itself what it shows, and by what it is filtered."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from components.content.parts import Context
from components.html import tables
from components.html.tables import Table
from components.text import Text
from data import Dataset, geojson
from data.package import LICENCE
from data.workbook import plain


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of its view: its title, its address on the desk, and its filters in words."""

    title: str
    address: str
    filters: tuple[tuple[str, str], ...]

    @property
    def scope(self) -> str:
        """One word on what it holds: `filtered` where filters leave rows out, else `all`."""
        return "filtered" if self.filters else "all"

    def filtered(self, text: Text) -> str:
        """The filters in words."""
        if not self.filters:
            return text.t("All")
        filters = "; ".join(text.t("{label}: {value}", label=label, value=value) for label, value in self.filters)
        return text.t("Filtered. {filters}", filters=filters)

    def lines(self, text: Text, dataset: Dataset, rows: int) -> dict[str, str]:
        """What a reader of the file should know, as labels and values."""
        return {
            text.t("Data"): text.t(dataset.story.name),
            text.t("What"): self.title,
            text.t("Shown"): self.filtered(text),
            text.t("Rows"): str(rows),
            text.t("Evidence to"): str(dataset.cutoff),
            text.t("Version"): dataset.version,
            text.t("Address"): self.address,
            text.t("Licence"): f"{LICENCE['name']} {LICENCE['path']}",
        }


@dataclass(frozen=True, slots=True)
class View:
    """What a file is made from: a table, its description, and where asked for the subject of each row."""

    context: Context
    name: str
    about: About
    table: Table
    subjects: Sequence[str] = ()

    @property
    def heads(self) -> tuple[str, str, str]:
        """The names of the columns that a file has besides those of the table."""
        text = self.context.text
        return text.t("Status of the values"), text.t("Standing of the values"), text.t("Claims")

    @property
    def lines(self) -> dict[str, str]:
        """What the file says of itself."""
        return self.about.lines(self.context.text, self.context.dataset, len(self.table.lines))

    @property
    def records(self) -> list[dict[str, object]]:
        """The rows as records by column name; numbers are numbers, and a known day is an ISO date."""
        columns, rows = tables.whole(self.table, self.heads)
        return [dict(zip(map(str, columns), map(_cell, row), strict=True)) for row in rows]

    @property
    def described(self) -> dict[str, object]:
        """What the file says of itself, for programs."""
        dataset, about = self.context.dataset, self.about
        return {
            "name": dataset.story.name,
            "title": about.title,
            "scope": about.scope,
            "filters": [{"label": label, "value": value} for label, value in about.filters],
            "rows": len(self.table.lines),
            "version": dataset.version,
            "evidence_to": str(dataset.cutoff),
            "address": about.address,
            "licence": LICENCE["path"],
        }


def _cell(cell: str) -> object:
    match plain(cell):
        case date() as day:
            return day.isoformat()
        case float() as number if number.is_integer():
            return int(number)
        case int() | float() as number:
            return number
    return str(cell)


def _csv(view: View) -> bytes:
    """The table as CSV; it begins with a byte order mark, by which spreadsheets know UTF-8."""
    text, dataset = view.context.text, view.context.dataset
    preamble = {text.t("Shown"): view.about.filtered(text), text.t("Evidence to"): str(dataset.cutoff)}
    return tables.to_csv(view.table, view.heads, preamble).encode("utf-8-sig")


def _xlsx(view: View) -> bytes:
    return tables.to_xlsx(view.table, view.heads, view.name, view.lines)


def _json(view: View) -> bytes:
    return (json.dumps(view.described | {"records": view.records}, ensure_ascii=False, indent=1) + "\n").encode()


def _geojson(view: View) -> bytes:
    return geojson.of_rows(view.context.dataset, view.subjects, view.records, view.described)


FORMS: Mapping[str, Callable[[View], bytes]] = {"csv": _csv, "xlsx": _xlsx, "json": _json, "geojson": _geojson}
"""The forms of a table of a view by the endings of their files."""
