"""The feed: every event and every correction as an Atom entry, the latest first, after RFC 4287."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree as ET  # only written here

import htpy as h

from components.addresses import link
from components.embeds.files import LIVE
from components.embeds.head import CARD
from components.embeds.sitemap import as_xml
from components.html import labels, values
from components.site import Site
from components.text import Text
from data import Dataset
from data.model import Correction, Event
from data.vocabulary import ValueStatus

ATOM = "http://www.w3.org/2005/Atom"
BEGAN = 2025
"""The year in which the names of entries begin; it is part of them and never changes."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One entry: its day, its name, its title, the full view, its words as HTML, and its picture."""

    day: date
    name: str
    title: str
    there: str
    said: str
    picture: str = ""
    weight: int = 0


def feed(text: Text, dataset: Dataset, cards: Mapping[str, int], site: Site) -> bytes:
    """The feed of a site; `cards` gives the bytes of the picture of each page."""
    entries = sorted([*_events(text, dataset, cards, site), *_corrections(text, dataset, site)], reverse=True)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": text.language})
    _say(root, "id", _id(site, "feed"))
    name = text.t(dataset.story.name)
    _say(root, "title", name)
    _say(root, "updated", _moment(entries[0].day if entries else dataset.cutoff))
    _say(ET.SubElement(root, "author"), "name", name)
    _say(root, "rights", text.t("Words and data may be used with the name {name} (CC BY 4.0).", name=name))
    _say(root, "icon", site.full("/app/static/icon.svg"))
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=site.top("feed.xml"))
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=site.full("/timeline"))
    for each in entries:
        _add(root, each, site)
    return as_xml(root)


def _events(text: Text, dataset: Dataset, cards: Mapping[str, int], site: Site) -> Iterator[Entry]:
    for event in dataset.events.values():
        path = f"story/{event.event_id}"
        there, card = site.full(link("releases", event=event.event_id)), site.file(LIVE, f"{path}.card.png")
        said = _event(text, event, there, card, site.embed(LIVE, path))
        yield Entry(event.date.earliest, path, event.headline, there, said, card, cards.get(path, 0))


def _event(text: Text, event: Event, there: str, card: str, page: str) -> str:
    wide, tall = map(str, CARD)
    said = h.fragment[
        h.p[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
        h.p[event.summary],
        h.p[h.a(href=there)[h.img(src=card, alt=event.headline, width=wide, height=tall)]],
        h.p[h.a(href=page)[text.t("Every figure with its sources")]],
    ]
    return str(said)


def _corrections(text: Text, dataset: Dataset, site: Site) -> Iterator[Entry]:
    for each in dataset.corrections:
        there = site.full(link("claims", subject=each.subject_id, property=each.property))
        title = text.t("Correction: {subject}", subject=labels.subject(text, dataset, each.subject_id))
        yield Entry(
            each.published_on.earliest, f"correction/{each.correction_id}", title, there, _correction(text, each)
        )


def _correction(text: Text, each: Correction) -> str:
    old = values.drawn(text, ValueStatus.WRONG, each.old_value)
    now = text.t("It says {new}.", new=each.new_value) if each.new_value else text.t("That is withdrawn.")
    return str(h.fragment[h.p[old], h.p[now], h.p[each.reason]])


def _add(root: ET.Element, each: Entry, site: Site) -> None:
    entry = ET.SubElement(root, "entry")
    _say(entry, "id", _id(site, each.name))
    _say(entry, "title", each.title)
    _say(entry, "updated", _moment(each.day))
    _say(entry, "published", _moment(each.day))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=each.there)
    if each.weight:
        attributes = {"rel": "enclosure", "type": "image/png", "length": str(each.weight), "href": each.picture}
        ET.SubElement(entry, "link", attributes)
    _say(entry, "content", each.said).set("type", "html")


def _say(parent: ET.Element, name: str, words: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = str(words)  # markup would escape itself once more
    return element


def _id(site: Site, name: str) -> str:
    """A name that stays the same whatever becomes of the addresses, after RFC 4151."""
    host = site.desk.partition("://")[2].partition("/")[0].partition(":")[0]
    return f"tag:{host},{BEGAN}:{name}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
