"""The plain values that pictures are drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hemicycle.domain.vote import Position


@dataclass(frozen=True)
class Seat:
    """One member as a picture shows it.

    ``permanent`` underlines the code; ``veto`` draws the heavy ring of a veto that decided.
    """

    code: str
    name: str
    position: Position
    permanent: bool = False
    veto: bool = False


@dataclass(frozen=True)
class SupportPoint:
    """One text of a series in the support curve."""

    label: str
    date: date
    yes: int
    no: int | None
    abstain: int | None
    kind: str
    current: bool = False
    same_series: bool = True


@dataclass(frozen=True)
class Band:
    """Members that took one position on the earlier vote and one on this vote."""

    before: Position
    now: Position
    codes: Sequence[str]
