"""Matters: texts that come back, and who moved from one to the next."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.record.vote_row import vote_row
from hemicycle.web.api.answers import Listing, document, table
from hemicycle.web.api.models.common import Asked
from hemicycle.web.api.models.measures import MattersAsked, MattersPage, OneMatter
from hemicycle.web.api.named import ROOT, body_meant
from hemicycle.web.api.operations import answers, tables
from hemicycle.web.failures import NoPageError
from hemicycle.web.floor import floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.matters import Matter, matters
from hemicycle.web.pages.matter import facts_of, matter_at, movers_of, steps_of

router = APIRouter(tags=["matters"])

Name = Annotated[
    str,
    Path(
        max_length=200,
        description="Name of a matter, or the vote_id of one of its votes.",
        openapi_examples={"ES-11": {"value": "ES-11"}},
    ),
]


@router.get(
    "/matters", summary="All matters", responses=tables(MattersPage), operation_id="matters"
)
def index(request: Request, asked: Annotated[MattersAsked, Query()]) -> Response:
    """Series of the record, and texts of one body whose titles share four words in five."""
    return table(request, MattersPage, asked, lambda shelf: _listing(shelf, asked))


def _listing(shelf: Shelf, asked: MattersAsked) -> Listing:
    rows = shelf.once(
        "api matters", lambda: pl.DataFrame([facts_of(one) for one in matters(shelf).values()])
    )
    title = pl.col("title").str.to_lowercase()
    given = [title.str.contains(word, literal=True) for word in (asked.text or "").lower().split()]
    body = body_meant(shelf, asked.body)
    if body is not None:
        given.append(pl.col("body") == body)
    return Listing(rows.filter(given) if given else rows, "matters")


@router.get(
    "/matters/{name}",
    summary="One matter",
    responses=answers(OneMatter, HTTPStatus.NOT_FOUND),
)
def matter(request: Request, name: Name, asked: Annotated[Asked, Query()]) -> Response:
    """Its votes, oldest first, and who moved from what to what between them."""
    return document(request, OneMatter, lambda shelf: _one(shelf, _named(shelf, name)))


def _named(shelf: Shelf, name: str) -> Matter:
    try:
        return matter_at(shelf, name)
    except NoPageError as error:
        near = [(at.replace("/matter/", f"{ROOT}/matters/"), words) for at, words in error.near]
        raise NoPageError(
            error.what,
            where=f"{ROOT}/matters/{name}",
            right=error.right,
            todo=f"see them all: {ROOT}/matters",
            near=tuple(near[:-1]),
        ) from error


def _one(shelf: Shelf, one: Matter) -> dict[str, Any]:
    floor = floor_of(shelf, one.body)
    rows = shelf.record.votes.filter(pl.col("vote_id").is_in(list(one.votes)))
    by_id = {row["vote_id"]: vote_row(row) for row in rows.iter_rows(named=True)}
    return {
        **facts_of(one),
        "votes": [by_id[vote_id] for vote_id in one.votes],
        "steps": [] if floor is None else steps_of(floor, one),
        "movers": [] if floor is None else movers_of(floor, one),
    }
