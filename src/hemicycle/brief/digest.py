"""A long day in one line a vote, the lines worth reading first.

Ranked by movement, narrowness and lone dissent. Each is a share between 0 and 1 and they are
added, so that a vote with two of the three stands above a vote with one:

movement
    Members that moved since the text before, divided by all that voted both times.
narrowness
    1 / ballots that had to change; 0 when nothing is known.
lone dissent
    1 / members voting no, where three or fewer did so; 0 otherwise.
"""

from __future__ import annotations

from hemicycle.brief.model import VoteBrief
from hemicycle.brief.wording import in_sentence, name_list, plural
from hemicycle.domain.vote import Position

_FEW = 3


def movement(vote: VoteBrief) -> int | None:
    """Members that moved since the latest earlier text; None without one."""
    compared = [comparison for comparison in vote.compared if not comparison.asked]
    return len(compared[0].movers) if compared else None


def rank(vote: VoteBrief) -> float:
    """How much a reader should look at this vote first; 0 to 3, see the module's first lines."""
    moved = movement(vote) or 0
    margin = vote.decision.margin
    ballots = margin.ballots if margin is not None else 0
    dissent = len(_against(vote))
    return (
        moved / max(1, len(vote.positions or ()))
        + (1 / ballots if ballots else 0)
        + (1 / dissent if 0 < dissent <= _FEW else 0)
    )


def ranked(votes: tuple[VoteBrief, ...]) -> tuple[VoteBrief, ...]:
    """The votes of a day, the most worth reading first; ties keep the order of the day."""
    return tuple(sorted(votes, key=lambda vote: -rank(vote)))


def one_thing_to_know(vote: VoteBrief) -> str:
    """``Argentina alone against``, ``2 votes from failing``, ``12 members moved``, or nothing."""
    against = _against(vote)
    if vote.decision.code == "adopted_without_vote":
        return "without a vote"
    if vote.decision.vetoes:
        return "vetoed by " + name_list(
            in_sentence(vote.names.get(code, code)) for code in vote.decision.vetoes
        )
    if 0 < len(against) <= _FEW:
        names = name_list(vote.names.get(code, code) for code in against)
        return f"{names} alone against"
    margin = vote.decision.margin
    if margin is not None and margin.ballots <= 10:
        return f"{plural(margin.ballots, 'vote')} from another outcome"
    moved = movement(vote)
    if moved:
        return f"{plural(moved, 'member')} moved since {vote.compared[-1].label}"
    return ""


def _against(vote: VoteBrief) -> tuple[str, ...]:
    positions = vote.positions or {}
    if any(at is Position.UNKNOWN for at in positions.values()):
        return ()
    return tuple(code for code, at in positions.items() if at is Position.NO)
