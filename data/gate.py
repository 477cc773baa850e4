"""The publication gate: removes everything that the editorial policy does not allow to be published."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from data.model import Claim, Correction, Dispute, Origin, Person, Property, Relation, Source
from data.raw_tables import Tables
from data.references import IDS
from data.vocabulary import Datatype, Publication, RelationKind, SubjectKind, Visibility

NOBODY = "Name not published"
"""The name under which a person who is only counted is published."""

COUNTABLE = (Datatype.DATE, Datatype.QUANTITY, Datatype.CHOICE, Datatype.PLACE)
"""What may be said of a person who is only counted."""

FREE_WORDS = ("note", "reason", "settled_by")
"""Columns of words that might tell who a person is who is only counted."""

SPELLINGS = ("name", "name_local", "name_ru", "variants")
"""Columns of how a person is called."""

CITING = ("claims", "relations", "corrections")
"""The tables whose rows name a page."""

DEEDS = (RelationKind.FREED_IN, RelationKind.TOOK_PART_IN, RelationKind.TRAVELLED)
"""Relations to an event or a leg; those to another person would tell who a counted person is."""


def publish(tables: Tables) -> Tables:
    """The tables without withheld people, private properties and every row that refers to them."""
    gate = _Gate(tables)
    claims = tuple(gate.claims())
    relations = tuple(tie for tie in tables.relations if not gate.unnamed or gate.lets_relation(tie))
    corrections = tuple(correction for correction in tables.corrections if gate.lets_correction(correction))
    disputes = tuple(each for each in tables.disputes if gate.lets_dispute(each))
    public = replace(
        tables,
        people=tuple(_reduced_person(p) for p in tables.people if p.publication is not Publication.WITHHELD),
        properties=tuple(gate.public.values()),
        claims=claims,
        relations=relations,
        corrections=corrections,
        disputes=disputes,
        extents={},  # it names every row, those that are left out too
        tally=(),
        columns={},
    )
    public = replace(public, sources=_still_cited(tables, public))
    return replace(public, origins=_still_heard(tables, public))


Lets = Callable[[str, Mapping[str, str]], bool]
"""Whether a row of an older version, given its table and its cells, may be published by the rules of today."""


def rules(whole: Tables, published: Tables) -> Lets:
    """The gate for rows of older versions: what the tables of today withhold is taken out of all of them."""
    gate = _Gate(whole)
    hidden = {(table, key) for table in IDS for key in _ids(whole, table) - _ids(published, table)}
    reduced = {person.person_id: person for person in published.people if person.publication is not Publication.NAMED}

    def lets(table: str, cells: Mapping[str, str]) -> bool:
        """Whether a row may stand in its version."""
        own = (table, cells.get(IDS.get(table, ""), ""))
        person = reduced.get(own[1]) if table == "people" else None
        as_published = person is None or all(_cell(person, column) == cells.get(column) for column in SPELLINGS)
        return as_published and own not in hidden and gate.lets_cells(cells)

    return lets


def _ids(tables: Tables, table: str) -> set[str]:
    return {str(getattr(row, IDS[table])) for row in getattr(tables, table)}


def _cell(person: Person, column: str) -> str:
    cell = getattr(person, column)
    return ";".join(cell) if isinstance(cell, tuple) else str(cell)


@dataclass(frozen=True)
class _Gate:
    """What may be said, and of whom."""

    tables: Tables

    @cached_property
    def public(self) -> dict[str, Property]:
        return {p.property: p for p in self.tables.properties if p.public is not Visibility.NO}

    @cached_property
    def known(self) -> set[str]:
        return {p.property for p in self.tables.properties}

    @cached_property
    def figures(self) -> set[str]:
        return self._people(lambda p: p.public_figure)

    @cached_property
    def withheld(self) -> set[str]:
        return self._people(lambda p: p.publication is Publication.WITHHELD)

    @cached_property
    def counted(self) -> set[str]:
        return self._people(lambda p: p.publication is Publication.AGGREGATED)

    @cached_property
    def unnamed(self) -> set[str]:
        """Everybody whom no value may name."""
        return self.withheld | self.counted

    def _people(self, rule: Callable[[Person], bool]) -> set[str]:
        return {p.person_id for p in self.tables.people if rule(p)}

    def lets(self, subject: str, name: str) -> bool:
        """Whether a property of a subject may be published."""
        kind = self.public.get(name)
        if kind is None or subject in self.withheld:
            return False
        if kind.applies_to is not SubjectKind.PERSON:
            return True
        if kind.public is Visibility.PUBLIC_FIGURES and subject not in self.figures:
            return False
        return subject not in self.counted or kind.datatype in COUNTABLE

    @cached_property
    def unbound(self) -> set[str]:
        """The properties that may be published of everybody who is named."""
        kinds = self.public.values()
        return {p.property for p in kinds if p.public is Visibility.YES or p.applies_to is not SubjectKind.PERSON}

    def claims(self) -> Iterator[Claim]:
        """The claims that may be published; most are of such a property and of somebody who is named."""
        unbound, unnamed = self.unbound, self.unnamed
        for claim in self.tables.claims:
            names = unnamed and {claim.subject_id, claim.value} & unnamed
            if claim.property in unbound and not names:
                yield claim
            elif self.lets_claim(claim):
                yield self.reduced(claim)

    def lets_claim(self, claim: Claim) -> bool:
        return self.lets(claim.subject_id, claim.property) and claim.value not in self.unnamed

    def reduced(self, claim: Claim) -> Claim:
        """The claim without the free words that might tell who a counted person is."""
        return claim.model_copy(update={"note": "", "reason": ""}) if claim.subject_id in self.counted else claim

    def lets_relation(self, relation: Relation) -> bool:
        ends = {relation.subject_id, relation.object_id}
        return ends.isdisjoint(self.withheld) and (relation.relation in DEEDS or ends.isdisjoint(self.counted))

    def lets_dispute(self, dispute: Dispute) -> bool:
        return self.lets(dispute.subject_id, dispute.property) and dispute.subject_id not in self.counted

    def lets_cells(self, cells: Mapping[str, str]) -> bool:
        """Whether a row of any table, read as text, speaks of nobody and of nothing that is kept back."""
        subject, name = cells.get("subject_id", ""), cells.get("property", "")
        named = {cells.get(column, "") for column in ("person_id", "subject_id", "object_id", "value")}
        if named & self.withheld or cells.get("value", "") in self.counted:
            return False
        if subject in self.counted and any(cells.get(column) for column in FREE_WORDS):
            return False
        if cells.get("object_id", "") in self.counted and cells.get("relation") not in DEEDS:
            return False
        if name not in self.known:
            return subject not in self.counted or "relation" in cells  # of what is no property now, and was public
        return self.lets(subject, name) if subject else name in self.public

    def lets_correction(self, correction: Correction) -> bool:
        if correction.property:
            return self.lets(correction.subject_id, correction.property)
        return correction.subject_id not in self.unnamed


def _reduced_person(person: Person) -> Person:
    hidden = {"name_local": "", "name_ru": "", "variants": ()}
    match person.publication:
        case Publication.INITIALS:
            return person.model_copy(update={**hidden, "name": " ".join(f"{part[0]}." for part in person.name.split())})
        case Publication.AGGREGATED:
            return person.model_copy(update={**hidden, "name": NOBODY})
        case _:
            return person


def _still_cited(tables: Tables, public: Tables) -> tuple[Source, ...]:
    """The sources without those that only something left out has cited."""
    if all(len(getattr(tables, table)) == len(getattr(public, table)) for table in CITING):
        return tables.sources
    hidden = _cited(tables) - _cited(public)
    return tuple(source for source in tables.sources if source.source_id not in hidden)


def _still_heard(tables: Tables, public: Tables) -> tuple[Origin, ...]:
    """The origins without those that only something left out has named."""
    if (len(tables.sources), len(tables.claims)) == (len(public.sources), len(public.claims)):
        return tables.origins
    hidden = _heard(tables) - _heard(public)
    return tuple(origin for origin in tables.origins if origin.origin_id not in hidden)


def _heard(tables: Tables) -> set[str]:
    """The origins that sources and claims name, and the wholes of which those are parts."""
    part_of = {origin.origin_id: origin.part_of for origin in tables.origins}
    named = [s.origin for s in tables.sources] + [c.origin for c in tables.claims]
    heard: set[str] = set()
    while named:
        heard |= set(named)
        named = [whole for name in named if (whole := part_of.get(name, "")) and whole not in heard]
    return heard


def _cited(tables: Tables) -> set[str]:
    return {row.source_id for table in CITING for row in getattr(tables, table)}
