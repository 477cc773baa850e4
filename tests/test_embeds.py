"""The embeds: what readers meet inside articles holds the contract of the charts, the weights and the gate."""

import html
import importlib
import json
import os
import re
from html.parser import HTMLParser

import brotli
import pytest

from components.charts import route_map
from components.embeds import inline_js
from components.embeds.__main__ import main
from components.embeds.build import build
from components.embeds.files import BEST, ENDINGS, packed
from components.embeds.leak_check import LeakCheck, LeakError
from components.embeds.links import local
from components.embeds.manifest import Listed
from components.embeds.publish import NotOursError
from components.embeds.registry import build_page, makers
from components.embeds.svg_minify.minify import compact
from components.embeds.svg_minify.outlines import clipped, number, shorter, thinned
from components.html.sources import publisher
from components.site import Site
from components.text import text_for
from data import TABLES, DatasetError, load_dataset
from data.load import read_tables
from tests import stories
from tests.planted import World
from tests.sites import HERE, QUICK, kept_site
from tests.sites import KNOWN as SITE

EN = text_for("en")
BUDGETS = {"timeline": 15_000, "routes": 15_000, "custody": 11_000, "lifelines": 10_500, "story": 17_000}
BUDGETS |= {"dashboard": 40_000, "total": 12_000}
OTHERS = 10_000
DRAWN = {"timeline": "timeline", "routes": "route_map", "lifelines": "lifelines", "custody": "custody"}
VOID = {"meta", "link", "br", "img", "hr", "input"}
HOSTILE = "</title><script>alert(1)</script><b onclick='x'>&"


