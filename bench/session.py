"""A client of Streamlit's websocket protocol, light enough for many sessions in one process."""

import asyncio
import re
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

FINISHED = ForwardMsg.ScriptFinishedStatus.Value("FINISHED_SUCCESSFULLY")
PIECE = re.compile(rb"/piece/[0-9a-f]{32}")
"""The address of a large piece of a page, which a browser fetches once and caches."""

SHORT = 120
"""The message that a run has ended is shorter than so many bytes; others need not be parsed."""

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"


class Session:
    """A session with one page; if it is `curious` it parses every message, as a browser does.

    `source` is the client's address, any of 127.0.0.0/8: nginx tells readers apart by it.
    """

    def __init__(self, port: int, page: str = "", *, curious: bool = False, source: str = "127.0.0.1"):
        self.port, self.page, self.curious, self.source = port, page, curious, source
        self.messages, self.bytes, self.texts = 0, 0, []
        self.script, self.known, self.fetched = "", set(), {}
        self.socket = None

    async def open(self, seconds: float = 60) -> float:
        """Connect and run the page once; returns the seconds until the run has ended and its pieces are fetched."""
        began = time.perf_counter()
        async with asyncio.timeout(seconds):
            self.socket = await connect(
                f"ws://127.0.0.1:{self.port}/_stcore/stream",
                subprotocols=["streamlit"],
                origin=f"http://127.0.0.1:{self.port}",
                user_agent_header=AGENT,
                max_size=None,
                max_queue=None,
                open_timeout=seconds,
                close_timeout=1,
                ping_interval=None,
                proxy=None,
                local_addr=(self.source, 0),
            )
            await self._run()
            await self._fetch()
        return time.perf_counter() - began

    async def rerun(self, seconds: float = 60) -> float:
        """Run the page once more; returns the seconds until the run has ended and new pieces are fetched."""
        began = time.perf_counter()
        async with asyncio.timeout(seconds):
            await self._run()
            await self._fetch()
        return time.perf_counter() - began

    async def ask(self, times: int) -> None:
        """Request so many runs without waiting for them."""
        for _ in range(times):
            await self.socket.send(self._ask())

    async def close(self) -> None:
        """Close the connection, as a closed tab does."""
        if self.socket:
            await self.socket.close()

    async def _run(self) -> None:
        self.messages, self.bytes, self.texts = 0, 0, []
        await self.socket.send(self._ask())
        while True:
            body = await self.socket.recv()
            self.messages, self.bytes = self.messages + 1, self.bytes + len(body)
            self.fetched |= {each: self.fetched.get(each) for each in PIECE.findall(body)}
            if (self.curious or len(body) <= SHORT) and self._ends(ForwardMsg.FromString(body), body):
                return

    async def _fetch(self) -> None:
        """Fetch the pieces that this reader has not got yet, one after the other on one connection."""
        missing = [each for each, body in self.fetched.items() if body is None]
        if not missing:
            return
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.source, 0))
        try:
            for each in missing:
                host = f"Host: 127.0.0.1:{self.port}\r\nAccept-Encoding: br\r\n\r\n".encode()
                writer.write(b"GET " + each + b" HTTP/1.1\r\n" + host)
                head = await reader.readuntil(b"\r\n\r\n")
                if not head.startswith(b"HTTP/1.1 200"):
                    raise RuntimeError(f"a piece was not given out: {head[:40]!r}")
                size = int(re.search(rb"content-length: (\d+)", head, re.IGNORECASE)[1])
                self.fetched[each] = await reader.readexactly(size)
        finally:
            writer.close()

    def _ask(self) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.page_script_hash, state.page_name = self.script, "" if self.script else self.page
        state.cached_message_hashes.extend(self.known)
        context = state.context_info
        context.timezone, context.locale, context.color_scheme = "Europe/Vilnius", "en-GB", "light"
        context.url = f"http://127.0.0.1:{self.port}/{self.page}"
        return message.SerializeToString()

    def _ends(self, message: ForwardMsg, body: bytes) -> bool:
        """Note what a message says; whether it is the last of a run."""
        kind = message.WhichOneof("type")
        if kind == "navigation":
            self.script = message.navigation.page_script_hash
        elif kind == "delta" and self.curious:
            self.texts.append(body.decode("utf-8", "ignore"))
        if message.hash and message.metadata.cacheable:
            self.known.add(message.hash)
        if kind == "script_finished" and message.script_finished != FINISHED:
            raise RuntimeError(f"the run ended with status {message.script_finished}")
        return kind == "script_finished"
