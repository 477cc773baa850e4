"""Two replicas behind nginx: one is killed under load, drained, started anew; readers keep their view."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException

import pytest
from farm import ask, until
from session import Session, opened

VIEWS = [("people", "q=Kolesnikova"), ("", ""), ("timeline", ""), ("routes", ""), ("people", "")]
PAGES = ["/people?q=Kolesnikova", "/", "/timeline", "/readyz", "/app/static/icon.svg", "/_stcore/health"]
SESSIONS, OF_BROWSERS, LOADERS, STARTERS = 20, 2, 3, 1


class Load:
    """Readers who come without pause, each from an address of their own: pages in some threads, sessions in others."""

    def __init__(self, port):
        self.port, self.over = port, threading.Event()
        self.pages, self.sessions = [], []
        self.crew = [threading.Thread(target=self._read, args=(each,)) for each in range(LOADERS)]
        self.crew += [threading.Thread(target=self._open, args=(each,)) for each in range(STARTERS)]

    def __enter__(self):
        for each in self.crew:
            each.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for each in self.crew:
            each.join(60)

    def _read(self, lane):
        count = 0
        while not self.over.is_set():
            address, count, began = PAGES[count % len(PAGES)], count + 1, time.monotonic()
            try:
                got = ask(self.port, address, source=f"127.8.{lane}.{count % 250 + 1}")[0]
            except (OSError, HTTPException) as error:
                got = repr(error)
            self.pages.append((began, address, got))
            time.sleep(0.02)

    def _open(self, lane):
        count = 0
        while not self.over.is_set():
            count, began = count + 1, time.monotonic()
            self.sessions.append((began, opened(self.port, f"127.9.{lane}.{count % 250 + 1}")))
            time.sleep(0.05)

    def settle(self):
        """Wait until every session that was being opened is open, and one more after it."""
        begun = len(self.sessions)
        until(lambda: len(self.sessions) >= begun + 2 * STARTERS, 60, "no session was opened")

    def failed(self, since=0.0):
        """What went wrong of all that was asked for since a moment."""
        bad = [each for each in self.pages if each[0] > since and each[2] != 200]
        return bad + [each for each in self.sessions if each[0] > since and each[1]]

    def after(self, moment):
        """How many pages and sessions were asked for after a moment."""
        return sum(began > moment for began, *_ in self.pages), sum(began > moment for began, _ in self.sessions)


@pytest.fixture
def readers(front):
    """Opens sessions from addresses of their own."""
    made = []

    def join(count):
        fresh = []
        for each in range(count):
            page, query = VIEWS[each % len(VIEWS)]
            fresh.append(Session(front.port, f"127.6.0.{len(made) + each + 1}", page, query))
            fresh[-1].start()
        assert all(session.wait() for session in fresh), [session.refused for session in fresh]
        made.extend(fresh)
        return fresh

    yield join
    for session in made:
        session.close()
    for session in made:
        session.join(5)


def _sessions(replicas):
    return [each.count("freed_sessions") for each in replicas]


class Page:
    """A page in a browser, with its sockets counted."""

    def __init__(self, browser, port):
        self.page = browser.new_context().new_page()
        self.sockets = 0
        self.page.on("websocket", lambda _: self._count())
        self.page.goto(f"http://127.0.0.1:{port}/people?q=Kolesnikova")
        self.page.get_by_role("button", name="Interactive view").click()
        self.page.wait_for_selector("[data-testid=stApp] .fb h1", timeout=60_000)
        until(lambda: self.sockets, 30, "the browser opened no socket")
        self.settle()

    def _count(self):
        self.sockets += 1

    def settle(self):
        self.page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')", timeout=60_000)
        self.page.wait_for_timeout(1000)

    def view(self):
        return self.page.locator("[data-testid=stMain]").inner_text()


def test_a_replica_is_killed_under_load_and_its_readers_keep_their_view(front, replicas, readers, browser):
    pages = [Page(browser, front.port) for _ in range(OF_BROWSERS)]
    home = 0 if replicas[0].count("freed_sessions") else 1  # the browsers have one address, and so one replica
    sessions = readers(SESSIONS - OF_BROWSERS)
    victim, other = replicas[home], replicas[1 - home]
    before = [(session.view, session.connected) for session in sessions]
    seen = [page.view() for page in pages]
    moved = victim.count("freed_sessions") - OF_BROWSERS
    assert 0 < moved < len(sessions)
    with Load(front.port) as load:
        pages[0].page.wait_for_timeout(1500)
        killed = time.monotonic()
        victim.end(signal.SIGKILL)
        pages[0].page.wait_for_timeout(8000)
    asked, started = load.after(killed)
    assert asked > 100
    assert started > 10
    assert not load.failed(since=killed), load.failed(since=killed)[:3]
    assert sum(session.connected > count for session, (_, count) in zip(sessions, before, strict=True)) == moved
    assert all(session.wait(2) for session in sessions if session.connected > 1)
    assert [session.view for session in sessions] == [view for view, _ in before]
    for page, view in zip(pages, seen, strict=True):
        page.settle()
        assert page.sockets == 2
        assert page.page.url.endswith("/people?q=Kolesnikova")
        assert page.view() == view
    assert other.count("freed_sessions") == SESSIONS


def test_a_browser_goes_on_working_in_its_new_session(front, replicas, browser):
    page = Page(browser, front.port)
    home = 0 if replicas[0].count("freed_sessions") else 1
    replicas[home].end(signal.SIGKILL)
    until(lambda: page.page.wait_for_timeout(200) or page.sockets == 2, 30, "the browser did not reconnect")
    page.settle()
    page.page.get_by_role("link", name="Timeline").first.click()
    page.page.wait_for_url("**/timeline**", timeout=20_000)
    page.settle()
    assert page.sockets == 2
    assert page.view()


def test_a_replica_that_is_started_again_takes_sessions_again(front, replicas, readers):
    first = readers(10)
    before = _sessions(replicas)
    victim = replicas[0]
    victim.end(signal.SIGKILL)
    until(lambda: sum(s.runs > 1 for s in first) == before[0], 15, "its readers did not reconnect")
    victim.start()
    victim.ready()
    with Load(front.port):
        time.sleep(6)  # nginx leaves a replica that failed alone for 5 s, and then needs one answer from it
    readers(20)
    assert victim.count("freed_sessions") > 3
    assert sum(_sessions(replicas)) == 30


def test_a_drained_replica_keeps_its_sessions_and_takes_no_new_one(front, replicas, readers):
    held = readers(12)
    drained = replicas[0]
    mine, count = drained.count("freed_sessions"), drained.count("freed_sessions_opened_total")
    assert mine > 0
    front.reload("--drain", drained.address)
    with ThreadPoolExecutor(4) as crew:
        came = list(crew.map(lambda each: opened(front.port, f"127.6.1.{each}"), range(1, 21)))
    assert not any(came)
    assert drained.count("freed_sessions_opened_total") == count
    assert drained.count("freed_sessions") == mine
    assert all(session.again() for session in held)
    assert {session.connected for session in held} == {1}
    front.reload()
    assert not any(opened(front.port, f"127.6.1.{each}") for each in range(1, 11))
    assert drained.count("freed_sessions_opened_total") > count


def test_a_rolling_restart_fails_no_new_session_and_no_request(front, replicas, readers):
    held = readers(6)
    views = [session.view for session in held]
    with Load(front.port) as load:
        for each in replicas:
            front.reload("--drain", each.address)
            load.settle()
            each.end(signal.SIGTERM)
            each.start()
            each.ready()
            front.reload()
        time.sleep(1)
    assert len(load.sessions) > 20
    assert not load.failed(), load.failed()[:3]
    assert all(session.wait(2) for session in held)
    assert [session.view for session in held] == views


def test_a_restart_without_draining_fails_no_request_either(front, replicas):
    with Load(front.port) as load:
        time.sleep(1)
        replicas[0].end(signal.SIGTERM)
        replicas[0].start()
        replicas[0].ready()
        time.sleep(1)
    assert len(load.pages) > 100
    assert not [each for each in load.pages if each[2] != 200]


def test_neither_nginx_nor_a_replica_writes_down_who_reads(front, replicas, readers):
    readers(3)
    ask(front.port, "/people?q=Kolesnikova", source="127.6.2.2")
    ask(front.port, "/nothing/here?q=Kolesnikova", source="127.6.2.2")
    written = "".join(each.read_text() for each in (front.log, front.errors, *(each.log for each in replicas)))
    assert "/people" in written
    assert not [network for network in ("127.6.", "127.8.", "127.9.") if network in written]
    assert "Kolesnikova" not in written


def test_a_reader_gets_the_same_policy_whoever_serves(front, replicas):
    for address in ("/", "/people", "/app/static/icon.svg"):
        straight = ask(replicas[0].port, address)[1]
        through = ask(front.port, address)[1]
        for name in ("x-content-type-options", "referrer-policy", "cross-origin-resource-policy"):
            assert through[name] == straight[name], (address, name)
        assert "set-cookie" not in through
    assert "frame-ancestors" in ask(front.port, "/")[1]["content-security-policy"]


def test_a_replica_that_hangs_costs_a_wait_and_no_request(front, replicas):
    sources = [f"127.6.3.{each}" for each in range(1, 13)]
    search = "/people?q=Kolesnikova"  # what is typed is kept by nobody, so a replica is asked each time
    replicas[0].process.send_signal(signal.SIGSTOP)
    try:
        with ThreadPoolExecutor(len(sources)) as crew:
            first = list(crew.map(lambda source: ask(front.port, search, source=source)[0], sources))
        waited = len(_tried(front, replicas[0]))
        then = [ask(front.port, search, source=source)[0] for source in sources]
    finally:
        replicas[0].process.send_signal(signal.SIGCONT)
    assert {*first, *then} == {200}
    assert waited > 0
    assert len(_tried(front, replicas[0])) <= waited + 1  # it is left alone now, but for one look whether it is back


def _tried(front, replica):
    """The lines of the log that tell of a request for which a replica was asked."""
    return [line for line in front.log.read_text().splitlines() if replica.address in line]
