"""A full chamber over HTTP: 193 ballots in one second, 5,000 spectators, 2,000 people in a hall.

``python -m benchmarks.chamber_load [--spectators 5000] [--people 2000] [--meetings 30]`` starts
``hemicycle serve`` on a throw-away database for each load, in turn on SQLite and, where it is
installed, on PostgreSQL. Everybody comes from one address, signs in by a link of its own and speaks
plain HTTP over a connection that stays open. Latency counts from the moment at which a ballot was
due, whether or not earlier ones were answered.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.chamber_clients import (
    Person,
    Seated,
    Spectator,
    many_lines,
    place,
    seated,
    serving,
)

_ROUNDS = 3
_SETTLE = 2.0


def _shares(latencies: Sequence[float]) -> str:
    ordered = sorted(latencies)
    last = len(ordered) - 1
    chosen = [ordered[min(last, int(share * len(ordered)))] for share in (0.5, 0.99)]
    return " / ".join(f"{1000 * value:.0f}" for value in [*chosen, ordered[-1]]) + " ms"


async def _signed_in(port: int, hall: Seated, people: int) -> tuple[Person, dict[str, Person]]:
    chair = Person(port, hall.meeting)
    await chair.enter(hall.chair)
    await chair.look("chair")
    members = dict(list(hall.members.items())[:people])
    desks = {member: Person(port, hall.meeting) for member in members}
    for member, desk in desks.items():
        await desk.enter(members[member])
        await desk.look("desk")
    return chair, desks


async def _order(chair: Person, *acts: dict[str, object]) -> None:
    for act in acts:
        status, answer = await chair.do(act)
        assert status == 200, (act, answer)


async def _opened(chair: Person, number: int) -> None:
    """Table, announce and put a draft to the vote."""
    draft = f"L.{number}"
    if number == 0:
        await _order(chair, {"act": "open", "present": 193})
    text = {"act": "table", "symbol": draft, "title": "Peace", "sponsors": ["FRA"]}
    await _order(chair, text | {"nature": "ordinary"}, {"act": "announce", "draft": draft})
    await _order(chair, {"act": "put", "target": draft})


async def _ballot(desk: Person, member: str, due: float) -> float:
    await asyncio.sleep(max(0.0, due - time.perf_counter()))
    status, answer = await desk.do({"act": "cast", "member": member, "position": "YES"})
    assert status == 200, answer
    return time.perf_counter() - due


async def _second(port: int, hall: Seated, spectators: int) -> None:
    """One vote in which all answer at one instant, and more in which they do within a second."""
    chair, desks = await _signed_in(port, hall, len(hall.members))
    crowd = [Spectator() for _ in range(max(1, spectators))]
    listening = [asyncio.create_task(one.listen(port, hall.meeting)) for one in crowd]
    draw = random.Random(1)
    for number in range(_ROUNDS):
        await _opened(chair, number)
        await asyncio.sleep(_SETTLE + spectators / 500)
        start = time.perf_counter() + 0.2
        due = {member: start + (draw.random() if number else 0.0) for member in desks}
        ballots = [_ballot(desk, member, due[member]) for member, desk in desks.items()]
        taken = await asyncio.gather(*ballots)
        end = time.perf_counter()
        await _until_all_see(crowd, len(desks))
        last = max(one.heard for one in crowd) - end
        how = "within one second" if number else "at one instant"
        print(f"  {len(taken)} ballots {how}: median / p99 / worst {_shares(taken)};"
              f" all {len(crowd)} boards {max(0.0, last):.2f} s after the last")  # fmt: skip
        await _order(chair, {"act": "close_vote"})
    for task in listening:
        task.cancel()
    await asyncio.gather(*listening, return_exceptions=True)


async def _until_all_see(crowd: Sequence[Spectator], answered: int) -> None:
    """Wait, for half a minute at most, until every listener has heard of every ballot."""
    for _ in range(600):
        if all(one.answered == answered for one in crowd):
            return
        await asyncio.sleep(0.05)
    late = sum(one.answered != answered for one in crowd)
    raise AssertionError(f"{late} of {len(crowd)} boards were never up to date")


async def _hall(port: int, halls: Sequence[Seated], people: int) -> None:
    """Many meetings at once: everybody signs in, looks, and votes within the same second."""
    start = time.perf_counter()
    each = -(-people // len(halls))
    rooms = [await _signed_in(port, hall, each) for hall in halls]
    count = sum(len(desks) for _, desks in rooms)
    print(f"  {count} signed in from one address, {count / (time.perf_counter() - start):.0f}/s")
    draw = random.Random(1)
    for number, span in enumerate((10.0, 1.0)):
        await asyncio.gather(*(_opened(chair, number) for chair, _ in rooms))
        await asyncio.sleep(_SETTLE)
        start = time.perf_counter() + 0.5
        ballots = [
            _ballot(desk, member, start + span * draw.random())
            for _, desks in rooms
            for member, desk in desks.items()
        ]
        taken = await asyncio.gather(*ballots)
        print(f"  {len(taken)} ballots within {span:.0f} s: median / p99 / worst {_shares(taken)}")
        await asyncio.gather(*(_order(chair, {"act": "close_vote"}) for chair, _ in rooms))


@contextmanager
def _database(kind: str) -> Iterator[str | None]:
    """A database for one load: None for SQLite's file, else an address of PostgreSQL."""
    if kind == "SQLite":
        yield None
        return
    from tests.chamber.postgres import binaries, running

    programs = binaries()
    for server in running(programs) if programs else ():
        yield server.emptied()


def _load(kind: str, what: str, meetings: int) -> Iterator[tuple[int, list[Seated]]]:
    folder = Path(tempfile.mkdtemp(prefix="hemicycle-load-"))
    try:
        with _database(kind) as address:
            at = place(folder, address)
            halls = [seated(at, f"Load {number}") for number in range(meetings)]
            print(f"{kind}, {what}", flush=True)
            with serving(at) as port:
                yield port, halls
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--spectators", type=int, default=5000)
    asked.add_argument("--people", type=int, default=2000)
    asked.add_argument("--meetings", type=int, default=30)
    said, _ = asked.parse_known_args()
    many_lines()
    for kind in ("SQLite", "PostgreSQL"):
        for port, halls in _load(kind, "one meeting, one board", 1):
            asyncio.run(_second(port, halls[0], 1))
    for port, halls in _load("SQLite", "one meeting, many boards", 1):
        asyncio.run(_second(port, halls[0], said.spectators))
    for port, halls in _load("PostgreSQL", "many meetings", said.meetings):
        asyncio.run(_hall(port, halls, said.people))


if __name__ == "__main__":
    main()
