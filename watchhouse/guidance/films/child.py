"""The worker's films: a process of its own at the lowest priority builds one at a time.

A film takes minutes and a task may not: the task that starts the process ends at once. The process
holds the reading end of a pipe whose other end is the worker's; when the worker ends, however it
ends, the pipe closes and so does the process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

from django.conf import settings

from watchhouse.guidance.films import building
from watchhouse.guidance.models import Film

COMMAND = (sys.executable, "-m", "watchhouse", "guidance", "film", "--all", "--most", "1", "--tied")
LOWEST = 19
_running: list[subprocess.Popen[bytes]] = []


def start() -> bool:
    """Start a builder when a film is wanted and nobody builds one; whether it was started."""
    _running[:] = [process for process in _running if _goes_on(process)]
    if _running or Film.objects.being_made().exists():
        return False
    if next(building.wanted(), None) is None:
        return False
    _running.append(
        subprocess.Popen(  # noqa: S603 (our own command)
            COMMAND, cwd=settings.HOME, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
    )
    return True


def tie() -> None:
    """In the process itself: give way to all others, and end when standard input does."""
    os.nice(LOWEST)
    threading.Thread(target=_end_with_input, daemon=True).start()


def _end_with_input() -> None:
    while os.read(0, 1):  # not through sys.stdin, whose lock Python wants when the film is done
        pass
    os.kill(os.getpid(), signal.SIGKILL)  # nothing half made counts; the next run clears it away


def _goes_on(process: subprocess.Popen[bytes]) -> bool:
    if process.poll() is None:
        return True
    if process.stdin:
        process.stdin.close()
    return False
