"""Benchmarks the search for people: attested spellings held out of the index, typing errors, and near misses."""

import csv
import random
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bench.measure import once, spread
from data import Dataset, load_dataset
from data.findable import Findable, Kind, Spelling, findables
from data.keyboards import CYRILLIC, LATIN
from data.search import Index
from data.spelling import words

CASES = Path(__file__).parent.parent / "tests" / "search" / "cases.csv"
FIRST = 3
"""How many places of a result count: the right person has to be among them."""

SEED = 20260326
PEOPLE, TIMES = 100_000, 400
SYLLABLES = tuple("ka la ma na ra sa ta va ko li mi ni ru se ti vi bo du pe zy shu chy pra kry sta bel hry".split())  # noqa: SIM905  # many short words

Case = tuple[str, str, str]
"""The kind of a case, the query, and the id of the person who is meant; empty if nobody is."""


def run(quick: bool = False) -> dict:
    """Measure the scores, and the time of a search among many people."""
    results = {
        name: once(value, "%" if name != "false_finds" else "") for name, value in scores(load_dataset()).items()
    }
    seen = _timed(1_000 if quick else PEOPLE)
    results |= {"answer": spread(seen, "ms"), "p95": once(sorted(seen)[int(len(seen) * 0.95)], "ms")}
    print("  " + ", ".join(f"{name} {each['median']:.1f}" for name, each in results.items()), flush=True)
    return results


def scores(dataset: Dataset) -> dict[str, float]:
    """For each kind of case the percentage with the right person among the first, and the number of false finds."""
    cases = list(csv.DictReader(CASES.open(encoding="utf-8")))
    people = list(findables(dataset)[Kind.PERSON].values())
    index = Index(people)
    right = [(each["kind"], each["query"], each["person_id"]) for each in cases if each["person_id"]]
    typed = [each for each in right if each[0] != "spelling"] + list(_slips(people))
    hits = [*_held_out(people, [each for each in right if each[0] == "spelling"])]
    hits += [(case, index.ask(case[1]).ids[:FIRST]) for case in typed]
    shares = {kind: _share(hits, kind) for kind in dict.fromkeys(case[0] for case, _ in hits)}
    on_record = {word for each in people for text in each.texts for word in words(text)}
    wrong = [each for each in cases if not each["person_id"] and index.ask(each["query"]).whole]
    misses = [each for each in wrong if each["kind"] == "near miss"]
    surnames = [each for each in wrong if each["kind"] != "near miss" and not on_record & set(words(each["query"]))]
    return shares | {"false_finds": len(misses), "false_surnames": len(surnames)}


def missed(dataset: Dataset) -> list[tuple[Case, tuple[str, ...]]]:
    """The cases that fail, each with the ids that were found, for debugging."""
    people = list(findables(dataset)[Kind.PERSON].values())
    index = Index(people)
    cases = [(e["kind"], e["query"], e["person_id"]) for e in csv.DictReader(CASES.open(encoding="utf-8"))]
    held = _held_out(people, [each for each in cases if each[0] == "spelling"])
    rest = [each for each in cases if each[0] != "spelling"] + list(_slips(people))
    answered = [*held, *((case, index.ask(case[1]).ids[:FIRST]) for case in rest if case[2])]
    finds = [(case, index.ask(case[1])) for case in rest if not case[2]]
    return [each for each in answered if each[0][2] not in each[1]] + [
        (c, a.ids[: a.whole]) for c, a in finds if a.whole
    ]


def _share(hits: Iterable[tuple[Case, tuple[str, ...]]], kind: str) -> float:
    right = [who in ids for (of, _, who), ids in hits if of == kind]
    return 100 * sum(right) / len(right)


def _held_out(people: list[Findable], cases: list[Case]) -> Iterator[tuple[Case, tuple[str, ...]]]:
    """Each spelling asked of an index that lacks it, in whatever letters; one of each person at a time."""
    rounds: list[dict[str, Case]] = []
    for case in cases:
        free = next((each for each in rounds if case[2] not in each), None)
        if free is None:
            rounds.append(free := {})
        free[case[2]] = case
    for each in rounds:
        index = Index(_without(thing, each[thing.id][1]) if thing.id in each else thing for thing in people)
        yield from ((case, index.ask(case[1]).ids[:FIRST]) for case in each.values())


def _without(thing: Findable, spelling: str) -> Findable:
    rest = tuple(each for each in thing.spellings if words(each.text) != words(spelling))
    return replace(thing, spellings=rest or thing.spellings)


def _slips(people: Iterable[Findable]) -> Iterator[Case]:
    """Each name by eight recipes, without spaces, and on the wrong layout; which letter it is a seed says."""
    for person in people:
        if len(words(person.name)) < 2 or not person.spellings[1:]:
            continue
        rng = random.Random(f"{SEED}{person.id}")
        yield from (("mutation", change(person.name, rng), person.id) for change in RECIPES)
        yield "missing space", person.name.replace(" ", ""), person.id
        for spelling in person.spellings[:2]:
            yield "layout", _mistyped(spelling.text), person.id


def _swapped(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _surname_first(name: str, _rng: random.Random) -> str:
    first, *rest = name.split()
    return f"{' '.join(rest)}, {first}"


def _hard_spaces(name: str, _rng: random.Random) -> str:
    return name.replace(" ", "\u00a0")


def _lost(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return f"{name[:at]}?{name[at + 1 :]}"


def _left_out(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[:at] + name[at + 1 :]


def _single(name: str, _rng: random.Random) -> str:
    return "".join(each for at, each in enumerate(name) if not at or name[at - 1].lower() != each.lower())


def _doubled(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[: at + 1] + name[at:]


def _other_vowel(name: str, rng: random.Random) -> str:
    at = rng.choice([at for at, each in enumerate(name) if each.lower() in "aeiouy"])
    return name[:at] + rng.choice("aeiouy") + name[at + 1 :]


RECIPES: tuple[Callable[[str, random.Random], str], ...] = (
    *(_swapped, _surname_first, _hard_spaces, _lost),
    *(_left_out, _single, _doubled, _other_vowel),
)
"""Two letters swapped, surname first, hard spaces, a letter lost to a question mark or altogether, double letters made
one, a letter doubled, another vowel: the recipes by which others try their matching of names."""


def _mistyped(text: str) -> str:
    """A text as it comes out where the keyboard is set to the other alphabet."""
    keys = CYRILLIC["ru" if text.isascii() else "be"]
    to_cyrillic, to_latin = str.maketrans(LATIN, keys), str.maketrans(keys, LATIN)
    return text.lower().translate(to_cyrillic if text.isascii() else to_latin)


def _timed(count: int) -> list[float]:
    """Processor time of an answer among so many made-up people, over what readers type: right, wrong and begun."""
    rng = random.Random(SEED)
    people = [Findable(Kind.PERSON, str(at), (Spelling(_name(rng)),)) for at in range(count)]
    index, seen = Index(people), []
    for _ in range(TIMES):
        name = rng.choice(people).name
        change = rng.choice((*RECIPES, lambda each, _: each, lambda each, _: each[: rng.randrange(3, len(each))]))
        query, began = change(name, rng), time.process_time()
        index.ask(query)
        seen.append((time.process_time() - began) * 1000)
    return seen


def _name(rng: random.Random) -> str:
    first, last = ("".join(rng.choice(SYLLABLES) for _ in range(parts)) for parts in (2, rng.choice((3, 3, 4))))
    return f"{first} {last}".title()
