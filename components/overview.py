"""The overview's words and figures: what happened, how sure we are, what is new."""

from collections.abc import Sequence

import htpy as h
from htpy import Element, Node

from components import cards, citations, labels
from components.address import link
from components.charts import route_map, timeline
from components.drawings import drawing
from components.text import Text
from data import COUNTRY, Dataset, Fact, PartialDate, totals
from data.model import Event
from data.roster import roster
from data.vocabulary import Standing, VersionState

FOUNDING = "release-2025-12-13"
"""The release that the desk was begun for."""

FACES = (
    "ales-bialiatski",
    "maria-kalesnikava",
    "siarhei-tsikhanouski",
    "mikalai-statkevich",
    "valiantsin-stefanovic",
    "andrzej-poczobut",
)
"""The six people whose cards the overview shows: well known, and of six different fates."""

DISPUTES = 5
"""How many disputed figures the overview names."""


def page(text: Text, dataset: Dataset) -> Element:
    """The whole overview as one piece, drawn without a chart library."""
    entries = roster(dataset)
    shown = [entries[person] for person in FACES if person in entries]
    return h.div(".overview")[
        h.h1[title(text, dataset)],
        h.p(".lede")[_lede(text)],
        figures(text, dataset),
        h.div(".beside.wide-left")[_timeline(text, dataset), _map(text, dataset)],
        h.div(".beside")[disputes(text, dataset), newest(text, dataset)],
        h.section[
            h.h2[text.t("Six people, six fates")],
            cards.cards(text, dataset, shown),
            h.p[h.a(href="/people", target="_self")[text.t("Everyone on record")]],
        ],
        h.p(".source-line")[citations.source_line(text, dataset, dataset.all_facts)],
    ]


def _lede(text: Text) -> str:
    return text.t(
        "Releases and pardons of prisoners in Belarus, what the United States and others did in the same months, "
        "and where the freed were taken. Each figure has a mark: press it to see who says so and who says otherwise."
    )


def _timeline(text: Text, dataset: Dataset) -> Element:
    drawn = timeline.marks(dataset, timeline.Selection(small=True))
    caption = timeline.caption(drawn, text)
    return h.section[
        h.h2[h.a(href="/timeline", target="_self")[text.t("When they were freed")]],
        drawing(caption.alt, timeline.svg(drawn, text), timeline.svg(drawn, text, narrow=True)),
        h.p(".small")[caption.subtitle],
    ]


def _map(text: Text, dataset: Dataset) -> Element:
    drawn = route_map.marks(dataset, route_map.Selection(release=FOUNDING, small=True))
    caption = route_map.caption(drawn, text)
    return h.section[
        h.h2[h.a(href=link("routes", release=FOUNDING), target="_self")[text.t("Where they were taken")]],
        drawing(caption.alt, route_map.svg(drawn, text, narrow=True)),
        h.p(".small")[caption.title],
    ]


def title(text: Text, dataset: Dataset) -> str:
    """The finding of the whole story, computed from the ledger."""
    total = totals.freed(dataset)
    first = min(dataset.events[fact.subject_id].date for fact in total.parts)
    return text.n(
        "{count} person freed in {events} releases and pardons since {month}",
        "{count} people freed in {events} releases and pardons since {month}",
        total.number,
        events=text.number(len(total.parts)),
        month=text.date(PartialDate(first.year, first.month)),
    )


def figures(text: Text, dataset: Dataset) -> Element:
    """The headline figures, each with its standing and sources."""
    big, latest = totals.largest(dataset), totals.releases(dataset)[-1]
    custody = dataset.fact(COUNTRY, "political_prisoners_in_custody")
    same = big[0] == latest[0]
    return h.section(".figures", aria_label=text.t("Key figures"))[
        _total(text, dataset),
        _release(
            text,
            dataset,
            big,
            text.t("freed in the largest and latest release") if same else text.t("freed in the largest release"),
        ),
        None if same else _release(text, dataset, latest, text.t("freed in the latest release")),
        _founding(text, dataset),
        _custody(text, dataset, custody) if custody else None,
    ]


def _figure(number: Node, what: Node, *small: Node) -> Element:
    return h.div(".figure")[h.span(".number")[number], h.span(".what")[what], (h.span(".small")[s] for s in small if s)]


