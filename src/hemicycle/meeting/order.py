"""What is in order: the table of acts by phase, and the question that is due next.

Point of order before everything, then the appeal against a ruling, then motions by precedence,
then texts: amendments before what they amend, parts, then the whole.
"""

from __future__ import annotations

from hemicycle.domain.edit import Edit, EditKind, apply_edits, first_lost, why_lost
from hemicycle.domain.proposal import Amendment, DraftResolution, Part
from hemicycle.domain.text import Text
from hemicycle.domain.vote import Method
from hemicycle.meeting import acts as a
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Phase, Stage, State
from hemicycle.rules.answer import Code

_ALWAYS = (a.Remark, a.Undo, a.Elsewhere)
_RECORD = (a.Correct, a.Publish)
_CONDUCT = (
    a.Speak, a.Finish, a.RaisePoint, a.Rule, a.Appeal, a.Withdraw, a.Reintroduce, a.AskVote,
    a.Move, a.DropMotion, a.Object, a.Agree, a.Put, a.CountPresent, a.DeclareParty, a.TakeChair,
    a.AskExplain, a.Close,
)  # fmt: skip
_PAPERS = (
    a.Table, a.Paper, a.Sign, a.Introduce, a.Merge, a.Amend, a.Accept, a.JoinSponsors,
    a.LeaveSponsors, a.Revise,
)  # fmt: skip
_WORK = (
    *_PAPERS, a.Inscribe, a.Yield, a.AskReply, a.ChallengeCredentials, a.StateCosts, a.Announce,
    a.OpenElection, a.CountBallots, a.DrawLot, a.Confer, a.Attend,
)  # fmt: skip
_BALLOTS = (a.Cast, a.Pass, a.Recast, a.Refrain, a.CloseVote, a.Result)

ALLOWED: dict[Phase, frozenset[type]] = {
    Phase.BEFORE: frozenset({a.Convene}),
    Phase.CONVENED: frozenset({a.Open, *_ALWAYS}),
    Phase.DEBATE: frozenset({*_ALWAYS, *_RECORD, *_CONDUCT, *_WORK}),
    Phase.CAUCUS: frozenset(
        {
            *_ALWAYS, *_RECORD, *_PAPERS, a.Withdraw, a.Speak, a.Finish, a.EndCaucus,
            a.RaisePoint, a.Rule, a.Appeal, a.CountPresent, a.Attend, a.TakeChair,
        }
    ),
    Phase.LOCKED: frozenset({*_ALWAYS, *_RECORD, *_CONDUCT}) - {a.Close},
    Phase.POINT: frozenset({*_ALWAYS, a.Rule}),
    Phase.APPEAL: frozenset({*_ALWAYS, a.Put, a.CountPresent}),
    Phase.BALLOT: frozenset({*_ALWAYS, *_BALLOTS, a.RaisePoint, a.Rule}),
    Phase.SUSPENDED: frozenset({*_ALWAYS, *_RECORD, a.Resume, a.Close}),
    Phase.CLOSED: frozenset({a.Remark, a.Elsewhere, *_RECORD}),
}  # fmt: skip
"""The acts that can be in order in each phase; the rest are refused before anything is asked."""

_RULE_OF_PHASE = {
    Phase.POINT: "point_of_order",
    Phase.APPEAL: "point_of_order",
    Phase.LOCKED: "lock",
    Phase.BALLOT: "lock",
}


def rule_of_phase(phase: Phase) -> str:
    """Key of the rule by which an act outside the table is refused."""
    return _RULE_OF_PHASE.get(phase, "order")


def refuse(state: State, what: str, rule: str) -> Refusal:
    """A refusal citing the body's own rule."""
    return Refusal(what, state.procedure.rule(rule), in_order(state))


# --- what is due ------------------------------------------------------------------------------


def queue(state: State, target: str) -> tuple[str, ...]:
    """The questions still due on a text, in their order, the text itself last."""
    standing = state.proposals[target]
    amendments = state.amendments_to(target)
    before = tuple(due for symbol in amendments for due in queue(state, symbol))
    parts = tuple(part.key for part in standing.parts if part.name not in standing.kept)
    return (*before, *parts, target)


def next_question(state: State) -> str | None:
    """The question that must be put next; None where nothing is due yet."""
    if state.appeal is not None:
        return state.appeal
    motions = state.pending_motions()
    if motions:
        return motions[0].id
    return queue(state, state.announced)[0] if state.announced else None


def put_as_decided(state: State, target: str) -> a.Put:
    """The question put as the body decided to vote on it; a stand-in for the member drawn."""
    method = state.methods.get(target, Method.RECORDED)
    if method is not Method.ROLL_CALL:
        return a.Put(target, method)
    seated = (member for member in state.roll or () if state.is_member(member))
    return a.Put(target, method, min(seated, default=""))


def unranked(state: State, target: str) -> tuple[str, ...]:
    """Amendments beside this one whose order nobody has ruled on: empty where it is settled."""
    parent = state.parent(target.partition("#")[0])
    if not parent:
        return ()
    rivals = state.amendments_to(parent)
    settled = set(rivals) <= set(state.order_ruled(parent))
    return () if settled or len(rivals) < 2 else rivals


