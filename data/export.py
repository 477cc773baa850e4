"""The published ledger as files: its tables in every form, maps, a database and what describes them.

The same ledger gives the same bytes.
"""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from data import status, titles, totals
from data.comparisons import Beside, Step, beside
from data.croissant import croissant
from data.csvw import csvw
from data.dataset import Dataset
from data.dcat import dcat
from data.facts import Fact
from data.forms import forms
from data.geojson import legs, places
from data.load import KINDS
from data.memo import once_a_dataset
from data.model import Claim, Row, Source
from data.news import corrected_on
from data.package import BESIDE_COLUMNS, FACT_COLUMNS, TOTAL_COLUMNS, data_package, exported, readme
from data.sqlite import Table, sqlite
from data.vocabulary import ValueStatus

DATABASE = "ledger.sqlite"
"""The whole ledger as one database."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The timestamp of every file in a zip, so that equal ledgers give equal bytes."""


def zip_name(dataset: Dataset) -> str:
    """The name of the zip that holds the whole export."""
    return f"{dataset.story.slug}.zip"


def write(dataset: Dataset, out: Path) -> None:
    """Write the published ledger into a folder, or into one zip where the name ends in .zip."""
    if out.suffix == ".zip":
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(ledger_zip(dataset))
        return
    for name, content in files(dataset).items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def ledger_zip(dataset: Dataset) -> bytes:
    """The whole published ledger as one zip."""
    return zipped(dataset, files(dataset))


def zipped(dataset: Dataset, contents: Mapping[str, bytes]) -> bytes:
    """Files of the export as one zip, in a folder that has the name of the story."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(f"{dataset.story.slug}/{name}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packed.getvalue()


def files(dataset: Dataset) -> dict[str, bytes]:
    """The name and content of every file of the export."""
    contents: dict[str, bytes] = {}
    rows = tables(dataset)
    for name, (columns, records) in rows.items():
        contents |= forms(name, records, columns)
    contents["geo/places.geojson"] = places(dataset)
    contents["geo/legs.geojson"] = legs(dataset)
    contents[DATABASE] = sqlite(dataset, rows)
    contents["README.txt"] = readme(dataset).encode()
    return contents | {name: as_json(describe(dataset, contents)) for name, describe in DESCRIPTIONS.items()}


DESCRIPTIONS: Mapping[str, Callable[[Dataset, Mapping[str, bytes]], Mapping[str, object]]] = {
    "datapackage.json": data_package,
    "csv-metadata.json": csvw,
    "croissant.json": croissant,
    "dcat.jsonld": dcat,
}
"""The files that describe the others to programs, each after a standard."""


@once_a_dataset
def tables(dataset: Dataset) -> dict[str, Table]:
    """The columns and rows of every table of the export: those of the ledger, then those that are computed."""
    became = _statuses(dataset)
    by_name: dict[str, Table] = {}
    for name, kind in KINDS.items():
        rows: Sequence[Row] = getattr(dataset.tables, name)
        records = [
            {column: getattr(row, column) for column in kind.model_fields} | _computed(row, became) for row in rows
        ]
        by_name[name] = exported(name), records
    by_name["facts"] = tuple(FACT_COLUMNS), [_fact_record(dataset, fact) for fact in dataset.all_facts]
    by_name["totals"] = tuple(TOTAL_COLUMNS), [_total_record(dataset, name) for name in dataset.definitions]
    by_name["beside"] = tuple(BESIDE_COLUMNS), [_beside_record(row) for row in beside(dataset)]
    return by_name


def as_json(record: object) -> bytes:
    """A record as indented JSON in UTF-8."""
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()


def _statuses(dataset: Dataset) -> Mapping[str, ValueStatus]:
    """What has become of every claim, by its id."""
    return {
        claim.claim_id: status.of_claim(fact, version, claim)
        for fact in dataset.all_facts
        for version in fact.versions
        for claim in version.claims
    }


def _computed(row: Row, became: Mapping[str, ValueStatus]) -> dict[str, object]:
    """The cells that a row has in the export only."""
    match row:
        case Claim():
            return {"status": became[row.claim_id].value}
        case Source():
            return {"title_is_description": titles.is_description(row)}
        case _:
            return {}


def _others(fact: Fact, became: ValueStatus) -> list[str]:
    return [str(each.value) for each in fact.versions[1:] if status.of_version(fact, each) is became]


def _fact_record(dataset: Dataset, fact: Fact) -> dict[str, object]:
    return {
        "subject_id": fact.subject_id,
        "property": fact.prop.property,
        "value": fact.value,
        "unit": fact.prop.unit,
        "status": status.of_fact(fact).value,
        "standing": fact.standing.value,
        "as_of": fact.as_of,
        "voices": 0 if fact.support.weak else fact.support.voices,
        "pages": len(fact.support.pages),
        "origins": list(fact.support.origins),
        "other_values": _others(fact, ValueStatus.REPORTED),
        "past_values": _others(fact, ValueStatus.PAST),
        "wrong_values": _others(fact, ValueStatus.WRONG),
        "claim_ids": [claim.claim_id for claim in fact.claims],
        "corrected_on": corrected_on(dataset, fact),
    }


OURS = "our sum"
"""What stands where a fact has its standing: nobody else's word corroborates a sum of ours."""


def _total_record(dataset: Dataset, definition_id: str) -> dict[str, object]:
    total = totals.total(dataset, definition_id)
    return {
        "definition_id": definition_id,
        "label": total.definition.label,
        "at_least": total.low if total.parts else None,
        "standing": OURS,
        "by_adopted": total.number if total.parts else None,
        "at_most": total.high if total.parts else None,
        "left_out_event_ids": [part.event.event_id for part in total.left_out],
        "event_ids": [part.event.event_id for part in total.parts],
        "counted_once": list(total.counted_twice),
        "unknown_event_ids": [event.event_id for event in total.unknown],
    }


def _beside_record(row: Beside) -> dict[str, object]:
    return {
        "comparison_id": row.comparison.comparison_id,
        "as_of": row.published.as_of,
        "property": row.published.prop.property,
        "theirs": row.theirs,
        "definition_id": row.ours.definition.definition_id,
        "ours": row.ours.number,
        "ours_standing": OURS,
        "steps": [_step(step) for step in row.steps],
        "before": [_step(step) for step in row.before],
        "rest": row.rest,
        "claim_ids": [claim.claim_id for claim in row.published.claims],
    }


def _step(step: Step) -> str:
    return f"{step.event.event_id}: {step.change:+d}"
