"""Bodies: who sits in one on a day, by which rules it votes, what a vote weighs."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.house import body_of, is_house
from hemicycle.domain.body import BODIES, Body
from hemicycle.domain.state import register
from hemicycle.errors import RuleGapError
from hemicycle.rules.document import book_document
from hemicycle.rules.law import Rulebook
from hemicycle.rules.power import usual_nature, voting_power
from hemicycle.rules.rulebook import rulebook
from hemicycle.web.api.answers import document
from hemicycle.web.api.models.common import Asked
from hemicycle.web.api.models.record import Bodies, OnAsked, OneBody, Power, PowerAsked, Rules
from hemicycle.web.api.named import body_at
from hemicycle.web.api.operations import answers
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name

router = APIRouter(tags=["bodies"])

Code = Annotated[
    str,
    Path(max_length=40, description="Code of a body.", openapi_examples={"SC": {"value": "SC"}}),
]


@router.get("/bodies", summary="All bodies", responses=answers(Bodies))
def bodies(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Every body known here, with what the record holds of it; houses of one's own too."""

    def make(shelf: Shelf) -> dict[str, Any]:
        codes = dict.fromkeys((*BODIES, *shelf.record.coverage))
        return {"bodies": [_told(shelf, body_of(code)) for code in codes]}

    return document(request, Bodies, make)


def _told(shelf: Shelf, one: Body) -> dict[str, Any]:
    return {
        "body": one.code,
        "name": one.name,
        "from": None if is_house(one.code) else one.first_day,
        "to": one.last_day,
        "coverage": shelf.record.coverage.get(one.code),
    }


@router.get(
    "/bodies/{code}",
    summary="One body on a day",
    responses=answers(OneBody, HTTPStatus.NOT_FOUND),
)
def body(request: Request, code: Code, asked: Annotated[OnAsked, Query()]) -> Response:
    """Who was entitled to vote that day, in the body's own order."""

    def make(shelf: Shelf) -> dict[str, Any]:
        one = body_at(shelf, code)
        day = _day(shelf, one, asked.on)
        roll, permanent = one.roll(day), one.permanent(day)
        return {
            "body": one.code,
            "name": one.name,
            "on": day,
            "seats": one.size(day),
            "members": None
            if roll is None
            else [
                {"member": m, "name": member_name(m, day), "permanent": m in permanent}
                for m in register().alphabetical(roll, day)
            ],
            "source": one.source,
            "coverage": shelf.record.coverage.get(one.code),
        }

    return document(request, OneBody, make)


@router.get(
    "/bodies/{code}/rules",
    summary="The rulebook in force",
    responses=answers(Rules, HTTPStatus.NOT_FOUND),
)
def rules(request: Request, code: Code, asked: Annotated[OnAsked, Query()]) -> Response:
    """Each provision in force on the day, with its number, source and dates."""

    def make(shelf: Shelf) -> dict[str, Any]:
        one = body_at(shelf, code)
        return book_document(_book(one), _day(shelf, one, asked.on))

    return document(request, Rules, make)


@router.get(
    "/bodies/{code}/power",
    summary="What a vote weighs",
    responses=answers(Power, HTTPStatus.NOT_FOUND),
)
def power(request: Request, code: Code, asked: Annotated[PowerAsked, Query()]) -> Response:
    """Shapley-Shubik and normalised Banzhaf indices of every member, exact."""

    def make(shelf: Shelf) -> dict[str, Any]:
        one = body_at(shelf, code)
        day, book = _day(shelf, one, asked.on), _book(one)
        nature = asked.nature or usual_nature(book, day)
        known = voting_power(book, day, nature=nature)
        return {
            "body": book.body,
            "on": day,
            "nature": nature,
            "members": {
                code: {
                    "shapley_shubik": float(index.shapley_shubik),
                    "banzhaf": float(index.banzhaf),
                }
                for code, index in known.items()
            },
        }

    return document(request, Power, make)


def _book(one: Body) -> Rulebook:
    """The rulebook of a body; that of a house is not part of the record, whatever its name."""
    if is_house(one.code):
        raise RuleGapError(
            f"The rulebook of {one.name} is not part of the record",
            where=one.code,
            right="a body of the United Nations, see /api/v1/bodies",
            todo="use the command line: hemicycle rules RULEBOOK.toml",
        )
    return rulebook(one.code)


def _day(shelf: Shelf, one: Body, asked: date | None) -> date:
    """The day asked for, else that of the body's newest vote; no clock is read."""
    if asked is not None:
        return asked
    last = shelf.record.coverage.get(one.code, {}).get("last")
    return date.fromisoformat(last) if last else one.last_day or shelf.record.newest_day()
