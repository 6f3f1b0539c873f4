"""A meeting of the past, replayed live in a chamber: act by act, at a chosen speed.

Where a script knows how each member voted, the question is put as it was and the ballots come in
one by one, in an order drawn from a seed: the sources do not tell who pressed first. The chamber
is a simulation and says so.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from random import Random
from typing import Any

from hemicycle.chamber.answers import Refused
from hemicycle.chamber.assembly import Assembly
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.people import Person
from hemicycle.chamber.session import Chamber
from hemicycle.chamber.setup import Begun, Setup, begin
from hemicycle.domain.vote import Method, Position
from hemicycle.errors import JournalConflictError
from hemicycle.meeting import acts as a
from hemicycle.meeting.codec import to_plain
from hemicycle.meeting.script import Script, play, read_script

SCRIPTS = ("ga-2025-02-24", "sc-2025-02-24")
_CAST = (Position.YES, Position.NO, Position.ABSTAIN)
_BY_NAME = (Method.RECORDED, Method.SHOW_OF_HANDS)
_PER_ACT = 4.0
"""Seconds from one act to the next at speed 1."""
_PER_VOTE = 12.0
"""Seconds in which all ballots of a vote come in at speed 1."""


def prepare(hall: Hall, name: str) -> tuple[Begun, Person, Script]:
    """A chamber for a shipped script, waiting to be opened, and the person that conducts it."""
    script = read_script(name)
    convened = script.events[0]
    assert isinstance(convened, a.Convene)
    wanted = Setup(
        Assembly(convened.body),
        title=f"Replay: {script.title}"[:200],
        day=convened.day,
        session=convened.session,
        meeting=convened.meeting,
        presiding=convened.presiding,
        agenda=convened.agenda,
        barred=convened.barred,
        waived=convened.waived,
        observers=convened.observers,
    )
    begun = begin(hall, wanted)
    return begun, begun.officer.person, script


def replay(
    chamber: Chamber, officer: Person, script: Script, *, speed: float, stop: threading.Event
) -> None:
    """Replay a script until it ends or is stopped.

    Raises
    ------
    JournalError
        The journal cannot keep anything any more.
    """
    for act, wait in paced(script):
        if stop.wait(wait / speed):
            return
        _do(chamber, officer, act)


def paced(script: Script) -> Iterator[tuple[a.Act, float]]:
    """The acts behind the convening, each with the seconds before it at speed 1."""
    rng, members = Random(script.name), len(play(script).state.roll or ())
    acts: list[Any] = list(script.acts())[1:]
    for place, act in enumerate(acts):
        following = acts[place + 1] if place + 1 < len(acts) else None
        before = acts[place - 1] if place else None
        if isinstance(act, a.Result) and isinstance(before, a.Put) and _whole(before, act, members):
            yield from _ballots(act, rng)
            yield a.CloseVote(), _PER_ACT
        elif (
            isinstance(following, a.Result)
            and isinstance(act, a.Put)
            and _whole(act, following, members)
        ):
            yield a.Put(act.target, Method.RECORDED), _PER_ACT
        else:
            yield act, _PER_ACT


def _whole(put: a.Put, result: a.Result, members: int) -> bool:
    """Whether a recorded vote is known member by member, and who did not vote too."""
    counts = dict(zip(_CAST, (result.yes, result.no, result.abstain), strict=True))
    named = {position: len(result.positions.get(position, ())) for position in _CAST}
    told = sum(named.values()) + (result.non_voting or 0)
    return put.method in _BY_NAME and counts == named and told == members


def _ballots(result: a.Result, rng: Random) -> Iterator[tuple[a.Cast, float]]:
    ballots = [
        a.Cast(member, position)
        for position in _CAST
        for member in result.positions.get(position, ())
    ]
    rng.shuffle(ballots)
    for ballot in ballots:
        yield ballot, _PER_VOTE / len(ballots)


def _do(chamber: Chamber, officer: Person, act: a.Act) -> None:
    command = {name: value for name, value in to_plain(act).items() if name != "at"}
    while True:
        if chamber.stale:
            chamber.reload()
        try:
            answer = chamber.do(officer, command, secrets.token_hex(16)).result()
        except JournalConflictError:
            continue
        if isinstance(answer, Refused):
            raise answer.refusal.error(f"replay of {chamber.title}")
        return
