"""Static files: compressed once, cached on disk and in memory, and sent with long cache lifetimes."""

import hashlib
import logging
import os
import queue
import re
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path

from components.html import scripts
from serving.compression import BEST, ENCODINGS, FAST, preferred, squeeze, tag
from serving.settings import ROOT
from serving.streamlit_hooks import static_folder

HASHED = re.compile(r"/static/(?:js|css|media)/.+[.-][A-Za-z0-9_-]{8}\.\w+$")
"""The addresses of files with a hash of their content in the name."""

ICONS = Path(__file__).parent / "icons"
"""The subset of the icon font with the icons that the frontend uses, under the name of the font that it replaces."""

FOREVER = "public, max-age=31536000, immutable"
A_DAY = "public, max-age=86400, stale-while-revalidate=604800"
SHORT = "public, max-age=300, stale-while-revalidate=86400"

TEXT = {".js", ".css", ".html", ".svg", ".json", ".txt", ".xml", ".csv", ".map", ".geojson"}
"""The suffixes of files that compression makes smaller."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Asset:
    """One file: its path, its Cache-Control header, and the compressed forms that have been made of it so far."""

    path: Path
    kind: str
    keep: str
    tag: str
    digest: str
    size: int
    changed: int
    packed: dict[str, bytes] = field(default_factory=dict)

    @property
    def shrinks(self) -> bool:
        """Whether compressing it is worth it."""
        return self.path.suffix in TEXT and self.size > 400


class Assets:
    """The files of Streamlit's frontend and of our own static folder, by their addresses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths = dict(_files())
        self._read: dict[str, Asset] = {}
        self._queue: queue.SimpleQueue[tuple[Asset, str] | None] = queue.SimpleQueue()

    def __contains__(self, address: str) -> bool:
        return address in self._paths

    def asset(self, address: str) -> Asset | None:
        """The file at an address, read again if it has changed; None if there is none."""
        path = self._paths.get(address)
        if path is None:
            return None
        known = self._read.get(address)
        if known and (known.keep == FOREVER or known.changed == _changed(path)):
            return known
        try:
            self._read[address] = _read(address, path)
        except OSError:
            return None
        return self._read[address]

    def body(self, asset: Asset, accepted: str) -> tuple[str, bytes]:
        """The best accepted encoding and the body in it; compressed fast at first, and better in the background."""
        name = preferred(accepted) if asset.shrinks else ""
        if not name:
            return "", asset.path.read_bytes()
        if name not in asset.packed:
            packed = self._from_disk(asset, name)
            asset.packed[name] = packed or squeeze(name, asset.path.read_bytes(), FAST)
            if not packed:
                self._queue.put((asset, name))
        return name, asset.packed[name]

    def polish(self, first: Iterable[str] = ()) -> threading.Thread:
        """Start the thread that compresses files as small as they get; `first` are those that every reader needs."""
        for address in first:
            if asset := self.asset(address):
                self.body(asset, ENCODINGS[0])
        thread = threading.Thread(target=self._polish, name="assets", daemon=True)
        thread.start()
        return thread

    def rest(self) -> None:
        """Let the thread end after the files that are queued."""
        self._queue.put(None)

    def _polish(self) -> None:
        while job := self._queue.get():
            asset, name = job
            try:
                asset.packed[name] = squeeze(name, asset.path.read_bytes(), BEST)
                self._store(asset, name)
            except OSError as error:  # a full or read-only disk: what was packed fast goes on being served
                log.warning("%s is not kept packed: %s", asset.path.name, error)

    def _place(self, asset: Asset, name: str) -> Path:
        return self.folder / f"{asset.digest}.{name}"

    def _from_disk(self, asset: Asset, name: str) -> bytes:
        try:
            return self._place(asset, name).read_bytes()
        except OSError:
            return b""

    def _store(self, asset: Asset, name: str) -> None:
        place = self._place(asset, name)
        self.folder.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}.half")
        try:
            half.write_bytes(asset.packed[name])
            half.replace(place)
        finally:
            half.unlink(missing_ok=True)


def _read(address: str, path: Path) -> Asset:
    body = path.read_bytes()
    keep = FOREVER if HASHED.search(address) else A_DAY if "/fonts/" in address else SHORT
    kind = guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("json", "xml", "javascript")):
        kind += "; charset=utf-8"
    digest = hashlib.blake2s(body, digest_size=16).hexdigest()
    return Asset(path, kind, keep, tag(body), digest, len(body), _changed(path))


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _files() -> Iterator[tuple[str, Path]]:
    """Every file that is served, with its address; no other path can be reached."""
    streamlit = static_folder()
    for path in streamlit.rglob("*"):
        if path.is_file() and path.name != "index.html":
            lighter = ICONS / path.name
            yield f"/{path.relative_to(streamlit).as_posix()}", lighter if lighter.is_file() else path
    own = ROOT / "static"
    for path in own.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield f"/app/static/{path.relative_to(own).as_posix()}", path
    for path in scripts.FOLDER.glob("*.js"):
        yield f"{scripts.ADDRESSES[0].removesuffix(scripts.SCRIPT)}{path.name}", path
