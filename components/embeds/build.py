"""Makes the whole site: every page once, packed where it is new, looked through, and published in one moment."""

import hashlib
import json
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from components.embeds.files import ENDINGS, LIVE, File, Made, for_machines, made, makers, manifest, packed
from components.embeds.gate import Gate
from components.embeds.page import Site
from components.embeds.publish import Staging, current, locked
from components.text import text_for
from data import TABLES, Dataset, load_dataset
from data.load import read_tables

ROOT = Path(__file__).parent.parent.parent
CODE: tuple[str, ...] = (
    "components/**/*.py",
    "components/**/*.css",
    "components/**/*.js",
    "data/**/*.py",
    "data/geo/*.geojson",
)
CODE += (".streamlit/config.toml", "locales/*.po")
"""What the pages are made by, besides the tables."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; nothing where the site was already what it should be."""

    version: str
    pages: int
    written: int


def build(out: Path, site: Site, tables: Path = TABLES, canaries: Iterable[str] = ()) -> Report:
    """Bring a site up to its data; one that is stopped on the way leaves the old site as it was."""
    dataset = load_dataset(tables)
    inputs = fingerprint(dataset.version, site)
    with locked(out):
        if _inputs(out) == inputs:
            return Report(dataset.version, 0, 0)
        whole, _, _ = read_tables(tables)
        job = Job(dataset, site, Staging(out), Gate.of(whole, dataset.tables, canaries))
        pages, written = job.pages()
        job.put(f"{LIVE}/manifest.json", manifest(dataset, inputs, pages))
        for name, content in for_machines(dataset, [each.page for each, _ in pages], site):
            job.put(name, content)
        job.staging.freeze(dataset.version)
        job.staging.publish()
        return Report(dataset.version, len(pages), written)


@dataclass(frozen=True, slots=True)
class Job:
    """One build: what is made, where it is put, and what looks it through before."""

    dataset: Dataset
    site: Site
    staging: Staging
    gate: Gate

    def pages(self) -> tuple[list[tuple[Made, File]], int]:
        """Make every page and put it in its place; how many of them are new."""
        text, wanted = text_for("en"), makers(text_for("en"), self.dataset)
        found = []
        for name, make in wanted:
            found.append(made(text, self.dataset, make(), self.site))
            _bar(len(found), len(wanted), name)
        # Packing leaves the interpreter free, so it takes as many threads as there are processors.
        with ThreadPoolExecutor() as pool:
            done = list(pool.map(self._page, found))
        return [(each, file) for each, (file, _) in zip(found, done, strict=True)], sum(new for _, new in done)

    def _page(self, each: Made) -> tuple[File, bool]:
        name = f"{LIVE}/{each.page.path}"
        self.put(f"{name}.oembed.json", each.oembed)
        return self.put(f"{name}.html", each.html)

    def put(self, name: str, content: bytes) -> tuple[File, bool]:
        """A file in its place, looked through; taken over from the old build where it stays the same."""
        self.gate.check(name, content)
        if (packed_before := self.staging.keep(name, content)) is not None:
            return File(name, content, packed_before), False
        file = packed(name, content)
        self.staging.write(file)
        return file, True


def fingerprint(version: str, site: Site) -> str:
    """A hash of all that the pages are made from: the tables, the code that makes them, and their address."""
    found = hashlib.sha256(f"{version}\n{site.desk}\n{site.embeds}\n{sorted(ENDINGS)}\n".encode())
    for path in sorted(each for pattern in CODE for each in ROOT.glob(pattern)):
        found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()


def _inputs(out: Path) -> str:
    """What the published site was made from."""
    now = current(out)
    try:
        return str(json.loads((now / LIVE / "manifest.json").read_text(encoding="utf-8"))["inputs"]) if now else ""
    except (OSError, ValueError, KeyError):
        return ""


def _bar(done: int, all_of_them: int, name: str) -> None:
    """Progress, where somebody looks on."""
    if sys.stderr.isatty():
        full = "#" * (30 * done // all_of_them)
        end = "\n" if done == all_of_them else ""
        sys.stderr.write(f"\r[{full:<30}] {done}/{all_of_them} {name:<45.45}{end}")
        sys.stderr.flush()
