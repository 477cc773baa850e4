"""The manifest of a version of the site: of every page its size, hash, pictures and corrections."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from components.embeds.files import BEST, File, as_json
from components.embeds.registry import BuiltPage
from data import Dataset

NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a manifest says; empty where there is none that can be read."""

    version: str = ""
    inputs: str = ""
    pages: dict[str, Any] = field(default_factory=dict)
    effort: int = BEST
    """The effort with which its files were packed."""

    @classmethod
    def of(cls, folder: Path | None) -> "Listed":
        """The manifest of the folder of a version."""
        try:
            content = json.loads((folder / NAME).read_text(encoding="utf-8")) if folder else {}
            effort = int(content.get("effort", BEST))
            return cls(str(content["version"]), str(content["inputs"]), dict(content["pages"]), effort)
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def drawn(self, path: str, ending: str) -> str:
        """The hash of the SVG that a picture of a page was drawn from, or nothing."""
        return str(self.pages.get(path, {}).get("pictures", {}).get(ending, ""))


@dataclass(frozen=True, slots=True)
class Row:
    """A page that was built and written, with the hashes of the SVGs of its pictures."""

    built: BuiltPage
    file: File
    pictures: dict[str, str]


def manifest(dataset: Dataset, inputs: str, rows: Iterable[Row], effort: int = BEST) -> bytes:
    """The manifest as it is written into the folder of a version."""
    pages = {each.built.page.path: _entry(each) for each in rows}
    head = {"version": dataset.version, "day": dataset.cutoff.isoformat(), "inputs": inputs, "effort": effort}
    return as_json({**head, "pages": pages})


def _entry(row: Row) -> dict[str, object]:
    return {
        "title": row.built.page.title,
        "file": row.file.name,
        "heights": list(row.built.page.heights),
        "bytes": len(row.file.plain),
        **{ending: len(content) for ending, content in sorted(row.file.packed.items())},
        "sha256": row.file.digest,
        "corrections": row.built.corrections,
        "pictures": row.pictures,
    }
