"""A builder that is killed in the middle leaves nothing half done, and the next one does it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
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


def test_killed_in_the_middle_it_is_built_whole_the_next_time(centre: Path) -> None:
    with _begun(FILM, centre) as first:
        first.send_signal(signal.SIGKILL)
    assert list((centre / "media").glob("films/*/en/.making-*"))
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


def test_the_worker_s_builder_ends_with_the_worker(centre: Path) -> None:
    """Its standard input is the worker's end of a pipe: gone with it, however it went."""
    with _begun(NEXT, centre) as builder:
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


def _begun(command: list[str], folder: Path) -> subprocess.Popen[str]:
    """A builder that is in the middle of a film: it says so."""
    builder = subprocess.Popen(
        command, cwd=HOME, env={**_environment(folder), "LOG_LEVEL": "INFO"}, text=True,
        stdin=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert builder.stderr
    assert any("encoding begins" in line for line in builder.stderr)
    return builder
