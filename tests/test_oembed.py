"""oEmbed 1.0: what an address of ours becomes, in JSON and in XML, and how the endpoint says no."""

import json
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from components.embeds import oembed
from components.embeds.links import embed_of, workbench_params
from components.embeds.oembed import Frame, Limits, Place
from components.site import Site
from components.text import text_for
from tests.serve import Server, embeds_built
from tests.sites import served_from

EN = text_for("en")
SITE = Site("https://freed.example", "https://static.example/embeds/")
PATHS = {"dashboard", "timeline", "routes", "person/p", "story/e", "routes/e", "who/e", "lifelines"}
FRAME = Frame("timeline", 'A "title" & more', (1300, 1100, 900, 800))


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://freed.example/", Place("live", "dashboard")),
        ("https://freed.example/timeline?kind=pardon,release&from=2025-01&x=1",
         Place("live", "timeline", "kind=pardon,release&from=2025-01")),
        ("https://freed.example/timeline?event=e", Place("live", "story/e")),
        ("https://freed.example/releases?event=e", Place("live", "story/e")),
        ("https://freed.example/routes?release=e&step=2", Place("live", "routes/e")),
        ("https://freed.example/people?person=p", Place("live", "person/p")),
        ("https://freed.example/people?release=e", Place("live", "lifelines", "event=e")),
        ("https://freed.example/claims?subject=e&property=x", Place("live", "who/e")),
        ("https://freed.example/embed?release=e", Place("live", "dashboard", "release=e")),
        ("https://freed.example/embed?view=release&release=e", Place("live", "routes/e")),
        ("https://static.example/embeds/live/person/p.html?theme=dark&evil=1", Place("live", "person/p", "theme=dark")),
        ("https://static.example/embeds/0123456789ab/timeline.html", Place("0123456789ab", "timeline")),
    ],
)  # fmt: skip
def test_an_address_means_one_embed_with_its_filters(address, found):
    assert oembed.place(address, SITE, PATHS) == found


@pytest.mark.parametrize(
    "address",
    [
        "https://freed.example/about",
        "https://freed.example/people?person=nobody",
        "https://elsewhere.example/timeline",
        "ftp://freed.example/timeline",
        "https://freed.example:444/timeline",
        "https://static.example/embeds/live/../../etc/passwd",
        "javascript:alert(1)",
        "",
        "http://[::1",
        "http://[::1]]:x/timeline",
        "http://a\u2100b/",
        "https://freed.example:99999999/timeline",
    ],
)
def test_what_is_not_ours_or_not_there_is_no_embed(address):
    assert oembed.place(address, SITE, PATHS) is None


def test_the_answer_has_what_the_standard_asks_of_rich_content():
    answer = oembed.answer(EN, "Freed from Belarus", SITE, FRAME, "live", "kind=pardon")
    assert answer["type"] == "rich"
    assert answer["version"] == "1.0"
    assert {"html", "width", "height", "thumbnail_url", "thumbnail_width", "thumbnail_height"} <= set(answer)
    assert 'src="https://static.example/embeds/live/timeline.html?kind=pardon"' in answer["html"]
    assert 'title="A &#34;title&#34; &amp; more"' in answer["html"]
    assert "<script" not in answer["html"]


def test_the_limits_of_the_system_that_asks_are_kept():
    answer = oembed.answer(EN, "Freed from Belarus", SITE, FRAME, "live", limits=Limits(400, 300))
    assert (answer["width"], answer["height"]) == (400, 300)
    assert "max-width:400px" in answer["html"]
    assert not any(name.startswith("thumbnail") for name in answer)


@pytest.mark.parametrize(
    ("width", "height"), [(0, 900), (1000, 900), (640, 900), (639, 1100), (320, 1300), (200, 1300)]
)
def test_the_height_fits_the_width_that_is_asked_for(width, height):
    assert oembed.answer(EN, "Freed from Belarus", SITE, FRAME, "live", limits=Limits(width))["height"] == height


