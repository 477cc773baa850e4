"""Which pages and embeds show the subjects of some rows."""

from collections.abc import Collection, Iterable, Mapping

from data.differences import ABOUT


def subjects(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The subjects of some rows, each once."""
    return tuple(dict.fromkeys(row[column] for row in rows for column in ABOUT if row.get(column)))


def pages(about: Collection[str], events: Collection[str], people: Collection[str]) -> list[str]:
    """The addresses of the pages of the desk that show some subjects."""
    own = [f"/releases?event={each}" for each in about if each in events]
    own += [f"/people?person={each}" for each in about if each in people]
    own += [f"/claims?subject={each}" for each in about]
    whole = ("", "timeline", "routes") if any(each not in people for each in about) else ("people",)
    return [*own, *(f"/{each}" for each in whole)]


def embeds(about: Collection[str], paths: Iterable[str], people: Collection[str]) -> list[str]:
    """The embeds that show some subjects; events and the country are in every drawing."""
    every = any(each not in people for each in about)
    return [path for path in paths if path.partition("/")[2] in about or (every and "/" not in path)]
