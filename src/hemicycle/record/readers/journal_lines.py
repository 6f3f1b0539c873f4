"""What counts in the journal of a meeting: acts and their consequences, without what was undone.

The journal's page in the docs (``docs/journal.md``) defines the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Numbered = tuple[int, Mapping[str, Any]]


def counting(entries: Iterable[Numbered]) -> list[Numbered]:
    """Sequence and event of every act and consequence that has effect, in order.

    ``{"chamber": "undone", "after": n}`` takes back all of them behind sequence *n*; other words
    of the chamber are passed over.
    """
    kept: list[Numbered] = []
    for sequence, event in entries:
        if event.get("chamber") == "undone":
            last = event.get("after")
            kept = [one for one in kept if isinstance(last, int) and one[0] <= last]
        elif "act" in event or "follows" in event:
            kept.append((sequence, event))
    return kept
