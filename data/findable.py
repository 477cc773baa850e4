"""What can be searched for: people, events, places, sources, origins and properties, each under every spelling."""

from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from data.dataset import Dataset
from data.memo import once_a_dataset
from data.model import Event, Person


class Kind(StrEnum):
    """The kinds of things that can be found, in the order in which they are shown."""

    PERSON = "person"
    EVENT = "event"
    PLACE = "place"
    ORIGIN = "origin"
    PROPERTY = "property"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a thing is written, and the language that spells it so where the ledger says which."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing that can be found; the first of its spellings is what it is called here."""

    kind: Kind
    id: str
    spellings: tuple[Spelling, ...]

    @property
    def name(self) -> str:
        """The first of its spellings, by which it is shown."""
        return self.spellings[0].text

    @property
    def texts(self) -> tuple[str, ...]:
        """All its spellings as plain texts."""
        return tuple(each.text for each in self.spellings)


@once_a_dataset
def findables(dataset: Dataset) -> Mapping[Kind, Mapping[str, Findable]]:
    """Everything that can be found, by kind and id, in the order of the tables."""
    things: dict[Kind, dict[str, Findable]] = {kind: {} for kind in Kind}
    for each in _all(dataset):
        things[each.kind][each.id] = each
    return things


def _all(dataset: Dataset) -> Iterator[Findable]:
    local = dataset.story.language
    for person in dataset.people.values():
        yield Findable(Kind.PERSON, person.person_id, _names(person, local))
    for event in dataset.events.values():
        yield Findable(Kind.EVENT, event.event_id, _plain(*_lines(event)))
    for place in dataset.places.values():
        local_name = Spelling(place.name_local, local if place.country == dataset.home else "")
        yield Findable(Kind.PLACE, place.place_id, _filled(Spelling(place.name), local_name))
    for origin in dataset.origins.values():
        yield Findable(Kind.ORIGIN, origin.origin_id, _plain(origin.name))
    for prop in dataset.properties.values():
        yield Findable(Kind.PROPERTY, prop.property, _plain(prop.label, prop.description))
    for source in dataset.sources.values():
        yield Findable(Kind.SOURCE, source.source_id, _plain(source.title, source.publisher))


def _names(person: Person, local: str) -> tuple[Spelling, ...]:
    own = Spelling(person.name), Spelling(person.name_local, local), Spelling(person.name_ru, "ru")
    return _filled(*own, *map(Spelling, person.variants))


def _lines(event: Event) -> Iterator[str]:
    yield from (event.headline, event.label, event.summary, str(event.date))
    if event.date.month:
        day = f"{event.date.day} " if event.date.day else ""
        yield f"{day}{month_name[event.date.month]} {event.date.year}"


def _plain(*texts: str) -> tuple[Spelling, ...]:
    return _filled(*map(Spelling, texts))


def _filled(*spellings: Spelling) -> tuple[Spelling, ...]:
    """The spellings that are there, each text once."""
    return tuple({each.text: each for each in reversed(spellings) if each.text}.values())[::-1]
