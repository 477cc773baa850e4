"""The files of a view hold what the view shows, row by row, and say whether that is all or what was left out."""

import csv
import io
import json
import re

import pytest
from lxml import html
from openpyxl import load_workbook

from components.content import view_files
from components.content.pages import pages
from components.content.parts import Context, Files
from components.embeds import view_picture
from components.text import text_for
from components.theme import Scheme, palette
from data import releases
from data.dates import PartialDate
from tests import stories
from tests.desk import painted

EN = text_for("en")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FOUNDING = "release-2025-12-13"
VIEWS = [
    ("timeline", {"kind": "pardon"}, "Kind of event: Pardon"),
    ("timeline", {"from": "2025-06", "to": "2025-12"}, "Period: Jun 2025 – Dec 2025"),
    ("timeline", {"kind": "release", "from": "2025-09", "to": "2026-01"}, "Kind of event: Release; Period: "),
    ("routes", {"release": FOUNDING}, "Release: 13 Dec 2025: "),
    ("routes", {"step": "3"}, "Shown up to step: 3"),
    ("people", {"year": "2024", "status": "freed"}, "Year of release: 2024; Status: "),
    ("people", {"view": "lifelines", "release": FOUNDING}, "Release: 13 Dec 2025: "),
    ("people", {"q": "kalesnikava"}, "Search: kalesnikava"),
    ("releases", {"year": "2025", "sort": "-people"}, "Year: 2025"),
    ("claims", {"publisher": "reuters", "property": "freed_total"}, "What is said: People freed; Publisher: Reuters"),
    ("sources", {"kind": "agency"}, "Kind of origin: "),
    ("sources", {"by": "pages", "language": "uk"}, "Language: Ukrainian"),
]
"""Twelve views with filters, each with what its files say of them."""

HEADING = "Origin"
"""The column whose cells say more on the screen: below the name of an origin stands what it is."""

SHOWN = {"releases": "releases", "sources": "track-records"}
"""The part in which the table of a view stands that is no table behind a drawing."""


def _files(dataset, name, params):
    """The context, the page and the files of a view by their forms."""
    address = pages()[name].address.read(dataset, params)
    context = Context(EN, dataset, dataset.cutoff)
    page = pages()[name].make(context, address.params)
    files = [part for part in page.parts if isinstance(part, Files)]
    made = [file for part in files for file in view_files.of(context, page, part, address)]
    return context, {(file.name, file.form): file for file in made}


def _screen(dataset, name, params):
    """The rows of the table that a page shows, by the names of their columns."""
    tree = html.fromstring(painted(dataset, name, **params))
    inside = SHOWN.get(name)
    (table, *_) = tree.xpath(f'//div[@class="{inside}"]//table' if inside else '//div[@class="part-footing"]//table')
    heads = [_words(cell) for cell in table.xpath("./thead/tr/th")]
    return [dict(zip(heads, map(_words, row.xpath("./th|./td")), strict=True)) for row in table.xpath("./tbody/tr")]


def _words(element):
    return " ".join(element.text_content().split())


def _same(shown, written):
    """Holds each row that is shown to the one that a file has, in the columns that both have."""
    assert len(shown) == len(written) > 0
    for row, record in zip(shown, written, strict=True):
        both = row.keys() & record.keys()
        assert len(both) >= 3, (row.keys(), record.keys())
        for column in both:
            written = _readings(record[column])
            begins = column == HEADING and any(row[column].startswith(f"{words} ") for words in written)
            assert row[column] in written or begins, (column, row, record)


def _readings(value):
    """How a page may write what a file holds: a number with commas, a day in words."""
    words = " ".join(str("" if value is None else value).split())
    if isinstance(value, int | float):
        return {words, f"{value:,}"}
    return {words, EN.date(PartialDate.parse(words))} if DAY.fullmatch(words) else {words}


def _csv(body):
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    (about,) = {row["Shown"] for row in rows}
    return about, rows


