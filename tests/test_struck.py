"""No value that was shown to be wrong or is over stands in plain type: some are planted, and looked for everywhere.

Where it is drawn it is struck through and words beside it say why; where nothing can be struck, as in a name that is
read aloud or in a file, the same words stand with it.
"""

import csv
import io
import json
import re
import sqlite3
from html.parser import HTMLParser

import openpyxl
import pyarrow.parquet as pq
import pytest

from components.charts import custody, lifelines, route_map, timeline
from components.content.person_cards import grid
from components.embeds import feed, pictures, social_card
from components.embeds.index import index
from components.embeds.page import document
from components.embeds.registry import makers
from components.html import evidence, people_table, tables
from components.site import Site
from components.text import text_for
from components.theme import Scheme
from data import export, load_dataset, store
from data.forms import FORMS as FORMS_OF_TABLES
from data.people import roster
from data.vocabulary import ValueStatus
from tests.desk import drawn, open_page, painted

EN = text_for("en")
SITE = Site("https://freed.example", "https://freed.example/embed/")
SEPTEMBER = "release-2025-09-11"
PARDON = "pardon-2025-01-18"
"""A pardon of which nothing that holds says how many it let go."""

RELEASE, OTHER, PERSON = "release-2025-12-13", "release-2026-03-19", "viktar-babaryka"
HEADS = ("Status", "Standing", "Claims")
SAID = {str(each) for each in ValueStatus if each.struck}
CHARTS = (timeline, route_map, lifelines, custody)

PLANTED = (
    (RELEASE, "composition", "zqgroup", ""),
    (RELEASE, "freed_total", "7771", ""),
    (PARDON, "freed_total", "7773", ""),
    (RELEASE, "to_poland", "7772", ""),
    (RELEASE, "background", "zqground", ""),
    (SEPTEMBER, "to_ukraine", "7774", ""),
    ("leg-2025-12-13-3", "people_moved", "7773", ""),
    (PERSON, "occupation", "zqtrade", ""),
    (PERSON, "sentenced_on", "2024-05-05", ""),
    (PERSON, "sentence_years", "77", ""),
    ("alena-tsimashchuk", "detained_on", "2024-05-06", ""),
    ("alena-tsimashchuk", "sentence_years", "77", ""),
    ("alena-tsimashchuk", "released_at_home_on", "2024-05-06", ""),
    ("belarus", "political_prisoners_in_custody", "7774", "2025-12-20"),
)
"""Subject, property, value and day of a count: each is planted as wrong, and in a like form as no longer so."""

FORMS = re.compile(r"zq[a-z]+|(?<![\w/.-])7,?[78]7[1-4](?![\w-])|\b7[78] years|\b1?[56] May 2024|2024-05-[01][56]")
"""What the planted values look like, in words and in files."""

HASH = re.compile(r"sha256-[\w+/=]+")
"""A hash of a script or a style in the policy of a page, in which anything may stand by chance."""

DAY = re.compile(r"[\d-]+")
"""A place on the axis of a figure."""


