"""Kills -9 at random moments under voting load: is an acknowledged ballot ever lost or doubled?

``python -m benchmarks.chamber_kills [--kills 200] [--seed 1] [--postgres]``

A worker holds one meeting after another: 193 members cast their ballots on a draft, then their
secret ballots in an election, as fast as the journal takes them. Every acknowledged ballot is told
to the parent, which kills the worker at a random moment, reads the journal, and starts another
worker that sends again whatever was not acknowledged to it. The moments come from the seed; what is
under way in them is the machine's.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from hemicycle.chamber.entry import Entry
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.played import meeting_of, plain
from hemicycle.chamber.request import Appended
from hemicycle.chamber.urn import SecretBallot
from hemicycle.chamber.verify import verify
from hemicycle.domain.vote import Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import perform
from hemicycle.meeting.fold import fold
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Phase

KILLS = 200
#: Kills in one meeting; then a new one begins, so that reading it again stays short.
PER_MEETING = 10
_LONGEST = 0.5
_POSITIONS = (Position.YES, Position.NO, Position.ABSTAIN)
_ACTOR = "worker"


def _now() -> datetime:
    return datetime.now(UTC)


# --- the worker: a chamber reduced to its journal ------------------------------------------------


class Worker:
    """Holds a meeting from wherever its journal stands."""

    def __init__(self, journal: Journal, meeting: str) -> None:
        self.journal, self.meeting = journal, meeting
        entries = journal.read(meeting)
        self.last = len(entries)
        self.state = meeting_of(entries).state
        self.voted = {
            (entry.event["urn"], entry.event["member"])
            for entry in entries
            if entry.event.get("chamber") == "secret_ballot"
        }
        self.opened = {
            entry.event["urn"] for entry in entries if entry.event.get("chamber") == "urn_opened"
        }

    def run(self) -> None:
        """Vote for ever."""
        if self.state.sitting is None:
            self._do(a.Convene("GA", date(2025, 2, 24)), "convene").result()
        if self.state.phase is Phase.CONVENED:
            self._do(a.Open(193), "open").result()
        self._send_again()
        number = len(self.state.votes)
        while True:
            if number:
                self._elect(f"e{number - 1}")
            self._vote(f"L.{number}")
            number += 1

    def _vote(self, symbol: str) -> None:
        steps = (
            a.Table(symbol, "Peace", ("FRA",), nature=Nature.ORDINARY),
            a.Announce(symbol),
            a.Put(symbol),
        )
        done = (symbol in self.state.proposals, self.state.announced == symbol,
                self.state.vote is not None)  # fmt: skip
        for act, there in zip(steps, done, strict=True):
            if not there:
                self._do(act, f"{symbol} {type(act).__name__}".replace(" ", "-")).result()
        assert self.state.vote is not None
        missing = sorted((self.state.roll or frozenset()) - set(self.state.vote.ballots))
        futures = [
            self._do(a.Cast(member, _POSITIONS[sum(map(ord, member)) % 3]), f"{symbol}-{member}")
            for member in missing
        ]
        for future in futures:
            future.result()
        self._do(a.CloseVote(), f"{symbol}-close", seal=True).result()

    def _send_again(self) -> None:
        """As members do whose screen froze: their ballots were kept, and must not be doubled."""
        vote = self.state.vote
        if vote is None:
            return
        for member, position in vote.ballots.items():
            act, command = plain([a.Cast(member, position)]), f"{vote.target}-{member}"
            again = self.journal.append(
                self.meeting, self.last, act, actor=_ACTOR, at=_now(), command=command
            )
            assert again.repeated, again

    def _elect(self, urn: str) -> None:
        if urn in self.opened:
            return
        futures = []
        for member in sorted(self.state.roll or frozenset()):
            if (urn, member) not in self.voted:
                ballot = SecretBallot(urn, member, (f"candidate {sum(map(ord, member)) % 5}",))
                command = f"{urn}-{member}"
                future = self.journal.submit_secret(
                    self.meeting, self.last, ballot, actor=_ACTOR, at=_now(), command=command
                )
                self._acknowledge(future, command)
                self.last += 1
                futures.append(future)
        for future in futures:
            future.result()
        self.journal.open_urn(self.meeting, self.last, urn, actor=_ACTOR, at=_now())
        self.last += 1

    def _do(self, act: a.Act, command: str, *, seal: bool = False) -> Future[Appended]:
        events = perform(self.state, act)
        assert not isinstance(events, Refusal), events
        self.state = fold(events, self.state)
        future = self.journal.submit(
            self.meeting, self.last, plain(events), actor=_ACTOR, at=_now(), command=command,
            seal=seal,
        )  # fmt: skip
        self.last += len(events)
        self._acknowledge(future, command)
        return future

    def _acknowledge(self, future: Future[Appended], command: str) -> None:
        """Tell the parent; from here on the ballot must never be lost."""

        def tell(done: Future[Appended]) -> None:
            os.write(1, f"{done.result().first} {command}\n".encode())

        future.add_done_callback(tell)


def work(address: str, key: Path, meeting: str) -> None:
    """Be killed."""
    with Journal.open(address, SealKey.from_file(key)) as journal:
        worker = Worker(journal, meeting)
        os.write(1, b"ready\n")
        worker.run()


# --- the parent: kills, and looks ----------------------------------------------------------------


@dataclass
class Tally:
    """What was seen over all kills."""

    kills: int = 0
    acknowledged: int = 0
    kept: int = 0
    verified: int = 0
    faults: list[str] = field(default_factory=list)


def kill_run(address: str, folder: Path, *, kills: int, seed: int) -> Tally:
    """Kill workers and check the journal after each."""
    rng, tally, key = random.Random(seed), Tally(), folder / "key.pem"
    while tally.kills < kills:
        with Journal.open(address, SealKey.from_file(key)) as journal:
            meeting = journal.begin({"chamber": "begun"}, actor=_ACTOR, at=_now()).meeting
        acknowledged: dict[str, int] = {}
        for _ in range(min(PER_MEETING, kills - tally.kills)):
            told = _killed(address, key, meeting, rng.uniform(0, _LONGEST))
            for sequence, command in told:
                if acknowledged.setdefault(command, sequence) != sequence:
                    tally.faults.append(f"{command} was acknowledged as two entries")
            tally.kills += 1
            tally.faults += _lost_or_doubled(address, key, meeting, acknowledged)
        tally.acknowledged += len(acknowledged)
        tally.faults += _broken_seal(address, key, meeting, tally)
    return tally


def _killed(address: str, key: Path, meeting: str, after: float) -> list[tuple[int, str]]:
    """What a worker acknowledged before it was killed."""
    words = [sys.executable, "-m", "benchmarks.chamber_kills", "--work", address, key, meeting]
    with subprocess.Popen(list(map(str, words)), stdout=subprocess.PIPE) as worker:
        assert worker.stdout is not None
        first = worker.stdout.readline()
        if first != b"ready\n":
            raise RuntimeError(f"the worker did not start: {first!r}")
        time.sleep(after)
        if worker.poll() is not None:
            raise RuntimeError("the worker ended before it was killed")
        worker.kill()
        lines = worker.stdout.read().decode().splitlines(keepends=True)
    whole = (line.split() for line in lines if line.endswith("\n"))
    return [(int(sequence), command) for sequence, command in whole]


def _lost_or_doubled(
    address: str, key: Path, meeting: str, acknowledged: dict[str, int]
) -> Iterator[str]:
    with Journal.open(address, SealKey.from_file(key)) as journal:
        entries = journal.read(meeting)
        if [entry.sequence for entry in entries] != list(range(1, len(entries) + 1)):
            yield "the sequence has gaps"
        for command, sequence in acknowledged.items():
            kept = journal.kept(meeting, command)
            if kept is None or kept.first != sequence or sequence > len(entries):
                yield f"{command} was acknowledged as entry {sequence} and is lost"
        yield from _doubled(entries)
        yield from _unequal_urns(entries, journal)


def _doubled(entries: Sequence[Entry]) -> Iterator[str]:
    """Members that cast two ballots on one draft."""
    cast: set[str] = set()
    for entry in entries:
        if entry.event.get("act") == "put":
            cast.clear()
        elif entry.event.get("act") == "cast":
            if entry.event["member"] in cast:
                yield f"{entry.event['member']} has two ballots"
            cast.add(entry.event["member"])


def _unequal_urns(entries: Sequence[Entry], journal: Journal) -> Iterator[str]:
    """Members that voted twice in one secret ballot, and urns without as many ballots as voters."""
    secret = [entry.event for entry in entries if "urn" in entry.event]
    voters = Counter((event["urn"], event["member"]) for event in secret if "member" in event)
    yield from (f"{one} voted twice" for one, count in voters.items() if count > 1)
    opened = {event["urn"]: len(event["ballots"]) for event in secret if "ballots" in event}
    for urn, count in Counter(urn for urn, _ in voters).items():
        inside = opened.get(urn)
        if count != (journal.ballots_in(entries[0].meeting, urn) if inside is None else inside):
            yield f"{urn}: {count} voters, and not as many ballots"


def _broken_seal(address: str, key: Path, meeting: str, tally: Tally) -> Iterator[str]:
    with Journal.open(address, SealKey.from_file(key)) as journal:
        export = sealed_export(journal, meeting, at=_now())
        found = verify(export, key=journal.key.fingerprint)
        tally.kept += found.entries
        tally.verified += found.verified
        yield from found.broken


@contextmanager
def _database(folder: Path, *, postgres: bool) -> Iterator[str]:
    if not postgres:
        yield str(folder / "meetings.db")
        return
    from tests.chamber.postgres import binaries, running

    programs = binaries()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    for server in running(programs):
        yield server.emptied()


def main(words: list[str] | None = None) -> None:
    """Print what was seen; a fault is an error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--work", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args([] if words is None else words)
    if asked.work:
        address, key, meeting = asked.work
        work(address, Path(key), meeting)
        return
    folder = Path(tempfile.mkdtemp(prefix="hemicycle-kills-"))
    start = time.monotonic()
    try:
        with _database(folder, postgres=asked.postgres) as address:
            tally = kill_run(address, folder, kills=asked.kills, seed=asked.seed)
    finally:
        shutil.rmtree(folder)
    kind = "PostgreSQL" if asked.postgres else "SQLite"
    print(
        f"{kind}, seed {asked.seed}: {tally.kills} kills, {tally.acknowledged} acknowledged "
        f"(ballots and steps), {tally.kept} entries kept, {tally.verified} meetings verified, "
        f"{len(tally.faults)} faults, {time.monotonic() - start:.0f} s"
    )
    for fault in tally.faults[:20]:
        print(f"  {fault}")
    if tally.faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
