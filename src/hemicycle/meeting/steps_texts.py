"""Steps of the fold: drafts and amendments, and the motions about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hemicycle.domain.edit import apply_edits
from hemicycle.domain.proposal import Amendment, DraftResolution
from hemicycle.domain.text import Text, text_of
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.state import MotionState, Stage, Standing, State

# --- texts --------------------------------------------------------------------------------


def _tabled(state: State, event: a.Table) -> State:
    draft = DraftResolution(
        event.symbol,
        event.title,
        event.sponsors,
        text_of(event.text) if event.text else None,
        event.question,
        event.item,
    )
    asked = not state.procedure.invited_need_a_member or any(map(state.is_member, event.sponsors))
    standing = Standing(
        draft,
        becomes=event.becomes,
        classifies=event.classifies,
        as_nature=event.as_nature,
        seconders=event.seconders,
        costs_pending=event.costs_pending,
        asked=asked,
        signatories=event.signatories,
        tabled=draft.text,
        circulated=event.circulated,
    )
    natures = state.natures
    if event.nature is not None:
        natures = {**natures, event.symbol: (event.nature, "as announced, without objection")}
    return state.with_text(standing).having(natures=natures)


def _amended(state: State, event: a.Amend) -> State:
    amendment = Amendment(event.symbol, event.title, event.sponsors, event.to, event.edits)
    return state.with_text(Standing(amendment))


# --- working papers, mergers, friendly amendments -------------------------------------------------


def _handed_in(state: State, event: a.Paper) -> State:
    text = text_of(event.text) if event.text else None
    paper = DraftResolution(event.symbol, event.title, event.sponsors, text)
    standing = Standing(paper, Stage.PAPER, signatories=event.signatories, tabled=text)
    return state.with_text(standing)


def _signed(state: State, event: a.Sign) -> State:
    standing = state.proposals[event.symbol]
    signatories = (*standing.signatories, event.member)
    return state.with_text(standing.having(signatories=signatories))


def _introduced(state: State, event: a.Introduce) -> State:
    paper = state.proposals[event.paper]
    draft = replace(paper.proposal, symbol=event.symbol)
    state = state.with_text(paper.having(stage=Stage.INTRODUCED))
    standing = Standing(draft, signatories=paper.signatories, tabled=paper.tabled)
    return state.with_text(standing)


def _merged(state: State, event: a.Merge) -> State:
    """The joint text; those it is made of go by the consequences of the act."""
    parts = [state.proposals[symbol] for symbol in event.symbols]
    text = text_of(event.text) if event.text else None
    draft = DraftResolution(event.symbol, event.title, event.by, text)
    signatories = dict.fromkeys(name for part in parts for name in part.signatories)
    standing = Standing(draft, parts[0].stage, signatories=tuple(signatories), tabled=text)
    return state.with_text(standing)


def _accepted(state: State, event: a.Accept) -> State:
    """The sponsors make the edits of the amendment their own."""
    amendment = state.proposals[event.amendment].proposal
    assert isinstance(amendment, Amendment)
    state = state.with_text(state.proposals[event.amendment].having(stage=Stage.ACCEPTED))
    return _revised(state, a.Revise(amendment.to, event.by, amendment.edits))


def _joined(state: State, event: a.JoinSponsors) -> State:
    return _sponsors(state, event.symbol, add=(event.member,))


def _left(state: State, event: a.LeaveSponsors) -> State:
    return _sponsors(state, event.symbol, drop=event.member)


def _sponsors(state: State, symbol: str, add: tuple[str, ...] = (), drop: str = "") -> State:
    standing = state.proposals[symbol]
    kept = tuple(m for m in (*standing.proposal.sponsors, *add) if m != drop)
    return state.with_text(standing.having(proposal=replace(standing.proposal, sponsors=kept)))


def _revised(state: State, event: a.Revise) -> State:
    standing = state.proposals[event.symbol]
    proposal = standing.proposal
    if isinstance(proposal, Amendment):
        return state.with_text(standing.having(proposal=replace(proposal, edits=event.edits)))
    text = _revised_text(proposal.text, event)
    proposal = replace(proposal, text=text, title=event.title or proposal.title)
    return state.with_text(standing.having(proposal=proposal))


def _revised_text(text: Text | None, event: a.Revise) -> Text | None:
    if event.text:
        return text_of(event.text)
    if text is None:
        return None
    return apply_edits(text, event.edits, f"{event.symbol} as revised").renumbered()


def _reintroduced(state: State, event: a.Reintroduce) -> State:
    standing = state.proposals[event.symbol]
    proposal = replace(standing.proposal, sponsors=(event.member,))
    return state.with_text(standing.having(proposal=proposal, stage=Stage.PENDING))


def _asked(state: State, event: a.AskVote) -> State:
    return state.with_text(state.proposals[event.symbol].having(asked=True))


def _costed(state: State, event: a.StateCosts) -> State:
    return state.with_text(state.proposals[event.symbol].having(costs_pending=False))


def _divided(state: State, event: c.Divided) -> State:
    standing = state.proposals[event.symbol]
    return state.with_text(standing.having(parts=(*standing.parts, *event.parts)))


def _priority(state: State, event: c.PriorityGiven) -> State:
    return state.having(priority=(event.symbol, *state.priority))


def _reopened(state: State, event: c.Reopened) -> State:
    standing = state.proposals[event.symbol].having(stage=Stage.PENDING, kept={}, voted=False)
    return state.with_text(standing)


# --- motions --------------------------------------------------------------------------------


def _moved(state: State, event: a.Move) -> State:
    kind = state.procedure.motions[event.motion]
    motion = MotionState(
        event.id,
        kind,
        event.member,
        event.about,
        event.text,
        event.parts,
        total=event.total,
        each=event.each,
    )
    return state.with_motion(motion)


def _objected(state: State, event: a.Object) -> State:
    if event.to in state.motions:
        motion = state.motions[event.to]
        return state.with_motion(replace(motion, objections=(*motion.objections, event.member)))
    standing = state.proposals[event.to]
    return state.with_text(standing.having(objections=(*standing.objections, event.member)))


def _motion_ended(state: State, event: c.MotionEnded) -> State:
    motion = replace(state.motions[event.motion], carried=event.carried)
    return state.with_motion(motion)


def _debate_closed(state: State, event: c.DebateClosed) -> State:
    return state.having(list_closed=True, debate_closed=state.debate_closed or not event.list_only)


def _method(state: State, event: c.MethodSet) -> State:
    return state.having(methods={**state.methods, event.symbol: event.method})


STEPS: dict[type, Callable[[State, Any], State]] = {
    a.Table: _tabled,
    a.Paper: _handed_in,
    a.Sign: _signed,
    a.Introduce: _introduced,
    a.Merge: _merged,
    a.Amend: _amended,
    a.Accept: _accepted,
    a.JoinSponsors: _joined,
    a.LeaveSponsors: _left,
    a.Revise: _revised,
    a.Reintroduce: _reintroduced,
    a.AskVote: _asked,
    a.StateCosts: _costed,
    a.Move: _moved,
    a.Object: _objected,
    c.Divided: _divided,
    c.PriorityGiven: _priority,
    c.Reopened: _reopened,
    c.DebateClosed: _debate_closed,
    c.MethodSet: _method,
    c.MotionEnded: _motion_ended,
}
