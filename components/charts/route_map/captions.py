"""The finding of the route map, computed from the ledger."""

from collections.abc import Sequence

from components.charts.route_map.marks import LegMark, RouteMarks
from components.html import values
from components.text import Text
from data import Dataset, Fact, Quantity
from data.model import Place
from data.roles import Role
from data.status import stands
from data.totals import RELEASES
from data.vocabulary import Mode, PlaceKind


def finding(marks: RouteMarks, text: Text) -> str:
    """Where the freed were taken, by the counts that hold; without counts, what is known of the routes."""
    if marks.event is None:
        return _finding_of_all(marks, text)
    if result := _split(marks, text) or _single(marks, text):
        return result
    if not marks.legs:
        return text.t("No route of this release is known")
    first, last = marks.legs[0], marks.legs[-1]
    if {leg.end.country for leg in marks.legs} - {first.start.country}:
        return _journey(marks.legs, text, text.t(first.start.in_sentence), text.t(last.end.in_sentence))
    return text.t("The known route stays in {country}", country=_country(marks.dataset, text, first.start.country))


def _country(dataset: Dataset, text: Text, iso: str) -> str:
    """A country by its code, as it stands in a sentence."""
    places = (p.place_id for p in dataset.places.values() if p.country == iso and p.kind is PlaceKind.COUNTRY)
    return text.t(dataset.named(next(places, iso)))


def _journey(legs: Sequence[LegMark], text: Text, start: str, end: str) -> str:
    """The finding where nobody says how many went where: from where to where, or there and back."""
    if legs[0].start == legs[-1].end:
        return text.t("A journey from {place} to {other} and back", place=start, other=text.t(legs[0].end.in_sentence))
    return text.t("A journey from {start} to {end}", start=start, end=end)


def _counts_of(marks: RouteMarks, role: Role) -> list[Fact]:
    """The counts of a role that hold, the largest by its least value first."""
    facts = [f for f in marks.counts if f.prop.role is role and isinstance(f.value, Quantity) and stands(f)]
    return sorted(facts, key=lambda fact: values.live(fact)[0].number, reverse=True)


def _split(marks: RouteMarks, text: Text) -> str:
    """The finding where the freed went to several countries, or some of them stayed."""
    taken, stayed, refused = (_counts_of(marks, role) for role in (Role.TAKEN_TO, Role.STAYED, Role.REFUSED))
    if len(taken) > 1:
        others = (text.t("{people} to {country}", **_placeholders(marks, text, fact)) for fact in taken[1:])
        return values.differ(text, text.list([_taken(marks, text, taken[0]), *others]), *taken)
    if stayed and taken:
        rest = text.t("{people} were taken to {country}", **_placeholders(marks, text, taken[0]))
        result = text.t("{one}; {other}", one=_stayed(marks, text, stayed[0]), other=rest)
        return values.differ(text, result, stayed[0], taken[0])
    if taken and refused:
        home = text.t(marks.dataset.named(marks.dataset.country))
        rest = text.t("{people} refused to leave {country}", people=values.either(text, refused[0]), country=home)
        result = text.t("{one}; {other}", one=_taken(marks, text, taken[0]), other=rest)
        return values.differ(text, result, taken[0], refused[0])
    return ""


def _single(marks: RouteMarks, text: Text) -> str:
    """The finding where one way is known."""
    for role, words in ((Role.TAKEN_TO, _taken), (Role.REACHED, _reached), (Role.STAYED, _stayed)):
        if facts := _counts_of(marks, role):
            return values.differ(text, words(marks, text, facts[0]), facts[0])
    return ""


def _placeholders(marks: RouteMarks, text: Text, fact: Fact) -> dict[str, str]:
    """The number of people and the country of a count, as they stand in a sentence."""
    return {"people": values.either(text, fact), "country": text.t(marks.dataset.named(fact.prop.place))}


def _taken(marks: RouteMarks, text: Text, fact: Fact) -> str:
    one, many = "{people} person was taken to {country}", "{people} people were taken to {country}"
    return text.n(one, many, _count(fact), **_placeholders(marks, text, fact))


def _reached(marks: RouteMarks, text: Text, fact: Fact) -> str:
    one, many = "{people} person reached {country}", "{people} people reached {country}"
    return text.n(one, many, _count(fact), **_placeholders(marks, text, fact))


def _stayed(marks: RouteMarks, text: Text, fact: Fact) -> str:
    one, many = "{people} person stayed in {country}", "{people} people stayed in {country}"
    return text.n(one, many, _count(fact), **_placeholders(marks, text, fact))


def _count(fact: Fact) -> int:
    """The number that decides singular or plural: that of the last value."""
    return int(values.live(fact)[-1].number)


def _finding_of_all(marks: RouteMarks, text: Text) -> str:
    """In how many releases and exchanges each country was a way out, of those of which a way out is on record."""
    dataset = marks.dataset
    if not marks.whole:
        return text.t("No journey is on record")
    led = _countries_by_event(marks)
    ways = [(p.place_id, sum(p.country in countries for countries in led.values())) for p in _destinations(dataset)]
    known = sorted((way for way in ways if way[1]), key=lambda way: -way[1])
    if not known:
        home = text.t(dataset.named(dataset.country))
        return text.t("No way out of {country} is known", country=home)
    (place, number), *rest = known
    first = text.t("{number} led to {country}", number=text.number(number), country=text.t(dataset.named(place)))
    others = (
        text.t("{number} to {country}", number=text.number(number), country=text.t(dataset.named(place)))
        for place, number in rest
    )
    return text.n(
        "Of {count} release or exchange with a known way out, {ways}",
        "Of {count} releases and exchanges with a known way out, {ways}",
        len(led),
        ways=text.list([first, *others]),
    )


def led_to_several(marks: RouteMarks, text: Text) -> str:
    """How many of the releases in the finding of all led to more than one country: why its numbers add up to more."""
    abroad = {place.country for place in _destinations(marks.dataset)}
    count = sum(len(countries & abroad) > 1 for countries in _countries_by_event(marks).values())
    if not count:
        return ""
    return text.n("{count} led to more than one country.", "{count} led to more than one country each.", count)


def _destinations(dataset: Dataset) -> list[Place]:
    """The countries to which counts say that people were taken; the home country is no way out."""
    names = dataset.with_role(Role.TAKEN_TO, Role.REACHED)
    places = [dataset.places[dataset.properties[name].place] for name in names]
    return [place for place in places if place.place_id != dataset.country]


def _countries_by_event(marks: RouteMarks) -> dict[str, set[str]]:
    """The countries that the legs of each release or exchange with a known way out reached."""
    led: dict[str, set[str]] = {}
    crossings = any(stop.crossing for stop in marks.stops)
    for leg in marks.legs:
        flown = leg.mode is Mode.AIR and leg.start.country != leg.end.country and not crossings
        if leg.event_kind in RELEASES and (flown or leg.start.crossing or leg.end.crossing):
            led.setdefault(leg.event_id, set())
    for leg in marks.legs:
        led.get(leg.event_id, set()).update(_reached_by(marks.dataset, leg))
    return led


def _reached_by(dataset: Dataset, leg: LegMark) -> set[str]:
    """The countries that a leg reached, or had reached before it began; the home country only where it ends there."""
    return {leg.end.country} | ({leg.start.country} - {dataset.home})
