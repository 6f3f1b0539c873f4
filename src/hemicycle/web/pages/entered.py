"""The sheet as filled in: a provisional page, a file to take, or a vote kept in the record.

Only marked members count. Nothing is kept before somebody has seen the page it makes and asked for
that; who sits at this machine may ask, a browser elsewhere may not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from http import HTTPStatus
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request, Response
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse

from hemicycle.brief.comparison import is_known
from hemicycle.brief.compose import compose_entered
from hemicycle.brief.document import document
from hemicycle.brief.html_parts import key, movers, reasons
from hemicycle.brief.model import Brief
from hemicycle.brief.sheet_app.board import POSITION_OF, Board, Cell, Mark
from hemicycle.brief.wording import heading, other_notes, outcome_sentence, urgent_notes
from hemicycle.domain.symbol import parse_symbol
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.record.record import Record
from hemicycle.web.figures_of_votes import board
from hemicycle.web.forms import FIELD
from hemicycle.web.keeping import is_near, keep, place_for
from hemicycle.web.library import Shelf
from hemicycle.web.sheets import PREFIX, About, about_of, cells_of, now, told
from hemicycle.web.site import Page, Site, site_of

if TYPE_CHECKING:
    from hemicycle.brief.entry.model import EnteredVote

router = APIRouter(include_in_schema=False)

_ORIGIN = "the tally board"


@router.post("/enter/read")
async def read(request: Request) -> Response:
    """The sheet as filled in: the provisional page, or the sheet as a file."""
    async with request.form(max_files=0, max_fields=1000, max_part_size=20_000) as form:
        fields = {name: str(value) for name, value in form.items()}
    return await run_in_threadpool(_answer, request, fields)


def _answer(request: Request, fields: Mapping[str, str]) -> Response:
    site = site_of(request)
    site.forms.check(request, fields.get(FIELD))
    about = about_of({**fields, "hint": ""})
    text, open_cells = _text(about, fields)
    if fields.get("form") == "file":
        headers = {"content-disposition": f'attachment; filename="{_file_name(about)}"'}
        return Response(text, headers=headers, media_type="text/plain; charset=utf-8")
    from hemicycle.brief.entry import read_vote

    at = _moment(fields.get("at"))
    entered = read_vote(text, today=at.date())
    if fields.get("form") == "keep":
        return _kept(request, site, entered, at)

    def make(shelf: Shelf) -> Page:
        brief = compose_entered(shelf.record, [entered], origin=_ORIGIN, entered_on=at.date())
        facts = {
            **document(brief),
            "open": [cell.code for cell in open_cells],
            "held": differences(shelf.record, entered),
        }
        place = place_for(site.library.where) if is_near(request) else None
        view = _view(brief, about, fields, open_cells) | {"place": place, "at": at.isoformat()}
        return Page("entered.html", f"PROVISIONAL: {about.draft}", facts, lambda: view)

    return site.form_page(request, make)


def _moment(value: str | None) -> datetime:
    """When the sheet was first read; sent along, so that a form sent twice is one entry."""
    if not value:
        return now()
    try:
        found = datetime.fromisoformat(value)
    except ValueError as error:
        raise _unreadable_time() from error
    if found.tzinfo is None or found > now():
        raise _unreadable_time()
    return found


def _unreadable_time() -> InputError:
    return InputError(
        "The time of entry cannot be read",
        where="the field at",
        right="the time that the page put there",
        todo="go back to the sheet and make the page again",
    )


def _kept(request: Request, site: Site, entered: EnteredVote, at: datetime) -> Response:
    """The vote in the record; its page there."""
    into = place_for(site.library.where)
    if into is None:
        raise InputError(
            "The record shipped with hemicycle cannot be written",
            where="the record of this site",
            right="a record of your own",
            todo="start the site with: hemicycle serve --record DIR, or take the sheet as a file",
        )
    keep(request, entered, into, origin=_ORIGIN, at=at)
    record = site.library.shelf().record
    (vote_id,) = record.resolve(entered.event.vote_id) or (entered.event.vote_id,)
    return RedirectResponse(f"/vote/{vote_id}", HTTPStatus.SEE_OTHER)


def differences(record: Record, entered: EnteredVote) -> list[dict[str, Any]]:
    """The same vote where the record holds it already, and the members that differ."""
    named = [name for name in (entered.event.symbol, entered.event.draft) if name]
    held = sorted({vote_id for name in named for vote_id in record.resolve(name)})
    told_of = []
    for vote_id in held:
        there = record.positions(vote_id)
        both = sorted((there or {}).keys() & entered.positions.keys())
        told_of.append(
            {
                "vote_id": vote_id,
                "known": there is not None,
                "differ": [
                    {"member": m, "there": str(there[m]), "here": str(entered.positions[m])}
                    for m in both
                    if there is not None and _differ(there[m], entered.positions[m])
                ],
            }
        )
    return told_of


def _differ(there: Position, here: Position) -> bool:
    return there is not here and Position.UNKNOWN not in (there, here)


def _text(about: About, fields: Mapping[str, str]) -> tuple[str, list[Cell]]:
    """The sheet as text, confirmed members only, and the members left open."""
    from hemicycle.brief.sheet_app.store import Sheet, text_of

    cells = cells_of(about)
    marks = {}
    for cell in cells:
        position = POSITION_OF.get(fields.get(f"{PREFIX}{cell.code}", ""))
        if position is not None:
            marks[cell.code] = Mark(position)
    if not marks:
        raise InputError(
            "No member is marked",
            where="the sheet",
            right="at least one member with yes, no, abstain or did not vote",
            todo="go back and mark what the board shows",
        )
    paper = Sheet(about.options(), PurePath(_file_name(about)))  # type: ignore[arg-type]
    return text_of(paper, Board(cells, marks)), [c for c in cells if c.code not in marks]


def _file_name(about: About) -> str:
    return f"{parse_symbol(about.draft).slug}.vote.txt"


def _view(
    brief: Brief, about: About, fields: Mapping[str, str], open_cells: list[Cell]
) -> dict[str, Any]:
    vote = brief.votes[0]
    counts = {
        at: sum(position is at for position in (vote.positions or {}).values()) for at in Position
    }
    return {
        "about": told(about),
        "vote": vote,
        "by": brief.provisional_by,
        "heading": heading(vote) if vote.title else vote.label,
        "outcome": outcome_sentence(vote),
        "reasons": Markup(reasons(vote)),
        "key": Markup(key(vote)),
        "urgent": urgent_notes(vote),
        "notes": other_notes(vote),
        "moved": [Markup(movers(c, vote)) for c in vote.compared if is_known(c)],
        "board": board(vote, "PROVISIONAL") if vote.positions else None,
        "open_cells": open_cells,
        "counts": {at.value: n for at, n in counts.items() if n},
        "fields": {n: v for n, v in fields.items() if n not in (FIELD, "form", "at")},
        "file_name": _file_name(about),
    }
