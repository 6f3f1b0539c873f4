"""What questions, texts and acts are called in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hemicycle.meeting.state import State
from hemicycle.web.chamber.words import Talk

Act = Mapping[str, Any]
"""An act as plain values, without the fields that are still open."""


def question_title(state: State, target: str, talk: Talk) -> str:
    """What a question is called: a text by symbol and title, a motion by its kind or its words."""
    if target in state.proposals:
        return f"{target}, {state.proposals[target].proposal.title}"
    if target in state.motions:
        motion = state.motions[target]
        named = talk.plain_term("motion", motion.kind.name)
        parts = talk.comma.join(part.name for part in motion.parts)
        said = motion.text or parts
        return f"{named} {motion.about}".strip() + (f": {said}" if said else "")
    if target in state.rulings:
        return talk.plain("act.appeal", why=state.rulings[target].ruling.why)
    if target in state.elections:
        return state.elections[target].title or target
    symbol, _, name = target.partition("#")
    return f"{symbol}, {name}" if name else target


def member_name(state: State, code: str, talk: Talk) -> str:
    """A member on the day, by the name ruled on if there is one."""
    return talk.member(code, state.day, state.names)


def codes_by_name(state: State, talk: Talk) -> Mapping[str, str]:
    """Members and observers as somebody may write them, in small letters: by name, or by code."""
    known = [*sorted(state.roll or ()), *state.convened.observers] if state.sitting else []
    spoken = [(said, code) for said in (Talk(), talk) for code in known]
    named = {member_name(state, code, said).casefold(): code for said, code in spoken}
    return named | {code.casefold(): code for code in known}


def act_title(state: State, act: Act, talk: Talk) -> str:
    """An act as a button says it."""
    special = _SPECIAL.get(act["act"])
    return special(state, act, talk) if special else _plain(state, act, talk)


_LEFT_OPEN = {"correct": "vote", "publish": "vote", "ask_explain": "about"}
"""Acts of which a form may leave open what they are about."""


def _plain(state: State, act: Act, talk: Talk) -> str:
    """Acts whose words need no more than their fields; about one of several if it is left open."""
    about = _LEFT_OPEN.get(act["act"])
    name = f"{act['act']}_any" if about is not None and about not in act else act["act"]
    values = {
        "title": _about(state, act, talk),
        "member": member_name(state, act["member"], talk) if act.get("member") else "",
        "symbol": act.get("symbol")
        or act.get("to")
        or act.get("amendment")
        or act.get("paper", ""),
        "vote": act.get("vote", ""),
        "office": act.get("office", ""),
        "on": act.get("on", ""),
    }
    return talk.plain(f"act.{name}", **values)


def _about(state: State, act: Act, talk: Talk) -> str:
    for field in ("target", "to", "draft", "id", "election", "about"):
        if act.get(field):
            return question_title(state, act[field], talk)
    return ""


def _rule(state: State, act: Act, talk: Talk) -> str:
    kind = talk.plain_term("ruling", act.get("kind", "other"))
    on = act.get("on", "")
    if not on:
        return talk.plain("act.rule", kind=kind)
    known = state.roll is not None and on in state.roll
    named = member_name(state, on, talk) if known else on
    return talk.plain("act.rule_on", kind=kind, on=named)


def _speak(state: State, act: Act, talk: Talk) -> str:
    purpose, member = act.get("purpose", "statement"), act.get("member", "")
    named = member_name(state, member, talk) if member else ""
    title = question_title(state, act.get("about", ""), talk)
    if purpose == "reply" and named:
        return talk.plain("act.speak_reply", member=named)
    if purpose == "explanation" and named:
        return talk.plain("act.speak_explain", member=named, title=title)
    if purpose == "statement":
        return talk.plain("act.speak_to", member=named) if named else talk.plain("act.speak")
    if purpose == "question":
        title = member_name(state, act.get("about", ""), talk)
    words = talk.plain_term("purpose", purpose)
    if not title:
        return f"{talk.plain('act.speak')}: {words}"
    return talk.plain("act.speak_for", title=title, purpose=words)


def _cast(state: State, act: Act, talk: Talk) -> str:
    name = "cast_rights" if act.get("rights") else act["act"]
    return talk.plain(f"act.{name}", position=talk.plain(f"position.{act['position']}"))


def _attend(state: State, act: Act, talk: Talk) -> str:
    return talk.plain("act.attend_voting" if act.get("voting") else "act.attend")


def _yield(state: State, act: Act, talk: Talk) -> str:
    return talk.plain("act.yield", to=talk.plain_term("yield", act["to"]))


def _point(state: State, act: Act, talk: Talk) -> str:
    return talk.plain("act.raise_point", kind=talk.plain_term("point", act.get("kind", "order")))


def _object(state: State, act: Act, talk: Talk) -> str:
    title = question_title(state, act["to"], talk)
    text = act["to"] in state.proposals
    return talk.plain("act.object_text" if text else "act.object", title=title)


def _appeal(state: State, act: Act, talk: Talk) -> str:
    return question_title(state, act["ruling"], talk)


def _move(state: State, act: Act, talk: Talk) -> str:
    motion = talk.plain_term("motion", act["motion"])
    if act.get("about"):
        return talk.plain("act.move_about", motion=motion, about=act["about"])
    return talk.plain("act.move", motion=motion)


def _merge(state: State, act: Act, talk: Talk) -> str:
    return talk.plain("act.merge", symbols=" + ".join(act.get("symbols", ())))


def _draw_lot(state: State, act: Act, talk: Talk) -> str:
    return talk.plain("act.draw_lot", member=act.get("winner", ""))


_SPECIAL: Mapping[str, Callable[[State, Act, Talk], str]] = {
    "rule": _rule,
    "speak": _speak,
    "cast": _cast,
    "recast": _cast,
    "attend": _attend,
    "yield": _yield,
    "raise_point": _point,
    "object": _object,
    "appeal": _appeal,
    "move": _move,
    "merge": _merge,
    "draw_lot": _draw_lot,
}
