"""A meeting as sentences: one for each event that a reader should see, with its rule.

Plain words without markup; the faces lay them out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hemicycle.domain.state import register
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Question
from hemicycle.errors import UnknownMemberError
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.fold import Event, evolve
from hemicycle.meeting.state import EMPTY, State
from hemicycle.rules.answer import Code, Decision


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; ``rule`` is empty where none is applied; ``kind`` is act or result."""

    text: str
    rule: str = ""
    kind: str = "act"


def story(events: Iterable[Event], start: State = EMPTY) -> Iterator[tuple[Line, Event, State]]:
    """The meeting, sentence by sentence, each with its event and the state after it."""
    state = start
    for event in events:
        state = evolve(state, event)
        tell = _SENTENCES.get(type(event))
        if tell is not None:
            yield tell(state, event), event, state


def named(state: State, code: str) -> str:
    """Name of a member on the day."""
    assert state.day is not None
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


# --- sentences of acts ---------------------------------------------------------------------------


def _convened(state: State, event: a.Convene) -> Line:
    where = f", {event.meeting}" if event.meeting else ""
    return Line(f"{state.book.name}{where}, {event.day}: {event.title or event.session}.")


def _opened(state: State, event: a.Open) -> Line:
    seen = "" if event.present is None else f" with {event.present} present"
    return Line(f"The {state.book.presiding} opens the meeting{seen}.", _rule(state, "opening"))


def _resumed(_: State, event: a.Resume) -> Line:
    return Line(f"The meeting goes on, {event.day}.")


def _chaired(state: State, event: a.TakeChair) -> Line:
    why = f" Why: {event.why}." if event.why else ""
    return Line(f"{named(state, event.member)} takes the chair.{why}", _rule(state, "chair"))


def _attending(state: State, event: a.Attend) -> Line:
    how = "present and voting" if event.voting else "present"
    return Line(f"{named(state, event.member)} answers the roll: {how}.", _rule(state, "ballot"))


def _closed(_: State, __: a.Close) -> Line:
    return Line("The meeting is closed.")


def _remark(_: State, event: a.Remark) -> Line:
    return Line(event.text, kind="remark")


def _tabled(state: State, event: a.Table) -> Line:
    who = listed(state, event.sponsors)
    return Line(f"{who}: draft {event.symbol}, {event.title}.", _rule(state, "submit"))


def _amended(state: State, event: a.Amend) -> Line:
    who = listed(state, event.sponsors)
    return Line(f"{who}: amendment to {event.to}: {event.title}.", _rule(state, "amendments"))


def _ruled(state: State, event: a.Rule) -> Line:
    by = event.by or state.presiding
    title = f"{state.book.presiding} ({named(state, by)})" if by else state.book.presiding
    what = {
        "nature": f"{event.on} is {event.value}",
        "order": "the amendments are voted in this order: " + ", ".join(event.values),
        "excludes": f"the adoption of {event.on} excludes {', '.join(event.values)}",
        "not_put": f"{event.on} is not put",
        "party": f"{listed(state, event.values)} is a party to the dispute",
    }.get(event.kind, event.kind.value)
    rule = "amendments" if event.kind in ("order", "excludes") else "point_of_order"
    rule = "class" if event.kind == "nature" else rule
    return Line(f"The {title} rules: {what}. Why: {event.why}.", _rule(state, rule))


def _appealed(state: State, event: a.Appeal) -> Line:
    return Line(f"{named(state, event.member)} appeals.", _rule(state, "point_of_order"))


def _moved(state: State, event: a.Move) -> Line:
    kind = state.procedure.motions[event.motion]
    said = event.text or f"{event.motion.replace('_', ' ')} {event.about}".strip()
    return Line(f"{named(state, event.member)} moves: {said}.", kind.rule.number)


def _objected(state: State, event: a.Object) -> Line:
    return Line(f"{named(state, event.member)} objects.", _rule(state, "without_vote"))


def _asked(state: State, event: a.AskVote) -> Line:
    rule = state.procedure.rules.get("invited")
    text = f"{named(state, event.member)} asks that {event.symbol} be put to the vote."
    return Line(text, rule.number if rule is not None else "")


def _spoke(state: State, event: a.Speak) -> Line:
    purpose = str(event.purpose).replace("_", " ")
    said = f": {event.text}" if event.text else ""
    about = f" on {event.about}" if event.about else ""
    return Line(f"{named(state, event.member)}, {purpose}{about}{said}.", _rule(state, "floor"))


def _point(state: State, event: a.RaisePoint) -> Line:
    text = f"{named(state, event.member)}, on a point of order: {event.text}."
    return Line(text, _rule(state, "point_of_order"))


