"""A server on this machine that misbehaves as it is told, one behaviour a request."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hemicycle.record.pull.pace import Pace

#: What a path does: one behaviour for each request, the last one for all that follow.
Behaviour = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Misbehaving

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        planned = self.server.plans.get(self.path.partition("?")[0])
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        self.close_connection = True
        if planned is None:
            self.answer(404)
            return
        behaviour = planned.pop(0) if len(planned) > 1 else planned[0]
        with contextlib.suppress(OSError):  # the client may have had enough
            behaviour(self)

    def answer(self, status: int, body: bytes = b"", **headers: object) -> None:
        """A whole answer; ``content_length`` overrides the true one, None leaves it out."""
        self.send_response_only(status)
        self.send_header("Date", str(headers.pop("Date", self.date_time_string())))
        length = headers.pop("content_length", len(body))
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing is printed."""


class Misbehaving(ThreadingHTTPServer):
    """Plans by path, and every request that came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.plans: dict[str, list[Behaviour]] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.scheme = "http"

    def plan(self, path: str, *behaviours: Behaviour) -> str:
        """Address of a path that behaves so."""
        self.plans[path] = list(behaviours)
        return self.address(path)

    def address(self, path: str = "") -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}{path}"

    def handle_error(self, *_: Any) -> None:
        """A client that hangs up is no news."""


@contextlib.contextmanager
def running(server: Misbehaving) -> Iterator[Misbehaving]:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


# --- behaviours ---------------------------------------------------------------------------------


def whole(body: bytes, **headers: object) -> Behaviour:
    """The file, whole."""
    return lambda handler: handler.answer(200, body, **headers)


def status(code: int, **headers: object) -> Behaviour:
    """A status and nothing else."""
    return lambda handler: handler.answer(code, b"", **headers)


def cut(body: bytes, after: int, **headers: object) -> Behaviour:
    """The file, announced whole and broken off."""
    return lambda handler: handler.answer(200, body[:after], content_length=len(body), **headers)


def rest(body: bytes, **headers: object) -> Behaviour:
    """A server that knows ranges: what was asked for, without a look at ``If-Range``."""

    def behave(handler: Handler) -> None:
        asked = handler.headers.get("Range")
        if asked is None:
            handler.answer(200, body, **headers)
            return
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        span = f"bytes {start}-{len(body) - 1}/{len(body)}"
        handler.answer(206, body[start:], Content_Range=span, **headers)

    return behave


def fair(body: bytes, etag: str) -> Behaviour:
    """As :func:`rest`, and the whole file to whoever holds a part of another state of it."""

    def behave(handler: Handler) -> None:
        part = rest if handler.headers.get("If-Range", etag) == etag else whole
        part(body, ETag=etag)(handler)

    return behave


def endless(handler: Handler) -> None:
    """An answer of no length that never ends."""
    handler.answer(200, b"", content_length=None, Content_Type="text/csv")
    while True:
        handler.wfile.write(b"0,1,2,3\n" * 8192)


def chunked(body: bytes, *, end: bool = True) -> Behaviour:
    """An answer in chunks, with or without its end mark."""

    def behave(handler: Handler) -> None:
        handler.answer(200, b"", content_length=None, Transfer_Encoding="chunked")
        handler.wfile.write(f"{len(body):x}\r\n".encode() + body + b"\r\n")
        if end:
            handler.wfile.write(b"0\r\n\r\n")

    return behave


class Watch:
    """A clock and a bed: sleeping is noted and takes no time."""

    def __init__(self, tick: float = 0.0) -> None:
        self.slept: list[float] = []
        self.tick = tick
        self.now = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def clock(self) -> float:
        self.now += self.tick
        return self.now

    def pace(self, **changed: Any) -> Pace:
        return Pace(sleep=self.sleep, clock=self.clock, **{"silence": 5.0, **changed})
