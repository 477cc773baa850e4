"""nginx gives out a published folder of embeds: pages, packed forms, headers, what is not there, and a turn."""

import gzip
import hashlib
import html
import http.client
import json
import re
import ssl

import pytest
from farm import BROTLI, ask, certificate, free_port, made_up

from components.embeds import inline_js
from deploy import render

PAGE, STORY = "live/timeline.html", "live/story/release-2025-12-13.html"
A_WHILE, FOREVER = "public, max-age=300, stale-while-revalidate=86400", "public, max-age=31536000, immutable"
SHUT = ("default-src 'none'", "style-src 'unsafe-inline'", "connect-src 'self'", "img-src 'self' data:")
SHUT += ("base-uri 'none'", "form-action 'none'")


@pytest.fixture
def host(put_up, published):
    """The embeds as a host of their own."""
    return put_up([], "--embeds", str(published))


@pytest.fixture
def version(published):
    """The version that is published."""
    return json.loads((published / "live/version.json").read_text(encoding="utf-8"))["version"]


def test_a_page_is_found_at_the_root_and_below_embed_with_and_without_its_ending(host, published):
    for name in (PAGE, STORY):
        body = (published / name).read_bytes()
        for address in (f"/{name}", f"/embed/{name}", f"/{name}?theme=dark", f"/embed/{name.removesuffix('.html')}"):
            status, headers, sent = ask(host.port, address)
            assert (status, sent) == (200, body), address
            assert headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("/embed", "/embed/"),
        ("/live", "/"),
        ("/embed/live/", "/embed/"),
        ("/live/routes/", "/live/routes.html"),
        ("/embed/live/routes/release-2025-12-13/?theme=dark", "/embed/live/routes/release-2025-12-13.html?theme=dark"),
    ],
)
def test_an_address_of_a_folder_leads_to_a_page(host, address, there):
    status, headers, _ = ask(host.port, address)
    assert status in (301, 302)
    assert headers["location"] == there
    assert ask(host.port, there)[0] == 200


def test_the_list_of_everything_stands_at_both_roots(host, published):
    for address in ("/", "/embed/"):
        assert ask(host.port, address)[::2] == (200, (published / "index.html").read_bytes())


@pytest.mark.parametrize("name", [PAGE, STORY, "embed.js", "live/timeline.svg", "live/manifest.json", "feed.xml"])
def test_files_are_sent_as_they_were_packed_when_they_were_published(host, published, name):
    plain = (published / name).read_bytes()
    status, headers, sent = ask(host.port, f"/embed/{name}")
    assert (status, sent, headers.get("content-encoding")) == (200, plain, None)
    assert headers["vary"] == "Accept-Encoding"
    status, headers, sent = ask(host.port, f"/embed/{name}", accept_encoding="gzip, deflate")
    assert (headers["content-encoding"], headers["vary"]) == ("gzip", "Accept-Encoding")
    assert sent == (published / f"{name}.gz").read_bytes()
    assert gzip.decompress(sent) == plain
    if BROTLI:
        status, headers, sent = ask(host.port, f"/embed/{name}", accept_encoding="gzip, deflate, br")
        assert (headers["content-encoding"], headers["vary"]) == ("br", "Accept-Encoding")
        assert sent == (published / f"{name}.br").read_bytes()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("live/timeline.png", "image/png"),
        ("live/timeline.svg", "image/svg+xml"),
        ("live/timeline.oembed.json", "application/json"),
        ("embed.js", "text/javascript; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("sitemap.xml", "application/xml"),
        ("feed.xml", "application/atom+xml; charset=utf-8"),
        ("freed-from-belarus.zip", "application/zip"),
    ],
)
def test_other_sites_may_read_everything_but_pages(host, published, name, kind):
    status, headers, sent = ask(host.port, f"/{name}", accept_encoding="gzip, br")
    assert status == 200
    assert (headers["content-type"], headers["access-control-allow-origin"]) == (kind, "*")
    assert (headers["cache-control"], headers["cross-origin-resource-policy"]) == (A_WHILE, "cross-origin")
    assert "access-control-allow-origin" not in ask(host.port, f"/{PAGE}")[1]
    assert sent


def test_what_follows_the_data_is_kept_for_minutes_and_a_version_for_ever(host, version):
    for root in ("", "/embed"):
        for name in (PAGE, STORY, "live/timeline.png", "live/version.json"):
            kept = name.replace("live", version, 1)
            assert ask(host.port, f"{root}/{name}")[1]["cache-control"] == A_WHILE
            status, headers, _ = ask(host.port, f"{root}/{kept}", accept_encoding="gzip, br")
            assert (status, headers["cache-control"]) == (200, FOREVER)


def test_every_answer_says_who_may_frame_it_and_what_it_may_do(host, published, version):
    for address in ("/", f"/{PAGE}", f"/embed/{version}/timeline", "/live/timeline.svg", "/live/nothing.html"):
        _, headers, _ = ask(host.port, address)
        policy = headers["content-security-policy"].split("; ")
        assert set(SHUT) < set(policy)
        assert (headers["x-content-type-options"], headers["cross-origin-resource-policy"]) == (
            "nosniff",
            "cross-origin",
        )
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert not {"set-cookie", "x-frame-options", "strict-transport-security"} & set(headers)
        assert "/" not in headers["server"]


def test_the_policy_lets_the_script_of_every_page_run_and_no_other(host, published):
    policy = ask(host.port, f"/{PAGE}")[1]["content-security-policy"]
    allowed = set(re.search(r"script-src ([^;]+)", policy)[1].split())
    wanted = set()
    for page in published.glob("*/**/*.html"):
        wanted |= set(re.search(r"script-src ([^;]+)", html.unescape(page.read_text(encoding="utf-8")))[1].split())
    assert len(wanted) > 0
    assert wanted <= allowed
    assert allowed == wanted | set(re.search(r"script-src ([^;]+)", inline_js.policy(""))[1].split())
    assert all(each.startswith("'sha256-") for each in allowed)


