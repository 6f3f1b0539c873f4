"""What the rules say of a case."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from hemicycle.rules.decision import decide as decide_case
from hemicycle.web.api.answers import computed
from hemicycle.web.api.bodies import json_only
from hemicycle.web.api.models.decisions import Case
from hemicycle.web.api.models.votes import Decision
from hemicycle.web.api.operations import computes
from hemicycle.web.site import site_of

router = APIRouter(tags=["rules"])


@router.post(
    "/decide",
    summary="Decide a case",
    responses=computes(Decision),
    dependencies=[Depends(json_only)],
)
def decide(request: Request, case: Case) -> Response:
    """Outcome, rule, margin and reasons of one question put to the vote. Nothing is stored."""
    told = decide_case(case.model_dump(exclude_none=True)).to_dict()
    return computed(site_of(request).library.shelf(), Decision, told)
