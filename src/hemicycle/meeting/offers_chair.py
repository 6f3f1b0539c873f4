"""What the presiding officer could do in a state."""

from __future__ import annotations

from collections.abc import Iterator

from hemicycle.domain.vote import Nature
from hemicycle.meeting import acts as a
from hemicycle.meeting.offers import NEW, Option
from hemicycle.meeting.order import (
    awaiting_ruling,
    first_draft,
    lost_place,
    next_question,
    put_as_decided,
    unranked,
)
from hemicycle.meeting.state import Phase, Stage, State
from hemicycle.meeting.telling import named, title_of
from hemicycle.meeting.words import Purpose, RulingKind
from hemicycle.rules.sequence import Rule


def chair_offers(state: State) -> Iterator[Option]:
    """Everything an officer could be asked for; whether it is in order is not yet asked."""
    yield from _sitting(state)
    yield from _rulings(state)
    yield from _questions(state)
    yield from _floor(state)
    yield from _texts(state)
    yield from _elections(state)


# --- the sitting --------------------------------------------------------------------------------


def _sitting(state: State) -> Iterator[Option]:
    rule, opening = state.procedure.rule("order"), state.procedure.rule("opening")
    yield Option(a.Open(), "open the meeting", opening, ("present",), due=True)
    yield Option(a.CountPresent(0), "count who is present", opening, ("present",))
    assert state.day is not None
    waits = state.phase is Phase.SUSPENDED
    yield Option(a.Resume(state.day), "go on with the meeting", rule, ("day", "present"), waits)
    yield Option(a.TakeChair(_somebody(state)), "let another member preside",
                 state.procedure.rule("chair"), ("member", "why"))  # fmt: skip
    yield Option(a.Undo("?"), "take back the last act", rule, ("why",))
    yield Option(a.Remark("?"), "note something for the record", rule, ("text",))
    yield Option(a.EndCaucus(), "end the caucus", state.procedure.rule("caucus"))
    yield Option(a.Close(), "close the meeting", rule)


def _somebody(state: State) -> str:
    """A member to stand in for the one still to be named: not the one that presides."""
    members = (m for m in sorted(state.roll or ()) if state.is_member(m) and m != state.presiding)
    return next(members, "")


# --- rulings ------------------------------------------------------------------------------------


def _rulings(state: State) -> Iterator[Option]:
    cited = state.procedure.rule("point_of_order")
    if state.point is not None:
        ruling = a.Rule(NEW, RulingKind.POINT, "?")
        yield Option(ruling, "answer the point", cited, ("id", "why"), due=True)
    yield from _due_rulings(state)
    for member, said in state.replies.items():
        if said is None:
            ruling = a.Rule(NEW, RulingKind.REPLY, "?", on=member)
            label = f"rule on the right of reply of {named(state, member)}"
            yield Option(ruling, label, state.procedure.rule("reply"), ("id", "why", "granted"))
    for member in sorted(state.provisional):
        ruling = a.Rule(NEW, RulingKind.CREDENTIALS, "?", on=member)
        label = f"rule on the credentials of {named(state, member)}"
        yield Option(ruling, label, state.procedure.rule("seat"), ("id", "why", "granted"))
    if state.vote is not None:
        ruling = a.Rule(NEW, RulingKind.FAULT, "?")
        label = "have the vote taken anew, after a fault"
        yield Option(ruling, label, state.procedure.rule("method"), ("id", "why"))
    ruling = a.Rule(NEW, RulingKind.OTHER, "?")
    yield Option(ruling, "make another ruling", cited, ("id", "kind", "why", "on", "values"))


def _due_rulings(state: State) -> Iterator[Option]:
    """Rulings without which the meeting cannot go on."""
    waiting, due = awaiting_ruling(state), next_question(state)
    if waiting is not None:
        on, known = state.root(waiting), Nature(state.book.readings[-1])
        ruling = a.Rule(NEW, RulingKind.NATURE, "?", on=on, value=known)
        label = f"rule on the majority for {on}"
        rule = state.procedure.rule("class")
        yield Option(ruling, label, rule, ("id", "why", "value"), due=True)
    if due is None:
        return
    rivals, rule = unranked(state, due), state.procedure.rule("amendments")
    if rivals:
        on = state.parent(due.partition("#")[0])
        ruling = a.Rule(NEW, RulingKind.ORDER, "?", on=on, values=rivals)
        label = f"rule on the order of the amendments to {on}"
        yield Option(ruling, label, rule, ("id", "why", "values"), due=True)
    elif lost_place(state, due) is not None:
        ruling = a.Rule(NEW, RulingKind.NOT_PUT, "?", on=due)
        yield Option(ruling, f"rule that {due} is not put", rule, ("id", "why"), due=True)


# --- questions ----------------------------------------------------------------------------------


def _questions(state: State) -> Iterator[Option]:
    due, method = next_question(state), state.procedure.rule("method")
    if due is not None:
        title, put = title_of(state, due), put_as_decided(state, due)
        left_open = ("lot",) if put.lot else () if due in state.methods else ("method", "lot")
        label = f"put to the vote: {title}"
        yield Option(put, label, _rule_of(state, due), left_open, due=True)
        agreed = state.procedure.rule("without_vote")
        motion = state.motions.get(due)
        granted = motion is not None and motion.kind.mover_blocks  # it is never put
        yield Option(a.Agree(due), f"adopt without a vote: {title}", agreed, due=granted)
    first = first_draft(state)
    if first is not None:
        label = f"announce the voting on {title_of(state, first)}"
        waits = due is None and state.debate_closed
        yield Option(a.Announce(first), label, state.procedure.rule("lock"), due=waits)
    yield Option(a.CloseVote(), "close the vote", method, due=True)
    result = a.Result(outcome="adopted")
    counted = ("outcome", "yes", "no", "abstain", "positions")
    yield Option(result, "enter the result", method, counted)
    correction = state.procedure.rule("correction")
    for vote in state.votes:
        label = f"note the official count of {vote}"
        publish = a.Publish(vote, 0, 0, 0)
        yield Option(publish, label, correction, ("yes", "no", "abstain", "source"))


