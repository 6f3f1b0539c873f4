"""Drafts and amendments: tabling, sponsors, revision, withdrawal, reintroduction."""

from __future__ import annotations

from hemicycle.domain.edit import Edit, first_lost
from hemicycle.domain.proposal import DraftResolution
from hemicycle.domain.text import text_of
from hemicycle.domain.vote import Question
from hemicycle.errors import InputError
from hemicycle.meeting import acts as a
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.effects import dispose
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Stage, Standing, State
from hemicycle.rules.answer import Code

Answer = Consequences | Refusal

_DRAFT_QUESTIONS = frozenset(
    {
        Question.DRAFT,
        Question.RECOMMENDATION,
        Question.CHARTER_AMENDMENT,
        Question.CLASSIFICATION,
    }
)


def table(state: State, act: a.Table) -> Answer:
    wrong = new_text(state, act.symbol, act.sponsors) or too_few(
        state, act.sponsors, act.signatories
    )
    if wrong is not None:
        return wrong
    if act.question not in _DRAFT_QUESTIONS:
        return refuse(state, f"A draft is not a {act.question}", "submit")
    if act.nature is not None and str(act.nature) not in state.book.readings:
        known = ", ".join(state.book.readings)
        return refuse(state, f"The classes this body knows are {known}", "class")
    if bool(act.classifies) != (act.question is Question.CLASSIFICATION):
        return refuse(state, "A draft on the majority names the text it is about", "class")
    if act.classifies and (act.classifies not in state.proposals or act.as_nature is None):
        return refuse(state, f"There is no text {act.classifies!r} to class", "class")
    return readable(state, act.text) or ()


def amend(state: State, act: a.Amend) -> Answer:
    wrong = new_text(state, act.symbol, act.sponsors)
    if wrong is not None:
        return wrong
    parent = state.proposals.get(act.to)
    if parent is None or not parent.live or parent.voted:
        return refuse(state, f"There is no pending text {act.to!r} to amend", "amendments")
    lost = _lost(parent, act.edits)
    if lost is not None:
        return refuse(state, f"The amendment does not find its place: {lost}", "amendments")
    return ()


def _lost(standing: Standing, edits: tuple[Edit, ...]) -> str | None:
    """Why edits do not find their places in a text whose wording is at hand."""
    proposal = standing.proposal
    if not isinstance(proposal, DraftResolution) or proposal.text is None:
        return None
    return first_lost(proposal.text, edits)


def new_text(state: State, symbol: str, sponsors: tuple[str, ...]) -> Refusal | None:
    """What is wrong with submitting something under this symbol."""
    taken = {*state.proposals, *state.motions, *state.rulings, *state.elections}
    if not symbol or "#" in symbol or symbol in taken:
        return refuse(state, f"{symbol!r} cannot be a new symbol", "submit")
    if not sponsors or len(set(sponsors)) != len(sponsors):
        return refuse(state, "A text needs its sponsors, each named once", "submit")
    strangers = [member for member in sponsors if not may_submit(state, member)]
    if strangers:
        return refuse(state, f"{', '.join(strangers)} may not submit texts here", "observers")
    return None


def too_few(
    state: State, sponsors: tuple[str, ...], signatories: tuple[str, ...]
) -> Refusal | None:
    """Whether a draft lacks sponsors, or names under it."""
    needs, names = state.procedure.customs.papers, len(sponsors) + len(signatories)
    if len(sponsors) < needs.sponsors:
        what = f"A draft needs {needs.sponsors} sponsors; this one has {len(sponsors)}"
        return refuse(state, what, "papers")
    signed = needs.signatures_needed(len(state.roll or ()))
    if names < signed:
        what = f"A draft needs {signed} sponsors and signatories together; this one has {names}"
        return refuse(state, what, "papers")
    return None


def may_submit(state: State, member: str) -> bool:
    """Members, observers with that right, and in the Council whoever was invited (rule 38)."""
    invited = state.procedure.invited_need_a_member and member in state.convened.observers
    return state.may_propose(member) or invited


def readable(state: State, text: object) -> Refusal | None:
    if not text:
        return None
    try:
        text_of(text)  # type: ignore[arg-type]
    except InputError as error:
        return refuse(state, error.what, "submit")
    return None


def join_sponsors(state: State, act: a.JoinSponsors) -> Answer:
    standing = pending(state, act.symbol)
    if isinstance(standing, Refusal):
        return standing
    if act.member in standing.proposal.sponsors or not may_submit(state, act.member):
        return refuse(state, f"{act.member} cannot join the sponsors", "submit")
    return ()


