"""The chamber's pages: set-up, the faces of a meeting, its papers; a shell over hemicycle.chamber.

May import chamber, meeting and what they may, and the rest of web. No rule of procedure lives here.
"""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
