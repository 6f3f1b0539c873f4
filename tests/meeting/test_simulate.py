"""Random meetings under their invariants; invariants that are broken on purpose."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from tests.meeting.acting import (
    IMPORTANT,
    ORDINARY,
    assembly,
    doing,
    draft,
    last_decision,
    voting,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position, Question
from hemicycle.meeting import acts as a
from hemicycle.meeting import consequences as c
from hemicycle.meeting import invariants, simulate
from hemicycle.meeting.clerk import way_on
from hemicycle.meeting.fold import Event, evolve, fold
from hemicycle.meeting.script import parse_script
from hemicycle.meeting.simulate import at_the_end, breaks, one, run, shortest, stuck
from hemicycle.meeting.state import EMPTY, Phase, State
from hemicycle.meeting.words import RulingKind


def test_a_thousand_random_meetings_hold_every_invariant() -> None:
    report = run(1948, 1000)
    assert report.violation is None, report.violation
    assert report.events > 50_000
    assert report.refusals > 10_000
    assert report.votes > 5_000


def test_the_same_seed_gives_the_same_meetings() -> None:
    assert run(3, 20) == run(3, 20)
    assert run(3, 20).events != run(4, 20).events


def test_random_meetings_reach_every_phase_and_nearly_every_event() -> None:
    seen: set[type] = set()
    phases: set[Phase] = set()
    for seed in range(600):
        course = one(Random(seed))
        state = EMPTY
        for event in course.events:
            seen.add(type(event))
            state = evolve(state, event)
            phases.add(state.phase)
    assert phases == set(Phase) - {Phase.BEFORE}
    assert {c.Decided, c.TextAmended, c.PartDeleted, c.RulingOverruled, c.TimerStarted,
            c.Disposed, c.BallotDiscarded, c.Reopened, c.Restored, c.CaucusBegun, a.Correct,
            a.Resume, a.Undo, a.Merge, a.Introduce, a.Accept, a.Pass, a.Recast} <= seen  # fmt: skip


# --- a violation and its shortest script -------------------------------------------------------


def nobody_amends(_: State, event: Event, __: State) -> str | None:
    return "something was amended" if isinstance(event, c.TextAmended) else None


def test_a_violation_comes_with_the_shortest_script_that_shows_it() -> None:
    report = run(1, 50, invariant=nobody_amends)
    found = report.violation
    assert found is not None
    assert found.text == "something was amended"
    acts = parse_script(found.script, "violation").events
    assert breaks(acts, nobody_amends)  # type: ignore[arg-type]
    names = [type(act).__name__ for act in acts]
    assert names[:2] == ["Convene", "Open"]
    assert {"Table", "Amend", "Announce"} <= set(names)
    assert len(acts) <= 9
    assert all(not breaks(acts[:n] + acts[n + 1 :], nobody_amends) for n in range(len(acts)))  # type: ignore[arg-type]
    assert report.to_dict()["violation"]["script"] == found.script


def test_the_end_of_a_meeting_is_checked_too() -> None:
    meeting = assembly()
    assert at_the_end(meeting.state, meeting.events, written=True) is None
    other = meeting.state.having(present=1)
    assert at_the_end(other, meeting.events, written=False) == "the replay is not what was live"
    listed = replace(meeting.events[0], agenda=["a list, which a script cannot hold"])
    events = (listed, *meeting.events[1:])
    said = at_the_end(fold(events), events, written=True)
    assert said == "the script is not read back as it was written"


def test_an_id_that_is_taken_is_not_given_again() -> None:
    """In a script from which acts were left out the numbers have gaps."""
    taken = doing(
        a.Rule("point 2", RulingKind.POINT, "so"), a.RaisePoint("CHN", "how?"), start=assembly()
    )
    (ruling,) = way_on(taken.state)
    assert isinstance(ruling, a.Rule)
    assert ruling.id == "point 3"


def test_a_meeting_that_is_stuck_is_seen() -> None:
    assert stuck(HERE) is None
    assert stuck(HERE.having(phase=Phase.LOCKED)) == "no way on from voting_announced"


def test_the_charter_counts_all_members_so_abstentions_matter() -> None:
    charter = replace(decided(), question=Question.CHARTER_AMENDMENT)
    assert invariants.abstentions_leave_a_majority_alone(HERE, charter, HERE) is None


def test_what_breaks_nothing_is_not_shortened() -> None:
    acts = one(Random(5)).acts
    assert not breaks(acts, invariants.broken)
    assert shortest(acts[:3], nobody_amends, "something") == acts[:3]


# --- each invariant sees what it is there for ----------------------------------------------------


def decided(nature: object = ORDINARY, yes: int = 60, no: int = 20, abstain: int = 5) -> c.Decided:
    meeting = doing(draft(nature=nature), a.Announce("L.1"), *voting("L.1", yes, no, abstain),
                    start=assembly())  # fmt: skip
    return last_decision(meeting)


HERE = assembly().state


@pytest.mark.parametrize(
    ("roll", "words"),
    [
        ((("FRA", Position.YES), ("FRA", Position.NO)), "counted twice"),
        ((("XYZ", Position.YES),), "outside the roll"),
        (tuple((m, Position.NO) for m in sorted(HERE.roll or ())), "0 in the roll call"),
    ],
)
def test_a_roll_call_that_does_not_fit_is_seen(
    roll: tuple[tuple[str, Position], ...], words: str
) -> None:
    found = invariants.broken(HERE, replace(decided(), roll=roll), HERE)
    assert found is not None
    assert words in found


def test_a_decision_that_is_not_the_rules_own_is_seen() -> None:
    wrong = replace(decided(IMPORTANT), decision=decided(ORDINARY, 3, 9).decision)
    found = invariants.result_is_a_function(HERE, wrong, HERE)
    assert found == "L.1: decided once as rejected_no_majority, once as adopted"


def test_an_adoption_that_one_more_vote_would_lose_is_seen() -> None:
    wrong = replace(decided(), tally=Tally(3, 9, 0))
    assert invariants.more_support_never_loses(HERE, wrong, HERE)


def test_abstentions_that_count_are_seen() -> None:
    wrong = replace(decided(), tally=Tally(3, 9, 50))
    assert invariants.abstentions_leave_a_majority_alone(HERE, wrong, HERE)


def test_what_moves_after_the_close_is_seen() -> None:
    closed = doing(a.Close(), start=assembly()).state
    moved = closed.having(votes={"L.1": decided()})
    assert invariants.closed_is_closed(closed, a.Remark("x"), closed) is None
    assert invariants.closed_is_closed(closed, a.Remark("x"), moved)


def test_what_comes_back_by_itself_is_seen() -> None:
    gone = doing(draft(), a.Withdraw("L.1", ("FRA",)), start=assembly()).state
    back = doing(draft(), start=assembly()).state
    said = "L.1 was withdrawn and is pending"
    assert invariants.gone_stays_gone(gone, a.Remark("x"), back) == said
    assert invariants.gone_stays_gone(gone, a.Reintroduce("L.1", "FRA"), back) is None


def test_a_count_that_changes_and_a_motion_decided_twice_are_seen() -> None:
    meeting = doing(draft(), a.Move("m", "suspend", "FRA"), *voting("m", 3, 9), start=assembly())
    state, vote = meeting.state, last_decision(meeting)
    changed = replace(vote, tally=Tally(9, 3, 0))
    check = invariants.what_was_counted_stays
    assert check(state, vote, state) is None
    assert check(state, changed, state) == "m: the count has changed"
    again = state.with_motion(replace(state.motions["m"], carried=True))
    assert check(state, a.Remark("x"), again) == "motion m is decided twice"


def test_having_changes_only_what_it_is_told() -> None:
    """State.having stands for dataclasses.replace."""
    changed = HERE.having(present=99)
    assert changed == replace(HERE, present=99)
    assert HERE.present == 150


def test_an_undo_that_leaves_a_trace_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real events of a meeting, with what counts of them told wrongly."""
    events = doing(draft(), a.Withdraw("L.1", ("FRA",)), a.Undo("no"), start=assembly()).events
    assert at_the_end(fold(events), events, written=False) is None
    monkeypatch.setattr(simulate, "counting", lambda told: (True, *[False] * (len(told) - 1)))
    assert at_the_end(fold(events), events, written=False) == (
        "what was undone has left a trace in the state"
    )
