"""Voting: announcing, and putting a question."""

from __future__ import annotations

from hemicycle.domain.conflict import conflicts
from hemicycle.domain.vote import Method
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.order import (
    awaiting_ruling,
    edits_now,
    first_draft,
    lost_place,
    next_question,
    refuse,
    text_now,
    unranked,
    waits_for_second_vote,
)
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import MotionState, State

Answer = Consequences | Refusal


def announce(state: State, act: a.Announce) -> Answer:
    standing = state.proposals.get(act.draft)
    if standing is None or not standing.is_draft or not standing.live:
        return refuse(state, f"There is no pending draft {act.draft!r}", "proposals")
    if state.pending_motions():
        return refuse(state, "Motions are decided first", "precedence")
    if not state.convened.voting:
        return refuse(state, "Nothing is put to the vote at this session", "no_voting")
    if not standing.asked:
        what = f"{act.draft} was proposed by an invited State, and no member asked for a vote"
        return refuse(state, what, "invited")
    if waits_for_second_vote(state, act.draft):
        return refuse(state, "The second vote is taken at a later meeting", "tie")
    first = first_draft(state)
    if first != act.draft:
        return refuse(state, f"{first} comes first, in the order of submission", "proposals")
    if standing.costs_pending:
        return refuse(state, f"The cost of {act.draft} has not been stated", "costs")
    if _too_fresh(state, act.draft):
        what = f"{act.draft} was circulated on {standing.circulated}: only a waiver lets it be put"
        return refuse(state, what, "submit")
    return _conflicts(state, act.draft)


def _too_fresh(state: State, draft: str) -> bool:
    """Circulated too late, as far as we were told, and nobody waived it."""
    circulated, day = state.proposals[draft].circulated, state.day
    if circulated is None or day is None:
        return False
    if (day - circulated).days >= state.procedure.customs.circulated:
        return False
    return not any(
        entry.stands and entry.ruling.kind == "waiver" and entry.ruling.on == draft
        and entry.ruling.granted
        for entry in state.rulings.values()
    )  # fmt: skip


def _conflicts(state: State, draft: str) -> Consequences:
    """What the amendments still to be voted do to one another, where the wording is at hand."""
    text = text_now(state, draft)
    if text is None:
        return ()
    edits = {name: edits_now(state, name) for name in state.amendments_to(draft)}
    return tuple(
        c.ConflictNamed(draft, found.kind, found.one, found.other, found.text)
        for found in conflicts(text, edits)
    )


def put(state: State, act: a.Put) -> Answer:
    waiting = awaiting_ruling(state)
    if waiting is not None and act.target not in (state.appeal, *state.motions):
        return refuse(state, f"The majority for {waiting} has not been ruled on", "class")
    due = next_question(state)
    if due is None:
        return refuse(state, "No question is due: announce the voting first", "order")
    if due != act.target:
        rule = "precedence" if due in state.motions else "amendments"
        return refuse(state, f"{due} is put before {act.target}", rule)
    return _put_text(state, act) or _put_motion(state, act) or _method(state, act) or ()


def _put_motion(state: State, act: a.Put) -> Refusal | None:
    motion: MotionState | None = state.motions.get(act.target)
    if motion is not None and motion.kind.mover_blocks:
        return refuse(state, "The request is granted unless the mover objects: no vote", "division")
    return None


def _put_text(state: State, act: a.Put) -> Refusal | None:
    if unranked(state, act.target):
        return refuse(state, "The order of the amendments has not been ruled on", "amendments")
    lost = lost_place(state, act.target)
    if lost is not None:
        return refuse(state, f"The amendment no longer finds its place: {lost}", "amendments")
    return None


def _method(state: State, act: a.Put) -> Refusal | None:
    if act.method is Method.WITHOUT_VOTE:
        return refuse(state, "Without a vote means that nobody objects: agree, not put", "method")
    decided = state.methods.get(act.target)
    if act.method is Method.SECRET_BALLOT and decided is not act.method:
        return refuse(state, "Secret ballots are for elections", "method")
    if decided is not None and decided is not act.method:
        return refuse(state, f"The body decided on a {decided} vote", "method")
    drawn = bool(act.lot) and state.is_member(act.lot)
    if (act.method is Method.ROLL_CALL) != drawn:
        return refuse(state, "A roll call begins with a member drawn by lot", "method")
    return _by_letter(state, act)


def _by_letter(state: State, act: a.Put) -> Refusal | None:
    if not act.by_letter:
        return None if act.until is None else refuse(state, "Only letters have a period", "method")
    if not state.procedure.customs.by_letter:
        return refuse(state, "Here nothing is voted by letter", "method")
    if act.method is not Method.RECORDED:
        return refuse(state, "Votes by letter are recorded", "method")
    return None
