"""The chosen event in a few lines beside the drawing in which it was chosen, with a link to its page."""

import htpy as h
from htpy import Element

from components.addresses import link
from components.html import labels
from components.html.citing import Marked
from components.html.event.facts import main
from components.text import Text
from data import Dataset
from data.model import Event


def panel(text: Text, dataset: Dataset, event: Event, back: str) -> Element:
    """What happened and how many were freed, a link to the page of the event, and one back to no choice."""
    fact = main(dataset, event)
    return h.section(".chosen-event", aria_label=text.t("The chosen event"))[
        h.p(".small")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
        h.h2(tabindex="-1", data_arrive="nearest")[event.headline],
        h.p(".lede")[event.summary],
        Marked(text, dataset).sentence(fact) if fact else None,
        h.p(".ways")[
            h.a(href=link("releases", event=event.event_id), target="_self")[text.t("Read the whole story →")],
            h.a(href=back, target="_self")[text.t("Close")],
        ],
    ]
