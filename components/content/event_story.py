"""The page of one event, section by section; each stands only where the ledger has facts for it."""

from collections.abc import Callable, Iterator
from functools import partial

import htpy as h
from htpy import Element, Node

from components import addresses
from components.charts import route_map
from components.charts.timeline.symbols import sign
from components.content import person_cards
from components.content.parts import Block, Context, Control, Files, Part, Place, Widget, claims_file, html
from components.html import corrections, evidence, labels
from components.html.citing import Citing, Marked
from components.html.event import beside, closing, course, differ, head, numbers, quotes, who
from components.html.event.facts import listed, of_theme, section
from components.html.figure_html import drawing
from components.text import Text
from data import Dataset, releases, totals
from data.model import Event
from data.roles import Role, Theme

Section = Callable[[Citing, Event], Element | None]
Draw = Callable[[Text, Dataset, Event], Node]


def sections(drawn: Draw | None = None, grid: who.Grid | None = None) -> dict[str, Section]:
    """The sections by their names, in order; `drawn` makes the map, if any, and `grid` the cards of people."""
    return {
        "numbers": numbers.numbers,
        "way": lambda citing, event: course.course(
            citing, event, drawn(citing.text, citing.dataset, event) if drawn else None
        ),
        "who": lambda citing, event: who.who(citing, event, grid),
        "deal": deal,
        "differ": differ.differ,
        "words": quotes.words,
        "sources": closing.closing,
    }


def deal(citing: Citing, event: Event) -> Element | None:
    """What the event was part of: events before and after as a small line, and what was said to be the price."""
    text, dataset = citing.text, citing.dataset
    facts = of_theme(dataset, event, Theme.DEAL)
    in_return = [fact for fact in facts if fact.prop.role is Role.IN_RETURN]
    others = [fact for fact in facts if fact.prop.role is not Role.IN_RETURN]
    line = chain(dataset, event)
    return section(
        "deal",
        text.t("What for") if event.kind in totals.RELEASES else text.t("Before and after"),
        [
            h.ol(".chain")[(_link_of_chain(text, each, event) for each in line)],
            h.p(".small")[text.t("A link marks sequence, not a proven cause.")],
        ]
        if len(line) > 1
        else None,
        [h.h3[text.t("Who said what was given")], listed(citing, in_return)] if in_return else None,
        [h.h3[text.t("What else is told of it")], listed(citing, others)] if others else None,
    )


def chain(dataset: Dataset, event: Event) -> tuple[Event, ...]:
    """The events that are linked with this one, and itself, from first to last."""
    linked = {event.event_id, *event.linked_event_ids}
    linked |= {each.event_id for each in dataset.events.values() if event.event_id in each.linked_event_ids}
    return tuple(each for each in dataset.events.values() if each.event_id in linked)


def _link_of_chain(text: Text, each: Event, here: Event) -> Element:
    same = each == here
    address = addresses.link("releases", event=each.event_id)
    name = h.strong[each.headline] if same else h.a(href=address, target="_self")[each.headline]
    return h.li(aria_current="true" if same else None)[
        h.svg(".sign", viewBox="-8 -8 16 16", aria_hidden="true")[sign(each.kind, 0, 0, 6)],
        h.span(".small")[text.date(each.date), " · ", labels.event_kind(text, each.kind)],
        h.div[name],
        None if same else h.p(".small")[each.summary],
    ]


def way_drawn(text: Text, dataset: Dataset, event: Event) -> Node:
    """The route map of one event, drawn from the marks of the map of all."""
    marks = route_map.marks(dataset, route_map.Selection(release=event.event_id))
    wide, narrow = (route_map.svg(marks, text, narrow=small) for small in (False, True))
    return drawing(route_map.caption(marks, text).alt, wide, narrow)


def parts(context: Context, event: Event) -> Iterator[Part]:
    """The page of an event: its head, its sections, the choice of another to set beside it, and its neighbours."""
    dataset = context.dataset
    facts = closing.all_facts(dataset, event)
    yield Block("event-head", html(_head, context, event))
    for name in sections():
        if body := html(_section, context, event, name):
            yield Block(f"event-{name}", body)
    rows = partial(evidence.table, context.text, dataset, facts)
    yield Files(
        event.event_id,
        rows,
        lambda: claims_file(context, facts),
        subjects=(lambda: [line.facts[0].subject_id for line in rows().lines])
        if dataset.legs_of(event.event_id)
        else None,
        kit=True,
    )
    if event.kind in totals.RELEASES:
        yield Place("with", (_other(context, event, ""),), room=(100, 100))
    yield Block("event-pager", html(_neighbours, context, event))


def compared(context: Context, event: Event, other: Event) -> Iterator[Part]:
    """Two releases side by side."""
    yield Block("event-both", html(_both, context, event, other))
    yield Place("with", (_other(context, event, other.event_id),), room=(100, 100))


def _both(text: Text, dataset: Dataset, event: Event, other: Event) -> Element:
    return h.article(".story")[
        h.p(".kicker")[text.t("Releases")],
        h.h1(tabindex="-1", data_arrive="")[both_title(text, event, other)],
        beside.beside(Marked(text, dataset), event, other),
    ]


def both_title(text: Text, event: Event, other: Event) -> str:
    """What the comparison of two events is called."""
    return text.t("{first} beside {second}", first=text.date(event.date), second=text.date(other.date))


def _other(context: Context, event: Event, chosen: str) -> Control:
    text, dataset = context.text, context.dataset
    others = [each.event_id for each in reversed(releases.events(dataset)) if each != event]
    options = tuple((each, labels.dated(text, dataset, each)) for each in others)
    return Control("with", Widget.CHOICE, text.t("Set another beside it"), options, (chosen,), text.t("None chosen"))


def whole(text: Text, dataset: Dataset, event: Event) -> Element:
    """The whole story as one piece."""
    return h.article[_head(text, dataset, event), (_section(text, dataset, event, name) for name in sections())]


def _head(text: Text, dataset: Dataset, event: Event) -> Element:
    marked = corrections.marked(text, dataset, event.event_id)
    return h.div(".story")[head.head(Marked(text, dataset), event), marked]


def _section(text: Text, dataset: Dataset, event: Event, name: str) -> Node:
    section = sections(way_drawn, person_cards.grid)[name](Marked(text, dataset), event)
    return h.div(".story")[section] if section is not None else ""


def _neighbours(text: Text, dataset: Dataset, event: Event) -> Element:
    """Links to the releases before and after, or to the events of the deal before and after."""
    freeing = event.kind in totals.RELEASES
    line = [each for each in dataset.events.values() if (each.kind in totals.RELEASES) is freeing]
    at = line.index(event)
    before, after = line[at - 1] if at else None, line[at + 1] if at + 1 < len(line) else None

    def step(to: Event | None, words: str) -> Element:
        address = addresses.link("releases", event=to.event_id) if to else ""
        return h.a(href=address, target="_self")[words] if to else h.span

    return h.div[
        h.nav(".pager", aria_label=text.t("Events before and after"))[
            step(before, f"←\u00a0{before.headline}" if before else ""),
            step(after, f"{after.headline}\u00a0→" if after else ""),
        ],
        h.p(".only-screen")[h.a(href=addresses.link("releases"), target="_self")[text.t("All releases")]],
    ]
