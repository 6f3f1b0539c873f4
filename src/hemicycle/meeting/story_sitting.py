"""Sentences of the sitting and the floor: opening and closing, speaking, points, rulings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import Line, cited, duration, listed, named, sentence, title_of
from hemicycle.meeting.words import Purpose, RulingKind, YieldTo


def _convened(state: State, event: a.Convene) -> Line:
    where = f", {event.meeting}" if event.meeting else ""
    topic = event.title or event.session
    return Line(f"{state.book.name}{where}, {event.day}{f': {topic}' if topic else ''}.")


def _opened(state: State, event: a.Open) -> Line:
    seen = "" if event.present is None else f" with {event.present} present"
    return Line(f"The {state.book.presiding} opens the meeting{seen}.", cited(state, "opening"))


def _resumed(_: State, event: a.Resume) -> Line:
    return Line(f"The meeting goes on, {event.day}.")


def _chaired(state: State, event: a.TakeChair) -> Line:
    why = f" Why: {event.why}." if event.why else ""
    return Line(f"{named(state, event.member)} takes the chair.{why}", cited(state, "chair"))


def _undone(state: State, event: a.Undo) -> Line:
    what = "the last act is" if event.acts == 1 else f"the last {event.acts} acts are"
    who = f" by {event.by}" if event.by else ""
    return Line(f"Undone{who}: {what} taken back. Why: {event.why}.", cited(state, "order"))


def _attending(state: State, _: a.Attend) -> Line:
    bound = listed(state, sorted(state.must_vote))
    free = listed(state, sorted(state.attending - state.must_vote))
    answers = [f"present and voting: {bound}"] if bound else []
    answers += [f"present: {free}"] if free else []
    return Line(f"The roll: {'; '.join(answers)}.", cited(state, "ballot"))


def _closed(_: State, __: a.Close) -> Line:
    return Line("The meeting is closed.")


def _remark(_: State, event: a.Remark) -> Line:
    return Line(event.text, kind="remark")


def _ruled(state: State, event: a.Rule) -> Line:
    by = event.by or state.presiding
    known = by and by != state.book.presiding
    title = f"{state.book.presiding} ({named(state, by)})" if known else state.book.presiding
    said = _RULED.get(event.kind)
    what = said(state, event) if said is not None else str(event.kind)
    if event.kind is RulingKind.POINT:
        return Line(sentence(f"The {title}: {event.why}"), cited(state, "point_of_order"))
    rule = _RULE_OF_RULING.get(event.kind, "point_of_order")
    return Line(f"The {title} rules: {what}. Why: {event.why}.", cited(state, rule))


_RULED: dict[RulingKind, Callable[[State, a.Rule], str]] = {
    RulingKind.NATURE: lambda _, e: f"{e.on} is {e.value}",
    RulingKind.ORDER: lambda _, e: f"the amendments are voted in this order: {', '.join(e.values)}",
    RulingKind.EXCLUDES: lambda _, e: f"the adoption of {e.on} excludes {', '.join(e.values)}",
    RulingKind.NOT_PUT: lambda _, e: f"{e.on} is not put",
    RulingKind.AMENDMENT: lambda _, e: f"{e.on} is {'an' if e.granted else 'no'} amendment",
    RulingKind.PARTY: lambda state, e: f"{listed(state, e.values)} is a party to the dispute",
    RulingKind.WAIVER: lambda _, e: (
        f"{e.on} is {'' if e.granted else 'not '}taken up although it was circulated late"
    ),
    RulingKind.CREDENTIALS: lambda state, e: (
        f"the credentials of {named(state, e.on)} are {'' if e.granted else 'not '}in order"
    ),
    RulingKind.REPLY: lambda state, e: (
        f"{named(state, e.on)} has {'a' if e.granted else 'no'} right of reply"
    ),
    RulingKind.FAULT: lambda _, __: "the vote is taken anew",
    RulingKind.RECOUNT: lambda state, e: f"{title_of(state, e.on)} is put once more",
    RulingKind.NAME: lambda _, e: f"{e.on} is called {e.values[0]}",
    RulingKind.LABEL: lambda state, e: (
        f"in the vote on {e.on} {named(state, e.values[0])} was {e.values[1].replace('_', ' ')}"
    ),
}


_RULE_OF_RULING = {
    RulingKind.NATURE: "class",
    RulingKind.ORDER: "amendments",
    RulingKind.EXCLUDES: "amendments",
    RulingKind.AMENDMENT: "amendments",
    RulingKind.WAIVER: "submit",
    RulingKind.CREDENTIALS: "seat",
    RulingKind.REPLY: "reply",
    RulingKind.FAULT: "method",
    RulingKind.RECOUNT: "tie",
    RulingKind.LABEL: "ballot",
}


def _appealed(state: State, event: a.Appeal) -> Line:
    return Line(f"{named(state, event.member)} appeals.", cited(state, "point_of_order"))


def _spoke(state: State, event: a.Speak) -> Line:
    said = f": {event.text}" if event.text else ""
    how = _SPOKE[event.purpose].format(about=title_of(state, event.about) if event.about else "")
    return Line(sentence(f"{named(state, event.member)} {how}{said}"), cited(state, "floor"))


_SPOKE = {
    Purpose.STATEMENT: "speaks",
    Purpose.FOR_MOTION: "speaks for the motion ({about})",
    Purpose.AGAINST_MOTION: "speaks against the motion ({about})",
    Purpose.EXPLANATION: "explains its vote on {about}",
    Purpose.DISASSOCIATION: "disassociates itself from {about}",
    Purpose.REPLY: "replies",
    Purpose.QUESTION: "asks",
}


def _finished(state: State, event: a.Finish) -> Line:
    seconds = state.speeches[-1].seconds
    took = "" if seconds is None else f" after {duration(seconds)}"
    return Line(f"{named(state, event.member)} ends{took}.")


def _yielded(state: State, event: a.Yield) -> Line:
    whom = named(state, event.receiver) if event.receiver else f"the {event.to}"
    whom = "questions" if event.to is YieldTo.QUESTIONS else whom
    floor = state.floor
    left = None if floor is None or not event.receiver else floor.allowed
    told = "" if left is None else f", {duration(left)}"
    text = f"{named(state, event.member)} yields to {whom}{told}."
    return Line(text, cited(state, "yields"))


def _reply_asked(state: State, event: a.AskReply) -> Line:
    why = f": {event.text}" if event.text else ""
    text = f"{named(state, event.member)} asks for a right of reply{why}."
    return Line(text, cited(state, "reply"))


def _explain_asked(state: State, event: a.AskExplain) -> Line:
    text = f"{named(state, event.member)} asks to explain its vote on {event.about}."
    return Line(text, cited(state, "explain"))


def _caucus_over(state: State, _: a.EndCaucus) -> Line:
    return Line("The caucus is over.", cited(state, "caucus"))


def _point(state: State, event: a.RaisePoint) -> Line:
    kind = {"order": "order", "inquiry": "inquiry", "privilege": "personal privilege"}[event.kind]
    text = f"{named(state, event.member)}, on a point of {kind}: {event.text}"
    return Line(sentence(text), cited(state, "point_of_order"))


def _challenged(state: State, event: a.ChallengeCredentials) -> Line:
    why = f": {event.why}" if event.why else ""
    text = f"{named(state, event.member)} challenges the credentials of {named(state, event.of)}"
    return Line(f"{text}{why}. It sits provisionally.", cited(state, "seat"))


SENTENCES: dict[type, Callable[[State, Any], Line]] = {
    a.Convene: _convened,
    a.Open: _opened,
    a.Attend: _attending,
    a.Resume: _resumed,
    a.TakeChair: _chaired,
    a.Close: _closed,
    a.Undo: _undone,
    a.Remark: _remark,
    a.Speak: _spoke,
    a.Finish: _finished,
    a.Yield: _yielded,
    a.AskReply: _reply_asked,
    a.AskExplain: _explain_asked,
    a.EndCaucus: _caucus_over,
    a.RaisePoint: _point,
    a.ChallengeCredentials: _challenged,
    a.Rule: _ruled,
    a.Appeal: _appealed,
}
"""Acts without a sentence say nothing a reader needs: presence, the list of speakers."""
