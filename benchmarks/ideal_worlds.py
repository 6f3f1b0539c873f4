"""Simulated assemblies whose ideal points are known: for tests of recovery and for coverage."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hemicycle.measure.ideal.panel import Panel, panel

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class World:
    """A panel and the ideal points it was made from, mean 0 and standard deviation 1."""

    panel: Panel
    truth: Floats


def simulate(
    seed: int,
    *,
    members: int = 40,
    periods: int = 6,
    votes: int = 30,
    walk: float = 0.1,
    recurring: float = 0.2,
    present: float = 0.9,
) -> World:
    """Votes drawn from the model itself, at the priors of the engine ``fast``.

    ``walk`` is the variance of a step where ideal points have standard deviation 1.
    """
    chance = np.random.default_rng(seed)
    places = _walks(chance, members, periods, walk)
    cells: list[tuple[Floats, ...]] = []
    items: list[tuple[float, float, float]] = []
    for period in range(periods):
        for _ in range(votes):
            if items and chance.random() < recurring:
                item = int(chance.integers(len(items)))
            else:
                item = len(items)
                first = 1.2 * chance.normal()
                width = 0.0 if chance.random() < 0.2 else 0.2 + abs(chance.normal())
                items.append((chance.normal(), first, first + width))
            slope, c1, c2 = items[item]
            who = np.flatnonzero(chance.random(members) < present)
            z = slope * places[who, period] + chance.normal(size=who.size)
            answer = np.where(z < c1, 0, np.where(z < c2, 1, 2))
            cells.append((who, np.full(who.size, period), np.full(who.size, item), answer))
    member, period_, item_, answer_ = (np.concatenate(part) for part in zip(*cells, strict=True))
    built = panel(
        [f"M{k:03d}" for k in range(members)],
        list(range(1, periods + 1)),
        [f"V{k}" for k in range(len(items))],
        member=member,
        period=period_,
        item=item_,
        answer=answer_,
    )
    rows = [int(name[1:]) for name in built.members]
    truth = places[np.asarray(rows)[built.node_member], built.node_period]
    return World(built, (truth - truth.mean()) / truth.std())


def _walks(chance: np.random.Generator, members: int, periods: int, walk: float) -> Floats:
    start = np.sqrt(max(1.0 - walk * (periods - 1) / 2.0, 0.2)) * chance.normal(size=(members, 1))
    steps = np.sqrt(walk) * chance.normal(size=(members, periods - 1))
    return np.concatenate([start, start + np.cumsum(steps, axis=1)], axis=1)
