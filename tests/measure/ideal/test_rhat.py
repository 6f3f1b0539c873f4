"""R-hat against ArviZ, effective draws to a fifth (their sums end elsewhere), and what they see."""

from __future__ import annotations

from typing import Any

import arviz
import numpy as np
import pytest

from hemicycle.measure.ideal.rhat import effective, rhat


def chains(memory: float, *, n: int = 6, seed: int = 1, chains_: int = 4, draws: int = 300) -> Any:
    """Autoregressive chains, float64 (n_chains, n_draws, n)."""
    noise = np.random.default_rng(seed).normal(size=(chains_, draws, n))
    found = noise.copy()
    for k in range(1, draws):
        found[:, k] = memory * found[:, k - 1] + noise[:, k]
    return found


@pytest.mark.parametrize("memory", [-0.4, 0.0, 0.5, 0.95])
@pytest.mark.parametrize("draws", [300, 301])
def test_both_agree_with_arviz(memory: float, draws: int) -> None:
    drawn = chains(memory, draws=draws)
    for k in range(drawn.shape[2]):
        one = drawn[:, :, k]
        assert rhat(drawn)[k] == pytest.approx(float(arviz.rhat(one, method="rank")), rel=1e-6)
        assert effective(drawn)[k] == pytest.approx(float(arviz.ess(one, method="bulk")), rel=0.2)


def test_chains_apart_in_place_or_in_spread_are_seen() -> None:
    drawn = chains(0.0)
    apart, wide = drawn.copy(), drawn.copy()
    apart[0, :, 0] += 1.0
    wide[0, :, 0] *= 3.0
    assert rhat(drawn).max() < 1.02
    assert rhat(apart)[0] > 1.05
    assert rhat(wide)[0] > 1.05


def test_a_chain_that_drifts_disagrees_with_itself() -> None:
    drawn = chains(0.0)
    drawn[:, :, 0] += np.linspace(0, 3, 300)
    assert rhat(drawn)[0] > 1.2


def test_chains_that_stand_still_apart_are_infinitely_far() -> None:
    still = np.repeat(np.arange(2.0), 40).reshape(2, 40, 1)
    assert rhat(still)[0] > 10
    assert np.isnan(rhat(np.zeros((2, 40, 1))))[0]
