"""The engine: an act in, its events or a refusal out.

>>> from datetime import date
>>> from hemicycle.meeting.acts import Close, Convene
>>> from hemicycle.meeting.state import EMPTY
>>> [type(event).__name__ for event in perform(EMPTY, Convene("SC", date(2025, 2, 24)))]
['Convene', 'Composed']
>>> perform(EMPTY, Close()).what
'Close is not in order: the meeting stands at before'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting import (
    on_ballots,
    on_elections,
    on_floor,
    on_motions,
    on_papers,
    on_results,
    on_rulings,
    on_sitting,
    on_texts,
    on_votes,
)
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.fold import Event, fold, inner
from hemicycle.meeting.order import ALLOWED, in_order, refuse, rule_of_phase
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import EMPTY, Phase, State
from hemicycle.rules.sequence import Rule

_BEGINNING = Rule("Script", "docs/meeting.md", "A meeting begins by being convened.")

_HANDLERS: dict[type, Callable[[State, Any], Consequences | Refusal]] = {
    a.Convene: on_sitting.convene,
    a.Open: on_sitting.open_meeting,
    a.CountPresent: on_sitting.count_present,
    a.Attend: on_sitting.attend,
    a.Resume: on_sitting.resume,
    a.TakeChair: on_sitting.take_chair,
    a.Close: on_sitting.accept,
    a.Remark: on_sitting.accept,
    a.Undo: on_sitting.undo,
    a.ChallengeCredentials: on_sitting.challenge_credentials,
    a.Inscribe: on_floor.inscribe,
    a.Speak: on_floor.speak,
    a.Finish: on_floor.finish,
    a.Yield: on_floor.yield_floor,
    a.AskReply: on_floor.ask_reply,
    a.AskExplain: on_floor.ask_explain,
    a.EndCaucus: on_floor.end_caucus,
    a.RaisePoint: on_rulings.raise_point,
    a.Rule: on_rulings.rule,
    a.Appeal: on_rulings.appeal,
    a.DeclareParty: on_rulings.declare_party,
    a.Table: on_texts.table,
    a.Paper: on_papers.hand_in,
    a.Sign: on_papers.sign,
    a.Introduce: on_papers.introduce,
    a.Merge: on_papers.merge,
    a.Accept: on_papers.accept_amendment,
    a.Amend: on_texts.amend,
    a.JoinSponsors: on_texts.join_sponsors,
    a.LeaveSponsors: on_texts.leave_sponsors,
    a.Revise: on_texts.revise,
    a.Withdraw: on_texts.withdraw,
    a.Reintroduce: on_texts.reintroduce,
    a.AskVote: on_texts.ask_vote,
    a.StateCosts: on_texts.state_costs,
    a.Move: on_motions.move,
    a.DropMotion: on_motions.drop_motion,
    a.Object: on_motions.object_to,
    a.Agree: on_motions.agree,
    a.Announce: on_votes.announce,
    a.Put: on_votes.put,
    a.Cast: on_ballots.cast,
    a.Pass: on_ballots.pass_turn,
    a.Recast: on_ballots.recast,
    a.Refrain: on_ballots.refrain,
    a.CloseVote: on_ballots.close_vote,
    a.Result: on_results.result,
    a.Publish: on_results.publish,
    a.Correct: on_results.correct,
    a.OpenElection: on_elections.open_election,
    a.CountBallots: on_elections.count_ballots,
    a.DrawLot: on_elections.draw_lot,
    a.Confer: on_elections.confer,
}


def perform(state: State, act: a.Act) -> tuple[Event, ...] | Refusal:
    """The events of an act: itself and its consequences; or why it is refused.

    Pure: the same state and act give the same answer, and the state is not touched.
    """
    if type(act) not in ALLOWED[state.phase]:
        return _out_of_phase(state, act)
    if act.at is not None:
        wrong = _instant(state, act.at)
        if wrong is not None:
            return refuse(state, wrong, "order")
        state = state.having(now=act.at)
    answer = _HANDLERS[type(act)](state, act)
    return answer if isinstance(answer, Refusal) else (act, *answer)


def _elsewhere(state: State, act: a.Elsewhere) -> Consequences | Refusal:
    """The act in the other body, by its rules; it is told what this one has chosen, of judges."""
    there, does = state.beside.get(act.body, EMPTY), inner(act)
    if isinstance(does, a.Elsewhere | a.Undo):
        return refuse(state, "What is done elsewhere is undone here, and not nested", "order")
    if isinstance(does, a.CountBallots) and does.elsewhere is None:
        does = replace(does, elsewhere=on_elections.elsewhere_elected(state, does.election))
    answer = perform(there, does)
    if isinstance(answer, Refusal):
        return answer
    return tuple(c.FollowedElsewhere(act.body, event) for event in answer[1:])


_HANDLERS[a.Elsewhere] = _elsewhere


def _instant(state: State, at: datetime) -> str | None:
    """What is wrong with the instant told for an act."""
    if at.tzinfo is None:
        return f"{at.isoformat()} does not say how far it is from UTC"
    if state.now is not None and at < state.now:
        return f"{at.isoformat()} is before {state.now.isoformat()}, the act before"
    return None


def _out_of_phase(state: State, act: a.Act) -> Refusal:
    place = str(state.phase).replace("_", " ")
    what = f"{type(act).__name__} is not in order: the meeting stands at {place}"
    if state.phase is Phase.BEFORE:
        return Refusal(what, _BEGINNING, in_order(state))
    return refuse(state, what, rule_of_phase(state.phase))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as it goes on: the events so far and the state they amount to."""

    state: State = EMPTY
    events: tuple[Event, ...] = ()

    def do(self, act: a.Act) -> Meeting:
        """The meeting after an act.

        Raises
        ------
        ProcedureError
            The act is refused; the message names the rule and what would be in order.
        """
        answer = perform(self.state, act)
        if isinstance(answer, Refusal):
            raise answer.error(f"act {len(self.events) + 1}: {act}")
        return Meeting(fold(answer, self.state), self.events + answer)
