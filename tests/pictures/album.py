"""The pictures that are kept: as few bytes as do, and never further from what was drawn than a comparison forgives."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image

from tests.pictures.measure import SLIGHT
from tests.pictures.shots import Shot

KEPT = Path(__file__).parent / "kept"


def kept(shot: Shot, folder: Path = KEPT) -> Image.Image | None:
    """The picture that is kept of a shot, if there is one."""
    path = shot.file(folder)
    return Image.open(path).convert("RGB") if path.exists() else None


def keep(shot: Shot, picture: Image.Image, folder: Path = KEPT) -> Path:
    """Keep a picture in place of the one before."""
    path = shot.file(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    thrifty(picture).save(path, optimize=True)
    return path


def strays(shots: Iterable[Shot], folder: Path = KEPT) -> list[Path]:
    """Files that are kept of no shot."""
    return sorted(set(folder.rglob("*.png")) - {shot.file(folder) for shot in shots})


def thrifty(picture: Image.Image) -> Image.Image:
    """The same picture in at most 256 colours.

    The commonest colours stay as they are, and with them every area; the blends at edges take the nearest of these
    that is no further than `SLIGHT` levels away, or stay too.
    """
    codes = np.asarray(picture.convert("RGB")).astype(np.int32) @ (1 << 16, 1 << 8, 1)
    found, where, counts = np.unique(codes, return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    chosen: list[int] = []
    for at in np.argsort(-counts, kind="stable"):
        if not chosen or np.abs(colours[chosen] - colours[at]).max(axis=1).min() > SLIGHT:
            chosen.append(int(at))
    if len(chosen) > 256:
        return picture
    nearest = np.abs(colours[:, None] - colours[chosen]).max(axis=2).argmin(axis=1).astype(np.uint8)
    small = Image.frombytes("P", picture.size, nearest[where].tobytes())
    small.putpalette(colours[chosen].astype(np.uint8).tobytes())
    return small
