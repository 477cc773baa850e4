"""Benchmarks uncached pages: processor time to render and compress one, by kind of page."""

import threading
import time
from collections.abc import Iterator
from itertools import islice
from statistics import fmean

from bench.measure import once, spread
from components.content.pages import pages
from components.html.freshness import day_in
from data import Dataset, store
from data.search import indexes
from serving import warmup
from serving.first_paint import FirstPaint

EACH = 12
"""How many pages of each kind are measured."""

ROUNDS = 200
"""How often a cached page is requested."""


def run(quick: bool = False) -> dict:
    """Measure every kind of page in a process that has warmed up as a server does in its first minutes."""
    tables = store.shared()
    paint = FirstPaint(tables)
    began = time.process_time()
    paint.page("timeline", b"", "")
    alone = (time.process_time() - began) * 1000
    paint.warm()
    warmup.draw_ahead(tables.dataset, threading.Event(), day_in(""))
    indexes(tables.dataset)
    results, means = {}, []
    for kind, queries in views(tables.dataset).items():
        times = [_processor_time(paint, *query) for query in islice(queries, 2 if quick else EACH)]
        if times:
            means.append(fmean(times))
            results[kind] = {"processor": spread(times, "ms"), "worst": once(max(times), "ms")}
            print(f"  {kind:28} {results[kind]['processor']['median']:6.1f} ms, at most {max(times):6.1f}", flush=True)
    rate = once(1000 / fmean(means), "pages a second")
    print(f"  one process, as many of each kind: {rate['median']:.0f} pages a second", flush=True)
    return {
        "pages": results,
        "rate": rate,
        "timeline": {"from_nothing": once(alone, "ms"), "kept": once(_cached(paint), "ms")},
    }


def views(dataset: Dataset) -> dict[str, Iterator[tuple[str, str]]]:
    """For each kind of page an iterator of addresses (page and query) from the ledger."""
    last = max(event.date.latest for event in dataset.events.values()).year
    periods = (f"from={last - 1 - n % 4}-0{1 + n % 8}&to={last}-{1 + n % 6:02}" for n in range(99))
    surnames = (person.name.split()[-1] for person in dataset.people.values())
    return {
        "timeline: a period": (("timeline", each) for each in periods),
        "timeline: an event": (("timeline", f"event={each}") for each in dataset.events),
        "timeline: a kind": (("timeline", f"kind={each}") for each in _known(dataset, "timeline", "kind")),
        "routes: a release": (("routes", f"release={each}") for each in _known(dataset, "routes", "release")),
        "routes: a step": (("routes", f"release={e}&step={n}") for e, n in _steps(dataset)),
        "routes: all to a step": (("routes", f"step={n}") for n in range(1, 9)),
        "people: a search": (("people", f"q={each}") for each in surnames),
        "people: a letter too many": (("people", f"q={p.name.split()[-1]}x") for p in dataset.people.values()),
        "people: a year": (("people", f"year={each}") for each in _known(dataset, "people", "year")),
        "people: a field": (("people", f"category={each}") for each in _known(dataset, "people", "category")),
        "people: an order": (("people", f"sort={each}") for each in _known(dataset, "people", "sort")),
        "people: lifelines": (("people", f"view=lifelines&year={y}") for y in _known(dataset, "people", "year")),
        "people: one": (("people", f"person={each}") for each in dataset.people),
        "claims: a subject": (("claims", f"subject={each}") for each in dataset.people),
        "claims: a property": (("claims", f"property={each}") for each in dataset.properties),
        "claims: a later page": (("claims", f"page={n}") for n in range(2, 99)),
        "claims: a standing": (("claims", f"standing={e}&page={n}") for n in (1, 2) for e in ("disputed", "settled")),
        "releases: a year": (("releases", f"year={each}") for each in _known(dataset, "releases", "year")),
        "releases: one": (("releases", f"event={each}") for each in dataset.events),
    }


def _known(dataset: Dataset, page: str, name: str) -> tuple[str, ...]:
    """What an address may ask for by a parameter of a page."""
    return next(tuple(each.known(dataset)) for each in pages()[page].address.parameters if each.name == name)


def _steps(dataset: Dataset) -> Iterator[tuple[str, int]]:
    """Steps of journeys, the first of each release first."""
    for step in (1, 2, 3):
        yield from (
            (event, step) for event in _known(dataset, "routes", "release") if len(dataset.legs_of(event)) > step
        )


def _processor_time(paint: FirstPaint, page: str, query: str) -> float:
    began = time.process_time()
    if paint.page(page, query.encode(), "") is None:
        raise RuntimeError(f"{page}?{query} was not made")
    return (time.process_time() - began) * 1000


def _cached(paint: FirstPaint) -> float:
    """A page that is kept, asked for again and again."""
    began = time.process_time()
    for _ in range(ROUNDS):
        paint.page("timeline", b"", "")
    return (time.process_time() - began) * 1000 / ROUNDS
