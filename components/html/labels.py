"""The reader's words for the closed vocabularies and for the values of facts."""

from functools import cache

from components.html.choices import choice
from components.text import Text
from data import Dataset, Fact, PartialDate, Quantity, journeys
from data.cells import Value
from data.model import Leg, Property
from data.vocabulary import (
    Category,
    Certainty,
    Datatype,
    EventKind,
    OriginKind,
    Rank,
    RelationKind,
    Standing,
    ValueStatus,
)


@cache
def standing(text: Text, value: Standing) -> str:
    """The name of a standing."""
    return {
        Standing.ONE_VOICE: text.t("one voice"),
        Standing.CORROBORATED: text.t("corroborated"),
        Standing.DISPUTED: text.t("disputed"),
        Standing.SUPERSEDED: text.t("superseded"),
        Standing.RETRACTED: text.t("retracted"),
    }[value]


@cache
def value_status(text: Text, value: ValueStatus) -> str:
    """What has become of a value or of a claim."""
    return {
        ValueStatus.ADOPTED: text.t("adopted"),
        ValueStatus.REPORTED: text.t("also reported"),
        ValueStatus.PAST: text.t("no longer so"),
        ValueStatus.WRONG: text.t("shown to be wrong"),
    }[value]


@cache
def event_kind(text: Text, value: EventKind) -> str:
    """The name of a kind of event."""
    return {
        EventKind.RELEASE: text.t("Release"),
        EventKind.PARDON: text.t("Pardon"),
        EventKind.SWAP: text.t("Exchange"),
        EventKind.TALKS: text.t("Talks"),
        EventKind.CALL: text.t("Phone call"),
        EventKind.STATEMENT: text.t("Statement"),
        EventKind.SANCTIONS_RELIEF: text.t("Sanctions step"),
        EventKind.BORDER: text.t("Border"),
        EventKind.OTHER: text.t("Other"),
    }[value]


def category(text: Text, value: Category) -> str:
    """The field of public life in which a person is known."""
    return {
        Category.HUMAN_RIGHTS: text.t("Human rights"),
        Category.POLITICS: text.t("Politics"),
        Category.MEDIA: text.t("Media"),
        Category.LAW: text.t("Law"),
        Category.CULTURE: text.t("Culture"),
        Category.LABOUR: text.t("Trade unions"),
        Category.RELIGION: text.t("Religion"),
        Category.OFFICIAL: text.t("Officials"),
        Category.FOREIGN_CITIZEN: text.t("Foreign citizens"),
        Category.OTHER: text.t("Other"),
    }[value]


def origin_kind(text: Text, value: OriginKind) -> str:
    """What kind of body or person an origin is."""
    return {
        OriginKind.AGENCY: text.t("News agency"),
        OriginKind.OUTLET: text.t("News outlet"),
        OriginKind.RIGHTS_GROUP: text.t("Rights group"),
        OriginKind.STATE_BODY: text.t("State body"),
        OriginKind.OFFICIAL: text.t("Official"),
        OriginKind.COURT: text.t("Court"),
        OriginKind.UNION: text.t("Union"),
        OriginKind.CHURCH: text.t("Church"),
        OriginKind.PARTY: text.t("Political party"),
        OriginKind.INTERNATIONAL: text.t("International body"),
        OriginKind.PERSON: text.t("A person"),
        OriginKind.OTHER: text.t("Other"),
    }[value]


def rank(text: Text, value: Rank) -> str:
    """An editor's judgement of a claim."""
    return {
        Rank.PREFERRED: text.t("preferred"),
        Rank.NORMAL: text.t("normal"),
        Rank.DEPRECATED: text.t("deprecated"),
    }[value]


def language(text: Text, tag: str) -> str:
    """The name of a language."""
    return str(text.locale.languages.get(tag, tag))


def certainty(text: Text, value: Certainty) -> str:
    """How well a part of a journey is known."""
    return {
        Certainty.DOCUMENTED: text.t("documented"),
        Certainty.REPORTED: text.t("reported"),
        Certainty.SCHEMATIC: text.t("schematic"),
    }[value]


