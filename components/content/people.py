"""The people page: search and filters, cards or lifelines, and a page for each person."""

from collections.abc import Callable
from functools import partial

import htpy as h

from components import addresses
from components.addresses import Kind, Known, PageAddress, Parameter, Params, Scope
from components.charts import lifelines
from components.content import cache, counted, person_cards
from components.content.parts import (
    Block,
    Context,
    Control,
    Description,
    Page,
    Pager,
    Part,
    Place,
    Schema,
    Widget,
    aged,
    claims_file,
    drawing,
    footing,
    heading,
    html,
    nothing,
)
from components.html import custody, evidence, labels, people_count, people_table, profile
from components.text import Text
from data import Dataset, people
from data.people import Entry, Filter, Sort
from data.vocabulary import Category

PAGE_SIZE = 24
"""Cards on one page of results."""

CARDS, LINES = "cards", "lifelines"

ROOM = {CARDS: (156, 316), LINES: (156, 248)}
"""The room that the controls take in the app, wide and on a phone; lifelines have one fewer."""


def _options(field: str) -> Known:
    """The options of a field of the filter: releases by day, all others by id; people without a value come last."""

    def options(dataset: Dataset) -> tuple[str, ...]:
        """The options that the ledger has."""
        events = dataset.events

        def place(option: str) -> tuple[bool, str, str]:
            return option == people.UNSTATED, str(events[option].date) if option in events else "", option

        return tuple(sorted(people.facets(dataset)[field], key=place))

    return options


FIELDS = (
    Parameter("year", Kind.SEVERAL, known=_options("years"), field="years"),
    Parameter("release", Kind.SEVERAL, known=_options("releases"), field="releases", embed="event"),
    Parameter("category", Kind.SEVERAL, known=_options("categories"), field="categories"),
    Parameter("to", Kind.SEVERAL, known=_options("destinations"), field="destinations"),
    Parameter("status", Kind.SEVERAL, known=_options("statuses"), field="statuses"),
    Parameter("citizenship", Kind.SEVERAL, known=_options("citizenships"), field="citizenships"),
)
"""The filters, each with the field of the people that it asks of."""

ADDRESS = PageAddress(
    "people",
    (
        Parameter("person", Kind.ONE, Scope.IDENTITY, lambda dataset: dataset.people, folder="person"),
        Parameter("q", Kind.WORDS, Scope.MOMENT),
        Parameter("sort", Kind.ONE, Scope.MOMENT, lambda _dataset: tuple(Sort)),
        Parameter("view", Kind.ONE, known=lambda _dataset: (LINES,)),
        *FIELDS,
        Parameter("page", Kind.NUMBER, Scope.MOMENT),
        counted.CARRIES,
    ),
    embed="lifelines",
)


def make(context: Context, params: Params) -> Page:
    """The page of an address: one person's, or the people who fit."""
    person = context.dataset.people.get(params.get("person", ""))
    return _person(context, person.person_id) if person else _list(context, params)


def _person(context: Context, person_id: str) -> Page:
    """One person's page, with a link back and the download of every claim on it."""
    text, dataset = context.text, context.dataset
    person = dataset.people[person_id]
    facts = profile.facts(dataset, person_id)
    table = evidence.table(text, dataset, facts)
    claims = partial(claims_file, context, facts)
    parts: tuple[Part, ...] = (
        Block("back", h.nav(".pager")[h.a(href="/people")[text.t("← All people")]]),
        *aged(context, dataset.facts(person_id)),
        Block("profile", html(profile.profile, context, person_id)),
        *footing(context, facts, table, person_id, lambda: table, claims),
    )
    return Page(person.name, person.one_line, parts, Schema.PERSON, person.name)


def _list(context: Context, params: Params) -> Page:
    text, dataset = context.text, context.dataset
    chosen_values = {each.field: addresses.several(params, each.name, each.known(dataset)) for each in FIELDS}
    query = addresses.words(params, "q")
    sort = Sort(addresses.one(params, "sort", list(Sort), Sort.NAME))
    view = addresses.one(params, "view", (LINES,), CARDS)
    chosen = Filter(query=query, **chosen_values)
    entries = people.select(dataset, chosen, sort)
    if view == LINES and entries:
        lines = lifelines.Selection(people=tuple(each.person_id for each in entries))
        below = drawing(context, lifelines, lines, "lifelines")
        caption = cache.view(lifelines, dataset, text, lines).caption
        title, lede = caption.title, caption.subtitle
    else:
        below = _cards(context, params, entries)
        title, lede = people_count.title(text, dataset, chosen, sort), _lede(text)
    parts: tuple[Part, ...] = (
        heading(text.t("People"), title, lede, counted=True),
        Place("people", _controls(context, chosen_values, query, sort, view), ROOM[view]),
        *below,
    )
    return Page(title, lede, parts)


