"""Prepares the folder from which nginx serves static files: `python deploy/prepare_static.py FOLDER`.

Streamlit's files are put under static/, the desk's under app/static/, with a .gz and a .br beside each that gets
smaller. Files of earlier versions stay, for pages that are still open; --prune removes those older than a week.
"""

import argparse
import gzip
import importlib
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent
CALM = Path(__file__).parent / "nginx" / "static" / "calm"
COMPRESSED = {".css", ".csv", ".geojson", ".htm", ".html", ".js", ".json", ".map", ".md", ".svg", ".txt", ".xml"}
"""Suffixes of the files to compress; pictures and fonts are compressed already."""

SMALL = 1000
"""Files below so many bytes fit into one packet, so that compressing them saves nothing."""

BEST = 11
"""The default level of brotli, from 0 to 11."""

WEEK = 7 * 24 * 3600


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare the folder on the command line, and print what it contains."""
    parser = argparse.ArgumentParser(description="Prepare the folder from which nginx serves files.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--prune", action="store_true", help="remove files of versions gone for a week")
    options = parser.parse_args(arguments)
    current = prepare(options.folder)
    removed = prune(options.folder, current) if options.prune else 0
    size = sum(path.stat().st_size for path in current)
    sys.stdout.write(f"{options.folder}: {len(current)} files, {size / 1e6:.1f} MB; removed {removed}\n")
    return 0


def prepare(folder: Path, effort: int = BEST) -> set[Path]:
    """Update a folder; returns the files of this version. Unchanged files are not compressed again."""
    encoders = _encoders(effort)
    current: set[Path] = set()
    with ThreadPoolExecutor() as workers:  # both encoders let other threads run
        jobs = []
        for source, name in _sources():
            target = folder / name
            if not _same(source, target):
                _put(target, source.read_bytes(), source)
            current.add(target)
            if source.suffix in COMPRESSED and source.stat().st_size >= SMALL:
                jobs += [workers.submit(_compressed, target, *each) for each in encoders.items()]
    return current | {path for each in jobs if (path := each.result())}


def prune(folder: Path, current: set[Path]) -> int:
    """Remove files that are not of this version and are older than a week; returns how many."""
    old = [path for path in folder.rglob("*") if path.is_file() and path not in current]
    gone = [path for path in old if time.time() - path.stat().st_ctime > WEEK]
    for path in gone:
        path.unlink()
    return len(gone)


def _sources() -> Iterator[tuple[Path, Path]]:
    """Each file that is served, with its place in the folder; documents are left to the replicas."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise SystemExit("prepare_static: streamlit is not installed for this Python")
    streamlit = Path(spec.origin).parent / "static" / "static"
    places = ((streamlit, "static"), (ROOT / "static", "app/static"), (CALM, "calm"))
    for start, place in places:
        for path in sorted(start.rglob("*")):
            if path.is_file() and not (place == "app/static" and path.suffix in {".htm", ".html"}):
                yield path, Path(place) / path.relative_to(start)


def _encoders(effort: int) -> dict[str, Callable[[bytes], bytes]]:
    gzips = min(effort, 9)
    encoders: dict[str, Callable[[bytes], bytes]] = {".gz": lambda body: gzip.compress(body, gzips, mtime=0)}
    if importlib.util.find_spec("brotli") is None:
        sys.stderr.write("prepare_static: the module brotli is not installed; files are compressed with gzip only\n")
        return encoders
    brotli = importlib.import_module("brotli")  # optional, as it is in nginx
    return encoders | {".br": lambda body: bytes(brotli.compress(body, quality=effort))}


def _compressed(target: Path, suffix: str, encode: Callable[[bytes], bytes]) -> Path | None:
    """The compressed neighbour of a file, made where it is missing or older; none where nothing is gained."""
    path = target.with_name(target.name + suffix)
    if path.exists() and path.stat().st_mtime_ns == target.stat().st_mtime_ns:
        return path
    body = target.read_bytes()
    compressed = encode(body)
    if len(compressed) >= len(body):
        path.unlink(missing_ok=True)
        return None
    _put(path, compressed, target)
    return path


def _same(source: Path, target: Path) -> bool:
    if not target.exists():
        return False
    ours, theirs = source.stat(), target.stat()
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)


def _put(target: Path, body: bytes, like: Path) -> None:
    """Write a file whole or not at all, with the time of another: nginx makes its ETag from it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.{os.getpid()}")
    half.write_bytes(body)
    half.chmod(0o644)
    shutil.copystat(like, half)
    half.chmod(0o644)
    half.replace(target)


if __name__ == "__main__":
    sys.exit(main())
