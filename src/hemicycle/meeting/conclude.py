"""From a vote to its result: the case the rules are asked, and what follows from their answer.

The decision is :func:`hemicycle.rules.decision.decide`'s alone; here its consequences for texts,
motions and rulings are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hemicycle.domain.proposal import Amendment
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Detail, Method, Nature, Position, Question
from hemicycle.meeting import consequences as c
from hemicycle.meeting.effects import (
    dispose,
    lapse,
    motion_effects,
    opposite,
    restore,
    settles,
    takes_out,
)
from hemicycle.meeting.fold import evolve
from hemicycle.meeting.order import text_now
from hemicycle.meeting.state import Stage, State
from hemicycle.rules.answer import Code, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.timer import Timer, started

Consequences = tuple[c.Consequence, ...]


def conclude(
    state: State,
    target: str,
    question: Question,
    tally: Tally | None,
    positions: Mapping[str, Position],
    *,
    method: Method = Method.RECORDED,
    announced: str = "",
    note: str = "",
    source: str = "",
    details: tuple[tuple[str, Detail], ...] = (),
) -> Consequences:
    """The decision on a question and everything that follows from it."""
    number = 2 if _second(state, target) else 1
    nature, by = nature_for(state, target, question)
    case = Case(
        body=state.convened.body,
        book=state.book,
        question=question,
        day=state.day,
        method=method,
        nature=nature,
        motion=motion_kind(state, target),
        present=_present(state, tally),
        tally=tally,
        positions=positions,
        parties=frozenset(state.parties.get(state.root(target), ())),
        barred=state.barred,
        put=_put(state, target) if question is Question.APPEAL else None,
        ballot_number=number,
        announced=announced or None,
    )
    decided = c.Decided(
        vote=_vote_id(state, target),
        target=target,
        question=question,
        method=method,
        nature=nature,
        nature_by=by,
        tally=tally,
        roll=tuple(sorted(positions.items())),
        ballot_number=number,
        decision=decide(case),
        note=note or _lateness(state, target),
        source=source,
        placed=state.vote.placed if state.vote is not None else "",
        details=details,
    )
    return (decided, *after(state, decided))


def after(state: State, decided: c.Decided) -> Consequences:
    """What follows from a decision."""
    if decided.decision.code is Code.NO_QUORUM:
        return ()
    following = evolve(state, decided)
    return (*_timers(state, decided), *_effects(following, decided))


def decide_again(state: State, vote: c.Decided, nature: Nature, by: str) -> Consequences:
    """A vote whose majority has been settled, or settled otherwise, since it was taken."""
    case = Case(
        body=state.convened.body,
        book=state.book,
        question=vote.question,
        day=state.day,
        nature=nature,
        tally=vote.tally,
        positions=dict(vote.roll),
        parties=frozenset(state.parties.get(state.root(vote.target), ())),
        barred=state.barred,
        ballot_number=vote.ballot_number,
    )
    decided = replace(vote, nature=nature, nature_by=by, decision=decide(case))
    return (decided, *after(state, decided))


def consensus(state: State, target: str, question: Question, note: str = "") -> Consequences:
    """Adoption without a vote."""
    return conclude(state, target, question, None, {}, method=Method.WITHOUT_VOTE, note=note)


# --- what the case needs ------------------------------------------------------------------------


def _second(state: State, target: str) -> bool:
    standing = state.proposals.get(target)
    return standing is not None and standing.stage is Stage.TIED


def _lateness(state: State, target: str) -> str:
    """A second vote after its time still counts: no rule says what else would become of it."""
    timer = _tie_timer(state, target) if _second(state, target) else None
    if timer is None or state.day is None:
        return ""
    if timer.due_at is not None and state.now is not None:
        late, due = state.now > timer.due_at, timer.due_at.isoformat(sep=" ", timespec="minutes")
    else:
        late, due = state.day > timer.due, timer.due.isoformat()
    return f"second vote later than {due}, when the 48 hours ended" if late else ""


def _tie_timer(state: State, target: str) -> Timer | None:
    """The period that the last vote on a text set running."""
    running = [entry.timer for entry in state.timers if state.votes[entry.because].target == target]
    return running[-1] if running else None


def nature_for(state: State, target: str, question: Question) -> tuple[Nature | None, str]:
    if target in state.motions or question is Question.APPEAL:
        return None, ""
    if question is Question.CLASSIFICATION:
        return Nature.PROCEDURAL, ""
    return state.nature_of(target)


def motion_kind(state: State, target: str) -> str | None:
    """The kind of a motion, for which the rulebook may ask a majority of its own."""
    motion = state.motions.get(target)
    return motion.kind.name if motion is not None else None


def _present(state: State, tally: Tally | None) -> int | None:
    """Presence as counted; more ballots than that show that more are present."""
    if state.present is None or tally is None or tally.cast is None:
        return state.present
    return max(state.present, tally.cast)


def _put(state: State, target: str) -> str:
    appeal = state.rulings[target].appeal
    assert appeal is not None
    return appeal.put


def _vote_id(state: State, target: str) -> str:
    taken = sum(vote.target == target for vote in state.votes.values())
    return target if not taken else f"{target} ({taken + 1})"


# --- what follows --------------------------------------------------------------------------------


def _timers(state: State, decided: c.Decided) -> Consequences:
    """The periods that the procedure counts from a tie, or from a veto."""
    tied = decided.decision.code is Code.TIE_SECOND_VOTE
    after = "tie" if tied else "veto" if decided.decision.vetoes else ""
    if not after:
        return ()
    assert state.day is not None
    timers = (
        started(rule, state.day, state.now)
        for rule in state.procedure.customs.timers
        if rule.after == after
    )
    return tuple(c.TimerStarted(decided.vote, timer) for timer in timers if timer is not None)


def _effects(state: State, decided: c.Decided) -> Consequences:
    target, outcome = decided.target, decided.outcome
    final = outcome in (Outcome.ADOPTED, Outcome.NOT_ADOPTED)
    if not final:
        return ()
    carried = outcome is Outcome.ADOPTED
    if target in state.motions:
        return motion_effects(state, state.motions[target], carried)
    if target in state.proposals:
        return _text_effects(state, target, carried)
    if "#" in target:
        return _part_effects(state, target, carried)
    return _appeal_effects(state, target) if carried else ()


def _text_effects(state: State, target: str, carried: bool) -> Consequences:
    standing = state.proposals[target]
    gone = lapse(state, target, f"{target} has been decided")
    if standing.classifies and standing.as_nature is not None:
        return (*gone, settles(standing.classifies, standing.as_nature, target, carried=carried))
    if not carried or not isinstance(standing.proposal, Amendment):
        return gone
    rule = state.procedure.rule("amendments").number
    why = f"its rejection follows from the adoption of {target}"
    excluded = tuple(
        event
        for name in state.excluded_by(target)
        if name in state.proposals and state.proposals[name].live
        for event in dispose(state, name, Code.NOT_PUT, rule, why)
    )
    return (c.TextAmended(standing.proposal.to, target), *gone, *excluded)


def _part_effects(state: State, target: str, carried: bool) -> Consequences:
    symbol, _, name = target.partition("#")
    standing = state.proposals[symbol]
    part = next(part for part in standing.parts if part.name == name)
    lost: Consequences = () if carried else (c.PartDeleted(symbol, part),)
    if len(standing.kept) < len(standing.parts) or not _nothing_left(state, symbol):
        return lost
    rule = state.procedure.rule("division").number
    why = "all its operative parts were rejected, so the whole is rejected"
    return (*lost, *dispose(state, symbol, Code.NOT_PUT, rule, why))


def _nothing_left(state: State, symbol: str) -> bool:
    """Whether every operative part has been rejected.

    Where the wording is not at hand this is known only if a part called ``the rest`` was voted.
    """
    standing = state.proposals[symbol]
    text = text_now(state, symbol)
    if text is not None:
        return not any(p.section == "OP" for p in text.standing())
    operative = [part.name for part in standing.parts if part.operative]
    covered = any(part.name == "the rest" for part in standing.parts)
    return covered and not any(standing.kept[name] for name in operative)


def _appeal_effects(state: State, ruling: str) -> Consequences:
    """The ruling falls; a majority it had settled is the other one, and votes follow it."""
    entry = state.rulings[ruling].ruling
    fallen = c.RulingOverruled(ruling)
    if takes_out(entry):
        return (fallen, *restore(state, entry.on))
    if entry.value is None:
        return (fallen,)
    by = f"the appeal against {ruling}"
    nature = opposite(entry.value)
    events: Consequences = (fallen, c.NatureSet(entry.on, nature, by))
    for event in events:
        state = evolve(state, event)
    dependent = [
        vote
        for vote in state.votes.values()
        if vote.nature_by == ruling and not state.is_gone(vote.target)
    ]
    for vote in dependent:
        again = decide_again(state, vote, nature, by)
        events += again
        for event in again:
            state = evolve(state, event)
    return events


def redecided(state: State, nature: Nature, on: str, by: str) -> Consequences:
    """Votes that waited for this ruling, decided now."""
    events: Consequences = (c.NatureSet(on, nature, by),)
    state = evolve(state, events[0])
    waiting = [
        vote
        for vote in state.votes.values()
        if vote.decision.code is Code.NEEDS_RULING
        and state.nature_of(vote.target)[1] == by
        and not state.is_gone(vote.target)
    ]
    for vote in waiting:
        again = decide_again(state, vote, nature, by)
        events += again
        for event in again:
            state = evolve(state, event)
    return events