def awaiting_ruling(state: State) -> str | None:
    """A text or part voted on whose outcome waits for a ruling on the majority."""
    for vote in state.votes.values():
        if vote.decision.code is Code.NEEDS_RULING and _undecided(state, vote.target):
            return vote.target
    return None


def _undecided(state: State, target: str) -> bool:
    """Only texts and their parts can wait for a ruling; a motion without a rule is lost."""
    symbol, _, name = target.partition("#")
    standing = state.proposals.get(symbol)
    if standing is None or state.is_gone(symbol):
        return False
    return name not in standing.kept if name else standing.stage is Stage.OPEN


def first_draft(state: State) -> str | None:
    """The draft whose voting comes next; those that wait for something are passed over."""
    ready = (s for s in state.drafts() if state.proposals[s].asked)
    return next((s for s in ready if not waits_for_second_vote(state, s)), None)


def waits_for_second_vote(state: State, draft: str) -> bool:
    """Whether a tie in this sitting puts the voting on a draft off to a later one."""
    return any(
        standing.stage is Stage.TIED
        and standing.tied_in == state.sittings
        and state.root(symbol) == draft
        for symbol, standing in state.proposals.items()
    )


# --- the words for it -------------------------------------------------------------------------


def in_order(state: State) -> tuple[str, ...]:
    """What would be in order now, most pressing first."""
    fixed = _FIXED.get(state.phase)
    if fixed is not None:
        return fixed
    if state.phase is Phase.APPEAL:
        return (f"put the appeal against ruling {state.appeal} to the vote",)
    waiting = awaiting_ruling(state)
    if waiting:
        return (f"rule on the majority that governs {waiting}",)
    due = next_question(state)
    if due is not None:
        return _due_words(state, due)
    first = first_draft(state)
    announce = (f"announce the voting on {first}",) if first else ()
    return (*announce, "statements, proposals, motions and points of order", "close the meeting")


_FIXED = {
    Phase.BEFORE: ("convene the meeting",),
    Phase.CONVENED: ("open the meeting",),
    Phase.POINT: ("rule on the point of order",),
    Phase.BALLOT: ("cast ballots, then close the vote", "a point of order on the conduct of it"),
    Phase.CAUCUS: ("end the caucus", "speeches, working papers and points"),
    Phase.SUSPENDED: ("resume the meeting", "close the meeting"),
    Phase.CLOSED: (),
}


def _due_words(state: State, due: str) -> tuple[str, ...]:
    rivals = unranked(state, due)
    if rivals:
        proposed = ", ".join(rivals)
        return (f"rule on the order of the amendments; by submission, not ranked: {proposed}",)
    if due in state.motions:
        kind = state.motions[due].kind
        debate = ("speak on it",) if kind.speakers_for or kind.speakers_against else ()
        put = () if kind.mover_blocks else (f"put motion {due} to the vote",)
        return (*put, f"agree on motion {due} if nobody objects", *debate)
    lost = lost_place(state, due)
    if lost is not None:
        return (f"rule that {due} is not put: {lost}",)
    return (f"put {due} to the vote", "explanations of vote", "points of order on the voting")


# --- texts as they stand ----------------------------------------------------------------------


def text_now(state: State, symbol: str) -> Text | None:
    """A draft as it stands: adopted amendments made, rejected parts taken out."""
    standing = state.proposals[symbol]
    if not isinstance(standing.proposal, DraftResolution) or standing.proposal.text is None:
        return None
    text = standing.proposal.text
    for name in standing.adopted:
        amendment = state.proposals[name].proposal
        assert isinstance(amendment, Amendment)
        text = _made(text, edits_now(state, name), name)
    for part in standing.parts:
        if standing.kept.get(part.name) is False:
            text = _made(text, deletions(part), f"separate vote on {part.name}")
    return text


def edits_now(state: State, symbol: str) -> tuple[Edit, ...]:
    """The edits of an amendment; an adopted amendment to it replaces them."""
    standing = state.proposals[symbol]
    assert isinstance(standing.proposal, Amendment)
    for name in reversed(standing.adopted):
        edits = edits_now(state, name)
        if edits:
            return edits
    return standing.proposal.edits


def _made(text: Text, edits: tuple[Edit, ...], by: str) -> Text:
    """Edits that have lost their place are left out: the vote on them was ruled on as it was."""
    for edit in edits:
        if why_lost(text, edit) is None:
            text = apply_edits(text, [edit], by)
    return text


def deletions(part: Part) -> tuple[Edit, ...]:
    """What taking out a part does to the text."""
    kind = EditKind.DELETE_PHRASE if part.phrase else EditKind.DELETE_PARAGRAPH
    return tuple(Edit(kind, place, part.phrase) for place in part.places)


def lost_place(state: State, target: str) -> str | None:
    """Why an amendment cannot be put as it is: an edit of it no longer finds its place."""
    standing = state.proposals.get(target)
    if standing is None or not isinstance(standing.proposal, Amendment):
        return None
    parent = standing.proposal.to
    text = text_now(state, parent)
    if text is None:
        return None
    return first_lost(text, edits_now(state, target))
