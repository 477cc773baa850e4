"""The embed page: what its address chooses stands in the code that is copied."""

import pytest

from components.charts import dashboard
from components.content import embed
from components.text import text_for
from tests import stories
from tests.desk import open_page

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
