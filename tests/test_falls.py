"""What falls without a page or an origin is what a rebuild without it shows, for each of them."""

import csv
import shutil
from dataclasses import replace
from functools import cache

import pytest

from data import Dataset, attribution, counts, falls, totals
from data.definitions import conditions, figures
from data.facts import Weigher
from data.gate import publish
from data.load import read_tables
from data.roles import Role
from data.status import of_fact, stands
from tests.stories import NAMES, dataset, tables

STORIES = ("shipped", "ankara")
COUNTED = (*totals.WHOLE, Role.REFUSER, Role.CITIZEN_OF, Role.IN_CUSTODY)
"""Roles that totals ask for, beside the properties that definitions name."""


def voices(name):
    """Each page and each origin of a story."""
    of = dataset(name)
    yield from ((falls.of_source, attribution.of_source, each) for each in of.sources)
    yield from ((falls.of_origin, attribution.of_origin, each) for each in of.origins)


def chain(origins, each):
    """An origin and all that it is part of, by the table."""
    while each:
        yield each
        each = origins[each].part_of


@cache
def removed(of, kind, which):
    """The claims and ties that go with a page or an origin, straight from the rows."""
    if kind is falls.of_source:
        gone = {c.claim_id for c in of.claims if c.source_id == which}
        return gone, [tie for tie in of.relations if tie.source_id != which]
    whose = {c.claim_id: c.origin or of.sources[c.source_id].origin for c in of.claims}
    gone = {claim for claim, origin in whose.items() if which in chain(of.origins, origin)}
    ties = [tie for tie in of.relations if which not in chain(of.origins, of.sources[tie.source_id].origin)]
    return gone, ties


@cache
def fallen(kind, of, which):
    """What falls without a page or an origin; each test asks for all of them."""
    return kind(of, which)


def told(fact):
    return fact.value, fact.standing, of_fact(fact), fact.support.weak


class Rebuilt:
    """All facts of a story without some claims; a property of a subject that keeps its claims is weighed once."""

    def __init__(self, of: Dataset) -> None:
        self.of, self.weighed = of, {}
        self.groups: dict[tuple[str, str], list] = {}
        for claim in of.claims:
            self.groups.setdefault((claim.subject_id, claim.property), []).append(claim)
        self.about_what = {claim.claim_id: group for group, claims in self.groups.items() for claim in claims}
        within = {p.place_id: p.within for p in of.places.values()}
        self.weigher = Weigher(of.sources, within, {o.origin_id: o.part_of for o in of.origins.values()})

    def facts(self, gone=frozenset()):
        """The facts without some claims."""
        return {key: fact for group in self.groups for key, fact in self.about(group, gone).items()}

    def touched(self, gone):
        """What some claims are about: a subject and a property, whose facts rest on no other claims."""
        return {self.about_what[claim] for claim in gone}

    def about(self, group, gone=frozenset()):
        """The facts of a subject and a property without some claims."""
        claims = [claim for claim in self.groups[group] if claim.claim_id not in gone]
        return {fact.key: fact for fact in self.weigh(group[1], claims)} if claims else {}

    def weigh(self, name, claims):
        key = tuple(claim.claim_id for claim in claims)
        if key not in self.weighed:
            self.weighed[key] = self.weigher.facts(self.of.properties[name], claims)
        return self.weighed[key]


@pytest.mark.parametrize("name", STORIES)
def test_each_page_and_each_origin_takes_the_facts_that_a_rebuild_without_it_lacks(name):
    of = dataset(name)
    rebuilt = Rebuilt(of)
    whole = rebuilt.facts()
    assert {key: told(fact) for key, fact in whole.items()} == {fact.key: told(fact) for fact in of.all_facts}
    for kind, _, which in voices(name):
        gone, _ = removed(of, kind, which)
        groups = rebuilt.touched(gone)
        before = {key: fact for group in groups for key, fact in rebuilt.about(group).items()}
        after = {key: fact for group in groups for key, fact in rebuilt.about(group, gone).items()}
        expected = {
            key: told(after[key]) if key in after else None
            for key, fact in before.items()
            if key not in after or told(fact) != told(after[key])
        }
        fall = fallen(kind, of, which)
        assert {c.before.key: c.after and told(c.after) for c in fall.changes} == expected, which
        assert all(c.before == whole[c.before.key] for c in fall.changes), which
        assert all(c.after == after[c.before.key] for c in fall.changes if c.after), which


def summed(of):
    return {name: falls.figures(totals.total(of, name)) for name in of.definitions}


def leading(of):
    count = counts.leading(counts.counts(of))
    return count and (count.as_of, count.quantity)


