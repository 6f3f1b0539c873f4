"""What every operation says of itself in the OpenAPI document."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from hemicycle.web.api.faults import faults
from hemicycle.web.api.formats import TYPES
from hemicycle.web.api.models.common import Making, Model

Responses = dict[int | str, dict[str, Any]]
_VERSION = {
    "X-Record-Version": {
        "description": "Version of the record the answer is true of.",
        "schema": {"type": "string"},
    }
}
_SAME = {
    **_VERSION,
    "ETag": {
        "description": "Send it back as `If-None-Match`; an unchanged answer is 304, without body.",
        "schema": {"type": "string"},
    },
}
_PAGES = {
    **_SAME,
    "X-Total-Count": {
        "description": "Rows of the whole answer.",
        "schema": {"type": "integer"},
    },
    "Link": {
        "description": 'Address of the next page, `rel="next"`; none on the last.',
        "schema": {"type": "string"},
    },
}
_AGAIN = {
    **_VERSION,
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
}
_UNCHANGED: Responses = {
    304: {"description": "You hold this answer: `If-None-Match` was its ETag.", "headers": _SAME}
}


def answers(model: type[Model], *others: HTTPStatus, making: bool = False) -> Responses:
    """The answers of an operation that gives one document."""
    ok: Responses = {200: {"model": model, "description": "The answer.", "headers": _SAME}}
    return ok | _UNCHANGED | _made(making) | faults(
        *others,
        HTTPStatus.NOT_ACCEPTABLE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )  # fmt: skip


def tables(model: type[Model], *others: HTTPStatus, making: bool = False) -> Responses:
    """The answers of an operation that gives a table, also as CSV and Parquet."""
    files = {
        TYPES["csv"]: {"schema": {"type": "string"}},
        TYPES["parquet"]: {"schema": {"type": "string", "format": "binary"}},
    }
    ok = {"model": model, "description": "One page of it.", "headers": _PAGES, "content": files}
    return {**answers(model, HTTPStatus.GONE, *others, making=making), 200: ok}


def computes(model: type[Model]) -> Responses:
    """The answers of an operation that is sent a body."""
    ok: Responses = {200: {"model": model, "description": "The answer.", "headers": _VERSION}}
    return ok | faults(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )


def _made(making: bool) -> Responses:
    if not making:
        return {}
    words = "It is being made; ask again after the seconds of `Retry-After`."
    return {202: {"model": Making, "description": words, "headers": _AGAIN}}
