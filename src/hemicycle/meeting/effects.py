"""What follows when a motion is carried or lost, and when a text is gone."""

from __future__ import annotations

from collections.abc import Callable

from hemicycle.domain.vote import Method, Nature
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import MotionState, State
from hemicycle.rules.answer import Code

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


def motion_effects(state: State, motion: MotionState, carried: bool) -> Consequences:
    """What a motion does; most do nothing when lost."""
    effect = motion.kind.effect
    if effect in _CLASSES:
        return (settles(motion.about, _CLASSES[effect], motion.id, carried=carried),)
    table = _CARRIED if carried else _LOST
    found = table.get(effect)
    return found(state, motion) if found is not None else ()


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
    "recorded": lambda state, motion: (c.MethodSet(motion.about, Method.RECORDED),),
    "adjourn_debate": _gone("the debate on it is adjourned"),
    "not_competent": _gone("the body decided that it is not competent"),
    "not_put": _gone("the body decided not to vote on it"),
}
_LOST: dict[str, Callable[[State, MotionState], Consequences]] = {
    "put": _gone("the body decided not to vote on it"),
    "agenda": lambda state, motion: (c.Suspended(adjourned=True),),
}
