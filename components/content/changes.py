"""What changed: every correction and every event, the newest first, and any two versions of the tables side by side."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

import htpy as h
from htpy import Node

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params, Scope
from components.content import counted
from components.content.claim_filters import OFFERED
from components.content.downloads import V1
from components.content.history import history_of
from components.content.parts import (
    Block,
    Context,
    Control,
    Description,
    Page,
    Pager,
    Part,
    Place,
    Widget,
    heading,
    html,
)
from components.content.parts import nothing as nothing_fits
from components.html import changes, corrections, labels, versions
from components.site import has_feeds
from components.text import Text
from data import Dataset
from data.news import News, NewsKind, all_news, news_of, row_id
from data.versions import History, Version, between, ids

PAGE_SIZE = 30
"""Pieces of news on one page."""


def _subjects(dataset: Dataset) -> Collection[str]:
    return (*dataset.events, *dataset.people)


def _versions(dataset: Dataset) -> Collection[str]:
    return history_of(dataset).names


ADDRESS = PageAddress(
    corrections.PAGE,
    (
        Parameter("kind", Kind.ONE, known=lambda _dataset: tuple(NewsKind)),
        Parameter("about", Kind.ONE, known=_subjects),
        Parameter("since", Kind.DAY, known=_versions),
        Parameter("old", Kind.ONE, known=_versions),
        Parameter("new", Kind.ONE, known=_versions),
        Parameter("page", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
)


def make(context: Context, params: Params) -> Page:
    """The page of an address."""
    text = context.text
    title, lede = titled(text)
    news = select(context.dataset, params)
    pages = max(1, -(-len(news) // PAGE_SIZE))
    number = addresses.number(params, "page", pages)
    pairs = tuple(sorted(params.items()))
    parts = (
        heading(text.t("Changes"), title, lede),
        Place("changes", _controls(context, params), room=(180, 252)),
        *(
            (Block("news", html(_listed, context, pairs, number)), Pager(pages))
            if news
            else (nothing_fits(text, text.t("Nothing has changed that fits this."), corrections.PAGE),)
        ),
        *_compared(context, params),
        *((Block("follow", changes.follow(text)),) if has_feeds() else ()),
    )
    return Page(title, lede, parts)


def _compared(context: Context, params: Params) -> Iterator[Part]:
    """Two versions of the tables, which the reader chooses, and what differs between them."""
    text, history = context.text, history_of(context.dataset)
    old, new = pair(history, params)
    title, words = text.t("What changed between two versions"), _explained(text, history, params)
    yield Block("versions", h.section[h.h2[title], h.p[words]])
    if len(history.versions) > 1:
        yield Place("two", tuple(_chosen(text, history, params)), room=(104, 200))
        yield Block("differences", html(_comparison, context, history, old, new))
    yield Block("kept", html(_all_versions, context, history))


def _explained(text: Text, history: History, params: Params) -> str:
    sentence = text.t("A version is the state of all tables at one moment, and is kept for good.")
    if len(history.versions) < 2:
        return f"{sentence} {text.t('So far there is one, so nothing stands beside it.')}"
    since = since_day(params)
    if since is None or addresses.one(params, "old", history.names):
        return sentence
    seen = versions.day(text, history.nearest(since))
    return f"{sentence} {text.t('The nearest to {date} is {version}.', date=text.date(since), version=seen)}"


def _chosen(text: Text, history: History, params: Params) -> Iterator[Control]:
    named = tuple((each.version, versions.day(text, each)) for each in reversed(history.versions))
    yield Control("old", Widget.CHOICE, text.t("From version"), named, _one(params, "old"), text.t("The one before"))
    yield Control("new", Widget.CHOICE, text.t("To version"), named, _one(params, "new"), text.t("The newest"))


def _comparison(text: Text, dataset: Dataset, history: History, old: Version, new: Version) -> Node:
    rows = between(history, old.version, new.version)
    return h.fragment[
        versions.compared(text, dataset, (old, new), rows),
        versions.files(text, history, old.version, new.version, V1),
    ]


def _all_versions(text: Text, _dataset: Dataset, history: History) -> Node:
    return h.details[h.summary[text.t("All versions, as files")], versions.listed(text, history, V1)]


def pair(history: History, params: Params) -> tuple[Version, Version]:
    """The two versions that an address asks for; by default the newest and the one before, or the one last seen."""
    named = {each.version: each for each in history.versions}
    new = named[addresses.one(params, "new", history.names, history.current)]
    before = history.versions[max(0, history.versions.index(new) - 1)]
    since = since_day(params)
    seen = history.nearest(since) if since else before
    return named.get(params.get("old", "")) or named.get(params.get("since", "")) or seen, new


def titled(text: Text) -> tuple[str, str]:
    """The title of the page, and what it is about."""
    return text.t("What changed, and what was corrected"), text.t(
        "What was wrong here, what it is now, when and why; and what is new. Nothing disappears silently. Keep the "
        "address of a day or of a version, and it shows what came since."
    )


def select(dataset: Dataset, params: Params) -> tuple[News, ...]:
    """The news that an address asks for, the newest first."""
    kind = addresses.one(params, "kind", tuple(NewsKind))
    about = addresses.one(params, "about", _subjects(dataset))
    since = _since(dataset, params)
    return tuple(
        each
        for each in (news_of(dataset, about) if about else all_news(dataset))
        if kind in ("", each.kind) and since(each)
    )


def _since(dataset: Dataset, params: Params) -> Callable[[News], bool]:
    """Whether a piece of news came since the day or the version that an address names."""
    history, version, day = history_of(dataset), params.get("since", ""), since_day(params)
    if version == history.current:
        return lambda _each: False
    if version in history.names:
        known = frozenset[str]().union(*(ids(history, version, table) for table in ("corrections", "events")))
        return lambda each: row_id(each) not in known
    return lambda each: day is None or each.day >= day


def since_day(params: Params) -> date | None:
    """The day from which on an address asks for news; None where it names none."""
    day = addresses.day(params, "since")
    return day.earliest if day else None


def _listed(text: Text, dataset: Dataset, pairs: tuple[tuple[str, str], ...], number: int) -> Node:
    news = select(dataset, dict(pairs))
    return changes.listed(text, dataset, news[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(news))


def _controls(context: Context, params: Params) -> tuple[Control, ...]:
    text, dataset = context.text, context.dataset
    kinds = tuple((each.value, changes.kind_name(text, each)) for each in NewsKind)
    about = addresses.one(params, "about", _subjects(dataset))
    corrected = dict.fromkeys(each.subject_id for each in dataset.corrections)
    offered = [each for each in dict.fromkeys((about, *dataset.events, *corrected)) if each in _subjects(dataset)]
    subjects = tuple((each, labels.dated(text, dataset, each)) for each in offered[:OFFERED])
    return (
        Control("kind", Widget.CHOICE, text.t("What"), kinds, _one(params, "kind"), text.t("Everything new")),
        Control(
            "about",
            Widget.CHOICE,
            text.t("About whom or what"),
            subjects,
            (about,) if about else (),
            text.t("Anybody and anything"),
        ),
        Control(
            "since",
            Widget.WORDS,
            text.t("Since"),
            value=_one(params, "since"),
            hint=text.t("2026-11-20"),
        ),
    )


def _one(params: Params, name: str) -> tuple[str, ...]:
    value = addresses.words(params, name)
    return (value,) if value else ()


def _state(dataset: Dataset) -> str:
    """Which tables and which older versions the page is made from."""
    return f"{dataset.version} {history_of(dataset).stamp}"


def _in_menu(_dataset: Dataset) -> bool:
    """Not in the menu: links lead to it from pages that tell of changes."""
    return False


DESCRIPTION = Description(ADDRESS, 9, lambda text: text.t("Changes"), make, _in_menu, _state)
