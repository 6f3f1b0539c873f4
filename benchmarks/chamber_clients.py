"""What the chamber's load programs share: a server of its own, and people who speak HTTP to it."""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hemicycle.chamber.assembly import assembly_of
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.place import Place, place_of
from hemicycle.chamber.setup import Setup, begin
from hemicycle.chamber.staffing import issue_all

HOST = "127.0.0.1"
_START = 30.0


@dataclass(frozen=True)
class Seated:
    """A meeting and the links of those who take part, not yet used."""

    meeting: str
    chair: str
    members: dict[str, str]
    """Member to the token of its link."""


def seated(place: Place, title: str) -> Seated:
    """A meeting of the General Assembly with one link for each of 193 delegations."""
    with Hall(place, lambda: datetime.now(UTC), keeps=False) as hall:
        begun = begin(hall, Setup(assembly_of("GA"), title, date(2025, 2, 24)))
        chamber = hall.chamber(begun.meeting)
        links = issue_all(chamber, hall.people, begun.officer.person).more["links"]
        tokens = {link["member"]: link["path"].rsplit("/", 1)[1] for link in links}
        return Seated(begun.meeting, begun.officer.token, tokens)


def place(folder: Path, database: str | None) -> Place:
    """Where the chambers of a load are kept."""
    return place_of(folder, database)


def many_lines() -> None:
    """Let this process, and the server it starts, hold as many connections as it may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as line:
        line.bind((HOST, 0))
        port: int = line.getsockname()[1]
        return port


def serve(at: Place, port: int) -> subprocess.Popen[bytes]:
    """``hemicycle serve`` on these chambers, once it listens."""
    words = ["serve", "--port", str(port), "--at", str(at.folder), "--record", "embedded"]
    if "://" in at.database:
        words += ["--database", at.database]
    server = subprocess.Popen(
        [sys.executable, "-m", "hemicycle", *words, "--no-estimates"], stderr=subprocess.DEVNULL
    )
    until = time.perf_counter() + _START
    while time.perf_counter() < until:
        with suppress(OSError), socket.create_connection((HOST, port), 1):
            return server
        time.sleep(0.02)
    raise RuntimeError(f"nothing listens on port {port}")


@contextmanager
def serving(at: Place) -> Iterator[int]:
    """The port of a server, until it is no longer needed."""
    port = free_port()
    server = serve(at, port)
    try:
        yield port
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(_START)


@dataclass
class Person:
    """One browser: a connection that stays open, the cookie of a seat, keys made once each."""

    port: int
    meeting: str
    cookie: str = ""
    seal: str = ""
    _made: int = 0
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = field(default=None)

    async def enter(self, token: str) -> None:
        """Redeem a link, as the button of its page does, and look at one's desk."""
        path = f"/chamber/join/{token}"
        form = await self._ask("GET", path)
        seal = _between(form.text, 'name="seal" value="', '"')
        own = form.cookie("hemicycle_form")
        kind = {"content-type": "application/x-www-form-urlencoded", "cookie": own}
        kind["origin"] = f"http://{HOST}:{self.port}"
        done = await self._ask("POST", path, f"seal={seal}".encode(), kind)
        self.cookie = done.cookie("hemicycle_seat")
        assert self.cookie, (done.status, done.text[:500])

    async def look(self, page: str) -> dict[str, Any]:
        """The twin of one's face; keeps the seal that forms need."""
        answer = await self._ask("GET", f"/chamber/{self.meeting}/{page}.json")
        document: dict[str, Any] = json.loads(answer.text)
        self.seal = document["seal_of_forms"]
        return document

    async def do(self, act: dict[str, Any], key: str = "") -> tuple[int, dict[str, Any]]:
        """Ask for an act; status and answer."""
        self._made += 1
        wanted = {"key": key or f"load-key-{self._made:06d}", "seal": self.seal, "do": act}
        kind = {"content-type": "application/json"}
        answer = await self._ask(
            "POST", f"/chamber/{self.meeting}/act", json.dumps(wanted).encode(), kind
        )
        return answer.status, json.loads(answer.text)

    async def line(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        """The open connection."""
        if self._line is None:
            self._line = await asyncio.open_connection(HOST, self.port, limit=1 << 22)
        return self._line

    def hang_up(self) -> None:
        """Close the connection, whatever is under way on it."""
        if self._line is not None:
            self._line[1].close()
            self._line = None

    async def send(
        self, method: str, path: str, body: bytes = b"", more: dict[str, str] | None = None
    ) -> None:
        """Put a request on the line."""
        _, writer = await self.line()
        head = {"host": f"{HOST}:{self.port}", "content-length": str(len(body))}
        if self.cookie:
            head["cookie"] = self.cookie
        head |= {name: value for name, value in (more or {}).items() if value}
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)

    async def receive(self) -> Heard:
        """Take the next answer off the line."""
        reader, _ = await self.line()
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = _between(head.lower(), "content-length: ", "\r\n")
        body = await reader.readexactly(int(length or 0))
        return Heard(int(head.split(" ", 2)[1]), head, body.decode())

    async def _ask(
        self, method: str, path: str, body: bytes = b"", more: dict[str, str] | None = None
    ) -> Heard:
        try:
            await self.send(method, path, body, more)
            return await self.receive()
        except (asyncio.IncompleteReadError, ConnectionError):
            self.hang_up()  # a line that was silent for long: asked again, with the same key
            await self.send(method, path, body, more)
            return await self.receive()


@dataclass(frozen=True)
class Heard:
    """One answer."""

    status: int
    head: str
    text: str

    def cookie(self, name: str) -> str:
        """``NAME=value`` of a cookie that was set, or nothing."""
        value = _between(self.head, f"{name}=", ";")
        return f"{name}={value}" if value else ""


@dataclass
class Spectator:
    """One listener of a board: when it heard the last of it, and how many had answered by then."""

    heard: float = 0.0
    answered: int = 0

    async def listen(self, port: int, meeting: str) -> None:
        """Listen until the line is closed."""
        reader, writer = await asyncio.open_connection(HOST, port, limit=1 << 22)
        request = f"GET /chamber/{meeting}/feed HTTP/1.1\r\nHost: {HOST}:{port}\r\n\r\n"
        writer.write(request.encode())
        try:
            while line := await reader.readline():
                if line.startswith(b"data: ") and b'"answered"' in line:
                    listed = line.split(b'"answered":', 1)[1].split(b"]", 1)[0]
                    self.answered = listed.count(b'"') // 2
                    self.heard = time.perf_counter()
        finally:
            writer.close()


def _between(text: str, start: str, end: str) -> str:
    return text.split(start, 1)[1].split(end, 1)[0] if start in text else ""
