"""Fetch a feed's bytes, from a file or over HTTP; never more than 32 MB, never from elsewhere."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from watchhouse.threats.feeds.problem import FeedProblem

LIMIT = 32 * 1024 * 1024
TIMEOUT = httpx.Timeout(20, connect=10)
TOGETHER = 120.0
TOO_BIG = f"it is larger than {LIMIT // 1024 // 1024} MB, which no list of this kind is."


@dataclass(frozen=True)
class Fetched:
    """What arrived. `raw` is None when the server says that nothing changed (304).

    `etag` and `modified` are kept for the next conditional request; files have none.
    """

    raw: bytes | None
    etag: str = ""
    modified: str = ""


def fetch(source: str, *, etag: str = "", modified: str = "") -> Fetched:
    """Read `source`: an http or https address, else a file. Raises FeedProblem."""
    if "://" not in source:
        return Fetched(_file(Path(source), source))
    if urlsplit(source).scheme not in ("http", "https") or not urlsplit(source).hostname:
        raise FeedProblem(source, "only http and https addresses and files can be read.")
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    try:
        return _address(source, {name: value for name, value in asked.items() if value})
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        reason = str(error).rstrip(".") or type(error).__name__
        raise FeedProblem(source, f"it could not be reached ({reason}).") from error


def _file(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise FeedProblem(name, "it is a folder, not a file.")
        if not path.is_file():
            raise FeedProblem(name, "there is no such file.")
        with path.open("rb") as file:
            raw = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise FeedProblem(name, f"it could not be read ({said}).") from error
    if len(raw) > LIMIT:
        raise FeedProblem(name, TOO_BIG)
    return raw


def _address(source: str, asked: dict[str, str]) -> Fetched:
    """One GET. A redirect is followed nowhere: the address given is the only one spoken to."""
    headers = {**asked, "Accept": "application/json", "Accept-Encoding": "identity"}
    with (
        httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=True) as client,
        client.stream("GET", source, headers=headers) as answer,
    ):
        if answer.status_code == httpx.codes.NOT_MODIFIED and asked:
            return Fetched(None)
        _check_answer(source, answer)
        raw = _body(source, answer)
        return Fetched(
            raw, answer.headers.get("ETag", "")[:200], answer.headers.get("Last-Modified", "")[:80]
        )


def _check_answer(source: str, answer: httpx.Response) -> None:
    if answer.is_redirect:
        to = answer.headers.get("Location", "")[:200]
        raise FeedProblem(source, f"it points elsewhere ({to}); give that address if it is right.")
    if answer.status_code != httpx.codes.OK:
        raise FeedProblem(source, f"the server answered {answer.status_code}.")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise FeedProblem(source, "the server packed its answer although it was asked not to.")


def _body(source: str, answer: httpx.Response) -> bytes:
    """Read until the end, the limit or two minutes, whichever comes first."""
    parts, size, until = [], 0, time.monotonic() + TOGETHER
    for part in answer.iter_raw(65_536):
        size += len(part)
        if size > LIMIT:
            raise FeedProblem(source, TOO_BIG)
        if time.monotonic() > until:
            raise FeedProblem(source, "it took longer than two minutes.")
        parts.append(part)
    return b"".join(parts)
