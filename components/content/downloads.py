"""Where the published ledger stands as files, in words for readers and for machines."""

import htpy as h
from htpy import Element, Node

from components.site import site_of
from components.text import Text
from data import Dataset
from data.load import KINDS
from data.package import COMPUTED
from data.workbook import MEDIATYPE

FOLDER = "/data/"
"""Below it stand the files that the server gives out."""

TABLES = (*COMPUTED, *KINDS)
"""The tables of the export: those that are computed, then those of the ledger."""


def links(text: Text, dataset: Dataset) -> list[Node]:
    """The files as links: the whole ledger, each table twice, and the site of the embeds where it is given out here."""
    tables = [
        h.li[name, ": ", _link(f"{name}.csv", "CSV"), ", ", _link(f"{name}.xlsx", "XLSX")] for name in sorted(TABLES)
    ]
    offline = site_of("")
    return [
        h.p[_link(whole(dataset), text.t("The whole ledger as a zip: CSV, XLSX, JSON and GeoJSON"))],
        h.p[
            text.t(
                "In a spreadsheet, open XLSX: there numbers are numbers and a date is a date only where its day is "
                "known. These CSV files are for programs: UTF-8 without a byte order mark, with commas between cells. "
                "The CSV of a single view, which people open, begins with one."
            )
        ],
        h.details(".as-table")[h.summary[text.t("Table by table")], h.ul[tables]],
        h.p[
            h.a(href=offline.top(whole(dataset)), target="_self")[
                text.t("All embeds as a zip that opens without a line")
            ]
        ]
        if offline
        else None,
    ]


def _link(file: str, words: str) -> Element:
    return h.a(href=FOLDER + file, target="_self", download=True)[words]


def whole(dataset: Dataset) -> str:
    """The file that is all of them in one."""
    return f"{dataset.story.slug}.zip"


def distribution(dataset: Dataset, site: str) -> list[dict[str, str]]:
    """The files in the words of schema.org, for a site whose address is known."""
    named = [(whole(dataset), "application/zip"), *((f"{name}.csv", "text/csv") for name in TABLES)]
    named += [(f"{name}.xlsx", MEDIATYPE) for name in TABLES]
    return [
        {"@type": "DataDownload", "encodingFormat": form, "contentUrl": f"{site}{FOLDER}{file}"} for file, form in named
    ]
