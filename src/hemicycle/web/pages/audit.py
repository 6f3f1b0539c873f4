"""The audit: every recorded outcome derived again through the rules of its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from hemicycle.audit.layout import by_cause, summary, vote_row
from hemicycle.audit.model import Audit, Checked
from hemicycle.audit.run import audit as run
from hemicycle.web.library import Shelf
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

_SHOWN = 60
_UNDETERMINED = "Undetermined, though the source states an outcome"
_PENDING = {
    "status": "running",
    "words": "Every vote of this record is being taken through the rules of its day. The whole "
    "record takes about five seconds; open the page again.",
}


@router.get("/audit")
def audit(request: Request) -> Response:
    """Where the rules and the sources agree, and where not."""
    return site_of(request).page(request, _page)


def _page(shelf: Shelf) -> Page:
    found = shelf.later("audit", lambda: run(shelf.record))
    if found is None:
        return Page("audit.html", "Audit", _PENDING, lambda: {"waiting": True}, final=False)
    return Page("audit.html", "Audit", {"status": "done", **found.to_dict()}, lambda: _view(found))


def _view(found: Audit) -> Mapping[str, Any]:
    return {
        "waiting": False,
        "summary": summary(found),
        "sections": [
            ("Disagreements", _causes(found.disagreements), True),
            (_UNDETERMINED, _causes(found.undetermined), False),
        ],
    }


def _causes(votes: tuple[Checked, ...]) -> list[dict[str, Any]]:
    """Votes by likely cause: how many, and the first of them with their witness."""
    return [
        {
            "cause": str(cause),
            "count": len(held),
            "votes": [(vote.event.vote_id, vote_row(vote)) for vote in held[:_SHOWN]],
        }
        for cause, held in by_cause(votes)
    ]
