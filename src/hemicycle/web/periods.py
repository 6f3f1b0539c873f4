"""What the periods of a body are called: sessions of the Assembly, else calendar years."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from hemicycle.measure.results import FIRST_SESSION_YEAR, by_sessions


@lru_cache(maxsize=4096)
def period_words(body: str, period: int | str) -> str:
    """``session 79 (2024)``, ``Congress 117``, ``2019``."""
    if not isinstance(period, int) or not by_sessions([period]):
        return str(period)
    if body.startswith("GA"):
        return f"session {period} ({period + FIRST_SESSION_YEAR})"
    return f"Congress {period}"


@lru_cache(maxsize=4096)
def place_of(body: str, period: int | str) -> float:
    """Where a period stands on a scale of time: its year, where it has one."""
    if not isinstance(period, int):
        return 0.0
    if by_sessions([period]) and body.startswith("GA"):
        return float(period + FIRST_SESSION_YEAR)
    return float(period)


def chosen_period(
    periods: Iterable[int | str], asked: str | None, enough: Iterable[bool]
) -> int | str | None:
    """The period asked for; without one the latest that has votes enough to say something."""
    listed = list(periods)
    if asked:
        return next((period for period in listed if str(period) == asked), None)
    fit = [period for period, good in zip(listed, enough, strict=True) if good]
    return fit[-1] if fit else listed[-1] if listed else None
