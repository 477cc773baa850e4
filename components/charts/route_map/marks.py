"""What the route map shows: the parts of journeys of one release or of all, as lines from place to place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data import Dataset, Fact, PartialDate, Quantity, fans, geo, journeys
from data.model import Event, Leg, Place
from data.roles import Role
from data.status import stands
from data.vocabulary import Certainty, EventKind, Mode, PlaceKind, PlacePrecision

WAYS = (Role.TAKEN_TO, Role.REACHED, Role.WENT_ON, Role.STAYED, Role.REFUSED)
"""Roles of the counts of an event that say where people went, in the order in which they are told."""

INSIDE = (PlaceKind.PRISON, PlaceKind.EMBASSY, PlaceKind.AIRPORT)
"""Kinds of places that the map names after the town in which they are."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which release, or all where it names none; how far in time; and whether small, for the overview."""

    release: str = ""
    step: int | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One end of a leg; `vague` where no source says exactly where, `crossing` where a border is passed."""

    place_id: str
    name: str
    label: str
    country: str
    kind: PlaceKind
    vague: bool
    crossing: bool
    at: geo.Point
    in_sentence: str
    """Its name as it stands in a sentence; of prisons that nobody names, that of the country."""


@dataclass(frozen=True, slots=True)
class LegMark:
    """One leg as a line on the flat map, with what is known of it."""

    leg_id: str
    event_id: str
    event_kind: EventKind
    event_date: PartialDate
    sequence: int
    start: Stop
    end: Stop
    path: geo.Line
    heading: tuple[geo.Point, geo.Point]
    """The true directions from its start to its end, and from its end to its start."""
    certainty: Certainty
    mode: Mode
    note: str
    people: Fact | None
    day: PartialDate
    facts: tuple[Fact, ...]

    @property
    def count(self) -> Quantity | None:
        """How many people made it, by the adopted value."""
        return self.people.value if self.people and isinstance(self.people.value, Quantity) else None


@dataclass(frozen=True, slots=True)
class RouteMarks:
    """The legs that are shown, and the `whole`, which decides where everything stands at every step.

    `event` is None for all releases.
    """

    event: Event | None
    legs: tuple[LegMark, ...]
    counts: tuple[Fact, ...]
    whole: tuple[LegMark, ...]
    small: bool
    dataset: Dataset = field(repr=False)
    step: int | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the legs that are shown, in the order of releases and journeys."""
        return tuple(leg.leg_id for leg in self.legs)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The counts of the release, then what is known of each leg."""
        return (*self.counts, *(fact for leg in self.legs for fact in leg.facts))

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The ends of the legs that are shown, each once."""
        return ends(self.legs)

    @property
    def reach(self) -> tuple[geo.Point, ...]:
        """All places that the frame has to show, the same at every step."""
        return tuple(stop.at for stop in ends(self.whole))


def ends(legs: Sequence[LegMark]) -> tuple[Stop, ...]:
    """The ends of legs, each once."""
    return tuple({s.place_id: s for leg in legs for s in (leg.start, leg.end)}.values())


def marks(dataset: Dataset, selection: Selection = Selection()) -> RouteMarks:  # frozen
    """The legs of one release up to a step of its journey, or of all releases up to one of them."""
    event = dataset.events.get(selection.release)
    events = [event] if event else list(choices(dataset))
    legs = [leg for e in events for leg in dataset.legs_of(e.event_id)]
    whole = _drawn(dataset, legs)
    drawn = whole
    if selection.step is not None and event:
        drawn = whole[: max(selection.step, 0)]
    elif selection.step is not None:
        until_step = {e.event_id for e in events[: max(selection.step, 0)]}
        drawn = [mark for mark in whole if mark.event_id in until_step]
    ways = counts(dataset, event.event_id) if event else ()
    return RouteMarks(event, tuple(drawn), ways, tuple(whole), selection.small, dataset, selection.step)


