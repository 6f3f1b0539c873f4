"""Enter a vote that no dataset has: the sheet in the browser, beside a photograph of the board.

Nothing is accepted unconfirmed: an earlier vote's positions are shown as a hint and never as a
choice. Nothing is stored: the sheet comes back as a file, and the vote as a provisional page.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from hemicycle.brief.comparison import is_known
from hemicycle.brief.compose import compose_entered
from hemicycle.brief.document import document
from hemicycle.brief.html_parts import key, movers, reasons
from hemicycle.brief.model import Brief
from hemicycle.brief.sheet_app.board import POSITION_OF, Board, Cell, Mark
from hemicycle.brief.wording import heading, other_notes, outcome_sentence, urgent_notes
from hemicycle.domain.body import BODIES
from hemicycle.domain.body import body as body_named
from hemicycle.domain.state import register
from hemicycle.domain.symbol import parse_symbol
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.web import asked
from hemicycle.web.figures_of_votes import board
from hemicycle.web.forms import FIELD
from hemicycle.web.library import Shelf
from hemicycle.web.pages.vote import found
from hemicycle.web.site import Page, site_of

if TYPE_CHECKING:
    from hemicycle.brief.entry import VoteOptions

router = APIRouter(include_in_schema=False)

MOST_PHOTO = 8_000_000
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_KEY = {position: key for key, position in POSITION_OF.items()}
_PREFIX = "p-"
Text = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class About:
    """What is being voted on, as the form says."""

    draft: str
    body: str
    day: date
    title: str | None
    announced: str | None
    hint: str | None

    def options(self) -> VoteOptions:
        """The same for the reader of entries."""
        from hemicycle.brief.entry import VoteOptions

        return VoteOptions(
            body=self.body,
            date=self.day,
            draft=self.draft,
            title=self.title,
            announced=self.announced,
            source="the tally board, member by member",
        )


@router.get("/enter")
def ask(request: Request) -> Response:
    """What is being voted on."""

    def make(_: Shelf) -> Page:
        bodies = [b.code for b in BODIES.values() if b.every_member or b.elected_terms]
        facts = {"bodies": bodies, "today": today()}
        return Page("enter.html", "Enter a vote", facts)

    return site_of(request).form_page(request, make)


def today() -> date:
    """The day in New York, where the bodies sit."""
    return datetime.now(ZoneInfo("America/New_York")).date()


@router.post("/enter")
def sheet(
    request: Request,
    draft: Text = "",
    body: Text = "",
    date: Text = "",
    title: Annotated[str, Form(max_length=500)] = "",
    announced: Text = "",
    hint: Text = "",
    photo: Annotated[UploadFile | None, File()] = None,
    seal: Annotated[str, Form(alias=FIELD, max_length=100)] = "",
) -> Response:
    """The empty sheet."""
    site = site_of(request)
    site.forms.check(request, seal)
    about = about_of(
        {
            "draft": draft,
            "body": body,
            "date": date,
            "title": title,
            "announced": announced,
            "hint": hint,
        }
    )
    picture = None if photo is None else shown(photo.file.read(MOST_PHOTO + 1))

    def make(shelf: Shelf) -> Page:
        cells = cells_of(about)
        hints = _hints(shelf, about)
        facts = {
            "about": _told(about),
            "members": [
                {"member": c.code, "name": c.name, "hint": hints.get(c.code)} for c in cells
            ],
        }
        return Page("sheet.html", f"Enter {about.draft}", facts, lambda: {"photo": picture})

    return site.form_page(request, make)


def about_of(fields: Mapping[str, str]) -> About:
    """The form's fields, checked.

    Raises
    ------
    InputError
        A field that cannot be read, or a draft without a symbol.
    """
    draft = fields.get("draft", "").strip()
    if not draft:
        raise InputError(
            "What is voted on has no name",
            where="the field draft",
            right="a symbol such as A/ES-11/L.10",
            todo="go back and write it",
        )
    symbol = parse_symbol(draft)
    told = asked.text(fields.get("announced"))
    if told is not None:
        from hemicycle.brief.entry.totals import parse_announced  # patterns take long to compile

        parse_announced(told)
    return About(
        draft=str(symbol),
        body=asked.body_code(fields.get("body")) or symbol.body or "GA",
        day=asked.day(fields.get("date"), "date") or today(),
        title=asked.text(fields.get("title")),
        announced=told,
        hint=asked.text(fields.get("hint")),
    )


def cells_of(about: About) -> tuple[Cell, ...]:
    """The roll of the day in the order of the board.

    Raises
    ------
    InputError
        The roll of that body on that day is not compiled.
    """
    roll = body_named(about.body).roll(about.day)
    if not roll:
        raise InputError(
            f"Who sat in {body_named(about.body).name} on {about.day} is not compiled here",
            where="the fields body and date",
            right="GA, a Main Committee (GA-C1 to GA-C6) or SC, on a day it existed",
            todo="choose another, or paste the result into: hemicycle brief --vote -",
        )
    states = register()
    listed = states.alphabetical(roll, about.day)
    return tuple(Cell(member, states.name(member, about.day)) for member in listed)


def shown(data: bytes) -> str | None:
    """A photograph as an address of its own, so that it is kept nowhere.

    Raises
    ------
    InputError
        It is too large, or no photograph.
    """
    if not data:
        return None
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if len(data) > MOST_PHOTO or kind is None:
        raise InputError(
            "The photograph cannot be shown",
            where="the field photograph",
            right=f"a JPEG or PNG file of at most {MOST_PHOTO // 1_000_000} MB",
            todo="choose another file, or go on without one",
        )
    return f"data:{kind};base64,{b64encode(data).decode()}"


def _hints(shelf: Shelf, about: About) -> dict[str, str]:
    """An earlier vote's positions by member, as keys of the sheet; never a choice."""
    if about.hint is None:
        return {}
    earlier = shelf.record.positions(found(shelf.record, about.hint)) or {}
    return {code: at.value for code, at in earlier.items() if at in _KEY}


def _told(about: About) -> dict[str, Any]:
    return {**vars(about), "day": about.day.isoformat(), "body_name": body_named(about.body).name}


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

    def make(shelf: Shelf) -> Page:
        from hemicycle.brief.entry import read_vote

        entered = read_vote(text, today=today())
        brief = compose_entered(
            shelf.record, [entered], origin="the tally board", entered_on=today()
        )
        facts = {**document(brief), "open": [cell.code for cell in open_cells]}
        view = _view(brief, about, fields, open_cells)
        return Page("entered.html", f"PROVISIONAL: {about.draft}", facts, lambda: view)

    return site.form_page(request, make)


def _text(about: About, fields: Mapping[str, str]) -> tuple[str, list[Cell]]:
    """The sheet as text, confirmed members only, and the members left open."""
    from hemicycle.brief.sheet_app.store import Sheet, text_of

    cells = cells_of(about)
    marks = {}
    for cell in cells:
        position = POSITION_OF.get(fields.get(f"{_PREFIX}{cell.code}", ""))
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
        "about": _told(about),
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
        "fields": {n: v for n, v in fields.items() if n != FIELD and n != "form"},
        "file_name": _file_name(about),
    }
