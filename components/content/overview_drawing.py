"""The drawings of the overview: when and where people were freed, with a link from each release to its page."""

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.charts import route_map, timeline
from components.html import key_figures, labels, tables
from components.html.figure_html import drawing
from components.html.tables import Table
from components.text import Text
from data import Dataset


def when(text: Text, dataset: Dataset, definition_id: str) -> Element:
    """The timeline by a definition, the largest and the founding release, and a list that leads to each of them."""
    marks = timeline.marks(dataset, timeline.Selection(small=True, definition=definition_id))
    caption = timeline.caption(marks, text)
    return h.section(".drawn")[
        h.h2[h.a(href="/timeline", target="_self")[text.t("When they were freed")]],
        drawing(caption.alt, timeline.svg(marks, text), timeline.flat(marks, text)),
        key_figures.outstanding(text, dataset),
        h.div(".folds")[
            _each(text, dataset, [mark.event_id for mark in marks.lane(timeline.Lane.FREED)]),
            _in_words(text, caption.subtitle, timeline.table(marks, text)),
        ],
    ]


def where(text: Text, dataset: Dataset) -> Node:
    """The map of all journeys: folded on a phone, open where there is room; nothing where no journey is known."""
    if not dataset.story.map or not dataset.legs:
        return None
    marks, title = route_map.marks(dataset), text.t("Where they were taken")
    caption = route_map.caption(marks, text)
    return h.section(".where")[
        h.h2[h.a(href="/routes", target="_self")[title]],
        h.details(".as-table.drawn")[
            h.summary[text.t("Where they were taken, on a map")],
            h.p(".small")[caption.title],
            drawing(caption.alt, route_map.svg(marks, text, narrow=True)),
            _in_words(text, caption.subtitle, route_map.table(marks, text)),
        ],
    ]


def _each(text: Text, dataset: Dataset, releases: list[str]) -> Node:
    """A link to the page of each release, the newest first."""
    if not releases:
        return None
    named = ((event, labels.dated(text, dataset, event)) for event in reversed(releases))
    return h.details(".as-table")[
        h.summary[text.n("Open it ({count})", "Open one of {count}", len(releases))],
        h.ul(".each")[(h.li[h.a(href=link("releases", event=event), target="_self")[words]] for event, words in named)],
    ]


def _in_words(text: Text, description: str, table: Table) -> Element:
    return h.details(".as-table")[
        h.summary[text.t("What is drawn, and as a table")], h.p(".small")[description], tables.html(table)
    ]
