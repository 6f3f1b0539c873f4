"""The first page: the latest day, what changed most of late, and the way to everything else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from hemicycle.brief.comparison import is_text
from hemicycle.brief.compose import compose_day
from hemicycle.brief.digest import one_thing_to_know, ranked
from hemicycle.brief.document import document
from hemicycle.brief.house import body_of
from hemicycle.brief.model import Brief, VoteBrief
from hemicycle.brief.wording import outcome_sentence
from hemicycle.domain.day import day_words
from hemicycle.record.record import Record
from hemicycle.web.changes import changes
from hemicycle.web.figures_of_votes import board
from hemicycle.web.library import Shelf
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

_SHOWN = 6


@router.get("/")
def home(request: Request) -> Response:
    """The latest day as a brief, and what moved most."""
    return site_of(request).page(request, _page)


def _page(shelf: Shelf) -> Page:
    record = shelf.record
    brief = compose_day(record, record.newest_day())
    changed = shelf.later("changes", lambda: changes(shelf))
    facts = {
        "coverage": {body: dict(held) for body, held in record.coverage.items()},
        "latest": document(brief),
        "changed": changed,
    }
    final = changed is not None
    return Page("home.html", "hemicycle", facts, lambda: _view(record, brief), final=final)


def _view(record: Record, brief: Brief) -> Mapping[str, Any]:
    texts = [vote for vote in brief.votes if is_text(vote.event)] or list(brief.votes)
    first = next((vote for vote in ranked(texts) if vote.positions), texts[0])
    rest = [vote for vote in ranked(texts) if vote is not first]
    return {
        "day": day_words(brief.date) if brief.date else "the latest votes",
        "first": first,
        "outcome": outcome_sentence(first),
        "board": board(first) if first.positions else None,
        "rest": [_line(vote) for vote in rest[:_SHOWN]],
        "more": max(0, len(rest) - _SHOWN),
        "count": len(brief.votes),
        "body_names": {code: body_of(code).name for code in record.coverage},
    }


def _line(vote: VoteBrief) -> dict[str, Any]:
    return {
        "vote_id": vote.event.vote_id,
        "label": vote.label,
        "title": vote.title or "",
        "body": vote.body_name,
        "outcome": outcome_sentence(vote),
        "know": "" if vote.decision.code == "adopted_without_vote" else one_thing_to_know(vote),
    }
