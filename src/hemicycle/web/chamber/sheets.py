"""Links to be given out: new ones on a sheet with their QR codes, shown this once."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from hemicycle.chamber.staffing import issue_all
from hemicycle.meeting.telling import named
from hemicycle.web.asked import whole
from hemicycle.web.chamber.showing import page
from hemicycle.web.chamber.visit import Visit, visit_of
from hemicycle.web.guard import LOOPBACK

router = APIRouter(include_in_schema=False)
_MOST = 20


@router.get("/chamber/{meeting}/sheet")
async def sheet(request: Request, meeting: str) -> Response:
    """The sheet before links are made."""
    visit = await visit_of(request, meeting)
    visit.officer()
    return await sheet_page(visit, ())


@router.post("/chamber/{meeting}/sheet")
async def issue(request: Request, meeting: str) -> Response:
    """Make links for every delegation that nobody has come in for yet."""
    visit = await visit_of(request, meeting)
    officer = visit.officer()
    form = await request.form()
    visit.check(form.get("seal"))
    each = whole(str(form.get("each", "")), "each", low=1, high=_MOST) or 1
    done = await asyncio.to_thread(issue_all, visit.chamber, visit.hall.people, officer, each=each)
    return await sheet_page(visit, done.more["links"])


async def sheet_page(visit: Visit, links: Sequence[Mapping[str, Any]]) -> Response:
    """Links as they are printed; nobody can see them again."""
    state = visit.chamber.state
    site = visit.lobby.site(visit.request)
    shown = [
        {
            "role": one["role"],
            "member": one["member"],
            "member_name": named(state, one["member"]) if one["member"] else "",
            "name": one.get("name", ""),
            "address": site + one["path"],
            "qr": qr(site + one["path"]),
        }
        for one in links
    ]
    document = {"meeting": visit.chamber.id, "title": visit.chamber.title, "issued": len(shown)}
    alone = urlsplit(site).hostname in LOOPBACK
    path = f"{visit.base}/sheet"
    return await page(visit, "sheet", document, path=path, links=shown, alone=alone)


def qr(address: str) -> Markup:
    """A QR code to be put into a page."""
    import segno

    drawn = segno.make(address, error="m", micro=False)
    return Markup(drawn.svg_inline(scale=4, border=2, omitsize=True, dark="black", light="white"))