def leave_sponsors(state: State, act: a.LeaveSponsors) -> Answer:
    standing = pending(state, act.symbol)
    if isinstance(standing, Refusal):
        return standing
    if act.member not in standing.proposal.sponsors:
        return refuse(state, f"{act.member} is no sponsor of {act.symbol}", "submit")
    if len(standing.proposal.sponsors) == 1:
        what = f"{act.member} is the last sponsor of {act.symbol}: it would be a withdrawal"
        return refuse(state, what, "withdraw")
    return ()


def pending(state: State, symbol: str) -> Standing | Refusal:
    """A text that can still be changed by those who stand behind it."""
    standing = state.proposals.get(symbol)
    waits = standing is not None and standing.stage in (Stage.PENDING, Stage.PAPER)
    if standing is None or not waits or _begun(state, standing):
        return refuse(state, f"No text {symbol!r} waits for its vote", "withdraw")
    return standing


def _begun(state: State, standing: Standing) -> bool:
    """Whether voting on the text has begun, on itself or on a part of it."""
    return standing.voted or bool(standing.kept)


def revise(state: State, act: a.Revise) -> Answer:
    return revisable(state, act) or ()


def revisable(state: State, act: a.Revise) -> Refusal | None:
    """What stands against a revision: sponsors missing, the body's own changes, lost places."""
    standing = pending(state, act.symbol)
    if isinstance(standing, Refusal):
        return standing
    missing = [member for member in standing.proposal.sponsors if member not in act.by]
    if missing:
        what = f"{', '.join(missing)} does not join in: the change would be an amendment"
        return refuse(state, what, "revise")
    if standing.changed:
        return refuse(state, f"{act.symbol} has been amended by the body", "revise")
    if act.text and not standing.is_draft:
        return refuse(state, "An amendment is revised by its edits", "revise")
    return _finds_place(state, act, standing)


def _finds_place(state: State, act: a.Revise, standing: Standing) -> Refusal | None:
    """A draft is revised in its own words, an amendment against the text it amends."""
    voted = [s for s in state.proposals.values() if s.voted and not s.is_draft]
    if any(state.parent(s.proposal.symbol) == act.symbol for s in voted):
        return refuse(state, f"Voting on amendments to {act.symbol} has begun", "revise")
    base = standing if standing.is_draft else state.proposals[state.parent(act.symbol)]
    lost = _lost(base, act.edits)
    if lost is not None:
        return refuse(state, f"The revision does not find its place: {lost}", "revise")
    return readable(state, act.text)


def withdraw(state: State, act: a.Withdraw) -> Answer:
    standing = pending(state, act.symbol)
    if isinstance(standing, Refusal):
        return standing
    missing = [member for member in standing.proposal.sponsors if member not in act.by]
    if missing:
        return refuse(state, f"{', '.join(missing)} still sponsors {act.symbol}", "withdraw")
    if standing.changed and not state.procedure.withdraw_when_amended:
        return refuse(state, f"{act.symbol} has been amended", "withdraw")
    rule = state.procedure.rule("withdraw").number
    return dispose(state, act.symbol, Code.WITHDRAWN, rule, "withdrawn by its sponsors")


def reintroduce(state: State, act: a.Reintroduce) -> Answer:
    standing = state.proposals.get(act.symbol)
    if standing is None or standing.stage is not Stage.WITHDRAWN:
        return refuse(state, f"{act.symbol!r} was not withdrawn", "withdraw")
    if not state.may_propose(act.member):
        return refuse(state, f"{act.member} may not submit texts here", "observers")
    if state.procedure.reintroduce == "seconders" and act.member not in standing.seconders:
        return refuse(state, f"{act.member} did not second {act.symbol}", "withdraw")
    parent = state.proposals.get(state.parent(act.symbol))
    if parent is not None and not parent.live:
        return refuse(state, f"The text that {act.symbol} would amend is gone", "withdraw")
    return ()


def ask_vote(state: State, act: a.AskVote) -> Answer:
    standing = state.proposals.get(act.symbol)
    if standing is None or standing.asked:
        return refuse(state, f"{act.symbol!r} does not wait for a member's request", "order")
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "seat")
    return ()


def state_costs(state: State, act: a.StateCosts) -> Answer:
    standing = state.proposals.get(act.symbol)
    if standing is None or not standing.costs_pending:
        return refuse(state, f"{act.symbol!r} does not wait for a statement of costs", "costs")
    return ()
