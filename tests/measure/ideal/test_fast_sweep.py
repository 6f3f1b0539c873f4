"""One sweep of ``fast``: the pull that holds the scale, and that no probability changes by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.measure.ideal.test_fast import ends

from hemicycle.measure.ideal.anchors import starting_items, starting_values
from hemicycle.measure.ideal.fast_sweep import State, centred, sweep
from hemicycle.measure.ideal.model import FIRST_PRECISION

_WALK = 0.1


def swept(world: Any, sweeps: int, discrimination: float = 1.0) -> list[State]:
    """States after each of some plain sweeps."""
    cells = world.panel
    start, slope = starting_values(cells, ends(world))
    walk = np.full(len(cells.periods), _WALK)
    states = [State(start, starting_items(cells, slope), walk, np.zeros(cells.n_nodes))]
    sums = np.empty((cells.chunks.size - 1, 3, cells.n_nodes))
    for _ in range(sweeps):
        states.append(sweep(cells, states[-1], _WALK, discrimination, sums))
    return states[1:]


def eta(world: Any, state: State) -> Any:
    """What an answer hangs on: distances of each cell's utility from both cutpoints."""
    item = world.panel.cell_items
    utility = state.items[item, 0] * state.place[world.panel.nodes]
    return state.items[item, 1:3] - utility[:, None]


def test_every_state_has_deviation_1(world: Any) -> None:
    for state in swept(world, 5):
        assert state.place.std() == pytest.approx(1.0, abs=1e-12)


def test_where_the_pull_settles_nothing_is_stretched(make_world: Callable[..., Any]) -> None:
    """A strong prior of discriminations would spread the points; a pull holds them."""
    world = make_world(41, members=80, periods=6, votes=40)
    states = swept(world, 150, discrimination=2.0)
    last, before = states[-1], states[-2]
    assert 0.0 < last.pull < FIRST_PRECISION
    # The pull moves in proportion to how far the spread was from 1 before the stretch.
    assert last.pull == pytest.approx(before.pull, abs=1e-3)
    np.testing.assert_allclose(last.place, before.place, atol=1e-4)


def test_a_pull_stays_within_its_bounds(make_world: Callable[..., Any]) -> None:
    world = make_world(42, members=30, periods=1, votes=400)
    pulls = [state.pull for state in swept(world, 60, discrimination=50.0)]
    assert min(pulls) >= 0.0
    assert max(pulls) == FIRST_PRECISION


def test_centring_changes_no_probability(world: Any) -> None:
    state = swept(world, 3)[-1]
    moved = replace(state, place=state.place + 0.7)
    moved.items[:, 1:3] += 0.7 * moved.items[:, :1]
    after = centred(moved)
    assert after.place.mean() == pytest.approx(0.0, abs=1e-12)
    np.testing.assert_allclose(eta(world, after), eta(world, moved), atol=1e-9)
