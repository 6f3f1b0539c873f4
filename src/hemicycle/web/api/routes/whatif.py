"""One vote with members in other columns, decided anew by the rules of its day."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from hemicycle.joined import whatif as what_if
from hemicycle.web.api.answers import computed, document
from hemicycle.web.api.bodies import json_only
from hemicycle.web.api.models.decisions import WhatIf, WhatIfAsked
from hemicycle.web.api.named import vote_meant
from hemicycle.web.api.operations import answers, computes
from hemicycle.web.library import Shelf
from hemicycle.web.site import site_of

router = APIRouter(tags=["rules"])


@router.get("/whatif", summary="What if, by address", responses=answers(WhatIf))
def whatif(request: Request, asked: Annotated[WhatIfAsked, Query()]) -> Response:
    """The vote before and after the changes; without any, what it hangs on as it was cast."""
    return document(request, WhatIf, lambda shelf: _supposed(shelf, asked))


@router.post(
    "/whatif",
    summary="What if, by a body",
    responses=computes(WhatIf),
    dependencies=[Depends(json_only)],
)
def whatif_posted(request: Request, asked: WhatIfAsked) -> Response:
    """The same for changes too many for an address. Nothing is stored."""
    shelf = site_of(request).library.shelf()
    return computed(shelf, WhatIf, _supposed(shelf, asked))


def _supposed(shelf: Shelf, asked: WhatIfAsked) -> dict[str, Any]:
    vote_id = vote_meant(shelf, asked.vote, "vote")
    return what_if(shelf.record, vote_id, asked.set).to_dict()
