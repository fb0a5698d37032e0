"""Read one small page over a pinned connection, by httpx's transport (httpcore).

httpx itself can't be handed a connection. This way nothing reads proxies from the environment,
follows redirects, keeps cookies or unpacks bodies: what is not here is not done.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import httpcore

from watchhouse.foundation.reaching.reach import Way, strict
from watchhouse.foundation.reaching.trouble import BadLock, Trouble

LARGEST = 64 * 1024  # of a page we read; of others we take the head only
MOST_HOPS = 3
AGENT = "Watchhouse-domain-check"
MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Page:
    """What a server answered: `headers` in lower case; `body` cut at the limit asked for."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


def read(reach: Way[Any], url: str, *, most: int = 0, hops: int = MOST_HOPS) -> Page:
    """GET a page and up to `most` bytes of it, following redirects within what the leave covers.

    A redirect that leads out of it is answered with the redirect itself. Raises `Trouble`;
    `BadLock` when TLS fails.
    """
    for _ in range(hops):
        page = ask(reach, url, most=most)
        following = onwards(reach, url, page)
        if following is None:
            return page
        url = following
    return ask(reach, url, most=most)


def ask(
    reach: Way[Any], url: str, *, method: str = "GET", most: int = 0, agent: str = AGENT
) -> Page:
    """One request and its answer, wherever that leads. Raises as `read`."""
    until = monotonic() + reach.left()
    try:
        with (
            httpcore.ConnectionPool(
                ssl_context=strict(reach.network.trust), network_backend=_Door(reach, until)
            ) as pool,
            pool.stream(method, url, headers=[("Host", _host(url)), ("User-Agent", agent)]) as got,
        ):
            body = _cut(got.iter_stream(), most) if most else b""
            return Page(url, got.status, _named(got.headers), body)
    except ssl.SSLError as wrong:
        raise BadLock from wrong
    except (httpcore.ProtocolError, httpcore.NetworkError, OSError) as wrong:
        raise Trouble from wrong


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _cut(parts: Iterable[bytes], most: int) -> bytes:
    """At most so many bytes; what is longer counts as not read."""
    body = b""
    for part in parts:
        body += part
        if len(body) > most:
            raise Trouble
    return body


def _named(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in headers:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    return found


def onwards(reach: Way[Any], url: str, page: Page) -> str | None:
    """Where a redirect leads, when we may go there."""
    if page.status not in MOVED or "location" not in page.headers:
        return None
    try:
        to = urlsplit(urljoin(url, page.headers["location"]))
        if not _may_follow(reach, to):
            return None
    except ValueError:
        return None
    return f"{to.scheme}://{to.hostname}{to.path or '/'}" + (f"?{to.query}" if to.query else "")


def _may_follow(reach: Way[Any], to: SplitResult) -> bool:
    own_port = {"http": (None, 80), "https": (None, 443)}.get(to.scheme, ())
    host, named = to.hostname or "", to.username is None and to.password is None
    plain = to.geturl().isascii() and to.geturl().isprintable() and " " not in to.geturl()
    return named and plain and to.port in own_port and reach.permission.covers(host)


class _Door(httpcore.NetworkBackend):
    """Opens connections through the way out, whatever address httpcore believes in."""

    def __init__(self, reach: Way[Any], until: float) -> None:
        self.reach, self.until = reach, until

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Resolve, check, connect."""
        return _Stream(self.reach.connect(host, port), self.until)

    def sleep(self, seconds: float) -> None:
        """Nobody waits here: there are no retries at this level."""


class _Stream(httpcore.NetworkStream):
    """A socket whose every operation ends at the same moment: a slow server gains nothing."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self.sock, self.until = sock, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes."""
        self._in_time()
        return self.sock.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""
        self._in_time()
        self.sock.sendall(buffer)

    def close(self) -> None:
        """Hang up."""
        self.sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        """The handshake, in the name that was asked for."""
        self._in_time()
        try:
            return _Stream(
                ssl_context.wrap_socket(self.sock, server_hostname=server_hostname), self.until
            )
        except BaseException:
            self.sock.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        """Nothing: connections are not reused."""
        return None

    def _in_time(self) -> None:
        left = self.until - monotonic()
        if left <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
