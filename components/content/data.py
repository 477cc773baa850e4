"""The data page: which files there are, at which addresses, on what terms, and what was corrected."""

from collections.abc import Iterator

import htpy as h
from htpy import Element, Node

from components.addresses import PageAddress, Params, link
from components.content import counted, downloads, version_files
from components.content.parts import Block, Context, Description, Page, Schema, heading, html
from components.content.view_files import press_kit
from components.html import corrections
from components.site import site_of
from components.text import Text
from data import Dataset
from data.export import DATABASE, tables, zip_name
from data.forms import FORMS
from data.package import exported_names

ADDRESS = PageAddress("data", (counted.CARRIES,))


def make(context: Context, _params: Params) -> Page:
    """The page of an address."""
    text = context.text
    title = text.t("All of it, to take away")
    lede = text.t(
        "Every claim with its source, every fact with its standing, as files and at addresses that stay. A file says "
        "from what day it speaks; what one page shows with its filters is under that page."
    )
    parts = (heading(text.t("Data"), title, lede), Block("data", html(_whole, context)))
    return Page(title, lede, parts, Schema.DATA)


def _whole(text: Text, dataset: Dataset) -> Element:
    return h.div(".data")[
        _all(text, dataset),
        _section(text.t("Table by table"), _tables(text, dataset)),
        _section(text.t("Places and journeys"), *_maps(text)),
        _section(text.t("One record at a time"), *_records(text, dataset)),
        _section(text.t("Ask a table"), *_questions(text)),
        _section(text.t("For programs that read descriptions"), _listed(descriptions(text))),
        _section(text.t("Terms, and how to cite"), *_terms(text, dataset)),
        _section(text.t("What was corrected"), *_corrected(text, dataset)),
        _section(text.t("Versions"), *version_files.section(text, dataset)),
    ]


def _section(title: str, *nodes: Node) -> Element:
    return h.section[h.h2[title], nodes]


def _file(name: str, words: str) -> Element:
    return h.a(href=f"{downloads.V1}{name}", target="_self", download=True)[words]


def _opened(name: str, words: str) -> Element:
    """A link to a file that browsers open as it is."""
    return h.a(href=f"{downloads.V1}{name}", target="_self")[words]


def _all(text: Text, dataset: Dataset) -> Node:
    offline = site_of("")
    embeds = text.t("All embeds as a zip that opens without a line")
    return h.ul[
        h.li[_file(zip_name(dataset), text.t("Everything as one zip"))],
        h.li[press_kit(text, ADDRESS.read(dataset, {})), ": ", text.t("pictures, words and codes")],
        h.li[_file(DATABASE, text.t("Everything as one SQLite file, with keys and full-text search"))],
        h.li[h.a(href=offline.top(zip_name(dataset)), target="_self")[embeds]] if offline else None,
    ]


def _tables(text: Text, dataset: Dataset) -> Node:
    rows, meanings = tables(dataset), list(meaning(text))
    return [
        h.p[
            text.t(
                "In a spreadsheet, open XLSX: there numbers are numbers and a date is a date only where its day is "
                "known. These CSV files are for programs: UTF-8 without a byte order mark, with commas between cells. "
                "The CSV of a single view, which people open, begins with one."
            )
        ],
        h.table[
            h.caption(".visually-hidden")[text.t("Tables, their rows and their files")],
            h.thead[
                h.tr[
                    h.th(scope="col")[text.t("Table")],
                    h.th(".num", scope="col")[text.t("Rows")],
                    h.th(scope="col")[text.t("Files")],
                ]
            ],
            h.tbody[
                (
                    h.tr[
                        h.th(scope="row")[h.b[name], h.br, meaning(text)[name]],
                        h.td(".num")[text.number(len(records))],
                        h.td(".forms")[_forms(text, name)],
                    ]
                    for name, (_, records) in sorted(rows.items(), key=lambda row: meanings.index(row[0]))
                )
            ],
        ],
    ]


def _forms(text: Text, name: str) -> Iterator[Node]:
    words = written(text)
    for form in FORMS:
        yield _file(f"{form}/{name}.{form}", words.get(form, form.upper()).replace(" ", "\u00a0"))
        yield " "


def meaning(text: Text) -> dict[str, str]:
    """What a row of each table is."""
    return {
        "claims": text.t("One source saying one thing"),
        "facts": text.t("One thing said, with its value, its standing and its voices; computed"),
        "sources": text.t("One page that says something"),
        "origins": text.t("Whose word it is"),
        "people": text.t("One person"),
        "events": text.t("One thing that happened on a day"),
        "places": text.t("One point on the map"),
        "legs": text.t("One part of a journey"),
        "relations": text.t("One tie of a person"),
        "properties": text.t("One kind of thing that is said"),
        "definitions": text.t("One way to count the freed"),
        "totals": text.t("Our sum by each definition; computed"),
        "comparisons": text.t("One published total, and which sum of ours stands beside it"),
        "beside": text.t("A published total and ours, with what is counted otherwise; computed"),
        "disputes": text.t("One fact on which sources differ, and what would settle it"),
        "corrections": text.t("One published change of something that was wrong"),
    }


