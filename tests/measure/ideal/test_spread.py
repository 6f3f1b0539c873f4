"""The joint spread against the inverse of the whole curvature matrix, formed the plain way."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from hemicycle.measure.ideal import spread as module
from hemicycle.measure.ideal.fast_kernels import slopes
from hemicycle.measure.ideal.panel import Panel, panel
from hemicycle.measure.ideal.spread import Prior, joint_spread

Floats = npt.NDArray[np.float64]


def small(world: Any) -> tuple[Panel, Floats, Floats, Prior]:
    """A panel with a member absent in between, recurring items, and some parameters."""
    cells = world.panel
    chance = np.random.default_rng(8)
    items = np.column_stack(
        [
            chance.normal(size=cells.n_items),
            np.full(cells.n_items, -0.4),
            np.full(cells.n_items, 0.5),
        ]
    )
    items[cells.cuts == 1, 2] = items[cells.cuts == 1, 1]
    walk = chance.uniform(4.0, 12.0, len(cells.periods))
    return cells, world.truth, items, Prior(1.0, walk, 1.0, 0.04)


def dense_variance(cells: Panel, place: Floats, items: Floats, prior: Prior) -> Floats:
    """Variances of ideal points from all parameters at once, the scale held fixed."""
    n, wide = cells.n_nodes, 3 * cells.n_items
    whole = np.zeros((n + wide, n + wide))
    for j in range(cells.n_items):
        at = n + 3 * j
        whole[[at, at + 1, at + 2], [at, at + 1, at + 2]] += [
            prior.discrimination, prior.cut, prior.cut,
        ]  # fmt: skip
        for k in range(cells.starts[j], cells.starts[j + 1]):
            beta, c1, c2 = items[j]
            node = cells.nodes[k]
            eta = beta * place[node]
            _, _, h11, h22, h12 = slopes(int(cells.answers[k]), c1 - eta, c2 - eta)
            jacobian = np.zeros((2, n + wide))
            jacobian[:, node], jacobian[:, at] = -beta, -place[node]
            second = at + 1 if cells.cuts[j] == 1 else at + 2
            jacobian[0, at + 1] = jacobian[1, second] = 1.0
            whole += jacobian.T @ np.array([[h11, h12], [h12, h22]]) @ jacobian
    for k, node in enumerate(cells.order):
        if cells.gaps[k] == 0:
            whole[node, node] += prior.first
            continue
        before, p = cells.order[k - 1], cells.node_period[node]
        earlier = cells.node_period[before]
        step = 1.0 / np.sum(1.0 / prior.walk[earlier + 1 : p + 1])
        whole[[node, before], [node, before]] += step
        whole[[node, before], [before, node]] -= step
    covariance = np.linalg.inv(whole)[:n, :n]
    fixed = np.column_stack([np.ones(n), place])
    held = covariance @ fixed
    return np.diag(covariance - held @ np.linalg.inv(fixed.T @ held) @ held.T)


def tiny(make_world: Any) -> Any:
    return make_world(3, members=9, periods=5, votes=4, present=0.5)


def test_variances_are_those_of_the_whole_inverse(make_world: Any) -> None:
    cells, place, items, prior = small(tiny(make_world))
    assert (cells.gaps > 1).any(), "a gap in somebody's votes belongs to this test"
    found = joint_spread(cells, place, items, prior)
    expected = dense_variance(cells, place, items, prior)
    np.testing.assert_allclose(found.variance, expected, rtol=1e-7)
    assert found.split_items == 0


def test_items_without_room_in_the_border_only_widen(make_world: Any, monkeypatch: Any) -> None:
    cells, place, items, prior = small(tiny(make_world))
    whole = joint_spread(cells, place, items, prior).variance
    monkeypatch.setattr(module, "_WIDEST_BORDER", 1)
    split = joint_spread(cells, place, items, prior)
    assert split.split_items > 0
    assert split.variance.mean() > whole.mean()


def test_draws_keep_mean_and_scale_and_have_the_variances(make_world: Any) -> None:
    cells, place, items, prior = small(tiny(make_world))
    found = joint_spread(cells, place, items, prior, draws=20_000, seed=1)
    np.testing.assert_allclose(found.draws.mean(axis=1), 0.0, atol=1e-10)
    np.testing.assert_allclose(found.draws @ place, 0.0, atol=1e-8)
    np.testing.assert_allclose(found.draws.var(axis=0), found.variance, rtol=0.06)


def test_a_member_who_voted_less_is_less_certain() -> None:
    votes = 60
    member = np.repeat(np.arange(6), votes)
    item = np.tile(np.arange(votes), 6)
    answer = np.where((item % 5) < np.repeat([0, 1, 2, 3, 4, 2], votes), 2, 0)
    keep = (member < 5) | (item < 8)
    cells = panel(
        list("ABCDEF"), [1], [f"V{k}" for k in range(votes)],
        member=member[keep], period=np.zeros(keep.sum(), dtype=np.int64), item=item[keep],
        answer=answer[keep],
    )  # fmt: skip
    place = np.array([-1.4, -0.7, 0.0, 0.7, 1.4, 0.0])
    items = np.tile([1.0, 0.0, 0.0], (cells.n_items, 1))
    found = joint_spread(cells, place, items, Prior(1.0, np.ones(1), 1.0, 0.04)).variance
    assert found[5] > 3 * found[2]
