"""Points of order, rulings and what they set in motion, appeals."""

from __future__ import annotations

from hemicycle.meeting import acts as a
from hemicycle.meeting.conclude import Consequences, redecided
from hemicycle.meeting.effects import dispose
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Stage, State
from hemicycle.meeting.words import RulingKind
from hemicycle.rules.answer import Code

Answer = Consequences | Refusal


def raise_point(state: State, act: a.RaisePoint) -> Answer:
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "point_of_order")
    return ()


def rule(state: State, act: a.Rule) -> Answer:
    if act.id in state.rulings or act.id in state.motions or act.id in state.proposals:
        return refuse(state, f"{act.id!r} is taken", "point_of_order")
    wrong = _wrong(state, act)
    if wrong is not None:
        return wrong
    if act.kind is RulingKind.NATURE and act.value is not None:
        return redecided(state, act.value, act.on, act.id)
    if act.kind is RulingKind.NOT_PUT:
        number = state.procedure.rule("amendments").number
        return dispose(state, act.on, Code.NOT_PUT, number, act.why)
    return ()


_ON_A_TEXT = frozenset(
    {
        RulingKind.NATURE,
        RulingKind.ORDER,
        RulingKind.EXCLUDES,
        RulingKind.NOT_PUT,
        RulingKind.PARTY,
        RulingKind.WAIVER,
    }
)


def _wrong(state: State, act: a.Rule) -> Refusal | None:
    """What is wrong with a ruling, whatever its kind."""
    if act.kind not in _ON_A_TEXT:
        return None
    standing = state.proposals.get(act.on)
    if standing is None:
        return refuse(state, f"There is no text {act.on!r} to rule on", "point_of_order")
    check = _CHECKS.get(act.kind)
    return check(state, act) if check is not None else None


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
    if state.vote is not None:
        return refuse(state, "A vote is under way: what is put is voted out", "lock")
    standing = state.proposals[act.on]
    if standing.stage in (Stage.PENDING, Stage.TIED):
        return None
    return refuse(state, f"{act.on} has been voted on or is gone", "order")


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
    RulingKind.PARTY: _party,
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
