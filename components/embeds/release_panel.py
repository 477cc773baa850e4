"""What the dashboard says of one release, and of all: figures with their standing, people, disputes, and the deal."""

from collections.abc import Iterable

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.charts import route_map, timeline
from components.charts.dashboard import Words
from components.charts.timeline.choice import tied
from components.charts.timeline.symbols import LETTERS
from components.embeds.footnotes import Folded
from components.html import custody, labels, person_card, sums
from components.html.event.facts import NAMING
from components.text import Text
from data import Dataset, Fact, journeys, status, totals
from data.model import Event, Leg
from data.people import Entry, roster
from data.vocabulary import Publication, RelationKind

PEOPLE = "people"
"""The unit of figures that count people."""

DISPUTED = 3
"""Disputed figures that the whole names."""


def figures_of(dataset: Dataset, event: Event) -> tuple[Fact, ...]:
    """The facts of a release that the dashboard shows: its figures, what sources dispute, and its journeys."""
    facts = dataset.facts(event.event_id)
    figures = [f for f in facts if f.prop.role not in NAMING and (f.prop.unit == PEOPLE or _disputed(f))]
    moved = (fact for leg in dataset.legs_of(event.event_id) if (fact := journeys.people(dataset, leg)))
    return tuple({fact.key: fact for fact in (*figures, *moved)}.values())


def _disputed(fact: Fact) -> bool:
    return bool(status.disputed([fact]))


def one_release(text: Text, dataset: Dataset, event: Event, notes: Folded) -> Words:
    """The words beside the map of one release."""
    main = totals.people_freed(dataset, event.event_id)
    facts = [f for f in dataset.facts(event.event_id) if f.prop.role not in NAMING and f != main]
    differ = [f for f in facts if _disputed(f)]
    figures = [f for f in facts if f.prop.unit == PEOPLE and f not in differ]
    return Words(
        head=[
            h.p(".quiet")[labels.event_kind(text, event.kind), " · ", text.date(event.date)],
            h.h2[event.headline],
            h.p[event.summary],
            _main(text, main, notes) if main else None,
        ],
        figures=[
            notes.facts(figures) if figures else None,
            [h.h3[text.t("Where sources differ")], notes.facts(differ)] if differ else None,
        ],
        people=[_people(text, dataset, event), _journeys(text, dataset, event, notes)],
        more=[
            _deal(text, dataset, event),
            h.p[h.a(href=link("timeline", event=event.event_id))[text.t("The whole story with every source")]],
        ],
    )


def _main(text: Text, fact: Fact, notes: Folded) -> Element:
    """The number of a release, large, with its standing and sources."""
    return h.div(".number")[h.p(".quiet")[text.t(fact.prop.label)], notes.all_values(fact)]


def _people(text: Text, dataset: Dataset, event: Event) -> Node:
    """The people named as freed and as not freed, collapsed."""
    freed = dataset.related(RelationKind.FREED_IN, target=event.event_id)
    entries = sorted(
        (roster(dataset)[p] for p in freed if p in dataset.people), key=lambda e: person_card.name(text, e)
    )
    if not entries:
        return None
    head = text.n("{count} freed person named here", "{count} of the freed are named here", len(entries))
    return h.details[h.summary[head], h.ul[(_person(text, each) for each in entries)]]


def _person(text: Text, entry: Entry) -> Element:
    days = custody.days(text, entry)
    known = entry.person.publication is not Publication.AGGREGATED
    return h.li[
        h.a(href=link("people", person=entry.person_id))[person_card.name(text, entry)],
        [", ", entry.person.one_line] if known and entry.person.one_line else None,
        h.small[" · ", text.t("in custody {days}", days=days)] if days else None,
    ]


def _journeys(text: Text, dataset: Dataset, event: Event, notes: Folded) -> Node:
    legs = dataset.legs_of(event.event_id)
    if not legs:
        return None
    head = text.n("Where they went, in {count} step", "Where they went, in {count} steps", len(legs))
    return h.details[h.summary[head], h.ol[(_leg(text, dataset, leg, notes) for leg in legs)]]


def _leg(text: Text, dataset: Dataset, leg: Leg, notes: Folded) -> Element:
    """A part of a journey: from where to where, how well it is known, and how many made it."""
    people = journeys.people(dataset, leg)
    where = labels.journey(text, dataset, leg), " (", labels.certainty(text, leg.certainty), ")"
    return h.li[where, [": ", notes.all_values(people)] if people else None]


def _deal(text: Text, dataset: Dataset, event: Event) -> Node:
    """The events of the deal around the release, with the signs that stand under the timeline."""
    around = [dataset.events[each] for each in tied(dataset, event)]
    if not around:
        return None
    return h.section[
        h.h3[text.t("Around it")],
        h.ul(".deal-steps")[(_step(text, each) for each in around)],
        h.p(".quiet")[text.t("A link marks sequence and context, not a proven cause.")],
    ]


def _step(text: Text, event: Event) -> Element:
    return h.li[
        h.span(aria_hidden="true")[LETTERS[event.kind], " "],
        text.short_date(event.date),
        " · ",
        labels.event_kind(text, event.kind),
        ": ",
        h.a(href=link("timeline", event=event.event_id))[event.headline],
    ]


def all_releases(text: Text, dataset: Dataset, notes: Folded) -> Words:
    """The words beside the map of all releases."""
    total, marks = totals.freed(dataset), timeline.marks(dataset)
    routes = route_map.caption(route_map.marks(dataset), text).title if dataset.story.map else ""
    differ = totals.disputed_figures(dataset)[:DISPUTED]
    return Words(
        head=[
            h.h2[f"{routes}."] if routes else None,
            h.p[text.t("Choose a circle, or move with the arrow keys: the map, the figures and the names follow.")]
            if timeline.Lane.FREED in {mark.lane for mark in marks.events}
            else None,
        ],
        figures=[
            h.p[" ".join(filter(None, (sums.span(text, total), sums.left_out(text, total))))],
            [h.h3[text.t("What sources disagree on")], h.ul[(_difference(text, dataset, f, notes) for f in differ)]]
            if differ
            else None,
        ],
    )


def _difference(text: Text, dataset: Dataset, fact: Fact, notes: Folded) -> Iterable[Node] | Element:
    return h.li[
        labels.dated(text, dataset, fact.subject_id), ". ", text.t(fact.prop.label), ": ", notes.all_values(fact)
    ]
