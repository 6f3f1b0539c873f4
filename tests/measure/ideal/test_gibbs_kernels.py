"""Gibbs draws: utilities and discriminations as a plain twin, paths as the dense normal."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import special, stats
from tests.measure.ideal.test_compat_kernels import PlainStream
from tests.measure.ideal.test_posterior import small

from hemicycle.measure.ideal.compat_kernels import uniform
from hemicycle.measure.ideal.gibbs_kernels import draw_paths, draw_slopes


def plain_slope(
    answers: Any, place: Any, item: Any, precision: float, stream: PlainStream
) -> tuple[float, Any]:
    """Utilities by inversion of the truncated normal, then the regression's draw."""
    b, c1, c2 = item
    utility = []
    for answer, x in zip(answers, place, strict=True):
        low, high = [(-np.inf, c1), (c1, c2), (c2, np.inf)][answer]
        floor, ceiling = special.ndtr(low - b * x), special.ndtr(high - b * x)
        u = stream.uniform()
        # The upper tail is inverted from above, and what lies above its middle is mirrored.
        mirrored = answer == 2 or (answer == 1 and c1 + c2 > 2 * b * x)
        p = ceiling - u * (ceiling - floor) if mirrored else floor + u * (ceiling - floor)
        utility.append(b * x + special.ndtri(p))
    square = precision + np.sum(np.square(place))
    mean = np.dot(place, utility) / square
    return float(mean + special.ndtri(stream.uniform()) / np.sqrt(square)), np.array(utility)


def test_slopes_are_drawn_as_by_the_plain_twin(make_world: Any) -> None:
    cells = make_world(5, members=8, periods=2, votes=6).panel
    chance = np.random.default_rng(3)
    places = chance.normal(size=(2, cells.n_nodes))
    first = chance.normal(scale=0.4, size=cells.n_items)
    second = first + np.where(cells.cuts == 2, 0.6, 0.0)
    items = np.tile(np.column_stack([chance.normal(size=cells.n_items), first, second]), (2, 1, 1))
    states = np.array([[7], [8]], dtype=np.uint64)
    pulls, weights = np.full((2, 2, cells.n_nodes), 9.0)
    drawn, rows = items.copy(), cells.nodes.astype(np.int64)
    draw_slopes(
        cells.starts, rows, cells.answers, places, drawn, 0.5, pulls, weights, states,
        np.empty((2, int(np.diff(cells.starts).max()))),
    )  # fmt: skip
    for chain, seed in enumerate((7, 8)):
        stream = PlainStream(seed)
        pull, weight = np.zeros(cells.n_nodes), np.zeros(cells.n_nodes)
        for j in range(cells.n_items):
            own = slice(cells.starts[j], cells.starts[j + 1])
            b, utility = plain_slope(
                cells.answers[own], places[chain, rows[own]], items[chain, j], 0.5, stream
            )
            assert abs(drawn[chain, j, 0] - b) < 1e-6
            np.add.at(pull, rows[own], b * utility)
            np.add.at(weight, rows[own], b * b)
        np.testing.assert_allclose(pulls[chain], pull, atol=1e-5)
        np.testing.assert_allclose(weights[chain], weight, atol=1e-5)
    np.testing.assert_array_equal(drawn[:, :, 1:], items[:, :, 1:])


def test_utilities_are_not_cut_off() -> None:
    """Far members keep utilities as large as they are, unlike in ``compat``."""
    starts, rows = np.array([0, 1]), np.array([0])
    items = np.array([[[5.0, 0.0, 0.0]]])
    pulls, weights = np.empty((2, 1, 1))
    draw_slopes(
        starts, rows, np.array([2], dtype=np.int8), np.array([[4.0]]), items, 1.0, pulls, weights,
        np.array([[1]], dtype=np.uint64), np.empty((1, 1)),
    )  # fmt: skip
    assert pulls[0, 0] / items[0, 0, 0] > 12.0


def test_paths_have_the_mean_and_covariance_of_the_joint_normal(make_world: Any) -> None:
    posterior, _ = small(make_world)
    layout, n_chains = posterior.layout, 20_000
    n = layout.block.size
    order = np.lexsort((layout.block, layout.member))
    walk = posterior.prior.walk
    steps = np.where(layout.before[order] >= 0, walk[layout.block[order]], 0.0)
    chance = np.random.default_rng(9)
    pull, weight = chance.normal(size=n), chance.uniform(0.2, 3.0, n)
    precision = np.diag(weight)
    for row, before in enumerate(layout.before):
        if before >= 0:
            step = walk[layout.block[row]]
            precision[[row, before], [row, before]] += step
            precision[[row, before], [before, row]] -= step
    covariance = np.linalg.inv(precision)
    places = np.zeros((n_chains, n))
    states = chance.integers(0, 2**63, (n_chains, 1)).astype(np.uint64)
    tiled = [np.tile(part, (n_chains, 1)) for part in (pull, weight)]
    draw_paths(order, steps, *tiled, places, states)
    sd = np.sqrt(np.diag(covariance))
    np.testing.assert_allclose(places.mean(axis=0), covariance @ pull, atol=5 * sd.max() / 141)
    np.testing.assert_allclose(
        np.cov(places.T) / np.outer(sd, sd), covariance / np.outer(sd, sd), atol=0.04
    )


def test_streams_are_uniform() -> None:
    state = np.array([3], dtype=np.uint64)
    drawn = [uniform(state) for _ in range(5000)]
    assert stats.kstest(drawn, "uniform").pvalue > 0.001
