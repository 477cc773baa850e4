"""A built site on 127.0.0.1, given out as a web server gives it: packed, with its types, and with times to keep it."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type

PACKED = {"br": "br", "gz": "gzip"}
"""The ending of each packed form, and what the header says of it; the smallest first."""

TYPES = {".json": "application/json; charset=utf-8", ".html": "text/html; charset=utf-8"}
SHORT, LONG = "public, max-age=300, stale-while-revalidate=86400", "public, max-age=31536000, immutable"


class Handler(BaseHTTPRequestHandler):
    """Answers with the packed neighbour of a file where the reader's browser knows its form."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = (self.server.folder / self.path.partition("?")[0].lstrip("/")).resolve()
        if not path.is_file() or not path.is_relative_to(self.server.folder.resolve()):
            self.send_error(404)
            return
        ending = next((each for each in PACKED if self._takes(path, each)), "")
        body = (path.with_name(f"{path.name}.{ending}") if ending else path).read_bytes()
        self.send_response(200)
        for name, value in self._headers(path, ending).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _takes(self, path, ending):
        known = [each.strip() for each in self.headers.get("Accept-Encoding", "").split(",")]
        return PACKED[ending] in known and path.with_name(f"{path.name}.{ending}").exists()

    def _headers(self, path, ending):
        kind = TYPES.get(path.suffix) or guess_type(path.name)[0] or "application/octet-stream"
        changes = "live" in path.parts or path.parent == self.server.folder.resolve()
        headers = {"Content-Type": kind, "Cache-Control": SHORT if changes else LONG, "Vary": "Accept-Encoding"}
        if path.suffix != ".html":
            headers["Access-Control-Allow-Origin"] = "*"
        return {**headers, "Content-Encoding": PACKED[ending]} if ending else headers

    def log_message(self, *_):
        """Say nothing."""


@contextlib.contextmanager
def served(folder):
    """Serve a folder; gives the address of its root."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.folder = folder
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
