"""Checks the claims in a file that somebody has: which of them are gone, wrong, overtaken, corrected or changed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data import status
from data.answers import Snapshot
from data.claim_index import Row, rows_by_id
from data.dataset import Dataset
from data.model import Correction
from data.vocabulary import ValueStatus

MOST = 150
"""How many claims are looked up at most: their ids go into one address."""

StoredClaim = Sequence[str]
"""What a snapshot has of a claim: its value and its status."""

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_NUMBERED = re.compile(r"[A-Za-z-]*\d+")
"""What looks like the id of a claim that is not on record."""

_VERSION = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{12}(?![0-9A-Za-z])")
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


class Change(StrEnum):
    """How a claim has changed."""

    GONE = "gone"
    """No claim of that id is on record."""
    WRONG = "wrong"
    """It has been shown to be wrong."""
    PAST = "past"
    """It was true when it was said, and is so no longer."""
    VALUE = "value"
    """It gives another value than in the older version."""
    STATUS = "status"
    """Another value than its own is adopted now, or its own is adopted now and was not."""
    CORRECTED = "corrected"
    """What it is about has been corrected."""


@dataclass(frozen=True, slots=True)
class File:
    """What is known of a file: the version that it was exported from, or the day to which its evidence reaches."""

    version: str = ""
    day: date | None = None

    @classmethod
    def of(cls, words: str) -> "File":
        """Read version and day from the name of a file or from its first lines."""
        version, day = _VERSION.search(words), _DAY.search(words)
        try:
            return cls(version[0] if version else "", date.fromisoformat(day[0]) if day else None)
        except ValueError:
            return cls(version[0] if version else "")


@dataclass(frozen=True, slots=True)
class Checked:
    """The result for one claim: what has changed, the claim as it is now, and what it was in the older version."""

    claim_id: str
    changes: tuple[Change, ...] = ()
    row: Row | None = None
    value: str = ""
    """Its value in the older version, if that is another."""
    status: ValueStatus | None = None
    """Its status in the older version, if that is another."""
    corrections: tuple[Correction, ...] = ()


def ids(dataset: Dataset, pasted: str) -> tuple[str, ...]:
    """The ids of claims in pasted lines, each once: of a line its known ids, else a first word that looks like one."""
    known = rows_by_id(dataset)
    listed: dict[str, None] = {}
    for line in re.split(r"[\n;]", pasted):
        words = _ID.findall(line)
        on_record = [word for word in words if word in known]
        listed |= dict.fromkeys(on_record or [word for word in words[:1] if _NUMBERED.fullmatch(word)])
    return tuple(listed)[:MOST]


def check(dataset: Dataset, claims: Iterable[str], since: date | None, older: Snapshot | None) -> tuple[Checked, ...]:
    """How each claim has changed since an older version or a day; if neither is known, its state of today.

    A snapshot names no person: changes of claims about people, and of all claims if no snapshot is kept, show only in
    corrections.
    """
    if older and older["version"] == dataset.version:
        return tuple(Checked(claim) for claim in claims)
    figures = older["facts"].values() if older else ()
    then = {claim: stored for figure in figures for claim, stored in figure["claims"].items()}
    corrections = _corrections(dataset, since, older)
    return tuple(_checked(dataset, claim, then.get(claim), corrections) for claim in claims)


def _checked(dataset: Dataset, claim_id: str, then: StoredClaim | None, corrections: Sequence[Correction]) -> Checked:
    row = rows_by_id(dataset).get(claim_id)
    if row is None:
        return Checked(claim_id, (Change.GONE,))
    fact, version, claim = row
    value, now = then[0] if then else "", status.of_claim(fact, version, claim)
    was = next((each for each in ValueStatus if then and str(each) == then[1]), None)
    touching = [each for each in corrections if each.subject_id == fact.subject_id]
    mine = tuple(each for each in touching if each.property in ("", fact.prop.property))
    became = {
        Change.WRONG: now is ValueStatus.WRONG and was is not now,
        Change.PAST: now is ValueStatus.PAST and was is not now,
        Change.VALUE: bool(value) and value != str(claim.value),
        Change.STATUS: was not in (None, now) and not now.struck,
        Change.CORRECTED: bool(mine),
    }
    changes = tuple(change for change, is_so in became.items() if is_so)
    return Checked(
        claim_id,
        changes,
        row,
        value if Change.VALUE in changes else "",
        was if Change.STATUS in changes else None,
        mine,
    )


def _corrections(dataset: Dataset, since: date | None, older: Snapshot | None) -> tuple[Correction, ...]:
    """The corrections since a version or a day; that day is one of them, as nobody knows the hour of a file."""
    if older is None:
        return tuple(each for each in dataset.corrections if since is None or each.published_on.latest >= since)
    day, known = date.fromisoformat(older["day"]), older["corrections"]
    new = (each for each in dataset.corrections if each.correction_id not in known)
    return tuple(each for each in new if each.published_on.latest >= day)
