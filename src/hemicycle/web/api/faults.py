"""What the API refuses, each with its own status, and how its errors look in the OpenAPI document.

Every error of the API, whoever raised it, is one JSON document: ``status``, and ``error`` with what
is wrong, where, what would be right and what to do next.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from hemicycle.web.failures import NoPageError, StatedError

SHAPES = "#/components/schemas/"
_WORDS = {
    HTTPStatus.MULTIPLE_CHOICES: "Several things are called so; `near` lists them.",
    HTTPStatus.NOT_FOUND: "Nothing is called so; `near` lists what may have been meant.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This address is not asked so; see the header `Allow`.",
    HTTPStatus.NOT_ACCEPTABLE: "The answer is not to be had in the format asked for.",
    HTTPStatus.GONE: "The record changed since the cursor was given: start again without it.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than the limit.",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "The body is not JSON.",
    HTTPStatus.UNPROCESSABLE_ENTITY: "A value cannot be used, or what was asked cannot be told.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The record is missing or damaged; the answer says what to do.",
}


class UnknownFormatError(StatedError):
    """A format in which this answer is not to be had."""

    status = HTTPStatus.NOT_ACCEPTABLE


class OtherVersionError(StatedError):
    """A cursor of another version of the record."""

    status = HTTPStatus.GONE


class NoJsonError(StatedError):
    """A body of another kind than JSON."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


def faults(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Entries for the statuses of an operation, each with the one shape of errors.

    The shape is named, not given: built once for each status of each operation it would take a
    quarter of a second of every start.
    """
    return {
        int(status): {
            "description": _WORDS[HTTPStatus(status)],
            "content": {"application/json": {"schema": {"$ref": SHAPES + "Fault"}}},
        }
        for status in statuses
    }


def nothing_called(
    kind: str, text: str, where: str, near: tuple[tuple[str, str], ...], *, right: str, todo: str
) -> NoPageError:
    """Nothing of that kind is called so."""
    return NoPageError(
        f"There is no {kind} called {text[:80]!r}", where=where, right=right, todo=todo, near=near
    )
