"""A reader's session as the browser's half of Streamlit's protocol sees it, many of them in one process."""

import asyncio
import time

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

FINISHED = ForwardMsg.ScriptFinishedStatus.Value("FINISHED_SUCCESSFULLY")
SHORT = 120
"""Bytes; the message that a run has ended is shorter, so a load of sessions need not take the others apart."""

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"


class Session:
    """Opens a page and holds it; `curious` takes every message apart, as a browser does."""

    def __init__(self, port: int, page: str = "", *, curious: bool = False):
        self.port, self.page, self.curious = port, page, curious
        self.messages, self.bytes, self.texts = 0, 0, []
        self.script, self.known = "", set()
        self.socket = None

    async def open(self, seconds: float = 60) -> float:
        """Connect and run the page once; the seconds until the run has ended."""
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
            )
            await self._run()
        return time.perf_counter() - began

    async def rerun(self, seconds: float = 60) -> float:
        """Run the page once more; the seconds until the run has ended."""
        began = time.perf_counter()
        async with asyncio.timeout(seconds):
            await self._run()
        return time.perf_counter() - began

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        if self.socket:
            await self.socket.close()

    async def _run(self) -> None:
        self.messages, self.bytes, self.texts = 0, 0, []
        await self.socket.send(self._ask())
        while True:
            body = await self.socket.recv()
            self.messages, self.bytes = self.messages + 1, self.bytes + len(body)
            if (self.curious or len(body) <= SHORT) and self._ends(ForwardMsg.FromString(body), body):
                return

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
