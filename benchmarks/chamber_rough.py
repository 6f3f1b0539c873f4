"""A bad network and a server killed -9 under voting over HTTP: nothing lost, nothing twice.

``python -m benchmarks.chamber_rough [--kills 20] [--changes 6] [--seed 1]``: every delegation of
the General Assembly votes and changes its ballot several times. Each request meets one fate, drawn
from the seed: it goes well; the line is cut before its answer and it is sent again; it is sent
twice at once; an older one comes again behind it. Meanwhile the server is killed and started anew.
Then the sealed meeting is read: each request has exactly one entry, each ballot that stands is the
last that its delegation sent, and the seals verify.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.chamber_clients import HOST, Person, Seated, free_port, place, seated, serve
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.place import Place
from hemicycle.chamber.verify import verify

FATES = ("well", "cut", "twice", "late")
_CHOICES = ("YES", "NO", "ABSTAIN")
_PATIENCE = 60.0


@dataclass
class Run:
    """What happened, and what was wrong with it."""

    requests: int = 0
    kills: int = 0
    entries: int = 0
    repeated: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Step:
    """One act of one delegation and its fate."""

    act: dict[str, str]
    key: str
    fate: str
    cut: float
    pause: float


def _steps(member: str, changes: int, draw: random.Random) -> list[_Step]:
    steps = []
    for number in range(changes):
        act = "recast" if number else "cast"
        wanted = {"act": act, "member": member, "position": _CHOICES[draw.randrange(3)]}
        if number and wanted["position"] == steps[-1].act["position"]:
            other = (_CHOICES.index(wanted["position"]) + 1) % 3
            wanted["position"] = _CHOICES[other]
        pause = draw.expovariate(4)
        steps.append(
            _Step(wanted, f"{member}-{number:04d}", draw.choice(FATES), draw.random() / 50, pause)
        )
    return steps


async def _sure(desk: Person, step: _Step) -> dict[str, Any]:
    """Ask again, with the same key, until there is an answer: what every page of ours does."""
    until = time.perf_counter() + _PATIENCE
    while True:
        try:
            status, answer = await desk.do(step.act, step.key)
        except (asyncio.IncompleteReadError, ConnectionError, OSError):
            desk.hang_up()
            status, answer = 503, {}
        if status == 200:
            done: dict[str, Any] = answer["done"]
            return done
        if status != 503 or time.perf_counter() > until:
            raise AssertionError(f"{step.key}: {status} {answer}")
        await asyncio.sleep(0.1)


async def _vote(desk: Person, steps: list[_Step], run: Run) -> None:
    twin = Person(desk.port, desk.meeting, desk.cookie, desk.seal)
    before: _Step | None = None
    for step in steps:
        await asyncio.sleep(step.pause)
        if step.fate == "cut":
            await _cut(desk, step)
        if step.fate == "twice":
            answers = await asyncio.gather(_sure(desk, step), _sure(twin, step))
        else:
            answers = [await _sure(desk, step)]
        if step.fate == "late" and before is not None:
            again = await _sure(twin, before)
            if not again["repeated"]:
                run.faults.append(f"{before.key} was done a second time")
        run.requests += 1
        run.fates[step.fate] += 1
        run.repeated += sum(bool(answer["repeated"]) for answer in answers)
        if len({answer["sequence"] for answer in answers}) != 1:
            run.faults.append(f"{step.key} has two entries")
        before = step
    desk.hang_up()
    twin.hang_up()


async def _cut(desk: Person, step: _Step) -> None:
    """Send it and hang up before its answer is there."""
    wanted = {"key": step.key, "seal": desk.seal, "do": step.act}
    kind = {"content-type": "application/json"}
    try:
        path = f"/chamber/{desk.meeting}/act"
        await desk.send("POST", path, json.dumps(wanted).encode(), kind)
        await asyncio.sleep(step.cut)
    except OSError:
        pass  # the server is down just now
    desk.hang_up()


class _Server:
    """A server that is killed and started again on the same port."""

    def __init__(self, at: Place) -> None:
        self._at = at
        self.port = free_port()
        self.process = serve(at, self.port)

    async def killed(self) -> None:
        """Kill it, and start another."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process = await asyncio.to_thread(serve, self._at, self.port)


