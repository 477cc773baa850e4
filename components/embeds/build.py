"""Builds the whole site: pages are made, packed where they changed, checked for leaks, and published at once."""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from components.content import llms
from components.embeds import archive, changes_page, feed, pictures, search_page, sitemap, versions
from components.embeds.files import ANSWERS, BEST, DATA, ENDINGS, LIVE, File, as_json, packed
from components.embeds.index import index
from components.embeds.leak_check import LeakCheck
from components.embeds.manifest import NAME, Listed, Row, manifest
from components.embeds.publish import Staging, current, locked
from components.embeds.registry import BuiltPage, build_page, makers
from components.embeds.snippets import SCRIPT
from components.site import Site
from components.text import Text, text_for
from data import TABLES, Dataset, answers, load_dataset, published
from data.load import read_tables
from data.package import BINARY
from data.raw_tables import GEO
from data.versions import History

ROOT = Path(__file__).parent.parent.parent
CODE: tuple[str, ...] = (
    "components/**/*.py",
    "components/**/*.css",
    "components/**/*.js",
    "components/embeds/fonts/*.ttf",
    "data/**/*.py",
)
CODE += (".streamlit/config.toml", "locales/*.po")
"""What the pages are made by, besides the tables."""

NO_TEXT = (".zip", *(f".{form}" for form in BINARY))
"""Endings of files that nobody reads as text."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did; all zero where the site was up to date.

    `withdrawn` counts pages of older versions that named somebody who is not named now.
    """

    version: str
    pages: int
    written: int
    withdrawn: int = 0


def build(out: Path, site: Site, tables: Path = TABLES, canaries: Iterable[str] = (), *, effort: int = BEST) -> Report:
    """Bring a site up to its data; a build that is stopped on the way leaves the old site as it was."""
    dataset = load_dataset(tables)
    inputs = fingerprint(dataset.version, site, effort, dataset.tables.geo)
    with locked(out):
        standing = current(out)
        before = Listed.of(standing / LIVE if standing else None)
        if before.inputs == inputs:
            return Report(dataset.version, 0, 0)
        whole, _, _ = read_tables(tables)
        leak_check, staging = LeakCheck.of(whole, dataset.tables, canaries), Staging(out)
        history = versions.history(standing / DATA if standing else None, dataset, leak_check)
        job = Job(dataset, site, staging, leak_check, history, before, effort)
        rows, written = job.pages()
        job.put(f"{LIVE}/{NAME}", manifest(dataset, inputs, rows, effort))
        for name, content in job.around(rows):
            job.put(name, content)
        withdrawn = job.staging.freeze(dataset.version, job.leak_check)
        job.staging.publish()
        return Report(dataset.version, len(rows), written, withdrawn)


