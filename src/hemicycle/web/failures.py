"""Errors as answers: one table of statuses, one shape, four parts laid out for a reader."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from hemicycle.errors import (
    AccessError,
    ConflictError,
    EstimationError,
    HastyError,
    HemicycleError,
    InputError,
    JournalError,
    MissingExtraError,
    RecordConflictError,
    RuleGapError,
    SourceError,
    UnseatedError,
)

_JOIN = "/chamber/join/"
_log = logging.getLogger("hemicycle.web")

API = "/api/v1"
"""Addresses that are answered for programs: in JSON whatever the header ``Accept`` says."""


class NoPageError(InputError):
    """Nothing is at this address; ``near`` are addresses that may have been meant."""

    def __init__(
        self,
        what: str,
        *,
        where: str,
        right: str,
        todo: str,
        near: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(what, where=where, right=right, todo=todo)
        self.near = near
        """Address and words, nearest first."""


class SeveralError(NoPageError):
    """The address fits several things, all of them in ``near``."""


class RefusedError(InputError):
    """A request that this site does not take from there."""


class StatedError(InputError):
    """A request that is refused with a status of its own."""

    status = HTTPStatus.BAD_REQUEST


class MethodError(StatedError):
    """An address that is not asked so; ``allowed`` are the methods it takes."""

    status = HTTPStatus.METHOD_NOT_ALLOWED

    def __init__(self, what: str, *, where: str, right: str, todo: str, allowed: str) -> None:
        super().__init__(what, where=where, right=right, todo=todo)
        self.allowed = allowed


class TooLargeError(StatedError):
    """A request larger than the limit."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class ElsewhereError(StatedError):
    """A request for a name under which this site does not answer."""

    status = HTTPStatus.MISDIRECTED_REQUEST


class UnopenedError(HemicycleError):
    """The record cannot be opened."""


_STATUS: tuple[tuple[type[HemicycleError], HTTPStatus], ...] = (
    (SeveralError, HTTPStatus.MULTIPLE_CHOICES),
    (NoPageError, HTTPStatus.NOT_FOUND),
    (RefusedError, HTTPStatus.FORBIDDEN),
    (UnseatedError, HTTPStatus.UNAUTHORIZED),
    (HastyError, HTTPStatus.TOO_MANY_REQUESTS),
    (AccessError, HTTPStatus.FORBIDDEN),
    (JournalError, HTTPStatus.SERVICE_UNAVAILABLE),
    (MissingExtraError, HTTPStatus.NOT_IMPLEMENTED),
    (InputError, HTTPStatus.BAD_REQUEST),
    (SourceError, HTTPStatus.BAD_REQUEST),
    (UnopenedError, HTTPStatus.SERVICE_UNAVAILABLE),
    (RecordConflictError, HTTPStatus.SERVICE_UNAVAILABLE),
    (RuleGapError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (EstimationError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (ConflictError, HTTPStatus.CONFLICT),
)
_HEADINGS = {
    HTTPStatus.MULTIPLE_CHOICES: "Several votes are called so",
    HTTPStatus.NOT_FOUND: "Not here",
    HTTPStatus.FORBIDDEN: "Not taken",
    HTTPStatus.UNAUTHORIZED: "No seat",
    HTTPStatus.TOO_MANY_REQUESTS: "Too fast",
    HTTPStatus.METHOD_NOT_ALLOWED: "Not asked so",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Too large",
    HTTPStatus.NOT_IMPLEMENTED: "A part of hemicycle is not installed",
    HTTPStatus.BAD_REQUEST: "That cannot be answered as asked",
    HTTPStatus.SERVICE_UNAVAILABLE: "The record cannot be opened",
    HTTPStatus.UNPROCESSABLE_ENTITY: "That cannot be told",
    HTTPStatus.CONFLICT: "Try again",
}


def status_of(error: HemicycleError) -> HTTPStatus:
    """The HTTP status of an error: its own, else of the first kind in the table that fits."""
    if isinstance(error, StatedError):
        return error.status
    return next(
        (status for kind, status in _STATUS if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def heading_of(status: HTTPStatus) -> str:
    """What the page is called."""
    return _HEADINGS.get(status, "Something in hemicycle itself failed")


def status_for(error: HemicycleError, path: str) -> HTTPStatus:
    """The same; of the API, where a value that cannot be used is always 422."""
    status = status_of(error)
    if path.startswith(API) and status is HTTPStatus.BAD_REQUEST:
        return HTTPStatus.UNPROCESSABLE_ENTITY
    return status


def error_document(error: HemicycleError, status: HTTPStatus) -> dict[str, Any]:
    """The one shape of every error in JSON."""
    return {
        "status": int(status),
        "error": {
            "what": error.what,
            "where": error.where,
            "right": error.right,
            "todo": error.todo,
            "near": [
                {"address": address, "words": words}
                for address, words in getattr(error, "near", ())
            ],
        },
    }


def extra_headers(error: HemicycleError) -> dict[str, str]:
    """Headers that belong to an error: what is allowed instead, and when to come back."""
    if isinstance(error, MethodError):
        return {"allow": error.allowed}
    if isinstance(error, HastyError):
        return {"retry-after": str(error.wait)}
    return {"retry-after": "2"} if isinstance(error, JournalError) else {}


def without_token(path: str) -> str:
    """An address as it may stand in a log: the token of an invitation is left out."""
    return f"{_JOIN}..." if path.startswith(_JOIN) else path


def unexpected(error: Exception, path: str) -> HemicycleError:
    """What slipped through, explained without its traceback; that goes to the log."""
    path = without_token(path)
    _log.error("%s: %s", path, error, exc_info=error)
    return HemicycleError(
        "Something in hemicycle itself failed while this page was made",
        where=path,
        right="a page, or an error that names what was asked",
        todo="report the address and what `hemicycle serve` printed; other pages work",
    )


def no_page(path: str) -> NoPageError:
    """Nothing is at this address."""
    if path.startswith(API):
        return NoPageError(
            "There is no operation at this address",
            where=path,
            right="one of those listed at /api/ and in /api/openapi.json",
            todo="look there for its name and its parameters",
            near=(("/api/", "All operations, with examples"),),
        )
    return NoPageError(
        "There is no page at this address",
        where=path,
        right="an address such as /vote/GA-ES-11-7, /member/FRA or /votes?q=ukraine",
        todo="search below, or start from the home page",
        near=(("/", "Home"), ("/votes", "All votes"), ("/members", "All members")),
    )
