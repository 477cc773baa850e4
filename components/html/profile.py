"""A person's page: who, the states of custody, every fact by theme, ties to people, events and journeys."""

from collections.abc import Iterable, Sequence

import htpy as h
from htpy import Element, Node

from components.addresses import link
from components.html import choices, citations, corrections, custody, labels, sources
from components.html.person_card import local_name, name
from components.html.report import to_report
from components.text import Text
from data import Dataset, Fact, relations, status
from data.custody import STATES
from data.model import Event, Leg, Source
from data.people import Entry, Status, roster
from data.roles import Role, Theme
from data.vocabulary import EventKind, Mode, Publication, Rank, RelationKind, ValueStatus


def profile(text: Text, dataset: Dataset, person_id: str) -> Element:
    """The page of one person."""
    entry = roster(dataset)[person_id]
    return h.article(".profile", data_person=person_id)[
        _head(text, dataset, entry),
        _custody(text, dataset, entry),
        (_theme(text, dataset, title, facts) for title, facts in _themes(text, dataset, person_id)),
        _people(text, dataset, person_id),
        _journeys(text, dataset, entry),
        _events(text, dataset, person_id),
        h.p[
            h.a(".all-claims", href=link("claims", subject=person_id), target="_self")[text.t("All claims")],
            " · ",
            h.a(".all-claims", href=link("claims", subject=person_id, view="compare"), target="_self")[
                text.t("Who says what, voice by voice")
            ],
            " · ",
            to_report(text, subject=person_id),
        ],
        h.p(".small")[text.t("To cite what is said of a person, cite a claim: each has an address of its own.")],
    ]


def facts(dataset: Dataset, person_id: str) -> tuple[Fact, ...]:
    """Every fact that a person's page shows, for its source line and its download."""
    named = (fact for part in relations.parts(dataset, person_id) for fact in part.facts)
    legs = (fact for leg in _legs(dataset, roster(dataset)[person_id])[0] for fact in _days(dataset, leg))
    return (*dataset.facts(person_id), *named, *legs)


def _head(text: Text, dataset: Dataset, entry: Entry) -> Element:
    person = entry.person
    spelled = [each for each in (person.name_ru, *person.variants) if each]
    return h.header(".profile-head")[
        h.p(".kicker")[labels.category(text, person.category)],
        h.h1(tabindex="-1", data_arrive="")[name(text, entry)],
        local_name(dataset, person),
        h.p(".lede")[person.one_line] if person.publication is not Publication.AGGREGATED else None,
        custody.status_line(text, dataset, entry),
        h.p(".small")[text.t("Also spelled: {names}", names=" · ".join(spelled))] if spelled else None,
        corrections.marked(text, dataset, person.person_id),
    ]


def _custody(text: Text, dataset: Dataset, entry: Entry) -> Node:
    states = custody.states_list(text, dataset, entry)
    if states is None:
        none_known = text.t("No dates of this person’s custody stand in the ledger.")
        return _section(text.t("Custody"), h.p[none_known]) if entry.status is not Status.OTHER else None
    days = custody.days(text, entry)
    sentence = text.t("In custody, counted from these dates: {days}.", days=days) if days else None
    return _section(text.t("Custody"), states, h.p(".days-line")[sentence] if sentence else None)


def _section(title: str, *parts: Node) -> Element:
    return h.section[h.h2[title], parts]


def _themes(text: Text, dataset: Dataset, person_id: str) -> Iterable[tuple[str, list[Fact]]]:
    """Every fact that is not a state of custody, by theme; what no theme names belongs to the release and journey."""
    facts = [fact for fact in dataset.facts(person_id) if fact.prop.role not in STATES]
    by_theme = (
        (text.t("Public life"), Theme.PUBLIC_LIFE),
        (text.t("The case"), Theme.CASE),
        (text.t("Release and journey"), None),
        (text.t("Words and deeds"), Theme.WORDS),
    )
    for title, theme in by_theme:
        here = [fact for fact in facts if fact.prop.theme is theme]
        if here:
            yield title, here


def _theme(text: Text, dataset: Dataset, title: str, facts: Sequence[Fact]) -> Element:
    by_property: dict[str, list[Fact]] = {}
    for fact in facts:
        by_property.setdefault(fact.prop.property, []).append(fact)
    rows = (_row(text, dataset, same) for same in by_property.values())
    return _section(title, h.dl(".facts")[rows])


def _row(text: Text, dataset: Dataset, same: Sequence[Fact]) -> Node:
    prop = same[0].prop
    head = text.t("Accused of, as the authorities put it") if prop.role is Role.ACCUSED else text.t(prop.label)
    chosen = [fact for fact in same if _preferred(fact)]
    ordered = sorted(same, key=lambda fact: fact not in chosen)
    return [h.dt[head], h.dd[(h.div[_listed(text, dataset, fact, chosen)] for fact in ordered)]]


def _preferred(fact: Fact) -> bool:
    """Whether an editor prefers this one of several values of a list."""
    return status.stands(fact) and any(claim.rank is Rank.PREFERRED for claim in fact.claims)