@dataclass(frozen=True, slots=True)
class Job:
    """One build: what it makes, where it puts it, the check for leaks, and the manifest of the site before."""

    dataset: Dataset
    site: Site
    staging: Staging
    leak_check: LeakCheck
    history: History
    before: Listed
    effort: int = BEST

    @property
    def text(self) -> Text:
        """The language of the pages."""
        return text_for("en")

    def pages(self) -> tuple[list[Row], int]:
        """Build every page and its files; returns their rows, and how many are new."""
        todo = makers(self.text, self.dataset)
        pages = [
            build_page(self.text, self.dataset, make(), self.site)
            for _, make in _with_progress(todo, "pages", len(todo))
        ]
        # Packing and drawing leave the interpreter free, so they take as many threads as there are processors.
        with ThreadPoolExecutor() as pool:
            done = list(_with_progress(pool.map(self._page, pages), "pictures", len(pages)))
        return [row for row, _ in done], sum(new for _, new in done)

    def _page(self, each: BuiltPage) -> tuple[Row, bool]:
        name = f"{LIVE}/{each.page.path}"
        self.put(f"{name}.oembed.json", each.oembed)
        file, new = self.put(f"{name}.html", each.html)
        drawn = {"card": self._picture(each, "card", each.card)}
        if each.whole:
            self.put(f"{name}.svg", each.whole.encode())
            drawn["whole"] = self._picture(each, "whole", each.whole)
        return Row(each, file, drawn), new

    def _picture(self, each: BuiltPage, kind: str, svg: str) -> str:
        """Draw a picture unless its SVG is the same as before; returns the hash of SVG and renderer."""
        name = f"{LIVE}/{each.page.path}{'.card' if kind == 'card' else ''}.png"
        self.leak_check.check(f"{name} (SVG)", svg.encode())
        digest = hashlib.sha256(f"{pictures.drawn_by()}\n{svg}".encode()).hexdigest()
        if self.before.drawn(each.page.path, kind) != digest or not self.staging.take(name):
            self.staging.write(File(name, pictures.png(svg), {}))
        return digest

    def around(self, rows: Sequence[Row]) -> Iterator[tuple[str, bytes]]:
        """The files around the pages: their index, the script for hosts, files for machines, and the zip."""
        all_pages = [row.built.page for row in rows]
        front = index(self.text, self.dataset, all_pages)
        yield "index.html", front
        search = search_page.page(self.text, self.dataset, self.site)
        yield search_page.NAME, search
        changed = changes_page.page(self.text, self.dataset, self.site, self.history)
        yield changes_page.NAME, changed
        yield SCRIPT, (Path(__file__).parent / SCRIPT).read_bytes()
        yield "robots.txt", sitemap.robots(self.site)
        yield llms.NAME, llms.llms(self.text, self.dataset)
        if self.site.known:
            addresses = (self.site.full(page.full) for page in all_pages)
            yield "sitemap.xml", sitemap.sitemap(self.dataset.cutoff, addresses)
            yield from feed.every(self.text, self.dataset, self._cards(rows), self.site)
        corrected = {row.built.page.path: row.built.corrections for row in rows if row.built.corrections}
        yield f"{LIVE}/{ANSWERS}", as_json(answers.snapshot(self.dataset))
        yield f"{LIVE}/version.json", as_json({"version": self.dataset.version, "corrections": corrected})
        pages = ((row.file.name, row.file.plain) for row in rows)
        whole = [("index.html", front), (search_page.NAME, search), (changes_page.NAME, changed), *pages]
        yield archive.name(self.dataset.story), archive.archive(self.dataset.story, whole)
        yield from ((f"{DATA}/{name}", content) for name, content in published.every(self.dataset))
        yield from ((f"{DATA}/{name}", self.history.read(name)) for name in self.history.files)

    def _cards(self, rows: Sequence[Row]) -> dict[str, int]:
        """The size in bytes of the card of each page."""
        paths = [row.built.page.path for row in rows]
        return {path: (self.staging.new / LIVE / f"{path}.card.png").stat().st_size for path in paths}

    def put(self, name: str, content: bytes) -> tuple[File, bool]:
        """Check a file and write it, packed; it is linked from the old build where it stays the same."""
        if not name.endswith(NO_TEXT):  # they hold what stands in other files, which are looked through
            self.leak_check.check(name, content)
        as_before = self.before.effort == self.effort
        if as_before and (packed_before := self.staging.keep(name, content)) is not None:
            return File(name, content, packed_before), False
        file = packed(name, content, self.effort)
        self.staging.write(file)
        return file, True


def fingerprint(version: str, site: Site, effort: int = BEST, geo: Path = GEO) -> str:
    """A hash of everything that a site is made from: tables, code, address, and the effort of packing."""
    digest = hashlib.sha256(f"{version}\n{site.desk}\n{site.embeds}\n{sorted(ENDINGS)}\n{effort}\n".encode())
    for path in sorted(each for pattern in CODE for each in ROOT.glob(pattern)):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    for path in sorted(geo.glob("*.geojson")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _with_progress(work: Iterable[T], name: str, total: int) -> Iterator[T]:
    """The same items, with a progress bar on a terminal."""
    interactive = sys.stderr.isatty()
    for done, each in enumerate(work, 1):
        yield each
        if interactive:
            full = "#" * (30 * done // total)
            sys.stderr.write(f"\r[{full:<30}] {name} {done}/{total}{chr(10) if done == total else ''}")
            sys.stderr.flush()
