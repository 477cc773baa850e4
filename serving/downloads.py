"""The published ledger at addresses of its own: the whole as a zip, and each table as CSV and XLSX."""

import hashlib
import threading

from starlette.responses import Response
from starlette.types import Scope

from components.content.downloads import FOLDER, whole
from data import Dataset
from data.export import files, ledger_zip
from data.memo import once_a_dataset
from data.package import MEDIATYPES
from serving.etags import known

ONE = threading.Lock()
"""The files of a version are made once, by whoever asks first."""


@once_a_dataset
def _made(dataset: Dataset) -> dict[str, tuple[str, bytes]]:
    """The tag and the bytes of every file, by its name."""
    tables = {
        name.rpartition("/")[2]: body for name, body in files(dataset).items() if name.startswith(("csv/", "xlsx/"))
    }
    return {name: (_tag(body), body) for name, body in (tables | {whole(dataset): ledger_zip(dataset)}).items()}


def _tag(body: bytes) -> str:
    return f'"{hashlib.blake2s(body, digest_size=12).hexdigest()}"'


def answer(dataset: Dataset, scope: Scope) -> Response | None:
    """The file that an address names, or None where there is none; the same bytes as the export writes."""
    with ONE:
        file = _made(dataset).get(scope["path"].removeprefix(FOLDER))
    if file is None:
        return None
    tag, body = file
    form = scope["path"].rpartition(".")[2]
    headers = {"Cache-Control": "no-cache", "ETag": tag, "Access-Control-Allow-Origin": "*"}
    if known(scope, tag):
        return Response(status_code=304, headers=headers)
    headers["Content-Length"] = str(len(body))
    return Response(b"" if scope["method"] == "HEAD" else body, 200, headers, MEDIATYPES.get(form, "application/zip"))
