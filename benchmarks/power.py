"""Voting power of every body: exact indices by counting. Target: under 1 second each.

Each figure is the best of three; it includes the exact fractions. The largest games beside it: all
coalitions of 193 members, and 2 ** 27 coalitions with two requirements.
"""

from __future__ import annotations

import time
from datetime import date

from hemicycle.rules.power import voting_power

_NOW = date(2025, 2, 24)
GAMES: tuple[tuple[str, date, str | None], ...] = (
    ("SC", _NOW, None),
    ("SC", date(1965, 1, 4), None),
    ("GA", _NOW, "ordinary"),
    ("GA", _NOW, "important"),
    ("eu-council", _NOW, "ordinary"),
    ("eu-council", _NOW, "important"),
)


def main() -> None:
    for body, day, nature in GAMES:
        voting_power(body, day, nature=nature)
        best = min(_timed(body, day, nature) for _ in range(3))
        power = voting_power(body, day, nature=nature)
        top = max(power.values(), key=lambda index: index.shapley_shubik)
        print(
            f"{body} {day} {nature or 'substantive'}: {len(power)} members, {best * 1000:.1f} ms; "
            f"largest Shapley-Shubik {float(top.shapley_shubik):.6f}, "
            f"Banzhaf {float(top.banzhaf):.6f}"
        )


def _timed(body: str, day: date, nature: str | None) -> float:
    start = time.perf_counter()
    voting_power(body, day, nature=nature)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
