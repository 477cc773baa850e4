"""A small server for the peers' pages on 127.0.0.1: gzip made once, and files that a browser may keep."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path

from bench.servers import HOST

SHRINK = (".js", ".css", ".html", ".json", ".svg")


class Files:
    """Serves a folder, and pages that are given as text; `with` starts and ends it."""

    def __init__(self, folder: Path, pages: dict[str, str]):
        self.folder, self.packed = folder.resolve(), {}
        for address, html in pages.items():
            self.packed[address] = ("text/html; charset=utf-8", gzip.compress(html.encode(), 9), True)
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
        found = self._found(request.path.partition("?")[0])
        if found is None:
            request.send_error(404)
            return
        kind, body, packed = found
        request.send_response(200)
        request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body)))
        request.send_header("Cache-Control", "no-cache" if kind.startswith("text/html") else "public, max-age=86400")
        if packed:
            request.send_header("Content-Encoding", "gzip")
        request.end_headers()
        request.wfile.write(body)

    def _found(self, address: str):
        if address not in self.packed:
            path = (self.folder / address.lstrip("/")).resolve()
            if not path.is_file() or not path.is_relative_to(self.folder):
                return None
            body, shrinks = path.read_bytes(), path.suffix in SHRINK
            kind = guess_type(path.name)[0] or "application/octet-stream"
            self.packed[address] = (kind, gzip.compress(body, 9) if shrinks else body, shrinks)
        return self.packed[address]
