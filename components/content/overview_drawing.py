"""The dashboard on the overview: the choice among releases, and of each in a few words what it was, with its map."""

from functools import lru_cache

import htpy as h
from htpy import Element
from markupsafe import Markup

from components.addresses import link
from components.charts import dashboard, timeline
from components.charts.timeline import choice, choice_layout
from components.html import citations, key_figures, labels, tables
from components.html.event import numbers
from components.text import Text
from data import Dataset, Fact, shares, totals
from data.model import Event
from data.releases import ABROAD


def drawn(text: Text, dataset: Dataset) -> Element:
    """The section: its heading, the choice, and what it shows; without a map where the story has none."""

    def say(event: Event | None) -> dashboard.Words:
        return _release(text, dataset, event) if event else _all(text, dataset)

    return h.section(".drawn")[
        h.h2[h.a(href="/timeline", target="_self")[text.t("When they were freed")], h.small[text.t("choose one")]],
        dashboard.drawing(text, dataset, say, folded=text.t("On the map")),
    ]


@lru_cache(maxsize=8)
def rules(dataset: Dataset) -> Markup:
    """Where the circles stand, and what each choice shows."""
    return Markup(dashboard.choosing(dataset, choice_layout.PHONE))  # noqa: S704  # our own, with measures alone


def _all(text: Text, dataset: Dataset) -> dashboard.Words:
    """Of all releases the largest and the one that the story begins with, and what is drawn as a table."""
    marks = timeline.marks(dataset)
    return dashboard.Words(
        head=key_figures.outstanding(text, dataset),
        figures=h.details(".as-table")[
            h.summary[text.t("What is drawn, and as a table")],
            h.p(".small")[timeline.caption(marks, text).subtitle, " ", choice.key(marks, text)],
            tables.html(timeline.table(marks, text)),
        ],
    )


def _release(text: Text, dataset: Dataset, event: Event) -> dashboard.Words:
    """Of one release its day, its name, how many, and where they were taken, each figure with its sources."""
    main, *places = shown(dataset, event) or (None,)
    ways = (h.div(".keep")[numbers.label(text, dataset, f), ": ", citations.cited(text, dataset, f)] for f in places)
    return dashboard.Words(
        head=[
            h.p(".small")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
            h.h3[h.a(href=link("releases", event=event.event_id), target="_self")[event.headline]],
            h.div(".how-many")[
                [h.b[citations.cited(text, dataset, main)], " ", text.t("freed")]
                if main
                else text.t("How many were freed is not known."),
                ways,
            ],
        ],
    )


def shown(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """How many a release let go, where that is known, and then how many of them went to which country."""
    main, division = totals.people_freed(dataset, event.event_id), shares.destinations(dataset, event)
    abroad = (share.fact for share in division.shares if share.fact.prop.role in ABROAD) if division else ()
    return tuple({fact.key: fact for fact in (main, *abroad) if fact}.values())


def facts(dataset: Dataset) -> tuple[Fact, ...]:
    """Every figure that the section shows."""
    marks = choice_layout.choices(timeline.marks(dataset))
    each = (fact for mark in marks for fact in shown(dataset, mark.event))
    return tuple({fact.key: fact for fact in (*key_figures.founding(dataset), *each)}.values())