def _release(text: Text, dataset: Dataset, pair: tuple[Event, Fact], what: str) -> Element:
    event, fact = pair
    day = h.a(href=link("timeline", event=event.event_id), target="_self")[text.date(event.date)]
    return _figure(citations.cited(text, dataset, fact), what, day)


def _founding(text: Text, dataset: Dataset) -> Node:
    """The release that the desk was begun for: how many, and where they were taken."""
    event = dataset.events.get(FOUNDING)
    facts = [dataset.fact(FOUNDING, p) for p in ("freed_total", "to_lithuania", "to_ukraine")]
    if event is None or not all(facts):
        return None
    total, lithuania, ukraine = (citations.cited(text, dataset, fact) for fact in facts if fact)
    day = h.a(href=link("timeline", event=event.event_id), target="_self")[text.date(event.date)]
    split = h.span(".small")[text.t("To Lithuania:"), " ", lithuania, " ", text.t("To Ukraine:"), " ", ukraine]
    return h.div(".figure")[
        h.span(".number")[total],
        h.span(".what")[text.t("freed after talks on potash sanctions")],
        h.span(".small")[day],
        split,
    ]


def _custody(text: Text, dataset: Dataset, fact: Fact) -> Element:
    day = text.date(fact.as_of) if fact.as_of else ""
    return _figure(
        citations.cited(text, dataset, fact),
        text.t("political prisoners in custody, as rights groups count them"),
        text.t("at the last count, {date}", date=day),
    )


def _total(text: Text, dataset: Dataset) -> Element:
    total = totals.freed(dataset)
    shown = text.number(total.number)
    spread = text.t("{low} to {high}, by the figures taken", low=text.number(total.low), high=text.number(total.high))
    return h.div(".figure")[
        h.span(".number")[h.span(".fact")[h.span(".value")[shown], _sum_mark(text, dataset, total)]],
        h.span(".what")[text.t("freed in all releases and pardons: our sum")],
        h.span(".small")[spread] if total.low != total.high else None,
    ]


def _sum_mark(text: Text, dataset: Dataset, total: totals.Total) -> Element:
    """The definition of the sum and its parts, opened where other figures open their sources."""
    names = text.list(dataset.people[p].name for p in total.counted_twice if p in dataset.people)
    parts = ((dataset.events[fact.subject_id], fact) for fact in reversed(total.parts))
    disputed = any(fact.standing is Standing.DISPUTED for fact in total.parts)
    standing = Standing.DISPUTED if disputed else Standing.CORROBORATED
    return h.details(".cite")[
        h.summary(aria_label=text.t("How this sum is made. Show its parts"), title=text.t("our sum"))[
            citations.glyph(standing)
        ],
        h.div(".panel")[
            h.p[
                text.t(
                    "Our own sum: the adopted figures of every release and pardon, each event once. "
                    "It counts all who were let go, not only those whom rights groups call political prisoners."
                )
            ],
            h.p[text.t("Counted in two of them and subtracted once: {names}.", names=names)] if names else None,
            h.ul[(h.li[f"{text.short_date(e.date)}: {labels.fact_value(text, dataset, f)}"] for e, f in parts)],
        ],
    ]


def disputes(text: Text, dataset: Dataset) -> Element:
    """What is disputed now: the newest figures on which sources differ, each with its values."""
    found = totals.disputed(dataset)
    more = link("claims", standing=Standing.DISPUTED)
    return h.section[
        h.h2[text.t("What sources disagree on")],
        h.ul[(h.li[_dispute(text, dataset, fact)] for fact in found[:DISPUTES])],
        h.p[
            h.a(href=more, target="_self")[
                text.n("{count} disputed figure", "All {count} disputed figures", len(found))
            ]
        ],
    ]


def _dispute(text: Text, dataset: Dataset, fact: Fact) -> Node:
    event = dataset.events[fact.subject_id]
    live = [v.value for v in fact.versions if v.state in (VersionState.ADOPTED, VersionState.LIVE)]
    values = text.list(labels.value(text, dataset, fact.prop, v) for v in live)
    said = text.t("{label}, {date}:", label=text.t(fact.prop.label), date=text.short_date(event.date))
    return [said, " ", h.b[values], citations.mark(text, dataset, fact)]


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
                    h.a(href=link("timeline", event=e.event_id), target="_self")[e.headline],
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
