"""The chamber's pages: set-up, the faces of a meeting, its papers; a shell over hemicycle.chamber.

May import chamber, meeting and what they may, and the rest of web. No rule of procedure lives here.
"""

from __future__ import annotations

from importlib.util import find_spec

from fastapi import APIRouter

from hemicycle.errors import MissingExtraError

router = APIRouter(include_in_schema=False)
_NEEDED = {"sqlalchemy": "SQLAlchemy", "cryptography": "cryptography", "rfc8785": "rfc8785",
           "segno": "segno", "babel": "Babel"}  # fmt: skip
_missing = [title for name, title in _NEEDED.items() if find_spec(name) is None]


async def _without(path: str) -> None:
    """Every address of the chambers, where what they need is not installed."""
    raise MissingExtraError(
        f"The chambers need {' and '.join(_missing)}, which is not installed",
        where=f"/chamber/{path}",
        right="hemicycle with its extra 'chamber'",
        todo="install it: pip install 'hemicycle[chamber]'",
    )


if _missing:
    router.add_api_route("/chamber/{path:path}", _without)
else:
    from hemicycle.web.chamber import acting, doors, sheets, taking, views

    for _room in (doors, acting, sheets, taking, views):
        router.include_router(_room.router)
