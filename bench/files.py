"""A static server on 127.0.0.1 for the pages of peers, with compression and cache headers."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

import brotli

from bench.servers import HOST

SHRINK = (".js", ".css", ".html", ".json", ".svg")
PACKED = {"br": lambda body: brotli.compress(body, quality=11), "gzip": lambda body: gzip.compress(body, 9)}
"""The compression of each encoding, the best first; as strong as that of the embeds."""


class Files:
    """A server of a folder and of pages given as HTML text; a context manager starts and stops it."""

    def __init__(self, folder: Path, pages: dict[str, str]):
        self.folder, self.packed = folder.resolve(), {}
        self.pages = {address: html.encode() for address, html in pages.items()}
        owner = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                owner.answer(self)

            def log_message(self, *_words):
                """Say nothing."""

        self.server = ThreadingHTTPServer((HOST, 0), Handler)
        self.port = self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, request) -> None:
        """Send a file, or say that there is none."""
        address, accepted = request.path.partition("?")[0], request.headers.get("Accept-Encoding", "")
        way = next((way for way in PACKED if way in accepted), "")
        if (packed := self._packed(address, way)) is None:
            request.send_error(404)
            return
        kind, body, way = packed
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Cache-Control", "no-cache" if kind.startswith("text/html") else "public, max-age=86400")
        if way:
            request.send_header("Content-Encoding", way)
        request.end_headers()
        request.wfile.write(body)

    def _packed(self, address: str, way: str) -> tuple[str, bytes, str] | None:
        """The kind of a file, its bytes, and how they are packed."""
        if (address, way) not in self.packed:
            plain = self._plain(address)
            if plain is None:
                return None
            kind, body, shrinks = plain
            way = way if shrinks else ""
            self.packed[address, way] = (kind, PACKED[way](body) if way else body, way)
        return self.packed[address, way]

    def _plain(self, address: str) -> tuple[str, bytes, bool] | None:
        """The kind of a file, its bytes, and whether packing makes it smaller."""
        if address in self.pages:
            return "text/html; charset=utf-8", self.pages[address], True
        path = (self.folder / address.lstrip("/")).resolve()
        if not path.is_file() or not path.is_relative_to(self.folder):
            return None
        return guess_type(path.name)[0] or "application/octet-stream", path.read_bytes(), path.suffix in SHRINK
