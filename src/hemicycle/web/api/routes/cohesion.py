"""How united a group votes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hemicycle.domain.group import group as declared
from hemicycle.measure.cohesion import Cohesion, cohesion
from hemicycle.web.api.answers import Listing, table
from hemicycle.web.api.models.measures import CohesionAsked, CohesionPage
from hemicycle.web.api.named import body_meant, member_meant
from hemicycle.web.api.operations import tables
from hemicycle.web.api.routes.agreement import built_by
from hemicycle.web.library import Shelf

router = APIRouter(tags=["measures"])


@router.get(
    "/cohesion",
    summary="How united a group votes",
    responses=tables(CohesionPage),
    operation_id="cohesion",
)
def united(request: Request, asked: Annotated[CohesionAsked, Query()]) -> Response:
    """Rice's, the Agreement and Attinà's index by period, and the votes that divided the group.
    The table is that of the periods."""
    return table(request, CohesionPage, asked, lambda shelf: _listing(shelf, asked))


def _listing(shelf: Shelf, asked: CohesionAsked) -> Listing:
    found = _measured(shelf, asked)
    return Listing(
        found.by_period(),
        "periods",
        head={
            "body": found.body,
            "group": found.group,
            "coding": found.coding.to_dict(),
            "notes": list(found.notes),
            "splits": [split.to_dict() for split in found.splits(asked.splits)],
        },
    )


def _measured(shelf: Shelf, asked: CohesionAsked) -> Cohesion:
    body = body_meant(shelf, asked.body) or asked.body
    names = [name.strip() for name in asked.group.split(",") if name.strip()]
    if len(names) > 1:
        members = [member_meant(shelf, name, "group") for name in names]
        return cohesion(built_by(shelf, body, asked.by), members)
    group = declared(asked.group)
    key = ("unity", group.code, body, asked.by)
    return shelf.once(key, lambda: cohesion(built_by(shelf, body, asked.by), group))
