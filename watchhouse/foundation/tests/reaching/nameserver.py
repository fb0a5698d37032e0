"""A real DNS server on loopback: UDP and TCP, answers built by dnspython, faults on demand."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import threading
from collections import defaultdict
from typing import Any, Literal

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset
from dns.rdtypes.ANY.TXT import TXT

Fault = Literal["servfail", "refused", "drop", "truncate"]
IN = dns.rdataclass.IN


class NameServer:
    """Zones by name and type. `turns` gives another answer at each question, the last one stays."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, list[str]]] = defaultdict(dict)
        self.turns: dict[tuple[str, str], list[list[str]]] = {}
        self.faults: dict[str, Fault] = {}
        self.once: dict[str, Fault] = {}
        self.asked: list[tuple[str, str, str]] = []
        self.udp, self.tcp, self.port = _sockets()
        self._servers = [_Udp(self.udp, self), _Tcp(self.tcp, self)]
        for server in self._servers:
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    def put(self, name: str, kind: str, *values: str) -> None:
        """The records of one kind at a name; none left when there are no values."""
        self.rows[name.lower()][kind] = list(values)

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def names_asked(self) -> list[str]:
        return [name for name, _, _ in self.asked]

    def answer(self, wire: bytes, how: str) -> bytes | None:
        """The answer to a question; None for none at all."""
        query = dns.message.from_wire(wire)
        name = query.question[0].name.to_text(omit_final_dot=True).lower()
        kind = dns.rdatatype.to_text(query.question[0].rdtype)
        self.asked.append((name, kind, how))
        fault = self.once.pop(name, None) or self.faults.get(name) or self.faults.get("*")
        if fault == "drop":
            return None
        reply = dns.message.make_response(query)
        if fault in ("servfail", "refused"):
            reply.set_rcode(dns.rcode.from_text(fault.upper()))
        elif fault == "truncate" and how == "udp":
            reply.flags |= dns.flags.TC
        else:
            self._fill(reply, name, kind)
        return reply.to_wire(max_size=65_535)

    def _fill(self, reply: dns.message.Message, name: str, kind: str, depth: int = 0) -> None:
        turns = self.turns.get((name, kind))
        if turns:
            found = turns.pop(0) if len(turns) > 1 else turns[0]
        else:
            found = self.rows.get(name, {}).get(kind, [])
        alias = self.rows.get(name, {}).get("CNAME", [])
        if alias and kind != "CNAME" and depth < 8:
            reply.answer.append(_set(name, "CNAME", alias))
            self._fill(reply, alias[0].lower().rstrip("."), kind, depth + 1)
        elif found:
            reply.answer.append(_set(name, kind, found))
        elif not self._exists(name) and not reply.answer:
            reply.set_rcode(dns.rcode.NXDOMAIN)

    def _exists(self, name: str) -> bool:
        return any(each == name or each.endswith(f".{name}") for each in self.rows)


def _set(name: str, kind: str, values: list[str]) -> dns.rrset.RRset:
    rows = [_row(kind, value) for value in values]
    return dns.rrset.from_rdata_list(dns.name.from_text(name), 60, rows)


def _row(kind: str, value: str) -> dns.rdata.Rdata:
    if kind == "TXT":
        raw = value.encode()
        return TXT(IN, dns.rdatatype.TXT, [raw[i : i + 255] for i in range(0, len(raw), 255)])
    text = f"{value}." if kind in ("CNAME", "MX") and not value.endswith(".") else value
    return dns.rdata.from_text(IN, kind, text)


def _sockets() -> tuple[socket.socket, socket.socket, int]:
    """The same free port for both."""
    while True:
        tcp = socket.socket()
        tcp.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tcp.bind(("127.0.0.1", 0))
        port = tcp.getsockname()[1]
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            udp.bind(("127.0.0.1", port))
        except OSError:
            udp.close()
            tcp.close()
        else:
            tcp.listen(64)
            return udp, tcp, port


class _Udp(socketserver.ThreadingUDPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, sock: socket.socket, names: NameServer) -> None:
        super().__init__(("127.0.0.1", 0), _OverUdp, bind_and_activate=False)
        self.socket.close()
        self.socket, self.names = sock, names


class _Tcp(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, sock: socket.socket, names: NameServer) -> None:
        super().__init__(("127.0.0.1", 0), _OverTcp, bind_and_activate=False)
        self.socket.close()
        self.socket, self.names = sock, names


class _OverUdp(socketserver.BaseRequestHandler):
    server: Any

    def handle(self) -> None:
        wire, back = self.request
        reply = self.server.names.answer(wire, "udp")
        if reply:
            with contextlib.suppress(OSError):
                back.sendto(reply, self.client_address)


class _OverTcp(socketserver.BaseRequestHandler):
    server: Any

    def handle(self) -> None:
        with contextlib.suppress(OSError, struct.error):
            size = struct.unpack("!H", self.request.recv(2))[0]
            reply = self.server.names.answer(self.request.recv(size), "tcp")
            if reply:
                self.request.sendall(struct.pack("!H", len(reply)) + reply)
