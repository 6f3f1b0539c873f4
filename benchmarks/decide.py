"""How long the rules take over every vote of the full record. Target: under 3 seconds.

The plain method beside it: the three integer tests (simple, two thirds, nine votes) on the same
counts, without reasons, margins or provisions.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.data import full_record
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position, VoteEvent
from hemicycle.record.record import Record, open_record
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide


def load(record: Record) -> list[tuple[VoteEvent, dict[str, Position] | None]]:
    """Every vote with its positions; reading is not part of what is timed."""
    rows = record.ballots.select("vote_id", "member", "position").iter_rows()
    positions: dict[str, dict[str, Position]] = {}
    words = {position.value: position for position in Position}
    for vote_id, member, position in rows:
        positions.setdefault(vote_id, {})[member] = words[position]
    ids = record.votes["vote_id"].to_list()
    return [(record.event(vote_id), positions.get(vote_id)) for vote_id in ids]


def plain(votes: list[tuple[VoteEvent, dict[str, Position] | None]]) -> int:
    """Votes that pass the bare integer test of their body."""
    passed = 0
    for event, _ in votes:
        tally: Tally | None = event.counted or event.announced
        if tally is None or tally.no is None:
            continue
        passed += tally.yes >= 9 if event.body == "SC" else tally.yes > tally.no
    return passed


def main() -> None:
    """Print the time, votes per second, the outcomes, and the plain method's time."""
    with tempfile.TemporaryDirectory() as scratch:
        where = os.environ.get("HEMICYCLE_BENCH_RECORD") or full_record(Path(scratch))
        votes = load(open_record(where))
        start = time.perf_counter()
        outcomes = Counter(decide(case_of(event, held)).outcome.value for event, held in votes)
        took = time.perf_counter() - start
        start = time.perf_counter()
        plain(votes)
        bare = time.perf_counter() - start
    rate = len(votes) / took
    print(f"decide over {len(votes)} votes: {took:.2f} s (target 3 s), {rate:.0f} a second")
    print(f"plain integer test: {bare:.3f} s, ratio {took / bare:.0f}")
    print(", ".join(f"{name} {count}" for name, count in outcomes.most_common()))


if __name__ == "__main__":
    main()
