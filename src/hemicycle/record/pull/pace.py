"""How patient a download is: waits, tries, and the clock, all given from above."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 120.0
"""Seconds: a source that asks for a longer pause is left alone."""


@dataclass(frozen=True)
class Pace:
    """Clock and patience.

    Parameters
    ----------
    sleep
        Waits that many seconds.
    clock
        Seconds that only go forward.
    tries
        Requests in a row that may fail without a single new byte.
    first_wait
        Seconds before the second try; each further wait is twice as long.
    longest_wait
        Seconds that one wait may last.
    silence
        Seconds without a byte after which a connection counts as broken.
    window
        Seconds over which the speed is measured.
    slowest
        Bytes a second below which a connection counts as stuck.
    """

    sleep: Callable[[float], None]
    clock: Callable[[], float]
    tries: int = 5
    first_wait: float = 1.0
    longest_wait: float = LONGEST_WAIT
    silence: float = 30.0
    window: float = 60.0
    slowest: float = 256.0

    def wait(self, failed: int, asked: float | None = None) -> float:
        """Seconds to wait after ``failed`` tries, at least what the source asked for."""
        own = min(self.first_wait * 2.0 ** (failed - 1), self.longest_wait)
        return max(own, asked or 0.0)


def asked_wait(headers: Message) -> float | None:
    """Seconds a ``Retry-After`` header asks for: a number, or a date measured against ``Date``.

    Where there is none, the time to the end of a spent allowance, as GitHub tells it. None where
    nothing is said or it cannot be read (RFC 9110, section 10.2.3).
    """
    said = headers.get("Retry-After")
    if said is None:
        return _until_reset(headers)
    if said.strip().isdecimal():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
        now = parsedate_to_datetime(headers["Date"])
        return max(0.0, (until - now).total_seconds())
    except (KeyError, TypeError, ValueError):
        return None


def allowance_spent(headers: Message) -> bool:
    """Whether the source says that no request is left for now (``X-RateLimit-Remaining: 0``)."""
    return str(headers.get("X-RateLimit-Remaining", "")).strip() == "0"


def _until_reset(headers: Message) -> float | None:
    try:
        reset = int(headers["X-RateLimit-Reset"])
        now = parsedate_to_datetime(headers["Date"])
    except (TypeError, ValueError):
        return None
    return max(0.0, reset - now.timestamp()) if allowance_spent(headers) else None
