"""What every command pays before it works: shipped facts read, and a full paste read.

Targets: the register under 40 ms, the embedded facts under 60 ms, a paste of 193 names under 50 ms.
Best of several runs in one process, caches cleared in between.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

from hemicycle.brief.entry import VoteOptions, read_vote
from hemicycle.domain.state import register
from hemicycle.domain.state_facts import read_states
from hemicycle.record.embedded import fragment

RUNS = 7


def best(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Fewest milliseconds of several runs."""
    times = []
    for _ in range(RUNS):
        before()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def main() -> None:
    """Print a line per piece with its target."""
    day = date(2025, 2, 24)
    states = register()
    names = [states.name(code, day) for code in states.alphabetical(states.members(day), day)]
    text = "In favour: " + ", ".join(names)
    options = VoteOptions(body="GA", date=day)
    for label, took, target in (
        ("register of states", best(read_states), 40),
        ("embedded facts", best(fragment, fragment.cache_clear), 60),
        ("paste of 193 names", best(lambda: read_vote(text, options=options)), 50),
    ):
        print(f"{label:20} {took:6.1f} ms  target {target} ms")


if __name__ == "__main__":
    main()