class Outline(HTMLParser):
    """What stands in a page, and whether every element is closed."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.given, self.wrong, self.words = [], [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.given.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.given.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.words.append(data)


def _pages(dataset, site=SITE):
    return {name: build_page(EN, dataset, make(), site) for name, make in makers(EN, dataset)}


@pytest.fixture(scope="module")
def pages(ledger):
    return _pages(ledger)


@pytest.fixture(scope="module")
def outlines(pages):
    return {name: Outline(page.html.decode()) for name, page in pages.items()}


def test_there_is_a_page_for_each_view_and_each_thing_worth_embedding(pages, ledger):
    assert set(DRAWN) <= set(pages)
    assert {f"person/{p}" for p in ledger.people} <= set(pages)
    assert {f"story/{e}" for e in ledger.events} <= set(pages)
    assert {f"routes/{e.event_id}" for e in route_map.choices(ledger)} <= set(pages)
    assert {"figure/release-2025-12-13", "who/release-2025-12-13"} <= set(pages)
    assert pages["figure/release-2025-12-13"].page.title == "123 freed on 13 December 2025"


def test_every_page_is_whole_html_with_one_heading_that_states_the_finding(pages, outlines):
    for name, outline in outlines.items():
        assert not outline.wrong, name
        assert not outline.open, name
        assert outline.tags.count("h1") == 1, name
        assert pages[name].page.title in "".join(outline.words), name


def test_every_page_tells_its_sources_its_day_and_the_full_view(outlines, ledger):
    day = EN.date(ledger.cutoff)
    for name, outline in outlines.items():
        words = "".join(outline.words)
        assert "Sources:" in words, name
        assert day in words, name
        assert "About this figure" in words, name
        assert any(given.get("href", "").startswith(SITE.desk) for _, given in outline.given if given), name


@pytest.mark.parametrize("name", DRAWN)
def test_the_drawings_show_the_marks_of_the_desk_in_its_order(name, pages, ledger):
    chart = importlib.import_module(f"components.charts.{DRAWN[name]}")
    ids = list(chart.marks(ledger).ids)
    drawings = re.findall(r"<svg.*?</svg>", pages[name].html.decode(), re.DOTALL)
    if name == "lifelines":
        drawings = ["".join(drawings)]  # in pieces, which stand in columns
    assert len(drawings) == (1 if name == "lifelines" else 2)
    found = r"person/([^\s\">]+)\.html\"?><g data-mark" if name == "lifelines" else r"data-mark=\"?([^\s\">]+)"
    for svg in drawings:
        assert re.findall(found, svg) == ids


@pytest.mark.parametrize("name", DRAWN)
def test_the_table_behind_a_drawing_begins_with_a_row_for_every_mark(name, pages, ledger):
    chart = importlib.import_module(f"components.charts.{DRAWN[name]}")
    marks = chart.marks(ledger)
    table = chart.table(marks, EN)
    body = pages[name].html.decode().split("<tbody>")[1].split("</tbody>")[0]
    assert body.count("<tr") == len(table.lines) >= len(marks.ids)


def test_the_table_of_the_counts_names_who_says_so_in_each_row(pages, ledger):
    chart = importlib.import_module("components.charts.custody")
    lines = chart.table(chart.marks(ledger), EN).lines
    body = pages["custody"].html.decode().split("<tbody>")[1].split("</tbody>")[0]
    rows = [html.unescape(row) for row in body.split("<tr")[1:]]
    for row, line in zip(rows, lines, strict=True):
        said = {publisher(ledger.sources[c.source_id]) for fact in line.facts for c in fact.versions[0].claims}
        assert said
        assert set(re.findall(r"<td>([^<]*)</td>(?:</tr>)?$", row)[0].split("; ")) == said


def test_the_table_of_each_releases_journeys_names_who_says_so(pages, ledger):
    for event in route_map.choices(ledger):
        assert '<th scope="col">Who says so</th>' in pages[f"routes/{event.event_id}"].html.decode()


def test_the_words_of_a_drawing_stay_the_same(ledger):
    svg = str(route_map.svg(route_map.marks(ledger), EN))
    small = compact(svg).drawings[0]
    assert Outline(small).words == Outline(svg).words
    assert len(small) < len(svg) * 0.7


def test_nothing_is_fetched_from_anywhere(outlines):
    for name, outline in outlines.items():
        for tag, given in outline.given:
            assert tag not in ("img", "iframe", "object", "embed", "video"), name
            assert "src" not in given, name
            assert not (tag == "link" and given["rel"] in ("stylesheet", "preload", "modulepreload")), name
            assert "style" not in given, f"{name}: {tag}"
            assert not any(attribute.startswith("on") for attribute in given), name


def test_no_style_sheet_asks_for_anything(pages):
    for name, page in pages.items():
        style = re.search(r"<style>(.*?)</style>", page.html.decode(), re.DOTALL)[1]
        assert not re.search(r"url\(|@import|@font-face", style), name


def test_the_policy_allows_the_one_script_and_the_one_sheet_of_the_page(pages):
    for each in pages.values():
        text = each.html.decode()
        style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1].replace("&#39;", "'")
        assert policy == inline_js.policy(style, each.page.script)
        assert "unsafe" not in policy


def test_what_machines_read_is_there(outlines, pages):
    for name, outline in outlines.items():
        found = {given.get("name") or given.get("property") for tag, given in outline.given if tag == "meta"}
        assert {"robots", "description", "og:title", "og:url", "twitter:card", "viewport"} <= found, name
        text = pages[name].html.decode()
        said = json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])
        assert said["name"] == pages[name].page.title
        assert f'rel="canonical" href="{SITE.desk}' in text
        assert json.loads(pages[name].oembed)["type"] == "rich"


def test_ids_are_given_once_and_what_links_in_a_page_leads_somewhere(outlines, pages):
    for name, outline in outlines.items():
        ids = [given["id"] for _, given in outline.given if "id" in given]
        assert len(ids) == len(set(ids)), name
        for tag, given in outline.given:
            to = given.get("href", "")
            if tag == "a" and to.startswith("#"):
                assert to[1:] in ids, f"{name}: {to}"
            elif tag == "a" and to.endswith(".html") and "://" not in to:
                there = os.path.normpath(os.path.join(os.path.dirname(f"live/{name}"), to))
                assert there.removeprefix("live/").removesuffix(".html") in pages, f"{name}: {to}"


def test_hostile_words_stay_words():
    world = World().person("p", HOSTILE, one_line=HOSTILE).event("release-x", "2025-12-13", HOSTILE)
    world.claim("release-x", "freed_total", "123").claim("p", "detained_on", "2021-07-14")
    world.claim("p", "expelled_on", "2025-12-13").tie("p", "freed_in", "release-x")
    world.leg("leg-1", "release-x", "belarus", "vilnius").claim("belarus", "political_prisoners_in_custody", "100")
    dataset = world.dataset()
    for name, make in makers(EN, dataset):
        if name in ("routes", "custody"):
            continue
        text = build_page(EN, dataset, make(), SITE).html.decode()
        assert "alert(1)</script>" not in text, name
        assert not Outline(text).wrong, name


def _weight(name, page, effort):
    return len(packed(name, page.html, effort).packed["br"])


def test_weights_are_within_their_budgets(pages):
    budgets = {name: BUDGETS.get(name.partition("/")[0], OTHERS) for name in pages}
    near = {name: page for name, page in pages.items() if _weight(name, page, 5) > budgets[name]}
    found = {name: _weight(name, page, BEST) for name, page in near.items()}  # others are small with little effort
    assert not {name: size for name, size in found.items() if size > budgets[name]}


def test_the_script_is_small():
    assert len(inline_js.script().encode()) < 4_000


def _tree(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_equal_data_gives_equal_bytes(tables, small_site, tmp_path):
    build(tmp_path / "again", SITE, tables.path, effort=QUICK)
    assert _tree(tmp_path / "again") == _tree(small_site)


def test_what_is_published_is_what_was_made(published, pages):
    found = {str(path.relative_to(published / "live"))[:-5]: path for path in (published / "live").rglob("*.html")}
    assert found.keys() == pages.keys()
    assert [name for name, path in found.items() if path.read_bytes() != pages[name].html] == []


def test_the_effort_of_packing_changes_how_small_files_are_and_nothing_else(tmp_path):
    tables, site = stories.tables(stories.MADE_UP), tmp_path / "site"
    build(site, SITE, tables, effort=QUICK)
    quick = _tree(site)
    assert build(site, SITE, tables, effort=BEST).written == len(Listed.of(site / "live").pages)
    best = _tree(site)
    for name in ("live/timeline.html.br", "index.html.br"):
        assert len(best[name]) < len(quick[name])
        assert brotli.decompress(best[name]) == brotli.decompress(quick[name])
    plain = [name for name in best if not name.endswith((".br", "manifest.json", "manifest.json.gz"))]
    assert {name: best[name] for name in plain} == {name: quick[name] for name in plain}
    assert build(site, SITE, tables).written == 0


def test_the_frozen_version_is_what_is_live(published, ledger):
    assert _tree(published / ledger.version) == _tree(published / "live")


def test_a_second_build_does_nothing_and_a_changed_claim_renews_what_it_touches(tables, small_site):
    out, before = small_site, os.readlink(small_site)
    first = build(out, SITE, tables.path, effort=QUICK)
    assert (first.pages, first.written) == (0, 0)
    assert os.readlink(out) == before
    tables.edit("people", "one_line", "Another line", lambda row: row["person_id"] == "ales-bialiatski")
    second = build(out, SITE, tables.path, effort=QUICK)
    assert second.withdrawn == 0
    assert 1 <= second.written <= 3
    assert {first.version, second.version, "live"} <= {each.name for each in out.iterdir()}
    old, new = (out / v / "person" / "ales-bialiatski.html" for v in (first.version, second.version))
    assert old.read_bytes() != new.read_bytes()


def test_packed_files_stand_beside_each_file(published):
    for path in published.rglob("*.html"):
        assert all(path.with_name(f"{path.name}.{ending}").exists() for ending in ENDINGS)


def test_what_is_not_ours_is_not_touched(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NotOursError):
        build(tmp_path / "site", SITE)
    assert (tmp_path / "site" / "letter.txt").exists()


@pytest.mark.slow
def test_a_build_with_a_canary_in_it_publishes_nothing(tables, tmp_path, capsys):
    assert main([str(tmp_path / "site"), "--tables", str(tables.path), "--canary", "Bialiatski"]) == 1
    assert not (tmp_path / "site").exists()
    assert "Nothing was published" in capsys.readouterr().err


def test_the_name_of_a_withheld_person_stops_the_build_whoever_writes_it(tables, tmp_path):
    row = {"person_id": "p-9999", "name": "Zofja Kanarejka", "name_local": "", "name_ru": "", "variants": ""}
    tables.add("people", **row, publication="withheld", public_figure="no", one_line="A teacher")
    leak_check = LeakCheck.of(read_tables(tables.path)[0], load_dataset(tables.path).tables)
    with pytest.raises(LeakError):
        leak_check.check("x", b"Among them was ZOFJA Kanarejka.")
    tables.edit("events", "summary", "Zofja Kanarejka was among them.")
    with pytest.raises((LeakError, DatasetError)):
        build(tmp_path / "site", SITE, tables.path)
    assert not (tmp_path / "site").exists()


def test_the_leak_check_knows_what_is_kept_back_in_any_spelling_of_a_file():
    whole, _, _ = read_tables(TABLES)
    leak_check = LeakCheck.of(whole, load_dataset().tables, ["Кан<арейка"])
    for text in ("кан&lt;арейка", json.dumps("Кан<арейка")):
        with pytest.raises(LeakError):
            leak_check.check("x", text.encode())
    leak_check.check("x", b"nothing")


@pytest.mark.parametrize(
    ("address", "up", "found"),
    [
        ("/timeline?event=x", "", "story/x.html"),
        ("/releases?event=x", "", "story/x.html"),
        ("/people?person=p", "../", "../person/p.html"),
        ("/routes?release=r", "", "routes/r.html"),
        ("/routes?release=r", "../", "../story/r.html"),
        ("/claims?subject=x", "", "/claims?subject=x"),
        ("https://example.org/?event=x", "", "https://example.org/?event=x"),
    ],
)
def test_links_of_the_desk_lead_to_pages_here(address, up, found):
    assert local(address, up) == found


def test_outlines_are_cut_at_the_edge_and_lines_keep_their_shape():
    assert clipped("M-50 10L50 10L50 50L-50 50Z", 100, 100).startswith("M")
    assert not clipped("M-50 10L-40 10L-40 50L-50 50Z", 100, 100)
    assert clipped("M0 0h5", 9, 9) == shorter("M0 0h5") == "M0 0h5"
    assert shorter("M0 0L5.04 5L10 10") == "M0 0l10 10"
    assert thinned([(0, 0), (5, 3), (10, 0)]) == [(0, 0), (5, 3), (10, 0)]
    assert [number(x) for x in (0.5, -0.5, 0.0, -0.001, 12.0, 1.25)] == [".5", "-.5", "0", "0", "12", "1.25"]


def test_without_a_known_address_nothing_absolute_is_promised(ledger):
    page = _pages_of(ledger, "timeline", Site())
    assert "og:url" not in page
    out = kept_site(HERE, stories.tables(stories.MADE_UP))
    assert (out / "index.html").exists()
    assert not (out / "sitemap.xml").exists()


def _pages_of(ledger, name, site):
    return build_page(EN, ledger, dict(makers(EN, ledger))[name](), site).html.decode()


def test_the_sitemap_names_each_full_view_once(published):
    places = re.findall(r"<loc>(.*?)</loc>", (published / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(places) == len(set(places)) > 100
    assert all(place.startswith(SITE.desk) for place in places)
