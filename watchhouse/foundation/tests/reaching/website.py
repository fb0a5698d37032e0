"""A real web server on loopback, with TLS or without: pages by host and path, faults on demand."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable

Answer = bytes | Callable[[socket.socket], None]


class Website:
    """`pages[(host, path)]` is the whole answer, or a function that writes it."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.pages: dict[tuple[str, str], Answer] = {}
        self.others: dict[str, ssl.SSLContext] = {}
        self.asked: list[tuple[str, str]] = []
        self.connected = 0
        self.context = context
        if context:
            context.sni_callback = self._choose
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def _choose(self, sock: object, name: str | None, _: ssl.SSLContext) -> None:
        assert isinstance(sock, ssl.SSLObject | ssl.SSLSocket)
        if name in self.others:
            sock.context = self.others[name]

    def _serve(self) -> None:
        while True:
            try:
                plain, _ = self.socket.accept()
            except OSError:
                return
            self.connected += 1
            threading.Thread(target=self._one, args=(plain,), daemon=True).start()

    def _one(self, plain: socket.socket) -> None:
        plain.settimeout(10)
        with contextlib.suppress(OSError), contextlib.closing(self._wrapped(plain)) as sock:
            head = b""
            while b"\r\n\r\n" not in head and (part := sock.recv(4096)):
                head += part
            if head:
                self._answer(sock, head.decode("latin-1").split("\r\n"))

    def _wrapped(self, plain: socket.socket) -> socket.socket:
        try:
            return self.context.wrap_socket(plain, server_side=True) if self.context else plain
        except OSError:
            plain.close()
            raise

    def _answer(self, sock: socket.socket, lines: list[str]) -> None:
        path = lines[0].split(" ")[1]
        named = (line[6:].lower() for line in lines if line.lower().startswith("host: "))
        host = next(named, "")
        self.asked.append((host, path))
        answer = self.pages.get((host, path)) or page(status="404 Not Found")
        if callable(answer):
            answer(sock)
        else:
            sock.sendall(answer)


def page(body: bytes = b"", *headers: str, status: str = "200 OK") -> bytes:
    """A whole answer."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def moved(to: str) -> bytes:
    return page(b"", f"Location: {to}", status="301 Moved Permanently")


def without_end(sock: socket.socket) -> None:
    """A body that never ends."""
    sock.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
    while True:
        sock.sendall(b"x" * 65_536)


def drip(sock: socket.socket) -> None:
    """One byte of the head at a time, for ever."""
    stop = threading.Event()
    sock.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    while not stop.wait(0.05):
        sock.sendall(b"y")
