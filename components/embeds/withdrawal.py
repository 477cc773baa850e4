"""Removes from older versions the pages that name somebody who must no longer be named; nothing else changes them."""

import json
from pathlib import Path

from components.embeds.files import as_json, packed
from components.embeds.leak_check import LeakCheck
from components.embeds.manifest import NAME


def withdraw(version: Path, leak_check: LeakCheck) -> int:
    """Remove such pages of a version and their pictures; returns how many there were.

    Files are removed and written anew, never changed in place: a published build may hold the same file.
    """
    pages = [page for page in version.rglob("*.html") if leak_check.names_in(page.read_text(encoding="utf-8"))]
    for page in pages:
        for each in page.parent.glob(f"{page.stem}.*"):
            each.unlink()
    if pages:
        _unlist(version, {page.relative_to(version).with_suffix("").as_posix() for page in pages})
    return len(pages)


def _unlist(version: Path, gone: set[str]) -> None:
    """Remove pages from the manifest of a version."""
    place = version / NAME
    listed = json.loads(place.read_text(encoding="utf-8"))
    listed["pages"] = {path: row for path, row in listed["pages"].items() if path not in gone}
    file = packed(NAME, as_json(listed))
    for ending, content in {"": file.plain, **{f".{name}": body for name, body in file.packed.items()}}.items():
        each = version / f"{NAME}{ending}"
        each.unlink(missing_ok=True)
        each.write_bytes(content)
