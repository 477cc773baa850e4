"""The overview: what happened, how sure that is, what is new and what is disputed, on little more than one screen."""

import htpy as h
from htpy import Element, Node

from components.addresses import PageAddress, Params
from components.charts import dashboard
from components.content import overview_drawing, person_cards
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
from data.people import Entry, roster


def whole(text: Text, dataset: Dataset) -> Element:
    """The whole overview as one piece, drawn without a chart library; no drawing stands on it twice."""
    return h.div(".overview")[
        h.header(".finding")[h.h1[title(text, dataset)], key_figures.finding(text, dataset)],
        h.div(".now")[key_figures.today(text, dataset), latest.listed(text, dataset)],
        overview_drawing.when(text, dataset),
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
    """The people whose fates the story tells first."""
    entries = roster(dataset)
    return tuple(entries[person] for person in dataset.story.overview.faces if person in entries)


def _fates(text: Text, dataset: Dataset) -> Node:
    shown = faces(dataset)
    if not shown:
        return None
    return h.section(".fates")[
        h.h2[h.a(href="/people", target="_self")[text.t(dataset.story.overview.people)]],
        person_cards.fates(text, dataset, shown),
    ]


def facts(dataset: Dataset) -> tuple[Fact, ...]:
    """Every figure that the overview shows, for its download."""
    custody = counts.leading(counts.counts(dataset))
    told = (*key_figures.founding(dataset), *latest.facts(dataset), *disputes.most(dataset))
    shown = [*totals.freed(dataset).facts, custody and custody.fact, *told]
    people = person_cards.facts_of(dataset, faces(dataset))
    return tuple({fact.key: fact for fact in (*shown, *people) if fact}.values())


def title(text: Text, dataset: Dataset) -> str:
    """The finding of the whole story, computed from the ledger; a sum of ours, and said to be one."""
    total = totals.freed(dataset)
    if not total.parts:
        return text.t(dataset.story.name)
    first = min(part.event.date for part in total.parts)
    return text.n(
        "At least {count} person was freed in {events} since {month} (our sum)",
        "At least {count} people were freed in {events} since {month} (our sum)",
        total.low,
        events=sums.events(text, {part.event.kind for part in total.parts}, len(total.parts)),
        month=text.date(PartialDate(first.year, first.month)),
    )


def make(context: Context, _params: Params) -> Page:
    """The page: one piece, its age, and the claims behind all of its figures."""
    text, dataset = context.text, context.dataset
    parts: tuple[Part, ...] = (
        Block("overview", html(whole, context)),
        *aged(context, dataset.all_facts),
        Files("overview", lambda: claims_file(context, facts(dataset))),
    )
    return Page(title(text, dataset), labels.purpose(text, dataset), parts, Schema.DATA)


DESCRIPTION = Description(PageAddress("overview", embed=dashboard.EMBED), 0, lambda text: text.t("Overview"), make)
