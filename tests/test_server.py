"""The server as it answers: pages, headers, files, health, limits; all against a real process."""

import asyncio
import gzip
import json
import logging
import os
import random
import re
import string
from html import unescape
from urllib.parse import quote

import brotli
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.content.pages import pages
from data import people
from data.store import Store
from serving import index_html
from serving.compression import preferred
from serving.first_paint import PRELOAD, FirstPaint
from serving.let_go import WINDOW, LetGo
from serving.limits import LARGEST_MESSAGE, Bucket, refusal, slowed
from serving.settings import SettingError, Settings, Start
from tests.serve import Server

ADDRESSES = ("/", *(f"/{name}" for name in list(pages())[1:]))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    env = {"FREED_METRICS_TOKEN": "open sesame", "FREED_AHEAD": "everything"}
    with Server(tmp_path_factory.mktemp("server") / "log", env=env) as process:
        yield process


def _head(text, pattern):
    found = re.search(pattern, text)
    return found.group(1) if found else None


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_leaves_with_its_own_words_in_its_head_and_body(server, address):
    page = server.get(address)
    title = _head(page.text, r"<title>([^<]+)</title>")
    assert page.status == 200
    assert title.endswith(" · Freed from Belarus")
    assert _head(page.text, r'<link rel="canonical" href="([^"]+)"') == f"http://127.0.0.1:{server.port}{address}"
    assert _head(page.text, r'name="description" content="([^"]+)"')
    assert _head(page.text, r'property="og:title" content="([^"]+)"') == title
    assert page.text.count("<h1") == 1
    assert '<html lang="en" data-app="intent">' in page.text
    assert not re.search(r"<link[^>]+(?:modulepreload|stylesheet)|<script[^>]+src=", page.text)
    assert "Streamlit</title>" not in page.text


def test_every_page_has_a_title_of_its_own(server):
    titles = {_head(server.get(address).text, r"<title>([^<]+)</title>") for address in ADDRESSES}
    assert len(titles) == len(ADDRESSES)


def test_a_person_and_an_event_have_their_own_page(server, ledger):
    person, event = ledger.people["ales-bialiatski"], ledger.events["release-2025-12-13"]
    found = server.get("/people?person=ales-bialiatski&utm_source=x").text
    assert person.name in _head(found, r"<title>([^<]+)</title>")
    assert _head(found, r'rel="canonical" href="([^"]+)"').endswith("/people?person=ales-bialiatski")
    assert '"@type":"ProfilePage"' in found
    assert event.headline in server.get("/releases?event=release-2025-12-13").text


def test_what_no_page_knows_in_an_address_is_ignored_and_what_does_not_exist_is_told(server):
    plain = server.get("/people")
    assert server.get("/people?x=%3Cscript%3E").body == plain.body
    page = server.get("/people?person=nobody-here")
    assert page.status == 200
    assert "“nobody-here” (person in the address) is not on record." in page.text
    assert "nobody-here" not in plain.text


def test_the_structured_data_is_json_that_cannot_end_its_element(server):
    for address in ADDRESSES:
        found = _head(server.get(address).text, r'<script type="application/ld\+json">([^<]+)</script>')
        assert json.loads(found)["@context"] == "https://schema.org"


@pytest.mark.parametrize(
    "address", ["/nothing", "/people/x", "/static/js/none.js", "/.env", "/overview.php", "/_nothing"]
)
def test_an_unknown_address_gets_a_real_page_with_a_way_on(server, address):
    page = server.get(address)
    assert page.status == 404
    assert "There is no page at this address" in page.text
    assert 'href="/timeline"' in page.text.partition("<main")[2]
    assert page.text.count("<nav") == page.text.count("<search") + page.text.count('role="search"') == 1


def test_other_spellings_of_an_address_lead_to_the_page(server):
    assert server.get("/timeline/?event=x").headers["location"] == "/timeline?event=x"
    assert server.get("/overview").headers["location"] == "/"


@pytest.mark.parametrize("probe", ["health", "host-config"])
def test_streamlits_probes_below_a_page_are_answered(server, probe):
    assert server.get(f"/claims/_stcore/{probe}").status == server.get(f"/_stcore/{probe}").status == 200


