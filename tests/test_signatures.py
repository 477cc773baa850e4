"""A preferred or deprecated claim carries the initials of a role that ranks, and a day."""

import pytest

from data import DatasetError, Problem, signatures
from data.__main__ import main
from data.load import read_tables
from tests import stories


@pytest.mark.parametrize("name", stories.NAMES)
def test_every_rank_of_every_story_is_signed_or_from_before(name):
    signatures.run(stories.tables(name))


LATER = "2026-11-26 or later, since when ranks are signed"
SIGNED = {"rank": "preferred", "reason": "the list itself", "ranked_by": "ED", "ranked_on": "2026-11-27"}


@pytest.mark.parametrize(
    ("cells", "column", "found", "expected", "guess"),
    [
        ({"ranked_by": ""}, "ranked_by", "", "initials of a role that ranks: ED, CH", ""),
        ({"ranked_by": "ed"}, "ranked_by", "ed", "initials of a role that ranks: ED, CH", "ED"),
        ({"ranked_by": "RE"}, "ranked_by", "RE", "initials of a role that ranks: ED, CH", ""),
        ({"ranked_on": ""}, "ranked_on", "", "the day on which it was ranked, such as 2026-11-27", ""),
        ({"ranked_on": "2026-11"}, "ranked_on", "2026-11", "the day on which it was ranked, such as 2026-11-27", ""),
        ({"ranked_on": "2026-11-25"}, "ranked_on", "2026-11-25", LATER, ""),
        ({"rank": "normal", "reason": ""}, "ranked_by", "ED", "nothing, since the rank is normal", ""),
        ({"ranked_by": "unrecorded"}, "ranked_on", "2026-11-27", "no day, since who ranked it is unrecorded", ""),
    ],
)
def test_what_is_missing_from_a_signature_is_named(tables, cells, column, found, expected, guess):
    line = tables.add_claim(**(SIGNED | cells))
    with pytest.raises(DatasetError) as caught:
        signatures.run(tables.path)
    assert Problem("claims.csv", line, column, found, expected, guess) in caught.value.problems


@pytest.mark.parametrize("name", stories.NAMES)
def test_a_rank_can_be_signed_from_the_day_on_which_signing_began(name):
    assert read_tables(stories.tables(name))[0].story.editing.signed_since <= "2026-11-26"


def test_no_later_rank_may_say_that_nobody_recorded_it(tables):
    old = sum(row["ranked_by"] == "unrecorded" for row in tables.rows("claims"))
    story = tables.path / "story.toml"
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("unrecorded = 128", f"unrecorded = {old}"), encoding="utf-8")
    signatures.run(tables.path)
    tables.add_claim(**(SIGNED | {"ranked_by": "unrecorded", "ranked_on": ""}))
    with pytest.raises(DatasetError, match=f"found '{old + 1} ranks of claims.csv that are unrecorded'"):
        signatures.run(tables.path)
    assert main(["check", str(tables.path)]) == 1