def _rule_of(state: State, target: str) -> Rule:
    motion = state.motions.get(target)
    if motion is not None:
        return motion.kind.rule
    if target in state.rulings:
        return state.procedure.rule("point_of_order")
    parent = state.parent(target)
    return state.procedure.rule("amendments" if parent else "proposals")


# --- the floor ----------------------------------------------------------------------------------


def _floor(state: State) -> Iterator[Option]:
    rule = state.procedure.rule("floor")
    listed = state.speakers[0] if state.speakers and not state.in_caucus else None
    member = listed or _somebody(state)
    label = f"give the floor to {named(state, listed)}" if listed else "give the floor"
    yield Option(a.Speak(member), label, rule, () if listed else ("member",))
    if state.floor is not None:
        speaker = named(state, state.floor.member)
        yield Option(a.Finish(state.floor.member), f"end the speech of {speaker}", rule)
        question = a.Speak(_asker(state), Purpose.QUESTION, state.floor.member)
        yield Option(question, f"let a question be asked of {speaker}", rule, ("member", "text"))
    for motion in state.pending_motions():
        for purpose, side in ((Purpose.FOR_MOTION, "for"), (Purpose.AGAINST_MOTION, "against")):
            label = f"let a member speak {side}: {title_of(state, motion.id)}"
            yield Option(a.Speak(_somebody(state), purpose, motion.id), label, motion.kind.rule,
                         ("member",))  # fmt: skip
    yield from _replies(state)
    yield from _explanations(state)


def _asker(state: State) -> str:
    """Somebody that could ask the speaker a question."""
    speaker = state.floor.member if state.floor is not None else ""
    return next((m for m in sorted(state.roll or ()) if m != speaker and state.is_member(m)), "")


def _replies(state: State) -> Iterator[Option]:
    rule = state.procedure.rule("reply")
    granted = [member for member, said in state.replies.items() if said]
    for member in granted:
        label = f"let {named(state, member)} reply"
        yield Option(a.Speak(member, Purpose.REPLY), label, rule)
    if state.procedure.customs.reply == "any":
        yield Option(a.Speak(_somebody(state), Purpose.REPLY), "let a member reply", rule,
                     ("member",))  # fmt: skip


def _explanations(state: State) -> Iterator[Option]:
    """Those that asked come first; then whoever else may explain its vote."""
    for about, asked in state.explaining.items():
        for member in asked:
            label = f"let {named(state, member)} explain its vote on {title_of(state, about)}"
            speech = a.Speak(member, Purpose.EXPLANATION, about)
            yield Option(speech, label, state.procedure.rule("explain"), ("text",))
    if state.procedure.customs.explanations == "rights":
        for target, members in state.rights.items():
            for member in (m for m in members if m not in state.explaining.get(target, ())):
                label = f"let {named(state, member)} explain its vote on {title_of(state, target)}"
                speech = a.Speak(member, Purpose.EXPLANATION, target)
                yield Option(speech, label, state.procedure.rule("rights"))
        return
    rule = state.procedure.rule("explain")
    for symbol, standing in state.proposals.items():
        sponsors = standing.proposal.sponsors
        member = next((m for m in sorted(state.roll or ()) if m not in sponsors), "")
        if member and (standing.voted or state.announced == state.root(symbol)):
            label = f"let a member explain its vote on {symbol}"
            speech = a.Speak(member, Purpose.EXPLANATION, symbol)
            yield Option(speech, label, rule, ("member", "text"))


# --- texts and elections ------------------------------------------------------------------------


def _texts(state: State) -> Iterator[Option]:
    for symbol, standing in state.proposals.items():
        if standing.stage is Stage.PAPER:
            rule = state.procedure.rule("papers")
            yield Option(a.Introduce(symbol, NEW), f"introduce {symbol} as a draft", rule,
                         ("symbol",))  # fmt: skip
        if standing.costs_pending:
            rule = state.procedure.rule("costs")
            yield Option(a.StateCosts(symbol), f"state what {symbol} would cost", rule)
        if standing.circulated is not None:
            ruling = a.Rule(NEW, RulingKind.WAIVER, "?", on=symbol)
            label = f"waive the time of circulation for {symbol}"
            rule = state.procedure.rule("submit")
            yield Option(ruling, label, rule, ("id", "why", "granted"))


def _elections(state: State) -> Iterator[Option]:
    rule = state.procedure.rule("election")
    assert state.day is not None
    for key in state.book.at(state.day).provisions:
        if key.startswith("election."):
            office = key.removeprefix("election.")
            yield Option(a.OpenElection(NEW, office), f"begin an election ({office})", rule,
                         ("id", "seats", "title"))  # fmt: skip
    for name, election in state.elections.items():
        left = election.seats - len(election.elected)
        nobody = dict.fromkeys(election.eligible or {"?"}, 0)
        ballot = a.CountBallots(name, nobody, valid_ballots=0 if left > 1 else None)
        label = f"count a ballot of {election.title or name}"
        yield Option(ballot, label, rule, ("candidates", "abstentions", "invalid", "valid_ballots"),
                     due=False)  # fmt: skip
        for winner in election.votes:
            yield Option(a.DrawLot(name, winner), f"the lot falls on {winner}", rule)
