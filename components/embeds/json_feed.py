"""Entries as a JSON Feed, version 1.1."""

from collections.abc import Sequence

from components.embeds.feed_entry import About, Entry, moment
from components.embeds.files import as_json

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(about: About, entries: Sequence[Entry]) -> bytes:
    """A feed as a record; it says the same as the Atom feed."""
    return as_json(
        {
            "version": VERSION,
            "title": about.title,
            "home_page_url": about.page,
            "feed_url": f"{about.address}.json",
            "description": about.rights,
            "icon": about.icon,
            "language": about.language,
            "authors": [{"name": about.author}],
            "items": [_item(each) for each in entries],
        }
    )


def _item(each: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": each.id,
        "url": each.address,
        "title": each.title,
        "content_html": each.content,
        "date_published": moment(each.day),
        "date_modified": moment(each.day),
        "tags": [each.kind],
    }
    if each.weight:
        picture = {"url": each.picture, "mime_type": "image/png", "size_in_bytes": each.weight}
        item |= {"image": each.picture, "attachments": [picture]}
    return item
