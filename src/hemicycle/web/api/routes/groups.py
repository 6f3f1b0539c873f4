"""Declared groups and their members through time."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.domain.group import GROUPS, Group
from hemicycle.web.api.answers import document
from hemicycle.web.api.models.common import Asked
from hemicycle.web.api.models.record import GroupAsked, Groups, OneGroup
from hemicycle.web.api.named import group_at
from hemicycle.web.api.operations import answers
from hemicycle.web.names import member_name

router = APIRouter(tags=["groups"])

Code = Annotated[
    str,
    Path(max_length=40, description="Code of a group.", openapi_examples={"EU": {"value": "EU"}}),
]


@router.get("/groups", summary="All groups", responses=answers(Groups))
def groups(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """Every declared group, with the source of its list."""
    told = {"groups": [_told(group) for group in GROUPS.values()]}
    return document(request, Groups, lambda _: told)


def _told(group: Group) -> dict[str, Any]:
    return {
        "group": group.code,
        "name": group.name,
        "compiled_from": group.from_day,
        "source": group.source,
        "note": group.note,
    }


@router.get(
    "/groups/{code}",
    summary="One group",
    responses=answers(OneGroup, HTTPStatus.NOT_FOUND),
)
def group(request: Request, code: Code, asked: Annotated[GroupAsked, Query()]) -> Response:
    """Its members on a day, or through all time."""
    one = group_at(code)
    if asked.on is not None:
        one.members(asked.on)  # refuses a day before the list is complete
    terms = sorted(
        (term for term in one.terms if asked.on is None or term.covers(asked.on)),
        key=lambda term: (term.member, term.first),
    )
    told = [
        {"member": t.member, "name": member_name(t.member), "from": t.first, "to": t.last}
        for t in terms
    ]
    return document(request, OneGroup, lambda _: {**_told(one), "on": asked.on, "members": told})
