"""How surprising a vote, or a year, was to one who knew the days before."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.errors import NotIdentifiedError
from hemicycle.measure.surprise.votes import ballots_by_surprise, surprise_of, votes_by_surprise
from hemicycle.web.api.answers import Listing, Waiting, document, table
from hemicycle.web.api.models.common import Asked
from hemicycle.web.api.models.measures import VoteSurprise, YearAsked, YearSurprise
from hemicycle.web.api.named import vote_at
from hemicycle.web.api.operations import answers, tables
from hemicycle.web.api.waiting import awaited
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.surprises import BODY, year_of

router = APIRouter(tags=["measures"])

VoteId = Annotated[
    str,
    Path(
        max_length=200,
        description="vote_id of a vote of the General Assembly.",
        openapi_examples={"ES-11/7": {"value": "GA-ES-11-7"}},
    ),
]
Year = Annotated[
    int,
    Path(ge=1946, le=2200, description="A year.", openapi_examples={"2025": {"value": 2025}}),
]


@router.get(
    "/votes/{vote_id}/surprise",
    summary="How surprising one vote was",
    responses=answers(VoteSurprise, HTTPStatus.NOT_FOUND, HTTPStatus.MULTIPLE_CHOICES, making=True),
)
def vote_surprise(request: Request, vote_id: VoteId, asked: Annotated[Asked, Query()]) -> Response:
    """The chance of each ballot as known the day before, and its surprise in bits."""
    return document(request, VoteSurprise, lambda shelf: _of_vote(shelf, vote_at(shelf, vote_id)))


def _of_vote(shelf: Shelf, vote_id: str) -> dict[str, Any] | Waiting:
    event = shelf.record.event(vote_id)
    if event.body != BODY or event.date is None:
        raise NotIdentifiedError(
            f"{vote_id} was not forecast",
            where=vote_id,
            right="a recorded vote of the General Assembly with a day",
            todo="choose another vote",
        )
    held = year_of(shelf, event.date.year)
    if held is None:
        return _awaited(shelf, event.date.year)
    return surprise_of(held, vote_id).to_dict()


@router.get(
    "/surprise/{year}",
    summary="The most surprising of a year",
    responses=tables(YearSurprise, HTTPStatus.NOT_FOUND, making=True),
)
def year_surprise(request: Request, year: Year, asked: Annotated[YearAsked, Query()]) -> Response:
    """Votes of the General Assembly, or single ballots, the most surprising first."""
    return table(request, YearSurprise, asked, lambda shelf: _of_year(shelf, year, asked))


def _of_year(shelf: Shelf, year: int, asked: YearAsked) -> Listing | Waiting:
    there = (pl.col("body") == BODY) & (pl.col("date").dt.year() == year)
    if shelf.record.votes.filter(there).is_empty():
        raise NoPageError(
            f"The record has no vote of the General Assembly in {year}",
            where="year",
            right="a year with votes, see /api/v1/record",
            todo="choose another year",
        )
    held = year_of(shelf, year)
    if held is None:
        return _awaited(shelf, year)
    rows = votes_by_surprise(held) if asked.of == "votes" else ballots_by_surprise(held)
    head = {"body": BODY, "year": year, "weights_until": held.weights_until}
    return Listing(rows, "rows", head=head)


def _awaited(shelf: Shelf, year: int) -> Waiting:
    return awaited(
        shelf, ("forecasts", BODY, str(year)), what=f"Forecasts of {year}",
        usual="about twenty seconds", command=f"hemicycle surprise --year {year}",
    )  # fmt: skip