def test_the_policy_is_on_every_answer_and_names_every_inline_script(server):
    for address in (*ADDRESSES, "/nothing", "/static/js/none.js", "/readyz"):
        policy = server.get(address).headers["content-security-policy"]
        assert "unsafe-eval" not in policy
        assert "blob:" not in policy.split("script-src")[1].split(";")[0]
        assert "frame-ancestors 'none'" in policy
    page = server.get("/")
    for script in re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL):
        assert index_html.digest(script) in page.headers["content-security-policy"]


def test_the_other_headers_are_there_and_no_cookie(server):
    for address in ("/", "/readyz", "/nothing", "/_stcore/health", "/_stcore/host-config"):
        headers = server.get(address).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["set-cookie"] is None
        assert headers["strict-transport-security"] is None


def test_a_page_is_packed_and_sent_again_only_when_it_changed(server):
    plain, small = server.get("/"), server.get("/", Accept_Encoding="gzip, br")
    assert brotli.decompress(small.body) == plain.body
    assert gzip.decompress(server.get("/", Accept_Encoding="gzip").body) == plain.body
    assert len(small.body) < len(plain.body) / 4
    assert server.get("/", If_None_Match=plain.headers["etag"]).status == 304
    assert server.get("/", "HEAD").body == b""


def test_files_are_packed_and_kept_by_browsers(server):
    script = re.search(r"/static/js/index\.[\w-]+\.js", server.get("/").text).group()
    plain, small = server.get(script), server.get(script, Accept_Encoding="br")
    assert "immutable" in small.headers["cache-control"]
    assert brotli.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 3
    assert server.get(script, If_None_Match=plain.headers["etag"]).status == 304
    font = server.get("/app/static/fonts/ibm-plex-sans-latin-wght-normal.woff2", Accept_Encoding="br")
    assert font.headers["content-encoding"] is None
    assert "max-age" in font.headers["cache-control"]


def test_the_script_of_the_canvas_comes_from_this_server(server):
    page = server.get("/_stcore/bidi-components/freed.canvas/canvas.js")
    assert page.status == 200
    assert "export default" in page.text


def test_it_says_whether_it_is_up_and_what_it_shows(server, ledger):
    state = json.loads(server.get("/readyz").text)
    assert server.get("/healthz").text == "ok\n"
    assert (state["status"], state["dataset"], state["stale"]) == ("ready", ledger.version, False)


def test_metrics_are_for_this_machine_or_the_token_only(server):
    assert "freed_sessions 0" in server.get("/metrics").text
    assert server.get("/metrics", X_Forwarded_For="203.0.113.9").status == 404
    assert server.get("/metrics", X_Forwarded_For="203.0.113.9", Authorization="Bearer open sesame").status == 200
    assert server.get("/_stcore/metrics").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_can_be_written(server, method):
    assert server.get("/_stcore/upload_file/a/b", method).status == 405
    assert server.get("/", method).status == 405


def test_an_overlong_address_is_refused(server):
    assert server.get("/people?q=" + "x" * 3000).status == 414
    assert server.get("/" + "x" * 3000).status == 414


def test_the_log_names_no_reader_and_repeats_no_search(server):
    server.get("/people?q=Somebodyinparticular")
    assert "/people 200" in server.said
    assert "Somebodyinparticular" not in server.said
    assert "127.0.0.1:" not in server.said.replace(f"http://127.0.0.1:{server.port}", "")


def _hostile(dice):
    """One address that nobody means well with."""
    pieces = [
        "<script>alert(1)</script>",
        "'\"><svg onload=alert(1)>",
        "../../../../etc/passwd",
        "%2e%2e%2f",
        "%00",
        "\0",
    ]
    pieces += ["%ff%fe", "%", "%zz", "{{7*7}}", "${jndi:ldap://x}", "' OR 1=1 --", "javascript:alert(1)", "A" * 3000]
    pieces += ["\r\nSet-Cookie: a=b", "é", "Ж", "\u202e", "//evil.example", "\\\\evil", ";", "&&", "=", "?", "#", "[]"]
    names = [
        "event",
        "kind",
        "from",
        "to",
        "release",
        "step",
        "person",
        "q",
        "sort",
        "view",
        "page",
        "subject",
        "property",
    ]
    names += ["standing", "embed", "category", "status", *pieces]
    noise = "".join(dice.choices(string.printable, k=dice.randrange(40)))
    value = lambda: dice.choice([*pieces, noise, "release-2025-12-13", "-1", "9" * 40, "", "a,b,,c"])  # noqa: E731
    escape = dice.choice([str, quote])
    path = dice.choice(
        [*ADDRESSES, *ADDRESSES, f"/{value()}", f"/static/{value()}", f"/_stcore/{value()}", f"/app/static/{value()}"]
    )
    query = "&".join(f"{escape(dice.choice(names))}={escape(value())}" for _ in range(dice.randrange(5)))
    target = f"{path}?{query}".encode(dice.choice(["utf-8", "utf-16-le"]), "replace")
    return bytes(byte for byte in target if byte not in b" \r\n\0") or b"/"


