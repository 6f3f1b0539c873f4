"""Procedural motions: moving, dropping, objecting, agreeing."""

from __future__ import annotations

from hemicycle.domain.vote import Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences, consensus
from hemicycle.meeting.effects import motion_effects
from hemicycle.meeting.fold import evolve
from hemicycle.meeting.order import awaiting_ruling, next_question, refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import MotionState, Stage, Standing, State
from hemicycle.rules.sequence import MotionRule

Answer = Consequences | Refusal


def move(state: State, act: a.Move) -> Answer:
    kind = state.procedure.motions.get(act.motion)
    if kind is None:
        known = ", ".join(state.procedure.motions)
        return refuse(state, f"No motion {act.motion!r} here; there are {known}", "precedence")
    if not act.id or act.id in {*state.motions, *state.proposals, *state.rulings}:
        return refuse(state, f"{act.id!r} cannot be the id of a new motion", "precedence")
    if not state.may_move(act.member):
        return refuse(state, f"{act.member} may not make motions here", "observers")
    if state.announced is not None and not kind.during_voting:
        return refuse(state, "The voting has been announced", "lock")
    if any(m.kind is kind and m.about == act.about for m in state.pending_motions()):
        return refuse(state, "The same motion is pending", "precedence")
    return _times(state, act, kind) or (_about(state, act, kind) if kind.about else None) or ()


def _times(state: State, act: a.Move, kind: MotionRule) -> Refusal | None:
    """What is wrong with the times it states: those it asks for and no others."""
    for word, seconds in (("total", act.total), ("each", act.each)):
        if (word in kind.asks) != (seconds > 0) or seconds < 0:
            needs = " and ".join(kind.asks) or "no time"
            return refuse(state, f"A motion {kind.name} states {needs}, in seconds", "precedence")
    if act.each > act.total > 0:
        return refuse(state, "The speaking time is longer than the caucus", "precedence")
    if kind.effect == "extend_caucus" and state.caucus is None:
        return refuse(state, "There was no caucus to extend", "precedence")
    return None


def _about(state: State, act: a.Move, kind: MotionRule) -> Refusal | None:
    """What is wrong with the text the motion is about."""
    standing = state.proposals.get(act.about)
    if standing is None:
        return refuse(state, f"The motion is about no text: {act.about!r}", "order")
    if kind.effect == "reconsider":
        return _reconsidered(state, act, standing)
    if standing.stage is not Stage.PENDING or standing.voted:
        return refuse(state, f"{act.about} has been voted on or is gone", "order")
    return _divided(state, act, standing) if kind.effect == "division" else None


def _reconsidered(state: State, act: a.Move, standing: Standing) -> Refusal | None:
    decided = standing.stage in (Stage.ADOPTED, Stage.REJECTED)
    if decided and standing.is_draft:
        return None
    return refuse(state, f"{act.about} is no draft adopted or rejected", "reconsider")


def _divided(state: State, act: a.Move, standing: Standing) -> Refusal | None:
    names = [part.name for part in act.parts]
    new = not set(names) & {part.name for part in standing.parts}
    if names and new and len(set(names)) == len(names) and not standing.kept:
        foreign = [part.name for part in act.parts if part.of != act.about]
        if not foreign:
            return None
    return refuse(state, "A division names the parts to be voted separately, each once", "division")


def drop_motion(state: State, act: a.DropMotion) -> Answer:
    motion = _open(state, act.id)
    if motion is None or motion.member != act.member:
        return refuse(state, f"{act.member} has no motion {act.id!r} pending", "withdraw")
    return (_ended(state, motion, carried=False, why="withdrawn by its mover"),)


def object_to(state: State, act: a.Object) -> Answer:
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "seat")
    motion = _open(state, act.to)
    if motion is not None:
        return _object_to_motion(state, act, motion)
    standing = state.proposals.get(act.to)
    if standing is None or not standing.live:
        return refuse(state, f"Nothing called {act.to!r} is pending", "without_vote")
    return ()


def _object_to_motion(state: State, act: a.Object, motion: MotionState) -> Answer:
    if not motion.kind.mover_blocks:
        return ()
    movers = state.proposals[motion.about].proposal.sponsors
    if act.member not in movers:
        what = f"{act.member} did not move {motion.about}: only its mover can prevent a division"
        return refuse(state, what, "division")
    return (_ended(state, motion, carried=False, why="the original mover objects"),)


def agree(state: State, act: a.Agree) -> Answer:
    """Nobody objects: a motion is carried, or a draft adopted without a vote."""
    if next_question(state) != act.to:
        return refuse(state, f"{act.to!r} is not the question that is due", "order")
    motion = _open(state, act.to)
    if motion is not None:
        return _agree_motion(state, motion)
    waiting = awaiting_ruling(state)
    if waiting is not None:  # it has been voted: what was decided is for the ruling to say
        return refuse(state, f"The majority for {waiting} has not been ruled on", "class")
    standing = state.proposals.get(act.to)
    if standing is None or standing.tied_in:
        return refuse(state, "Only a motion or a text can be agreed without a vote", "without_vote")
    if standing.objections:
        return _vote_required(state, standing)
    question = getattr(standing.proposal, "question", Question.AMENDMENT)
    return consensus(state, act.to, question, "by acclamation" if act.acclamation else "")


def _agree_motion(state: State, motion: MotionState) -> Answer:
    if motion.objections:
        what = f"{', '.join(motion.objections)} objects: the motion is put to the vote"
        return refuse(state, what, "without_vote")
    ended = _ended(state, motion, carried=True, why="nobody objects")
    return (ended, *motion_effects(evolve(state, ended), motion, carried=True))


def _vote_required(state: State, standing: Standing) -> Refusal:
    what = f"{', '.join(standing.objections)} asked for a vote on {standing.proposal.symbol}"
    return refuse(state, what, "without_vote")


def _open(state: State, identity: str) -> MotionState | None:
    motion = state.motions.get(identity)
    return motion if motion is not None and motion.carried is None else None


def _ended(state: State, motion: MotionState, *, carried: bool, why: str) -> c.MotionEnded:
    return c.MotionEnded(motion.id, carried, motion.kind.rule.number, why)
