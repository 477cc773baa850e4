"""What stands around the pages of the embeds: pictures, feed, map, index, zip, and the script for hosts."""

import gzip
import io
import json
import re
import struct
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from components.charts.typeface import wrapped
from components.embeds import archive, changes_page, feed, picture_parts, pictures, search_page, social_card
from components.embeds.build import build
from components.embeds.index import index
from components.embeds.leak_check import LeakError
from components.embeds.manifest import Listed
from components.embeds.registry import build_page, makers
from components.embeds.snippets import Wish, address, element, endpoint, growing, markdown, plain
from components.site import Site
from components.text import text_for
from data import load_dataset, versions
from tests.sites import KNOWN as SITE
from tests.sites import QUICK

EN = text_for("en")
STORY = load_dataset().story
SCHEMA = Path(__file__).parent / "schemas" / "jsonfeed-1.1.json"


def _wrong(record):
    """What is wrong with a record as a JSON Feed."""
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")), format_checker=FormatChecker())
    return [each.message for each in validator.iter_errors(record)]


ATOM = "{http://www.w3.org/2005/Atom}"
SCRIPT = Path(__file__).parent.parent / "components" / "embeds" / "embed.js"


@pytest.fixture(scope="module")
def site(published):
    return published


def _size(png):
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_every_page_has_a_card_of_the_size_that_networks_ask_for(site):
    for path in Listed.of(site / "live").pages:
        assert _size((site / "live" / f"{path}.card.png").read_bytes()) == social_card.CARD, path


def test_a_drawing_has_a_picture_and_an_svg_of_the_whole_view(site, ledger):
    drawn = [path for path, row in Listed.of(site / "live").pages.items() if "whole" in row["pictures"]]
    assert {"timeline", "routes", "lifelines", "custody", "routes/release-2025-12-13"} <= set(drawn)
    for path in drawn:
        wide, tall = _size((site / "live" / f"{path}.png").read_bytes())
        assert wide == picture_parts.WIDE
        assert tall > 600
        svg = (site / "live" / f"{path}.svg").read_text(encoding="utf-8")
        written = " ".join("".join(each.itertext()) for each in ET.fromstring(svg).findall(".//{*}tspan"))
        assert "var(" not in svg
        assert EN.date(ledger.cutoff) in written


def test_a_picture_is_drawn_anew_only_where_it_changes(tables, small_site, monkeypatch):
    drawn = []
    monkeypatch.setattr(pictures, "png", lambda svg: drawn.append(svg) or b"\x89PNG")
    tables.edit("people", "one_line", "Another line", lambda row: row["person_id"] == "ales-bialiatski")
    build(small_site, SITE, tables.path, effort=QUICK)
    assert 1 <= len(drawn) <= 3
    assert all("Another line" in svg or "Bialiatski" in svg for svg in drawn)


def test_words_that_are_too_long_for_a_card_are_cut_at_a_word():
    lines = wrapped("one two three four five six", 10, len)
    assert " ".join(lines) == "one two three four five six"
    assert max(map(len, lines)) <= 10
    assert picture_parts.shortened(lines, 2) == [lines[0], f"{lines[1].rpartition(' ')[0]}…"]


def test_hostile_words_stay_words_in_a_picture(ledger):
    page = dict(makers(EN, ledger))["person/ales-bialiatski"]()
    from dataclasses import replace

    svg = social_card.card(EN, ledger, replace(page, title="</text><script>&", subtitle="<b>"))
    root = ET.fromstring(svg)
    assert not [each for each in root.iter() if each.tag.endswith(("script", "}b"))]
    assert "</text><script>&" in "".join(root.itertext())


def test_a_canary_in_a_picture_stops_the_build(tables, tmp_path):
    with pytest.raises(LeakError):
        build(tmp_path / "site", SITE, tables.path, canaries=["Freed from Belarus ·"], effort=QUICK)
    assert not (tmp_path / "site").exists()


def test_social_networks_are_told_of_the_card_where_its_address_is_known(site, ledger, tmp_path):
    page = (site / "live" / "timeline.html").read_text(encoding="utf-8")
    assert '<meta property="og:image" content="https://freed.example/embed/live/timeline.card.png">' in page
    assert 'content="summary_large_image"' in page


