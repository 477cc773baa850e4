"""Rules over more than one row: ids, references, order of dates, ranks, places and the policy."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from data.claim_checks import claims_fit_properties, dates_are_in_order, no_ties, quotes_are_short, ranks_have_reasons
from data.definition_checks import comparisons_hold, definitions_hold
from data.gate import NOBODY, publish
from data.model import Person, Place
from data.problems import Problem, nearest
from data.references import IDS, ids_are_unique, known_ids, references_hold
from data.rows import Lines, Tables, numbered
from data.vocabulary import Publication, RelationKind

Rule = Callable[[Tables, Lines], Iterator[Problem]]


def check(tables: Tables, lines: Lines) -> list[Problem]:
    """All problems that show only when rows are seen together."""
    return [problem for rule in RULES for problem in rule(tables, lines)]


def coordinates_are_on_earth(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Latitude and longitude are in the world, and not swapped."""
    for place, line in numbered(tables.places, lines, "places"):
        for column, value, limit in (("lat", place.lat, 90), ("lon", place.lon, 180)):
            if not -limit <= value <= limit:
                yield Problem("places.csv", line, column, f"{value:g}", f"degrees from -{limit} to {limit}")
        if not _near_its_country(place) and _near_its_country(_swapped(place)):
            found = f"{place.lat:g}, {place.lon:g}"
            guess = f"lat {place.lon:g}, lon {place.lat:g}"
            yield Problem("places.csv", line, "lat", found, f"a point in or near {place.country}", guess)


BOXES = {
    "BY": (51.2, 56.2, 23.1, 32.8),
    "LT": (53.8, 56.5, 20.9, 26.9),
    "LV": (55.6, 58.1, 20.9, 28.3),
    "EE": (57.5, 59.8, 21.7, 28.3),
    "PL": (49.0, 54.9, 14.1, 24.2),
    "UA": (44.3, 52.4, 22.1, 40.3),
    "DE": (47.2, 55.1, 5.8, 15.1),
    "FI": (59.7, 70.1, 20.5, 31.6),
    "IT": (36.6, 47.1, 6.6, 18.6),
    "RU": (41.1, 82.0, 19.6, 180.0),
}
"""South, north, west and east of the countries of the map, in degrees."""


def _near_its_country(place: Place, margin: float = 0.5) -> bool:
    if place.country not in BOXES:
        return True
    south, north, west, east = BOXES[place.country]
    return south - margin <= place.lat <= north + margin and west - margin <= place.lon <= east + margin


def _swapped(place: Place) -> Place:
    return place.model_copy(update={"lat": place.lon, "lon": place.lat})


def hidden_names_stay_hidden(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Neither the id of a person who is not named nor any published text tells the name."""
    for person, line in numbered(tables.people, lines, "people"):
        told = set(person.person_id.lower().split("-")) & set(person.name.lower().split())
        if person.publication in (Publication.INITIALS, Publication.AGGREGATED) and told:
            yield Problem("people.csv", line, "person_id", person.person_id, "an id that does not tell the name")
    hidden = [person for person in tables.people if person.publication is not Publication.NAMED]
    names = sorted({name for person in hidden for name in _names(person)}, key=len, reverse=True)
    if not names:
        return
    told_in = re.compile("|".join(map(re.escape, names)), re.IGNORECASE)
    shown = publish(tables)
    for table, column in IDS.items():
        where = {getattr(row, column): line for row, line in numbered(getattr(tables, table), lines, table)}
        for row in getattr(shown, table):
            for name, cell in row.model_dump().items():
                if found := told_in.search(str(cell)):
                    expected = "a text without the name of a person who is not to be named"
                    yield Problem(f"{table}.csv", where[getattr(row, column)], name, found[0], expected)


def _names(person: Person) -> tuple[str, ...]:
    """The full names of a person, in every spelling; a single word may be anybody's, and initials tell nobody."""
    names = (person.name, person.name_be, person.name_ru, *person.variants)
    return tuple(n for n in names if n != NOBODY and sum(len(part) > 2 for part in n.split()) > 1)


def relations_fit(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """A relation leads to the kind of thing that it is about."""
    known = known_ids(tables)
    targets = defaultdict(
        lambda: "people",
        {RelationKind.FREED_IN: "events", RelationKind.TOOK_PART_IN: "events", RelationKind.TRAVELLED: "legs"},
    )
    for relation, line in numbered(tables.relations, lines, "relations"):
        target = targets[relation.relation]
        if relation.object_id in known.get("subject", ()) and relation.object_id not in known[target]:
            expected = f"one of {target}, since the relation is {relation.relation}"
            yield Problem("relations.csv", line, "object_id", relation.object_id, expected)


def bends_are_points(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """What the line of a leg bends through is a known place, or a latitude and a longitude in the world."""
    known = known_ids(tables).get("places")
    for leg, line in numbered(tables.legs, lines, "legs"):
        for point in leg.via:
            if pair := LAT_LON.fullmatch(point):
                if abs(float(pair[1])) > 90 or abs(float(pair[2])) > 180:
                    yield Problem("legs.csv", line, "via", point, "a latitude up to 90 and a longitude up to 180")
            elif known and point not in known:
                expected = "an id of places, or a latitude and a longitude such as 51.5 31.3"
                yield Problem("legs.csv", line, "via", point, expected, nearest(point, known))


LAT_LON = re.compile(r"(-?\d{1,3}(?:\.\d+)?) (-?\d{1,3}(?:\.\d+)?)")
"""Latitude and longitude in degrees, one space between them."""


RULES: tuple[Rule, ...] = (
    ids_are_unique,
    references_hold,
    claims_fit_properties,
    ranks_have_reasons,
    no_ties,
    dates_are_in_order,
    coordinates_are_on_earth,
    bends_are_points,
    quotes_are_short,
    hidden_names_stay_hidden,
    relations_fit,
    definitions_hold,
    comparisons_hold,
)
