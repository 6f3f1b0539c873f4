"""Elections: ballots as counted, restricted and unrestricted, and the lot."""

from __future__ import annotations

from types import MappingProxyType

from hemicycle.domain.vote import Method, Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting.conclude import Consequences
from hemicycle.meeting.order import refuse
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import ElectionState, State
from hemicycle.rules.case import Case, Election
from hemicycle.rules.decision import decide

Answer = Consequences | Refusal


def open_election(state: State, act: a.OpenElection) -> Answer:
    taken = {*state.elections, *state.proposals, *state.motions, *state.rulings}
    if not act.id or act.id in taken or act.seats < 1:
        return refuse(state, f"{act.id!r} cannot be a new election", "election")
    assert state.day is not None
    if state.book.at(state.day).get(f"election.{act.office}") is None:
        what = f"No provision is compiled for electing {act.office} in the {state.book.name}"
        return refuse(state, what, "election")
    return ()


def count_ballots(state: State, act: a.CountBallots) -> Answer:
    election = state.elections.get(act.election)
    wrong = "There is no such election" if election is None else _wrong(state, election, act)
    if wrong is not None or election is None:
        return refuse(state, wrong or "", "election")
    left = election.seats - len(election.elected)
    valid = sum(act.candidates.values()) if act.valid_ballots is None else act.valid_ballots
    case = Case(
        body=state.convened.body,
        book=state.book,
        question=Question.ELECTION,
        day=state.day,
        method=Method.SECRET_BALLOT,
        present=state.present,
        ballot_number=election.held + 1,
        election=Election(
            office=election.office,
            seats=left,
            candidates=MappingProxyType(dict(act.candidates)),
            valid_ballots=valid,
            abstentions=act.abstentions,
            invalid=act.invalid,
            elsewhere=_other_organ(state, act),
        ),
    )
    return (_decided(case, act),)


def elsewhere_elected(state: State, election: str) -> tuple[str, ...] | None:
    """Whom an organ chose in an election of judges; None while its balloting goes on."""
    held = state.elections.get(election)
    if held is None or len(held.elected) < held.seats:
        return None
    return held.elected


def _other_organ(state: State, act: a.CountBallots) -> frozenset[str] | None:
    """Whom the other organ chose: as told, else as it did in the body that meets beside."""
    if act.elsewhere is not None:
        return frozenset(act.elsewhere)
    for other in state.beside.values():
        chosen = elsewhere_elected(other, act.election)
        if chosen is not None:
            return frozenset(chosen)
    return None


def confer(state: State, act: a.Confer) -> Answer:
    """After three meetings (ICJ Statute Art. 12): six members, and a majority of them."""
    meetings = [e for e in state.elections.values() if e.office == "ICJ"]
    taken = {*state.elections, *state.proposals, *state.motions, *state.rulings}
    if not act.id or act.id in taken or not act.name:
        return refuse(state, f"{act.id!r} cannot be a new election", "election")
    if len(meetings) < _MEETINGS:
        what = f"A joint conference is formed after {_MEETINGS} meetings; {len(meetings)} were held"
        return refuse(state, what, "election")
    if len(act.members) != _CONFERENCE or not _CONFERENCE // 2 < act.votes <= _CONFERENCE:
        what = f"A joint conference has {_CONFERENCE} members and proposes by a majority of them"
        return refuse(state, what, "election")
    return ()


_MEETINGS, _CONFERENCE = 3, 6


def _decided(case: Case, act: a.CountBallots) -> c.Decided:
    number = case.ballot_number
    return c.Decided(
        vote=f"{act.election} ({number})",
        target=act.election,
        question=Question.ELECTION,
        method=Method.SECRET_BALLOT,
        nature=None,
        nature_by="",
        tally=None,
        roll=(),
        ballot_number=number,
        decision=decide(case),
        note=", ".join(f"{name} {votes}" for name, votes in act.candidates.items()),
    )


def _wrong(state: State, election: ElectionState, act: a.CountBallots) -> str | None:
    if election.next_ballot is None:
        return "The election is over"
    if election.next_ballot == "lot":
        return "The lot decides between the candidates"
    if not act.candidates or min(act.candidates.values()) < 0:
        return "A ballot names candidates with their votes"
    names = set(act.candidates)
    if names & set(election.elected):
        return "A candidate is elected already"
    if election.eligible is not None and not names <= election.eligible:
        return f"The ballot is restricted to {', '.join(sorted(election.eligible))}"
    return _miscounted(state, election, act)


def _miscounted(state: State, election: ElectionState, act: a.CountBallots) -> str | None:
    several = election.seats - len(election.elected) > 1
    if several and act.valid_ballots is None:
        return "With several seats the number of valid ballots must be given"
    votes = sum(act.candidates.values())
    valid = votes if act.valid_ballots is None else act.valid_ballots
    if (not several and votes > valid) or max(act.candidates.values()) > valid:
        return f"{votes} votes do not fit {valid} valid ballots"
    papers = valid + act.abstentions + act.invalid
    roll = state.roll
    if roll is not None and papers > len(roll):
        return f"{papers} ballots are more than the {len(roll)} members"
    return None


def draw_lot(state: State, act: a.DrawLot) -> Answer:
    election = state.elections.get(act.election)
    if election is None or election.next_ballot != "lot":
        return refuse(state, "The rules call for no lot", "election")
    if act.winner not in election.votes:
        return refuse(state, f"{act.winner} was no candidate", "election")
    return ()
