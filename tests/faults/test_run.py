"""`watchhouse run` and `scripts/setup.py` as a person meets them: real processes, real signals."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
WATCHHOUSE = HOME / ".venv" / "bin" / "watchhouse"


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


class Started:
    """A running pair with its own data folder and port."""

    def __init__(self, folder: Path, base_url: str = "") -> None:
        self.port = _free_port()
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [WATCHHOUSE, "run", "--port", str(self.port)],
                env={**os.environ, "DATA_DIR": str(folder / "data"), "DATABASE_URL": "",
                     "BASE_URL": base_url or f"http://127.0.0.1:{self.port}", "DEMO": "0"},
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip

    def wait_for(self, words: str, seconds: float = 120) -> str:
        """The log, once it holds the words."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            if words in self.log.read_text():
                return self.log.read_text()
            time.sleep(0.1)
        pytest.fail(f"“{words}” did not come: {self.log.read_text()}")

    def children(self) -> dict[str, int]:
        """The pids of web server and worker."""
        listed = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        rows = [line.strip().split(None, 1) for line in listed.stdout.splitlines()]
        return {"web" if "granian" in args else "worker": int(pid) for pid, args in rows}

    def get(self, path: str) -> int:
        """The status of a page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return int(answer.status)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    pair = Started(tmp_path_factory.mktemp("run"))
    pair.wait_for("is ready")
    yield pair
    if pair.process.poll() is None:
        pair.process.terminate()
        pair.process.wait(20)


def test_the_pair_answers_and_mends_itself(started: Started) -> None:
    """What dies is started again, and what worked goes on."""
    assert started.get("/healthz") == 200
    before = started.children()
    assert set(before) == {"web", "worker"}

    os.kill(before["worker"], signal.SIGKILL)
    started.wait_for("The worker ended")
    os.killpg(before["web"], signal.SIGKILL)
    started.wait_for("The web server ended")

    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            assert started.get("/healthz") == 200
            break
        except OSError:
            time.sleep(0.2)
    assert set(started.children()) == {"web", "worker"}


def test_a_taken_port_is_one_plain_sentence(started: Started, tmp_path: Path) -> None:
    second = subprocess.run(
        [WATCHHOUSE, "run", "--port", str(started.port)],
        env={**os.environ, "DATA_DIR": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 1
    assert second.stderr.strip() == (
        f"Error: Port {started.port} is taken: end what runs there, or choose another,"
        f" like `make run PORT={started.port + 1}`."
    )


def test_control_c_ends_both_cleanly(started: Started) -> None:
    children = started.children()
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(20) == 0
    assert "Web server and worker have ended." in started.log.read_text()
    for pid in children.values():
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL can't be read"),
        ({"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none"}, "The database does not answer"),
    ],
)
def test_a_wrong_database_is_one_plain_sentence(
    tmp_path: Path, wrong: dict[str, str], sentence: str
) -> None:
    done = subprocess.run(
        [WATCHHOUSE, "run", "--port", str(_free_port())],
        env={**os.environ, "DATA_DIR": str(tmp_path), **wrong},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["nonsense", "run --port 70000", "demo load x"])
def test_a_misused_command_exits_with_2(tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        [WATCHHOUSE, *command.split()],
        env={**os.environ, "DATA_DIR": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert re.search(r"Error: .+", done.stderr)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("npm error code ENOSPC", "The disk is full"),
        ("error: Failed to fetch: `x`\ncause: Connection refused", "registry could not be reached"),
        ("npm error code ECONNREFUSED", "registry could not be reached"),
    ],
)
def test_setup_says_it_in_one_sentence(tmp_path: Path, said: str, sentence: str) -> None:
    """What a tool says on its way out becomes what a person can do about it."""
    from scripts import setup

    tool = tmp_path / "tool"
    tool.write_text(f"#!{sys.executable}\nimport sys\nsys.exit({said!r})\n")
    tool.chmod(0o755)
    with pytest.raises(setup.SetupError, match=sentence):
        setup._call([tool])


def test_setup_meets_a_registry_that_is_not_there() -> None:
    """The real uv, asked to fetch from a closed port."""
    from scripts import setup

    with pytest.raises(setup.SetupError, match="registry could not be reached"):
        setup._call(
            [setup.TOOLS / setup.BIN / "uv", "pip", "install", "--dry-run", "--no-cache",
             "--default-index", "http://127.0.0.1:9/simple", "nothing-of-this-name"],
            {"VIRTUAL_ENV": str(setup.VENV), "UV_HTTP_RETRIES": "0"},
        )  # fmt: skip


def test_a_centre_of_its_own_name_starts_without_complaint(tmp_path: Path) -> None:
    """The start asks the server by the centre's name, not by the machine's address."""
    pair = Started(tmp_path, base_url="https://help.centre.example")
    try:
        log = pair.wait_for("is ready: https://help.centre.example/")
    finally:
        pair.process.terminate()
        pair.process.wait(20)
    assert "DisallowedHost" not in log


def test_a_command_before_the_first_start_says_what_to_do(tmp_path: Path) -> None:
    done = subprocess.run(
        [WATCHHOUSE, "people", "hire", "dana@centre.example", "--role", "duty"],
        env={**os.environ, "DATA_DIR": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.strip().endswith("start Watchhouse once, it makes them.")
