"""Sentences of consequences: what the rules made of an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Question
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import State
from hemicycle.meeting.telling import Line, cited, duration, named, sentence, title_of
from hemicycle.rules.answer import Code


def count_words(tally: Tally | None) -> str:
    """The count in words: never filled in where the sources do not give it."""
    return "count not in our sources" if tally is None else str(tally)


def _decided(state: State, event: c.Decided) -> Line:
    decision = event.decision
    title = title_of(state, event.target)
    if event.question is Question.ELECTION:
        count, result = event.note, _elected(state, event)
    else:
        adopted_so = decision.code is Code.ADOPTED_WITHOUT_VOTE
        count = "without a vote" if adopted_so else count_words(event.tally)
        result = outcome_words(event) + _conditions(event)
    again = f" (ballot {event.ballot_number})" if event.ballot_number > 1 else ""
    note = f" {sentence(event.note[0].upper() + event.note[1:])}" if _tells_more(event) else ""
    rule = deciding_rule(state, event)
    return Line(f"{title}{again}: {count}: {result}.{note}", rule, "result")


def _conditions(event: c.Decided) -> str:
    """What each of several requirements asked for, and what there was."""
    told = [
        f"{one.weight or 'members'} {one.yes:,} of {one.of:,}, {one.needed:,} needed"
        + ("" if one.yes >= one.needed or not one.holds else ", too few against it to block")
        for one in event.decision.conditions
        if one.yes is not None and one.needed is not None and one.of is not None
    ]
    return f" ({'; '.join(told)})" if len(told) > 1 else ""


def _elected(state: State, event: c.Decided) -> str:
    """Judges are elected only when both organs have chosen them."""
    names = ", ".join(event.decision.elected or ())
    if not names:
        return "nobody elected"
    judges = state.elections[event.target].office == "ICJ"
    return f"{'majority here' if judges else 'elected'}: {names}"


def _tells_more(event: c.Decided) -> bool:
    """Whether the note says more than the sentence does: an election's is its count."""
    told = (count_words(None), "")
    return event.question is not Question.ELECTION and event.note not in told


def deciding_rule(state: State, event: c.Decided) -> str:
    """The provision that failed, else the one that was met; none where nothing was derived."""
    decision = event.decision
    if decision.code is Code.AS_ANNOUNCED:
        return ""
    failed = [reason for reason in decision.reasons if not reason.holds]
    if failed:
        return failed[-1].provision
    quorum = state.book.at(state.convened.day).get("quorum.decide")
    presence = quorum.number if quorum is not None else ""
    return next(r.provision for r in decision.reasons if r.provision != presence)


def outcome_words(event: c.Decided) -> str:
    """Outcome and why, in words a delegate uses."""
    decision = event.decision
    if event.question is Question.APPEAL:
        return "the ruling is overruled" if decision.outcome == "adopted" else "the ruling stands"
    words = str(decision.outcome).replace("_", " ")
    if decision.vetoes:
        return f"{words}: veto ({', '.join(decision.vetoes)})"
    if decision.code in (Code.ADOPTED, Code.AS_ANNOUNCED, Code.ADOPTED_WITHOUT_VOTE):
        return words
    return f"{words} ({_WHY.get(decision.code, str(decision.code).replace('_', ' '))})"


_WHY = {
    Code.REJECTED_NO_MAJORITY: "more against than in favour",
    Code.FAILED_TWO_THIRDS: "no two thirds",
    Code.FAILED_MAJORITY: "no such majority",
    Code.TIE_REJECTED: "equally divided",
    Code.TIE_SECOND_VOTE: "equally divided, to be voted again",
    Code.INSUFFICIENT_AFFIRMATIVE: "too few votes in favour",
    Code.NO_QUORUM: "too few members present",
    Code.NEEDS_RULING: "until the majority is ruled on",
}


def _disposed(state: State, event: c.Disposed) -> Line:
    code = str(event.code).replace("_", " ")
    return Line(f"{title_of(state, event.target)}: {code}: {event.why}.", event.rule, "result")


def _nature(state: State, event: c.NatureSet) -> Line:
    return Line(f"{event.target} is {event.nature} (by {event.by}).", cited(state, "class"))


def _ended(state: State, event: c.MotionEnded) -> Line:
    carried = "carried" if event.carried else "not carried"
    return Line(f"{title_of(state, event.motion)}: {carried}: {event.why}.", event.rule, "result")


def _text_amended(_: State, event: c.TextAmended) -> Line:
    return Line(f"{event.symbol} now contains {event.by}.")


def _conflict(state: State, event: c.ConflictNamed) -> Line:
    kind = str(event.conflict).replace("_", " ")
    return Line(f"Before the vote: {kind}: {event.text}.", cited(state, "amendments"))


def _part_deleted(_: State, event: c.PartDeleted) -> Line:
    return Line(f"{event.part.name} is taken out of {event.symbol}.")


def _timer(_: State, event: c.TimerStarted) -> Line:
    timer = event.timer
    what = _PERIODS.get(timer.kind, timer.kind.replace("_", " ").capitalize())
    due = f"{timer.due_at:%Y-%m-%d %H:%M %Z}" if timer.due_at else f"{timer.due}"
    return Line(f"{what} by {due}.", timer.rule.number)


_PERIODS = {
    "veto_debate": "The Assembly is to debate the veto",
    "veto_report": "The Council is invited to report on the veto",
    "second_vote": "A second vote",
}


def _restored(state: State, event: c.Restored) -> Line:
    return Line(f"{event.symbol} is before the body again.", cited(state, "point_of_order"))


def _caucus(state: State, event: c.CaucusBegun) -> Line:
    kind = "A moderated" if event.each else "An unmoderated"
    each = f", {duration(event.each)} a speaker" if event.each else ""
    return Line(f"{kind} caucus of {duration(event.total)}{each} begins.", cited(state, "caucus"))


def _time_set(state: State, event: c.SpeakingTimeSet) -> Line:
    return Line(f"Speeches last at most {duration(event.each)}.", cited(state, "floor"))


def _list_opened(state: State, _: c.ListOpened) -> Line:
    return Line("The list of speakers is open again.", cited(state, "list"))


def _debate_closed(state: State, event: c.DebateClosed) -> Line:
    what = "list of speakers" if event.list_only else "debate"
    return Line(f"The {what} is closed.", cited(state, "list"))


def _discarded(state: State, event: c.BallotDiscarded) -> Line:
    return Line(f"The ballot of {named(state, event.member)} is not counted.", event.rule)


def _suspended(_: State, event: c.Suspended) -> Line:
    return Line(f"The meeting is {'adjourned' if event.adjourned else 'suspended'}.")


SENTENCES: dict[type, Callable[[State, Any], Line | None]] = {
    c.BallotDiscarded: _discarded,
    c.Decided: _decided,
    c.Disposed: _disposed,
    c.NatureSet: _nature,
    c.MotionEnded: _ended,
    c.TextAmended: _text_amended,
    c.ConflictNamed: _conflict,
    c.PartDeleted: _part_deleted,
    c.Restored: _restored,
    c.Suspended: _suspended,
    c.DebateClosed: _debate_closed,
    c.ListOpened: _list_opened,
    c.SpeakingTimeSet: _time_set,
    c.CaucusBegun: _caucus,
    c.TimerStarted: _timer,
}
