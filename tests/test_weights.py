"""What a page weighs, as a browser and a socket see it: bytes, requests, messages, modules; nothing here is timed."""

import asyncio

import pytest

from bench import imports, servers, visit
from bench.session import Session
from bench.wire import Wire
from components.content.pages import pages

COLD, WARM = 1_100_000, 60_000
"""Bytes that the landing page may send to a new reader, and to one who comes back."""

READ = 160_000
"""Bytes of a page that is read, without the app."""

MOST_REQUESTS = 120
MOST_MESSAGES = {"claims": 64}
"""Of one page's run, 40 of the others: a list is one piece, never an element for each row, but each filter is some."""

FIRST_RUN, RUN_AGAIN = 400_000, 40_000
"""Bytes of one page over the socket, before compression: at first, and when the browser has the pieces already."""

BARE = {"FREED_EMBEDS": "none", "FREED_AHEAD": "nothing"}
"""What is made ahead weighs nothing here."""


@pytest.fixture(scope="module")
def desk():
    with servers.desk({**BARE, "FREED_APP": "always"}) as server:
        yield server


@pytest.fixture(scope="module")
def reading():
    """The desk as readers meet it, whose pages start the app when they are asked to."""
    with servers.desk(BARE) as server:
        yield server


@pytest.fixture(scope="module")
def cold(reading):
    """A first visit to each page by a reader with a phone; the browser is gone by the time that sessions are opened."""
    found = {}
    with visit.browser() as chrome, Wire(reading.port) as wire:
        for name in pages():
            page = visit.Page("/" if name == "overview" else f"/{name}", usable="document.readyState === 'complete'")
            with chrome.new_context(**visit.PHONE) as phone:
                found[name] = visit.visit(phone, wire, page, slow=False)
    return found


@pytest.fixture(scope="module")
def landing(desk):
    """A reader with a phone who opens the landing page and comes back, once the server has packed its files."""
    page = visit.Page("/")
    with visit.browser() as chrome, Wire(desk.port) as wire:
        visit.visits(chrome, wire, page, slow=False)
        desk.settle()
        return visit.visits(chrome, wire, page, slow=False)


def test_the_landing_page_weighs_at_most_its_budget(landing):
    cold, warm = landing
    assert cold.bytes <= COLD
    assert warm.bytes < WARM


def test_the_landing_page_asks_for_few_things_and_for_fewer_when_a_reader_comes_back(landing):
    cold, warm = landing
    assert cold.requests <= MOST_REQUESTS
    assert warm.requests < cold.requests


@pytest.mark.parametrize("page", pages())
def test_to_read_a_page_takes_at_most_160_kb_and_six_requests(page, cold):
    assert cold[page].bytes <= READ
    assert cold[page].requests <= 6


def _run(desk, page):
    async def twice():
        session = Session(desk.port, "" if page == "overview" else page, curious=True)
        await session.open()
        first = session.messages, session.bytes
        await session.rerun()
        again = session.messages, session.bytes
        await session.close()
        return first, again

    return asyncio.run(twice())


@pytest.mark.parametrize("page", pages())
def test_a_page_is_drawn_with_few_messages_and_sends_no_piece_twice(desk, page):
    (messages, size), (messages_again, size_again) = _run(desk, page)
    assert messages <= MOST_MESSAGES.get(page, 40)
    assert messages_again <= messages + 1  # that the run has begun is told at a rerun only
    assert size <= FIRST_RUN
    assert size_again <= RUN_AGAIN


def test_no_heavy_library_is_imported_on_the_way_to_the_first_paint():
    assert imports.painted()["heavy"] == []
