"""The floor: who may be listed and speak, for what, yields, replies, caucuses."""

from __future__ import annotations

from collections.abc import Callable

from hemicycle.meeting import acts as a
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Phase, State
from hemicycle.meeting.words import Purpose, YieldTo

Answer = Consequences | Refusal


def inscribe(state: State, act: a.Inscribe) -> Answer:
    if not _takes_part(state, act.member):
        return refuse(state, f"{act.member} does not take part in the meeting", "floor")
    if state.list_closed:
        return refuse(state, "The list of speakers is closed", "list")
    if act.member in state.speakers:
        return refuse(state, f"{act.member} is on the list already", "floor")
    return ()


def _takes_part(state: State, member: str) -> bool:
    return state.is_member(member) or member in state.convened.observers


def speak(state: State, act: a.Speak) -> Answer:
    if not _takes_part(state, act.member):
        return refuse(state, f"{act.member} does not take part in the meeting", "floor")
    if state.phase is Phase.CAUCUS and act.purpose not in (Purpose.STATEMENT, Purpose.QUESTION):
        return refuse(state, "In a caucus members make statements only", "caucus")
    return _FOR[act.purpose](state, act)


# --- statements -------------------------------------------------------------------------------


def _statement(state: State, act: a.Speak) -> Answer:
    if state.in_caucus:
        return _in_caucus(state)
    if state.announced is not None:
        return refuse(state, "The voting has been announced: no statements now", "lock")
    if state.debate_closed:
        return refuse(state, "The debate is closed", "precedence")
    if state.speakers and state.speakers[0] != act.member:
        return refuse(state, f"{state.speakers[0]} is next on the list of speakers", "floor")
    return ()


def _in_caucus(state: State) -> Answer:
    caucus = state.caucus
    assert caucus is not None
    if not caucus.each:
        return refuse(state, "In an unmoderated caucus nobody has the floor", "caucus")
    left = caucus.left(state.now)
    if left is not None and left <= 0:
        return refuse(state, "The time of the caucus is over", "caucus")
    return ()


def _question(state: State, act: a.Speak) -> Answer:
    floor = state.floor
    if floor is None or floor.yielded is not YieldTo.QUESTIONS:
        return refuse(state, "Nobody has yielded to questions", "floor")
    if act.member == floor.member:
        return refuse(state, f"{act.member} answers questions and asks none", "floor")
    return ()


# --- on a motion, a vote, a speech ------------------------------------------------------------


def _on_motion(state: State, act: a.Speak) -> Answer:
    motion = state.motions.get(act.about)
    if motion is None or motion.carried is not None:
        return refuse(state, f"No motion {act.about!r} is pending", "precedence")
    favour = act.purpose is Purpose.FOR_MOTION
    allowed = motion.kind.speakers_for if favour else motion.kind.speakers_against
    spoken = motion.spoken_for if favour else motion.spoken_against
    if spoken < allowed:
        return ()
    side = "for" if favour else "against"
    what = f"No more speakers {side} this motion: {motion.kind.rule.number} allows {allowed}"
    return refuse(state, what, "precedence")


def _explanation(state: State, act: a.Speak) -> Answer:
    if state.procedure.customs.explanations == "rights":
        return _with_rights(state, act)
    standing = state.proposals.get(act.about)
    if standing is None:
        return refuse(state, f"There is no text {act.about!r} to explain a vote on", "explain")
    if not state.procedure.sponsors_explain and act.member in standing.proposal.sponsors:
        what = f"{act.member} is a sponsor of {act.about}"
        return refuse(state, f"{what} and does not explain its vote on it", "explain")
    return ()


def _with_rights(state: State, act: a.Speak) -> Answer:
    if act.member in state.rights.get(act.about, ()):
        return ()
    what = f"{act.member} has no right to explain a vote on {act.about!r}"
    return refuse(state, f"{what}: it did not vote with rights, or has explained", "rights")


def _disassociation(state: State, act: a.Speak) -> Answer:
    vote = next((v for v in state.votes.values() if v.target == act.about), None)
    if vote is None or vote.tally is not None:
        return refuse(state, f"{act.about!r} was not adopted without a vote", "without_vote")
    return ()


def _reply(state: State, act: a.Speak) -> Answer:
    if state.announced is not None:
        return refuse(state, "The voting has been announced: no statements now", "lock")
    if state.procedure.customs.reply == "ruled" and not state.replies.get(act.member):
        return refuse(state, f"No right of reply has been granted to {act.member}", "reply")
    return ()


_FOR: dict[Purpose, Callable[[State, a.Speak], Answer]] = {
    Purpose.STATEMENT: _statement,
    Purpose.QUESTION: _question,
    Purpose.FOR_MOTION: _on_motion,
    Purpose.AGAINST_MOTION: _on_motion,
    Purpose.EXPLANATION: _explanation,
    Purpose.DISASSOCIATION: _disassociation,
    Purpose.REPLY: _reply,
}


# --- what a speaker does, replies, caucuses ---------------------------------------------------


def finish(state: State, act: a.Finish) -> Answer:
    if state.floor is None or state.floor.member != act.member:
        return refuse(state, f"{act.member} does not have the floor", "floor")
    return ()


def yield_floor(state: State, act: a.Yield) -> Answer:
    floor, known = state.floor, state.procedure.customs.yields
    if act.to not in known:
        words = ", ".join(known) or "no yields"
        return refuse(state, f"Here speakers do not yield to {act.to}; there are {words}", "yields")
    if floor is None or floor.member != act.member or floor.purpose is not Purpose.STATEMENT:
        return refuse(state, f"{act.member} is not making a statement", "yields")
    if floor.yielded is not None:
        return refuse(state, "Time that was yielded is not yielded again", "yields")
    return _receiver(state, act)


def _receiver(state: State, act: a.Yield) -> Answer:
    to_somebody = act.to is YieldTo.DELEGATION
    if bool(act.receiver) != to_somebody:
        return refuse(state, "A yield to a delegation names it, others name nobody", "yields")
    if to_somebody and (act.receiver == act.member or not _takes_part(state, act.receiver)):
        return refuse(state, f"{act.receiver} cannot be given the floor", "yields")
    return ()


def ask_reply(state: State, act: a.AskReply) -> Answer:
    if not _takes_part(state, act.member):
        return refuse(state, f"{act.member} does not take part in the meeting", "floor")
    if act.member in state.replies:
        return refuse(state, f"{act.member} has asked already", "reply")
    return ()


def ask_explain(state: State, act: a.AskExplain) -> Answer:
    """In order for whom the floor could be given, once the voting on the text has begun."""
    if not state.is_member(act.member):
        return refuse(state, f"{act.member} is no member of the body", "explain")
    if act.member in state.explaining.get(act.about, ()):
        return refuse(state, f"{act.member} has asked already", "explain")
    standing = state.proposals.get(act.about)
    begun = standing is not None and (standing.voted or state.announced == state.root(act.about))
    if standing is not None and not begun:
        what = f"Votes on {act.about} are explained once the voting on it has begun"
        return refuse(state, what, "explain")
    return _explanation(state, a.Speak(act.member, Purpose.EXPLANATION, act.about))


def end_caucus(_: State, __: a.EndCaucus) -> Answer:
    return ()
