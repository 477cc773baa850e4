"""Holds pictures against those that are kept; writes a page that shows before, after and difference side by side."""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import htpy as h
from htpy import Element
from markupsafe import Markup
from PIL import Image

from tests.pictures.album import KEPT, kept
from tests.pictures.camera import Camera
from tests.pictures.measure import SLIGHT, Difference
from tests.pictures.shots import Shot

ROOT = Path(__file__).parent.parent.parent
OUT = ROOT / "build" / "pictures"
STYLE = """
body { font: 15px/1.4 system-ui, sans-serif; margin: 1rem; background: #ddd; color: #111; }
section { border-top: 2px solid #111; padding: .5rem 0 1rem; }
h2 { font-size: 1rem; margin: 0; }
p { margin: 0 0 .5rem; }
.row { display: flex; gap: 1rem; overflow-x: auto; align-items: start; }
figure { margin: 0; flex: none; }
img { display: block; }
"""
PALE = 0.3
"""How much of a page is left in the picture of its difference."""

NOTHING = (255, 0, 255)
"""The colour where only one of two pictures has a place: no page has it."""


@dataclass(frozen=True)
class Finding:
    """What was found about one picture, and the files that show it; `told` is empty where it is as it was."""

    shot: Shot
    told: str
    shown: dict[str, Path]


def findings(camera: Camera, shots: Iterable[Shot], out: Path = OUT) -> list[Finding]:
    """Take pictures and hold each against the one that is kept; what differs is put into a folder, emptied before."""
    shutil.rmtree(out, ignore_errors=True)
    return [_finding(shot, Difference(kept(shot), camera.take(shot)), out) for shot in shots]


def _finding(shot: Shot, between: Difference, out: Path) -> Finding:
    if not between.told:
        return Finding(shot, "", {"as it was": shot.file(KEPT)})
    shown = {"before": between.before, "after": between.after, "difference": drawn(between)}
    return Finding(shot, between.told, {kind: _put(shot, kind, each, out) for kind, each in shown.items() if each})


def _put(shot: Shot, kind: str, picture: Image.Image, out: Path) -> Path:
    path = shot.file(out, kind)
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
    return path


def drawn(between: Difference) -> Image.Image | None:
    """The page pale, with what differs in red; nothing where there is nothing to compare with."""
    if not between.before:
        return None
    wide, tall = map(max, between.before.size, between.after.size)
    before, after = (_sheet(wide, tall, each) for each in (between.before, between.after))
    pale = Image.blend(Image.new("RGB", after.size, "white"), after.convert("L").convert("RGB"), PALE)
    pale.paste((208, 0, 0), mask=Difference(before, after).levels.point(lambda level: 255 * (level > SLIGHT)))
    return pale


def _sheet(wide: int, tall: int, picture: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (wide, tall), NOTHING)
    sheet.paste(picture)
    return sheet


def report(found: Sequence[Finding], out: Path = OUT) -> Path:
    """Write the page, what has changed first; gives its path."""
    changed, same = ([each for each in found if bool(each.told) is told] for told in (True, False))
    page = h.html(lang="en")[
        h.head[h.meta(charset="utf-8"), h.title["Pictures"], h.style[Markup(STYLE)]],
        h.body[
            h.h1[f"{len(changed)} of {len(found)} pictures differ from those that are kept"],
            (_section(each, out) for each in changed),
            h.details[h.summary[f"{len(same)} are as they were"], (_section(each, out) for each in same)],
        ],
    ]
    out.mkdir(parents=True, exist_ok=True)
    (out / "index.html").write_text(str(page), encoding="utf-8")
    return out / "index.html"


def _section(found: Finding, out: Path) -> Element:
    figures = (
        h.figure[h.figcaption[kind], h.img(src=_address(path, out), loading="lazy", alt=f"{found.shot}: {kind}")]
        for kind, path in found.shown.items()
    )
    return h.section[h.h2[str(found.shot)], found.told and h.p[found.told], h.div(".row")[figures]]


def _address(path: Path, out: Path) -> str:
    """The way from the page to a picture."""
    return Path(os.path.relpath(path, out)).as_posix()
