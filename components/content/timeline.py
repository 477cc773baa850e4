"""The timeline page: its filters, its chart, the story of the chosen event, and the number in custody."""

from collections.abc import Sequence
from datetime import date

import htpy as h
from htpy import Node

from components import addresses
from components.addresses import Kind, PageAddress, Parameter, Params
from components.charts import custody, timeline
from components.content import cache, counted
from components.content.parts import (
    Block,
    Context,
    Control,
    Description,
    Page,
    Part,
    Place,
    Widget,
    heading,
    html,
    nothing,
)
from components.content.parts import drawing as drawing_parts
from components.html import labels, sums
from components.html.choices import choice
from components.html.event.panel import panel
from components.html.figure_html import drawing
from components.text import Text
from data import Dataset, totals
from data.vocabulary import EventKind

ADDRESS = PageAddress(
    "timeline",
    (
        Parameter("event", Kind.ONE, known=lambda dataset: tuple(dataset.events), folder="story"),
        Parameter("kind", Kind.SEVERAL, known=lambda _dataset: tuple(EventKind), embed="kind"),
        Parameter("legal", Kind.SEVERAL, known=timeline.form_choices),
        Parameter("from", Kind.MONTH, embed="from"),
        Parameter("to", Kind.MONTH, embed="to"),
        counted.COUNTS,
    ),
    embed="timeline",
)


def make(context: Context, params: Params) -> Page:
    """The page of an address."""
    text, dataset = context.text, context.dataset
    selection = timeline.Selection.from_query(dataset, params)
    view = cache.view(timeline, dataset, text, selection)
    results: tuple[Part, ...] = (nothing(text, text.t("No event fits these filters."), "timeline"),)
    if view.ids:
        drawn, *below = drawing_parts(context, timeline, selection, counted.suffix("timeline", params))
        results = (drawn, *_chosen(context, params, selection.event), *below)
    order = sorted((e for e in view.ids if e in dataset.events), key=lambda e: dataset.events[e].date)
    parts: tuple[Part, ...] = (
        heading(text.t("Timeline"), view.caption.title, view.caption.subtitle, counted=True),
        Block("counts", [counted.links(text, dataset, ADDRESS, params), _citing(context, params)]),
        Place("timeline", (*filters(context, params), _legal(context, params)), room=(204, 372)),
        Place("event", (_chooser(context, order, selection.event),), room=(84, 84)),
        *results,
        Block("custody", html(_custody, context)),
    )
    return Page(view.caption.title, view.caption.subtitle, parts)


def _citing(context: Context, params: Params) -> Node:
    """A link to the citation of the sum in the title; nothing where a filter leaves out a part of it."""
    definition_id = counted.definition_of(context.dataset, params).definition_id
    if set(params) - {counted.NAME, "event"} or not totals.total(context.dataset, definition_id).parts:
        return None
    return h.p(".small")[sums.citing(context.text, definition_id)]


def filters(context: Context, params: Params) -> tuple[Control, Control]:
    """The kinds of events and the period, as controls."""
    text, events = context.text, context.dataset.events.values()
    kinds = [kind for kind in EventKind if any(event.kind is kind for event in events)]
    months = _months([event.date.earliest for event in events])
    return (
        Control(
            "kind",
            Widget.MARKS,
            text.t("Kind of event"),
            tuple((kind, labels.event_kind(text, kind)) for kind in kinds),
            addresses.several(params, "kind", kinds),
        ),
        Control(
            "from",
            Widget.SPAN,
            text.t("Period"),
            tuple((month, text.month(date.fromisoformat(f"{month}-01"))) for month in months),
            _period(params, months),
            until="to",
        ),
    )


def _legal(context: Context, params: Params) -> Control:
    """The filter of legal forms, which are no kinds of event: a release can be a pardon too."""
    text, dataset = context.text, context.dataset
    held = {form for event in dataset.events for form in timeline.forms(dataset, event)}
    known = [form for form in timeline.form_choices(dataset) if form in held]
    options = tuple((form, choice(text, dataset.story, form)) for form in known)
    name = text.t("Legal form, where sources give it")
    return Control("legal", Widget.MARKS, name, options, addresses.several(params, "legal", known))


def _chooser(context: Context, order: Sequence[str], chosen: str) -> Control:
    """A choice among the events that are shown, and the one that the address names."""
    text = context.text
    options = order if not chosen or chosen in order else [chosen, *order]
    words = tuple((name, labels.dated(text, context.dataset, name)) for name in options)
    return Control("event", Widget.CHOICE, text.t("Open an event"), words, (chosen,), text.t("None chosen"))


def _chosen(context: Context, params: Params, chosen: str) -> tuple[Block, ...]:
    """The chosen event in a few lines that stay in view, with a link to its page."""
    event = context.dataset.events.get(chosen)
    if event is None:
        return ()
    back = addresses.link("timeline", **{name: value for name, value in params.items() if name != "event"})
    return (Block("chosen", html(panel, context, event, back)),)


def _custody(text: Text, dataset: Dataset) -> h.Element:
    """The number of people in custody since the first count."""
    drawn = custody.marks(dataset)
    caption = custody.caption(drawn, text)
    wide, narrow = custody.svg(drawn, text), custody.svg(drawn, text, narrow=True)
    return h.section(".in-custody")[
        h.h2[caption.title],
        h.p(".lede")[caption.subtitle],
        drawing(caption.alt, wide, narrow),
        cache.drawn_footing(text, dataset, drawn.facts, custody.table(drawn, text)),
    ]


def _months(days: Sequence[date]) -> list[str]:
    first, last = min(days), max(days)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [f"{first.year + (first.month - 1 + i) // 12}-{(first.month - 1 + i) % 12 + 1:02}" for i in range(count)]


def _period(params: Params, months: Sequence[str]) -> tuple[str, str]:
    """The two ends that an address asks for, as months of the period; the whole period where it asks for none."""
    first, last = (str(day)[:7] if (day := addresses.month(params, name)) else "" for name in ("from", "to"))
    ends = first if first in months else months[0], last if last in months else months[-1]
    return ends if ends[0] <= ends[1] else (months[0], months[-1])


DESCRIPTION = Description(ADDRESS, 1, lambda text: text.t("Timeline"), make)
