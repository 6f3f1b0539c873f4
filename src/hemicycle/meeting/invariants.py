"""What must hold in every meeting after every event, whatever is done in it.

Each check looks at one step, from the state before an event to the state after, and returns a
sentence when it is broken.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position, Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import motion_kind
from hemicycle.meeting.fold import Event
from hemicycle.meeting.state import GONE, Phase, State
from hemicycle.rules.answer import Code, Outcome
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide

Check = Callable[[State, Event, State], str | None]

_COUNTED = (Position.YES, Position.NO, Position.ABSTAIN)


def broken(before: State, event: Event, after: State) -> str | None:
    """The first invariant that a step breaks; None where all hold.

    What is asked of results is asked when there is one.
    """
    for check in CHECKS if isinstance(event, c.Decided) else ALWAYS:
        found = check(before, event, after)
        if found is not None:
            return found
    return None


def roll_call_fits(before: State, event: Event, _: State) -> str | None:
    """Tally equals roll call; nobody twice; nobody outside the roll.

    Asked once: a vote decided anew by a ruling keeps the roll of its day.
    """
    if not isinstance(event, c.Decided) or event.tally is None or event.vote in before.votes:
        return None
    members = [member for member, _ in event.roll]
    if len(set(members)) != len(members):
        return f"{event.vote}: a member is counted twice"
    roll = before.voters(event.target)
    if not roll.issuperset(members):
        return f"{event.vote}: somebody outside the roll is counted"
    said = [position for _, position in event.roll]
    complete = len(members) == len(roll)
    for position, count in zip(_COUNTED, _counts(event.tally), strict=True):
        named = said.count(position)
        if count is not None and (named > count or (complete and named != count)):
            return f"{event.vote}: {count} {position} announced, {named} in the roll call"
    return None


def result_is_a_function(before: State, event: Event, _: State) -> str | None:
    """The same question with the same votes is decided in the same way."""
    if not isinstance(event, c.Decided) or not _plain(event):
        return None
    again = decide(_case(before, event))
    if (again.outcome, again.code) != (event.decision.outcome, event.decision.code):
        return f"{event.vote}: decided once as {event.decision.code}, once as {again.code}"
    return None


def more_support_never_loses(before: State, event: Event, _: State) -> str | None:
    """A vote against turned into a vote in favour never loses an adopted question."""
    if not isinstance(event, c.Decided) or event.outcome is not Outcome.ADOPTED:
        return None
    tally = event.tally
    if not _plain(event) or tally is None or not tally.no:
        return None
    roll = dict(event.roll)
    turned = next((m for m, p in event.roll if p is Position.NO), None)
    if turned is not None:
        roll[turned] = Position.YES
    more = replace(tally, yes=tally.yes + 1, no=tally.no - 1)
    case = replace(_case(before, event), tally=more, positions=roll)
    if decide(case).outcome is not Outcome.ADOPTED:
        return f"{event.vote}: one more in favour loses it"
    return None


def abstentions_leave_a_majority_alone(before: State, event: Event, _: State) -> str | None:
    """Of those present and voting: fewer abstentions change nothing. In the Council they may."""
    if not isinstance(event, c.Decided) or before.permanent or not _plain(event):
        return None
    if event.question is Question.CHARTER_AMENDMENT or event.tally is None:
        return None
    fewer = replace(_case(before, event), tally=replace(event.tally, abstain=0), positions={})
    if decide(fewer).outcome is not event.outcome:
        return f"{event.vote}: the abstentions change the outcome"
    return None


def closed_is_closed(before: State, event: Event, after: State) -> str | None:
    """After the close no result, text or motion moves."""
    if before.phase is not Phase.CLOSED:
        return None
    kept = (before.votes, before.proposals, before.motions, before.rulings, before.elections)
    now = (after.votes, after.proposals, after.motions, after.rulings, after.elections)
    return None if kept == now else f"{type(event).__name__} moved something after the close"


def gone_stays_gone(before: State, event: Event, after: State) -> str | None:
    """What was withdrawn, lapsed or not put comes back by its own event or not at all."""
    if before.proposals is after.proposals:
        return None
    if isinstance(event, a.Reintroduce | a.Undo | c.Restored):
        return None
    for symbol, standing in before.proposals.items():
        if standing.stage in GONE and after.proposals[symbol].stage is not standing.stage:
            return f"{symbol} was {standing.stage} and is {after.proposals[symbol].stage}"
    return None


def what_was_counted_stays(before: State, event: Event, after: State) -> str | None:
    """A ruling may change what a vote means, never who voted how; a motion is decided once."""
    if isinstance(event, c.Decided) and event.vote in before.votes:
        counted = before.votes[event.vote]
        if (counted.tally, counted.roll) != (event.tally, event.roll):
            return f"{event.vote}: the count has changed"
    if before.motions is after.motions or isinstance(event, a.Undo | c.MotionReopened):
        return None
    for name, motion in before.motions.items():
        if motion.carried is not None and after.motions[name].carried is not motion.carried:
            return f"motion {name} is decided twice"
    return None


ALWAYS: tuple[Check, ...] = (closed_is_closed, gone_stays_gone, what_was_counted_stays)
CHECKS: tuple[Check, ...] = (
    roll_call_fits,
    result_is_a_function,
    more_support_never_loses,
    abstentions_leave_a_majority_alone,
    *ALWAYS,
)

_SPECIAL = frozenset({Question.APPEAL, Question.ELECTION})


def _plain(event: c.Decided) -> bool:
    """Decided by counted votes in one way that a case alone can tell again."""
    odd = (Code.NO_QUORUM, Code.AS_ANNOUNCED)
    return event.tally is not None and event.question not in _SPECIAL and (
        event.decision.code not in odd
    )  # fmt: skip


def _case(state: State, event: c.Decided) -> Case:
    return Case(
        body=state.convened.body,
        book=state.book,
        question=event.question,
        day=state.day,
        nature=event.nature,
        motion=motion_kind(state, event.target),
        tally=event.tally,
        positions=dict(event.roll),
        parties=frozenset(state.parties.get(state.root(event.target), ())),
        barred=state.barred,
        ballot_number=event.ballot_number,
    )


def _counts(tally: Tally) -> tuple[int | None, ...]:
    return (tally.yes, tally.no, tally.abstain)