def test_hostile_addresses_get_calm_answers(server):
    dice = random.Random(20251213)
    for _ in range(int(os.environ.get("FUZZ", "1000"))):
        target = _hostile(dice)
        status, answer = server.raw(target)
        assert status < 500, target
        assert b"Traceback" not in answer, target
        assert b"<script>alert(1)" not in answer, target
        assert b"<svg onload" not in answer, target
        assert b"root:x:" not in answer, target
        assert b"\r\nset-cookie" not in answer.split(b"\r\n\r\n")[0].lower(), target
    assert "Traceback" not in server.said


def test_without_the_markers_the_file_is_served_as_it_is(monkeypatch, caplog):
    from serving import first_paint

    strange = "<html><head><title>Another Streamlit</title></head><body></body></html>"
    monkeypatch.setattr(first_paint.index_html, "source", lambda: strange)
    with caplog.at_level(logging.WARNING):
        made = first_paint.FirstPaint(first_paint.Store())
    assert made.page("overview", b"", "").plain == strange.encode()
    assert "markers" in caplog.text


def test_the_pinned_streamlit_has_the_markers():
    html = index_html.source()
    assert all(html.count(marker) == 1 for marker in index_html.MARKERS)
    assert index_html.take_apart(html)


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("*", "br"), ("", ""), ("br;q=x", "")],
)
def test_the_encoding_is_one_that_the_browser_reads(accepted, chosen):
    assert preferred(accepted) == chosen


def test_a_burst_goes_through_and_a_flood_waits():
    now = 0.0
    bucket = Bucket(3, 2.0, lambda: now)
    assert [bucket.wait() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]
    now = 10.0
    assert bucket.wait() == 0


def test_refusals():
    assert (refusal("GET", "/", b""), refusal("POST", "/", b""), refusal("GET", "/" * 600, b"")) == (0, 405, 414)


def test_settings_that_cannot_be_meant_are_refused():
    assert Settings.read({"FREED_FRAME_ANCESTORS": "https://a.example https://*.b.example"}).frame_ancestors[1]
    for name, value in (
        ("FREED_BASE_URL", "desk"),
        ("FREED_FRAME_ANCESTORS", "x; script-src *"),
        ("FREED_MAX_SESSIONS", "0"),
        ("FREED_APP", "allways"),
        ("FREED_AHEAD", "somethings"),
    ):
        with pytest.raises(SettingError, match=name):
            Settings.read({name: value})


def test_a_slip_in_when_the_app_starts_is_named_with_the_best_guess():
    assert [Settings.read({"FREED_APP": each}).start for each in ("", "never", "always")] == [
        "intent",
        "never",
        "always",
    ]
    with pytest.raises(SettingError, match="'allways' is none of intent, always, never; did you mean always"):
        Settings.read({"FREED_APP": "allways"})


def test_a_page_that_never_starts_the_app_holds_nothing_of_it():
    html = FirstPaint(Store(), PRELOAD, "", Start.NEVER).page("timeline", b"", "").plain.decode()
    page = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    assert "<h1" in page
    for word in ("/static/js/", "/static/css/", "<script>", "data-app", "data-starts", 'id="root"'):
        assert word not in page, word


def test_a_bucket_that_rests_for_long_lets_no_more_through_than_a_burst():
    now = 0.0
    bucket = Bucket(3, 2.0, lambda: now)
    now = 3600.0
    assert [bucket.wait() for _ in range(5)] == [0, 0, 0, 0.5, 1.0]


def _sent(size):
    """A message as Streamlit's frontend sends it, about as large as it is to be."""
    message = BackMsg()
    message.rerun_script.widget_states.widgets.add(id="x", string_value="y" * size)
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


