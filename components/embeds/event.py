"""The page of one event: its story, section by section as on the desk, each source once."""

import htpy as h

from components.addresses import link
from components.content.event_story import sections
from components.embeds.footnotes import Notes
from components.embeds.page import LONGEST, WIDTHS, Page, raw, room
from components.embeds.words import of_words
from components.html import labels
from components.html.event import head
from components.html.event.closing import all_facts
from components.text import Text
from data import Dataset
from data.model import Event

LEFT_OUT = ("sources",)
"""Sections of the desk's page whose place another part of an embed takes."""

FOLDED = (
    "section>details{font-size:inherit}summary h2{display:inline}"
    "@media print{section>details>summary{list-style:none;color:inherit;text-decoration:none}}"
)
"""The rules of a section that is folded under its heading."""

USED = (".figure", ".bars", ".bar", ".how-many", ".chain", ".sign", ".quoted", ".told")
"""Classes of the desk that a story uses."""


def story(text: Text, dataset: Dataset, event: Event) -> Page:
    """One event: the sections for which the ledger has facts, with numbers that lead to the sources."""
    notes = Notes(text, dataset)
    first = h.p(".quiet")[labels.event_kind(text, event.kind), " · ", text.date(event.date)], head.figure(notes, event)
    parts = (make(notes, event) for name, make in sections().items() if name not in LEFT_OUT)
    # at once, so that every source has its number before they are listed
    body = raw(_folded(event, str(h.fragment[first]), [str(each) for each in parts if each is not None]))
    return of_words(
        path=f"story/{event.event_id}",
        title=event.headline,
        subtitle=event.summary,
        body=body,
        rules=FOLDED,
        data=notes.list(),
        about=(text.t("Numbers in the text lead to the sources under “Data”."),),
        facts=all_facts(dataset, event),
        full=link("releases", event=event.event_id),
        used=USED,
    )


def _folded(event: Event, first: str, parts: list[str]) -> str:
    """The sections, as many open as fit the highest frame on a phone, and the others collapsed under their headings."""
    whole = first
    for at, each in enumerate(parts):
        longer = f"{whole}{each}"
        if at and room(min(WIDTHS), event.headline, event.summary, longer) > LONGEST:
            return "".join((whole, *map(_under_its_heading, parts[at:])))
        whole = longer
    return whole


def _under_its_heading(section: str) -> str:
    """A section that is collapsed under its heading; print shows it open."""
    start, tag, rest = section.partition("<h2>")
    heading, end, inside = rest.partition("</h2>")
    return (
        f"{start}<details><summary>{tag}{heading}{end}</summary>{inside.removesuffix('</section>')}</details></section>"
    )
