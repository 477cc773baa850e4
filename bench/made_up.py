"""Makes tables with any number of made-up people and events, whose names say that they are made up."""

import csv
import itertools
import shutil
from functools import cache
from pathlib import Path

from data import TABLES, load_dataset

SYLLABLES = ("ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "cha", "shy")
CATEGORIES = ("human_rights", "politics", "media", "law", "culture", "labour", "religion", "other")
CYRILLIC = ("ба", "де", "фі", "го", "ку", "ла", "ме", "ні", "по", "ру", "са", "тэ", "ві", "зо", "ча", "шы")
SOURCE = "made-up-source"
OF_EACH = 4
"""Claims about each made-up person."""


def tables(folder: Path, people: int, events: int = 0) -> Path:
    """The shipped tables with all people replaced by made-up ones, and with so many more made-up events."""
    shutil.copytree(TABLES, folder, ignore=shutil.ignore_patterns("tally.csv"))
    released = _keep_what_names_nobody(folder)
    rows = [_person(at) for at in range(people)]
    _rewrite(folder / "people.csv", rows, list(rows[0]))
    _append(folder / "origins.csv", [_origin()])
    _append(folder / "sources.csv", [_source()])
    _append(folder / "claims.csv", [_claim(*each) for at in range(people) for each in _facts(at)])
    tie = {"relation": "freed_in", "object_id": released, "source_id": SOURCE}
    ties = [{"subject_id": _id(at)} | tie for at in range(people)]
    _rewrite(folder / "relations.csv", ties, list(ties[0]))
    _append(folder / "events.csv", [_event(at) for at in range(events)])
    _append(folder / "claims.csv", [_claim(f"made-up-{at}", "freed_total", str(at % 40 + 1)) for at in range(events)])
    return folder


def misled(folder: Path, mistakes: int) -> None:
    """Add so many claims with an unknown source to the tables."""
    rows = [{"subject_id": _id(0), "relation": "colleague_of", "object_id": _id(1)} for _ in range(mistakes)]
    _append(folder / "relations.csv", [row | {"source_id": f"nowhere-{at}"} for at, row in enumerate(rows)])


def name(at: int) -> str:
    """The English name of a made-up person."""
    return f"Person {at:05} Examplev{_sound(at, SYLLABLES)}"


def belarusian(at: int) -> str:
    """The same in Belarusian: `Асоба` is person, `Прыклад` is example."""
    return f"Асоба {at:05} Прыкладаў{_sound(at, CYRILLIC)}"


def _sound(at: int, syllables) -> str:
    size = len(syllables)
    return "".join(syllables[at // size**place % size] for place in range(4))


def _id(at: int) -> str:
    return f"person-{at:05}-examplev"


def _person(at: int) -> dict[str, str]:
    row = dict.fromkeys(_columns("people"), "")
    known = {"person_id": _id(at), "name": name(at), "name_local": belarusian(at), "sex": "f" if at % 2 else "m"}
    known |= {"category": CATEGORIES[at % len(CATEGORIES)], "public_figure": "no", "publication": "named"}
    return row | known | {"one_line": f"Made up for a measurement, number {at}"}


def _facts(at: int):
    """What is claimed of a person: detained, sentenced, freed, and taken where."""
    day = f"{at % 12 + 1:02}-{at % 28 + 1:02}"
    yield _id(at), "detained_on", f"{2020 + at % 3}-{day}"
    yield _id(at), "sentenced_on", f"2023-{day}"
    yield _id(at), "freed_on", "2025-12-13"
    yield _id(at), "destination", "vilnius" if at % 3 else "ukraine"


_numbers = itertools.count()


def _claim(subject: str, prop: str, value: str) -> dict[str, str]:
    row = dict.fromkeys(_columns("claims"), "")
    cells = {"claim_id": f"made-up-{next(_numbers)}", "subject_id": subject, "property": prop, "value": value}
    return row | cells | {"source_id": SOURCE, "locator": "made up", "rank": "normal"}


def _event(at: int) -> dict[str, str]:
    day = f"{2021 + at // 336 % 5}-{at // 28 % 12 + 1:02}-{at % 28 + 1:02}"
    row = {"event_id": f"made-up-{at}", "date": day, "kind": "release", "headline": f"Made-up release {at}"}
    return row | {"label": "", "summary": "Made up for a measurement", "linked_event_ids": ""}


def _origin() -> dict[str, str]:
    row = dict.fromkeys(_columns("origins"), "")
    return row | {"origin_id": SOURCE, "name": "Made up", "kind": "other", "state_run": "no"}


def _source() -> dict[str, str]:
    row = dict.fromkeys(_columns("sources"), "")
    row |= {"source_id": SOURCE, "origin": SOURCE, "publisher": "Made up", "title": "Made up for a measurement"}
    row |= {"url": "https://example.org/made-up", "url_status": "as_found", "published_on": "2026-01-01"}
    return row | {"language": "en", "kind": "other", "reliability": "normal"}


def _keep_what_names_nobody(folder: Path) -> str:
    """Take out what is claimed, disputed or corrected of people; the id of an event for the made-up ones."""
    people = {row["person_id"] for row in _rows("people")}
    story = (folder / "story.toml").read_text(encoding="utf-8").splitlines(keepends=True)
    faceless = "".join(line for line in story if line.strip(' ",\n') not in people)
    (folder / "story.toml").write_text(faceless, encoding="utf-8")
    claims = [r for r in _rows("claims") if r["subject_id"] not in people and r["value"] not in people]
    _rewrite(folder / "claims.csv", claims, _columns("claims"))
    disputes = [row for row in _rows("disputes") if row["subject_id"] not in people]
    _rewrite(folder / "disputes.csv", disputes, _columns("disputes"))
    row = dict.fromkeys(_columns("corrections"), "")
    row |= {"correction_id": "correction-made-up", "published_on": "2026-01-01", "subject_id": load_dataset().country}
    row |= {"old_value": "another", "reason": "Made up for a measurement", "severity": "clarification"}
    _rewrite(folder / "corrections.csv", [row], list(row))
    return next(r["event_id"] for r in _rows("events") if r["date"] == "2025-12-13" and r["kind"] == "release")


def _rows(table: str) -> list[dict[str, str]]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def _columns(table: str) -> list[str]:
    return list(_rows(table)[0])


def _rewrite(path: Path, rows, columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        lines = csv.DictWriter(out, columns, lineterminator="\n")
        lines.writeheader()
        lines.writerows(rows)


def _append(path: Path, rows) -> None:
    with path.open("a", encoding="utf-8", newline="") as out:
        lines = csv.writer(out, lineterminator="\n")
        lines.writerows([list(row.values()) for row in rows])
