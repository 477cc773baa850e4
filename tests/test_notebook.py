"""The notebook of examples runs against the published files, and its answers are those of the ledger."""

import json
from pathlib import Path

import pytest

from data.published import whole
from data.roles import Role
from data.vocabulary import Standing

NOTEBOOK = Path(__file__).parent.parent / "examples" / "questions.ipynb"
CELLS = [
    "".join(each["source"])
    for each in json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    if each["cell_type"] == "code"
]


@pytest.fixture(scope="module")
def answers(ledger, tmp_path_factory):
    """The names that the cells leave, run one after another as a kernel would."""
    folder = tmp_path_factory.mktemp("v1")
    for name, content in whole(ledger).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    names: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA", folder.as_uri())
        for cell in CELLS:
            exec(cell, names)  # our own notebook
    return names


def test_five_questions_take_at_most_ten_lines_each():
    assert len(CELLS) == 6
    assert max(len(cell.splitlines()) for cell in CELLS) <= 10


def test_the_answers_are_those_of_the_ledger(answers, ledger):
    totals = [fact for fact in ledger.all_facts if fact.prop.role is Role.EVERYONE_FREED and fact.value is not None]
    assert answers["by_year"]["sum"].sum() == sum(int(fact.value.number) for fact in totals)
    disputed = [fact for fact in ledger.all_facts if fact.standing is Standing.DISPUTED]
    assert answers["differ"].sum() == len(disputed)
    assert answers["by_mode"]["count"].sum() == len(ledger.legs)
    assert len(answers["words"]) == 10
    ids = set(answers["hits"]["claim_id"])
    assert ids
    assert all("bus" in f"{c.value} {c.note} {c.reason}".casefold() for c in ledger.claims if c.claim_id in ids)
