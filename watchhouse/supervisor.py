"""Keeps web server and worker running as one pair: one that dies is started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

PATIENCE = 10.0


class Pair:
    """Processes that live and end together."""

    def __init__(self, commands: Sequence[Sequence[str]], environment: dict[str, str]) -> None:
        self._commands = commands
        self._environment = {**os.environ, **environment}
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._stopping = threading.Event()

    def run(self, when_up: Callable[[], None]) -> None:
        """Start all, call `when_up` beside them, return when SIGINT or SIGTERM ended all."""
        signal.signal(signal.SIGINT, self._stop)
        signal.signal(signal.SIGTERM, self._stop)
        threading.Thread(target=when_up, daemon=True).start()
        for number in range(len(self._commands)):
            self._start(number)
        while not self._stopping.wait(0.5):
            for number, process in list(self._running.items()):
                if process.poll() is not None and not self._stopping.is_set():
                    name = " ".join(self._commands[number][1:3])
                    sys.stderr.write(f"`{name}` ended ({process.returncode}): starting it again.\n")
                    self._start(number)
        self._end()

    def _start(self, number: int) -> None:
        # A session of its own: Ctrl-C reaches us alone, and we end the others in order.
        self._running[number] = subprocess.Popen(  # noqa: S603 (our own commands)
            list(self._commands[number]), env=self._environment, start_new_session=True
        )

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping.set()

    def _end(self) -> None:
        for process in self._running.values():
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in self._running.values():
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
