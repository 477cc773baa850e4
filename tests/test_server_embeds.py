"""The embeds as the server gives them out: built beside the serving, packed, kept, and never half."""

import gzip
import json
import re
import time

import brotli
import pytest

from data.load import version_of
from serving.embed_builder import EmbedBuilder, State
from serving.embeds import Embeds
from serving.fragments import Fragments
from serving.settings import SettingError, Settings
from tests import stories
from tests.conftest import Folder
from tests.serve import Server, embeds_built
from tests.sites import served_from


@pytest.fixture(scope="module")
def server(tmp_path_factory, small_tables):
    folder = tmp_path_factory.mktemp("served")
    with Server(folder / "log", env=served_from(small_tables, folder / "embeds")) as process:
        embeds_built(process)
        yield process


def test_a_page_is_given_out_packed_with_its_own_policy_and_may_be_framed_by_anybody(server):
    plain = server.get("/embed/live/timeline.html")
    assert plain.status == 200
    policy = plain.headers["Content-Security-Policy"]
    assert "frame-ancestors" not in policy  # even `*` would shut out the web views of apps, whose pages have no host
    assert "default-src 'none'" in policy
    own = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', plain.text)[1]
    assert policy.startswith(own.replace("&#39;", "'"))
    assert "X-Frame-Options" not in plain.headers
    assert "Set-Cookie" not in plain.headers
    for name, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        packed = server.get("/embed/live/timeline.html", Accept_Encoding=name)
        assert packed.headers["Content-Encoding"] == name
        assert len(packed.body) <= 15_000
        assert unpack(packed.body) == plain.body


def test_live_pages_are_asked_for_anew_and_frozen_ones_are_kept(server, small_tables):
    live, frozen = (server.get(f"/embed/{folder}/timeline.html") for folder in ("live", version_of(small_tables)))
    assert live.body == frozen.body
    assert "max-age=300" in live.headers["Cache-Control"]
    assert "immutable" in frozen.headers["Cache-Control"]
    again = server.get("/embed/live/timeline.html", If_None_Match=live.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("embed/embed.js", "text/javascript"),
        ("embed/live/timeline.card.png", "image/png"),
        ("embed/live/timeline.svg", "image/svg+xml"),
        ("embed/live/timeline.oembed.json", "application/json"),
        ("embed/freed-from-belarus.zip", "application/zip"),
        ("embed/", "text/html"),
        ("robots.txt", "text/plain"),
    ],
)
def test_every_kind_of_file_says_what_it_is(server, name, kind):
    answer = server.get(f"/{name}")
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith(kind)
    assert (answer.headers["Access-Control-Allow-Origin"] == "*") is (kind != "text/html")


@pytest.mark.parametrize(
    "target",
    ["/embed/live/nobody.html", "/embed/../server.py", "/embed/%2e%2e/server.py", "/embed/live/", "/embed//etc/passwd",
     "/embed/live/timeline.html.br", "/embed/0123456789ab/timeline.html", "/piece/../x", "/piece/", "/piece/abc"],
)  # fmt: skip
def test_what_is_not_there_is_a_calm_404(server, target):
    status, answer = server.raw(target.encode())
    assert status == (200 if target.endswith(".br") else 404)
    assert b"Traceback" not in answer


def test_the_page_of_the_desk_and_the_files_below_it_are_two_things(server):
    assert "Put a view into your article" in server.get("/embed").text
    assert server.get("/embed/_stcore/host-config").status == 404


def test_no_page_leads_to_a_feed_where_the_address_of_the_desk_is_not_known(server):
    assert server.get("/feed.xml").status == 404  # the entries of a feed need whole addresses
    for address in ("/", "/changes", "/people?person=ales-bialiatski"):
        assert ".xml" not in server.get(address).text


@pytest.fixture
def brief(tmp_path):
    """The tables of a story of one event, whose site is built in a second or two."""
    return Folder(stories.made_up(tmp_path / "story"))


