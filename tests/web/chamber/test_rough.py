"""A small seeded twin of ``benchmarks/chamber_rough.py``; and that it would see a loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.chamber_rough import Run, judge, rough_run


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_bad_network_and_a_kill_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    run = rough_run(tmp_path, people=12, changes=4, kills=1, seed=3)
    assert run.faults == []
    assert (run.requests, run.entries, run.kills) == (48, 48, 1)
    assert all(run.fates.values())
    assert run.repeated > 0


def test_the_run_would_notice() -> None:
    events = [
        {"act": "cast", "member": "FRA", "position": "YES"},
        {"act": "recast", "member": "FRA", "position": "NO"},
        {"act": "recast", "member": "FRA", "position": "NO"},
        {"act": "cast", "member": "TUV", "position": "NO"},
    ]
    run = Run(requests=5)
    judge(events, {"FRA": "NO", "TUV": "YES", "USA": "NO"}, run)
    assert run.faults == [
        "ballots that are not the last sent: TUV, USA",
        "5 requests, 4 entries",
    ]