class Reader(HTMLParser):
    """Gathers what stands in a page: texts that are not struck, what follows each that is, and what is read aloud."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.plain: list[str] = []
        self.struck: list[list[str]] = []
        self._open = 0
        self._after = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._open += tag in ("del", "s")
        self.plain += [value for name, value in attrs if value and name in ("aria-label", "title", "alt", "content")]

    def handle_endtag(self, tag):
        if tag in ("del", "s"):
            self._open -= 1
            self._after = True

    def handle_data(self, data):
        if self._open:
            if self._after or not self.struck or len(self.struck[-1]) > 1:
                self.struck.append([""])
                self._after = False
            self.struck[-1][0] += data
        elif data.strip():
            if self._after:
                self.struck[-1].append(data.strip())
                self._after = False
            self.plain.append(data)


def bare(html: str) -> list[str]:
    """Everything in a page that shows a planted value as if it held."""
    found = Reader(html)
    plain = [words for words in found.plain if FORMS.search(words) and not any(each in words.lower() for each in SAID)]
    return plain + [part[0] for part in found.struck if not any(after in SAID for after in part[1:])]


@pytest.fixture(scope="module")
def planted(small_tables, tmp_path_factory):
    """The small world with values that were shown to be wrong and others that are no longer so."""
    from shutil import copytree

    from tests.conftest import Folder

    folder = Folder(copytree(small_tables, tmp_path_factory.mktemp("planted") / "tables"))
    gone = {(PARDON, "freed_total"), (PARDON, "political_prisoners_freed")}
    rows = folder.rows("claims")
    folder.write("claims", [row for row in rows if (row["subject_id"], row["property"]) not in gone])
    for subject, name, value, day in PLANTED:
        wrong = {"rank": "deprecated", "reason": "planted"}
        folder.add_claim(subject_id=subject, property=name, value=value, as_of=day, **wrong)
        other = value.replace("77", "78") if value.startswith("7") else value.replace("-05-0", "-05-1")
        later = {"overtaken_by": OTHER, "as_of": day.replace("-20", "-21")}
        folder.add_claim(subject_id=subject, property=name, value=other.replace("zq", "zqpast"), **later)
    return folder


@pytest.fixture(scope="module")
def dataset(planted):
    return load_dataset(planted.path)


ASKED: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("overview", ()),
    ("timeline", ()),
    ("timeline", (("event", RELEASE),)),
    ("routes", ()),
    ("routes", (("release", RELEASE),)),
    ("people", ()),
    ("people", (("view", "lifelines"),)),
    ("people", (("person", PERSON),)),
    ("people", (("person", "alena-tsimashchuk"),)),
    ("claims", (("subject", RELEASE),)),
    ("claims", (("subject", PERSON),)),
    ("claims", (("standing", "retracted"),)),
    ("about", ()),
    ("embed", ()),
)
SHOWS = {("timeline", "event"), ("claims", "subject"), ("claims", "standing"), ("people", "person")}
"""The pages on which planted values do stand, struck through."""


def _shows(page, params):
    return any((page, name) in SHOWS for name, _ in params)


@pytest.mark.parametrize(("page", "params"), ASKED, ids=str)
def test_the_first_paint_strikes_what_does_not_hold(dataset, page, params):
    html = painted(dataset, page, **dict(params))
    assert bare(html) == []
    assert not _shows(page, params) or FORMS.search(html)


@pytest.mark.parametrize(("page", "params"), ASKED, ids=str)
def test_the_desk_strikes_what_does_not_hold(planted, monkeypatch, page, params):
    monkeypatch.setattr(store, "_shared", [store.Store(planted.path)])
    desk = open_page(page, **dict(params))
    assert not desk.exception
    html = drawn(desk)
    assert bare(html) == []
    assert not _shows(page, params) or FORMS.search(html)
    assert [words for each in desk.get("plotly_chart") for words in _bare_in(each.proto.spec)] == []


def test_every_embed_strikes_what_does_not_hold(dataset):
    shown = set()
    pages = [make() for _, make in makers(EN, dataset)]
    for page in pages:
        html = HASH.sub("", document(EN, dataset, page, SITE))
        assert bare(html) == [], page.path
        assert bare(social_card.card(EN, dataset, page)) == [], page.path
        assert not page.drawing or bare(pictures.whole(EN, dataset, page)) == [], page.path
        shown |= {page.path.partition("/")[0]} if FORMS.search(html) else set()
    assert {"story", "person", "who", "figure"} <= shown
    assert bare(index(EN, dataset, pages).decode()) == []
    entries = re.findall(
        r"<content[^>]*>(.*?)</content>", dict(feed.every(EN, dataset, {}, SITE))["feed.xml"].decode(), re.DOTALL
    )
    assert [words for words in entries if bare(words)] == []


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__.rpartition(".")[2])
def test_no_chart_draws_what_does_not_hold(dataset, chart):
    choices = [chart.Selection()]
    choices += [chart.Selection(release=event) for event in (RELEASE, SEPTEMBER)] if chart is route_map else []
    for choice in choices:
        marks = chart.marks(dataset, choice)
        words = chart.caption(marks, EN)
        drawings = (str(chart.svg(marks, EN, narrow=narrow)) for narrow in (False, True))
        table = chart.table(marks, EN)
        assert bare(" ".join((*drawings, words.title, words.subtitle, words.alt, str(tables.html(table))))) == []
        assert [row for row in _rows(tables.to_csv(table, HEADS)) if _is_bare(row)] == []
        figure = chart.figure(marks, EN, Scheme.LIGHT).to_json() if hasattr(chart, "figure") else ""
        assert _bare_in(figure) == []


def wrongly_freed(dataset):
    """The reports of the small world itself that a card's line of life strikes through."""
    marks = lifelines.marks(dataset)
    stops = [stop for line in marks.lines for stop in line.stops if stop.turn is lifelines.Turn.WRONG]
    return {f"reported freed {EN.date(stop.day)}" for stop in stops}


