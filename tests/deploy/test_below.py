"""The desk below a path of another site, behind nginx as the how-to says: every address leads below that path."""

import json
import re
import socket
import subprocess
from html import unescape
from urllib.parse import urlsplit

import pytest
from farm import ROOT, Replica, ask, free_port

from components import addresses
from components.content.pages import pages
from components.embeds.oembed import place
from components.site import Site
from serving.settings import SettingError, Settings

GUIDE = ROOT / "docs" / "how-to" / "run-on-more-than-one-machine.md"
CONFIGURATION = """
pid nginx.pid; error_log stderr emerg; events {{ }}
http {{
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
  map $http_upgrade $freed_connection {{ default upgrade; '' close; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{ return 404 "the neighbour"; }}
{recipe}
  }}
}}
"""


def _recipe(replica):
    text = GUIDE.read_text(encoding="utf-8").partition("### Below a path of another site")[2].partition("\n###")[0]
    lines = "\n".join(line for line in text.splitlines() if line.startswith("    "))
    assert "http://127.0.0.1:8501" in lines
    return lines.replace("127.0.0.1:8501", replica)


@pytest.fixture(scope="module")
def site(nginx, tmp_path_factory):
    """The address of the desk below /freed, with one replica that was told so."""
    folder, port = tmp_path_factory.mktemp("below"), free_port()
    replica = Replica(folder)
    replica.environment |= {"FREED_BASE_URL": f"http://127.0.0.1:{port}/freed", "FREED_EMBEDS": "none"}
    replica.environment["FREED_EMBED_URL"] = f"http://127.0.0.1:{port}/freed/embed/"
    replica.start()
    (folder / "nginx.conf").write_text(CONFIGURATION.format(port=port, recipe=_recipe(replica.address)))
    command = [nginx, "-p", f"{folder}/", "-c", "nginx.conf", "-e", "stderr", "-g", "daemon off;"]
    process = subprocess.Popen(command)
    try:
        replica.ready()
        yield port, replica
    finally:
        process.terminate()
        process.wait(10)
        replica.end()


@pytest.mark.parametrize("page", pages())
def test_every_address_of_a_page_leads_below_the_path(site, page):
    port, replica = site
    path = f"/freed/{'' if page == 'overview' else page}"
    status, headers, body = ask(port, path)
    text = body.decode()
    found = re.findall(r'\b(?:href|src)="(/[^"]*)"|\burl\((/[^)]*)\)|"(/_stcore[^"]*|/static[^"]*)"', text)
    leading = {one for each in found for one in each if one}
    assert status == 200
    assert len(leading) > 8
    assert all(each.startswith("/freed/") and not each.startswith("/freed/freed/") for each in leading), leading
    assert f'rel="canonical" href="http://127.0.0.1:{port}{path}"' in text
    assert f"ws://127.0.0.1:{port}" in headers["content-security-policy"]
    # Feeds come with the embeds, which nobody gives out here.
    for each in {unescape(one).partition("#")[0] for one in leading if "/embed/" not in one and "/feed" not in one}:
        assert ask(port, each)[0] == 200, each
    plain = ask(replica.port, path.removeprefix("/freed"))
    assert (plain[0], plain[2]) == (200, body)


def test_the_path_itself_and_other_spellings_lead_to_a_page(site):
    port, _ = site
    assert ask(port, "/freed")[1]["location"].endswith("/freed/")
    assert ask(port, "/freed/timeline/?kind=pardon")[1]["location"] == "/freed/timeline?kind=pardon"
    assert ask(port, "/freed/overview")[1]["location"] == "/freed/"
    assert ask(port, "/freed/nothing")[0] == 404
    assert b'href="/freed/timeline"' in ask(port, "/freed/nothing")[2]
    assert ask(port, "/timeline")[2] == b"the neighbour"
    assert ask(port, "/freed/metrics")[0] == 404
    assert json.loads(ask(port, "/freed/readyz")[2])["status"] == "ready"


def test_a_reader_below_the_path_finds_every_page_and_asks_nothing_outside(site, browser):
    port, _ = site
    page = browser.new_page()
    answers, sockets = [], []
    page.on("response", lambda answer: answers.append((urlsplit(answer.url).path, answer.status)))
    page.on("websocket", lambda line: sockets.append(urlsplit(line.url).path))
    page.goto(f"http://127.0.0.1:{port}/freed/timeline")
    page.get_by_role("button", name="Interactive view").click()
    page.wait_for_selector(".stMain h1", timeout=60_000)
    page.get_by_role("link", name="People", exact=True).first.click()
    page.wait_for_url("**/freed/people*", timeout=60_000)
    page.wait_for_selector(".stMain .fb-canvas[data-drawn] a[href^='/freed/people?person=']", timeout=60_000)
    page.locator(".stMain a[href^='/freed/people?person=']").first.click()
    page.wait_for_url("**/freed/people?person=*", timeout=60_000)
    page.reload()
    page.get_by_role("button", name="Interactive view").click()
    page.wait_for_selector(".stMain h1", timeout=60_000)
    assert sockets
    assert set(sockets) == {"/freed/_stcore/stream"}
    assert all(path.startswith("/freed/") for path, _ in answers), answers
    assert not [each for each in answers if each[1] >= 400]


def test_a_handshake_of_a_foreign_origin_is_refused_below_the_path_too(site):
    port, _ = site
    for origin, expected in ((f"http://127.0.0.1:{port}", b" 101 "), ("http://evil.example", b" 403 ")):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
            line.sendall(
                f"GET /freed/_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                f"Origin: {origin}\r\n\r\n".encode()
            )
            assert expected in line.recv(30)


def test_an_oembed_address_below_the_path_is_one_of_ours():
    there = Site("https://a.example/freed", "https://a.example/freed/embed/")
    found = {
        path: place(f"https://a.example{path}", there, {"dashboard", "timeline"})
        for path in ("/freed/timeline", "/freed", "/timeline", "/freedom/timeline", "/freed/embed/live/timeline.html")
    }
    assert {path for path, each in found.items() if each} == {
        "/freed/timeline",
        "/freed",
        "/freed/embed/live/timeline.html",
    }


def test_an_address_loses_the_path_once():
    addresses.stands_below("/freed")
    try:
        assert addresses.rooted('<a href="/timeline"> <a href="//x"> url(/app/x)') == (
            '<a href="/freed/timeline"> <a href="//x"> url(/freed/app/x)'
        )
    finally:
        addresses.stands_below("")
    assert addresses.rooted('<a href="/timeline">') == '<a href="/timeline">'


@pytest.mark.parametrize(
    "value", ["https://a.example/a b", "https://a.example/../x", "https://a.example/x?y", "/freed"]
)
def test_an_address_with_a_path_that_cannot_be_meant_is_refused(value):
    with pytest.raises(SettingError, match="FREED_BASE_URL"):
        Settings.read({"FREED_BASE_URL": value})


def test_an_address_with_a_path_is_taken_apart():
    given = Settings.read({"FREED_BASE_URL": "https://a.example/news/freed/"})
    assert (given.origin, given.below) == ("https://a.example", "/news/freed")
