"""Keeps web server and worker running as one pair: one that dies is started again."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Protocol

from django.db import connections

PATIENCE = 10.0


class Running(Protocol):
    """What a command and a forked process have in common."""

    def poll(self) -> int | None:
        """The exit code, None while it runs."""

    def terminate(self) -> None:
        """Ask it to end."""

    def kill(self) -> None:
        """End it."""


class Forked:
    """A function in a process of its own: it need not load again what is loaded here."""

    def __init__(self, work: Callable[[], object]) -> None:
        connections.close_all()  # a connection must not be shared with a child
        self._process = multiprocessing.get_context("fork").Process(
            target=_alone, args=(work,), daemon=True
        )
        self._process.start()
        self.terminate, self.kill = self._process.terminate, self._process.kill

    def poll(self) -> int | None:
        """The exit code, None while it runs."""
        return self._process.exitcode


class Pair:
    """A web server and a worker that live and end together."""

    def __init__(self, *, web: Sequence[str], work: Callable[[], object]) -> None:
        self._starts: dict[str, Callable[[], Running]] = {
            "The web server": lambda: _command(web),
            "The worker": lambda: Forked(work),
        }
        self._running: dict[str, Running] = {}
        self._stopping = threading.Event()

    def run(self, *, prepare: Callable[[], None], when_up: Callable[[], None]) -> None:
        """Start the server, `prepare` while it loads, then the worker; `when_up` runs beside them.

        Returns when SIGINT or SIGTERM ended both; what goes wrong in `prepare` ends the server.
        """
        try:
            self._start("The web server")
            prepare()
            signal.signal(signal.SIGINT, self._stop)
            signal.signal(signal.SIGTERM, self._stop)
            self._start("The worker")
            threading.Thread(target=when_up, daemon=True).start()
            self._watch()
        finally:
            self._end()

    def _start(self, name: str) -> None:
        self._running[name] = self._starts[name]()

    def _watch(self) -> None:
        while not self._stopping.wait(0.5):
            for name, process in list(self._running.items()):
                code = process.poll()
                if code is not None and not self._stopping.is_set():
                    sys.stderr.write(f"{name} ended ({code}): starting it again.\n")
                    self._start(name)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping.set()

    def _end(self) -> None:
        deadline = time.monotonic() + PATIENCE
        for process in self._running.values():
            process.terminate()
        while time.monotonic() < deadline and self._alive():
            time.sleep(0.05)
        for process in self._alive():
            process.kill()

    def _alive(self) -> list[Running]:
        return [process for process in self._running.values() if process.poll() is None]


def _command(words: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches us alone, and we end the others in order.
    return subprocess.Popen(list(words), start_new_session=True)  # noqa: S603 (our own command)


def _alone(work: Callable[[], object]) -> None:
    os.setsid()
    work()
