"""The compiled passes of ``fast`` against plain NumPy and numerical derivatives."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import special

from hemicycle.measure.ideal.fast_kernels import (
    LOWER,
    MIDDLE,
    UPPER,
    improve_item,
    slopes,
    smooth,
    spread_item,
    sweep_items,
)

Floats = npt.NDArray[np.float64]


def log_chance(answer: int, c1: float, c2: float) -> float:
    """Log chance of an answer, the plain way, accurate away from the tails."""
    if answer == LOWER:
        return float(special.log_ndtr(c1))
    if answer == UPPER:
        return float(special.log_ndtr(-c2))
    if c1 > 0:
        return float(np.log(special.ndtr(-c1) - special.ndtr(-c2)))
    return float(np.log(special.ndtr(c2) - special.ndtr(c1)))


@pytest.mark.parametrize("answer", [LOWER, MIDDLE, UPPER])
@pytest.mark.parametrize("cuts", [(-0.7, 0.4), (1.0, 2.5), (-3.0, -1.2), (0.0, 0.3), (-4.0, 4.0)])
def test_slopes_and_curvatures_are_derivatives(answer: int, cuts: tuple[float, float]) -> None:
    c1, c2 = cuts
    l1, l2, h11, h22, h12 = slopes(answer, c1, c2)
    h = 1e-4

    def f(a: float, b: float) -> float:
        return log_chance(answer, c1 + a, c2 + b)

    assert l1 == pytest.approx((f(h, 0) - f(-h, 0)) / (2 * h), abs=1e-6)
    assert l2 == pytest.approx((f(0, h) - f(0, -h)) / (2 * h), abs=1e-6)
    assert -h11 == pytest.approx((f(h, 0) - 2 * f(0, 0) + f(-h, 0)) / h**2, abs=1e-5)
    assert -h22 == pytest.approx((f(0, h) - 2 * f(0, 0) + f(0, -h)) / h**2, abs=1e-5)
    mixed = (f(h, h) - f(h, -h) - f(-h, h) + f(-h, -h)) / (4 * h**2)
    assert -h12 == pytest.approx(mixed, abs=1e-5)


@pytest.mark.parametrize("shift", [-30.0, -12.0, 12.0, 30.0])
def test_middle_answer_far_from_its_cutpoints_stays_finite(shift: float) -> None:
    values = np.asarray(slopes(MIDDLE, shift, shift + 0.5))
    assert np.isfinite(values).all()
    weight = values[2] + values[3] + 2 * values[4]
    assert 0.0 <= weight <= 1.0 + 1e-9


def plain_terms(answers: npt.NDArray[np.int8], c1: Floats, c2: Floats) -> Floats:
    return np.asarray([slopes(int(a), x, y) for a, x, y in zip(answers, c1, c2, strict=True)])


def plain_gradient(
    place: Floats, doubt: Floats, answers: npt.NDArray[np.int8], item: Floats, precision: Floats
) -> tuple[Floats, Floats]:
    """Gradient and curvature of an item's objective by matrix products."""
    beta, c1, c2 = item[:3]
    terms = plain_terms(answers, c1 - beta * place, c2 - beta * place)
    jacobian = np.zeros((place.size, 2, 3))
    jacobian[:, :, 0] = -place[:, None]
    jacobian[:, 0, 1] = jacobian[:, 1, 2] = 1.0
    gradient = np.einsum("nij,ni->j", jacobian, terms[:, :2])
    inner = np.empty((place.size, 2, 2))
    inner[:, 0, 0], inner[:, 1, 1] = terms[:, 2], terms[:, 3]
    inner[:, 0, 1] = inner[:, 1, 0] = terms[:, 4]
    curvature = np.einsum("nij,nik,nkl->jl", jacobian, inner, jacobian)
    blur = float(np.sum(inner.sum(axis=(1, 2)) * doubt))
    ridge = np.diag(precision + np.asarray([blur, 0.0, 0.0]))
    return gradient - ridge @ item[:3], curvature + ridge


def test_newton_step_of_an_item_with_three_answers_is_the_plain_one() -> None:
    chance = np.random.default_rng(1)
    place, doubt = chance.normal(size=60), chance.uniform(0, 0.1, size=60)
    answers = np.sort(chance.integers(0, 3, size=60)).astype(np.int8)
    item = np.array([0.4, -0.3, 0.5, 0.0])
    gradient, curvature = plain_gradient(place, doubt, answers, item, np.array([1.0, 0.04, 0.04]))
    expected = item[:3] + np.linalg.solve(curvature, gradient)
    assert np.abs(expected - item[:3]).max() < 1.0, "the step must not be shortened here"
    improve_item(np.arange(60, dtype=np.int32), answers, place, doubt, item, 2, 1.0, 0.04)
    np.testing.assert_allclose(item[:3], expected, rtol=1e-9)
    assert item[3] == pytest.approx(np.linalg.inv(curvature)[0, 0], rel=1e-9)


