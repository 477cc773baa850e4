"""Entries as an Atom feed, after RFC 4287."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET  # only written here

from components.embeds.feed_entry import About, Entry, moment
from components.embeds.sitemap import as_xml

ATOM = "http://www.w3.org/2005/Atom"


def atom(about: About, entries: Sequence[Entry]) -> bytes:
    """A feed as a document."""
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": about.language})
    _say(root, "id", about.id)
    _say(root, "title", about.title)
    _say(root, "updated", moment(about.updated))
    _say(ET.SubElement(root, "author"), "name", about.author)
    _say(root, "rights", about.rights)
    _say(root, "icon", about.icon)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=f"{about.address}.xml")
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=about.page)
    for each in entries:
        _add(root, each)
    return as_xml(root)


def _add(root: ET.Element, each: Entry) -> None:
    entry = ET.SubElement(root, "entry")
    _say(entry, "id", each.id)
    _say(entry, "title", each.title)
    _say(entry, "updated", moment(each.day))
    _say(entry, "published", moment(each.day))
    ET.SubElement(entry, "link", rel="alternate", type="text/html", href=each.address)
    if each.weight:
        attributes = {"rel": "enclosure", "type": "image/png", "length": str(each.weight), "href": each.picture}
        ET.SubElement(entry, "link", attributes)
    _say(entry, "content", each.content).set("type", "html")


def _say(parent: ET.Element, name: str, words: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = str(words)  # markup would escape itself once more
    return element
