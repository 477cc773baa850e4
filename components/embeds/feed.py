"""The feeds: all news, corrections, new releases, and those of each person and event, as Atom and JSON Feed."""

from collections.abc import Iterable, Iterator, Mapping

import htpy as h

from components.addresses import link
from components.embeds.atom import atom
from components.embeds.feed_entry import About, Entry
from components.embeds.files import LIVE
from components.embeds.head import CARD
from components.embeds.json_feed import json_feed
from components.html import changes, corrections, feeds, labels
from components.site import Site
from components.text import Text
from data import Dataset
from data.model import Correction, Event
from data.news import News, NewsKind, all_news, news_of

BEGAN = 2025
"""The year in which the names of entries begin; it is part of them and never changes."""


def every(text: Text, dataset: Dataset, cards: Mapping[str, int], site: Site) -> Iterator[tuple[str, bytes]]:
    """The files of all feeds with their names; `cards` has the size in bytes of the picture of each page."""
    entries = {each.name: _entry(text, dataset, each, cards, site) for each in all_news(dataset)}
    for name, title, page, news in _feeds(text, dataset):
        listed = [entries[each.name] for each in news]
        about = _about(text, dataset, site, name, title, page, listed)
        yield f"{name}.xml", atom(about, listed)
        yield f"{name}.json", json_feed(about, listed)


def _feeds(text: Text, dataset: Dataset) -> Iterator[tuple[str, str, str, Iterable[News]]]:
    """The name, title, page and news of each feed."""
    everything = all_news(dataset)
    yield feeds.ALL, feeds.title(text, dataset, feeds.ALL), link(corrections.PAGE), everything
    for kind, name in ((NewsKind.CORRECTION, feeds.CORRECTIONS), (NewsKind.RELEASE, feeds.RELEASES)):
        news = [each for each in everything if each.kind is kind]
        yield name, feeds.title(text, dataset, name), link(corrections.PAGE, kind=kind), news
    for subject in (*dataset.people, *dataset.events):
        title = feeds.title(text, dataset, feeds.of(dataset, subject), subject)
        yield feeds.of(dataset, subject), title, feeds.page(dataset, subject), news_of(dataset, subject)


def _about(
    text: Text, dataset: Dataset, site: Site, name: str, title: str, page: str, entries: Iterable[Entry]
) -> About:
    author = text.t(dataset.story.name)
    return About(
        _id(site, name),
        title,
        site.full(page),
        _address(site, name),
        max((each.day for each in entries), default=dataset.cutoff),
        author,
        text.t("Words and data may be used with the name {name} (CC BY 4.0).", name=author),
        site.full("/app/static/icon.svg"),
        text.language,
    )


def _entry(text: Text, dataset: Dataset, news: News, cards: Mapping[str, int], site: Site) -> Entry:
    if isinstance(news.row, Event):
        return _of_event(text, news, news.row, cards, site)
    return _of_correction(text, dataset, news, news.row, site)


def _of_event(text: Text, news: News, event: Event, cards: Mapping[str, int], site: Site) -> Entry:
    path, (wide, tall) = f"story/{event.event_id}", map(str, CARD)
    address, card = site.full(link("releases", event=event.event_id)), site.file(LIVE, f"{path}.card.png")
    content = h.fragment[
        h.p[changes.when(text, news, event)],
        h.p[event.summary],
        h.p[h.a(href=address)[h.img(src=card, alt=event.headline, width=wide, height=tall)]],
        h.p[h.a(href=site.embed(LIVE, path))[text.t("Every figure with its sources")]],
    ]
    entry_id = _id(site, news.name)
    return Entry(news.day, entry_id, event.headline, address, str(content), news.kind, card, cards.get(path, 0))


def _of_correction(text: Text, dataset: Dataset, news: News, each: Correction, site: Site) -> Entry:
    address = site.full(f"{link(corrections.PAGE)}#{each.correction_id}")
    title = text.t("Correction: {subject}", subject=labels.subject(text, dataset, each.subject_id))
    content = h.fragment[
        h.p[corrections.before_and_now(text, dataset, each)],
        h.p[each.reason],
        h.p["; ".join(f"{name}: {day}" for name, day in corrections.days(text, each))],
    ]
    return Entry(news.day, _id(site, news.name), title, address, str(content), news.kind)


def _address(site: Site, name: str) -> str:
    """The address of a feed: at the root of the desk where that serves the embeds, else beside the embeds."""
    below = site.known and site.embeds.startswith(f"{site.desk.rstrip('/')}/")
    return site.full(f"/{name}") if below else site.top(name)


def _id(site: Site, name: str) -> str:
    """A tag URI after RFC 4151, which stays the same whatever becomes of the addresses."""
    host = site.desk.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"tag:{host},{BEGAN}:{name}"