def test_the_feed_tells_every_event_and_correction_the_latest_first(site, ledger):
    root = ET.parse(site / "feed.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(ledger.events) + len(ledger.corrections)
    days = [each.findtext(f"{ATOM}updated") for each in entries]
    assert days == sorted(days, reverse=True)
    assert root.findtext(f"{ATOM}updated") == days[0]
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("tag:freed.example,2025:") for each in ids)


def test_an_entry_carries_the_picture_of_its_event(site):
    root = ET.parse(site / "feed.xml").getroot()
    entry = next(e for e in root.iter(f"{ATOM}entry") if e.findtext(f"{ATOM}id").endswith("story/release-2025-12-13"))
    picture = next(link for link in entry.iter(f"{ATOM}link") if link.get("rel") == "enclosure")
    path = site / picture.get("href").removeprefix("https://freed.example/embed/")
    assert int(picture.get("length")) == path.stat().st_size
    assert f'src="{picture.get("href")}"' in entry.findtext(f"{ATOM}content")


def test_the_feed_of_nothing_says_so(ledger):
    from dataclasses import replace

    empty = replace(ledger, events={}, people={}, corrections=(), version="empty")
    files = dict(feed.every(EN, empty, {}, SITE))
    root = ET.fromstring(files["feed.xml"])
    assert not root.findall(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}updated").startswith(ledger.cutoff.isoformat())
    assert json.loads(files["feed.json"])["items"] == []


def test_each_feed_says_the_same_in_both_forms(site, ledger):
    names = ["feed", "feeds/corrections", "feeds/releases"]
    names += [f"feeds/people/{each}" for each in ledger.people] + [f"feeds/events/{each}" for each in ledger.events]
    for name in names:
        atom = ET.parse(site / f"{name}.xml").getroot()
        record = json.loads((site / f"{name}.json").read_text(encoding="utf-8"))
        assert not _wrong(record), name
        entries = [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}title")) for e in atom.iter(f"{ATOM}entry")]
        assert entries == [(item["id"], item["title"]) for item in record["items"]], name
        assert record["feed_url"].endswith(f"/{name}.json")


def test_the_feed_of_a_person_has_its_corrections_and_its_events(site, ledger):
    record = json.loads((site / "feeds/people/valiantsin-stefanovic.json").read_text(encoding="utf-8"))
    names = [item["id"].partition(",2025:")[2] for item in record["items"]]
    assert names == ["correction/correction-2026-11-23-1", "story/release-2026-03-19"]
    listed = json.loads((site / "feeds/corrections.json").read_text(encoding="utf-8"))["items"]
    assert len(listed) == len(ledger.corrections)
    assert {item["tags"][0] for item in listed} == {"correction"}


@pytest.mark.parametrize(
    ("embeds", "there"),
    [
        ("https://a.example/freed/embed/", "https://a.example/freed"),
        ("https://cdn.example/e/", "https://cdn.example/e"),
    ],
)
def test_a_feed_names_the_address_at_which_it_is_announced(embeds, there, ledger):
    from dataclasses import replace

    empty = replace(ledger, events={}, people={}, corrections=(), version="announced")
    files = dict(feed.every(EN, empty, {}, Site("https://a.example/freed/", embeds)))
    assert json.loads(files["feeds/releases.json"])["feed_url"] == f"{there}/feeds/releases.json"
    own = ET.fromstring(files["feed.xml"]).find(f"{ATOM}link[@rel='self']")
    assert own.get("href") == f"{there}/feed.xml"


def test_a_json_feed_without_an_id_is_found(site):
    record = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    del record["items"][0]["id"]
    assert _wrong(record) == ["'id' is a required property"]


def test_the_index_leads_to_every_page(site):
    html = (site / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'href="(live/[^"]+\.html)"', html)
    assert sorted(found) == sorted(f"live/{path}.html" for path in Listed.of(site / "live").pages)
    assert all((site / each).exists() for each in found)


def test_the_zip_of_a_site_holds_its_index_and_every_page(small_site):
    with zipfile.ZipFile(small_site / archive.name(STORY)) as zipped:
        assert zipped.testzip() is None
        names = set(zipped.namelist())
    listed = Listed.of(small_site / "live").pages
    assert names == {
        f"{STORY.slug}/{each}"
        for each in ("index.html", "search.html", "changes.html", *(f"live/{path}.html" for path in listed))
    }


