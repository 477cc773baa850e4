"""The results of a search by kind, guesses apart: each with its spelling and who spells it so."""

from collections.abc import Iterator, Mapping, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import figure_hits, labels
from components.text import Text
from data import Dataset
from data.findable import Findable, Kind, findables
from data.search import Answer, Reading
from data.spelled_by import nearest_spelling, spelled_by

FEW, MANY, PERHAPS, SPELLERS = 6, 200, 8, 3
"""Things of a kind that are shown at first, and when one kind is asked for; guesses; pages that spell a name so."""

Answers = Mapping[Kind, Answer]


def kind_name(text: Text, kind: Kind) -> str:
    """What the things of a kind are called."""
    return {
        Kind.PERSON: text.t("People"),
        Kind.EVENT: text.t("Events"),
        Kind.PLACE: text.t("Places"),
        Kind.ORIGIN: text.t("Who says so"),
        Kind.PROPERTY: text.t("What is said"),
        Kind.SOURCE: text.t("Pages cited"),
    }[kind]


def results(text: Text, dataset: Dataset, query: str, answers: Answers, *, whole: bool, exact: bool) -> Element:
    """Everything that was found, and below it, apart, what was only guessed."""
    if not query:
        return h.div(".results")[_advice(text, text.t("Type a name, a place, an agency or a word of a headline."))]
    hits = sum(answer.found_count for answer in answers.values()) + (0 if whole else figure_hits.count(dataset, query))
    guesses = [(kind, each) for kind, answer in answers.items() for each in answer.guesses]
    return h.div(".results")[
        h.p(".small", data_told="")[_counted(text, hits, len(guesses))],
        None if whole else figure_hits.section(text, dataset, query),
        (_section(text, dataset, query, kind, answer, whole) for kind, answer in answers.items() if answer.found_count),
        _perhaps(text, dataset, query, guesses[: MANY if whole else PERHAPS], answers),
        None if hits or guesses else _advice(text, _nothing(text, exact)),
    ]


def _counted(text: Text, hits: int, guesses: int) -> str:
    counted = text.n("{count} found", "{count} found", hits) if hits else text.t("Nothing is on record so")
    if not guesses:
        return counted
    more = text.n("{count} guess", "{count} guesses", guesses)
    return text.t("{counted}; {more} besides", counted=counted, more=more)


def _nothing(text: Text, exact: bool) -> str:
    if exact:
        return text.t("Nothing is spelled just so. With “Any spelling” other spellings and slips are looked for too.")
    return text.t("Try fewer words, or a surname alone; most of the freed are not named in the pages that were read.")


def _advice(text: Text, first: str) -> Element:
    lists = (
        ("people", text.t("Everybody on record, with filters")),
        ("releases", text.t("All releases")),
        ("claims", text.t("All claims, with filters")),
    )
    links = h.ul[(h.li[h.a(href=link(page), target="_self")[words]] for page, words in lists)]
    return h.div(".notice")[h.p[first], links]


def _section(text: Text, dataset: Dataset, query: str, kind: Kind, answer: Answer, whole: bool) -> Element:
    """What was found of one kind, with a link to the rest of it."""
    most = MANY if whole else FEW
    more, ids = answer.found_count - most, answer.ids[: min(most, answer.found_count)]
    rest = text.n("Show {count} more", "Show {count} more", more) if more > 0 else ""
    way = h.p[h.a(href=link("search", q=query, only=str(kind)), target="_self")[rest]] if rest and not whole else None
    return h.section[
        h.h2[kind_name(text, kind), " ", h.small[text.number(answer.found_count)]],
        h.ol(".hits")[(_hit(text, dataset, query, kind, each, answer) for each in ids)],
        way,
    ]


def _perhaps(text: Text, dataset: Dataset, query: str, guesses: Sequence[tuple[Kind, str]], answers: Answers) -> Node:
    if not guesses:
        return None
    return h.section(".perhaps")[
        h.h2[text.t("Perhaps meant")],
        h.p(".small")[text.t("Not spelled so on record: only near it, in letters or in sound.")],
        h.ol(".hits")[(_hit(text, dataset, query, kind, each, answers[kind], kind) for kind, each in guesses)],
    ]


