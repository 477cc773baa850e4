"""Embeds inside pages of other origins, with the scripts that such pages really use, early and late."""

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
import serve
from packed import served

from tests import sites

ARTICLE = "<!doctype html><meta charset=utf-8><title>An article</title><body style='margin:0'>"
TALL = 500
"""Pixels that every page in these tests is higher than; a frame begins with fewer."""


@pytest.fixture(scope="module")
def small_static(small_tables):
    """The address of the pages of a small world, which are the real ones with five people."""
    with served(sites.kept_site(tables=small_tables)) as address:
        yield address


@pytest.fixture(scope="module")
def known(small_tables, tmp_path_factory):
    """A desk that knows its address, with its embeds."""
    folder = tmp_path_factory.mktemp("known")
    settings = {"FREED_TABLES": str(small_tables), "FREED_EMBEDS": str(folder / "site")}
    with serve.Server(folder / "log", env=settings | {"FREED_BASE_URL": "http://localhost:{port}"}) as server:
        serve.embeds_built(server)
        yield server


def _unfurled(node, address):
    """What a real consumer of oEmbed, which finds the answer by the page's own link, makes of an address."""
    command = [node, str(Path(__file__).parent / "unfurl.mjs"), address]
    return json.loads(subprocess.run(command, capture_output=True, check=True, timeout=60, text=True).stdout)


@pytest.fixture
def article(browser, host):
    """Opens an article with some markup, on an origin of its own; the frames in it become as high as they may."""
    made = []

    def open_(markup, *, width=700):
        made.append(browser.new_context(viewport={"width": width, "height": 700}))
        page = made[-1].new_page()
        page.goto(host(ARTICLE + markup))
        return page

    yield open_
    for context in made:
        context.close()


def _frame(site, name="timeline", **attributes):
    more = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f'<iframe src="{site}/live/{name}.html" width="100%" height="200" style="border:0" {more}></iframe>'


def _inlined(modules, path):
    return f"<script>{(modules / path).read_text(encoding='utf-8')}</script>"


def _grown(page, frame="document.querySelector('iframe')"):
    """Waits until a frame is as high as its page, and says how high that is."""
    page.wait_for_function(f"{frame} && {frame}.getBoundingClientRect().height > {TALL}", timeout=10_000)
    return page.evaluate(f"{frame}.getBoundingClientRect().height")


def test_iframe_resizer_4_makes_the_frame_as_high_as_its_page(article, small_static, modules):
    library = _inlined(modules, "iframe-resizer/js/iframeResizer.min.js")
    page = article(f"{_frame(small_static, id='f')}{library}<script>iFrameResize({{}}, '#f')</script>")
    tall = _grown(page)
    assert tall == page.frames[1].evaluate("Math.ceil(document.body.getBoundingClientRect().height)")


def test_pym_makes_the_frame_as_high_as_its_page(article, small_static, modules):
    library = _inlined(modules, "pym.js/dist/pym.v1.min.js")
    make = f"<script>new pym.Parent('p', '{small_static}/live/timeline.html', {{}})</script>"
    _grown(article(f"<div id=p></div>{library}{make}"))


def test_amp_is_told_the_height(article, small_static):
    listen = "addEventListener('message', (e) => { if (e.data.sentinel == 'amp') window.amp = e.data })"
    page = article(f"<script>{listen}</script>" + _frame(small_static))
    page.wait_for_function(f"window.amp && amp.type == 'embed-size' && amp.height > {TALL}", timeout=10_000)


@pytest.mark.parametrize("when", ["setTimeout(late, 700)", "addEventListener('keydown', late, { once: true })"])
def test_our_script_that_arrives_late_asks_for_the_height(article, small_static, when):
    script = f"Object.assign(document.createElement('script'), {{ src: '{small_static}/embed.js' }})"
    late = f"const late = () => document.body.append({script})"
    page = article(f"{_frame(small_static)}<script>{late}; {when}</script>")
    page.frames[1].wait_for_load_state("load")
    page.wait_for_timeout(600)
    page.keyboard.press("a")
    _grown(page)


def test_our_script_works_as_a_module_and_imported(article, small_static):
    _grown(article(f"{_frame(small_static)}<script type=module src='{small_static}/embed.js'></script>"))
    _grown(article(f"{_frame(small_static)}<script type=module>import '{small_static}/embed.js'</script>"))


def test_a_frame_in_a_shadow_tree_grows(article, small_static):
    shadow = f"document.querySelector('div').attachShadow({{ mode: 'open' }}).innerHTML = `{_frame(small_static)}`"
    page = article(f"<div></div><script>{shadow}</script><script async src='{small_static}/embed.js'></script>")
    _grown(page, "document.querySelector('div').shadowRoot.querySelector('iframe')")


def test_a_frame_in_a_sandbox_grows(article, small_static):
    frame = _frame(small_static, sandbox="allow-scripts")
    _grown(article(f"{frame}<script async src='{small_static}/embed.js'></script>"))


def test_a_message_from_elsewhere_changes_no_frame(article, small_static, host):
    page = article(f"{_frame(small_static)}<script src='{small_static}/embed.js'></script>")
    tall = _grown(page)
    page.evaluate("postMessage({ 'datawrapper-height': { freed: 9999 } }, '*')")
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('iframe').getBoundingClientRect().height") == tall


