"""The audit: every recorded outcome derived again through the rules of its day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from hemicycle.audit.layout import by_cause, cause_words, summary, vote_row
from hemicycle.audit.model import Audit, Checked
from hemicycle.audit.run import audit as run
from hemicycle.web.library import Shelf
from hemicycle.web.rows import lines_of
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
    facts = {"status": "done", **found.to_dict()}
    return Page("audit.html", "Audit", facts, lambda: _view(shelf, found))


def _view(shelf: Shelf, found: Audit) -> Mapping[str, Any]:
    titles = dict(shelf.record.sources.select("source", "title").iter_rows())
    return {
        "titles": titles,
        "waiting": False,
        "summary": summary(found),
        "sections": [
            ("Disagreements", _causes(shelf, found.disagreements), True),
            (_UNDETERMINED, _causes(shelf, found.undetermined), False),
        ],
    }


def _causes(shelf: Shelf, votes: tuple[Checked, ...]) -> list[dict[str, Any]]:
    """Votes by likely cause: how many, and the first of them with their witness."""
    return [
        {
            "cause": str(cause),
            "words": cause_words(cause, held),
            "count": len(held),
            "votes": _rows(shelf, held[:_SHOWN]),
        }
        for cause, held in by_cause(votes)
    ]


def _rows(shelf: Shelf, votes: list[Checked]) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    """The line of each vote, and the cells of its witness after the first, which names it."""
    lines = lines_of(shelf, [vote.event.vote_id for vote in votes])
    return [(line, vote_row(vote)[1:]) for line, vote in zip(lines, votes, strict=True)]
