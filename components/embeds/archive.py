"""The site as one zip that can be read from a disk, offline."""

import io
import re
import zipfile
from collections.abc import Iterable

from data.story import Story

BEGAN = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can tell; the same for every file, so that equal data gives equal bytes."""

_DESK = re.compile(rb'<a\b[^>]*href="?/[^>]*>(.*?)</a>', re.DOTALL)


def archive(story: Story, files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of the pages of a story by their names; links that need a server become plain words."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for file, content in files:
            entry = zipfile.ZipInfo(f"{story.slug}/{file}", BEGAN)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            zipped.writestr(entry, from_disk(content) if file.endswith(".html") else content)
    return out.getvalue()


def name(story: Story) -> str:
    """What the zip of a story is called."""
    return f"{story.slug}.zip"


def from_disk(html: bytes) -> bytes:
    """A page without links to the root of a server, which does not exist on a disk."""
    return _DESK.sub(rb"\1", html)