def _hit(
    text: Text, dataset: Dataset, query: str, kind: Kind, thing_id: str, answer: Answer, named: Kind | None = None
) -> Element:
    """One result: its name as a link, what it is, and why it was found."""
    thing = findables(dataset)[kind][thing_id]
    address, name = _address(dataset, thing), _name(text, thing)
    return h.li[
        h.a(href=address, target="_self")[name] if address else h.b[name],
        " ",
        h.small(".kind")[kind_name(text, named)] if named else None,
        h.div(".small")[_what(text, dataset, thing)] if _what(text, dataset, thing) else None,
        [h.div(".why")[each] for each in _why(text, dataset, query, thing, answer)],
    ]


def _name(text: Text, thing: Findable) -> str:
    return text.t(thing.name) if thing.kind is Kind.PROPERTY else thing.name


def _what(text: Text, dataset: Dataset, thing: Findable) -> str:
    """What a thing is, in a few words."""
    match thing.kind:
        case Kind.PERSON:
            return dataset.people[thing.id].one_line
        case Kind.EVENT:
            event = dataset.events[thing.id]
            return f"{text.date(event.date)} · {labels.event_kind(text, event.kind)}"
        case Kind.SOURCE:
            source = dataset.sources[thing.id]
            day = text.date(source.published_on) if source.published_on else ""
            return " · ".join(each for each in (source.publisher, day) if each)
        case Kind.ORIGIN:
            return labels.origin_kind(text, dataset.origins[thing.id].kind)
        case Kind.PROPERTY:
            return text.t(dataset.properties[thing.id].description)
    return ""


def _address(dataset: Dataset, thing: Findable) -> str:
    """Where a thing stands on the desk; of a place, the journey of the last release that touched it."""
    if thing.kind is not Kind.PLACE:
        return address(thing.kind, thing.id)
    legs = [leg for leg in dataset.legs.values() if thing.id in (leg.from_place, leg.to_place)]
    last = max((leg.event_id for leg in legs), key=lambda event: dataset.events[event].date, default="")
    return link("routes", release=last) if last else ""


def address(kind: Kind, thing_id: str) -> str:
    """The address of the desk that shows a thing of a kind; a place is a destination of people."""
    page, name = {
        Kind.PERSON: ("people", "person"),
        Kind.EVENT: ("timeline", "event"),
        Kind.PLACE: ("people", "to"),
        Kind.ORIGIN: ("sources", "origin"),
        Kind.PROPERTY: ("claims", "property"),
        Kind.SOURCE: ("sources", "source"),
    }[kind]
    return link(page, **{name: thing_id})


def _why(text: Text, dataset: Dataset, query: str, thing: Findable, answer: Answer) -> Iterator[Node]:
    """Why a result matches, where its name does not show it: the reading, the spelling, and who spells it so."""
    if answer.reading is Reading.RETYPED:
        yield text.t("Typed on another keyboard: {words}", words=" ".join(answer.words))
    if answer.reading is Reading.JOINED:
        yield text.t("Its words are run together")
    if thing.id in answer.ids[answer.whole : answer.found_count]:
        yield text.t("Begins so")
    spelling = nearest_spelling(thing, answer.words)
    if thing.kind in (Kind.PERSON, Kind.PLACE) and spelling.text != thing.name:
        language = labels.language(text, spelling.language) if spelling.language else ""
        spelled = text.t("Spelled {spelling}", spelling=spelling.text)
        yield text.t("{spelled} in {language}", spelled=spelled, language=language) if language else spelled
    if pages := spelled_by(dataset, thing, query):
        links = [h.a(href=link("sources", source=each.source_id), target="_self")[each.publisher] for each in pages]
        yield [text.t("Spelled as you typed it by"), " ", _listed(links[:SPELLERS])]


def _listed(links: Sequence[Element]) -> Iterator[Node]:
    for at, each in enumerate(links):
        yield [", " if at else "", each]
