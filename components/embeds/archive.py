"""The site as one zip that opens from a disk, for readers without a line and for keeping."""

import io
import re
import zipfile
from collections.abc import Iterable

from components.site import ARCHIVE

FOLDER = ARCHIVE.removesuffix(".zip")
BEGAN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can tell; the same for every file, so that equal data gives equal bytes."""

_DESK = re.compile(rb'<a\b[^>]*href="?/[^>]*>(.*?)</a>', re.DOTALL)


def archive(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of pages by their names; links that only a server could follow become words."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name, content in files:
            told = zipfile.ZipInfo(f"{FOLDER}/{name}", BEGAN)
            told.compress_type, told.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            zipped.writestr(told, from_disk(content) if name.endswith(".html") else content)
    return out.getvalue()


def from_disk(html: bytes) -> bytes:
    """A page without the links that lead to the root of a server which is not there."""
    return _DESK.sub(rb"\1", html)
