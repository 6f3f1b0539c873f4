"""Sentences of acts: what members and the presiding officer did."""

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


def _tabled(state: State, event: a.Table) -> Line:
    who = listed(state, event.sponsors)
    return Line(f"{who}: draft {event.symbol}, {event.title}.", cited(state, "submit"))


def _amended(state: State, event: a.Amend) -> Line:
    who = listed(state, event.sponsors)
    return Line(f"{who}: amendment to {event.to}: {event.title}.", cited(state, "amendments"))


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


def _party(state: State, event: a.DeclareParty) -> Line:
    text = f"{named(state, event.member)} declares itself a party to the dispute."
    return Line(text, cited(state, "parties"))


def _announced(state: State, event: a.Announce) -> Line:
    return Line(f"The voting on {event.draft} begins.", cited(state, "lock"))


def _put(state: State, event: a.Put) -> Line | None:
    """Told where the way of voting says more than that the question is put."""
    title = title_of(state, event.target)
    if event.lot:
        text = f"Roll call on {title}: {named(state, event.lot)} was drawn to be called first."
        return Line(text, cited(state, "roll_call"))
    if event.by_letter:
        until = f" until {event.until:%Y-%m-%d %H:%M %Z}" if event.until else ""
        return Line(f"Vote by letter on {title}{until}.", cited(state, "method"))
    return None


def _passed(state: State, event: a.Pass) -> Line:
    return Line(f"{named(state, event.member)} passes.", cited(state, "roll_call"))


def _cast(state: State, event: a.Cast) -> Line | None:
    """Told where there is more in it than the board will show."""
    vote = state.vote
    again = vote is not None and event.member in vote.again
    if not again and not event.rights:
        return None
    said = f"{named(state, event.member)}{', called again' if again else ''}: "
    said += event.position.lower() + (", with rights" if event.rights else "")
    return Line(f"{said}.", cited(state, "roll_call"))


def _recast(state: State, event: a.Recast) -> Line:
    text = f"{named(state, event.member)} changes its ballot to {event.position.lower()}"
    return Line(f"{text}, before the close.", cited(state, "ballot"))


def _refrained(state: State, event: a.Refrain) -> Line:
    return Line(f"{named(state, event.member)} does not participate.", cited(state, "ballot"))


def _published(state: State, event: a.Publish) -> Line:
    count = f"{event.yes}–{event.no}–{event.abstain}"
    source = f" ({event.source})" if event.source else ""
    text = f"The record prints {count} for {event.vote}{source}; the result announced stands."
    return Line(text, cited(state, "correction"))


def _election(state: State, event: a.OpenElection) -> Line:
    seats = f"{event.seats} seats" if event.seats > 1 else "one seat"
    return Line(f"Election: {event.title or event.office}, {seats}.", cited(state, "election"))


def _conferred(state: State, event: a.Confer) -> Line:
    text = f"A joint conference of {len(event.members)} proposes {event.name}"
    return Line(f"{text} by {event.votes} votes.", cited(state, "election"))


def _lot(state: State, event: a.DrawLot) -> Line:
    return Line(f"The lot falls on {event.winner}.", cited(state, "election"))


def _corrected(state: State, event: a.Correct) -> Line:
    text = f"{named(state, event.member)} had intended to vote {event.intended}; the result stands."
    return Line(text, cited(state, "correction"))


SENTENCES: dict[type, Callable[[State, Any], Line | None]] = {
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
    a.EndCaucus: _caucus_over,
    a.RaisePoint: _point,
    a.ChallengeCredentials: _challenged,
    a.Rule: _ruled,
    a.Appeal: _appealed,
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
    a.DeclareParty: _party,
    a.Announce: _announced,
    a.Put: _put,
    a.Cast: _cast,
    a.Pass: _passed,
    a.Recast: _recast,
    a.Refrain: _refrained,
    a.Publish: _published,
    a.Correct: _corrected,
    a.OpenElection: _election,
    a.Confer: _conferred,
    a.DrawLot: _lot,
}
"""Acts without a sentence say nothing a reader needs: presence, the list of speakers, ballots."""
