"""The compiled sweep of ``compat`` against a plain twin that uses the same random numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from scipy import special, stats

from hemicycle.measure.ideal.compat_kernels import (
    CUT_BOUND,
    LATENT_BOUND,
    PROPOSAL,
    chance,
    draw_places,
    latent,
    sweep,
    sweep_item,
    uniform,
)

Floats = npt.NDArray[np.float64]
_MASK = (1 << 64) - 1


class PlainStream:
    """SplitMix64 in Python's integers."""

    def __init__(self, state: int) -> None:
        self.state = state

    def uniform(self) -> float:
        self.state = (self.state + 0x9E3779B97F4A7C15) & _MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        z ^= z >> 31
        return ((z >> 11) + 0.5) * 2.0**-53


def plain_chances(kinds: npt.NDArray[np.int8], eta: Floats, c1: float, c2: float) -> Floats:
    edges = np.column_stack([special.ndtr(c1 - eta), special.ndtr(c2 - eta)])
    whole = np.column_stack([edges[:, 0], edges[:, 1] - edges[:, 0], 1.0 - edges[:, 1]])
    return np.asarray(whole[np.arange(kinds.size), kinds])


def plain_item(
    kinds: npt.NDArray[np.int8], place: Floats, item: Floats, stream: PlainStream
) -> tuple[Floats, Floats, Floats]:
    """One item's sweep as the original's steps 2 to 4: new parameters, pulls and weights."""
    beta, c1, c2 = item
    eta = beta * place

    def cut(center: float, low: float, high: float) -> float:
        floor, ceiling = (special.ndtr((edge - center) / PROPOSAL) for edge in (low, high))
        return center + PROPOSAL * special.ndtri(floor + stream.uniform() * (ceiling - floor))

    d1 = cut(c1, -CUT_BOUND, c2)
    d2 = cut(c2, d1, CUT_BOUND)
    ratio = np.prod(plain_chances(kinds, eta, d1, d2) / plain_chances(kinds, eta, c1, c2))
    ratio *= special.ndtr((c2 - d1) / PROPOSAL) / special.ndtr((d2 - c1) / PROPOSAL)
    if stream.uniform() < ratio:
        c1, c2 = d1, d2
    z = np.empty(kinds.size)
    for k, kind in enumerate(kinds):
        low = [-np.inf, c1, c2][kind]
        high = [c1, c2, np.inf][kind]
        a, b = special.ndtr(low - eta[k]), special.ndtr(high - eta[k])
        u = stream.uniform()
        mirrored = kind == 2 or (kind == 1 and c1 + c2 > 2 * eta[k])
        z[k] = eta[k] + special.ndtri(b - u * (b - a) if mirrored else a + u * (b - a))
    z = np.clip(z, -LATENT_BOUND, LATENT_BOUND)
    square = 1.0 + np.sum(place**2)
    beta = np.sum(place * z) / square + special.ndtri(stream.uniform()) / np.sqrt(square)
    return np.array([beta, c1, c2]), beta * z, np.full(kinds.size, beta**2)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_a_sweep_of_an_item_is_the_plain_one(seed: int) -> None:
    random = np.random.default_rng(seed)
    n = 80
    place = random.normal(size=n)
    kinds = np.sort(random.integers(0, 3, size=n)).astype(np.int8)
    item = np.array([0.8, -0.4, 0.6])
    expected, pulls, weights = plain_item(kinds, place, item, PlainStream(seed))
    sums, room = np.zeros((2, n)), np.empty((3, n))
    state = np.array([seed], dtype=np.uint64)
    sweep_item(np.arange(n, dtype=np.int32), kinds, place, item, sums, state, *room)
    np.testing.assert_allclose(item, expected, rtol=1e-7)
    np.testing.assert_allclose(sums[0], pulls, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(sums[1], weights, rtol=1e-7)


def test_stream_is_splitmix64_and_never_reaches_0_or_1() -> None:
    state, plain = np.array([12345], dtype=np.uint64), PlainStream(12345)
    found = [uniform(state) for _ in range(1000)]
    assert found == [plain.uniform() for _ in range(1000)]
    assert 0.0 < min(found) < 0.01 < 0.99 < max(found) < 1.0


@pytest.mark.parametrize("kind", [0, 1, 2])
@pytest.mark.parametrize("eta", [-3.0, 0.2, 2.5])
def test_latent_utilities_follow_the_truncated_normal(kind: int, eta: float) -> None:
    c1, c2 = -0.5, 0.7
    low, high = [-np.inf, c1, c2][kind], [c1, c2, np.inf][kind]
    p = chance(kind, eta, c1, c2)
    assert p == pytest.approx(special.ndtr(high - eta) - special.ndtr(low - eta), rel=1e-8)
    drawn = [latent(kind, eta, c1, c2, p, u) for u in (np.arange(2000) + 0.5) / 2000]
    truth = stats.truncnorm(low - eta, high - eta, loc=eta)
    assert stats.kstest(drawn, truth.cdf).pvalue > 0.99
    assert min(drawn) >= low - 1e-9
    assert max(drawn) <= high + 1e-9


def test_an_answer_that_cannot_be_is_cut_as_in_the_original() -> None:
    p = chance(2, -40.0, -1.0, 1.0)
    assert p > 0.0
    assert latent(2, -60.0, -1.0, 1.0, p, 0.5) <= LATENT_BOUND


def test_draws_do_not_depend_on_the_number_of_threads(world: Any) -> None:
    import numba

    panel = world.panel
    before, found = numba.get_num_threads(), []
    for threads in (1, before):
        numba.set_num_threads(threads)
        chunks = panel.chunks.size - 1
        items = np.tile([0.5, -0.3, 0.3], (panel.n_items, 1))
        sums = np.empty((chunks, 2, panel.n_nodes))
        states = np.arange(1, chunks + 1, dtype=np.uint64).reshape(-1, 1)
        room = np.empty((chunks, 3, int(np.diff(panel.starts).max())))
        sweep(
            panel.starts, panel.nodes, panel.answers, panel.chunks, world.truth, items, sums,
            states, room,
        )  # fmt: skip
        found.append((items, sums))
    numba.set_num_threads(before)
    np.testing.assert_array_equal(found[0][0], found[1][0])
    np.testing.assert_array_equal(found[0][1], found[1][1])


def test_places_are_normal_and_cut() -> None:
    place = np.empty(40_000)
    mean, variance = np.full(40_000, 4.0), np.full(40_000, 1.0)
    draw_places(mean, variance, 5.0, place, np.array([9], dtype=np.uint64))
    assert place.max() == 5.0
    inside = place[place < 5.0]
    truth = stats.truncnorm(-np.inf, 1.0, loc=4.0)
    assert stats.kstest(inside, truth.cdf).pvalue > 0.001
