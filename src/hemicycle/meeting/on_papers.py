"""Working papers and what becomes of them; mergers; amendments that the sponsors accept."""

from __future__ import annotations

from hemicycle.domain.proposal import Amendment
from hemicycle.meeting import acts as a
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.effects import dispose, lapse
from hemicycle.meeting.on_texts import may_submit, new_text, pending, readable, revisable, too_few
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Stage, Standing, State
from hemicycle.rules.answer import Code

Answer = Consequences | Refusal


def hand_in(state: State, act: a.Paper) -> Answer:
    if not state.procedure.customs.papers.working:
        return refuse(state, "Here texts are submitted as drafts", "papers")
    wrong = new_text(state, act.symbol, act.sponsors) or _signatories(state, act)
    return wrong or readable(state, act.text) or ()


def _signatories(state: State, act: a.Paper) -> Refusal | None:
    for member in act.signatories:
        if not may_submit(state, member) or member in act.sponsors:
            return refuse(state, f"{member} cannot be a signatory", "submit")
    if len(set(act.signatories)) != len(act.signatories):
        return refuse(state, "A signatory is named twice", "submit")
    return None


def sign(state: State, act: a.Sign) -> Answer:
    standing = state.proposals.get(act.symbol)
    if standing is None or standing.stage is not Stage.PAPER:
        return refuse(state, f"There is no working paper {act.symbol!r}", "submit")
    names = (*standing.proposal.sponsors, *standing.signatories)
    if act.member in names or not may_submit(state, act.member):
        return refuse(state, f"{act.member} cannot sign {act.symbol}", "submit")
    return ()


def introduce(state: State, act: a.Introduce) -> Answer:
    standing = state.proposals.get(act.paper)
    if standing is None or standing.stage is not Stage.PAPER:
        return refuse(state, f"There is no working paper {act.paper!r}", "submit")
    sponsors = standing.proposal.sponsors
    wrong = new_text(state, act.symbol, sponsors)
    return wrong or too_few(state, sponsors, standing.signatories) or ()


# --- mergers ----------------------------------------------------------------------------------


def merge(state: State, act: a.Merge) -> Answer:
    parts = [state.proposals.get(symbol) for symbol in act.symbols]
    wrong = new_text(state, act.symbol, act.by) or _mergeable(state, act, parts)
    if wrong is not None:
        return wrong
    rule = state.procedure.rule("withdraw").number
    why = f"merged into {act.symbol} by consent of the sponsors"
    return tuple(
        event
        for symbol in act.symbols
        for event in dispose(state, symbol, Code.WITHDRAWN, rule, why)
    )


def _mergeable(state: State, act: a.Merge, parts: list[Standing | None]) -> Refusal | None:
    if len(set(act.symbols)) < 2 or len(set(act.symbols)) != len(act.symbols):
        return refuse(state, "A merger names at least two texts, each once", "submit")
    stages = {part.stage if part is not None and part.is_draft else None for part in parts}
    if len(stages) != 1 or not stages <= {Stage.PENDING, Stage.PAPER}:
        what = "Only drafts that wait for their vote, or only working papers, are merged"
        return refuse(state, what, "submit")
    for symbol, part in zip(act.symbols, parts, strict=True):
        if part is not None and part.changed:
            return refuse(state, f"{symbol} has been amended by the body", "withdraw")
    return _consented(state, act, parts) or readable(state, act.text)


def _consented(state: State, act: a.Merge, parts: list[Standing | None]) -> Refusal | None:
    sponsors = {m for part in parts if part is not None for m in part.proposal.sponsors}
    missing, strangers = sorted(sponsors - set(act.by)), sorted(set(act.by) - sponsors)
    if missing:
        return refuse(state, f"{', '.join(missing)} does not consent to the merger", "revise")
    if strangers:
        return refuse(state, f"{', '.join(strangers)} sponsors none of the texts", "revise")
    return None


# --- friendly amendments ----------------------------------------------------------------------


def accept_amendment(state: State, act: a.Accept) -> Answer:
    standing = state.proposals.get(act.amendment)
    if standing is None or not isinstance(standing.proposal, Amendment):
        return refuse(state, f"There is no amendment {act.amendment!r}", "revise")
    waits = pending(state, act.amendment)
    if isinstance(waits, Refusal):
        return waits
    revision = a.Revise(standing.proposal.to, act.by, standing.proposal.edits)
    wrong = revisable(state, revision)
    if wrong is not None:
        return wrong
    return lapse(state, act.amendment, f"{act.amendment} is accepted")
