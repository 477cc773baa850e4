"""The overview: what happened, how sure that is, what is new and what is disputed, on little more than one screen."""

import htpy as h
from htpy import Element, Node

from components.addresses import PageAddress, Params
from components.charts import dashboard
from components.content import counted, overview_drawing, person_cards
from components.content.parts import (
    Block,
    Context,
    Description,
    Files,
    Page,
    Part,
    Schema,
    aged,
    claims_file,
    html,
)
from components.html import citations, disputes, key_figures, labels, latest, sums
from components.text import Text
from data import Dataset, Fact, PartialDate, counts, totals
from data.definitions import EVERYONE
from data.people import Entry, roster

ADDRESS = PageAddress("overview", (counted.COUNTS,), embed=dashboard.EMBED)


def whole(text: Text, dataset: Dataset, definition_id: str = EVERYONE) -> Element:
    """The whole overview as one piece of HTML, without a chart library and without the same drawing twice."""
    definition = dataset.definitions[definition_id]
    return h.div(".overview")[
        h.header(".finding")[
            h.h1[title(text, dataset, definition_id)],
            counted.definition_line(text, definition) if definition_id != EVERYONE else None,
            key_figures.finding(text, dataset, definition_id),
            counted.links(text, dataset, ADDRESS, {counted.NAME: definition_id}),
        ],
        h.div(".now")[key_figures.today(text, dataset), latest.listed(text, dataset, definition)],
        overview_drawing.when(text, dataset, definition_id),
        overview_drawing.where(text, dataset),
        _fates(text, dataset),
        disputes.listed(text, dataset),
        h.footer(".about")[
            h.p(".small")[_lede(text, dataset)],
            h.p(".small")[
                text.t(
                    "The pages that could be read end on {date}. "
                    "That is a limit of the evidence, not a sign that nothing has happened since.",
                    date=text.date(dataset.cutoff),
                )
            ],
            h.p(".source-line")[citations.source_line(text, dataset, dataset.all_facts)],
        ],
    ]


def _lede(text: Text, dataset: Dataset) -> str:
    mark = text.t("Each figure has a mark: press it to see who says so and who says otherwise.")
    return " ".join(each for each in (text.t(dataset.story.overview.lede), mark) if each)


def faces(dataset: Dataset) -> tuple[Entry, ...]:
    """The people whose fates the overview shows, as the story lists them."""
    entries = roster(dataset)
    return tuple(entries[person] for person in dataset.story.overview.faces if person in entries)


def _fates(text: Text, dataset: Dataset) -> Node:
    people = faces(dataset)
    if not people:
        return None
    return h.section(".fates")[
        h.h2[h.a(href="/people", target="_self")[text.t(dataset.story.overview.people)]],
        person_cards.fates(text, dataset, people),
    ]


def facts(dataset: Dataset, definition_id: str = EVERYONE) -> tuple[Fact, ...]:
    """Every figure that the overview shows, for its download."""
    custody = counts.leading(counts.counts(dataset))
    around = (*key_figures.founding(dataset), *latest.facts(dataset), *disputes.most(dataset))
    figures = [*totals.total(dataset, definition_id).facts, custody and custody.fact, *around]
    people = person_cards.facts_of(dataset, faces(dataset))
    return tuple({fact.key: fact for fact in (*figures, *people) if fact}.values())


def title(text: Text, dataset: Dataset, definition_id: str = EVERYONE) -> str:
    """The finding of the whole story, computed from the ledger and marked as a sum of ours."""
    total = totals.total(dataset, definition_id)
    if not total.parts:
        return text.t(dataset.story.name)
    first = min(part.event.date for part in total.parts)
    if definition_id != EVERYONE:
        return sums.headline(text, total)
    return text.n(
        "At least {count} person was freed in {events} since {month} (our sum)",
        "At least {count} people were freed in {events} since {month} (our sum)",
        total.low,
        events=sums.events(text, {part.event.kind for part in total.parts}, len(total.parts)),
        month=text.date(PartialDate(first.year, first.month)),
    )


def make(context: Context, params: Params) -> Page:
    """The page: one piece, its age, and the claims behind all of its figures."""
    text, dataset = context.text, context.dataset
    definition_id = counted.definition_of(dataset, params).definition_id
    parts: tuple[Part, ...] = (
        Block("overview", html(whole, context, definition_id)),
        *aged(context, dataset.all_facts),
        Files(counted.suffix("overview", params), lambda: claims_file(context, facts(dataset, definition_id))),
    )
    return Page(title(text, dataset, definition_id), labels.purpose(text, dataset), parts, Schema.DATA)


DESCRIPTION = Description(ADDRESS, 0, lambda text: text.t("Overview"), make)