def relation(text: Text, value: RelationKind) -> str:
    """How a person is tied to another."""
    return {
        RelationKind.CHILD_OF: text.t("Child of"),
        RelationKind.SPOUSE_OF: text.t("Spouse of"),
        RelationKind.CAMPAIGN_OF: text.t("Worked for the campaign of"),
        RelationKind.SAME_CASE_AS: text.t("Tried in the same case as"),
        RelationKind.COLLEAGUE_OF: text.t("Colleague of"),
        RelationKind.FREED_IN: text.t("Freed in"),
        RelationKind.TOOK_PART_IN: text.t("Took part in"),
        RelationKind.TRAVELLED: text.t("Travelled"),
    }[value]


def value(text: Text, dataset: Dataset, prop: Property, stated: Value) -> str:
    """A value in words, names instead of ids."""
    match stated:
        case Quantity():
            return _with_unit(text, prop.unit, stated)
        case PartialDate():
            return text.date(stated)
    if prop.datatype is Datatype.PLACE and stated in dataset.places:
        return dataset.places[stated].name
    if prop.datatype is Datatype.PERSON and stated in dataset.people:
        return dataset.people[stated].name
    if prop.datatype is Datatype.CHOICE:
        return choice(text, dataset.story, stated)
    return text.t("“{quote}”", quote=stated) if prop.datatype is Datatype.QUOTE else stated


def fact_value(text: Text, dataset: Dataset, fact: Fact) -> str:
    """The adopted value of a fact in words."""
    return value(text, dataset, fact.prop, fact.value)


def subject(text: Text, dataset: Dataset, subject_id: str) -> str:
    """The name of what a claim is about."""
    if subject_id in dataset.people:
        return dataset.people[subject_id].name
    if subject_id in dataset.events:
        return dataset.events[subject_id].headline
    if leg := dataset.legs.get(subject_id):
        start, end = dataset.places[leg.from_place].name, dataset.places[leg.to_place].name
        return text.t("{start} to {end}", start=start, end=end)
    return text.t(dataset.named(dataset.country))


def purpose(text: Text, dataset: Dataset) -> str:
    """What readers find in the story, in one line."""
    return text.t("{purpose}: every figure with its sources", purpose=text.t(dataset.story.purpose))


def dated(text: Text, dataset: Dataset, subject_id: str) -> str:
    """The name of what a claim is about or a sum counts, with its day where it is an event or a part of a journey."""
    if definition := dataset.definitions.get(subject_id):
        return text.t(definition.label)
    words = subject(text, dataset, subject_id)
    if event := dataset.events.get(subject_id):
        return text.t("{date}: {headline}", date=text.short_date(event.date), headline=words)
    if leg := dataset.legs.get(subject_id):
        day = text.short_date(journeys.day(dataset, leg))
        return text.t("{date}: journey {start_to_end}", date=day, start_to_end=words)
    return words


def journey(text: Text, dataset: Dataset, leg: Leg) -> str:
    """A part of a journey by its ends, with its day where that is not the day of its event."""
    words, day = subject(text, dataset, leg.leg_id), journeys.own_day(dataset, leg)
    return text.t("{start_to_end}, {date}", start_to_end=words, date=text.date(day)) if day else words


def counted(text: Text, fact: Fact) -> str:
    """How many people a figure says, with the word for them."""
    assert isinstance(fact.value, Quantity)
    number = text.quantity(fact.value)
    count = int(fact.value.upper or fact.value.number)
    return text.n("{number} person", "{number} people", count, number=number)


def _with_unit(text: Text, unit: str, quantity: Quantity) -> str:
    number = text.quantity(quantity)
    count = int(quantity.number)
    match unit:
        case "years":
            return text.n("{number} year", "{number} years", count, number=number)
        case "days":
            return text.n("{number} day", "{number} days", count, number=number)
        case "hours":
            return text.n("{number} hour", "{number} hours", count, number=number)
        case _:
            return number


def locator(text: Text, place: str) -> str:
    """Where on a page a claim stands, in plain words."""
    part, _, where = place.partition(", ")
    if place == "headline and excerpt":
        return text.t("in the headline and the part that could be read")
    if part != "excerpt":
        return place
    match where:
        case "":
            return text.t("in the part of the page that could be read")
        case "opening":
            return text.t("at the beginning of the part that could be read")
        case "end":
            return text.t("at the end of the part that could be read")
        case _:
            return text.t("in the part that could be read: {place}", place=where)
