"""A small world of made-up people, built row by row, for tests that must not depend on what the ledger says today."""

from itertools import count

from data import Dataset, load_dataset
from data.model import Claim, Comparison, Event, Leg, Origin, Person, Place, Relation, Source
from data.raw_tables import Tables
from data.values import parse_value

versions = count()

SOURCE = {
    "source_id": "paper",
    "origin": "paper",
    "publisher": "The Paper",
    "title": "A page",
    "url": "https://example.org/a",
    "url_status": "as_found",
    "published_on": "2026-03-20",
    "retrieved_on": "",
    "language": "en",
    "kind": "newspaper",
    "reliability": "normal",
    "note": "",
}
"""The first of the sources of the small world; the others have other origins, and one of them is weak."""

COUNTRIES = {"belarus": "BY", "ukraine": "UA", "poland": "PL"}

PLACES = (
    ("belarus", ""),
    ("lithuania", ""),
    ("vilnius", "lithuania"),
    ("embassy", "vilnius"),
    ("ukraine", ""),
    ("poland", ""),
)


class World:
    """Rows that are added one by one; `dataset()` freezes them."""

    def __init__(self):
        shipped = load_dataset().tables
        self.properties = {p.property: p for p in shipped.properties}
        self.definitions, self.story = shipped.definitions, shipped.story
        self.people, self.claims, self.events, self.legs, self.relations = [], [], [], [], []
        self.comparisons = []
        other = SOURCE | {"source_id": "agency", "origin": "agency", "publisher": "The Agency"}
        weak = SOURCE | {"source_id": "rumour", "origin": "rumour", "publisher": "The Rumour", "reliability": "weak"}
        self.sources = [_row(Source, SOURCE), _row(Source, other), _row(Source, weak)]
        self.places = [_place(*pair) for pair in PLACES]

    def person(self, person_id, name="Jan Test", **cells):
        row = {"name_local": "", "name_ru": "", "variants": "", "sex": "m", "category": "media", "public_figure": "yes"}
        row |= {"publication": "named", "one_line": "A made-up person"}
        self.people.append(_row(Person, {"person_id": person_id, "name": name} | row | cells))
        return self

    def claim(self, subject, name, value, **cells):
        row = {"source_id": "paper", "locator": "body", "as_of": "", "origin": "", "rank": "normal", "reason": ""}
        row |= {"claim_id": f"c{len(self.claims)}", "subject_id": subject, "property": name, "overtaken_by": ""}
        parsed = parse_value(self.properties[name], value)
        self.claims.append(_row(Claim, row | {"value": parsed, "note": "", "dossier_ref": ""} | cells))
        return self

    def weak(self, subject, name, value, **cells):
        """A claim of a source that does not count."""
        return self.claim(subject, name, value, **{"source_id": "rumour"} | cells)

    def event(self, event_id, day, headline="A release", kind="release"):
        row = {"event_id": event_id, "date": day, "kind": kind, "headline": headline, "summary": "x"}
        self.events.append(_row(Event, row | {"linked_event_ids": ""}))
        return self

    def leg(self, leg_id, event_id, start, end, sequence=1):
        row = {"leg_id": leg_id, "event_id": event_id, "sequence": sequence, "from_place": start, "to_place": end}
        self.legs.append(_row(Leg, row | {"mode": "bus", "certainty": "reported", "note": ""}))
        return self

    def place(self, place_id, kind):
        self.places.append(_place(place_id, "", kind))
        return self

    def tie(self, subject, relation, target):
        row = {"subject_id": subject, "relation": relation, "object_id": target, "source_id": "paper"}
        self.relations.append(_row(Relation, row))
        return self

    def comparison(self, name, definition, **cells):
        row = {"comparison_id": f"k{len(self.comparisons)}", "property": name, "definition_id": definition}
        self.comparisons.append(_row(Comparison, row | cells))
        return self

    def dataset(self):
        heard = {row.origin for row in (*self.sources, *self.claims) if row.origin}
        tables = Tables(
            origins=tuple(_origin(name) for name in sorted(heard)),
            sources=tuple(self.sources),
            properties=tuple(self.properties.values()),
            claims=tuple(self.claims),
            events=tuple(self.events),
            people=tuple(self.people),
            places=tuple(self.places),
            legs=tuple(self.legs),
            relations=tuple(self.relations),
            corrections=(),
            definitions=self.definitions,
            comparisons=tuple(self.comparisons),
            story=self.story,
        )
        # Both `planted` and `tests.planted` are imported, each with a count of its own; results are cached by version.
        return Dataset.of(tables, f"{__name__}-{next(versions)}")


def _row(kind, cells):
    """A row whose cells are empty unless they are given."""
    return kind.model_validate(dict.fromkeys(kind.model_fields, "") | cells)


def _origin(origin_id):
    return _row(Origin, {"origin_id": origin_id, "name": f"The {origin_id}", "kind": "outlet", "state_run": "no"})


def _place(place_id, within, kind="city"):
    row = {
        "place_id": place_id,
        "name": place_id.capitalize(),
        "name_local": "",
        "country": COUNTRIES.get(place_id, "LT"),
        "kind": kind,
    }
    row |= {"lat": 54.0, "lon": 25.0, "within": within, "precision": "town", "coordinate_source": "made up"}
    return _row(Place, row)


def statkevich():
    """Freed, refused to leave and back in custody on one day; freed at home later."""
    world = World().person("mikalai", "Mikalai Test").event("first", "2025-09-11").event("second", "2026-02-19")
    world.claim("mikalai", "detained_on", "2020-05-31").claim("mikalai", "sentenced_on", "2021-12-14")
    world.claim("mikalai", "refused_to_leave_on", "2025-09-11").claim("mikalai", "returned_to_custody_on", "2025-09-11")
    return world.claim("mikalai", "released_at_home_on", "2026-02-19").tie("mikalai", "freed_in", "second")


def stefanovic():
    """Reported freed once too early."""
    world = World().person("valiantsin", "Valiantsin Test").event("early", "2025-12-13").event("true", "2026-03-19")
    world.claim("valiantsin", "detained_on", "2021-07-14").claim("valiantsin", "expelled_on", "2026-03-19")
    wrong = {"rank": "deprecated", "reason": "Still held two days later", "source_id": "agency"}
    world.claim("valiantsin", "expelled_on", "2025-12-13", **wrong).tie("valiantsin", "freed_in", "true")
    return world.claim("valiantsin", "destination", "embassy")
