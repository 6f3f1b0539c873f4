"""24 February 2025 replayed live gives what the scripts give, and invents no ballot."""

from __future__ import annotations

import threading

import pytest

from hemicycle.chamber.demo import SCRIPTS, paced, prepare, replay
from hemicycle.chamber.hall import Hall
from hemicycle.meeting import acts as a
from hemicycle.meeting.script import play, read_script


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_replay_ends_as_the_script_does(small: Hall, name: str) -> None:
    begun, officer, script = prepare(small, name)
    chamber = small.chamber(begun.meeting)
    replay(chamber, officer, script, speed=1e9, stop=threading.Event())
    want, got = play(script).state, chamber.state
    assert chamber.simulation
    assert list(got.votes) == list(want.votes)
    for vote, decided in want.votes.items():
        assert str(got.votes[vote].tally) == str(decided.tally)
        assert got.votes[vote].outcome == decided.outcome
        assert dict(got.votes[vote].roll) == dict(decided.roll)


@pytest.mark.parametrize(
    ("name", "one_by_one"),
    [
        ("ga-2025-02-24", {"A/ES-11/L.10", "A/ES-11/L.11", "Russian amendment"}),
        ("sc-2025-02-24", {"adjournment", "S/2025/115", "Russian amendment A"}),
    ],
)
def test_ballots_come_one_by_one_only_where_every_member_is_known(
    name: str, one_by_one: set[str]
) -> None:
    """Of the other votes the sources do not name everybody."""
    found, target = set(), ""
    for act, _ in paced(read_script(name)):
        target = act.target if isinstance(act, a.Put) else target
        if isinstance(act, a.Cast):
            found.add(target)
    known = play(read_script(name)).state
    assert found <= one_by_one
    assert found
    for target in found:
        assert known.votes[target].tally is not None


def test_a_replay_stops_when_told(small: Hall) -> None:
    begun, officer, script = prepare(small, "sc-2025-02-24")
    stop = threading.Event()
    stop.set()
    chamber = small.chamber(begun.meeting)
    before = chamber.sequence
    replay(chamber, officer, script, speed=1.0, stop=stop)
    assert chamber.sequence == before