def _announced(state: State, event: a.Announce) -> Line:
    return Line(f"The voting on {event.draft} begins.", _rule(state, "lock"))


def _corrected(state: State, event: a.Correct) -> Line:
    text = f"{named(state, event.member)} had intended to vote {event.intended}; the result stands."
    return Line(text, _rule(state, "correction"))


# --- sentences of consequences --------------------------------------------------------------------


def count_words(tally: Tally | None) -> str:
    """The count in words: never filled in where the sources do not give it."""
    return "count not in our sources" if tally is None else str(tally)


def _decided(state: State, event: c.Decided) -> Line:
    decision = event.decision
    title = title_of(state, event.target)
    if event.question is Question.ELECTION:
        count = event.note
        result = f"elected: {', '.join(decision.elected)}" if decision.elected else "nobody elected"
    else:
        adopted_so = decision.code is Code.ADOPTED_WITHOUT_VOTE
        count = "without a vote" if adopted_so else count_words(event.tally)
        result = outcome_words(event)
    again = f" (ballot {event.ballot_number})" if event.ballot_number > 1 else ""
    note = f" {event.note[0].upper()}{event.note[1:]}." if _tells_more(event) else ""
    return Line(
        f"{title}{again}: {count}: {result}.{note}", _deciding_rule(state, decision), "result"
    )


def _tells_more(event: c.Decided) -> bool:
    """Whether the note says more than the sentence does: an election's is its count."""
    told = (count_words(None), "")
    return event.question is not Question.ELECTION and event.note not in told


def _deciding_rule(state: State, decision: Decision) -> str:
    """The provision that failed, else the one that was met; none where nothing was derived."""
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
    if decision.code not in ("adopted", "as_announced"):
        words += f" ({str(decision.code).replace('_', ' ')})"
    return words


def _disposed(state: State, event: c.Disposed) -> Line:
    code = str(event.code).replace("_", " ")
    return Line(f"{title_of(state, event.target)}: {code}: {event.why}.", event.rule, "result")


def _nature(state: State, event: c.NatureSet) -> Line:
    return Line(f"{event.target} is {event.nature} (by {event.by}).", _rule(state, "class"))


def _ended(state: State, event: c.MotionEnded) -> Line:
    carried = "carried" if event.carried else "not carried"
    return Line(f"{title_of(state, event.motion)}: {carried}: {event.why}.", event.rule, "result")


def _text_amended(_: State, event: c.TextAmended) -> Line:
    return Line(f"{event.symbol} now contains {event.by}.")


def _conflict(state: State, event: c.ConflictNamed) -> Line:
    kind = str(event.conflict).replace("_", " ")
    return Line(f"Before the vote: {kind}: {event.text}.", _rule(state, "amendments"))


def _part_deleted(_: State, event: c.PartDeleted) -> Line:
    return Line(f"{event.part.name} is taken out of {event.symbol}.")


def _timer(_: State, event: c.TimerStarted) -> Line:
    what = {"veto_debate": "The Assembly is to debate the veto", "second_vote": "A second vote"}
    return Line(f"{what[event.timer.kind]} by {event.timer.due}.", event.timer.rule.number)


def _discarded(state: State, event: c.BallotDiscarded) -> Line:
    return Line(f"The ballot of {named(state, event.member)} is not counted.", event.rule)


def _suspended(_: State, event: c.Suspended) -> Line:
    return Line(f"The meeting is {'adjourned' if event.adjourned else 'suspended'}.")


def _rule(state: State, key: str) -> str:
    return state.procedure.rule(key).number


_SENTENCES: dict[type, Callable[[State, Any], Line]] = {
    a.Convene: _convened,
    a.Open: _opened,
    a.Attend: _attending,
    a.Resume: _resumed,
    a.TakeChair: _chaired,
    a.Close: _closed,
    a.Remark: _remark,
    a.Table: _tabled,
    a.Amend: _amended,
    a.Speak: _spoke,
    a.RaisePoint: _point,
    a.Rule: _ruled,
    a.Appeal: _appealed,
    a.Move: _moved,
    a.Object: _objected,
    a.AskVote: _asked,
    a.Announce: _announced,
    a.Correct: _corrected,
    c.BallotDiscarded: _discarded,
    c.Decided: _decided,
    c.Disposed: _disposed,
    c.NatureSet: _nature,
    c.MotionEnded: _ended,
    c.TextAmended: _text_amended,
    c.ConflictNamed: _conflict,
    c.PartDeleted: _part_deleted,
    c.Suspended: _suspended,
    c.TimerStarted: _timer,
}
"""Events without a sentence say nothing a reader needs: presence, the list of speakers, ballots."""
