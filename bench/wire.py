"""A TCP proxy on 127.0.0.1 that counts bytes in both directions."""

import asyncio
import threading

from bench.servers import HOST, free_port

CHUNK = 65_536


class Wire:
    """A proxy between browser and server; `down` counts bytes to the browser, `up` bytes from it."""

    def __init__(self, target: int):
        self.target, self.port = target, free_port()
        self.down, self.up = 0, 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._ready.wait(5)
        return self

    def __exit__(self, *_error):
        asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        self._thread.join(5)

    def reset(self) -> None:
        """Set both counts to 0."""
        self.down, self.up = 0, 0

    def _serve(self):
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(asyncio.start_server(self._pair, HOST, self.port, backlog=256))
        self._ready.set()
        self._loop.run_forever()

    async def _end(self):
        """Close every connection, so that nothing is left when the loop stops."""
        pairs = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in pairs:
            task.cancel()
        await asyncio.gather(*pairs, return_exceptions=True)
        self._loop.stop()

    async def _pair(self, reader, writer):
        try:
            from_server, to_server = await asyncio.open_connection(HOST, self.target)
            await asyncio.gather(self._pass(reader, to_server, "up"), self._pass(from_server, writer, "down"))
        except (OSError, asyncio.CancelledError):
            writer.close()  # the server is not there, or the counting is over

    async def _pass(self, source, target, way):
        try:
            while body := await source.read(CHUNK):
                setattr(self, way, getattr(self, way) + len(body))
                target.write(body)
                await target.drain()
        except OSError:
            pass  # one side has gone; the other is told below
        finally:
            target.close()
