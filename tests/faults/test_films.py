"""A builder that is killed in the middle leaves nothing half done, and the next one does it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
FILM = [sys.executable, "-m", "watchhouse", "guidance", "film", "help-card"]
NEXT = [sys.executable, "-m", "watchhouse", "guidance", "film", "--all", "--most", "1", "--tied"]


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a centre with its guides."""
    folder = tmp_path_factory.mktemp("films")
    manage = [sys.executable, "manage.py", "migrate", "-v", "0"]
    load = [sys.executable, "-m", "watchhouse", "guidance", "load"]
    for command in (manage, load):
        subprocess.run(command, cwd=HOME, env=_environment(folder), check=True, timeout=300)
    return folder


@pytest.mark.xdist_group("films")
def test_killed_in_the_middle_it_is_built_whole_the_next_time(centre: Path) -> None:
    first = subprocess.Popen(FILM, cwd=HOME, env=_environment(centre))
    making = _until(lambda: list((centre / "media").glob("films/*/en/.making-*/film.webm")))
    first.send_signal(signal.SIGKILL)
    first.wait(20)
    assert making
    assert not list((centre / "media").glob("films/*/en/[!.]*"))

    refused = _film(centre)
    assert refused.returncode == 1
    assert "Somebody else makes this film right now" in refused.stderr

    _lease_ends(centre)
    done = _film(centre)
    assert done.returncode == 0, done.stderr
    assert "s of film built in" in done.stdout
    [film] = (centre / "media").glob("films/*/en/*")
    assert len(list(film.iterdir())) == 5


@pytest.mark.xdist_group("films")
def test_the_worker_s_builder_ends_with_the_worker(centre: Path) -> None:
    """Its standard input is the worker's end of a pipe: gone with it, however it went."""
    builder = subprocess.Popen(NEXT, cwd=HOME, env=_environment(centre), stdin=subprocess.PIPE)
    assert _until(lambda: list((centre / "media").glob("films/*/en/.making-*")))
    assert os.getpriority(os.PRIO_PROCESS, builder.pid) == 19

    assert builder.stdin
    builder.stdin.close()
    assert builder.wait(20) == -signal.SIGKILL


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "DATA_DIR": str(folder), "DATABASE_URL": "", "DEMO": "0",
            "SPEECH": "silence"}  # fmt: skip


def _film(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        FILM, cwd=HOME, env=_environment(folder), capture_output=True, text=True, check=False,
        timeout=300,
    )  # fmt: skip


def _lease_ends(folder: Path) -> None:
    """As if a minute and a half had gone by."""
    with sqlite3.connect(folder / "watchhouse.sqlite3") as database:
        database.execute("UPDATE guidance_film SET making_until = '2026-01-01 00:00:00'")
    database.close()


def _until(found: Callable[[], list[Path]]) -> list[Path]:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        if there := found():
            return there
        time.sleep(0.02)
    return []
