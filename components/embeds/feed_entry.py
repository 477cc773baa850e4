"""What a feed says, whichever form it has: about itself, and entry by entry."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class About:
    """A feed: its lasting id, title, page, own address without its ending, and whose it is on what terms."""

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
    """One entry: its day, lasting id, title, the full view, its words as HTML, its kind, and its picture."""

    day: date
    id: str
    title: str
    address: str
    content: str
    kind: str
    picture: str = ""
    weight: int = 0


def moment(day: date) -> str:
    """A day as feeds tell it, at its beginning."""
    return f"{day.isoformat()}T00:00:00Z"
