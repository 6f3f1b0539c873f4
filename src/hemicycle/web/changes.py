"""What changed most of late: texts that came back and saw members move, and who moved most."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np

from hemicycle.measure.coding import ABSTAIN, NO, YES
from hemicycle.web.floor import WORD_OF, Floor, floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.matters import matters
from hemicycle.web.names import member_name
from hemicycle.web.rows import lines_of

_YEAR = timedelta(days=365)
_BACK = timedelta(days=3 * 366)
"""Texts further apart are not compared: much else changed between them."""
_TEXTS = 8
_MEMBERS = 10
_TAKEN = (YES, ABSTAIN, NO)


@dataclass(frozen=True)
class Change:
    """From one text to the next of its matter: who took another position."""

    before: str
    now: str
    moves: tuple[tuple[str, int, int], ...]
    """Member, answer then, answer now."""


def changes(shelf: Shelf, body: str = "GA") -> dict[str, Any]:
    """The year up to the newest day: texts with most movement, and members that moved most.

    Only members that took a position both times are compared, on texts of one matter; the earlier
    text is the one before it in that matter, three years ago at most.
    """
    until = shelf.record.newest_day()
    floor = floor_of(shelf, body)
    found = [] if floor is None else _since(shelf, floor, body, until - _YEAR)
    found.sort(key=lambda change: (-len(change.moves), change.now))
    top = found[:_TEXTS]
    lines = lines_of(shelf, [change.now for change in top])
    before = lines_of(shelf, [change.before for change in top])
    movers = Counter(member for change in found for member, _, _ in change.moves)
    return {
        "body": body,
        "since": until - _YEAR,
        "until": until,
        "compared": len(found),
        "texts": [
            {**line, "moved": len(change.moves), "before": then, "moves": _summary(change)}
            for line, then, change in zip(lines, before, top, strict=True)
        ],
        "members": [
            {"member": member, "name": member_name(member), "moves": count}
            for member, count in sorted(movers.items(), key=lambda item: (-item[1], item[0]))
        ][:_MEMBERS],
    }


def _since(shelf: Shelf, floor: Floor, body: str, since: date) -> list[Change]:
    known = matters(shelf).values()
    found: dict[str, Change] = {}
    for matter in known:
        if matter.body == body and matter.last > since and not matter.series:
            held = [vote_id for vote_id in matter.votes if vote_id in floor.column]
            for before, now in pairwise(held):
                then, day = (floor.seated.dates[floor.column[v]] for v in (before, now))
                if day > np.datetime64(since) and day - then <= np.timedelta64(_BACK):
                    found[now] = _change(floor, before, now)
    return list(found.values())


def _change(floor: Floor, before: str, now: str) -> Change:
    then, after = (floor.answers[:, floor.column[vote_id]] for vote_id in (before, now))
    moved = np.flatnonzero((then != after) & np.isin(then, _TAKEN) & np.isin(after, _TAKEN))
    moves = tuple((floor.members[row], int(then[row]), int(after[row])) for row in moved)
    return Change(before, now, moves)


def _summary(change: Change) -> list[dict[str, Any]]:
    """How many went from what to what, the largest first."""
    kinds = Counter((then, after) for _, then, after in change.moves)
    return [
        {"before": WORD_OF[then], "now": WORD_OF[after], "members": count}
        for (then, after), count in kinds.most_common()
    ]
