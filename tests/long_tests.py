"""Which tests take long, by processor time: `make long-tests` lists them, and `make test-quick` leaves them out."""

import os
from collections import Counter
from pathlib import Path

import pytest

LIST = Path(__file__).with_suffix(".txt")
LONG = 0.3
"""Seconds of a processor that a test, with all its cases, takes at most to be run in the loop of writing."""

taken: Counter[str] = Counter()
made: Counter[tuple[str, str]] = Counter()
uses: dict[str, set[tuple[str, str]]] = {}
"""What each test takes, what each fixture of a file takes, and which fixtures each test uses."""


def named(item: pytest.Item) -> str:
    """A test without its cases, as a line of the list has it."""
    return item.nodeid.partition("[")[0]


def listed() -> frozenset[str]:
    """The tests that took long when the list was written."""
    return frozenset(LIST.read_text(encoding="utf-8").splitlines())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> object:
    """Add up what each test takes, with its fixtures and the processes that it has waited for."""
    began = sum(os.times()[:4])
    done = yield
    taken[named(item)] += sum(os.times()[:4]) - began
    uses[named(item)] = {(item.nodeid.partition("::")[0], name) for name in getattr(item, "fixturenames", ())}
    return done


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> object:
    """Add up what each fixture takes: whichever test asks first has it made."""
    began = sum(os.times()[:4])
    done = yield
    made[fixturedef.baseid, fixturedef.argname] += sum(os.times()[:4]) - began
    return done


def pytest_sessionfinish() -> None:
    """Write the list anew."""
    costly = {fixture for fixture, seconds in made.items() if seconds > LONG}
    long = sorted(name for name in taken if taken[name] > LONG or uses[name] & costly)
    LIST.write_text("".join(f"{name}\n" for name in long), encoding="utf-8")
