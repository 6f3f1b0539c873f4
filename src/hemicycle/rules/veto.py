"""Permanent members' votes against: who is known to have cast one, and what arithmetic proves.

Charter Art. 27(3): a vote against by a permanent member defeats a substantive question that
otherwise has votes enough. Abstention, absence and non-participation do not (practice since 1946).
"""

from __future__ import annotations

from dataclasses import dataclass

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.case import Case


@dataclass(frozen=True, slots=True)
class PermanentVotes:
    """How the permanent members voted, as far as it is known.

    Parameters
    ----------
    against
        Those known, or proved by arithmetic, to have voted no.
    open
        Those that may have voted no: their position is not known.
    certain
        Fewest of ``open`` that must have voted no.
    possible
        Most of ``open`` that can have voted no.
    """

    against: tuple[str, ...]
    open: tuple[str, ...]
    certain: int
    possible: int


def permanent_votes(case: Case, tally: Tally) -> PermanentVotes:
    """Sort the permanent members into those against and those whose vote is not known."""
    positions = case.positions
    permanent = case.permanent
    against = [member for member in permanent if positions.get(member) is Position.NO]
    unnamed = _unnamed_against(case, tally)
    doubtful = [m for m in permanent if positions.get(m, Position.UNKNOWN) is Position.UNKNOWN]
    if unnamed == 0 or not doubtful:
        return PermanentVotes(tuple(sorted(against)), (), 0, 0)
    others = _others_unknown(case, len(doubtful))
    certain = max(0, unnamed - others) if tally.no is not None else 0
    if certain >= len(doubtful):
        return PermanentVotes(tuple(sorted([*against, *doubtful])), (), 0, 0)
    possible = min(unnamed, len(doubtful))
    return PermanentVotes(tuple(sorted(against)), tuple(sorted(doubtful)), certain, possible)


def _unnamed_against(case: Case, tally: Tally) -> int:
    """Votes against whose caster is not known; where ``no`` is unknown, as many as can be."""
    named = [position for position in case.positions.values() if position is not Position.UNKNOWN]
    if tally.no is not None:
        return max(0, tally.no - named.count(Position.NO))
    known = max(tally.yes, named.count(Position.YES)) + named.count(Position.NO)
    abstaining = max(tally.abstain or 0, named.count(Position.ABSTAIN))
    silent = named.count(Position.NON_VOTING)
    return max(0, _members(case) - known - abstaining - silent)


def _others_unknown(case: Case, doubtful: int) -> int:
    """Members without a veto whose position is not known."""
    known = sum(position is not Position.UNKNOWN for position in case.positions.values())
    return max(0, _members(case) - known - doubtful)


def _members(case: Case) -> int:
    """Where permanent members are known, so is the size of the body."""
    assert case.members is not None
    return case.members
