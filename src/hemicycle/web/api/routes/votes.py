"""Votes: found by filters, one with all that is known of it, and their ballots."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from http import HTTPStatus
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.one_vote import decision_of
from hemicycle.record.record import Record
from hemicycle.record.select import Wanted, member_position, select_votes
from hemicycle.record.vote_row import by_position, vote_row
from hemicycle.web.api.answers import Listing, document, table
from hemicycle.web.api.models.common import Asked, TableAsked
from hemicycle.web.api.models.votes import (
    BallotsAsked,
    BallotsPage,
    OneVote,
    VotesAsked,
    VotesPage,
)
from hemicycle.web.api.named import body_meant, member_meant, vote_at, vote_meant
from hemicycle.web.api.operations import answers, tables
from hemicycle.web.library import Shelf

router = APIRouter(tags=["votes"])

_EXAMPLE = {"ES-11/7": {"value": "GA-ES-11-7"}}
VoteId = Annotated[
    str, Path(max_length=200, description="vote_id of a vote.", openapi_examples=_EXAMPLE)
]
Reference = Annotated[
    str,
    Path(
        max_length=300,
        description="vote_id, symbol in any spelling (its slashes as they are), or alias.",
        openapi_examples=_EXAMPLE,
    ),
]
_NAMED = (HTTPStatus.NOT_FOUND, HTTPStatus.MULTIPLE_CHOICES)


@router.get("/votes", summary="Find votes", responses=tables(VotesPage))
def votes(request: Request, asked: Annotated[VotesAsked, Query()]) -> Response:
    """Votes that fit all filters, newest first. CSV and Parquet have the columns of the record."""
    return table(
        request, VotesPage, asked, lambda shelf: Listing(_fit(shelf, asked), "votes", vote_row)
    )


def _fit(shelf: Shelf, asked: VotesAsked) -> pl.DataFrame:
    members = dict(member_position(text) for text in asked.member)
    wanted = Wanted(None, asked.since, asked.until, asked.text, members)
    given = []
    if asked.body is not None:
        given.append(pl.col("body") == body_meant(shelf, asked.body))
    if asked.outcome == "not_stated":
        given.append(pl.col("outcome_announced").is_null())
    elif asked.outcome is not None:
        given.append(pl.col("outcome_announced") == asked.outcome)
    if asked.method is not None:
        given.append(pl.col("method") == asked.method)
    if asked.series is not None:
        given.append(pl.col("series") == asked.series)
    if asked.subject is not None:
        lower = pl.col("subjects").list.eval(pl.element().str.to_lowercase())
        given.append(lower.list.contains(asked.subject.lower()))
    if asked.symbol is not None:
        given.append(pl.col("vote_id").is_in(list(shelf.record.resolve(asked.symbol))))
    found = select_votes(shelf.record, wanted)
    return found.filter(given) if given else found


@router.get("/ballots", summary="Find ballots", responses=tables(BallotsPage))
def ballots(request: Request, asked: Annotated[BallotsAsked, Query()]) -> Response:
    """What members did, in order of vote and member; without filters, every ballot there is."""
    return table(request, BallotsPage, asked, lambda shelf: _ballots(shelf, asked))


def _ballots(shelf: Shelf, asked: BallotsAsked) -> Listing:
    record = shelf.record
    given: list[pl.Expr] = []
    if asked.vote is not None:
        given.append(pl.col("vote_id") == vote_meant(shelf, asked.vote, "vote"))
    if asked.member is not None:
        given.append(pl.col("member") == member_meant(shelf, asked.member))
    if asked.position is not None:
        given.append(pl.col("position") == asked.position)
    body = body_meant(shelf, asked.body)
    if body or asked.since or asked.until:
        held = _held(record, body, asked.since, asked.until)
        given.append(pl.col("vote_id").is_in(held.implode()))
    return _listed(record, given)


def _listed(record: Record, given: list[pl.Expr]) -> Listing:
    rows = record.ballots.filter(given) if given else record.ballots
    return Listing(rows, "ballots", finish=partial(_with_votes, record))


def _held(record: Record, body: str | None, since: date | None, until: date | None) -> pl.Series:
    given = []
    if body is not None:
        given.append(pl.col("body") == body)
    if since is not None:
        given.append(pl.col("date") >= since)
    if until is not None:
        given.append(pl.col("date") <= until)
    return record.votes.filter(given)["vote_id"]


def _with_votes(record: Record, rows: pl.DataFrame) -> pl.DataFrame:
    """The page's rows with body, day and symbol of their votes."""
    facts = record.votes.select("vote_id", "body", "date", "symbol")
    joined = rows.join(facts, on="vote_id", how="left", maintain_order="left")
    first = ("vote_id", "body", "date", "symbol")
    return joined.select(*first, *(name for name in rows.columns if name != "vote_id"))


@router.get(
    "/votes/{vote_id}/ballots",
    summary="Ballots of one vote",
    responses=tables(BallotsPage, *_NAMED),
)
def ballots_of(
    request: Request, vote_id: VoteId, asked: Annotated[TableAsked, Query()]
) -> Response:
    """The roll call of one vote, in order of codes."""

    def make(shelf: Shelf) -> Listing:
        mine = pl.col("vote_id") == vote_at(shelf, vote_id)
        return _listed(shelf.record, [mine])

    return table(request, BallotsPage, asked, make)


@router.get("/votes/{reference:path}", summary="One vote", responses=answers(OneVote, *_NAMED))
def vote(request: Request, reference: Reference, asked: Annotated[Asked, Query()]) -> Response:
    """What was put, the decision with its reasons and margin, who voted how, what was put on the
    text, corrections, findings, other names and the source."""
    return document(request, OneVote, lambda shelf: _one(shelf.record, vote_at(shelf, reference)))


def _one(record: Record, vote_id: str) -> dict[str, Any]:
    mine = pl.col("vote_id") == vote_id
    facts = _decided(record, vote_id)
    source = record.sources.filter(source=facts["vote"]["source"])
    children = record.children(vote_id)
    return {
        **facts,
        "positions": by_position(record.positions(vote_id)),
        "children": children,
        "amendments": [_decided(record, child) for child in children],
        "corrections": record.corrections.filter(mine).to_dicts(),
        "findings": [
            {**row, "witness": json.loads(row["witness"])} for row in record.findings_of(vote_id)
        ],
        "aliases": record.vote_aliases.filter(mine).to_dicts(),
        "source": source.to_dicts()[0] if source.height else None,
    }


def _decided(record: Record, vote_id: str) -> dict[str, Any]:
    """The vote's row, and what the rules say of it."""
    known = record.positions(vote_id)
    decision = decision_of(record, record.event(vote_id), known)
    row = record.votes.row(by_predicate=pl.col("vote_id") == vote_id, named=True)
    return {"vote": vote_row(row), "decision": decision.to_dict()}
