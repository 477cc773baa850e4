"""The published ledger: an immutable, indexed object that gives facts by subject and property."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from data.facts import Agree, Fact, Weigher
from data.geo import Ground
from data.model import (
    Claim,
    Comparison,
    Correction,
    Definition,
    Dispute,
    Event,
    Leg,
    Origin,
    Person,
    Place,
    Property,
    Relation,
    Source,
)
from data.raw_tables import Tables, with_role
from data.roles import Role
from data.story import Story
from data.vocabulary import RelationKind
from data.voices import Support


@dataclass(frozen=True, eq=False)
class Dataset:
    """Everything that may be published, by id; `version` names the exact content."""

    version: str
    origins: Mapping[str, Origin]
    sources: Mapping[str, Source]
    properties: Mapping[str, Property]
    claims: tuple[Claim, ...]
    events: Mapping[str, Event]
    people: Mapping[str, Person]
    places: Mapping[str, Place]
    legs: Mapping[str, Leg]
    relations: tuple[Relation, ...]
    corrections: tuple[Correction, ...]
    definitions: Mapping[str, Definition]
    comparisons: tuple[Comparison, ...]
    disputes: tuple[Dispute, ...]
    tables: Tables = field(repr=False)

    @classmethod
    def of(cls, tables: Tables, version: str) -> "Dataset":
        """A dataset of tables that have passed the checks and the publication gate."""
        return cls(
            version,
            MappingProxyType({o.origin_id: o for o in tables.origins}),
            MappingProxyType({s.source_id: s for s in tables.sources}),
            MappingProxyType({p.property: p for p in tables.properties}),
            tables.claims,
            MappingProxyType({e.event_id: e for e in sorted(tables.events, key=lambda e: (e.date, e.event_id))}),
            MappingProxyType({p.person_id: p for p in tables.people}),
            MappingProxyType({p.place_id: p for p in tables.places}),
            MappingProxyType({x.leg_id: x for x in sorted(tables.legs, key=lambda x: (x.event_id, x.sequence))}),
            tables.relations,
            tables.corrections,
            MappingProxyType({d.definition_id: d for d in tables.definitions}),
            tables.comparisons,
            tables.disputes,
            tables,
        )

    @property
    def story(self) -> Story:
        """The settings of the story, from story.toml."""
        return self.tables.story

    @property
    def country(self) -> str:
        """The id of the country, as the subject of claims about all of it."""
        return self.story.home

    @property
    def ground(self) -> Ground:
        """The base map of the story: outlines, projection and extent."""
        story_map = self.story.ground
        return Ground(self.tables.geo, story_map.centre, story_map.parallels, story_map.reach)

    @property
    def home(self) -> str:
        """The code of the story's country."""
        place = self.places.get(self.country)
        return place.country if place else ""

    def country_of(self, place_id: str) -> str:
        """The outermost place around a place: its country where the table says so."""
        seen = [place_id]
        while (place := self.places.get(seen[-1])) and place.within and place.within not in seen:
            seen.append(place.within)
        return seen[-1]

    def named(self, place_id: str) -> str:
        """The name of a place as it stands in a sentence."""
        place = self.places.get(place_id)
        return self.story.names.get(place_id, place.name if place else place_id)

    def with_role(self, *roles: Role) -> tuple[str, ...]:
        """The names of the properties that have some roles, in the order of the roles."""
        return tuple(name for role in roles for name in self._roles.get(role, ()))

    def fact(self, subject_id: str, name: str | Role) -> Fact | None:
        """The first fact of a subject and property, or None; for a series, the latest."""
        facts = self.facts(subject_id, name)
        return facts[-1] if facts else None

    def facts(self, subject_id: str, name: str | Role | None = None) -> tuple[Fact, ...]:
        """The facts of a subject, or those of a property or of a role; a series runs from early to late."""
        of_subject = self._facts.get(subject_id, {})
        if isinstance(name, Role):
            return tuple(fact for each in self._roles.get(name, ()) for fact in of_subject.get(each, ()))
        if name is not None:
            return of_subject.get(name, ())
        return tuple(fact for facts in of_subject.values() for fact in facts)

    @property
    def all_facts(self) -> tuple[Fact, ...]:
        """Every fact of the ledger, subject by subject."""
        return tuple(fact for subject in self._facts for fact in self.facts(subject))

    def origin(self, claim: Claim) -> Origin:
        """The origin of a claim: its own, or else that of its page."""
        return self.origins[self._weigher.origin(claim)]

    def support_of(self, claims: Iterable[Claim]) -> Support:
        """The pages, the origins and the number of independent voices behind some claims."""
        return self._weigher.support_of(claims)

    def agreement(self, prop: Property) -> Agree:
        """The function that says whether two values of a property can both be true."""
        return self._weigher.agreement(prop)

    def legs_of(self, event_id: str) -> tuple[Leg, ...]:
        """The parts of the journeys of an event, in order."""
        return tuple(leg for leg in self.legs.values() if leg.event_id == event_id)

    def related(self, kind: RelationKind, *, subject: str = "", target: str = "") -> tuple[str, ...]:
        """The other ends of the relations of one kind from a subject, or to a target; each once."""
        return tuple(dict.fromkeys(self._ends.get((kind, subject, "" if subject else target), ())))

    @cached_property
    def _ends(self) -> Mapping[tuple[RelationKind, str, str], list[str]]:
        """The other ends of all relations, by kind and subject, and by kind and target."""
        ends: dict[tuple[RelationKind, str, str], list[str]] = defaultdict(list)
        for each in self.relations:
            ends[each.relation, each.subject_id, ""].append(each.object_id)
            ends[each.relation, "", each.object_id].append(each.subject_id)
        return ends

    @cached_property
    def _roles(self) -> Mapping[Role, tuple[str, ...]]:
        return {role: with_role(self.tables, role) for role in Role}

    @cached_property
    def cutoff(self) -> date:
        """The last day to which the evidence reaches: the newest cited page or event."""
        cited = {claim.source_id for claim in self.claims}
        pages = [d.latest for s in self.sources.values() if s.source_id in cited and (d := s.published_on) and d.is_day]
        return max([*pages, *(event.date.earliest for event in self.events.values())])

    @cached_property
    def _weigher(self) -> Weigher:
        within = {p.place_id: p.within for p in self.places.values()}
        return Weigher(self.sources, within, {o.origin_id: o.part_of for o in self.origins.values()})

    def without(self, claims: Collection[str], relations: Collection[Relation] = ()) -> "Dataset":
        """The ledger without some claims (by id) and relations; only facts that had such a claim are computed again."""
        left = replace(
            self,
            claims=tuple(claim for claim in self.claims if claim.claim_id not in claims),
            relations=tuple(tie for tie in self.relations if tie not in relations) if relations else self.relations,
        )
        facts = dict(self._facts)
        touched = {(c.subject_id, c.property) for claim in claims if (c := self.claim(claim))}
        for subject, name in touched:
            remaining = [claim for claim in self._grouped[subject][name] if claim.claim_id not in claims]
            facts[subject] = {**facts[subject], name: self._weigh(name, remaining) if remaining else ()}
        left.__dict__.update(_facts=facts, _weigher=self._weigher)
        return left

    def claim(self, claim_id: str) -> Claim | None:
        """A claim by its id."""
        return self._by_id.get(claim_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Claim]:
        return {claim.claim_id: claim for claim in self.claims}

    @cached_property
    def _grouped(self) -> Mapping[str, Mapping[str, list[Claim]]]:
        """The claims of each subject and property, in the order of the table."""
        grouped: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in self.claims:
            grouped[claim.subject_id][claim.property].append(claim)
        return grouped

    @cached_property
    def _facts(self) -> Mapping[str, Mapping[str, tuple[Fact, ...]]]:
        order = {name: i for i, name in enumerate(self.properties)}
        return {
            subject: {name: self._weigh(name, claims[name]) for name in sorted(claims, key=order.__getitem__)}
            for subject, claims in self._grouped.items()
        }

    def _weigh(self, name: str, claims: Iterable[Claim]) -> tuple[Fact, ...]:
        facts = self._weigher.facts(self.properties[name], list(claims))
        return tuple(sorted(facts, key=lambda f: str(f.as_of or ""))) if len(facts) > 1 else facts
