"""What a member, or an observer, could do in a state."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from hemicycle.domain.proposal import Part
from hemicycle.domain.vote import Method, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.offers import NEW, Option
from hemicycle.meeting.on_ballots import CAST, to_be_called
from hemicycle.meeting.state import OpenVote, Stage, State
from hemicycle.meeting.telling import named, title_of
from hemicycle.meeting.words import PointKind, YieldTo

Offers = Iterator[Option]


def member_offers(state: State, member: str) -> Offers:
    """Everything a member could ask for; whether it is in order is not yet asked."""
    if state.vote is not None:
        yield from _ballots(state, state.vote, member)
    yield from _floor(state, member)
    yield from _objections(state, member)
    yield from _motions(state, member)
    yield from _new_texts(state, member)
    for symbol in state.proposals:
        yield from _about_a_text(state, symbol, member)
    yield from _for_the_record(state, member)


# --- voting -------------------------------------------------------------------------------------


def _ballots(state: State, vote: OpenVote, member: str) -> Offers:
    called = vote.method is Method.ROLL_CALL
    rule = state.procedure.rule("roll_call" if called else "ballot")
    waits = not called or to_be_called(state, vote)[:1] == (member,)
    for position in CAST:
        word = position.lower()
        yield Option(a.Cast(member, position), f"vote {word}", rule, due=waits)
        if state.procedure.customs.roll_call.rights:
            rights = a.Cast(member, position, rights=True)
            yield Option(rights, f"vote {word}, with rights", rule, due=waits)
        changed = a.Recast(member, position)
        yield Option(changed, f"change the ballot to {word}", state.procedure.rule("ballot"))
    yield Option(a.Pass(member), "pass", rule, due=waits)
    yield Option(a.Refrain(member), "not participate in the vote", rule)


# --- the floor ----------------------------------------------------------------------------------


def _floor(state: State, member: str) -> Offers:
    rule = state.procedure.rule("floor")
    attendance = state.procedure.rule("ballot")
    yield Option(a.Attend(member), "answer the roll: present", attendance)
    present = a.Attend(member, voting=True)
    yield Option(present, "answer the roll: present and voting", attendance)
    yield Option(a.Inscribe(member), "ask to speak", state.procedure.rule("list"))
    yield Option(a.Finish(member), "end the speech", rule)
    for to in YieldTo:
        receiver = _another(state, member) if to is YieldTo.DELEGATION else ""
        left_open = ("receiver",) if receiver else ()
        yield Option(a.Yield(member, to, receiver), f"yield to {_WHOM[to]}",
                     state.procedure.rule("yields"), left_open)  # fmt: skip
    yield Option(a.AskReply(member), "ask for a right of reply", state.procedure.rule("reply"),
                 ("text",))  # fmt: skip
    for about in dict.fromkeys((*state.proposals, *state.rights)):
        label = f"ask to explain the vote on {about}"
        yield Option(a.AskExplain(member, about), label, state.procedure.rule("explain"))
    for kind in PointKind:
        yield Option(a.RaisePoint(member, "?", kind), f"raise a point of {_POINTS[kind]}",
                     state.procedure.rule("point_of_order"), ("text",))  # fmt: skip


_WHOM = {
    YieldTo.DELEGATION: "another delegation",
    YieldTo.QUESTIONS: "questions",
    YieldTo.CHAIR: "the chair",
}
_POINTS = {
    PointKind.ORDER: "order",
    PointKind.INQUIRY: "inquiry",
    PointKind.PRIVILEGE: "personal privilege",
}


def _another(state: State, member: str) -> str:
    return next((m for m in sorted(state.roll or ()) if m != member and state.is_member(m)), "")


def _objections(state: State, member: str) -> Offers:
    without, points = state.procedure.rule("without_vote"), state.procedure.rule("point_of_order")
    for motion in state.pending_motions():
        label = f"object: {title_of(state, motion.id)}"
        yield Option(a.Object(motion.id, member), label, without)
    for symbol in state.proposals:
        label = f"object to adopting {symbol} without a vote"
        yield Option(a.Object(symbol, member), label, without)
    for name, entry in state.rulings.items():
        if entry.stands and entry.appeal is None:
            label = f"appeal against the ruling: {entry.ruling.why}"
            yield Option(a.Appeal(name, member), label, points)
    others = (m for m in sorted(state.roll or ()) if m not in (member, *state.provisional))
    for other in islice((m for m in others if state.is_member(m)), 1):
        challenge = a.ChallengeCredentials(member, other)
        label = "challenge the credentials of a delegation"
        yield Option(challenge, label, state.procedure.rule("seat"), ("of", "why"))


# --- motions ------------------------------------------------------------------------------------


def _motions(state: State, member: str) -> Offers:
    """Each kind of motion; those about a text for each text."""
    for name, kind in state.procedure.motions.items():
        total, each = (60 if word in kind.asks else 0 for word in ("total", "each"))
        for about in state.proposals if kind.about else ("",):
            parts = (Part(about, NEW),) if kind.effect == "division" else ()
            move = a.Move(NEW, name, member, about, "", parts, total, each)
            label = f"move: {name.replace('_', ' ')} {about}".rstrip()
            left_open = ("id", "text", *kind.asks, *(("parts",) if parts else ()))
            yield Option(move, label, kind.rule, left_open)
    for motion in state.pending_motions():
        label = f"withdraw the motion: {title_of(state, motion.id)}"
        yield Option(a.DropMotion(motion.id, member), label, state.procedure.rule("withdraw"))


# --- texts --------------------------------------------------------------------------------------


def _new_texts(state: State, member: str) -> Offers:
    needs = state.procedure.customs.papers
    others = [m for m in sorted(state.roll or ()) if m != member]
    names = (member, *others[: needs.sponsors - 1])
    rest = needs.signatures_needed(len(others) + 1) - len(names)
    signed = tuple(others[needs.sponsors - 1 :][: max(0, rest)])
    table = a.Table(NEW, "?", names, signatories=signed)
    left_open = ("symbol", "title", "sponsors", "signatories", "text")
    yield Option(table, "submit a draft", state.procedure.rule("submit"), left_open)
    if needs.working:
        paper = a.Paper(NEW, "?", (member,))
        yield Option(paper, "hand in a working paper", state.procedure.rule("papers"), left_open)


def _about_a_text(state: State, symbol: str, member: str) -> Offers:
    standing = state.proposals[symbol]
    sponsors, rules = standing.proposal.sponsors, state.procedure.rule
    amendment = a.Amend(NEW, symbol, "?", (member,))
    left_open = ("symbol", "title", "sponsors", "edits")
    yield Option(amendment, f"amend {symbol}", rules("amendments"), left_open)
    if standing.stage is Stage.PAPER:
        yield Option(a.Sign(symbol, member), f"sign {symbol}", rules("papers"))
    yield Option(a.JoinSponsors(symbol, member), f"join the sponsors of {symbol}", rules("submit"))
    yield Option(a.LeaveSponsors(symbol, member), f"leave the sponsors of {symbol}",
                 rules("submit"))  # fmt: skip
    yield Option(a.Reintroduce(symbol, member), f"take up {symbol} again", rules("withdraw"))
    yield Option(a.AskVote(symbol, member), f"ask for a vote on {symbol}", rules("submit"))
    yield Option(a.DeclareParty(member, symbol), f"declare itself a party to the dispute: {symbol}",
                 rules("parties"))  # fmt: skip
    if member in sponsors:
        yield from _as_sponsor(state, symbol, sponsors)
    parent = state.proposals.get(state.parent(symbol))
    if parent is not None and member in parent.proposal.sponsors:
        accept = a.Accept(symbol, parent.proposal.sponsors)
        yield Option(accept, f"accept {symbol} as friendly, all sponsors", rules("revise"))


def _as_sponsor(state: State, symbol: str, sponsors: tuple[str, ...]) -> Offers:
    """What all sponsors do together; each of them may ask for it."""
    rules = state.procedure.rule
    yield Option(a.Revise(symbol, sponsors), f"revise {symbol}, all sponsors", rules("revise"),
                 ("edits", "text", "title"))  # fmt: skip
    yield Option(a.Withdraw(symbol, sponsors), f"withdraw {symbol}, all sponsors",
                 rules("withdraw"))  # fmt: skip
    stage = state.proposals[symbol].stage
    for other, standing in state.proposals.items():
        if other != symbol and standing.is_draft and standing.stage is stage:
            by = tuple(dict.fromkeys((*sponsors, *standing.proposal.sponsors)))
            merge = a.Merge((symbol, other), NEW, "?", by)
            yield Option(merge, f"merge {symbol} with {other}, all sponsors", rules("submit"),
                         ("symbol", "title", "text"))  # fmt: skip


def _for_the_record(state: State, member: str) -> Offers:
    rule = state.procedure.rule("correction")
    for name, vote in state.votes.items():
        said = dict(vote.roll).get(member)
        intended = Position.NO if said is Position.YES else Position.YES
        label = f"tell how {named(state, member)} had intended to vote: {name}"
        yield Option(a.Correct(name, member, intended), label, rule, ("intended",))