@pytest.mark.parametrize(
    ("message", "kind", "code"),
    [
        (_sent(10), "websocket.receive", None),
        (_sent(LARGEST_MESSAGE - 100), "websocket.receive", None),
        (_sent(LARGEST_MESSAGE + 1), "websocket.disconnect", 1009),
        ({"type": "websocket.receive", "text": "hello"}, "websocket.disconnect", 1003),
        ({"type": "websocket.receive", "text": "x" * (LARGEST_MESSAGE + 1)}, "websocket.disconnect", 1009),
        ({"type": "websocket.receive", "bytes": b"\0" * 100}, "websocket.disconnect", 1002),
        ({"type": "websocket.connect"}, "websocket.connect", None),
    ],
)
def test_what_no_frontend_sends_ends_its_session_with_the_reason(message, kind, code):
    async def receive():
        return message

    heard = asyncio.run(slowed(receive)())
    assert (heard["type"], heard.get("code")) == (kind, code)


def test_the_property_of_a_claim_belongs_to_the_canonical_address_and_a_filter_does_not(server):
    asked = "/claims?subject=release-2025-12-13&property=freed_total"
    page = server.get(f"{asked}&standing=disputed&page=2").text
    canonical = _head(page, r'<link rel="canonical" href="([^"]+)"')
    assert canonical == f"http://127.0.0.1:{server.port}{asked.replace('&', '&amp;')}"


def test_the_second_page_of_people_shows_who_comes_after_the_first(server, ledger):
    order = [each.person_id for each in people.select(ledger)]
    for number in (1, 2, 3):
        page = server.get(f"/people?page={number}").text
        shown = list(dict.fromkeys(re.findall(r'data-person="([^"]+)"', page)))
        assert shown == order[(number - 1) * 24 : number * 24]


def test_the_second_page_of_claims_shows_what_comes_after_the_first(server):
    first, second = (server.get(f"/claims?page={number}").text for number in (1, 2))
    facts = [re.findall(r'<article class="evidence">.*?</article>', page, re.DOTALL) for page in (first, second)]
    assert len(facts[0]) == len(facts[1]) > 5
    assert set(facts[0]).isdisjoint(facts[1])


def test_a_first_paint_that_was_let_go_is_told_once_an_hour_and_nothing_of_the_reader(server):
    before = len(server.said)
    for _ in range(30):
        answer = server.get("/_freed/let-go?who=me", User_Agent="Somebody", Referer="http://127.0.0.1/people?q=name")
        assert (answer.status, answer.body) == (204, b"")
    said = "".join(line for line in server.said[before:].splitlines() if "freed.access" not in line)
    assert said.count("let the first paint go") == 1
    assert not re.search("who=|Somebody|people", said)


def test_it_is_told_again_in_the_next_hour(caplog):
    now = [0.0]
    noted = LetGo(lambda: now[0])
    for seconds in (0, WINDOW - 1, WINDOW, WINDOW + 1):
        now[0] = seconds
        noted.note()
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/people?q=&sort=&view=&page=", "/people"),
        ("/people?q=O%27Neil&sort=&year=2024&year=2025", "/people?q=O%27Neil&year=2024,2025"),
        ("/timeline?kind=&kind=pardon&kind=release&from=&to=&campaign=x", "/timeline?kind=pardon,release&campaign=x"),
    ],
)
def test_a_form_that_is_sent_without_scripts_leads_to_a_clean_address(server, asked, there):
    answer = server.get(asked)
    assert (answer.status, answer.headers["location"]) == (302, there)
    assert server.get(there).status == 200


def test_what_a_view_shows_is_a_file_at_an_address(server, ledger):
    page = server.get("/people?year=2024").text
    files = dict(re.findall(r'<a href="(/view/[^"]+)" rel="nofollow" download target="_self">([^<]+)</a>', page))
    assert list(files.values()) == [
        "Download as CSV, filtered",
        "Download as XLSX, filtered",
        "Download the claims as CSV",
        "Download the claims as XLSX",
        "Download as JSON, filtered",
        "Download as GeoJSON, filtered",
        "Download the claims as JSON",
    ]
    answer = server.get(next(iter(files)))
    assert answer.headers["content-disposition"].endswith(f"-people-filtered-{ledger.cutoff}.csv")
    names = [line.split(",")[0] for line in answer.body.decode("utf-8-sig").splitlines()[1:]]
    freed = people.select(ledger, people.Filter(years=("2024",)))
    assert names == [ledger.people[each.person_id].name for each in freed]
    assert server.get(next(iter(files)), If_None_Match=answer.headers["etag"]).status == 304
    assert server.get("/view/people/nothing.csv").status == server.get("/view/nowhere/x.csv").status == 404
    assert all(server.get(unescape(each)).status == 200 for each in files)
