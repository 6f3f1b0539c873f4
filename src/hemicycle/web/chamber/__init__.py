"""The chamber's pages: set-up, the faces of a meeting, its papers; a shell over hemicycle.chamber.

May import chamber, meeting and what they may, and the rest of web. No rule of procedure lives here.
"""

from __future__ import annotations

from fastapi import APIRouter

from hemicycle.chamber.needs import missing, need

router = APIRouter(include_in_schema=False)


async def _without(path: str) -> None:
    """Every address of the chambers, where what they need is not installed."""
    need(f"/chamber/{path}")


if missing():
    router.add_api_route("/chamber/{path:path}", _without)
else:
    from hemicycle.web.chamber import acting, doors, sheets, taking, views

    for _room in (acting, doors, sheets, taking, views):
        router.include_router(_room.router)