def choices(dataset: Dataset) -> tuple[Event, ...]:
    """The releases of which a route is known, from first to last."""
    known = {leg.event_id for leg in dataset.legs.values()}
    return tuple(event for event in dataset.events.values() if event.event_id in known)


def last_step(dataset: Dataset, release: str) -> int:
    """How many steps there are to play: legs of one release, or releases where all are shown."""
    return len(dataset.legs_of(release)) if release in dataset.events else len(choices(dataset))


def counts(dataset: Dataset, event_id: str) -> tuple[Fact, ...]:
    """What the ledger has on where the people of one event were taken, disagreements included."""
    ways = (dataset.fact(event_id, name) for name in dataset.with_role(*WAYS))
    return tuple(fact for fact in ways if fact)


def _drawn(dataset: Dataset, legs: Sequence[Leg]) -> list[LegMark]:
    crossings = _crossings(dataset)
    stops = {p.place_id: _stop(dataset, p, p.place_id in crossings) for p in dataset.places.values()}
    pairs = [(stops[leg.from_place].at, stops[leg.to_place].at) for leg in legs]
    return [_mark(dataset, leg, stops, bend) for leg, bend in zip(legs, fans.bends(pairs), strict=True)]


def _mark(dataset: Dataset, leg: Leg, stops: Mapping[str, Stop], bend: float) -> LegMark:
    start, end, ends = stops[leg.from_place], stops[leg.to_place], _degrees(dataset, leg)
    people = journeys.people(dataset, leg)
    facts = (*dataset.facts(leg.leg_id), *((people,) if people else ()))
    points = [start.at, *(_bend_point(dataset.ground, stops, point) for point in leg.via), end.at]
    return LegMark(
        leg_id=leg.leg_id,
        event_id=leg.event_id,
        event_kind=dataset.events[leg.event_id].kind,
        event_date=dataset.events[leg.event_id].date,
        sequence=leg.sequence,
        start=start,
        end=end,
        path=geo.curve(points, bend),
        heading=(dataset.ground.bearing(*ends), dataset.ground.bearing(*reversed(ends))),
        certainty=leg.certainty,
        mode=leg.mode,
        note=leg.note,
        people=people,
        day=journeys.day(dataset, leg),
        facts=tuple({fact.key: fact for fact in facts if stands(fact)}.values()),
    )


def _degrees(dataset: Dataset, leg: Leg) -> tuple[geo.Point, geo.Point]:
    start, end = dataset.places[leg.from_place], dataset.places[leg.to_place]
    return (start.lon, start.lat), (end.lon, end.lat)


def _bend_point(ground: geo.Ground, stops: Mapping[str, Stop], point: str) -> geo.Point:
    if point in stops:
        return stops[point].at
    lat, lon = map(float, point.split())
    return ground.project(lon, lat)


def _stop(dataset: Dataset, place: Place, crossing: bool) -> Stop:
    town = dataset.places.get(place.within)
    label = town.name if town and town.kind is PlaceKind.CITY and place.kind in INSIDE else place.name
    vague = place.precision is PlacePrecision.SCHEMATIC or place.kind in (PlaceKind.REGION, PlaceKind.COUNTRY)
    at_home = vague and place.country == dataset.home
    return Stop(
        place_id=place.place_id,
        name=place.name,
        label=label,
        country=place.country,
        kind=place.kind,
        vague=vague,
        crossing=crossing,
        at=dataset.ground.project(place.lon, place.lat),
        in_sentence=dataset.named(dataset.country) if at_home else dataset.story.names.get(place.place_id, label),
    )


def _crossings(dataset: Dataset) -> frozenset[str]:
    """Places at which some journey goes from one country into another, named or not."""
    into = {leg.to_place for leg in dataset.legs.values()}
    out = {leg.from_place for leg in dataset.legs.values()}
    kinds = (PlaceKind.REGION, PlaceKind.BORDER_CROSSING)
    return frozenset(name for name in into & out if dataset.places[name].kind in kinds)
