"""The forms of the editing desk: each gives the rows that its answers make."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date

import streamlit as st

from components.editing.state import cells_of
from components.text import Text
from data.columns import Column, columns
from data.drafts import NewRow
from data.load import KINDS
from data.model import Property, Source
from data.new_rows import claim_rows, near_origin, same_fact
from data.raw_tables import Tables
from data.reading import Why, fitting, reading
from data.references import IDS, REFERENCES
from data.same_page import named_like, page_at
from data.spelling import words
from data.vocabulary import Cardinality, Datatype, Rank

TABLES_OF = {"person": "people", "event": "events", "leg": "legs", "tie": "relations", "origin": "origins"}
"""The tables to which a form of their own columns adds a row."""

TARGETS = {(table, column): target for table, column, target in REFERENCES}


def claim(text: Text, tables: Tables) -> tuple[NewRow, ...]:
    """A claim from the address of a page and a sentence about it."""
    answers = _page(text, tables)
    sentence = st.text_area(text.t("A sentence about it, from which the rest is guessed"), key="sentence")
    _guess(text, tables, sentence)
    subject, known = fact(text, tables)
    if known is None:
        return ()
    answers |= {"subject_id": subject, "property": known.property, "value": _value(text, tables, known)}
    left, right = st.columns(2)
    answers["locator"] = left.text_input(text.t("Where on the page it stands"), key="locator")
    if known.cardinality is Cardinality.SERIES or known.datatype is Datatype.QUANTITY:
        answers["as_of"] = right.text_input(text.t("The day of the count"), key="as_of")
    answers["origin"] = _chosen(
        left,
        text.t("Whose word it is, where the page passes on that of an agency or an office"),
        {each.origin_id: each.name for each in sorted(tables.origins, key=lambda each: each.name.casefold())},
        "origin",
        text.t("One that is not in the list is added first, under “Whose word it is”"),
    )
    answers["note"] = st.text_input(text.t("What a reader should know about it"), key="note")
    rows = claim_rows(tables, answers) if answers["url"] and answers["value"] else ()
    return rows if _is_wanted(text, tables, rows) else ()


def _is_wanted(text: Text, tables: Tables, rows: tuple[NewRow, ...]) -> bool:
    """Whether to add a claim though its page already has one of the same fact; asks then."""
    same = same_fact(tables, rows)
    if not same:
        return True
    st.caption(text.t("The page has a claim of this fact already:"))
    st.text("\n".join(f"{each.claim_id}: {each.value} ({each.locator})" for each in same))
    return st.checkbox(text.t("Add another all the same"), key=f"again-{'-'.join(each.claim_id for each in same)}")


def _page(text: Text, tables: Tables) -> dict[str, str]:
    """The page of a claim: found by its address or by words of its title; of a new one also its details."""
    typed = st.text_input(text.t("Address of the page, or words of its title"), key="url").strip()
    if typed and "://" not in typed:
        pages = {each.url: each for each in named_like(tables.sources, typed)}
        if not pages:
            st.caption(text.t("No page has these words. A new one needs its address."))
            return {"url": ""}
        typed = _chosen(st.container(), text.t("The page"), {url: _named(page) for url, page in pages.items()}, "page")
    if known := page_at(tables.sources, typed):
        st.caption(text.t("The page is in the table: {page}", page=_named(known)))
        return {"url": known.url}
    return {"url": typed} | (_new_page(text, tables) if typed else {})


def _named(source: Source) -> str:
    return f"{source.publisher}: {source.title} ({source.published_on or '?'})"


def _new_page(text: Text, tables: Tables) -> dict[str, str]:
    """The details of a new page; empty until it is clear whether its publisher is a known one."""
    left, right = st.columns(2)
    answers = {
        "title": left.text_input(text.t("Title of the page, as published"), key="title"),
        "published_on": right.text_input(text.t("Day of publication, such as 2026-03-19"), key="published_on"),
        "publisher": left.text_input(text.t("Who published it"), key="publisher"),
        "language": right.text_input(text.t("Language, such as en"), key="language"),
        "retrieved_on": left.text_input(text.t("Day on which you read it"), str(date.today()), key="retrieved_on"),
    }
    name = answers["publisher"].strip()
    if near := near_origin(tables, name):
        names = {near: near, name: text.t("No, {name} is new", name=name)}
        answers["publisher"] = _chosen(
            st.container(), text.t("This name is new. Did you mean a known one?"), names, "near"
        )
        return answers if answers["publisher"] else answers | {"url": ""}
    return answers


def _guess(text: Text, tables: Tables, sentence: str) -> None:
    """Prefill the choices from a sentence, and say for which word the subject was proposed."""
    guess = reading(tables, sentence)
    if sentence and st.session_state.get("guessed") != sentence:
        st.session_state["guessed"] = sentence
        for key, value in (("subject", guess.subject), ("property", guess.property), ("value", guess.value)):
            if value:
                st.session_state[key] = value
    if guess.subject:
        reasons = {
            Why.DAY: text.t("Proposed by the day in the sentence: {subject}", subject=subjects(tables)[guess.subject]),
            Why.NAME: text.t(
                "Proposed by the name in the sentence: {subject}", subject=subjects(tables)[guess.subject]
            ),
        }
        st.caption(reasons[guess.why])
    elif sentence:
        st.caption(text.t("The sentence leaves open what it is about: choose it."))


def fact(text: Text, tables: Tables) -> tuple[str, Property | None]:
    """The chosen subject and property; the property is None until one is chosen."""
    left, right = st.columns(2)
    subject = _chosen(left, text.t("What it is about"), subjects(tables), "subject")
    fit = {each.property: each for each in fitting(tables, subject)}
    names = {name: f"{text.t(each.label)} ({name})" for name, each in fit.items()}
    known = fit.get(_chosen(right, text.t("Which property"), names, "property"))
    if known:
        st.caption(text.t(known.description))
    return subject, known if subject else None


def _chosen(
    place: AbstractContextManager[object], label: str, names: Mapping[str, str], key: str, help_: str | None = None
) -> str:
    """The chosen one of some ids, shown by their names; an empty string until one is chosen."""
    labels = {"": "", **names}
    if st.session_state.get(key) not in labels:
        st.session_state[key] = ""  # what the box shows is what is written
    with place:
        return str(st.selectbox(label, list(labels), format_func=labels.__getitem__, key=key, help=help_))


def _same(options: Iterable[str]) -> dict[str, str]:
    return {each: each for each in options}


def subjects(tables: Tables) -> dict[str, str]:
    """The names of everything that claims can be about, by id."""
    return (
        {tables.story.home: tables.story.home}
        | {each.event_id: f"{each.date} {each.headline}" for each in tables.events}
        | {each.person_id: each.name for each in tables.people}
        | {each.leg_id: f"{each.leg_id}: {each.from_place} – {each.to_place}" for each in tables.legs}
    )


def _value(text: Text, tables: Tables, known: Property) -> str:
    """The value that the page gives; from a list where the property allows only some values."""
    label = text.t("What the page says: the value")
    targets = {Datatype.PLACE: "places", Datatype.PERSON: "people"}
    options: Sequence[str] = known.choices if known.datatype is Datatype.CHOICE else ()
    if target := targets.get(known.datatype):
        options = ids(tables, target)
    if options:
        return _chosen(st.container(), label, _same(options), f"value-{known.property}")
    return st.text_input(label, key="value").strip()


def row(text: Text, tables: Tables, table: str) -> tuple[NewRow, ...]:
    """A row of a table, column by column; its id is made from the others where none is typed."""
    cells = {}
    places = st.columns(2)
    for at, each in enumerate(columns(KINDS[table])):
        with places[at % 2]:
            cells[each.name] = _cell(text, tables, table, each)
    key = IDS.get(table, "")
    if key and not cells[key]:
        cells[key] = _new_id(tables, table, cells)
    begun = any(cells[name] for name in ("name", "headline", "subject_id", "event_id") if name in cells)
    return (NewRow(table, cells),) if begun else ()


def _cell(text: Text, tables: Tables, table: str, column: Column) -> str:
    label, key, help_ = column.name, f"{table}-{column.name}", text.t(column.description)
    if column.vocabulary:
        return _chosen(st.container(), label, _same(str(each.value) for each in column.vocabulary), key, help_)
    if column.holds == "boolean":
        return _chosen(st.container(), label, _same(("no", "yes")), key, help_)
    target = TARGETS.get((table, column.name))
    if target and column.form != "list":
        known = subjects(tables) if target == "subject" else ids(tables, target)
        return _chosen(st.container(), label, _same(known), key, help_)
    return st.text_input(label, key=key, help=help_).strip()


def _new_id(tables: Tables, table: str, cells: Mapping[str, str]) -> str:
    """The id that a row would have: of a name, of a kind and a day, or of the place in a journey."""
    if table == "events":
        return f"{cells['kind']}-{re.sub(r'[^0-9-]', '', cells['date'])}"
    if table == "legs":
        event = next((str(e.date) for e in tables.events if e.event_id == cells["event_id"]), "")
        return f"leg-{re.sub(r'[^0-9-]', '', event)}-{cells['sequence'] or 1}"
    return "-".join(words(cells.get("name", "")))


def ids(tables: Tables, table: str) -> list[str]:
    """The ids of a table."""
    return [str(getattr(each, IDS[table])) for each in getattr(tables, table)]


def rank(text: Text, tables: Tables) -> tuple[NewRow, ...]:
    """A change of the rank of a claim, with its reason, the role that gives it and the day."""
    subject, known = fact(text, tables)
    if known is None:
        return ()
    claims = {c.claim_id: c for c in tables.claims if (c.subject_id, c.property) == (subject, known.property)}
    if not claims:
        st.caption(text.t("Nobody says anything of it yet."))
        return ()
    names = {each: f"{claims[each].value}, {claims[each].source_id} ({claims[each].rank})" for each in claims}
    name = _chosen(st.container(), text.t("Which claim"), names, "claim")
    left, right = st.columns(2)
    chosen = _chosen(left, text.t("Rank"), _same(str(each.value) for each in Rank), "rank")
    reason = right.text_input(text.t("Why"), key="reason").strip()
    roles = tables.story.editing.roles
    role = _chosen(left, text.t("Your role"), {each: f"{each}: {roles[each]}" for each in roles}, "role")
    day = right.text_input(text.t("Day"), str(date.today()), key="ranked_on")
    if not name or chosen in ("", claims[name].rank):
        return ()
    signed = {"ranked_by": role, "ranked_on": day} if chosen != Rank.NORMAL else {"ranked_by": "", "ranked_on": ""}
    cells = cells_of("claims", name) | {"rank": chosen, "reason": reason if chosen != Rank.NORMAL else ""} | signed
    return (NewRow("claims", cells, instead_of=name),)
