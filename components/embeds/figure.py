"""The pages of one figure: the figure itself, and who says what about it."""

import htpy as h

from components.addresses import link
from components.embeds.footnotes import Notes, claims_table, reasons, voices_table, wide_table
from components.embeds.page import Page
from components.embeds.words import of_words
from components.html import citations, values
from components.text import Text, starts
from data import Dataset, Fact, Quantity, status
from data.model import Event
from data.vocabulary import EventKind


def figure(text: Text, dataset: Dataset, event: Event, fact: Fact) -> Page:
    """The page of a key figure: how many one release, pardon or exchange freed, and who says so."""
    notes = Notes(text, dataset)
    number = text.quantity(fact.value) if isinstance(fact.value, Quantity) else str(fact.value)
    sentence = notes.sentence(fact)
    big = values.drawn(text, status.of_fact(fact), number)
    return of_words(
        path=f"figure/{event.event_id}",
        title=headline(text, event, fact),
        subtitle=event.summary,
        body=[h.p(".big", aria_hidden="true")[big], h.p[citations.summary(text, fact)]],
        data=h.div[h.p[sentence], notes.list()],
        about=(text.t(fact.prop.description), *reasons(text, fact)),
        facts=(fact,),
        full=link("claims", subject=event.event_id, property=fact.prop.property),
    )


def headline(text: Text, event: Event, fact: Fact) -> str:
    """How many were freed, and when, in one line."""
    assert isinstance(fact.value, Quantity)
    people, on = values.either(text, fact), text.on(event.date)
    people = starts(people)
    if event.kind is EventKind.PARDON:
        finding = text.t("{people} pardoned {on}", people=people, on=on)
    else:
        finding = text.t("{people} freed {on}", people=people, on=on)
    return values.with_status(text, status.of_fact(fact), values.differ(text, finding, fact))


def who(text: Text, dataset: Dataset, event: Event, fact: Fact) -> Page:
    """The page of who gives which number for one release, pardon or exchange."""
    count = len(fact.versions)
    sources = len({claim.source_id for each in fact.versions for claim in each.claims})
    return of_words(
        path=f"who/{event.event_id}",
        title=text.t("{finding}: who says so", finding=headline(text, event, fact)),
        subtitle=text.n(
            "{count} value from {sources} sources.", "{count} values from {sources} sources.", count, sources=sources
        ),
        body=wide_table(voices_table(text, dataset, fact), text.t("Values and their voices")),
        data=wide_table(claims_table(text, dataset, fact), text.t("Page by page")),
        about=(text.t(fact.prop.description), *reasons(text, fact)),
        facts=(fact,),
        full=link("claims", subject=event.event_id, property=fact.prop.property),
    )
