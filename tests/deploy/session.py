"""A reader's session as the browser's half of Streamlit's protocol sees it, reconnecting as the browser does."""

import threading
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

FINISHED = ForwardMsg.ScriptFinishedStatus.Value("FINISHED_SUCCESSFULLY")
PAUSE = 0.3
"""Seconds before a reader whose connection ended asks again."""


class Session(threading.Thread):
    """Opens a page and holds it; `view` is what the page shows, `refused` each attempt that failed."""

    def __init__(self, port, source, page, query="", *, persistent=True):
        super().__init__(daemon=True)
        self.port, self.source, self.page, self.query = port, source, page, query
        self.persistent = persistent
        self.view, self.runs, self.connected, self.refused = (), 0, 0, []
        self.heard = threading.Condition()
        self.socket = None
        self.over = False

    def run(self):
        while not self.over:
            try:
                self._live()
            except (OSError, WebSocketException, TimeoutError) as error:
                self.refused.append(repr(error))
            self.over = self.over or not self.persistent
            time.sleep(0 if self.over else PAUSE)
        with self.heard:
            self.heard.notify_all()

    def _live(self):
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        origin = f"http://127.0.0.1:{self.port}"
        options = {"subprotocols": ["streamlit"], "origin": origin, "max_size": None, "proxy": None}
        with connect(
            address, source_address=(self.source, 0), open_timeout=20, close_timeout=1, **options
        ) as self.socket:
            self.connected += 1
            self._ask()
            shown = []
            for message in self.socket:
                self._note(ForwardMsg.FromString(message), shown)

    def _ask(self):
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        self.socket.send(message.SerializeToString())

    def _note(self, message, shown):
        kind = message.WhichOneof("type")
        if kind == "new_session":
            shown.clear()
        elif kind == "delta":
            shown.append(message.delta.new_element.bidi_component.json)
        elif kind == "script_finished" and message.script_finished == FINISHED:
            with self.heard:
                self.view, self.runs = tuple(filter(None, shown)), self.runs + 1
                self.heard.notify_all()

    def wait(self, runs=1, seconds=30):
        """Wait until a page has been run so often; says whether it was."""
        with self.heard:
            self.heard.wait_for(lambda: self.runs >= runs or self.over, seconds)
            return self.runs >= runs

    def again(self):
        """Run the page once more in the same session; says whether it was."""
        before = self.runs
        self._ask()
        return self.wait(before + 1)

    def close(self):
        self.over = True
        if self.socket:
            self.socket.close()


def opened(port, source, page="people", query=""):
    """Open a session that does not try twice, and leave; an empty string, or what went wrong."""
    session = Session(port, source, page, query, persistent=False)
    session.start()
    came = session.wait(seconds=20)
    session.close()
    session.join(5)
    return "" if came and session.view else f"{source}: connected {session.connected}, {session.refused}"