def test_no_card_and_no_summary_table_shows_what_does_not_hold(dataset):
    entries = tuple(roster(dataset).values())
    shown = re.sub(r"<details.*?</details>", "", str(grid(EN, dataset, entries)), flags=re.DOTALL)
    assert bare(shown) == []
    assert set(re.findall(r"<del>(.*?)</del>", shown)) == {"reported freed 6 May 2024", *wrongly_freed(dataset)}
    table = people_table.table(EN, dataset, entries)
    assert not FORMS.search(" ".join(cell for line in table.lines for cell in line.cells))
    assert {each.status for each in entries if each.person_id == "alena-tsimashchuk"} == {"freed_abroad"}


def test_every_row_of_claims_says_what_became_of_it_and_where_it_stands(dataset):
    facts = dataset.all_facts
    rows = _rows(tables.to_csv(evidence.file(EN, dataset, facts), HEADS))
    assert len(rows) == len(dataset.claims)
    assert {row["Claim"] for row in rows} == {claim.claim_id for claim in dataset.claims}
    for row in rows:
        assert row["Status"] in set(ValueStatus)
        assert row["Address"].count("://") == 1 or "://" in row["Address"].partition("://")[2]
        assert " " not in row["Address"]
        assert all(row[name] for name in ("Publisher", "Title", "Origin", "Language", "Locator", "Status"))
        assert not row["Title"].startswith("[")
    assert [row for row in rows if _is_bare(row)] == []
    assert len([row for row in rows if FORMS.search(row["Value"])]) == 2 * len(PLANTED)


def test_every_file_of_the_export_says_what_became_of_its_values(dataset):
    made = export.files(dataset)
    for name, inside in made.items():
        for row in _records(name, inside):
            told = {column: cell for column, cell in row.items() if column not in ("past_values", "wrong_values")}
            assert not _is_bare(told), name
        whole = name.startswith(tuple(f"{form}/" for form in FORMS_OF_TABLES)) or name == export.DATABASE
        assert whole or not FORMS.search(inside.decode()), name


def _records(name, inside):
    """The rows of a file of the export, by the names of their columns."""
    form = name.partition("/")[0] if "/" in name else name.rpartition(".")[2]
    read = {
        "csv": lambda: _rows(inside.decode()),
        "json": lambda: json.loads(inside) if "/" in name else [],
        "jsonl": lambda: [json.loads(line) for line in inside.decode().splitlines()],
        "parquet": lambda: pq.read_table(io.BytesIO(inside)).to_pylist(),
        "xlsx": lambda: _cells(inside),
        "sqlite": lambda: [row for table in ("claims", "facts") for row in _of_database(inside, table)],
    }
    return read.get(form, list)()


def _of_database(inside, table):
    with sqlite3.connect(":memory:") as database:
        database.deserialize(inside)
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(f"select * from {table}")]


def _cells(workbook):
    head, *rows = openpyxl.load_workbook(io.BytesIO(workbook)).active.iter_rows(values_only=True)
    return [{name: "" if cell is None else str(cell) for name, cell in zip(head, row, strict=True)} for row in rows]


def _rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def _bare_in(figure):
    """The words of a figure, as JSON, that show a planted value as if it held; its place on an axis is no word."""
    said = (words for words in re.findall(r'"((?:[^"\\]|\\.)*)"', figure) if not DAY.fullmatch(words))
    return [words for words in said if _is_bare({"": words})]


def _is_bare(row):
    """Whether a row shows a planted value and no word of it says that it does not hold."""
    cells = [str(cell) for cell in row.values()]
    return any(map(FORMS.search, cells)) and not any(said in cell for cell in cells for said in SAID)
