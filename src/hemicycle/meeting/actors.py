"""Who does an act: a member, several sponsors together, or the presiding officer.

The engine asks only whether an act is in order, not who sent it. A chamber asks here first: an
officer may enter every act, also for a member that spoke or raised its placard; a delegation only
its own.
"""

from __future__ import annotations

from hemicycle.meeting import acts as a
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import State

CHAIR = "chair"
"""The presiding officer and those that act for it."""

_BY_MEMBER = (
    a.Attend | a.Inscribe | a.Finish | a.Yield | a.AskReply | a.AskExplain | a.RaisePoint
    | a.ChallengeCredentials
    | a.Appeal | a.Sign | a.JoinSponsors | a.LeaveSponsors | a.Reintroduce | a.AskVote | a.Move
    | a.DropMotion | a.Object | a.Cast | a.Pass | a.Recast | a.Refrain | a.Correct | a.DeclareParty
)  # fmt: skip
_BY_SPONSORS = a.Table | a.Paper | a.Amend
_BY_CONSENT = a.Merge | a.Accept | a.Revise | a.Withdraw


def actors(act: a.Act) -> tuple[str, ...]:
    """Whose act it is: one member, all sponsors that must act together, or :data:`CHAIR`.

    To speak is an act of the presiding officer, who gives the floor.
    """
    if isinstance(act, _BY_MEMBER):
        return (act.member,)
    if isinstance(act, _BY_SPONSORS):
        return act.sponsors
    if isinstance(act, _BY_CONSENT):
        return act.by
    return (CHAIR,)


def not_theirs(state: State, actor: str, act: a.Act) -> Refusal | None:
    """Why somebody may not send this act; None where it may.

    Of several sponsors each may send the act; that the others agreed is for the chamber to know.
    """
    whose = actors(act)
    if actor == CHAIR or actor in whose:
        return None
    words = "the presiding officer" if whose == (CHAIR,) else ", ".join(whose)
    return Refusal(f"This is for {words} to do", state.procedure.rule("order"), ())
