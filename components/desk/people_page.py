"""The people page's parts: search, filters, cards or lifelines, and one person's page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import htpy as h
import streamlit as st

from components import address
from components.charts import lifelines
from components.desk import cache, controls, panels
from components.desk.cache import kept
from components.desk.frame import Desk
from components.html import cards, custody, freshness, labels, people_count, people_table
from components.html import profile as person_page
from components.text import Text
from data import Dataset, people
from data.vocabulary import Category

A_PAGE = 24
"""Cards on one page of results."""

CARDS, LINES = "cards", "lifelines"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader asks for: whom, in which order, and as cards or as lifelines."""

    filter: people.Filter
    sort: people.Sort
    view: str


def person(desk: Desk) -> str:
    """The person whose page the address asks for, or nothing."""
    return address.one(controls.params(), "person", desk.dataset.people)


def profile(desk: Desk, person_id: str) -> None:
    """One person's page, with the way back and the download of every claim on it."""
    text, dataset = desk.text, desk.dataset
    back = h.nav(".pager")[h.a(href="/people")[text.t("← All people")]]
    facts = person_page.facts(dataset, person_id)
    old = freshness.warning(text, dataset, dataset.facts(person_id), desk.today)
    panels.show("profile", back, old, kept(person_page.profile, text, dataset, person_id))
    panels.footing(desk, facts, panels.claims_table(desk, facts), person_id, lambda: panels.claims_file(desk, facts))


def selection(desk: Desk) -> Choice:
    """What the reader asks for, from the controls and the address."""
    text, given = desk.text, controls.params()
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        query = controls.written(text.t("Search"), "q", text.t("A name, in any spelling"), address.words(given, "q"))
    with right:
        sort, view = _order(desk, given)
    with st.expander(text.t("Filters"), expanded=any(name in given for name, *_ in _fields(desk))):
        fields = {field: _field(desk, given, name, label, field, words) for name, label, field, words in _fields(desk)}
    return Choice(people.Filter(query=query, **fields), sort, view)


def heading(desk: Desk, chosen: Choice) -> None:
    """How many people are shown, and what is said of them."""
    text = desk.text
    found = people.select(desk.dataset, chosen.filter, chosen.sort)
    if chosen.view == LINES and found:
        panels.heading(cache.view(lifelines, desk.dataset, text, _lines(found)).caption, text.t("People"))
        return
    title = people_count.title(text, desk.dataset, chosen.filter.query, found)
    about = text.t(
        "Those of the freed whom sources name, those still in custody at the last report, and the officials and "
        "envoys of the story. Not a full list: most of the freed are not named in the pages that could be read."
    )
    panels.show("heading", h.p(".kicker")[text.t("People")], h.h1(data_told="")[title], h.p(".lede")[about])


def results(desk: Desk, chosen: Choice) -> None:
    """The people who fit, as cards a page at a time or as lifelines, with the table and its download."""
    found = people.select(desk.dataset, chosen.filter, chosen.sort)
    if not found:
        panels.nothing(desk, desk.text.t("Nobody on record fits."), "people")
        return
    if chosen.view == LINES:
        _lifelines(desk, found)
        return
    pages = -(-len(found) // A_PAGE)
    page = controls.page(pages)
    shown = found[(page - 1) * A_PAGE : page * A_PAGE]
    panels.show("cards", kept(_cards, desk.text, desk.dataset, *(each.person_id for each in shown)))
    controls.pager(pages)
    table = people_table.table(desk.text, desk.dataset, shown)
    whole = lambda: people_table.table(desk.text, desk.dataset, found)  # noqa: E731  # made only when pressed
    panels.aged(desk, people.facts_of(shown))
    claims = lambda: panels.claims_file(desk, people.facts_of(found))  # noqa: E731  # the same
    panels.footing(desk, people.facts_of(shown), table, "people", whole, claims)


def _cards(text: Text, dataset: Dataset, *person_ids: str) -> h.Element:
    shown = [people.entry(dataset, person_id) for person_id in person_ids]
    return cards.listed(text, dataset, shown)


def _lifelines(desk: Desk, found: Sequence[people.Entry]) -> None:
    if pressed := panels.chart(desk, lifelines, _lines(found), "lifelines", desk.dataset.people):
        st.switch_page("pages/people.py", query_params={"person": pressed})


def _lines(found: Sequence[people.Entry]) -> lifelines.Selection:
    return lifelines.Selection(people=tuple(each.person_id for each in found))


def _order(desk: Desk, given: Mapping[str, str]) -> tuple[people.Sort, str]:
    text = desk.text
    sorts = {
        people.Sort.NAME: text.t("By name"),
        people.Sort.FREED: text.t("Last freed first"),
        people.Sort.LONGEST: text.t("Longest in custody first"),
        people.Sort.DETAINED: text.t("First detained first"),
    }
    views = {CARDS: text.t("Cards"), LINES: text.t("Lifelines")}
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        sort = controls.one_of(text.t("Order"), "sort", list(sorts), lambda s: sorts[people.Sort(s)], given)
    with right:
        view = controls.switch(text.t("Shown as"), "view", list(views), lambda v: views[v], given)
    return people.Sort(sort), view


Field = tuple[str, str, str, Callable[[str], str]]


def _fields(desk: Desk) -> tuple[Field, ...]:
    """The name of each filter in the address, its label, its field and the words of its options."""
    text, dataset = desk.text, desk.dataset

    def place(option: str) -> str:
        return dataset.places[option].name if option in dataset.places else text.t("Not stated")

    home = dataset.named(dataset.country)

    def year(option: str) -> str:
        return option if option != people.UNSTATED else text.t("Not stated")

    def release(option: str) -> str:
        event = dataset.events.get(option)
        if event is None:
            return text.t("Not stated")
        return text.t("{date}: {headline}", date=text.short_date(event.date), headline=event.headline)

    return (
        ("year", text.t("Year of release"), "years", year),
        ("release", text.t("Release"), "releases", release),
        ("category", text.t("Field of public life"), "categories", lambda c: labels.category(text, Category(c))),
        ("to", text.t("Taken to"), "destinations", place),
        ("status", text.t("Status"), "statuses", lambda s: custody.status_name(text, home, people.Status(s))),
        ("citizenship", text.t("Citizenship"), "citizenships", place),
    )


def _field(
    desk: Desk, given: Mapping[str, str], name: str, label: str, field: str, words: Callable[[str], str]
) -> tuple[str, ...]:
    events = desk.dataset.events

    def place(option: str) -> tuple[bool, str, str]:
        """Releases by day, everything else by its words, and what is not stated last."""
        return option == people.UNSTATED, str(events[option].date) if option in events else "", words(option)

    options = sorted(people.facets(desk.dataset)[field], key=place)
    return controls.several(label, name, options, words, address.several(given, name, options))