def _listed(text: Text, dataset: Dataset, fact: Fact, chosen: Sequence[Fact]) -> Node:
    """One value of a list; where an editor prefers another, it is marked as also reported."""
    cited = citations.cited(text, dataset, fact)
    if not chosen or fact in chosen or not status.stands(fact):
        return cited
    return [cited, h.small[" ", labels.value_status(text, ValueStatus.REPORTED)]]


def _people(text: Text, dataset: Dataset, person_id: str) -> Node:
    ties = [tie for tie in relations.people(dataset, person_id) if tie.other in dataset.people]
    return _section(text.t("People"), h.ul[(h.li[_tie(text, dataset, tie)] for tie in ties)]) if ties else None


def _tie(text: Text, dataset: Dataset, tie: relations.Tie) -> Node:
    other = name(text, roster(dataset)[tie.other])
    return [
        h.span(".how")[labels.relation(text, tie.kind) if tie.outward else _told_of_other(text, tie.kind)],
        ": ",
        h.a(href=link("people", person=tie.other), target="_self")[other],
        (_source(text, dataset.sources[source_id]) for source_id in tie.source_ids),
    ]


def _source(text: Text, source: Source) -> Element:
    how = sources.read_at(text, source)
    details = f" ({'; '.join(how)})" if how else ""
    return h.small[" ", sources.publisher(source), ": ", sources.link(text, source), details]


def _told_of_other(text: Text, kind: RelationKind) -> str:
    match kind:
        case RelationKind.CHILD_OF:
            return text.t("Parent of")
        case RelationKind.CAMPAIGN_OF:
            return text.t("In whose campaign worked")
        case _:
            return labels.relation(text, kind)


def _legs(dataset: Dataset, entry: Entry) -> tuple[tuple[Leg, ...], bool]:
    """The parts of journeys to show, and whether a source ties them to this person, not only to the whole release."""
    own = relations.travelled(dataset, entry.person_id)
    return (own, True) if own else (tuple(leg for event in entry.freed_in for leg in dataset.legs_of(event)), False)


def _days(dataset: Dataset, leg: Leg) -> tuple[Fact, ...]:
    return dataset.facts(leg.leg_id, Role.TRAVELLED)


def _journeys(text: Text, dataset: Dataset, entry: Entry) -> Node:
    legs, own = _legs(dataset, entry)
    if not legs:
        return None
    whose = text.t("Sources tie these parts of the journey to this person.")
    group = text.t("How those freed in this release travelled; not everybody made every part of it")
    parts = h.ol(".legs")[(h.li[_leg(text, dataset, leg)] for leg in legs)]
    releases = dict.fromkeys(leg.event_id for leg in legs)
    return _section(
        text.t("Journeys"),
        [h.p(".small")[whose], parts] if own else h.details(".more")[h.summary[group], parts],
        (_route_link(text, dataset.events[event_id]) for event_id in releases),
    )


def _leg(text: Text, dataset: Dataset, leg: Leg) -> Node:
    days = _days(dataset, leg)
    where = labels.subject(text, dataset, leg.leg_id) if days else labels.journey(text, dataset, leg)
    details = [labels.certainty(text, leg.certainty)]
    if leg.mode is not Mode.UNKNOWN:
        details.insert(0, choices.mode(text, leg.mode))
    return [
        h.span(f".route.{leg.certainty}")[where],
        h.small[" ", " · ".join(details)],
        (h.div(".aside")[" · ", citations.cited(text, dataset, fact)] for fact in days),
    ]


def _route_link(text: Text, event: Event) -> Element:
    day = text.date(event.date)
    match event.kind:
        case EventKind.RELEASE | EventKind.PARDON:
            words = text.t("On the map: release of {date}", date=day)
        case EventKind.SWAP:
            words = text.t("On the map: exchange of {date}", date=day)
        case _:
            words = text.t("On the map: journey of {date}", date=day)
    return h.p[h.a(href=link("routes", release=event.event_id), target="_self")[words]]


def _events(text: Text, dataset: Dataset, person_id: str) -> Node:
    parts = relations.parts(dataset, person_id)
    return _section(text.t("Events"), h.ul(".parts")[(h.li[_part(text, dataset, p)] for p in parts)]) if parts else None


def _part(text: Text, dataset: Dataset, part: relations.Part) -> Node:
    event = part.event
    kinds = (labels.relation(text, kind) for kind in part.kinds)
    named = [fact for fact in part.facts if status.stands(fact)]
    how = dict.fromkeys([*kinds, *(text.t(fact.prop.label) for fact in named)])
    return [
        h.span(".day")[text.short_date(event.date)],
        " ",
        h.a(href=link("releases", event=event.event_id), target="_self")[event.headline],
        h.small[" ", " · ".join(how)],
        (citations.mark(text, dataset, fact) for fact in named),
        (_no_part(text, dataset, fact) for fact in part.facts if fact not in named),
    ]


def _no_part(text: Text, dataset: Dataset, fact: Fact) -> Element:
    """What names a person at an event and does not hold, or no longer."""
    return h.div(".aside")[" ", citations.cited(text, dataset, fact, text.t(fact.prop.label))]
