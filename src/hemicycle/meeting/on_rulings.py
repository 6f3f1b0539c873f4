"""Points of order, rulings and what they set in motion, appeals."""

from __future__ import annotations

from hemicycle.domain.vote import Detail, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences, redecided
from hemicycle.meeting.effects import dispose, takes_out
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Phase, Stage, State
from hemicycle.meeting.words import RulingKind
from hemicycle.rules.answer import Code

Answer = Consequences | Refusal


def raise_point(state: State, act: a.RaisePoint) -> Answer:
    if not state.may_move(act.member):
        return refuse(state, f"{act.member} may raise no point here", "point_of_order")
    known = state.procedure.customs.points
    if act.kind not in known:
        what = f"Here there are points of {', '.join(known)}, not of {act.kind}"
        return refuse(state, what, "point_of_order")
    return ()


def rule(state: State, act: a.Rule) -> Answer:
    if act.id in state.rulings or act.id in state.motions or act.id in state.proposals:
        return refuse(state, f"{act.id!r} is taken", "point_of_order")
    wrong = _wrong(state, act)
    if wrong is not None:
        return wrong
    if act.kind is RulingKind.NATURE and act.value is not None:
        return redecided(state, act.value, act.on, act.id)
    if takes_out(act):
        number = state.procedure.rule("amendments").number
        return dispose(state, act.on, Code.NOT_PUT, number, act.why)
    if act.kind is RulingKind.RECOUNT:
        return (c.MotionReopened(act.on),)
    return ()


def _wrong(state: State, act: a.Rule) -> Refusal | None:
    """What is wrong with a ruling, whatever its kind."""
    if state.phase is Phase.BALLOT and act.kind is not RulingKind.FAULT:
        return refuse(state, "A vote is under way: only a fault of it is ruled on", "lock")
    if state.vote is not None and act.kind not in _DURING_A_VOTE:
        return refuse(state, "A vote is under way: only its conduct is ruled on", "lock")
    if act.kind in _ON_A_TEXT and act.on not in state.proposals:
        return refuse(state, f"There is no text {act.on!r} to rule on", "point_of_order")
    check = _CHECKS.get(act.kind)
    return check(state, act) if check is not None else None


_DURING_A_VOTE = frozenset({RulingKind.POINT, RulingKind.FAULT, RulingKind.OTHER})

_ON_A_TEXT = frozenset(
    {
        RulingKind.NATURE,
        RulingKind.ORDER,
        RulingKind.EXCLUDES,
        RulingKind.NOT_PUT,
        RulingKind.AMENDMENT,
        RulingKind.PARTY,
        RulingKind.WAIVER,
    }
)


def _nature(state: State, act: a.Rule) -> Refusal | None:
    known = state.book.readings
    if act.value is not None and str(act.value) in known:
        return None
    return refuse(state, f"The classes this body knows are {', '.join(known)}", "class")


def _order(state: State, act: a.Rule) -> Refusal | None:
    live = state.amendments_to(act.on)
    if set(act.values) == set(live) and len(act.values) == len(live):
        return None
    listed = ", ".join(live) or "none"
    return refuse(state, f"The order must name each amendment once: {listed}", "amendments")


def _excludes(state: State, act: a.Rule) -> Refusal | None:
    rivals = state.amendments_to(state.parent(act.on))
    if act.values and set(act.values) <= set(rivals) - {act.on}:
        return None
    return refuse(state, "Only a pending amendment to the same text can be excluded", "amendments")


def _not_put(state: State, act: a.Rule) -> Refusal | None:
    standing = state.proposals[act.on]
    if standing.stage in (Stage.PENDING, Stage.TIED):
        return None
    return refuse(state, f"{act.on} has been voted on or is gone", "order")


def _amendment(state: State, act: a.Rule) -> Refusal | None:
    if state.proposals[act.on].is_draft:
        return refuse(state, f"{act.on} is no amendment", "amendments")
    return None if act.granted else _not_put(state, act)


def _credentials(state: State, act: a.Rule) -> Refusal | None:
    roll = state.roll
    if roll is None or act.on in roll:
        return None
    return refuse(state, f"{act.on!r} is no member of the body", "seat")


def _reply(state: State, act: a.Rule) -> Refusal | None:
    if act.on in state.replies:
        return None
    return refuse(state, f"{act.on!r} has not asked for a right of reply", "reply")


def _fault(state: State, _: a.Rule) -> Refusal | None:
    if state.vote is not None:
        return None
    return refuse(state, "No vote is under way that could have failed", "lock")


def _recount(state: State, act: a.Rule) -> Refusal | None:
    """Only a motion that was tied, and only once."""
    votes = [vote for vote in state.votes.values() if vote.target == act.on]
    motion = state.motions.get(act.on)
    if motion is None or len(votes) != 1 or votes[0].decision.code is not Code.TIE_REJECTED:
        return refuse(state, f"{act.on!r} is no motion that was tied once", "tie")
    if motion.kind.about and not state.proposals[motion.about].live:
        return refuse(state, f"{motion.about} is no longer before the body", "tie")
    return None


def _name(state: State, act: a.Rule) -> Refusal | None:
    if state.is_member(act.on) and len(act.values) == 1 and act.values[0]:
        return None
    return refuse(state, "A ruling on a name gives one member and one name", "seat")


def _label(state: State, act: a.Rule) -> Refusal | None:
    words = [str(word) for word in Detail]
    vote = state.votes.get(act.on)
    silent = {m for m, said in vote.roll if said is Position.NON_VOTING} if vote else set()
    if len(act.values) == 2 and act.values[0] in silent and act.values[1] in words:
        return None
    what = f"Of a vote: a member that did not vote, and one of {', '.join(words)}"
    return refuse(state, what, "ballot")


def _party(state: State, act: a.Rule) -> Refusal | None:
    if state.book.at(state.convened.day).get("party") is None:
        return refuse(state, "This body knows no parties to a dispute without a vote", "parties")
    strangers = [member for member in act.values if not state.is_member(member)]
    if strangers:
        return refuse(state, f"{', '.join(strangers)} has no seat here", "parties")
    return None


_CHECKS = {
    RulingKind.NATURE: _nature,
    RulingKind.ORDER: _order,
    RulingKind.EXCLUDES: _excludes,
    RulingKind.NOT_PUT: _not_put,
    RulingKind.AMENDMENT: _amendment,
    RulingKind.PARTY: _party,
    RulingKind.CREDENTIALS: _credentials,
    RulingKind.REPLY: _reply,
    RulingKind.FAULT: _fault,
    RulingKind.RECOUNT: _recount,
    RulingKind.NAME: _name,
    RulingKind.LABEL: _label,
}


def appeal(state: State, act: a.Appeal) -> Answer:
    entry = state.rulings.get(act.ruling)
    if entry is None or not entry.stands or entry.appeal is not None:
        return refuse(
            state, f"There is no ruling {act.ruling!r} to appeal against", "point_of_order"
        )
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "point_of_order")
    if act.put not in ("overrule", "uphold"):
        return refuse(state, "An appeal is put as overrule or as uphold", "point_of_order")
    return ()


def declare_party(state: State, act: a.DeclareParty) -> Answer:
    asked = a.Rule("", RulingKind.PARTY, "", on=act.on, values=(act.member,))
    return _wrong(state, asked) or ()
