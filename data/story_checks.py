"""Rules for story.toml: what it names stands in the tables, and it names nobody who may not be named."""

from collections.abc import Collection, Iterator

from data.hidden import hidden_names
from data.problems import Problem, nearest
from data.raw_tables import Lines, Tables
from data.references import known_ids
from data.spelling import words
from data.story import UNTOLD
from data.story_file import NAME, line_of
from data.vocabulary import Datatype, PlaceKind


def the_story_names_what_is_there(tables: Tables, _lines: Lines) -> Iterator[Problem]:
    """The country, the events, the people, the places and the choices that story.toml names are in the tables."""
    story = tables.story
    if story is UNTOLD:
        return
    known = known_ids(tables)
    countries = {p.place_id for p in tables.places if p.kind is PlaceKind.COUNTRY} | tables.untyped
    named = (
        ("story.home", [story.home], countries, "a country of places.csv"),
        ("figures.founding", [story.figures.founding], known.get("events"), "an id of events.csv"),
        ("overview.faces", story.overview.faces, known.get("people"), "ids of people.csv"),
        ("about.agreeing", story.about.agreeing, known.get("places"), "ids of places.csv"),
        ("names", story.names, known.get("places"), "ids of places.csv"),
        ("choices", story.choices, _choices(tables), "choices of properties.csv"),
    )
    for key, named_here, ids, expected in named:
        for each in named_here:
            if each and ids and each not in ids:
                yield Problem(NAME, line_of(tables.keys, key), key, each, expected, nearest(each, ids))


def the_story_tells_no_hidden_name(tables: Tables, _lines: Lines) -> Iterator[Problem]:
    """No word of story.toml names a person who is not to be named."""
    pattern = hidden_names(tables)
    if pattern and (match := pattern.search(" ".join(words(str(tables.story.model_dump()))))):
        yield Problem(NAME, 1, "", match[0], "a text without the name of a person who is not to be named")


def _choices(tables: Tables) -> Collection[str]:
    return {choice for p in tables.properties if p.datatype is Datatype.CHOICE for choice in p.choices}
