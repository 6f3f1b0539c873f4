"""Errors as answers: one table of statuses, one shape, four parts laid out for a reader."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from hemicycle.errors import (
    ConflictError,
    EstimationError,
    HemicycleError,
    InputError,
    MissingExtraError,
    RecordConflictError,
    RuleGapError,
    SourceError,
)

_log = logging.getLogger("hemicycle.web")


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


class UnopenedError(HemicycleError):
    """The record cannot be opened."""


_STATUS: tuple[tuple[type[HemicycleError], HTTPStatus], ...] = (
    (SeveralError, HTTPStatus.MULTIPLE_CHOICES),
    (NoPageError, HTTPStatus.NOT_FOUND),
    (RefusedError, HTTPStatus.FORBIDDEN),
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
    HTTPStatus.NOT_IMPLEMENTED: "A part of hemicycle is not installed",
    HTTPStatus.BAD_REQUEST: "That cannot be answered as asked",
    HTTPStatus.SERVICE_UNAVAILABLE: "The record cannot be opened",
    HTTPStatus.UNPROCESSABLE_ENTITY: "That cannot be told",
    HTTPStatus.CONFLICT: "Try again",
}


def status_of(error: HemicycleError) -> HTTPStatus:
    """The HTTP status of an error; the first kind in the table that fits."""
    return next(
        (status for kind, status in _STATUS if isinstance(error, kind)),
        HTTPStatus.INTERNAL_SERVER_ERROR,
    )


def heading_of(status: HTTPStatus) -> str:
    """What the page is called."""
    return _HEADINGS.get(status, "Something in hemicycle itself failed")


def error_document(error: HemicycleError) -> dict[str, Any]:
    """The one shape of every error in JSON."""
    return {
        "status": int(status_of(error)),
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


def unexpected(error: Exception, path: str) -> HemicycleError:
    """What slipped through, explained without its traceback; that goes to the log."""
    _log.error("%s: %s", path, error, exc_info=error)
    return HemicycleError(
        "Something in hemicycle itself failed while this page was made",
        where=path,
        right="a page, or an error that names what was asked",
        todo="report the address and what `hemicycle serve` printed; other pages work",
    )


def no_page(path: str) -> NoPageError:
    """Nothing is at this address."""
    return NoPageError(
        "There is no page at this address",
        where=path,
        right="an address such as /vote/GA-ES-11-7, /member/FRA or /votes?q=ukraine",
        todo="search below, or start from the home page",
        near=(("/", "Home"), ("/votes", "All votes"), ("/members", "All members")),
    )
