"""193 ballots within the same second, through the engine into the journal: when is each durable?

On SQLite, and on PostgreSQL where it is installed. Beside it: the same one commit at a time, and
how long reading, sealing and checking a long meeting takes.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.played import meeting_of, plain
from hemicycle.chamber.request import Appended
from hemicycle.chamber.verify import verify
from hemicycle.domain.vote import Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import EMPTY

_ROUNDS = 20
_LONG = 20_000


def _now() -> datetime:
    return datetime.now(UTC)


class Chamber:
    """One meeting, its commands one after the other, durable together."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.meeting = journal.begin({"chamber": "begun"}, actor="o", at=_now()).meeting
        self.state, self.last = EMPTY, 1
        self.lock = threading.Lock()
        for act in (a.Convene("GA", date(2025, 2, 24)), a.Open(193)):
            self.do(act).result()

    def do(self, act: a.Act) -> Future[Appended]:
        with self.lock:
            events = perform(self.state, act)
            assert not isinstance(events, Refusal), events
            self.state = fold(events, self.state)
            future = self.journal.submit(
                self.meeting, self.last, plain(events), actor="a", at=_now(),
                seal=isinstance(act, a.CloseVote),
            )  # fmt: skip
            self.last += len(events)
            return future


def ballots(chamber: Chamber, number: int, *, together: bool) -> list[float]:
    """Seconds from each member's ballot to its being durable; all press within one second."""
    draft = f"L.{number}"
    table = a.Table(draft, "Peace", ("FRA",), nature=Nature.ORDINARY)
    for act in (table, a.Announce(draft), a.Put(draft)):
        chamber.do(act).result()
    members = sorted(chamber.state.roll or ())
    rng = Random(number)
    waits = [rng.uniform(0, 1) if together else 0.0 for _ in members]
    start = time.perf_counter()

    def vote(member: str, wait: float) -> float:
        time.sleep(max(0.0, start + wait - time.perf_counter()))
        pressed = time.perf_counter()
        chamber.do(a.Cast(member, Position.YES)).result()
        return time.perf_counter() - pressed

    with ThreadPoolExecutor(len(members)) as pool:
        taken = list(pool.map(vote, members, waits))
    chamber.do(a.CloseVote()).result()
    return taken


def _report(name: str, journal: Journal) -> None:
    chamber = Chamber(journal)
    ballots(chamber, 0, together=False)
    for words, together in (("spread over a second", True), ("all at one instant", False)):
        rounds = [
            ballots(chamber, 1 + number + 100 * together, together=together)
            for number in range(_ROUNDS // 2)
        ]
        worst = max(map(max, rounds))
        p99 = statistics.median(sorted(taken)[int(0.99 * len(taken))] for taken in rounds)
        print(f"{name}, 193 {words}: p99 {1000 * p99:.0f} ms, worst {1000 * worst:.0f} ms")
    start = time.perf_counter()
    for _ in range(50):
        chamber.do(a.Remark("one commit each")).result()
    print(f"{name}, one commit after the other: {(time.perf_counter() - start) * 20:.1f} ms each")


def _long_meeting(journal: Journal) -> None:
    meeting = journal.begin({"chamber": "begun"}, actor="o", at=_now()).meeting
    events = [{"act": "remark", "text": f"line {number}"} for number in range(_LONG)]
    for first in range(0, _LONG, 1000):
        journal.append(
            meeting, 1 + first, events[first : first + 1000], actor="o", at=_now(), seal=True
        )
    start = time.perf_counter()
    entries = journal.read(meeting)
    meeting_of(entries)
    print(f"read and fold {len(entries)} entries: {time.perf_counter() - start:.2f} s")
    start = time.perf_counter()
    export = sealed_export(journal, meeting, at=_now())
    print(f"export them: {time.perf_counter() - start:.2f} s, {len(export) / 1e6:.1f} MB")
    start = time.perf_counter()
    assert verify(export, key=journal.key.fingerprint).verified
    print(f"verify them: {time.perf_counter() - start:.2f} s")


def _journals(folder: Path) -> Iterator[tuple[str, Journal]]:
    from tests.chamber.postgres import binaries, running

    with Journal.open(folder / "m.db", SealKey.fresh()) as journal:
        yield "SQLite", journal
    programs = binaries()
    for server in running(programs) if programs else ():
        with Journal.open(server.emptied(), SealKey.fresh()) as journal:
            yield "PostgreSQL", journal


def main() -> None:
    """Print what was measured."""
    folder = Path(tempfile.mkdtemp(prefix="hemicycle-journal-"))
    try:
        for name, journal in _journals(folder):
            _report(name, journal)
            if name == "SQLite":
                _long_meeting(journal)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
