"""Ideal points as they are kept beside the record; no answer waits for an estimate."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Query, Request, Response

from hemicycle import kept
from hemicycle.web.api.answers import Listing, Waiting, table
from hemicycle.web.api.models.measures import IdealAsked, IdealPage
from hemicycle.web.api.named import body_meant, member_meant
from hemicycle.web.api.operations import tables
from hemicycle.web.api.waiting import awaited
from hemicycle.web.library import Shelf

router = APIRouter(tags=["measures"])


@router.get(
    "/ideal",
    summary="Ideal points",
    responses=tables(IdealPage, HTTPStatus.NOT_FOUND, making=True),
)
def ideal(request: Request, asked: Annotated[IdealAsked, Query()]) -> Response:
    """Each member's place on the line that orders the votes, with 90 % intervals. They are
    estimated once for a version of the record; until then the answer is 202, at once."""
    return table(request, IdealPage, asked, lambda shelf: _listing(shelf, asked))


def _listing(shelf: Shelf, asked: IdealAsked) -> Listing | Waiting:
    body = body_meant(shelf, asked.body) or asked.body
    member = None if asked.member is None else member_meant(shelf, asked.member)
    key = ("api ideal", body)
    if not shelf.has(key):
        found = kept.points(shelf.record, body)
        if found is None:
            return awaited(
                shelf, ("points", body), what=f"Ideal points of {body}", usual="about ten seconds",
                command=f"hemicycle ideal --body {body}",
            )  # fmt: skip
        shelf.once(key, lambda: (found.table(), _head(found.to_dict())))
    held: tuple[pl.DataFrame, dict[str, Any]] = shelf.once(key, lambda: (pl.DataFrame(), {}))
    rows, head = held
    if member is not None:
        rows = rows.filter(pl.col("member") == member)
    if asked.period is not None:
        rows = rows.filter(pl.col("period") == asked.period)
    return Listing(rows, "points", head=head)


def _head(made: dict[str, Any]) -> dict[str, Any]:
    """The document without its long tables."""
    return {name: made[name] for name in made if name not in ("points", "items", "revisions")}