def _xlsx(body):
    book = load_workbook(io.BytesIO(body))
    head, *rows = book.worksheets[0].iter_rows()
    kinds = {cell.data_type for row in rows for cell in row}
    assert "f" not in kinds
    names = [cell.value for cell in head]
    return dict(book["About"].iter_rows(values_only=True)), [
        dict(zip(names, (_written(cell.value) for cell in row), strict=True)) for row in rows
    ]


def _written(value):
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else value


@pytest.mark.parametrize(("name", "params", "said"), VIEWS)
def test_every_form_holds_the_rows_on_the_screen_and_says_how_they_were_filtered(ledger, name, params, said):
    context, files = _files(ledger, name, params)
    first = next(iter(files))[0]
    shown = _screen(ledger, name, params)
    bodies = {form: file.body(context) for (of, form), file in files.items() if of == first and not file.drawing}
    about, rows = _csv(bodies["csv"])
    _same(shown, rows)
    assert about.startswith(f"Filtered. {said}")
    sheet, cells = _xlsx(bodies["xlsx"])
    _same(shown, cells)
    assert said in sheet["Shown"]
    described = json.loads(bodies["json"])
    _same(shown, described["records"])
    assert (described["scope"], described["rows"]) == ("filtered", len(shown))
    if "geojson" in bodies:
        features = json.loads(bodies["geojson"])["features"]
        assert [feature["properties"] for feature in features] == described["records"]
    assert ("geojson" in bodies) is (name not in ("claims", "sources"))
    assert all("-filtered-" in file.title(context) for file in files.values())


@pytest.mark.parametrize("name", ["timeline", "routes", "releases", "people", "claims", "sources"])
@pytest.mark.parametrize("story", stories.NAMES)
def test_without_filters_every_file_says_that_it_is_all(story, name):
    context, files = _files(stories.dataset(story), name, {})
    for file in files.values():
        assert "-all-" in file.title(context)
        if file.form == "json":
            described = json.loads(file.body(context))
            assert (described["scope"], described["filters"]) == ("all", [])
            assert described["rows"] == len(described["records"])


def test_a_journey_is_a_line_an_event_its_journeys_and_a_person_where_sources_say_that_it_ended(ledger):
    def shapes(name, params):
        context, files = _files(ledger, name, params)
        body = next(file for (_, form), file in files.items() if form == "geojson").body(context)
        return [each["geometry"] and each["geometry"]["type"] for each in json.loads(body)["features"]]

    assert set(shapes("routes", {})) == {"LineString"}
    freed = {line.event_id for line in ledger.legs.values()} & {each.event_id for each in releases.events(ledger)}
    assert shapes("releases", {}).count("MultiLineString") == len(freed)
    assert set(shapes("people", {})) == {"Point", None}


@pytest.mark.parametrize(("name", "params"), [("timeline", {"kind": "pardon"}), ("routes", {"release": FOUNDING})])
def test_the_picture_of_a_view_is_what_is_drawn_with_its_filters_in_words(ledger, name, params):
    context, files = _files(ledger, name, params)
    file = files[name, "svg"]
    svg = view_picture.svg(EN, ledger, file.drawing, file.about)
    marks = file.drawing.chart.marks(ledger, file.drawing.selection)
    assert {each.partition('"')[0] for each in svg.split('data-mark="')[1:]} == set(marks.ids)
    assert "Filtered." in html.fromstring(svg).text_content()
    assert palette(Scheme.LIGHT).paper in svg
    assert view_picture.png(svg).startswith(b"\x89PNG")
    assert files[name, "png"].title(context).endswith(".png")


@pytest.mark.parametrize("name", ["overview", "timeline", "releases"])
def test_a_file_says_who_is_counted_where_that_is_not_everyone(name, ledger):
    context, files = _files(ledger, name, {"definition": "pardoned"})
    table = next(file for (_, form), file in files.items() if form == "json")
    described = json.loads(table.body(context))
    assert described["scope"] == "filtered"
    assert {"label": "Who is counted", "value": "Pardoned by decree"} in described["filters"]
    assert "-filtered-" in table.title(context)
    whole = next(
        file for (_, form), file in _files(ledger, name, {"definition": "everyone"})[1].items() if form == "json"
    )
    assert json.loads(whole.body(context))["filters"] == []
