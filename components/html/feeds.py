"""The feeds: their names and titles, and the tags with which a page announces them."""

from collections.abc import Iterator

import htpy as h
from htpy import VoidElement

from components.addresses import link
from components.html import labels
from components.text import Text
from data import Dataset

ALL, CORRECTIONS, RELEASES = "feed", "feeds/corrections", "feeds/releases"
"""The feeds of everything new, of corrections and of new releases; each has the endings of FORMS."""

FORMS = {"xml": "application/atom+xml", "json": "application/feed+json"}
"""The endings of a feed, and what each is."""

FOLDER = "feeds/"
"""Below it stand all feeds but the first."""


def of(dataset: Dataset, subject_id: str) -> str:
    """The name of the feed of a person or an event."""
    return f"{FOLDER}{'people' if subject_id in dataset.people else 'events'}/{subject_id}"


def page(dataset: Dataset, subject_id: str) -> str:
    """The page of a person or an event."""
    if subject_id in dataset.people:
        return link("people", person=subject_id)
    return link("releases", event=subject_id)


def title(text: Text, dataset: Dataset, name: str, subject_id: str = "") -> str:
    """The title of a feed; the feed of everything has the name of the story."""
    story = text.t(dataset.story.name)
    if subject_id:
        return text.t("{name}: {subject}", name=story, subject=labels.subject(text, dataset, subject_id))
    if name == ALL:
        return story
    if name == CORRECTIONS:
        return text.t("{name}: corrections", name=story)
    return text.t("{name}: new releases", name=story)


def announced(text: Text, dataset: Dataset, root: str, *names: str, subject_id: str = "") -> Iterator[VoidElement]:
    """The `link` tags of the feeds below a root, with that of a person or an event where one is shown."""
    called = {name: title(text, dataset, name) for name in names}
    if subject_id in dataset.people or subject_id in dataset.events:
        called[of(dataset, subject_id)] = title(text, dataset, of(dataset, subject_id), subject_id)
    for name, words in called.items():
        for ending, kind in FORMS.items():
            yield h.link(rel="alternate", type=kind, title=words, href=f"{root}{name}.{ending}")
