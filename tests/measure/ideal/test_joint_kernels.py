"""The joint likelihood and its slopes against SciPy and finite differences."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import special

from hemicycle.measure.ideal.joint_kernels import answer_terms, likelihood, log_below

Floats = npt.NDArray[np.float64]


def plain_value(cells: Any, place: Floats, items: Floats) -> float:
    """Log likelihood of one chain, answer by answer."""
    own = items[cells.cell_items]
    eta = own[:, 0] * place[cells.nodes]
    gap = np.where(cells.cuts[cells.cell_items] == 2, np.exp(own[:, 2]), 0.0)
    first, second = own[:, 1] - eta, own[:, 1] + gap - eta
    between = np.log(np.maximum(special.ndtr(second) - special.ndtr(first), 1e-300))
    logs = np.choose(cells.answers, [special.log_ndtr(first), between, special.log_ndtr(-second)])
    return float(logs.sum())


def parameters(world: Any, n_chains: int) -> tuple[Floats, Floats]:
    cells, chance = world.panel, np.random.default_rng(4)
    places = world.truth + 0.1 * chance.normal(size=(n_chains, cells.n_nodes))
    items = chance.normal(scale=0.5, size=(n_chains, cells.n_items, 3))
    return places, items


def evaluate(cells: Any, places: Floats, items: Floats) -> tuple[Floats, Floats, Floats]:
    to_places, to_items = np.full_like(places, 9.0), np.full_like(items, 9.0)
    value = likelihood(
        cells.starts, cells.nodes.astype(np.int64), cells.answers, cells.cuts,
        places, items, to_places, to_items,
    )  # fmt: skip
    return value, to_places, to_items


def test_values_are_the_sums_of_log_chances(world: Any) -> None:
    places, items = parameters(world, 3)
    value, _, _ = evaluate(world.panel, places, items)
    expected = [plain_value(world.panel, places[k], items[k]) for k in range(3)]
    np.testing.assert_allclose(value, expected, rtol=1e-6)


def test_slopes_are_those_of_the_value(world: Any) -> None:
    places, items = parameters(world, 2)
    _, to_places, to_items = evaluate(world.panel, places, items)
    chance, tiny = np.random.default_rng(5), 1e-5
    for _ in range(3):
        a, b = chance.normal(size=places.shape), chance.normal(size=items.shape)
        up, _, _ = evaluate(world.panel, places + tiny * a, items + tiny * b)
        down, _, _ = evaluate(world.panel, places - tiny * a, items - tiny * b)
        along = (to_places * a).sum(axis=1) + (to_items * b).sum(axis=(1, 2))
        np.testing.assert_allclose((up - down) / (2 * tiny), along, rtol=1e-4, atol=1e-3)


def test_the_log_distance_of_items_with_one_cutpoint_is_not_read(world: Any) -> None:
    places, items = parameters(world, 1)
    other = items.copy()
    single = world.panel.cuts == 1
    assert single.any()
    other[:, single, 2] += 3.0
    first, second = evaluate(world.panel, places, items), evaluate(world.panel, places, other)
    np.testing.assert_array_equal(first[0], second[0])
    np.testing.assert_array_equal(first[2][:, single, 2], 0.0)


@pytest.mark.parametrize("x", [-40.0, -8.0, -1.0, 0.0, 0.5, 3.0, 8.0])
def test_logs_hold_far_out(x: float) -> None:
    assert log_below(x) == pytest.approx(special.log_ndtr(x), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize("answer", [0, 1, 2])
@pytest.mark.parametrize("shift", [-30.0, 0.0, 30.0])
def test_terms_stay_finite_where_an_answer_is_all_but_impossible(answer: int, shift: float) -> None:
    assert np.isfinite(answer_terms(answer, shift, shift + 0.5)).all()
