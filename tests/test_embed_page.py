"""The embed page: what its address chooses stands in the code that is copied."""

import html
import re

import pytest

from components.charts import dashboard
from components.content import embed
from components.text import text_for
from data import TABLES
from data.store import Store
from serving.first_paint import FirstPaint
from tests import stories
from tests.desk import open_page, painted

EN = text_for("en")
CHOSEN = "release-2025-12-13"


@pytest.fixture
def opened(monkeypatch):
    """Opens the page where embeds are given out."""
    monkeypatch.setenv("FREED_EMBED_URL", "https://static.example/")
    return lambda **params: open_page("embed", **params)


def _code(desk):
    return desk.code[0].value


def test_the_code_of_the_dashboard_opens_with_the_release_of_the_address(opened):
    assert f'src="https://static.example/live/dashboard.html?release={CHOSEN}"' in _code(opened(release=CHOSEN))


def test_a_release_that_is_not_known_is_left_out(opened):
    desk = opened(release="no-such-release")
    assert 'src="https://static.example/live/dashboard.html"' in _code(desk)
    assert not desk.query_params


def test_the_same_release_chooses_a_map_where_that_is_the_view(opened):
    assert f'/live/routes/{CHOSEN}.html"' in _code(opened(view="release", release=CHOSEN))


def test_another_view_does_not_keep_the_release(opened):
    desk = opened(view="custody", release=CHOSEN)
    assert '/live/custody.html"' in _code(desk)
    assert "release" not in desk.query_params


@pytest.mark.parametrize("name", stories.NAMES)
def test_the_dashboard_can_open_with_each_of_its_releases_the_newest_first(name):
    dataset = stories.dataset(name)
    offered = embed.releases(EN, dataset)
    assert [*offered] == [*dashboard.releases(dataset)][::-1]
    assert all(dataset.events[event].headline in words for event, words in offered.items())


FORMS = {
    "dashboard": {},
    "a release": {"release": CHOSEN, "width": "320"},
    "a person": {"view": "person", "person": "ales-bialiatski", "theme": "dark", "form": "element"},
    "a period": {"view": "timeline", "kind": "release", "from": "2025-01", "form": "growing"},
    "frozen": {"view": "custody", "state": "frozen"},
    "who": {"view": "who", "form": "growing"},
}


@pytest.fixture(scope="module")
def paint():
    return FirstPaint(Store(TABLES))


def _plain(paint, **params):
    query = "&".join(f"{name}={value}" for name, value in params.items())
    return paint.page("embed", query.encode(), "https://desk.example").plain.decode()


def _codes(page):
    return [html.unescape(code) for code in re.findall(r"<textarea[^>]*>([^<]*)</textarea>", page)]


@pytest.mark.parametrize("params", FORMS.values(), ids=FORMS)
def test_without_the_app_the_page_gives_the_same_code(params, opened, paint):
    desk = opened(**params)
    assert _codes(_plain(paint, **params)) == [each.value for each in desk.code]


def test_without_the_app_the_form_offers_what_belongs_to_the_view(opened, paint):
    page = _plain(paint, view="person")
    offered = re.findall(r'<select name="([^"]+)"', page)
    assert offered == ["view", "person", "width", "theme", "state", "form"]
    assert 'href="https://static.example/live/person/' in page
    first, second = _codes(_plain(paint, form="oembed"))
    assert first == "https://static.example/live/dashboard.html"
    assert second.startswith("https://desk.example/oembed?url=https%3A%2F%2Fstatic.example%2F")


def test_where_no_embed_is_given_out_the_page_says_so(paint):
    page = _plain(paint, view="custody")
    assert not _codes(page)
    assert html.escape(embed.nowhere(EN)) in page


def test_before_the_app_too_the_chosen_view_is_shown(monkeypatch):
    frame = '<iframe src="https://static.example/live/custody.html"'
    assert frame not in painted(stories.dataset("shipped"), "embed", view="custody")
    monkeypatch.setenv("FREED_EMBED_URL", "https://static.example/")
    assert frame in painted(stories.dataset("shipped"), "embed", view="custody")
