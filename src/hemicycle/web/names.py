"""What members, bodies and groups are called on pages that speak of many days at once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from hemicycle.domain.state import register
from hemicycle.errors import UnknownMemberError


@lru_cache(maxsize=4096)
def member_name(code: str, on: date | None = None) -> str:
    """Name of a member on a day, else its latest name; a code we do not know is its own name."""
    try:
        state = register().state(code)
    except UnknownMemberError:
        return code
    return state.name(on) if on is not None else state.name(last_day(code) or date.max)


@lru_cache(maxsize=512)
def last_day(code: str) -> date | None:
    """Last day of membership; None for one that still sits, or never did."""
    periods = register().membership.get(code, ())
    return periods[-1].until if periods else None