def test_the_xml_says_the_same_as_the_json():
    answer = oembed.answer(EN, "Freed from Belarus", SITE, FRAME, "live")
    root = ET.fromstring(oembed.as_xml(answer))
    assert root.tag == "oembed"
    assert {each.tag: each.text for each in root} == {name: str(value) for name, value in answer.items()}


@pytest.mark.parametrize(
    ("page", "given", "asked"),
    [
        ("timeline", {"kind": "pardon", "to": "2025-02"}, {"view": "timeline", "kind": "pardon", "to": "2025-02"}),
        ("timeline", {"event": "e"}, {"view": "story", "story": "e"}),
        ("routes", {"release": "e"}, {"view": "release", "release": "e"}),
        ("people", {"person": "p"}, {"view": "person", "person": "p"}),
        ("claims", {"subject": "e"}, {"view": "who", "who": "e"}),
        ("people", {}, {"view": "lifelines"}),
        ("embed", {"release": "e"}, {"view": "dashboard", "release": "e"}),
    ],
)
def test_every_view_leads_to_the_embed_page_with_its_state(page, given, asked):
    assert workbench_params(*embed_of(page, given)) == asked


@pytest.fixture(scope="module")
def server(tmp_path_factory, small_tables):
    folder = tmp_path_factory.mktemp("oembed")
    with Server(folder / "log", env=served_from(small_tables, folder / "embeds")) as process:
        embeds_built(process)
        yield process


def _ask(server, address, **more):
    rest = "".join(f"&{name}={value}" for name, value in more.items())
    return server.get(f"/oembed?url={quote(address, safe='')}{rest}")


def test_the_endpoint_answers_in_json_and_in_xml(server):
    there = f"http://127.0.0.1:{server.port}/people?person=ales-bialiatski"
    found = _ask(server, there)
    assert found.status == 200
    assert found.headers["Content-Type"].startswith("application/json")
    assert found.headers["Access-Control-Allow-Origin"] == "*"
    answer = json.loads(found.text)
    assert f"http://127.0.0.1:{server.port}/embed/live/person/ales-bialiatski.html" in answer["html"]
    xml = _ask(server, there, format="xml", maxwidth=300)
    assert xml.headers["Content-Type"].startswith("text/xml")
    assert ET.fromstring(xml.body).find("width").text == "300"


def test_the_frame_of_an_answer_can_be_fetched(server):
    answer = json.loads(_ask(server, f"http://127.0.0.1:{server.port}/timeline?kind=pardon").text)
    path = answer["html"].split('src="')[1].split('"')[0].partition(f":{server.port}")[2].replace("&amp;", "&")
    assert server.get(path).status == 200
    card = answer["thumbnail_url"].partition(f":{server.port}")[2]
    assert server.get(card).body.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        ("?url=", 400),
        ("?url=https%3A%2F%2Felsewhere.example%2F", 404),
        ("?url=nonsense", 404),
        ("?url=http://[::1", 404),
        ("?url=http://a%E2%84%80b/", 404),
        ("?url=http://127.0.0.1:port/", 404),
        ("?url=%FF%FE", 404),
        ("?url=http%3A%2F%2F127.0.0.1%2Ftimeline&format=yaml", 501),
        ("?format=xml&url=", 400),
    ],
)
def test_the_endpoint_says_no_as_the_standard_has_it(server, query, status):
    answer = server.get(f"/oembed{query}")
    assert answer.status == status
    assert "Traceback" not in answer.text


def test_a_page_of_the_desk_tells_where_to_ask(server):
    page = server.get("/people?person=ales-bialiatski").text
    there = page.split('type="application/json+oembed" href="')[1].split('"')[0].replace("&amp;", "&")
    assert server.get(there.partition(f":{server.port}")[2]).status == 200
    assert "application/json+oembed" not in server.get("/about").text


def test_a_page_of_the_desk_has_the_card_of_its_embed(server):
    page = server.get("/people?person=ales-bialiatski").text
    card = page.split('property="og:image" content="')[1].split('"')[0]
    assert card.endswith("/embed/live/person/ales-bialiatski.card.png")
    assert server.get(card.partition(f":{server.port}")[2]).body.startswith(b"\x89PNG")
    assert "og:image" not in server.get("/about").text
