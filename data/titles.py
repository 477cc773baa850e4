"""The titles of sources: the headline of the page, or in brackets a description of ours."""

import re

from data.model import Source

_OURS = re.compile(r"\[(?P<inside>[^\]]*)\]\s*(?P<rest>.*)", re.DOTALL)
_WHY = ("title not shown in excerpt", "title from address")
"""The reasons for a missing headline that may stand in brackets before a description."""


def is_description(source: Source) -> bool:
    """Whether the title of a source is a description of ours and no headline."""
    return source.title.startswith("[")


def words(source: Source) -> str:
    """The title of a source without the brackets that mark a description."""
    match = _OURS.fullmatch(source.title)
    if not match:
        return source.title
    inside, rest = match["inside"], match["rest"]
    if not rest:
        return inside
    return rest if inside in _WHY else f"{inside} {rest}"
