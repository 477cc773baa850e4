"""The routes page's parts: which release and which step, the map, and the counts per destination."""

import htpy as h
import streamlit as st

from components import address
from components.charts import route_map
from components.content import journey_steps
from components.desk import cache, controls, panels, player
from components.desk.frame import Desk
from components.html.event import fact_list
from data import journeys


def selection(desk: Desk) -> route_map.Selection:
    """What the reader asks to see: one release or all, and up to which step."""
    text, dataset, given = desk.text, desk.dataset, controls.params()
    routed = dict.fromkeys(leg.event_id for leg in dataset.legs.values())
    releases = sorted(routed, key=lambda e: dataset.events[e].date, reverse=True)
    left, right = st.columns([4, 5], vertical_alignment="bottom")
    with left:
        release = controls.choice(
            text.t("Release"),
            "release",
            releases,
            lambda e: text.t(
                "{date}: {headline}",
                date=text.short_date(dataset.events[e].date),
                headline=dataset.events[e].headline,
            ),
            text.t("All releases"),
            address.one(given, "release", releases),
        )
    first_to_last = [dataset.events[event].date for event in reversed(releases)]
    days = [journeys.day(dataset, leg) for leg in dataset.legs_of(release)] if release else first_to_last
    count = len(days)
    with right:
        shown = [text.short_date(day) for day in days]
        step = player.steps(text, shown, address.number(given, "step", count) if "step" in given else count)
    return route_map.Selection(release=release, step=step if step < count else None)


def heading(desk: Desk, chosen: route_map.Selection) -> None:
    """The finding of what is shown, and how to read the lines."""
    panels.heading(cache.view(route_map, desk.dataset, desk.text, chosen).caption, desk.text.t("Routes"))


def chart(desk: Desk, chosen: route_map.Selection) -> None:
    """The map with its table and its download; with all releases on it, a press on a journey opens its release."""
    pressed = panels.chart(desk, route_map, chosen, "routes", desk.dataset.legs)
    if pressed and not chosen.release:
        controls.keep(release=desk.dataset.legs[pressed].event_id, step="")
        st.rerun()


def steps(desk: Desk, chosen: route_map.Selection) -> None:
    """What the numbers on the map of one release stand for, beside it."""
    if said := journey_steps.listed(desk.text, route_map.marks(desk.dataset, chosen)):
        panels.show("steps", said)


def counts(desk: Desk, chosen: route_map.Selection) -> None:
    """How many people went where in the chosen release, with the disagreements."""
    event = desk.dataset.events.get(chosen.release)
    if event is None:
        return
    facts = route_map.counts(desk.dataset, event.event_id)
    back = address.link("timeline", event=event.event_id)
    panels.show(
        "counts",
        h.h2[desk.text.t("How many went where")],
        fact_list(desk.text, desk.dataset, facts),
        h.p[h.a(href=back, target="_self")[desk.text.t("The whole story of this release")]],
    )
