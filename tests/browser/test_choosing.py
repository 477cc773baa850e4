"""Lists to choose from narrow to the letters that a reader types, and to nothing else."""

import pytest
from settled import settle


@pytest.fixture
def offered(reader):
    """The options that a list of a page offers for what is typed into it."""

    def type_(address, name, words):
        page = reader.open(address)
        page.locator(f".st-key-control-{name} input").click()
        page.keyboard.type(words)
        settle(page)
        return [each for each in page.locator("[role=option]").all_inner_texts() if not each.startswith("Select ")]

    return type_


@pytest.mark.parametrize(
    ("address", "name", "words"),
    [
        ("/claims", "subject", "potash"),
        ("/people?to=lithuania", "release", "2025"),
        ("/people?to=lithuania", "year", "2025"),
    ],
)
def test_what_is_typed_stands_in_every_option_that_is_offered(address, name, words, offered):
    found = offered(address, name, words)
    assert found
    assert [each for each in found if words not in each.lower()] == []
