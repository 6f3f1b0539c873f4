"""An account held against the record and the rules."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from hemicycle.errors import InputError
from hemicycle.web.api.answers import computed
from hemicycle.web.api.bodies import json_only
from hemicycle.web.api.models.decisions import CheckAsked, Checked
from hemicycle.web.api.operations import computes
from hemicycle.web.site import site_of

router = APIRouter(tags=["rules"])


@router.post(
    "/check",
    summary="Check an account",
    responses=computes(Checked),
    dependencies=[Depends(json_only)],
)
def check(request: Request, asked: CheckAsked) -> Response:
    """Every checkable claim of a text with its verdict and evidence. Nothing is stored."""
    from hemicycle.accounts import check as check_text  # its patterns take long to compile

    if not asked.text.strip():
        raise InputError(
            "There is no text to check",
            where="text",
            right="the words of an article",
            todo="send them as the field text",
        )
    shelf = site_of(request).library.shelf()
    context = None if asked.context is None else asked.context.model_dump(exclude_none=True)
    found = check_text(asked.text, record=shelf.record, date=asked.date, context=context)
    return computed(shelf, Checked, found)
