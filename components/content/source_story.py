"""The page of one source or origin: what it is, what it says, what rests on it alone, and what falls without it."""

from collections.abc import Iterator, Sequence

import htpy as h
from htpy import Element, Node

from components import addresses
from components.addresses import Params
from components.content import sources_beside
from components.content.parts import (
    Block,
    Context,
    Files,
    Page,
    Pager,
    Part,
    Place,
    aged,
    claims_file,
    heading,
    html,
)
from components.content.source_subject import Subject, back
from components.html import evidence, falls, source_page
from components.text import Text
from data import Dataset, attribution
from data.vocabulary import ValueStatus

VIEWS = ("falls", "alone", "past", "says")
"""The lists of a page, each of which can be asked for whole."""

FIRST = {"falls": 200, "alone": 40, "past": 40, "says": 40}
"""Items of each list that stand on the page itself."""

PAGE_SIZE = 100
"""Items of a list that is asked for whole, on one page of results."""

OVERTAKEN = (ValueStatus.PAST, ValueStatus.WRONG)


def page(context: Context, about: Subject, params: Params) -> Page:
    """The page of one source or origin, whole or one of its lists."""
    text, dataset = context.text, context.dataset
    name = about.name(text, dataset)
    summary = falls.summary(text, about.fall(dataset))
    if view := addresses.one(params, "show", VIEWS):
        return Page(name, summary, tuple(_list(context, about, view, params)))
    return Page(name, summary, tuple(_parts(context, about)))


def _parts(context: Context, about: Subject) -> Iterator[Part]:
    text, dataset = context.text, context.dataset
    yield Block("source-head", html(_head, context, about))
    for view in VIEWS:
        yield Block(f"source-{view}", html(_section, context, about, view))
    facts = about.voice(dataset).facts
    yield from aged(context, facts)
    yield Files(about.key, lambda: evidence.table(text, dataset, facts), lambda: claims_file(context, facts))
    yield Place("with", (sources_beside.choice(context, about, ""),), room=(100, 100))
    yield Block("source-back", back(text))


def _head(text: Text, dataset: Dataset, about: Subject) -> Element:
    origin = dataset.origins[about.key] if about.kind == "origin" else None
    kicker = text.t("Sources: an origin") if origin else text.t("Sources: a page")
    what = (
        source_page.of_origin(text, dataset, origin)
        if origin
        else source_page.of_source(text, dataset, dataset.sources[about.key])
    )
    return h.div(".story")[
        h.p(".kicker")[kicker],
        h.h1(tabindex="-1", data_arrive="")[about.name(text, dataset)],
        source_page.record(text, about.record(dataset)),
        what,
    ]


def _titles(text: Text) -> dict[str, str]:
    return {
        "falls": text.t("What falls if it is wrong"),
        "alone": text.t("What rests on it alone"),
        "past": text.t("Where it was overtaken or shown to be wrong"),
        "says": text.t("What it says"),
    }


def _items(dataset: Dataset, about: Subject, view: str) -> Sequence[object]:
    match view:
        case "falls":
            return about.fall(dataset).changes
        case "alone":
            return about.voice(dataset).alone
        case "past":
            return about.voice(dataset).with_status(*OVERTAKEN)
        case _:
            return about.voice(dataset).statements


def _drawn(text: Text, dataset: Dataset, view: str, items: Sequence[object]) -> Node:
    match view:
        case "falls":
            return falls.listed(text, dataset, items)  # type: ignore[arg-type]
        case "alone":
            return source_page.facts(text, dataset, items)  # type: ignore[arg-type]
        case _:
            return source_page.statements(text, dataset, items)  # type: ignore[arg-type]


def _section(text: Text, dataset: Dataset, about: Subject, view: str) -> Element:
    """One list of the page: its first items, and a link to all of them."""
    items = _items(dataset, about, view)
    more = None
    if len(items) > FIRST[view]:
        words = text.n("All {count}", "All {count}", len(items))
        more = h.p[h.a(href=about.link(show=view), target="_self")[words, ": ", _titles(text)[view]]]
    drawn = _drawn(text, dataset, view, items[: FIRST[view]]) if items else h.p[text.t("Nothing.")]
    return h.section(".story", id=view)[
        h.h2[_titles(text)[view]],
        _before(text, dataset, about) if view == "falls" else None,
        drawn if items or view != "falls" else None,
        more,
        source_page.corrected(text, dataset, _pages(dataset, about)) if view == "past" else None,
    ]


def _before(text: Text, dataset: Dataset, about: Subject) -> Node:
    """What would fall without it, in one sentence, with the totals and ties that would change."""
    fall = about.fall(dataset)
    return [
        h.p(".lede")[falls.summary(text, fall)],
        falls.totals(text, dataset, fall),
        falls.ties(text, dataset, fall.ties),
    ]


def _pages(dataset: Dataset, about: Subject) -> tuple[str, ...]:
    if about.kind == "source":
        return (about.key,)
    return tuple(each.source_id for each in attribution.sources_of(dataset, about.key))


def _list(context: Context, about: Subject, view: str, params: Params) -> Iterator[Part]:
    """One list of the page, whole, a page of results at a time."""
    text, dataset = context.text, context.dataset
    items = _items(dataset, about, view)
    pages = -(-len(items) // PAGE_SIZE)
    number = addresses.number(params, "page", pages)
    title = text.t("{what}: {name}", what=_titles(text)[view], name=about.name(text, dataset))
    yield heading(text.t("Sources"), title, falls.summary(text, about.fall(dataset)))
    yield Block("source-list", html(_listed, context, about, view, number))
    yield Pager(pages)
    back = h.a(href=about.link(), target="_self")[about.name(text, dataset)]
    yield Block("source-back", h.p(".only-screen")["← ", back])


def _listed(text: Text, dataset: Dataset, about: Subject, view: str, number: int) -> Element:
    items = _items(dataset, about, view)[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    return h.div(".story", data_arrive="" if number > 1 else None)[
        _drawn(text, dataset, view, items) if items else h.p[text.t("Nothing.")]
    ]
