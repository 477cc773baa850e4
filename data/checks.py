"""Rules over more than one row: ids, references, days, ranks, places, lengths, losses and the policy."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from data.claim_checks import claims_fit_properties, dates_are_in_order, no_ties, quotes_are_short, ranks_have_reasons
from data.correction_checks import corrections_hold
from data.day_checks import legs_follow_one_another, legs_follow_their_event, no_day_lies_ahead
from data.definition_checks import comparisons_hold, definitions_hold
from data.freed import events_free_people, nobody_free_is_held, the_freed_have_an_event, the_named_are_freed
from data.hidden import ids_tell_no_hidden_name, texts_tell_no_hidden_name
from data.lengths import texts_fit
from data.loss import no_rows_are_lost
from data.model import Place
from data.problems import Problem, nearest
from data.raw_tables import Lines, Tables, numbered
from data.references import ids_are_unique, known_ids, references_hold
from data.role_checks import roles_fit, themes_fit
from data.sentences import sentences_tell
from data.story_checks import the_story_names_what_is_there, the_story_tells_no_hidden_name
from data.vocabulary import RelationKind

Rule = Callable[[Tables, Lines], Iterator[Problem]]


def check(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """All problems that need more than one row to be seen."""
    for rule in RULES:
        yield from rule(tables, lines)


def coordinates_are_on_earth(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """Latitude and longitude are within their range and not swapped."""
    for place, line in numbered(tables.places, lines, "places"):
        for column, value, limit in (("lat", place.lat, 90), ("lon", place.lon, 180)):
            if not -limit <= value <= limit:
                yield Problem("places.csv", line, column, f"{value:g}", f"degrees from -{limit} to {limit}")
        if not _near_its_country(place) and _near_its_country(_swapped(place)):
            position = f"{place.lat:g}, {place.lon:g}"
            guess = f"lat {place.lon:g}, lon {place.lat:g}"
            yield Problem("places.csv", line, "lat", position, f"a point in or near {place.country}", guess)


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


def properties_differ(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """No two properties of one kind of subject have the same name for readers, or say that they mean the same."""
    seen: dict[tuple[str, str, str], str] = {}
    for each, line in numbered(tables.properties, lines, "properties"):
        for column, text in (("label", each.label), ("description", each.description)):
            plain = " ".join(re.findall(r"\w+", text.lower()))
            first = seen.setdefault((each.applies_to, column, plain), each.property)
            if first != each.property:
                expected = f"a {column} that tells it from {first}"
                yield Problem("properties.csv", line, column, text, expected)


def relations_fit(tables: Tables, lines: Lines) -> Iterator[Problem]:
    """The target of a relation is of the kind that the relation requires: a person, an event or a leg."""
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
    """Each point in `via` of a leg is a known place or a valid latitude and longitude."""
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
    ids_tell_no_hidden_name,
    texts_tell_no_hidden_name,
    relations_fit,
    definitions_hold,
    comparisons_hold,
    corrections_hold,
    no_rows_are_lost,
    no_day_lies_ahead,
    legs_follow_their_event,
    legs_follow_one_another,
    the_freed_have_an_event,
    events_free_people,
    the_named_are_freed,
    nobody_free_is_held,
    properties_differ,
    texts_fit,
    roles_fit,
    themes_fit,
    sentences_tell,
    the_story_names_what_is_there,
    the_story_tells_no_hidden_name,
)
