"""Words for members, questions and times, as every sentence of a story uses them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hemicycle.domain.state import register
from hemicycle.errors import UnknownMemberError
from hemicycle.meeting.state import State


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; ``rule`` is empty where none is applied; ``kind`` is act or result."""

    text: str
    rule: str = ""
    kind: str = "act"


def named(state: State, code: str) -> str:
    """Name of a member on the day."""
    assert state.day is not None
    if code in state.names:
        return state.names[code]
    try:
        return register().name(code, state.day)
    except UnknownMemberError:
        return code


def listed(state: State, codes: Iterable[str]) -> str:
    return ", ".join(named(state, code) for code in codes)


def title_of(state: State, target: str) -> str:
    """What a question is called: its symbol and its title, a part's words, a motion's text."""
    if target in state.proposals:
        return f"{target}, {state.proposals[target].proposal.title}"
    if target in state.motions:
        motion = state.motions[target]
        return motion.text or f"{motion.kind.name.replace('_', ' ')} {motion.about}".strip()
    if target in state.rulings:
        return f"the appeal against the ruling: {state.rulings[target].ruling.why}"
    if target in state.elections:
        return state.elections[target].title or target
    symbol, _, name = target.partition("#")
    return f"{symbol}, {name}" if name else target


def cited(state: State, key: str) -> str:
    """Number of the rule of the body for something."""
    return state.procedure.rule(key).number


def sentence(text: str) -> str:
    """With its full stop, unless it ends in a mark of its own."""
    return text if text.endswith(("?", "!", ".")) else f"{text}."


def duration(seconds: float) -> str:
    """Seconds in words: ``1 min 30 s``."""
    minutes, rest = divmod(round(seconds), 60)
    parts = (f"{minutes} min" if minutes else "", f"{rest} s" if rest or not minutes else "")
    return " ".join(part for part in parts if part)
