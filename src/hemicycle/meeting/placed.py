"""Why a question is due when it is put: its place in the order, in words for the record."""

from __future__ import annotations

from hemicycle.meeting.state import State
from hemicycle.rules.sequence import LAST


def why_due(state: State, target: str) -> str:
    """The reason for the place of a question: rank, ruling, priority, or order of submission."""
    if target in state.motions:
        return _motion(state, target)
    if target in state.rulings:
        return "an appeal is put at once"
    if "#" in target:
        return "a part, before the whole"
    if state.proposals[target].is_draft:
        return _draft(state, target)
    return _amendment(state, target)


def _motion(state: State, target: str) -> str:
    kind = state.motions[target].kind
    if kind.rank == LAST:
        return "a motion, before the texts"
    return f"a motion of rank {kind.rank}"


def _draft(state: State, symbol: str) -> str:
    if symbol in state.priority:
        return "a draft given priority"
    drafts = [name for name, standing in state.proposals.items() if standing.is_draft]
    return f"draft {drafts.index(symbol) + 1} in the order of submission"


def _amendment(state: State, symbol: str) -> str:
    """By the ruling on the order, where there was one."""
    parent = state.parent(symbol)
    for identity, entry in reversed(list(state.rulings.items())):
        ruling = entry.ruling
        if entry.stands and ruling.kind == "order" and symbol in ruling.values:
            place = ruling.values.index(symbol) + 1
            return f"amendment {place} to {parent}, as ruled ({identity})"
    return f"an amendment, before {parent}"
