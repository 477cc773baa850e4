"""The timeline page's parts: its filters, its chart, and the story of the chosen event."""

from collections.abc import Sequence
from datetime import date

import htpy as h
import streamlit as st

from components import address
from components.charts import custody, timeline
from components.desk import cache, controls, panels
from components.desk.cache import View, kept
from components.desk.frame import Desk
from components.html import labels
from components.html.choices import choice
from components.html.event import story
from components.html.figure_html import drawing
from components.text import Text
from data import Dataset
from data.vocabulary import EventKind


def selection(desk: Desk) -> timeline.Selection:
    """What the reader asks to see, from the controls and the address."""
    kinds, first, last = filters(desk)
    given = {"kind": ",".join(kinds), "legal": ",".join(_legal(desk)), "from": first, "to": last}
    event = address.one(controls.params(), "event", desk.dataset.events)
    return timeline.asked(desk.dataset, given | {"event": event})


def filters(desk: Desk) -> tuple[tuple[str, ...], str, str]:
    """The kinds that are chosen, and the first and the last month where they are not the whole period's."""
    text, dataset = desk.text, desk.dataset
    given = controls.params()
    kinds = [kind for kind in EventKind if any(e.kind is kind for e in dataset.events.values())]
    months = _months([e.date.earliest for e in dataset.events.values()])
    left, right = st.columns([3, 2], gap="large")
    with left:
        found = address.several(given, "kind", kinds)
        chosen = controls.marks(
            text.t("Kind of event"), "kind", kinds, lambda k: labels.event_kind(text, EventKind(k)), found
        )
    with right:
        first, last = controls.span(
            text.t("Period"), ("from", "to"), months, lambda m: _month(desk, m), _period(given, months)
        )
    return chosen, first if first != months[0] else "", last if last != months[-1] else ""


def _legal(desk: Desk) -> tuple[str, ...]:
    """The legal forms that are chosen, among those that the ledger has; a release can be a pardon too."""
    held = {form for event in desk.dataset.events for form in timeline.forms(desk.dataset, event)}
    known = [form for form in timeline.form_choices(desk.dataset) if form in held]
    found = address.several(controls.params(), "legal", known)
    name = desk.text.t("Legal form, where sources give it")
    return controls.marks(name, "legal", known, lambda form: choice(desk.text, desk.dataset.story, form), found)


def heading(desk: Desk, chosen: timeline.Selection) -> None:
    """The finding of what is shown, and what it counts."""
    panels.heading(_view(desk, chosen).caption, desk.text.t("Timeline"))


def chart(desk: Desk, chosen: timeline.Selection) -> None:
    """The chart with its table and its download; a press on a mark opens its event."""
    if not _view(desk, chosen).ids:
        panels.nothing(desk, desk.text.t("No event fits these filters."), "timeline")
    elif pressed := panels.chart(desk, timeline, chosen, "timeline", desk.dataset.events):
        controls.keep(event=pressed)
        st.rerun()


def in_custody(desk: Desk) -> None:
    """The number of political prisoners in custody since the first count, under the story of the events."""
    panels.show("custody", kept(_custody, desk.text, desk.dataset))


def _custody(text: Text, dataset: Dataset) -> h.Element:
    drawn = custody.marks(dataset)
    caption = custody.caption(drawn, text)
    wide, narrow = custody.svg(drawn, text), custody.svg(drawn, text, narrow=True)
    return h.section(".in-custody")[
        h.h2[caption.title],
        h.p(".lede")[caption.subtitle],
        drawing(caption.alt, wide, narrow),
        cache.drawn_footing(text, dataset, drawn.facts, custody.table(drawn, text)),
    ]


def _view(desk: Desk, chosen: timeline.Selection) -> View:
    return cache.view(timeline, desk.dataset, desk.text, chosen)


def chosen_event(desk: Desk, chosen: timeline.Selection) -> None:
    """A choice among the events that are shown, and the story of the chosen one with the way to its neighbours."""
    text, events = desk.text, desk.dataset.events
    shown = [e for e in _view(desk, chosen).ids if e in events]
    order = sorted(shown, key=lambda e: events[e].date)
    options = order if not chosen.event or chosen.event in order else [chosen.event, *order]
    name = controls.choice(
        text.t("Open an event"),
        "event",
        options,
        lambda e: text.t("{date}: {headline}", date=text.short_date(events[e].date), headline=events[e].headline),
        text.t("None chosen"),
        chosen.event,
    )
    if name:
        panels.show("story", _pager(desk, order, name), kept(story, text, desk.dataset, events[name]))


def _pager(desk: Desk, order: Sequence[str], name: str) -> h.Element:
    at = order.index(name) if name in order else -1
    before = order[at - 1] if at > 0 else ""
    after = order[at + 1] if 0 <= at < len(order) - 1 else ""
    events = desk.dataset.events
    return h.nav(".pager", aria_label=desk.text.t("Events before and after"))[
        h.a(href=address.link("timeline", event=before), target="_self")["← ", events[before].headline]
        if before
        else h.span,
        h.a(href=address.link("timeline", event=after), target="_self")[events[after].headline, " →"]
        if after
        else h.span,
    ]


def _months(days: Sequence[date]) -> list[str]:
    first, last = min(days), max(days)
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [f"{first.year + (first.month - 1 + i) // 12}-{(first.month - 1 + i) % 12 + 1:02}" for i in range(count)]


def _month(desk: Desk, month: str) -> str:
    return desk.text.month(date.fromisoformat(f"{month}-01"))


def _period(given: address.Params, months: Sequence[str]) -> tuple[str, str]:
    first, last = (str(day)[:7] if (day := address.month(given, name)) else "" for name in ("from", "to"))
    ends = first if first in months else months[0], last if last in months else months[-1]
    return ends if ends[0] <= ends[1] else (months[0], months[-1])
