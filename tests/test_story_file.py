"""story.toml: one frozen story, or every problem with its line, its key, what was found and the best guess."""

import pytest
from pydantic import ValidationError

from data import Problem, load_dataset
from data.story_file import NAME


def _change(tables, old, new):
    path = tables.path / NAME
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_story_is_read_and_frozen(tables):
    story = load_dataset(tables.path).story
    assert (story.name, story.slug, story.home) == ("Freed from Belarus", "freed-from-belarus", "belarus")
    assert story.title == "Freed from Belarus: who was released, when, and where they went"
    with pytest.raises(ValidationError):
        story.name = "Another"


@pytest.mark.parametrize(
    ("old", "new", "column", "found", "expected", "guess"),
    [
        ("\nslug =", "\nslugg =", "story.slugg", "slugg", "no further key", "slug"),
        ("\nslug =", "\n# slug =", "story.slug", "no such key", "the key slug", ""),
        ('home = "belarus"', 'home = "belarsu"', "story.home", "belarsu", "a country of places.csv", "belarus"),
        ('home = "belarus"', 'home = "vilnius"', "story.home", "vilnius", "a country of places.csv", "lithuania"),
        ('"release-2025-12-13"', '"release-2025-12-31"', "figures.founding", None, "an id of events.csv", None),
        ('  "ales-bialiatski"', '  "ales-bialiacki"', "overview.faces", None, "ids of people.csv", "ales-bialiatski"),
        ("united-states =", "united-sates =", "names", "united-sates", "ids of places.csv", "united-states"),
        ("holy_see =", "holly_see =", "choices", "holly_see", "choices of properties.csv", "holy_see"),
        ('words = "freed', 'words = "<b>freed', "figures.words", None, "plain text without markup", ""),
    ],
)
def test_a_slip_is_named_with_its_key_and_the_best_guess(tables, spoiled, old, new, column, found, expected, guess):
    _change(tables, old, new)
    problem = next(each for each in tables.problems() if each.file == NAME and each.column == column)
    assert problem.expected == expected
    assert found in (None, problem.actual)
    assert guess in (None, problem.guess) or column == "story.home"
    spoiled(problem)


def test_the_line_is_that_of_the_key(tables):
    line = _change(tables, 'slug = "freed', 'slug = "Freed ')
    (problem,) = tables.problems()
    assert (problem.line, problem.column, problem.actual) == (line, "story.slug", "Freed -from-belarus")


def test_broken_toml_is_one_problem_with_its_line(tables):
    line = _change(tables, 'name = "Freed from Belarus"', 'name = "Freed from Belarus')
    (problem,) = [each for each in tables.problems() if each.file == NAME]
    assert problem.line == line
    assert problem.expected.startswith("TOML: ")


def test_a_missing_file_names_the_one_that_is_like_it(tables):
    (tables.path / NAME).rename(tables.path / "storry.toml")
    problems = [each for each in tables.problems() if each.file == NAME]
    assert problems == [
        Problem(NAME, 1, "", "No such file or directory", "a readable file beside the tables", "storry.toml")
    ]


def test_no_word_of_the_story_names_who_is_not_named(tables):
    hidden = next(row for row in tables.rows("people") if row["publication"] == "named")
    tables.edit("people", "publication", "withheld", lambda row: row["person_id"] == hidden["person_id"])
    _change(tables, 'words = "freed', f'words = "{hidden["name"]} was freed')
    assert any(each.file == NAME and "who is not to be named" in each.expected for each in tables.problems())
