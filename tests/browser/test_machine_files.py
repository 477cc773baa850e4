"""What machines read holds their schemas: the map of the site, the feed, and the answers of oEmbed."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html, isoschematron

SCHEMAS = Path(__file__).parent.parent / "schemas"


@pytest.fixture(scope="module")
def sitemap(modules):
    """The schema of sitemaps.org, as the package `sitemap` ships it."""
    return etree.XMLSchema(etree.parse(modules / "sitemap" / "schema" / "sitemap.xsd"))


def _wrong_in_sitemap(schema, content):
    schema.validate(etree.fromstring(content))
    return [f"{error.line}: {error.message}" for error in schema.error_log]


def _wrong_in_feed(content):
    """What the grammar of Atom says, and the rules beside it that no grammar can say."""
    grammar = etree.parse(SCHEMAS / "atom.rng")
    feed, shape, rules = etree.fromstring(content), etree.RelaxNG(grammar), isoschematron.Schematron(grammar)
    shape.validate(feed)
    rules.validate(feed)
    told = (etree.fromstring(error.message).findtext("{*}text") for error in rules.error_log)
    return [*(f"{error.line}: {error.message}" for error in shape.error_log), *told]


@pytest.fixture(scope="module")
def oembed():
    schema = json.loads((SCHEMAS / "oembed-rich.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_sitemap_holds_the_schema_of_sitemaps_org(published, sitemap):
    assert not _wrong_in_sitemap(sitemap, (published / "sitemap.xml").read_bytes())


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<loc>https://freed.example/timeline<", b"<loc>timeline<"),
        (b"<lastmod>20", b"<lastmod>in 20"),
        (b"<loc>", b"<name>x</name><loc>"),
    ],
)
def test_a_planted_mistake_in_the_sitemap_is_found(right, wrong, published, sitemap):
    content = (published / "sitemap.xml").read_bytes()
    assert right in content
    assert _wrong_in_sitemap(sitemap, content.replace(right, wrong, 1))


def test_the_feed_holds_rfc_4287(published):
    content = (published / "feed.xml").read_bytes()
    assert content.count(b"<entry>") > 50
    assert not _wrong_in_feed(content)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (b"T00:00:00Z</updated>", b"</updated>", "dateTime"),
        (b"<title>", b"<title>x</title><title>", "title"),
        (b"<author>", b"<editor/><author>", "editor"),
        (b"<id>tag:", b"<id>", "absolute IRI"),
        (b"<name>", b"<nickname>x</nickname><name>", "element author"),
        (b"</entry>", b'<link rel="alternate" type="text/html" href="x"/></entry>', "one alternate"),
    ],
)
def test_a_planted_mistake_in_the_feed_is_found(right, wrong, said, published):
    content = (published / "feed.xml").read_bytes()
    assert right in content
    found = _wrong_in_feed(content.replace(right, wrong, 1))
    assert any(said in each for each in found), found


def test_a_feed_without_an_author_is_found(published):
    feed = etree.parse(published / "feed.xml")
    for author in feed.findall("{*}author"):
        feed.getroot().remove(author)
    found = _wrong_in_feed(etree.tostring(feed))
    assert any("must have an atom:author" in each for each in found), found


def test_what_an_entry_of_the_feed_holds_is_html_and_is_escaped_once(published):
    for content in etree.parse(published / "feed.xml").iterfind("{*}entry/{*}content"):
        assert content.get("type") == "html"
        parts = html.fragments_fromstring(content.text, no_leading_text=True)
        assert {part.tag for part in parts} == {"p"}, content.text
        assert not any("<" in part.text_content() for part in parts), content.text


def test_every_answer_of_oembed_holds_the_specification(published, oembed):
    answers = sorted((published / "live").rglob("*.oembed.json"))
    assert len(answers) == len(list((published / "live").rglob("*.html")))
    wrong = [
        f"{path.name}: {error.json_path}: {error.message}"
        for path in answers
        for error in oembed.iter_errors(json.loads(path.read_text(encoding="utf-8")))
    ]
    assert not wrong


@pytest.mark.parametrize(
    "change",
    [
        {"version": 1.0},
        {"type": "page"},
        {"html": None},
        {"width": "640"},
        {"height": 0},
        {"thumbnail_height": None},
        {"thumbnail_url": "/live/timeline.card.png"},
    ],
    ids=str,
)
def test_a_planted_mistake_in_an_answer_is_found(change, published, oembed):
    answer = json.loads((published / "live" / "timeline.oembed.json").read_text(encoding="utf-8"))
    assert oembed.is_valid(answer)
    changed = {name: value for name, value in {**answer, **change}.items() if value is not None}
    assert not oembed.is_valid(changed)
