"""An answer that is cited keeps answering: the value then, the value now, and what lies between."""

import csv
import json
import re
import shutil

import pytest

from data import TABLES, answers, load_dataset, releases, totals
from data.answers import NumberQuestion
from data.releases import Filter
from tests import stories


@pytest.mark.parametrize("name", stories.NAMES)
def test_an_answer_of_a_snapshot_is_the_sum_of_the_ledger_for_every_definition_and_filter(name):
    dataset = stories.dataset(name)
    taken = json.loads(json.dumps(answers.snapshot(dataset)))
    years, kinds, ways = releases.years(dataset), releases.kinds(dataset), releases.known_ways(dataset)
    filters = [(), *((each,) for each in years), tuple(years)]
    for definition in dataset.definitions.values():
        for year in filters:
            for kind in ((), *((each,) for each in kinds)):
                for way in ((), *((each,) for each in ways)):
                    rows = releases.select(
                        dataset, definition, Filter(frozenset(year), frozenset(kind), frozenset(way))
                    )
                    total = totals.of_events(dataset, definition, (row.event for row in rows))
                    asked = NumberQuestion(definition.definition_id, year, tuple(map(str, kind)), way)
                    assert answers.answer(taken, asked).value == (str(total.low) if total.parts else ""), asked


def test_a_snapshot_names_nobody(ledger):
    taken = json.dumps(answers.snapshot(ledger), ensure_ascii=False)
    for person in ledger.people.values():
        assert f'"{person.person_id}"' not in taken
        assert person.name not in taken


def test_equal_questions_have_equal_names_and_every_difference_another():
    first = NumberQuestion("political", ("2025", "2024"))
    assert first.name("a") == NumberQuestion("political", ("2024", "2025")).name("a")
    others = [
        NumberQuestion("political", ("2025",)),
        NumberQuestion("everyone", ("2025", "2024")),
        NumberQuestion(fact="x/y"),
    ]
    names = {first.name("a"), first.name("b"), *(each.name("a") for each in others)}
    assert len(names) == 5
    assert all(re.fullmatch("[a-z][a-z0-9]+", name) for name in names)


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """The ledger with one claim more, which an editor prefers, and one correction."""
    folder = tmp_path_factory.mktemp("changed") / "tables"
    shutil.copytree(TABLES, folder)
    shutil.copytree(TABLES.parent / "geo", folder.parent / "geo")
    dataset = load_dataset()
    event, fact = totals.largest(dataset)
    claim = fact.versions[0].claims[0]
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), reader.fieldnames
    row = next(each for each in rows if each["claim_id"] == claim.claim_id)
    more = {**row, "claim_id": "made-up-claim", "value": "240", "rank": "preferred", "reason": "Made up for a test."}
    with (folder / "claims.csv").open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerow(more)
    with (folder / "corrections.csv").open("a", encoding="utf-8", newline="") as file:
        days = ("", "", "2026-10-10", "2026-10-10")
        line = (
            *("made-up-correction", *days, event.event_id, fact.prop.property),
            *("250", "240", "Made up.", "", "correction"),
        )
        csv.writer(file, lineterminator="\n").writerow(line)
    return dataset, load_dataset(folder, accept_loss=True), fact


def test_after_a_changed_ledger_the_citation_says_then_now_and_why(changed):
    before, after, fact = changed
    then, now = (answers.snapshot(each) for each in (before, after))
    asked = NumberQuestion()
    assert int(answers.answer(now, asked).value) < int(answers.answer(then, asked).value)
    (change,) = [each for each in answers.changes(then, now, asked) if "made-up-claim" in each.came]
    assert (change.fact, change.now) == (fact.key, "240")
    assert answers.corrected(then, now, asked) == ("made-up-correction",)
    other = NumberQuestion(years=("2024",))
    assert answers.changes(then, now, other) == ()
    assert answers.corrected(then, now, other) == ()
    assert answers.changes(then, then, asked) == ()
