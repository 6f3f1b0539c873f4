"""Enter a vote that no dataset has: the sheet in the browser, beside a photograph of the board.

Nothing is accepted unconfirmed: an earlier vote's positions are shown as a hint and never as a
choice. What becomes of the filled sheet is said in :mod:`.entered`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from hemicycle.brief.sheet_app.board import POSITION_OF
from hemicycle.domain.body import BODIES
from hemicycle.web.forms import FIELD
from hemicycle.web.library import Shelf
from hemicycle.web.pages.vote import found
from hemicycle.web.sheets import MOST_PHOTO, About, about_of, cells_of, shown, today, told
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

_KEY = {position: key for key, position in POSITION_OF.items()}
Text = Annotated[str, Form(max_length=200)]


@router.get("/enter")
def ask(request: Request) -> Response:
    """What is being voted on."""

    def make(_: Shelf) -> Page:
        bodies = [b.code for b in BODIES.values() if b.every_member or b.elected_terms]
        facts = {"bodies": bodies, "today": today()}
        return Page("enter.html", "Enter a vote", facts)

    return site_of(request).form_page(request, make)


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
            "about": told(about),
            "members": [
                {"member": c.code, "name": c.name, "hint": hints.get(c.code)} for c in cells
            ],
        }
        return Page("sheet.html", f"Enter {about.draft}", facts, lambda: {"photo": picture})

    return site.form_page(request, make)


def _hints(shelf: Shelf, about: About) -> dict[str, str]:
    """An earlier vote's positions by member, as keys of the sheet; never a choice."""
    if about.hint is None:
        return {}
    earlier = shelf.record.positions(found(shelf.record, about.hint)) or {}
    return {code: at.value for code, at in earlier.items() if at in _KEY}
