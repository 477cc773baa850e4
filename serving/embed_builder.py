"""Builds the embeds in a separate process, at the start and whenever the tables have changed."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from subprocess import PIPE

from serving.settings import ROOT, Settings

PATIENCE = 60.0
"""Seconds until a failed build is tried again; a change of the tables starts one at once."""

log = logging.getLogger(__name__)


class State(StrEnum):
    """Whether the published embeds are those of the current tables."""

    BUILDING = "building"
    CURRENT = "current"
    FAILED = "failed"
    OFF = "off"


class EmbedBuilder:
    """Builds the site of the embeds into a folder; the previous site stays published until the new one is complete."""

    def __init__(self, settings: Settings, tables: Callable[[], Path]) -> None:
        self.tables = tables
        site = settings.embeds_at(settings.base_url)
        self.command = [sys.executable, "-m", "components.embeds", str(settings.embeds), "--calmly", "--bound"]
        self.command += ["--base-url", site.desk, "--embed-url", site.embeds]
        self.state, self.since = State.BUILDING if settings.makes_embeds else State.OFF, datetime.now(UTC)
        self._requested, self._ended = threading.Event(), threading.Event()
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> threading.Thread:
        """Start the thread that builds now and after each change; it ends at once if embeds are built elsewhere."""
        if self.state is State.OFF:
            self._ended.set()
        self._requested.set()
        thread = threading.Thread(target=self._work, name="embeds", daemon=True)
        thread.start()
        return thread

    def renew(self) -> None:
        """Ask for a build, because the tables have changed."""
        if self.state is not State.OFF:
            self._note(State.BUILDING)
            self._requested.set()

    def rest(self) -> None:
        """End the thread and a running build; the old site stays published."""
        self._ended.set()
        self._requested.set()
        if self._process is not None:
            self._process.kill()

    def _work(self) -> None:
        while not self._ended.is_set():
            self._requested.wait(PATIENCE if self.state is State.FAILED else None)
            self._requested.clear()
            if not self._ended.is_set():
                self._build()

    def _build(self) -> None:
        try:
            command = [*self.command, "--tables", str(self.tables())]
            output, wrong = self._run(command)
        except OSError as error:  # no memory, no process to be had: the old site stays up
            self._note(State.FAILED)
            log.error("the embeds cannot be built; the last good ones stay up: %s", error)
            return
        if self._ended.is_set():
            return
        if self._process is None or self._process.returncode:
            self._note(State.FAILED)
            log.error("the embeds were not built; the last good ones stay up:\n%s", wrong.strip()[-2000:])
        elif not self._requested.is_set():
            self._note(State.CURRENT)
            log.info("embeds: %s", output.strip())

    def _run(self, command: list[str]) -> tuple[str, str]:
        """Run a build that ends with this process, even if that is killed: its standard input is then closed."""
        theirs, ours = os.pipe()
        try:
            self._process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=PIPE, stderr=PIPE, text=True)  # noqa: S603  # our own program
            return self._process.communicate()
        finally:
            os.close(theirs)
            os.close(ours)

    def _note(self, state: State) -> None:
        self.state, self.since = state, datetime.now(UTC)
