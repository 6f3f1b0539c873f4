"""How a question becomes an answer: format, page, version of the record, ETag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import polars as pl
from starlette.requests import Request
from starlette.responses import Response

from hemicycle.errors import InputError
from hemicycle.web.api import cursors
from hemicycle.web.api.formats import ONLY_JSON, SENT, TABULAR, TYPES, Format, as_file, chosen
from hemicycle.web.api.models.common import (
    MOST_IN_FILE,
    MOST_ROWS,
    USUAL_ROWS,
    Answer,
    Making,
    Model,
    TableAsked,
)
from hemicycle.web.library import Shelf
from hemicycle.web.site import site_of
from hemicycle.web.works import Standing

Document = Mapping[str, Any]
_AGAIN = 5
"""Seconds after which to ask again for what is being made."""


@dataclass(frozen=True)
class Listing:
    """A long answer before it is cut into pages.

    Parameters
    ----------
    rows
        All of them, in their one order.
    under
        The field of the JSON answer that holds the rows.
    row
        A row of the frame as JSON has it; by default as it is.
    head
        What stands before the rows in JSON.
    finish
        Called with the rows of the page, to add columns that are costly for all.
    """

    rows: pl.DataFrame
    under: str
    row: Callable[[dict[str, Any]], dict[str, Any]] = dict
    head: Document | None = None
    finish: Callable[[pl.DataFrame], pl.DataFrame] | None = None


@dataclass(frozen=True)
class Waiting:
    """What is being made, and where that stands."""

    what: tuple[str, ...]
    standing: Standing
    words: str


def document(
    request: Request, model: type[Model], make: Callable[[Shelf], Document | Waiting]
) -> Response:
    """The answer to a question that is answered with one document, in JSON alone."""
    shelf = site_of(request).library.shelf()
    form = chosen(None, request.headers.get("accept", ""), ONLY_JSON, request.url.path)
    same = _unchanged(request, shelf, form)
    if same is not None:
        return same
    made = make(shelf)
    if isinstance(made, Waiting):
        return _awaited(shelf, made)
    return _sent(request, shelf, form, _json(shelf, model, made))


def table(
    request: Request,
    model: type[Model],
    asked: TableAsked,
    make: Callable[[Shelf], Listing | Waiting],
) -> Response:
    """One page of a table, in the format asked for."""
    shelf = site_of(request).library.shelf()
    form = chosen(asked.format, request.headers.get("accept", ""), TABULAR, request.url.path)
    limit = _limit(asked.limit, form)
    question = cursors.question_of(request.url.path, request.query_params.multi_items())
    start = cursors.place_of(asked.cursor, shelf.version, question)
    same = _unchanged(request, shelf, form)
    if same is not None:
        return same
    made = make(shelf)
    if isinstance(made, Waiting):
        return _awaited(shelf, made)
    total = made.rows.height
    shown = made.rows.slice(start, limit)
    shown = shown if made.finish is None else made.finish(shown)
    after = start + limit
    following = cursors.written(shelf.version, question, after) if after < total else None
    headers = {"x-total-count": str(total)}
    if following is not None:
        address = request.url.include_query_params(cursor=following)
        headers["link"] = f'<{address.path}?{address.query}>; rel="next"'
    if form != "json":
        return _sent(request, shelf, form, as_file(shown, form), headers)
    told = [made.row(row) for row in shown.iter_rows(named=True)]
    facts = {**(made.head or {}), "total": total, "next": following, made.under: told}
    return _sent(request, shelf, form, _json(shelf, model, facts), headers)


def computed(shelf: Shelf, model: type[Model], facts: Document) -> Response:
    """The answer to what was sent: made for this body alone, so nothing to compare with."""
    headers = {**_headers(shelf), "cache-control": "no-store"}
    return Response(_json(shelf, model, facts), headers=headers, media_type=SENT["json"])


def _limit(asked: int | None, form: Format) -> int:
    most = MOST_ROWS if form == "json" else MOST_IN_FILE
    if asked is None:
        return USUAL_ROWS if form == "json" else most
    if asked <= most:
        return asked
    raise InputError(
        f"{asked:,} rows are too many for one answer in JSON",
        where="limit",
        right=f"at most {MOST_ROWS:,} in JSON, {MOST_IN_FILE:,} in CSV or Parquet",
        todo="take a page at a time by the header Link, or add format=parquet",
    )


def _json(shelf: Shelf, model: type[Model], facts: Document) -> bytes:
    """The facts as the model documents them: nothing missing, nothing more."""
    told = {**facts, "record_version": shelf.version} if issubclass(model, Answer) else facts
    made = model.model_validate(told)
    return made.model_dump_json(by_alias=True, indent=1, exclude_unset=True).encode() + b"\n"


def _unchanged(request: Request, shelf: Shelf, form: Format) -> Response | None:
    """304 to one who holds what would be sent: it depends on version and address alone."""
    tag = _tag(request, shelf, form)
    if tag not in request.headers.get("if-none-match", ""):
        return None
    return Response(None, HTTPStatus.NOT_MODIFIED, {**_headers(shelf), "etag": tag})


def _sent(
    request: Request,
    shelf: Shelf,
    form: Format,
    body: bytes,
    more: Mapping[str, str] | None = None,
) -> Response:
    headers = {**_headers(shelf), "etag": _tag(request, shelf, form), **(more or {})}
    if form != "json":
        name = request.url.path.rstrip("/").rpartition("/")[2]
        safe = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_.")) or "table"
        headers["content-disposition"] = f'attachment; filename="{safe}.{form}"'
    return Response(body, headers=headers, media_type=SENT[form])


def _awaited(shelf: Shelf, waiting: Waiting) -> Response:
    """202: no page and no answer ever waits for an estimate."""
    facts = {
        "status": "running",
        "what": " ".join(waiting.what),
        "seconds": waiting.standing.seconds,
        "words": waiting.words,
    }
    headers = {**_headers(shelf), "cache-control": "no-store", "retry-after": str(_AGAIN)}
    body = _json(shelf, Making, facts)
    return Response(body, HTTPStatus.ACCEPTED, headers, media_type=TYPES["json"])


def _headers(shelf: Shelf) -> dict[str, str]:
    return {"x-record-version": shelf.version, "cache-control": "no-cache", "vary": "Accept"}


def _tag(request: Request, shelf: Shelf, form: Format) -> str:
    """ETag: version of hemicycle and of the record, address, format."""
    key = (_own_version(), shelf.version, request.url.path, request.url.query, form)
    return f'"{sha256(repr(key).encode()).hexdigest()[:20]}"'


@cache
def _own_version() -> str:
    return version("hemicycle")
