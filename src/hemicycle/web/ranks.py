"""Who breaks ranks: members that left the largest camp of their group."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from hemicycle.measure.cohesion import Cohesion

_MOST = 15


def breakers(united: Cohesion, name: Callable[[str], str]) -> list[dict[str, Any]]:
    """Members by the votes on which they stood apart, over all days and in the latest period.

    Votes on which two camps are equally large have no rank to break and are not counted.
    """
    answers = united.answers
    camps = np.array([(answers == answer).sum(axis=0) for answer in (1, 2, 3)])
    led = (camps == camps.max(axis=0)).sum(axis=0) == 1
    cast = (answers > 0) & led
    apart = cast & (answers != camps.argmax(axis=0) + 1)
    latest = np.array([period == united.periods[-1] for period in united.periods], dtype=bool)
    order = np.argsort(-apart.sum(axis=1), kind="stable")[:_MOST]
    return [
        {
            "member": united.members[row],
            "name": name(united.members[row]),
            **_share(int(apart[row].sum()), int(cast[row].sum())),
            "latest": {
                "period": united.periods[-1],
                **_share(int(apart[row, latest].sum()), int(cast[row, latest].sum())),
            },
        }
        for row in order
        if apart[row].any()
    ]


def _share(apart: int, votes: int) -> dict[str, Any]:
    return {"apart": apart, "votes": votes, "share": apart / votes if votes else None}
