"""The content of a feed, whatever its format: about itself, and entry by entry."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class About:
    """A feed: its permanent id, title, page, address without ending, its author and licence."""

    id: str
    title: str
    page: str
    address: str
    updated: date
    author: str
    rights: str
    icon: str
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its day, permanent id, title, address, HTML, kind, and its picture with its size in bytes."""

    day: date
    id: str
    title: str
    address: str
    content: str
    kind: str
    picture: str = ""
    weight: int = 0


def moment(day: date) -> str:
    """The beginning of a day as a timestamp in UTC."""
    return f"{day.isoformat()}T00:00:00Z"
