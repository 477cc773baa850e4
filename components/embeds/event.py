"""The page of one event: its story, section by section as on the desk, each source once."""

import htpy as h

from components.addresses import link
from components.content.event_story import sections
from components.embeds.footnotes import Notes
from components.embeds.page import Page, raw
from components.embeds.words import of_words
from components.html import labels
from components.html.event import head
from components.html.event.closing import all_facts
from components.text import Text
from data import Dataset
from data.model import Event

LEFT_OUT = ("sources",)
"""Sections of the desk's page whose place another part of an embed takes."""

USED = (".figure", ".bars", ".bar", ".how-many", ".chain", ".sign", ".table-wrap", ".quoted", ".told")
"""Classes of the desk that a story uses."""


def story(text: Text, dataset: Dataset, event: Event) -> Page:
    """One event: the sections for which the ledger has facts, with numbers that lead to the sources."""
    notes = Notes(text, dataset)
    shown = (make(notes, event) for name, make in sections().items() if name not in LEFT_OUT)
    told = h.fragment[
        h.p(".quiet")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
        head.figure(notes, event),
        shown,
    ]
    body = raw(str(told))  # at once, so that every source has its number before they are listed
    return of_words(
        path=f"story/{event.event_id}",
        title=event.headline,
        subtitle=event.summary,
        body=body,
        data=notes.list(),
        about=(text.t("Numbers in the text lead to the sources under “Data”."),),
        facts=all_facts(dataset, event),
        full=link("releases", event=event.event_id),
        used=USED,
    )