def test_an_element_follows_its_address(article, small_static):
    page = article(
        f"<freed-embed src='live/timeline.html' title='T'></freed-embed><script src='{small_static}/embed.js'></script>"
    )
    _grown(page)
    page.evaluate("document.querySelector('freed-embed').setAttribute('src', 'live/routes.html')")
    page.wait_for_function("document.querySelector('iframe').src.endsWith('routes.html')")
    page.wait_for_timeout(300)
    assert page.frames[1].url.endswith("routes.html")
    assert page.evaluate("document.querySelectorAll('iframe').length") == 1
    page.evaluate("document.querySelector('freed-embed').setAttribute('src', 'https://example.org/')")
    assert page.evaluate("document.querySelector('iframe').src").endswith("routes.html")


def test_a_link_deep_in_a_long_frame_brings_the_new_page_into_view(article, small_static):
    before, after = "<p style='height:300px'>Before</p>", "<p style='height:3000px'>After</p>"
    page = article(f"{before}{_frame(small_static)}{after}<script src='{small_static}/embed.js'></script>", width=390)
    _grown(page)
    page.evaluate("scrollTo(0, 900)")
    page.frames[1].locator("summary").first.click()
    page.frames[1].locator("figure a").last.evaluate("link => { location = link.href.baseVal || link.href }")
    page.wait_for_function("Math.abs(document.querySelector('iframe').getBoundingClientRect().top) < 2", timeout=10_000)
    back = page.frames[1].locator(".source a").first
    back.click()
    page.frames[1].wait_for_url("**/timeline.html")


@pytest.mark.parametrize("asked", ["kind=nothing", "event=nobody", "from=soon", "from=2999", "kind=pardon,nothing"])
def test_what_an_address_asks_in_vain_leaves_the_drawing_whole(browser, small_static, asked):
    page = browser.new_page()
    page.goto(f"{small_static}/live/timeline.html?{asked}")
    page.locator("figure [tabindex]").first.wait_for(state="attached")
    hidden = page.locator("tbody tr.off").count()
    rows = page.evaluate("[...document.querySelectorAll('tbody tr:not(.off)[data-kind]')].map(r => r.dataset.kind)")
    page.close()
    assert rows
    assert hidden == 0 if "pardon" not in asked else set(rows) == {"pardon"}


def test_an_ampersand_that_was_escaped_twice_is_read(browser, small_static):
    page = browser.new_page()
    page.goto(f"{small_static}/live/timeline.html?from=2025-01&amp;kind=release")
    page.locator("figure [tabindex]").first.wait_for(state="attached")
    kinds = page.evaluate("[...document.querySelectorAll('tbody tr:not(.off)[data-kind]')].map(r => r.dataset.kind)")
    page.close()
    assert set(kinds) == {"release"}


@pytest.mark.parametrize(("width", "height"), [(400, 300), (640, 480), (320, 240)])
def test_a_fixed_frame_of_four_to_three_shows_the_drawing(article, small_static, width, height):
    frame = (
        f'<iframe src="{small_static}/live/timeline.html" width="{width}" height="{height}" style="border:0"></iframe>'
    )
    page = article(frame)
    inside = page.frames[1]
    inside.locator("figure").wait_for()
    top = inside.evaluate("document.querySelector('figure').getBoundingClientRect().top")
    assert top < height * 0.45


@pytest.mark.parametrize(
    "path", ["/embed/live/timeline.html", "/embed/live/timeline.html?kind=pardon", "/timeline?kind=pardon"]
)
def test_a_pasted_address_becomes_the_frame_with_its_filters(known, node, modules, path):
    found = _unfurled(node, known.address + path)["oEmbed"]
    assert found["type"] == "rich"
    assert f"{known.address}/embed/live/timeline.html" in found["html"]
    assert ("kind=pardon" in found["html"]) == ("kind" in path)


@pytest.mark.parametrize(
    "changed",
    [
        str.upper,
        lambda a: a.replace("http:", "https:"),
        lambda a: a.replace("/embed/live/timeline.html", "/embed?view=timeline"),
    ],
)
def test_an_address_written_otherwise_is_known_too(known, changed):
    host, path = known.address, "/embed/live/timeline.html"
    address = changed(host) + path if changed is str.upper else changed(host + path)
    for endpoint in ("/oembed", "/oembed/"):
        assert known.get(f"{endpoint}?url={quote(address, safe='')}").status == 200


def test_where_the_address_is_not_known_no_answer_is_promised(small_tables):
    page = sites.kept_site(sites.HERE, tables=small_tables) / "live" / "timeline.html"
    assert "oembed" not in page.read_text(encoding="utf-8")


def _tag(page, name):
    found = re.search(rf'<meta property="{name}" content="([^"]*)"', page)
    return unescape(found[1]) if found else ""


def test_a_shared_view_with_filters_speaks_of_the_same_part_everywhere(known):
    part, whole = known.get("/timeline?kind=release").text, known.get("/timeline").text
    assert "kind=release" in _tag(part, "og:url")
    assert 'rel="canonical" href="' + known.address + '/timeline"' in part
    assert _tag(part, "og:title") == _tag(part, "og:image:alt") != _tag(whole, "og:title")
    picture = known.get(_tag(part, "og:image").removeprefix(known.address))
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/png")
    assert picture.body != known.get(_tag(whole, "og:image").removeprefix(known.address)).body
    assert known.get("/card/timeline.png?kind=release&q=x").body == picture.body
    assert known.get("/card/people.png").status == 404


def test_every_feed_to_which_a_page_leads_is_there(known):
    feeds = set(re.findall(r'href="[^"]*?(/feeds?[/.][^"]+)"', known.get("/changes").text))
    assert len(feeds) >= 6
    assert {known.get(feed).status for feed in feeds} == {200}
