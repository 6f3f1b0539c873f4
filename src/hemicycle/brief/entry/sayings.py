"""Sentences around a vote that say more than who voted how: its outcome, later intentions."""

from __future__ import annotations

import re

from hemicycle.brief.entry.model import SaidName
from hemicycle.brief.entry.split import Knows, split_names
from hemicycle.domain.vote import Position

_LOST = re.compile(
    r"\b(?:not\s+(?:been\s+)?(?:adopted|approved|carried|retained)|rejected|defeated|vetoed|"
    r"failed|did\s+not\s+pass|fell\s+short|owing\s+to\s+the\s+negative\s+vote|"
    r"(?:cast|used|exercised|wielded)\s+(?:its|their|a|the)\s+veto)\b",
    re.IGNORECASE,
)
_WON = re.compile(
    r"(?<!not\s)(?<!been\s)(?<!to\sbe\s)\b(?:adopted|adopts|approved|carried|passed|retained)\b|"
    r"(?<!not\s)\bbeen\s+(?:adopted|approved|carried|retained)\b",
    re.IGNORECASE,
)
#: "[Subsequently, the delegation of Iraq informed the Secretariat that it had intended to vote in
#: favour.]", as verbatim records print it after a list.
_INTENDED = re.compile(
    r"delegations?\s+of\s+(?P<names>[^;\]]{2,400}?)\s+"
    r"(?:(?:informed|advised)\s+the\s+Secretariat\s+that\s+(?:it|they)\s+)?had\s+intended\s+"
    r"(?:to\s+)?(?P<what>vote\s+in\s+favou?r|vote\s+against|abstain|not\s+(?:to\s+)?participate)",
    re.IGNORECASE,
)
_MEANT = {
    "vote in favour": Position.YES,
    "vote in favor": Position.YES,
    "vote against": Position.NO,
    "abstain": Position.ABSTAIN,
}


def outcome(text: str) -> str | None:
    """``adopted`` or ``not_adopted`` where the text says one of them and never the other."""
    lost, won = _LOST.search(text), _WON.search(text)
    if (lost is None) == (won is None):
        return None
    return "adopted" if won else "not_adopted"


def intentions(text: str, line: int, knows: Knows) -> tuple[SaidName, ...]:
    """Members that later told the Secretariat how they had intended to vote.

    The tally stands (GA practice: once the machine is locked the announced result is final); an
    intention is a correction beside it.
    """
    found = []
    for match in _INTENDED.finditer(text):
        meant = _MEANT.get(" ".join(match["what"].casefold().split()), Position.NON_VOTING)
        at = line + text.count("\n", 0, match.start())
        names = split_names(match["names"], at, knows)
        found += [SaidName(name, meant, where) for name, where in names]
    return tuple(found)