def test_before_the_first_build_a_reader_is_told_to_come_back_and_a_changed_table_renews_it(brief, tmp_path):
    env = {"FREED_EMBEDS": str(tmp_path / "embeds"), "FREED_TABLES": str(brief.path)}
    with Server(tmp_path / "log", env=env) as server:
        answer = server.get("/embed/live/timeline.html")
        if answer.status == 503:
            assert answer.headers["Retry-After"] == "20"
            assert "This page is being made" in answer.text
        before = embeds_built(server)
        assert before["embeds"]["state"] == "current"
        brief.edit("events", "summary", "Another line")
        for _ in range(600):
            if json.loads(server.get("/readyz").text)["embeds"]["dataset"] != before["dataset"]:
                break
            assert server.get("/embed/live/story/first-event.html").status == 200
            time.sleep(0.2)
        embeds_built(server)
        assert "Another line" in server.get("/embed/live/story/first-event.html").text
        old = server.get(f"/embed/{before['dataset']}/story/first-event.html")
        assert old.status == 200
        assert "Another line" not in old.text


@pytest.mark.slow
def test_a_build_that_fails_is_told_and_what_was_published_stays_up(tmp_path):
    (tmp_path / "embeds").mkdir()
    (tmp_path / "embeds" / "letter.txt").write_text("mine", encoding="utf-8")
    shop = EmbedBuilder(Settings(embeds=tmp_path / "embeds"), lambda: tmp_path)
    thread = shop.start()
    end = time.monotonic() + 60
    while shop.state is State.BUILDING and time.monotonic() < end:
        time.sleep(0.1)
    assert shop.state is State.FAILED
    shop.rest()
    thread.join(5)
    assert not thread.is_alive()
    assert (tmp_path / "embeds" / "letter.txt").exists()


def test_where_embeds_are_made_elsewhere_none_are_made_here(tmp_path):
    with Server(tmp_path / "log", env={"FREED_EMBEDS": "none"}) as server:
        assert json.loads(server.get("/readyz").text)["embeds"]["state"] == "off"
        assert server.get("/embed/live/nobody.html").status == 404
    shop = EmbedBuilder(Settings(embeds=tmp_path / "embeds", makes_embeds=False), lambda: tmp_path)
    thread = shop.start()
    thread.join(5)
    shop.renew()
    assert not thread.is_alive()
    assert shop.state is State.OFF
    assert not (tmp_path / "embeds").exists()


def test_a_folder_without_a_site_holds_no_file(tmp_path):
    embeds = Embeds(tmp_path / "nothing")
    assert embeds.build is None
    assert embeds.names() == frozenset()
    assert embeds.listed().pages == {}
    assert embeds.answer({"type": "http", "method": "GET", "headers": []}, "live/timeline.html") is None


def test_the_address_of_the_embeds_may_be_another_host_and_must_be_one():
    given = Settings.read({"FREED_BASE_URL": "https://a.example", "FREED_EMBED_URL": "https://cdn.example/e/"})
    assert given.embeds_at("https://a.example").top("x") == "https://cdn.example/e/x"
    assert Settings().embeds_at("").top("x") == "/embed/x"
    with pytest.raises(SettingError):
        Settings.read({"FREED_EMBED_URL": "javascript:alert(1)"})


def test_a_piece_is_kept_by_its_digest_and_packed_once():
    pieces = Fragments()
    assert pieces.keep("d1", "<p>x</p>") == "/piece/d1"
    first = pieces.packed("d1")
    assert first.plain == b"<p>x</p>"
    assert pieces.packed("d1") is first
    assert pieces.packed("d2") is None


def test_pieces_that_nobody_shows_make_room():
    pieces = Fragments(most=100)
    for name in "abc":
        pieces.keep(name, "x" * 40)
    assert pieces.packed("a") is None
    assert pieces.packed("c") is not None
    assert pieces.size <= 100


def test_a_large_piece_is_fetched_and_a_session_carries_its_address_only(server):
    import asyncio

    from bench.session import Session

    async def opened():
        session = Session(server.port, "", curious=True)
        await session.open()
        await session.close()
        return session

    session = asyncio.run(opened())
    assert session.bytes < 60_000
    assert any(b"<svg" in brotli.decompress(body) for body in session.fetched.values())
    answer = server.get(next(iter(session.fetched)).decode(), Accept_Encoding="br")
    assert answer.status == 200
    assert "immutable" in answer.headers["Cache-Control"]