def written(text: Text) -> dict[str, str]:
    """The names of the file forms that are not their ending in capitals."""
    return {"jsonl": text.t("JSON Lines"), "parquet": text.t("Parquet")}


def descriptions(text: Text) -> dict[str, str]:
    """The files that describe the others to programs, and the standards that they follow."""
    return {
        "datapackage.json": text.t("Frictionless Data Package"),
        "csv-metadata.json": text.t("CSV on the Web"),
        "croissant.json": text.t("Croissant"),
        "dcat.jsonld": text.t("DCAT"),
        "openapi.json": text.t("OpenAPI"),
        "index.json": text.t("Index of all files, with sizes and hashes"),
        "README.txt": text.t("The text to read first"),
    }


def _maps(text: Text) -> tuple[Node, ...]:
    words = text.t("Legs are straight lines between places or through points that were chosen: not the roads taken.")
    return h.p[words], _listed(maps(text))


def maps(text: Text) -> dict[str, str]:
    """The files of places and journeys."""
    return {"geo/places.geojson": text.t("Places, GeoJSON"), "geo/legs.geojson": text.t("Journeys, GeoJSON")}


def _listed(files: dict[str, str]) -> Element:
    return h.ul[(h.li[_file(name, words)] for name, words in files.items())]


def _records(text: Text, dataset: Dataset) -> tuple[Node, ...]:
    return (
        h.p[text.t("Each has an address, with its facts and whose word they are. One of each, as an example:")],
        h.ul[
            (
                h.li[words, ": ", _opened(name, f"{downloads.V1}{name}")]
                for name, words in records(text, dataset).items()
            )
        ],
    )


def records(text: Text, dataset: Dataset) -> dict[str, str]:
    """One record of each kind, as an example; a story may have no people or no events."""
    named = {
        "people": (next(iter(dataset.people), ""), text.t("a person")),
        "events": (next(iter(dataset.events), ""), text.t("an event")),
        "sources": (next(iter(dataset.sources), ""), text.t("a source")),
        "claims": (dataset.claims[0].claim_id, text.t("a claim")),
    }
    return {f"{folder}/{each}.json": words for folder, (each, words) in named.items() if each}


def _questions(text: Text) -> tuple[Node, ...]:
    return (
        h.p[
            text.t(
                "A table answers by address: a column and the value it must have, words in _q, columns in _fields, the "
                "order in _sort, pages in _page and _size. The answer says how many rows fit, and whether it is "
                "filtered."
            )
        ],
        h.ul[(h.li[_opened(name, words)] for name, words in questions(text).items())],
        h.p[text.t("Every table can be asked:"), " ", _tables_asked()],
    )


def _tables_asked() -> list[Node]:
    return [[_opened(f"query/{name}", name), " "] for name in exported_names()]


def questions(text: Text) -> dict[str, str]:
    """Questions to tables, as examples."""
    return {
        "query/facts?standing=disputed": text.t("facts on which sources differ"),
        "query/claims?_q=prison&_sort=-as_of&_size=20": text.t("claims with a word in them, the latest day first"),
        "query/sources?language=en&_fields=publisher,title,url": text.t("pages in English, three columns of them"),
    }


def _terms(text: Text, dataset: Dataset) -> tuple[Node, ...]:
    return (
        h.p[text.t("The tables are under Creative Commons Attribution 4.0. Keep the sources with the figures.")],
        h.p[
            text.t(
                "To cite: {name}, version {version}, evidence to {date}, with the address of the file.",
                name=text.t(dataset.story.name),
                version=dataset.version,
                date=text.date(dataset.cutoff),
            )
        ],
    )


def _corrected(text: Text, dataset: Dataset) -> tuple[Node, ...]:
    all_of_them = text.t("What was corrected, and what is new, with its days; and the feeds that tell of it")
    count = text.n("{count} correction so far.", "{count} corrections so far.", len(dataset.corrections))
    return (
        h.p[count, " ", h.a(href=link(corrections.PAGE), target="_self")[all_of_them]],
        _listed({"csv/corrections.csv": text.t("All corrections, CSV")}),
    )


DESCRIPTION = Description(ADDRESS, 7, lambda text: text.t("Data"), make)