@pytest.mark.parametrize("name", STORIES)
def test_totals_and_the_leading_count_are_those_of_a_rebuild(name):
    of = dataset(name)
    asked = {p for d in of.definitions.values() for each in figures(d) for p in each}
    asked |= {p for d in of.definitions.values() for p in conditions(d)} | set(of.with_role(*COUNTED))
    claims = tuple(claim for claim in of.claims if claim.property in asked)
    whole, held, changed = summed(of), leading(of), 0
    touching = {claim.claim_id for claim in claims}
    for at, (kind, _, which) in enumerate(voices(name)):
        gone, ties = removed(of, kind, which)
        fall = fallen(kind, of, which)
        if kind is falls.of_source and not fall.totals and at % 5:
            continue  # of the pages that change no total a fifth, of the origins all
        if not gone & touching and len(ties) == len(of.relations):
            assert (fall.totals, fall.held) == ((), None)
            continue
        left = tuple(claim for claim in claims if claim.claim_id not in gone)
        without = Dataset.of(replace(of.tables, claims=left, relations=tuple(ties)), f"without {which}")
        after = summed(without)
        sums = {each.definition.definition_id: falls.figures(each.after) for each in fall.totals}
        assert sums == {each: after[each] for each in after if after[each] != whole[each]}, which
        assert (fall.held is not None) == (leading(without) != held), which
        changed += bool(sums)
    assert changed


@pytest.mark.parametrize("name", STORIES)
def test_ties_that_fall_are_those_that_no_other_page_states(name):
    of = dataset(name)
    for kind, _, which in voices(name):
        left = {(t.relation, t.subject_id, t.object_id) for t in removed(of, kind, which)[1]}
        expected = {(t.relation, t.subject_id, t.object_id) for t in of.relations} - left
        fall = fallen(kind, of, which)
        assert {(t.relation, t.subject_id, t.object_id) for t in fall.ties} == expected, which


def from_files(name, folder, which):
    """A story read again from files in which no row cites a page."""
    shutil.copytree(tables(name), folder)
    for table in ("sources", "claims", "relations"):
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(row for row in rows if row["source_id"] != which)
    return Dataset.of(publish(read_tables(folder)[0]), f"without {which}")


@pytest.mark.parametrize("at", range(3))
def test_a_story_read_again_from_files_without_a_page_says_the_same(tmp_path, at):
    name = ("shipped", "shipped", "ankara")[at]
    of = dataset(name)
    which = sorted(of.sources, key=lambda each: -len(attribution.of_source(of, each).statements))[at]
    again, fall = from_files(name, tmp_path / "tables", which), falls.of_source(of, which)
    after = {fact.key: told(fact) for fact in again.all_facts}
    before = {fact.key: told(fact) for fact in of.all_facts}
    expected = {key: after.get(key) for key in before if before[key] != after.get(key)}
    assert expected
    assert {c.before.key: c.after and told(c.after) for c in fall.changes} == expected
    totals_after = {n: falls.figures(totals.total(again, n)) for n in again.definitions}
    assert totals_after == summed(of) | {e.definition.definition_id: falls.figures(e.after) for e in fall.totals}


@pytest.mark.parametrize("name", STORIES)
def test_what_rests_on_one_voice_alone_falls_with_it(name):
    of, some = dataset(name), 0
    for kind, whose, which in voices(name):
        falling = {change.before.key for change in fallen(kind, of, which).changes}
        alone = whose(of, which).alone
        assert {fact.key for fact in alone} <= falling, which
        for fact in alone:
            some += 1
            assert stands(fact)
            live = [c for c in fact.claims if c.value == fact.value and c.rank != "deprecated" and not c.overtaken_by]
            assert {c.claim_id for c in live} <= whose(of, which).ids
    assert some


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_is_said_by_its_page_and_by_its_origin(name):
    of = dataset(name)
    by_page = [c for each in of.sources for c in attribution.of_source(of, each).ids]
    assert sorted(by_page) == sorted(claim.claim_id for claim in of.claims)
    for claim in of.claims:
        assert claim.claim_id in attribution.of_origin(of, of.origin(claim).origin_id).ids
    for origin in of.origins:
        pages = {page.source_id for page in attribution.sources_of(of, origin)}
        said = attribution.of_origin(of, origin)
        assert {each.claim.source_id for each in said.statements} <= pages
        for part in attribution.parts(of, origin):
            assert attribution.of_origin(of, part.origin_id).ids <= said.ids


@pytest.mark.parametrize("name", STORIES)
def test_only_facts_of_the_voice_itself_are_weighed_anew(name):
    """So that it is shown at once, however large the story is."""
    of = dataset(name)
    for origin in of.origins:
        voice = attribution.of_origin(of, origin)
        left = of.without(voice.ids, frozenset(voice.ties))
        touched = {(fact.subject_id, fact.prop.property) for fact in voice.facts}
        same = {id(fact) for fact in left.all_facts}
        apart = (fact for fact in of.all_facts if (fact.subject_id, fact.prop.property) not in touched)
        assert all(id(fact) in same for fact in apart), origin