def _lede(text: Text) -> str:
    return text.t(
        "Those of the freed whom sources name, those still in custody at the last report, and the officials and "
        "envoys of the story. Not a full list: most of the freed are not named in the pages that could be read."
    )


def _cards(context: Context, params: Params, entries: tuple[Entry, ...]) -> tuple[Part, ...]:
    """The people who fit as cards, a page at a time, with the table of all and its download."""
    text, dataset = context.text, context.dataset
    if not entries:
        return (nothing(text, text.t("Nobody on record fits."), "people"),)
    pages = -(-len(entries) // PAGE_SIZE)
    number = addresses.number(params, "page", pages)
    on_page = entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    turned = text.t("Page {number} of {pages}", number=number, pages=pages)
    return (
        *([Block("turned", h.p(".small", data_told="", data_arrive="")[turned])] if number > 1 else []),
        Block("cards", html(_listed, context, *(each.person_id for each in on_page))),
        Pager(pages),
        *aged(context, person_cards.facts_of(dataset, on_page)),
        *footing(
            context,
            person_cards.facts_of(dataset, on_page),
            people_table.table(text, dataset, on_page),
            "people",
            lambda: people_table.table(text, dataset, entries),
            lambda: claims_file(context, person_cards.facts_of(dataset, entries)),
            (lambda: [each.person_id for each in entries]) if dataset.legs else None,
        ),
    )


def _listed(text: Text, dataset: Dataset, *person_ids: str) -> h.Element:
    return person_cards.listed(text, dataset, [people.entry(dataset, person_id) for person_id in person_ids])


def _controls(
    context: Context, chosen_values: dict[str, tuple[str, ...]], query: str, sort: Sort, view: str
) -> tuple[Control, ...]:
    """The search, the order of cards, the view, and then the filters; lifelines have an order of their own."""
    text = context.text
    sorts = (
        (Sort.NAME, text.t("By name")),
        (Sort.FREED, text.t("Last freed first")),
        (Sort.LONGEST, text.t("Longest in custody first")),
        (Sort.DETAINED, text.t("First detained first")),
    )
    views = ((CARDS, text.t("Cards")), (LINES, text.t("Lifelines")))
    return (
        Control("q", Widget.WORDS, text.t("Search"), value=(query,), hint=text.t("A name, in any spelling")),
        *([] if view == LINES else [Control("sort", Widget.ONE_OF, text.t("Order"), sorts, (sort,))]),
        Control("view", Widget.SWITCH, text.t("Shown as"), views, (view,)),
        *(_filter(context, each, chosen_values[each.field]) for each in FIELDS),
    )


def _filter(context: Context, field: Parameter, chosen: tuple[str, ...]) -> Control:
    """One filter, with its options in the order of their words, and releases by day."""
    label, words = _words(context)[field.name]
    options = [(option, words(option)) for option in field.known(context.dataset)]
    if field.name != "release":
        options.sort(key=lambda option: (option[0] == people.UNSTATED, option[1]))
    return Control(field.name, Widget.SEVERAL, label, tuple(options), chosen)


def _words(context: Context) -> dict[str, tuple[str, Callable[[str], str]]]:
    """The label of each filter and the words of its options."""
    text, dataset = context.text, context.dataset
    missing, home = text.t("Not stated"), dataset.named(dataset.country)

    def place(option: str) -> str:
        return dataset.places[option].name if option in dataset.places else missing

    def release(option: str) -> str:
        return labels.dated(text, dataset, option) if option in dataset.events else missing

    return {
        "year": (text.t("Year of release"), lambda option: option if option != people.UNSTATED else missing),
        "release": (text.t("Release"), release),
        "category": (text.t("Field of public life"), lambda option: labels.category(text, Category(option))),
        "to": (text.t("Taken to"), place),
        "status": (text.t("Status"), lambda option: custody.status_name(text, home, people.Status(option))),
        "citizenship": (text.t("Citizenship"), place),
    }


DESCRIPTION = Description(ADDRESS, 4, lambda text: text.t("People"), make)
