"""What follows when a motion is carried or lost, and when a text is gone."""

from __future__ import annotations

from collections.abc import Callable

from hemicycle.domain.vote import Method, Nature
from hemicycle.meeting import consequences as c
from hemicycle.meeting.acts import Rule
from hemicycle.meeting.state import GONE, MotionState, Stage, State
from hemicycle.meeting.words import RulingKind
from hemicycle.rules.answer import Code
from hemicycle.rules.sequence import LAST

Consequences = tuple[c.Consequence, ...]

_OPPOSITE = {
    Nature.IMPORTANT: Nature.ORDINARY,
    Nature.ORDINARY: Nature.IMPORTANT,
    Nature.PROCEDURAL: Nature.SUBSTANTIVE,
    Nature.SUBSTANTIVE: Nature.PROCEDURAL,
}


def opposite(nature: Nature) -> Nature:
    """The other class: what a question is when a body decides that it is not this."""
    return _OPPOSITE[nature]


def settles(target: str, nature: Nature, by: str, *, carried: bool) -> c.NatureSet:
    """A vote on the class of a text settles it either way."""
    return c.NatureSet(target, nature if carried else opposite(nature), by)


def dispose(state: State, symbol: str, code: Code, rule: str, why: str) -> Consequences:
    """A text is gone without a vote, and with it all that hangs on it."""
    said = str(code).replace("_", " ")
    return (c.Disposed(symbol, code, rule, why), *lapse(state, symbol, f"{symbol} is {said}"))


def lapse(state: State, symbol: str, why: str) -> Consequences:
    """Amendments to a text that is gone lapse, and motions about it fall."""
    gone: list[c.Consequence] = [
        c.MotionEnded(motion.id, False, motion.kind.rule.number, why)
        for motion in state.pending_motions()
        if motion.kind.about and motion.about == symbol
    ]
    rule = state.procedure.rule("amendments").number
    for name in state.amendments_to(symbol):
        gone += dispose(state, name, Code.LAPSED, rule, why)
    return tuple(gone)


def takes_out(ruling: Rule) -> bool:
    """Whether a ruling takes the text it is on out of the meeting."""
    return ruling.kind is RulingKind.NOT_PUT or (
        ruling.kind is RulingKind.AMENDMENT and not ruling.granted
    )


def restore(state: State, symbol: str) -> Consequences:
    """A text that was taken out by a ruling comes back, and the amendments that fell with it."""
    standing = state.proposals[symbol]
    if standing.stage not in GONE or not _has_its_text(state, symbol):
        return ()
    fallen = tuple(
        c.Restored(name)
        for name, other in state.proposals.items()
        if other.stage is Stage.LAPSED and state.parent(name) == symbol
    )
    return (c.Restored(symbol), *fallen)


def _has_its_text(state: State, symbol: str) -> bool:
    """Whether what it amends still waits for its vote."""
    parent = state.parent(symbol)
    return not parent or state.proposals[parent].stage is Stage.PENDING


def motion_effects(state: State, motion: MotionState, carried: bool) -> Consequences:
    """What a motion does; most do nothing when lost."""
    effect = motion.kind.effect
    if effect in _CLASSES:
        return (settles(motion.about, _CLASSES[effect], motion.id, carried=carried),)
    table = _CARRIED if carried else _LOST
    found = table.get(effect)
    follows = found(state, motion) if found is not None else ()
    if carried and state.procedure.customs.motions_fall and motion.kind.rank != LAST:
        return (*_others_fall(state, motion), *follows)
    return follows


def _others_fall(state: State, motion: MotionState) -> Consequences:
    """Where only one ranked motion of a round can be carried, the others end with it."""
    why = f"{motion.id} was carried"
    return tuple(
        c.MotionEnded(other.id, False, other.kind.rule.number, why)
        for other in state.pending_motions()
        if other.id != motion.id and other.kind.rank != LAST
    )


def _caucus(_: State, motion: MotionState) -> Consequences:
    return (c.CaucusBegun(motion.id, motion.total, motion.each),)


def _caucus_extended(state: State, motion: MotionState) -> Consequences:
    """The last caucus goes on, with its speaking time."""
    each = state.caucus.each if state.caucus is not None else 0
    return (c.CaucusBegun(motion.id, motion.total, each),)


_CLASSES = {
    "important": Nature.IMPORTANT,
    "ordinary": Nature.ORDINARY,
    "preliminary": Nature.PROCEDURAL,
}


def _gone(why: str) -> Callable[[State, MotionState], Consequences]:
    """The text the motion is about is not put, and its amendments lapse."""

    def disposed(state: State, motion: MotionState) -> Consequences:
        return dispose(state, motion.about, Code.NOT_PUT, motion.kind.rule.number, why)

    return disposed


_CARRIED: dict[str, Callable[[State, MotionState], Consequences]] = {
    "suspend": lambda state, motion: (c.Suspended(adjourned=False),),
    "adjourn": lambda state, motion: (c.Suspended(adjourned=True),),
    "close_debate": lambda state, motion: (c.DebateClosed(list_only=False),),
    "close_list": lambda state, motion: (c.DebateClosed(list_only=True),),
    "priority": lambda state, motion: (c.PriorityGiven(motion.about),),
    "division": lambda state, motion: (c.Divided(motion.about, motion.parts),),
    "reconsider": lambda state, motion: (c.Reopened(motion.about),),
    "open_list": lambda state, motion: (c.ListOpened(),),
    "caucus": _caucus,
    "extend_caucus": _caucus_extended,
    "speaking_time": lambda state, motion: (c.SpeakingTimeSet(motion.each),),
    "secret": lambda state, motion: (c.MethodSet(motion.about, Method.SECRET_BALLOT),),
    "roll_call": lambda state, motion: (c.MethodSet(motion.about, Method.ROLL_CALL),),
    "recorded": lambda state, motion: (c.MethodSet(motion.about, Method.RECORDED),),
    "adjourn_debate": _gone("the debate on it is adjourned"),
    "not_competent": _gone("the body decided that it is not competent"),
    "not_put": _gone("the body decided not to vote on it"),
}
_LOST: dict[str, Callable[[State, MotionState], Consequences]] = {
    "put": _gone("the body decided not to vote on it"),
    "agenda": lambda state, motion: (c.Suspended(adjourned=True),),
}
