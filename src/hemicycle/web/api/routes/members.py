"""Members: all of them, and one with its names, terms and groups."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

import polars as pl
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.domain.group import GROUPS
from hemicycle.domain.state import register
from hemicycle.web.api.answers import Listing, document, table
from hemicycle.web.api.models.common import Asked
from hemicycle.web.api.models.record import MembersAsked, MembersPage, OneMember
from hemicycle.web.api.named import body_meant, member_at
from hemicycle.web.api.operations import answers, tables
from hemicycle.web.library import Shelf
from hemicycle.web.people import names_of, people, person_of, terms_of

router = APIRouter(tags=["members"])

Code = Annotated[
    str,
    Path(
        max_length=80,
        description="Code of a member, or any name of a State.",
        openapi_examples={"France": {"value": "FRA"}},
    ),
]


@router.get("/members", summary="All members", responses=tables(MembersPage))
def members(request: Request, asked: Annotated[MembersAsked, Query()]) -> Response:
    """Everybody with a recorded vote."""
    return table(request, MembersPage, asked, lambda shelf: _members(shelf, asked))


def _members(shelf: Shelf, asked: MembersAsked) -> Listing:
    rows = shelf.once("api members", lambda: _all(shelf))
    body = body_meant(shelf, asked.body)
    if asked.name is not None:
        rows = rows.filter(
            pl.col("name").str.to_lowercase().str.contains(asked.name.lower(), literal=True)
        )
    if body is not None:
        rows = rows.filter(pl.col("bodies").list.contains(body))
    return Listing(rows, "members")


def _all(shelf: Shelf) -> pl.DataFrame:
    periods = register().membership
    told = [
        {
            "member": one.code,
            "name": one.name,
            "bodies": list(one.bodies),
            "ballots": one.ballots,
            "since": terms[0].since if (terms := periods.get(one.code)) else None,
            "until": terms[-1].until if terms else None,
        }
        for one in people(shelf).values()
    ]
    types = {"since": pl.Date, "until": pl.Date}
    return pl.DataFrame(told, schema_overrides=types)


@router.get(
    "/members/{code}",
    summary="One member",
    responses=answers(OneMember, HTTPStatus.NOT_FOUND, HTTPStatus.MULTIPLE_CHOICES),
)
def member(request: Request, code: Code, asked: Annotated[Asked, Query()]) -> Response:
    """What it was called, when it was a Member, to which groups it belonged."""

    def make(shelf: Shelf) -> dict[str, Any]:
        one = person_of(shelf, member_at(shelf, code))
        return {
            "member": one.code,
            "name": one.name,
            "names": names_of(one.code),
            "terms": terms_of(one.code),
            "groups": [
                {"group": group.code, "from": term.first, "to": term.last}
                for group in GROUPS.values()
                for term in group.terms
                if term.member == one.code
            ],
            "bodies": list(one.bodies),
            "ballots": one.ballots,
        }

    return document(request, OneMember, make)