def test_the_script_of_an_older_version_goes_on_running(tmp_path):
    older = tmp_path / "site" / "0123456789ab"
    older.mkdir(parents=True)
    (older / "timeline.html").write_text("<meta content=\"script-src &#39;sha256-older=&#39;;style-src 'x'\">")
    assert render.main([str(tmp_path / "conf"), "--embeds", str(tmp_path / "site")]) == 0
    written = (tmp_path / "conf/freed/embed-headers.conf").read_text()
    assert "'sha256-older='" in written
    assert re.search(r"script-src ([^;]+)", inline_js.policy(""))[1] in written


def test_a_file_that_did_not_change_is_not_sent_again(host):
    for encoding in ("identity", "gzip", "br"):
        _, headers, _ = ask(host.port, f"/{PAGE}", accept_encoding=encoding)
        status, again, body = ask(host.port, f"/{PAGE}", accept_encoding=encoding, if_none_match=headers["etag"])
        assert (status, body) == (304, b"")
        assert (again["cache-control"], again["vary"]) == (A_WHILE, "Accept-Encoding")


@pytest.mark.parametrize(
    "address",
    [
        "/live/nothing.html",
        "/embed/live/nothing.png",
        "/0123456789ab/timeline.html",
        "/live/person/",
        "/embed/.site.builds/lock",
        "/live/../../.site.builds/lock",
        "/embed/%2e%2e/%2e%2e/etc/passwd",
    ],
)
def test_what_is_not_there_is_told_calmly_and_not_kept(host, address):
    status, headers, body = ask(host.port, address)
    if status == 301:
        status, headers, body = ask(host.port, headers["location"])
    assert status in (400, 404)
    if status == 404:
        assert (headers["content-type"], headers["cache-control"]) == ("text/html; charset=utf-8", "no-store")
        assert b"no page at this address" in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_is_written(host, method):
    assert ask(host.port, f"/{PAGE}", method=method)[0] == 405


def test_the_logs_hold_neither_addresses_nor_queries_of_readers(host):
    for address in (f"/{PAGE}?theme=secret", "/live/nothing?q=secret", "/live/routes/?q=secret"):
        ask(host.port, address, source="127.7.4.9", user_agent="secret", referer="http://secret/")
    written = host.log.read_text() + host.errors.read_text()
    assert PAGE in written
    assert "127.7.4.9" not in written
    assert "secret" not in written


def test_with_a_certificate_it_asks_browsers_to_come_that_way_again(put_up, published, folder):
    chain, key = certificate(folder)
    host = put_up([], "--embeds", str(published), "--certificate", str(chain), "--key", str(key))
    context = ssl.create_default_context(cafile=str(chain))
    context.check_hostname = False
    line = http.client.HTTPSConnection("127.0.0.1", host.port, timeout=30, context=context)
    line.request("GET", f"/{PAGE}")
    answer = line.getresponse()
    assert answer.status == 200
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    line.close()


def test_the_desk_gives_out_a_folder_and_leaves_its_own_page_to_a_replica(put_up, published):
    server, replica = made_up(200)
    front = put_up([replica], "--embeds", str(published))
    status, headers, body = ask(front.port, f"/embed/{PAGE}")
    assert (status, body) == (200, (published / PAGE).read_bytes())
    assert (headers["cache-control"], headers["cross-origin-resource-policy"]) == (A_WHILE, "cross-origin")
    assert ask(front.port, "/embed/live/nothing")[0] == 404
    assert ask(front.port, "/embed/")[2] == (published / "index.html").read_bytes()
    assert not server.asked
    assert ask(front.port, "/embed?page=routes")[::2] == (200, b"ok")
    assert ask(front.port, "/live/timeline.html")[::2] == (200, b"ok")
    assert server.asked == ["/embed?page=routes", "/live/timeline.html"]


def test_without_a_folder_the_embeds_come_from_a_replica_that_has_made_them(put_up):
    (_, building), (_, without), (server, other) = made_up(503), made_up(404), made_up(200)
    front = put_up([building, without, other])
    addresses = [f"/embed/live/timeline.html?theme={each}" for each in range(20)]
    found = {ask(front.port, address, source=f"127.7.1.{at + 1}")[0] for at, address in enumerate(addresses)}
    assert found == {200}
    assert server.asked == addresses


def test_without_a_folder_the_page_of_the_desk_is_not_taken_for_that_of_the_embeds(put_up):
    server, replica = made_up(200)
    front = put_up([replica])
    assert ask(front.port, "/embed?page=routes")[0] == 200
    assert ask(front.port, "/embed/")[0] == 200
    assert server.asked == ["/embed?page=routes", "/embed/"]


def test_where_no_replica_answers_the_folder_is_given_out_all_the_same(put_up, published):
    front = put_up([f"127.0.0.1:{free_port()}"], "--embeds", str(published))
    assert ask(front.port, f"/embed/{STORY}")[0] == 200
    assert ask(front.port, "/embed")[0] == 502


def test_what_is_listed_can_be_fetched_and_is_what_the_manifest_says(host, published):
    listed = json.loads((published / "live/manifest.json").read_text(encoding="utf-8"))["pages"]
    for page in list(listed.values())[::10]:
        status, _, body = ask(host.port, f"/embed/{page['file']}")
        assert (status, hashlib.sha256(body).hexdigest()) == (200, page["sha256"])
