"""The codebook: current, and whole."""

import pytest

from data import codebook
from data.columns import columns
from data.load import KINDS


def test_the_codebook_is_current():
    assert codebook.is_current(), "docs/codebook.md is not current; run: make codebook"


def test_every_property_and_every_word_of_every_vocabulary_is_in_it(ledger):
    text = codebook.codebook()
    assert all(f"`{name}`" in text for name in ledger.properties)
    words = {word for kind in KINDS.values() for c in columns(kind) if c.vocabulary for word in c.vocabulary}
    assert all(f"`{word}`" in text for word in words)


@pytest.mark.parametrize("table", KINDS)
def test_every_column_says_what_it_means(table):
    for column in columns(KINDS[table]):
        assert column.description, f"{table}.{column.name}"


def test_a_codebook_that_is_missing_or_old_is_not_current(tmp_path):
    path = tmp_path / "codebook.md"
    assert not codebook.is_current(path)
    codebook.write(path)
    assert codebook.is_current(path)
    path.write_text("old", encoding="utf-8")
    assert not codebook.is_current(path)


def test_a_bar_in_a_description_does_not_break_the_table(tables):
    tables.edit("properties", "description", "one | other")
    assert "one \\| other" in codebook.codebook(tables.path)
