"""Sentences of texts and motions: handed in, tabled, signed, merged, moved, objected to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import Line, cited, duration, listed, named


def _tabled(state: State, event: a.Table) -> Line:
    who = listed(state, event.sponsors)
    return Line(f"{who}: draft {event.symbol}, {event.title}.", cited(state, "submit"))


def _amended(state: State, event: a.Amend) -> Line:
    who = listed(state, event.sponsors)
    return Line(f"{who}: amendment to {event.to}: {event.title}.", cited(state, "amendments"))


def _moved(state: State, event: a.Move) -> Line:
    kind = state.procedure.motions[event.motion]
    said = event.text or f"{event.motion.replace('_', ' ')} {event.about}".strip()
    times = [f"{duration(event.total)} in all"] if event.total else []
    times += [f"{duration(event.each)} each"] if event.each else []
    told = f" ({', '.join(times)})" if times else ""
    return Line(f"{named(state, event.member)} moves: {said}{told}.", kind.rule.number)


def _objected(state: State, event: a.Object) -> Line:
    return Line(f"{named(state, event.member)} objects.", cited(state, "without_vote"))


def _asked(state: State, event: a.AskVote) -> Line:
    rule = state.procedure.rules.get("invited")
    text = f"{named(state, event.member)} asks that {event.symbol} be put to the vote."
    return Line(text, rule.number if rule is not None else "")


def _handed_in(state: State, event: a.Paper) -> Line:
    signed = f", signed by {listed(state, event.signatories)}" if event.signatories else ""
    text = f"{listed(state, event.sponsors)}: working paper {event.symbol}, {event.title}{signed}."
    return Line(text, cited(state, "papers"))


def _signed(state: State, event: a.Sign) -> Line:
    return Line(f"{named(state, event.member)} signs {event.symbol}.", cited(state, "papers"))


def _introduced(state: State, event: a.Introduce) -> Line:
    standing = state.proposals[event.symbol]
    sponsors, signed = len(standing.proposal.sponsors), len(standing.signatories)
    names = f"sponsors: {sponsors}, signatories: {signed}"
    text = f"{event.paper} is introduced as draft {event.symbol} ({names})."
    return Line(text, cited(state, "papers"))


def _merged(state: State, event: a.Merge) -> Line:
    text = f"{listed(state, event.by)} merge {' and '.join(event.symbols)} into {event.symbol}"
    return Line(f"{text}, {event.title}.", cited(state, "revise"))


def _accepted(state: State, event: a.Accept) -> Line:
    text = f"All sponsors accept {event.amendment}: {state.parent(event.amendment)} is revised"
    return Line(f"{text}, and nothing is voted.", cited(state, "revise"))


def _revised(state: State, event: a.Revise) -> Line:
    text = f"All sponsors revise {event.symbol}"
    return Line(f"{text}; nothing is voted.", cited(state, "revise"))


def _joined(state: State, event: a.JoinSponsors) -> Line:
    text = f"{named(state, event.member)} joins the sponsors of {event.symbol}."
    return Line(text, cited(state, "submit"))


def _left(state: State, event: a.LeaveSponsors) -> Line:
    text = f"{named(state, event.member)} leaves the sponsors of {event.symbol}."
    return Line(text, cited(state, "submit"))


def _taken_up(state: State, event: a.Reintroduce) -> Line:
    text = f"{named(state, event.member)} takes up {event.symbol} again."
    return Line(text, cited(state, "withdraw"))


SENTENCES: dict[type, Callable[[State, Any], Line]] = {
    a.Table: _tabled,
    a.Paper: _handed_in,
    a.Sign: _signed,
    a.Introduce: _introduced,
    a.Merge: _merged,
    a.Amend: _amended,
    a.Accept: _accepted,
    a.Revise: _revised,
    a.JoinSponsors: _joined,
    a.LeaveSponsors: _left,
    a.Reintroduce: _taken_up,
    a.Move: _moved,
    a.Object: _objected,
    a.AskVote: _asked,
}
