"""One careful way of asking an address: encrypted redirects only, bounded, every refusal named.

A request is never repeated here; :mod:`~hemicycle.record.pull.part` and :func:`Wire.json` decide
what is worth another try.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from email.message import Message
from importlib.metadata import version
from typing import Any, TypeVar
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import (
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from hemicycle.errors import SourceError
from hemicycle.record.pull import failures
from hemicycle.record.pull.pace import Pace, allowance_spent, asked_wait

_T = TypeVar("_T")
MOST_REDIRECTS = 5
MOST_METADATA = 16 * 1024**2
"""Bytes that a list of files may hold; Harvard's longest are about 1 MB."""
_REDIRECTS = (301, 302, 303, 307, 308)
#: Answers of a gatekeeper that wants a person: forbidden, or a riddle instead of the file.
_REFUSALS = (401, 403, 406, 451)
_PAUSES = (429, 503)
_GONE = (404, 410)


class AgainError(Exception):
    """This try failed; another one may not.

    Parameters
    ----------
    final
        The error to raise when there is no further try.
    wait
        Seconds the source asks for, if it does.
    """

    def __init__(self, final: SourceError, wait: float | None = None) -> None:
        super().__init__(final.what)
        self.final = final
        self.wait = wait


class _Still(HTTPRedirectHandler):
    """Leaves redirects to us."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True)
class Answer:
    """An open answer: read it with ``body.read``, close it with ``body.close``."""

    address: str
    status: int
    headers: Message
    body: Any


@dataclass(frozen=True)
class Wire:
    """How addresses are asked.

    Parameters
    ----------
    pace
        Clock and patience.
    trust
        Whom to believe; the system's certificates by default.
    """

    pace: Pace
    trust: ssl.SSLContext | None = None
    _opener: OpenerDirector = field(init=False, repr=False)

    def __post_init__(self) -> None:
        opener = build_opener(_Still, HTTPSHandler(context=self.trust))
        opener.addheaders = [("User-Agent", f"hemicycle/{version('hemicycle')}")]
        object.__setattr__(self, "_opener", opener)

    def open(
        self, address: str, page: str, headers: Mapping[str, str] | None = None, method: str = "GET"
    ) -> Answer:
        """The answer to one request, redirects followed.

        Parameters
        ----------
        address
            What to ask.
        page
            Where a person finds the same, for messages.
        headers
            Sent beside our own.
        method
            ``GET`` or ``HEAD``.

        Raises
        ------
        AgainError
            Another try may help.
        SourceError
            It will not.
        """
        asked = address
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._once(asked, {**(headers or {}), "Accept-Encoding": "identity"}, method)
            if answer.status not in _REDIRECTS:
                return _accepted(answer, page)
            answer.body.close()
            asked = followed(asked, answer.headers.get("Location"))
        raise failures.bad_redirect(address, asked, "one redirect too many")

    def _once(self, address: str, headers: Mapping[str, str], method: str) -> Answer:
        request = Request(address, headers=dict(headers), method=method)
        try:
            body = self._opener.open(request, timeout=self.pace.silence)
        except HTTPError as error:
            return Answer(address, error.code, error.headers, error)
        except URLError as error:
            fault = failures.unreachable(address, error.reason)
            if isinstance(error.reason, socket.gaierror):  # offline: no wait finds a name
                raise fault from error
            raise AgainError(fault) from error
        except (OSError, http.client.HTTPException) as error:
            raise AgainError(failures.unreachable(address, _reason(error))) from error
        return Answer(address, body.status, body.headers, body)

    def json(self, address: str, page: str) -> Any:
        """A document of metadata, asked for again where that may help."""
        return self._patiently(address, lambda: self._json(address, page))

    def head(self, address: str, page: str) -> Message:
        """What the source says of a file without sending it."""

        def ask() -> Message:
            answer = self.open(address, page, method="HEAD")
            answer.body.close()
            return answer.headers

        return self._patiently(address, ask)

    def _patiently(self, address: str, ask: Callable[[], _T]) -> _T:
        failed = 0
        while True:
            try:
                return ask()
            except AgainError as again:
                failed += 1
                self.pause(address, again, failed)

    def pause(self, address: str, again: AgainError, failed: int) -> None:
        """Wait before the next try, or give up.

        Raises
        ------
        SourceError
            After the last try, or where the source asks for too long a pause.
        """
        if again.wait is not None and again.wait > self.pace.longest_wait:
            raise failures.busy(address, again.wait) from again
        if failed >= self.pace.tries:
            raise again.final from again
        self.pace.sleep(self.pace.wait(failed, again.wait))

    def _json(self, address: str, page: str) -> Any:
        answer = self.open(address, page, {"Accept": "application/json"})
        text = b""
        with closing(answer.body):
            while piece := read_piece(answer, MOST_METADATA + 1 - len(text)):
                text += piece
        if len(text) > MOST_METADATA:
            raise failures.too_long(address, MOST_METADATA)
        if len(text) < int(answer.headers.get("Content-Length") or 0):
            raise AgainError(failures.unreachable(address, "cut off"))
        try:
            return json.loads(text)
        except ValueError as error:
            raise failures.unreadable(address, f"no JSON: {error}") from error


def read_piece(answer: Answer, most: int) -> bytes:
    """What has come so far, at most that many bytes; a broken connection is worth another try."""
    try:
        piece: bytes = answer.body.read1(most) if most > 0 else b""
    except (OSError, http.client.HTTPException) as error:
        raise AgainError(failures.unreachable(answer.address, _reason(error))) from error
    return piece


def followed(address: str, location: str | None) -> str:
    """Where a redirect leads.

    Raises
    ------
    SourceError
        Nowhere, out of the web, or from an encrypted address to an open one.
    """
    if not location:
        raise failures.bad_redirect(address, "", "which is no address")
    to = urljoin(address, location)
    scheme, before = urlsplit(to).scheme, urlsplit(address).scheme
    if scheme not in ("http", "https"):
        raise failures.bad_redirect(address, to, "which is no address of the web")
    if before == "https" and scheme != "https":
        raise failures.bad_redirect(address, to, "which is not encrypted")
    return to


def _accepted(answer: Answer, page: str) -> Answer:
    """The answer if it is one we can use; its statuses in one place."""
    status, address = answer.status, answer.address
    if status in (200, 206, 416):
        return answer
    answer.body.close()
    wait = asked_wait(answer.headers)
    if status in _PAUSES or allowance_spent(answer.headers):
        raise AgainError(failures.busy(address, wait or 0.0), wait)
    if status in _REFUSALS or status == 202:
        riddle = " with a riddle for browsers" if status == 202 else ""
        raise failures.refused(address, page, f"HTTP {status}{riddle}")
    if status in _GONE:
        raise failures.gone(address, page)
    if status >= 500 or status == 408:
        raise AgainError(failures.broken(address, status), wait)
    raise failures.broken(address, status)


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__
