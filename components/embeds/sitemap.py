"""Files for search engines: robots.txt and the sitemap of the full views."""

from collections.abc import Iterable
from datetime import date
from xml.etree import ElementTree as ET  # only written here

from components.site import Site

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(site: Site) -> bytes:
    """What search engines may read: everything; the embeds themselves ask not to be listed."""
    lines = ["User-agent: *", "Allow: /"]
    if site.known:
        lines.append(f"Sitemap: {site.top('sitemap.xml')}")
    return ("\n".join(lines) + "\n").encode()


def sitemap(day: date, addresses: Iterable[str]) -> bytes:
    """The full views, each once, as sitemaps.org has it."""
    root = ET.Element("urlset", xmlns=SITEMAPS)
    for each in dict.fromkeys(addresses):
        place = ET.SubElement(root, "url")
        ET.SubElement(place, "loc").text = each
        ET.SubElement(place, "lastmod").text = day.isoformat()
    return as_xml(root)


def as_xml(root: ET.Element) -> bytes:
    """A document with its XML declaration, one element per line."""
    ET.indent(root, "")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
