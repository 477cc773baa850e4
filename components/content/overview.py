"""The overview's words and figures: what happened, how sure we are, what is new."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import PageAddress, Params, link
from components.charts import route_map, timeline
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
from components.html import cards, citations, key_figures, labels, sums, tables
from components.html.figure_html import drawing
from components.text import Text
from data import Dataset, Fact, PartialDate, Quantity, counts, status, totals
from data.model import Event
from data.people import roster
from data.roles import Role
from data.vocabulary import Standing, VersionState

WAYS = (Role.STAYED, Role.TAKEN_TO, Role.REACHED)
"""Roles of the figures that say where a release led."""

DISPUTES = 5
"""How many disputed figures the overview names."""


def whole(text: Text, dataset: Dataset) -> Element:
    """The whole overview as one piece, drawn without a chart library."""
    entries = roster(dataset)
    shown = [entries[person] for person in dataset.story.overview.faces if person in entries]
    return h.div(".overview")[
        h.h1[title(text, dataset)],
        h.p(".lede")[_lede(text, dataset)],
        key_figures.figures(text, dataset),
        h.div(".beside.wide-left")[_timeline(text, dataset), _map(text, dataset)],
        h.div(".beside")[disputes(text, dataset), newest(text, dataset)],
        h.section[
            h.h2[text.t(dataset.story.overview.people)],
            cards.cards(text, dataset, shown),
            h.p[h.a(href="/people", target="_self")[text.t("Everyone on record")]],
        ],
        h.p(".source-line")[citations.source_line(text, dataset, dataset.all_facts)],
    ]


def _lede(text: Text, dataset: Dataset) -> str:
    mark = text.t("Each figure has a mark: press it to see who says so and who says otherwise.")
    return " ".join(each for each in (text.t(dataset.story.overview.lede), mark) if each)


def _timeline(text: Text, dataset: Dataset) -> Element:
    drawn = timeline.marks(dataset, timeline.Selection(small=True))
    caption = timeline.caption(drawn, text)
    return h.section[
        h.h2[h.a(href="/timeline", target="_self")[text.t("When they were freed")]],
        drawing(caption.alt, timeline.svg(drawn, text), timeline.svg(drawn, text, narrow=True)),
        h.p(".small")[caption.subtitle],
        _as_table(text, timeline.table(drawn, text)),
    ]


def _map(text: Text, dataset: Dataset) -> Node:
    event = dataset.events.get(dataset.story.figures.founding)
    if dataset.story.map is None or event is None:
        return None
    drawn = route_map.marks(dataset, route_map.Selection(release=event.event_id, small=True))
    caption = route_map.caption(drawn, text)
    day = text.date(event.date)
    name = text.t("Where those of {date} were taken", date=day)
    return h.section[
        h.h2[h.a(href=link("routes", release=event.event_id), target="_self")[name]],
        drawing(caption.alt, route_map.svg(drawn, text, narrow=True)),
        h.p(".small")[caption.title, ". ", _share(text, dataset)],
        _largest(text, dataset),
        _as_table(text, route_map.table(drawn, text)),
    ]


def _share(text: Text, dataset: Dataset) -> str:
    """What part of all who were freed the release on the map is."""
    one, total = totals.people_freed(dataset, dataset.story.figures.founding), totals.freed(dataset)
    if one is None or not isinstance(one.value, Quantity) or not total.number:
        return ""
    percent = text.number(round(100 * one.value.number / total.number))
    return text.t("That is about {percent} in 100 of those freed on record.", percent=percent)


def _largest(text: Text, dataset: Dataset) -> Node:
    """Where the largest release led, with the mark of each figure."""
    if not totals.releases(dataset):
        return None
    event, whole = totals.largest(dataset)
    ways = [fact for name in dataset.with_role(*WAYS) if (fact := dataset.fact(event.event_id, name))]
    if event.event_id == dataset.story.figures.founding or not ways:
        return None
    people, day = labels.fact_value(text, dataset, whole), text.date(event.date)
    said = text.t("Of the largest release, {people} on {date}:", people=people, date=day)
    parts = [
        h.div(".keep")[
            text.t(f.prop.label), ": ", labels.fact_value(text, dataset, f), citations.mark(text, dataset, f)
        ]
        for f in ways
    ]
    return h.div(".small")[said, " ", parts]


def _as_table(text: Text, table: tables.Table) -> Element:
    return h.details(".as-table")[h.summary[text.t("Show as table")], tables.html(table)]


def facts(dataset: Dataset) -> tuple[Fact, ...]:
    """Every figure that the overview shows, for its download."""
    founding = key_figures.founding(dataset)
    custody = counts.leading(counts.counts(dataset))
    differ = totals.disputed_figures(dataset)[:DISPUTES]
    shown = [*totals.freed(dataset).facts, *founding, custody and custody.fact, *differ]
    return tuple({fact.key: fact for fact in shown if fact}.values())


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


def disputes(text: Text, dataset: Dataset) -> Element:
    """What is disputed now: the newest figures on which sources differ, each with its values."""
    disputed = totals.disputed_figures(dataset)
    more = link("claims", standing=Standing.DISPUTED)
    return h.section[
        h.h2[text.t("What sources disagree on")],
        h.ul[(h.li[_dispute(text, dataset, fact)] for fact in disputed[:DISPUTES])],
        h.p[
            h.a(href=more, target="_self")[
                text.n(
                    "{count} disputed fact; {figures} of them figures of events",
                    "All {count} disputed facts; {figures} of them figures of events",
                    len(status.disputed(dataset.all_facts)),
                    figures=len(disputed),
                )
            ]
        ],
    ]


def _dispute(text: Text, dataset: Dataset, fact: Fact) -> Node:
    event = dataset.events[fact.subject_id]
    live = [v.value for v in fact.versions if v.state in (VersionState.ADOPTED, VersionState.LIVE)]
    values = text.list(labels.value(text, dataset, fact.prop, v) for v in live)
    said = text.t("{label}, {date}:", label=text.t(fact.prop.label), date=text.short_date(event.date))
    return [said, " ", h.div(".keep")[h.b[values], citations.mark(text, dataset, fact)]]


def newest(text: Text, dataset: Dataset, count: int = 4) -> Element:
    """What is new: the last events of the ledger."""
    events: Sequence[Event] = list(dataset.events.values())[: -count - 1 : -1]
    return h.section[
        h.h2[text.t("The latest events on record")],
        h.ul[
            (
                h.li[
                    text.short_date(e.date),
                    ": ",
                    h.a(href=link("releases", event=e.event_id), target="_self")[e.headline],
                ]
                for e in events
            )
        ],
        h.p(".small")[
            text.t(
                "The pages that could be read end on {date}. "
                "That is a limit of the evidence, not a sign that nothing has happened since.",
                date=text.date(dataset.cutoff),
            )
        ],
    ]


def make(context: Context, _params: Params) -> Page:
    """The page: one piece, its age, and the claims behind all of its figures."""
    text, dataset = context.text, context.dataset
    parts: tuple[Part, ...] = (
        Block("overview", html(whole, context)),
        *aged(context, dataset.all_facts),
        Files("overview", lambda: claims_file(context, facts(dataset))),
    )
    return Page(title(text, dataset), labels.purpose(text, dataset), parts, Schema.DATA)


DESCRIPTION = Description(PageAddress("overview", embed="timeline"), 0, lambda text: text.t("Overview"), make)
