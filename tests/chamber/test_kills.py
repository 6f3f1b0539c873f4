"""A small seeded twin of ``benchmarks/chamber_kills.py``; and that it would see a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.chamber_kills import _lost_or_doubled, kill_run
from tests.chamber.conftest import Clock

from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.played import plain
from hemicycle.domain.vote import Position
from hemicycle.meeting import acts as a


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_no_acknowledged_ballot_is_lost_or_doubled(address: str, tmp_path: Path) -> None:
    tally = kill_run(address, tmp_path, kills=5, seed=20)
    assert tally.faults == []
    assert tally.kills == 5
    assert tally.verified == 1
    assert tally.acknowledged > 0


def test_the_run_would_notice(tmp_path: Path, clock: Clock) -> None:
    address, key = str(tmp_path / "m.db"), tmp_path / "key.pem"
    with Journal.open(address, SealKey.from_file(key)) as journal:
        meeting = journal.begin({"chamber": "begun"}, actor="o", at=clock()).meeting
        cast = plain([a.Cast("FRA", Position.YES)])
        voted = {"chamber": "secret_ballot", "urn": "e1", "member": "FRA"}
        events = [*cast, *cast, voted, voted]
        journal.append(meeting, 1, events, actor="a", at=clock(), command="k")
    faults = set(_lost_or_doubled(address, key, meeting, {"k": 2, "gone": 3}))
    assert faults == {
        "gone was acknowledged as entry 3 and is lost",
        "FRA has two ballots",
        "('e1', 'FRA') voted twice",
        "e1: 1 voters, and not as many ballots",
    }
