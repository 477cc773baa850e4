"""The files that a view gives out: its table and the claims behind it, as CSV and XLSX, each at an address."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import htpy as h
from htpy import Element

from components.addresses import Address
from components.content.parts import Files, MakeTable
from components.html import tables
from components.text import Text
from data import Dataset
from data.workbook import MEDIATYPE

FOLDER = "/view/"
"""Below it stand the files of views; the rest of an address is that of the page."""

MEDIATYPES = {"csv": "text/csv", "xlsx": MEDIATYPE}


@dataclass(frozen=True, slots=True)
class ViewFile:
    """A file of a view: its name and form, what its button says, and what makes its table."""

    name: str
    form: str
    words: str
    table: MakeTable

    def body(self, text: Text) -> bytes:
        """The file; a mark before the CSV tells that it is UTF-8."""
        heads = text.t("Status"), text.t("Standing"), text.t("Claims")
        if self.form == "csv":
            return tables.to_csv(self.table(), heads).encode("utf-8-sig")
        return tables.to_xlsx(self.table(), heads, self.name)

    def title(self, dataset: Dataset) -> str:
        """The name under which it is saved."""
        return f"{dataset.story.slug}-{self.name}-{dataset.cutoff}.{self.form}"


def of(text: Text, files: Files) -> Iterator[ViewFile]:
    """The files of a view, in the order of their buttons."""
    if files.filtered:
        name = f"{files.name}-filtered"
        yield ViewFile(name, "csv", text.t("Download as CSV, filtered"), files.table)
        yield ViewFile(name, "xlsx", text.t("Download as XLSX, filtered"), files.table)
    else:
        yield ViewFile(files.name, "csv", text.t("Download as CSV"), files.table)
        yield ViewFile(files.name, "xlsx", text.t("Download as XLSX"), files.table)
    if files.claims:
        name = f"{files.name}-claims"
        yield ViewFile(name, "csv", text.t("Download the claims as CSV"), files.claims)
        yield ViewFile(name, "xlsx", text.t("Download the claims as XLSX"), files.claims)


def links(text: Text, files: Files, address: Address) -> Iterator[Element]:
    """The files of a view as links."""
    query = f"?{urlencode(address.params, safe=',')}" if address.params else ""
    for file in of(text, files):
        there = f"{FOLDER}{address.page.name}/{file.name}.{file.form}{query}"
        yield h.a(href=there, rel="nofollow", download=True)[file.words]