@contextmanager
def _running(at: Place) -> Iterator[_Server]:
    server = _Server(at)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGINT)
        try:
            server.process.wait(20)
        except subprocess.TimeoutExpired:
            server.process.kill()
            server.process.wait()


async def _meeting(
    server: _Server, hall: Seated, run: Run, *, people: int, changes: int, kills: int, seed: int
) -> tuple[bytes, dict[str, str]]:
    draw = random.Random(seed)
    chair = Person(server.port, hall.meeting)
    await chair.enter(hall.chair)
    await chair.look("chair")
    members = dict(list(hall.members.items())[:people])
    desks = {member: Person(server.port, hall.meeting) for member in members}
    for member, desk in desks.items():
        await desk.enter(members[member])
        await desk.look("desk")
    draft = {"act": "table", "symbol": "L.1", "title": "Peace", "sponsors": [next(iter(desks))]}
    for act in (
        {"act": "open", "present": 193},
        draft | {"nature": "ordinary"},
        {"act": "announce", "draft": "L.1"},
        {"act": "put", "target": "L.1"},
    ):
        assert (await chair.do(act))[0] == 200
    plans = {member: _steps(member, changes, draw) for member in desks}
    votes = [asyncio.create_task(_vote(desks[who], plan, run)) for who, plan in plans.items()]
    for _ in range(kills):
        await asyncio.sleep(draw.random() / 2)
        await server.killed()
        run.kills += 1
    await asyncio.gather(*votes)
    chair.hang_up()
    assert (await chair.do({"act": "close_vote"}, "the-close-of-it"))[0] == 200
    await chair.send("GET", f"/chamber/{hall.meeting}/export")
    export = (await chair.receive()).text.encode()
    chair.hang_up()
    return export, {who: plan[-1].act["position"] for who, plan in plans.items()}


def _read(export: bytes, fingerprint: str, last: Mapping[str, str], run: Run) -> None:
    """Compare the sealed meeting with what was sent."""
    from hemicycle.chamber.sealed_file import read_sealed

    if not verify(export, key=fingerprint).verified:
        run.faults.append("the seals do not verify")
    judge([entry.event for entry in read_sealed(export).entries], last, run)


def judge(events: Iterable[Mapping[str, Any]], last: Mapping[str, str], run: Run) -> None:
    """Note as faults what the ballots of a meeting have otherwise than was sent."""
    stood: dict[str, str] = {}
    for event in events:
        if event.get("act") in ("cast", "recast"):
            run.entries += 1
            stood[event["member"]] = event["position"]
    if stood != last:
        wrong = sorted(who for who in last if stood.get(who) != last[who])
        run.faults.append(f"ballots that are not the last sent: {', '.join(wrong)}")
    if run.entries != run.requests:
        run.faults.append(f"{run.requests} requests, {run.entries} entries")


def rough_run(
    folder: Path, *, people: int = 193, changes: int = 6, kills: int = 20, seed: int = 1
) -> Run:
    """One such meeting in a folder; the same seed meets the same fates."""
    at, run = place(folder, None), Run()
    hall = seated(at, f"Rough {seed}")
    with _running(at) as server:
        wanted = {"people": people, "changes": changes, "kills": kills, "seed": seed}
        export, last = asyncio.run(_meeting(server, hall, run, **wanted))
    _read(export, SealKey.from_file(at.key).fingerprint, last, run)
    return run


def main() -> None:
    """Print what was measured."""
    asked = argparse.ArgumentParser(description=__doc__)
    for name, standard in (("kills", 20), ("changes", 6), ("seed", 1)):
        asked.add_argument(f"--{name}", type=int, default=standard)
    said, _ = asked.parse_known_args()
    folder = Path(tempfile.mkdtemp(prefix="hemicycle-rough-"))
    try:
        run = rough_run(folder, changes=said.changes, kills=said.kills, seed=said.seed)
    finally:
        shutil.rmtree(folder)
    fates = ", ".join(f"{run.fates[fate]} {fate}" for fate in FATES)
    print(
        f"{run.requests} ballots over {HOST} ({fates}), {run.kills} kills: {run.entries} entries,"
    )
    print(f"{run.entries} entries, {run.repeated} answered as repeated; {len(run.faults)} faults")
    for fault in run.faults:
        print(f"  {fault}", file=sys.stderr)
    if run.faults:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
