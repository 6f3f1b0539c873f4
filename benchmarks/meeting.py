"""How many events a second a meeting takes, in time of the processor. Target: 20,000 on one core.

Measured apart: a live meeting in which 193 members cast their ballots, the fold of its record, and
simulated meetings with every invariant checked after every event.
"""

from __future__ import annotations

import time
from datetime import date

from hemicycle.domain.vote import Nature, Position
from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import perform
from hemicycle.meeting.fold import Event, fold
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.simulate import run
from hemicycle.meeting.state import EMPTY, State

_VOTES = 20


def live() -> list[Event]:
    """Twenty drafts, each voted by 193 ballots one after the other."""
    state, events = EMPTY, []
    for act in (a.Convene("GA", date(2025, 2, 24)), a.Open(193)):
        state = _do(state, act, events)
    for number in range(_VOTES):
        symbol = f"L.{number}"
        draft = a.Table(symbol, "Peace", ("FRA",), nature=Nature.ORDINARY)
        for act in (draft, a.Announce(symbol), a.Put(symbol)):
            state = _do(state, act, events)
        for member in sorted(state.roll or ()):
            position = Position.YES if member > "D" else Position.NO
            state = _do(state, a.Cast(member, position), events)
        state = _do(state, a.CloseVote(), events)
    return events


def _do(state: State, act: a.Act, events: list[Event]) -> State:
    answer = perform(state, act)
    assert not isinstance(answer, Refusal), answer
    events.extend(answer)
    return fold(answer, state)


def main() -> None:
    """Print events a second, for each of the three."""
    live()
    start = time.process_time()
    events = live()
    took = time.process_time() - start
    print(f"live: {len(events)} events in {took:.2f} s, {len(events) / took:,.0f} a second")
    start = time.process_time()
    fold(events)
    took = time.process_time() - start
    print(f"fold: {len(events) / took:,.0f} events a second")
    start = time.process_time()
    report = run(1, 500)
    took = time.process_time() - start
    print(
        f"simulated with invariants: {report.meetings} meetings, {report.events} events, "
        f"{report.refusals} acts refused, {report.events / took:,.0f} events a second"
    )


if __name__ == "__main__":
    main()
