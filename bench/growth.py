"""Benchmarks how the desk scales with people, claims, events and mistakes in the tables."""

import resource
import tempfile
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import htpy as h
from streamlit.testing.v1 import AppTest

from bench import made_up
from bench.measure import once, spread
from bench.servers import ROOT
from components.charts import contract, timeline
from components.content import claims, person_cards
from components.content.parts import Context
from components.text import text_for
from data import Dataset, DatasetError, load_dataset, store
from data import people as roster
from data.claim_index import claim_index
from data.search import indexes, search
from serving.body import body

PEOPLE = (100, 1_000, 10_000, 100_000)
CLAIMS = (2_000, 100_000)
EVENTS = (50, 200, 1_000)
MISTAKES = (1_000, 10_000, 100_000)
A_PAGE = 24
TIMES = 15


def run(quick: bool = False) -> dict:
    """Measure each number of people, then of claims, of events and of mistakes, in tables made for it."""
    sizes, events, mistakes = ((100, 1_000), (50,), (1_000,)) if quick else (PEOPLE, EVENTS, MISTAKES)
    amounts = (2_000, 8_000) if quick else CLAIMS
    with tempfile.TemporaryDirectory(prefix="freed-bench-") as folder:
        people = {str(n): _people(made_up.tables(Path(folder) / f"p{n}", n), n) for n in sizes}
        claims = {str(n): _claims(made_up.tables(Path(folder) / f"c{n}", n // made_up.OF_EACH), n) for n in amounts}
        many = {str(n): _events(made_up.tables(Path(folder) / f"e{n}", 100, n), n) for n in events}
        wrong = {str(n): _mistakes(made_up.tables(Path(folder) / f"m{n}", 100), n) for n in mistakes}
    return {"people": people, "claims": claims, "events": many, "mistakes": wrong}


def _people(folder: Path, count: int) -> dict:
    began = time.perf_counter()
    dataset = load_dataset(folder)
    loaded = time.perf_counter() - began
    began = time.perf_counter()
    roster.roster(dataset), indexes(dataset)
    indexed = time.perf_counter() - began
    searches = {name: _timed(partial(search, dataset, query)) for name, query in _queries(count).items()}
    results = {
        "load": once(loaded, "s"),
        "index": once(indexed, "s"),
        "search": searches,
        "slowest_search": max(searches.values(), key=lambda each: each["median"]),
        "select": _timed(partial(roster.select.__wrapped__, dataset), 5),
        "cards": _timed(partial(_cards, dataset)),
        "page_of_cards": _page(dataset),
        "memory": once(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, "MB"),
    }
    medians = {name: f"{each['median']:.1f} {each['unit']}" for name, each in results.items() if "median" in each}
    print(f"  {count} people: {medians}", flush=True)
    return results


def _queries(count: int) -> dict[str, str]:
    """What readers type: whole, begun, wrong by a letter, in Cyrillic, a number, two words, nobody."""
    name = made_up.name(count // 2)
    surname = name.split()[-1]
    return {
        "surname": surname,
        "begun": surname[:10],
        "one letter wrong": surname[:5] + "q" + surname[6:],
        "cyrillic": made_up.belarusian(count // 2).split()[-1],
        "number": f"{count // 2:05}",
        "whole name": name,
        "everyone": "Person",
        "nobody": "Zzyzxwvutq",
        "a letter": name[0],
        "without an end": "ch" * 500_000,
    }


def _cards(dataset: Dataset) -> str:
    """The HTML of one page of cards, made anew."""
    entries = list(roster.roster(dataset).values())
    start = len(entries) // 2
    return str(person_cards.grid(text_for("en"), dataset, entries[start : start + A_PAGE]))


def _page(dataset: Dataset) -> dict:
    """The page of people as the desk runs it, all of it, in Streamlit's own test runner; warm."""
    holder = SimpleNamespace(dataset=dataset, problems=())
    store._shared[:] = [holder]
    desk = AppTest.from_file(ROOT / "app.py", default_timeout=120).switch_page("pages/people.py")
    desk.run()
    assert not desk.exception
    return _timed(desk.run, 5)


def _claims(folder: Path, count: int) -> dict:
    """The page of evidence over so many claims: its first paint as the server makes it, and a search; warm."""
    dataset, text = load_dataset(folder), text_for("en")
    context = Context(text, dataset, dataset.cutoff)
    weighed = len(dataset.all_facts)
    began = time.perf_counter()
    claim_index(dataset)
    indexed = time.perf_counter() - began
    results = {
        "index": once(indexed, "s"),
        "page": _timed(partial(_page_of_claims, context, {})),
        "searched": _timed(
            partial(_page_of_claims, context, {"q": "Person 00042", "language": "en", "sort": "voices"})
        ),
        "claims": once(len(dataset.claims), "claims"),
        "facts": once(weighed, "facts"),
    }
    medians = {name: f"{each['median']:.1f} {each['unit']}" for name, each in results.items()}
    print(f"  {count} claims: {medians}", flush=True)
    return results


def _page_of_claims(context: Context, params: dict[str, str]) -> str:
    address = claims.ADDRESS.read(context.dataset, params)
    return str(h.fragment[body(context, claims.make(context, address.params), address)])


def _events(folder: Path, count: int) -> dict:
    dataset, text = load_dataset(folder), text_for("en")
    drawn = timeline.marks(dataset, timeline.Selection())
    results = {
        "marks": _timed(lambda: timeline.marks(dataset, timeline.Selection()), 5),
        "drawing": _timed(lambda: str(timeline.svg(drawn, text, narrow=True)), 3),
        "figure": _timed(lambda: timeline.figure(drawn, text, contract.Scheme.LIGHT), 3),
        "shown": once(len(drawn.ids), "marks"),
    }
    medians = {name: f"{each['median']:.0f} {each['unit']}" for name, each in results.items()}
    print(f"  {count} more events: {medians}", flush=True)
    return results


def _mistakes(folder: Path, count: int) -> dict:
    """So many rows that name a source which is not there: how long until all of them are told."""
    made_up.misled(folder, count)
    began = time.perf_counter()
    try:
        load_dataset(folder)
    except DatasetError as error:
        reported = len(error.problems)
    results = {"reported": once(time.perf_counter() - began, "s"), "told": once(reported, "rows")}
    print(f"  {count} mistakes: {results['reported']['median']:.2f} s, told {reported}", flush=True)
    return results


def _timed(what, times: int = TIMES) -> dict:
    what()
    seen = []
    for _ in range(times):
        began = time.perf_counter()
        what()
        seen.append((time.perf_counter() - began) * 1000)
    return spread(seen, "ms")
