"""A long day in one line a vote, the lines worth reading first.

Each vote is placed by three measures, and the places are added: the share of the day's votes that
it stands above (0 to 1 each), so that no measure's unit outweighs another's.

movement
    Members that moved since the text before, as a share of those on the roll.
narrowness
    1 / ballots that had to change for another outcome.
lone dissent
    1 / members voting no, where three or fewer did so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from hemicycle.brief.model import VoteBrief
from hemicycle.domain.english import in_sentence, name_list, plural
from hemicycle.domain.vote import Position

_FEW = 3


def movement(vote: VoteBrief) -> int | None:
    """Members that moved since the latest earlier text; None without one."""
    compared = [comparison for comparison in vote.compared if not comparison.asked]
    return len(compared[0].movers) if compared else None


def _moved(vote: VoteBrief) -> float:
    return (movement(vote) or 0) / max(1, len(vote.positions or ()))


def _narrowness(vote: VoteBrief) -> float:
    return 1 / vote.decision.margin.ballots if vote.decision.margin is not None else 0.0


def _lone_dissent(vote: VoteBrief) -> float:
    dissent = len(_against(vote))
    return 1 / dissent if 0 < dissent <= _FEW else 0.0


def ranked(votes: Sequence[VoteBrief]) -> tuple[VoteBrief, ...]:
    """The votes of a day, the most worth reading first; ties keep the order of the day."""
    scores = [0.0] * len(votes)
    for measure in (_moved, _narrowness, _lone_dissent):
        values = [measure(vote) for vote in votes]
        below = sorted(values)
        for place, value in enumerate(values):
            scores[place] += bisect_left(below, value) / len(votes)
    order = sorted(range(len(votes)), key=lambda place: -scores[place])
    return tuple(votes[place] for place in order)


def one_thing_to_know(vote: VoteBrief, *, codes: bool = False) -> str:
    """``Argentina alone against``, ``2 votes from the reverse``, ``12 members moved``.

    Empty where there is no such thing. ``codes`` names members by code, for narrow places.
    """
    against = _against(vote)
    if vote.decision.code == "adopted_without_vote":
        return "without a vote"
    if vote.decision.vetoes:
        return "vetoed by " + name_list(
            code if codes else in_sentence(vote.names.get(code, code))
            for code in vote.decision.vetoes
        )
    if 0 < len(against) <= _FEW:
        names = name_list(code if codes else vote.names.get(code, code) for code in against)
        return f"{names} alone against"
    margin = vote.decision.margin
    if margin is not None and margin.ballots <= 10:
        return f"{plural(margin.ballots, 'vote')} from the reverse"
    moved = movement(vote)
    if moved:
        return f"{plural(moved, 'member')} moved since {vote.compared[-1].label}"
    return ""


def _against(vote: VoteBrief) -> tuple[str, ...]:
    positions = vote.positions or {}
    if any(at is Position.UNKNOWN for at in positions.values()):
        return ()
    return tuple(code for code, at in positions.items() if at is Position.NO)
