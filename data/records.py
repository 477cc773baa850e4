"""Each person, event, source and claim as one JSON record: its row, its facts with their voices, and its relations."""

from collections.abc import Callable, Mapping
from typing import Any

from data import status
from data.dataset import Dataset
from data.facts import Fact, Version
from data.forms import plain
from data.memo import once_a_dataset
from data.model import Claim, Row
from data.news import corrected_on, corrections_of

Record = dict[str, Any]


def names(dataset: Dataset) -> tuple[str, ...]:
    """The names of all records, such as `people/ID`, in the order of the tables."""
    ids: Mapping[str, Mapping[str, object]] = {
        "people": dataset.people,
        "events": dataset.events,
        "sources": dataset.sources,
        "claims": _claims(dataset),
    }
    return tuple(f"{folder}/{each}" for folder, rows in ids.items() for each in rows)


def record(dataset: Dataset, name: str) -> Record | None:
    """The record of a name, or None where there is none."""
    folder, _, key = name.partition("/")
    make = MAKERS.get(folder)
    return make(dataset, key) if make else None


def _person(dataset: Dataset, key: str) -> Record | None:
    return _subject(dataset, dataset.people.get(key), key)


def _event(dataset: Dataset, key: str) -> Record | None:
    event_record = _subject(dataset, dataset.events.get(key), key)
    if event_record is not None:
        event_record["legs"] = [_row(leg) for leg in dataset.legs.values() if leg.event_id == key]
    return event_record


def _subject(dataset: Dataset, row: Row | None, key: str) -> Record | None:
    if row is None:
        return None
    return {
        **_row(row),
        "facts": [_fact(dataset, fact) for fact in dataset.facts(key)],
        "relations": [_row(tie) for tie in dataset.tables.relations if key in (tie.subject_id, tie.object_id)],
        "corrections": [_row(each) for each in corrections_of(dataset, key)],
    }


def _source(dataset: Dataset, key: str) -> Record | None:
    source = dataset.sources.get(key)
    if source is None:
        return None
    claims = [claim for claim in dataset.claims if claim.source_id == key]
    return {
        **_row(source),
        "origin": _row(dataset.origins[source.origin]),
        "claims": [_claim_record(dataset, claim) for claim in claims],
    }


def _claim(dataset: Dataset, key: str) -> Record | None:
    claim = _claims(dataset).get(key)
    if claim is None:
        return None
    fact, _ = _places(dataset)[key]
    return {
        **_claim_record(dataset, claim),
        "source": _row(dataset.sources[claim.source_id]),
        "fact": _fact(dataset, fact),
    }


MAKERS: Mapping[str, Callable[[Dataset, str], Record | None]] = {
    "people": _person,
    "events": _event,
    "sources": _source,
    "claims": _claim,
}
"""The folders of records, and what makes one of them."""


def _row(row: Row) -> Record:
    return {column: plain(getattr(row, column)) for column in type(row).model_fields}


def _claim_record(dataset: Dataset, claim: Claim) -> Record:
    """A claim with what has become of it."""
    fact, version = _places(dataset)[claim.claim_id]
    return {**_row(claim), "status": status.of_claim(fact, version, claim).value}


def _fact(dataset: Dataset, fact: Fact) -> Record:
    """A fact with all its values and the voices behind each."""
    return {
        "subject_id": fact.subject_id,
        "property": fact.prop.property,
        "label": fact.prop.label,
        "unit": fact.prop.unit,
        "value": plain(fact.value),
        "as_of": plain(fact.as_of),
        "standing": fact.standing.value,
        "corrected_on": plain(corrected_on(dataset, fact)),
        "status": status.of_fact(fact).value,
        "values": [_version(fact, version) for version in fact.versions],
    }


def _version(fact: Fact, version: Version) -> Record:
    """One value of a fact; a voice is an origin, and weak pages lend none."""
    support = version.support
    return {
        "value": plain(version.value),
        "status": status.of_version(fact, version).value,
        "voices": 0 if support.weak else support.voices,
        "origins": list(support.origins),
        "claim_ids": [claim.claim_id for claim in version.claims],
    }


@once_a_dataset
def _claims(dataset: Dataset) -> dict[str, Claim]:
    return {claim.claim_id: claim for claim in dataset.claims}


@once_a_dataset
def _places(dataset: Dataset) -> dict[str, tuple[Fact, Version]]:
    """The fact and the value to which each claim belongs."""
    return {
        claim.claim_id: (fact, version)
        for fact in dataset.all_facts
        for version in fact.versions
        for claim in version.claims
    }
