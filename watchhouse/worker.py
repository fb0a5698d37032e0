"""The worker: sends what waits, runs what is due, seals the journal. Several may run at once."""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

from django.db import OperationalError, close_old_connections

from watchhouse.dispatch import outbox
from watchhouse.foundation import sealing, tasks

log = logging.getLogger(__name__)


def settle(rounds: int = 50) -> None:
    """Work until nothing is left to do: for tests, the demo and the command line."""
    for _ in range(rounds):
        if not work_once():
            return


def work_once() -> int:
    """One round, urgent letters before and after each step; return how much was done."""
    done = outbox.drain()
    done += tasks.enqueue_due()
    done += tasks.mend()
    done += tasks.run_ready()
    done += outbox.drain()
    done += sealing.seal()
    return done


def work(pause: float = 1.0) -> None:
    """Go round until told to stop (SIGTERM, SIGINT); a round under way is finished first."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not stopping.is_set():
        close_old_connections()
        try:
            busy = work_once()
        except OperationalError:
            log.exception("The database did not answer; trying again.")
            busy = 0
        if not busy:
            stopping.wait(pause)
