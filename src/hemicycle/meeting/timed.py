"""What every act has: the instant at which it was done, if somebody told it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """An act, done at an instant.

    ``at`` comes from outside, with its offset from UTC; no clock is read here. None where nobody
    told it.
    """

    at: datetime | None = None