def test_newton_step_of_an_item_with_two_answers_has_one_cutpoint() -> None:
    chance = np.random.default_rng(2)
    place, doubt = chance.normal(size=50), chance.uniform(0, 0.1, size=50)
    answers = np.where(chance.random(50) < 0.5, LOWER, UPPER).astype(np.int8)
    item = np.array([0.2, 0.1, 0.1, 0.0])
    gradient, curvature = plain_gradient(place, doubt, answers, item, np.array([1.0, 0.0, 0.0]))
    fold = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    small = fold.T @ curvature @ fold + np.diag([0.0, 0.04])
    step = np.linalg.solve(small, fold.T @ gradient - np.array([0.0, 0.04 * 0.1]))
    improve_item(np.arange(50, dtype=np.int32), answers, place, doubt, item, 1, 1.0, 0.04)
    np.testing.assert_allclose(item[:3], [0.2 + step[0], 0.1 + step[1], 0.1 + step[1]], rtol=1e-9)


def test_cutpoints_never_cross() -> None:
    place = np.linspace(-2, 2, 9)
    answers = np.array([2, 2, 2, 2, 1, 0, 0, 0, 0], dtype=np.int8)
    item = np.array([2.0, 0.0, 0.01, 0.0])
    for _ in range(20):
        improve_item(np.arange(9, dtype=np.int32), answers, place, np.zeros(9), item, 2, 1.0, 0.04)
        assert item[1] < item[2]


def test_pull_of_an_item_on_its_members_is_the_plain_one() -> None:
    chance = np.random.default_rng(3)
    place = chance.normal(size=20)
    answers = chance.integers(0, 3, size=20).astype(np.int8)
    item = np.array([1.3, -0.4, 0.7, 0.02])
    sums = np.zeros((3, 20))
    spread_item(np.arange(20, dtype=np.int32), answers, place, item, sums)
    terms = plain_terms(answers, item[1] - item[0] * place, item[2] - item[0] * place)
    weight = terms[:, 2] + terms[:, 3] + 2 * terms[:, 4]
    np.testing.assert_allclose(sums[0], -item[0] * terms[:, :2].sum(axis=1), rtol=1e-12)
    np.testing.assert_allclose(sums[1], item[0] ** 2 * weight, rtol=1e-12)
    np.testing.assert_allclose(sums[2], item[3] * weight, rtol=1e-12)


def test_sums_do_not_depend_on_the_number_of_threads(world: Any) -> None:
    import numba

    panel = world.panel
    start = np.tile([0.5, -0.4, 0.4, 0.0], (panel.n_items, 1))
    start[panel.cuts == 1, 1:3] = 0.0
    found = []
    before = numba.get_num_threads()
    for threads in (1, before):
        numba.set_num_threads(threads)
        items, sums = start.copy(), np.empty((panel.chunks.size - 1, 3, panel.n_nodes))
        sweep_items(
            panel.starts, panel.nodes, panel.answers, panel.cuts, panel.chunks,
            world.truth, np.zeros(panel.n_nodes), items, sums, 1, 1.0, 0.04,
        )  # fmt: skip
        found.append((items, sums.sum(axis=0)))
    numba.set_num_threads(before)
    np.testing.assert_array_equal(found[0][0], found[1][0])
    np.testing.assert_array_equal(found[0][1], found[1][1])


def test_paths_are_smoothed_as_by_solving_the_whole_system(world: Any) -> None:
    panel = world.panel
    chance = np.random.default_rng(4)
    place = chance.normal(size=panel.n_nodes)
    gradient, weight = chance.normal(size=panel.n_nodes), chance.uniform(0.5, 3, panel.n_nodes)
    precision = np.where(panel.gaps > 0, 5.0 / np.maximum(panel.gaps, 1), 0.0)
    prior = np.zeros((panel.n_nodes, panel.n_nodes))
    for k, node in enumerate(panel.order):
        if panel.gaps[k] == 0:
            prior[node, node] += 2.0
            continue
        before = panel.order[k - 1]
        prior[[node, before], [node, before]] += precision[k]
        prior[[node, before], [before, node]] -= precision[k]
    whole = np.diag(weight) + prior
    shift, doubt, link = (np.empty(panel.n_nodes) for _ in range(3))
    smooth(panel.chains, panel.order, precision, 2.0, gradient, weight, place, shift, doubt, link)
    inverse = np.linalg.inv(whole)
    np.testing.assert_allclose(shift, inverse @ (gradient - prior @ place), rtol=1e-8, atol=1e-10)
    np.testing.assert_allclose(doubt, np.diag(inverse), rtol=1e-10)
    steps = np.flatnonzero(panel.gaps > 0)
    pairs = inverse[panel.order[steps], panel.order[steps - 1]]
    np.testing.assert_allclose(link[panel.order[steps]], pairs, rtol=1e-8)