def test_the_zip_opens_from_a_disk_and_no_link_in_it_leads_to_a_server_that_is_not_there(ledger):
    pages = [build_page(EN, ledger, make(), Site()) for _, make in makers(EN, ledger)]
    front = index(EN, ledger, [each.page for each in pages])
    around = [("index.html", front), (search_page.NAME, search_page.page(EN, ledger, Site()))]
    around.append((changes_page.NAME, changes_page.page(EN, ledger, Site(), versions.only(ledger))))
    files = [*around, *((f"live/{each.page.path}.html", each.html) for each in pages)]
    with zipfile.ZipFile(io.BytesIO(archive.archive(STORY, files))) as zipped:
        names = set(zipped.namelist())
        for name in names:
            html = zipped.read(name).decode()
            folder = Path(name).parent
            for link in re.findall(r'<a\b[^>]*href="?([^"\s>]+)', html):
                if not link.startswith(("http", "#")):
                    parts = (folder / link.partition("#")[0]).parts
                    assert _straight(parts) in names, (name, link)
    assert len(names) == len(pages) + len(around)


def _straight(parts):
    """A path without steps back."""
    found = []
    for part in parts:
        found = found[:-1] if part == ".." else [*found, part]
    return "/".join(found)


def test_the_script_for_hosts_is_small_and_says_its_licence(site):
    assert len(gzip.compress(SCRIPT.read_bytes())) < 1_500
    assert b"MIT" in SCRIPT.read_bytes()[:120]
    assert (site / "embed.js").read_bytes() == SCRIPT.read_bytes()
    assert subprocess.run(["node", "--check", str(SCRIPT)], check=False).returncode == 0


def test_a_version_tells_frozen_pages_of_itself_in_few_bytes(site, ledger):
    path = site / "live" / "version.json"
    assert len(path.read_bytes()) < 1_000
    assert ledger.version in path.read_text(encoding="utf-8")


@pytest.fixture
def wish(ledger):
    page = dict(makers(EN, ledger))["timeline"]()
    return Wish(page, filters={"kind": "pardon,release", "from": "2025-01", "to": ""}, theme="dark", width=320)


def test_the_codes_hold_the_address_with_its_filters(wish):
    there = "https://freed.example/embed/live/timeline.html?kind=pardon,release&from=2025-01&theme=dark"
    assert address(SITE, wish) == there
    escaped = there.replace("&", "&amp;")
    for code in (plain(SITE, wish), growing(SITE, wish), element(SITE, wish)):
        assert f'src="{escaped}"' in code
        assert "max-width:320px" in code
        assert f'height="{wish.page.height(320)}"' in code
    assert "<script" not in plain(SITE, wish)
    assert element(SITE, wish).startswith("<freed-embed>\n<iframe")
    assert "oembed?url=https%3A%2F%2Ffreed.example%2Fembed%2Flive%2Ftimeline.html%3Fkind" in endpoint(SITE, wish)


def test_a_frozen_code_names_its_version(wish, ledger):
    from dataclasses import replace

    assert f"/embed/{ledger.version}/timeline.html" in plain(SITE, replace(wish, folder=ledger.version))


def test_the_markdown_is_a_picture_that_leads_to_the_full_view(wish):
    found = markdown(SITE, wish)
    assert re.fullmatch(r"\[!\[.+\]\(https://\S+/timeline\.png\)\]\(https://freed\.example/timeline\)", found)


def test_who_is_named_no_more_is_taken_out_of_older_versions_too(tables, small_site):
    out, who = small_site, "alena-tsimashchuk"
    first = build(out, SITE, tables.path, effort=QUICK)
    name = next(row["name"] for row in tables.rows("people") if row["person_id"] == who)
    old = out / first.version
    assert (old / "person" / f"{who}.html").exists()
    other = (old / "person" / "ales-bialiatski.html").read_bytes()
    tables.edit("people", "publication", "withheld", lambda row: row["person_id"] == who)
    second = build(out, SITE, tables.path, effort=QUICK)
    assert second.withdrawn >= 1
    assert who not in Listed.of(old).pages
    for path in out.rglob("*"):
        if path.suffix in (".html", ".json", ".svg", ".xml"):
            assert name not in path.read_text(encoding="utf-8"), path
    assert not list(old.glob(f"person/{who}*"))
    assert (old / "person" / "ales-bialiatski.html").read_bytes() == other
