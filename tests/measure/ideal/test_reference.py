"""The engine ``reference``: it draws from the posterior, and says when it has not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.measure.ideal.test_fast import ends

from hemicycle.errors import InputError, NotConvergedError
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.fast import fit_fast
from hemicycle.measure.ideal.posterior import Parameters, Posterior
from hemicycle.measure.ideal.reference import ReferenceOptions, fit_reference
from hemicycle.measure.ideal.reference_chains import Chains

FLAGGED = ReferenceOptions(sweeps=70, burn=20, seed=3, flagged=True)


@pytest.fixture(scope="module")
def little(make_world: Any) -> Any:
    return make_world(31, members=16, periods=2, votes=40)


@pytest.fixture(scope="module")
def fitted(little: Any) -> Any:
    options = ReferenceOptions(sweeps=320, burn=60, draws=130)
    return fit_reference(little.panel, ends(little), options)


def test_simulated_places_are_found_as_by_fast(little: Any, fitted: Any) -> None:
    fast = fit_fast(little.panel, ends(little))
    assert np.corrcoef(fitted.place, little.truth)[0, 1] > 0.85
    assert np.corrcoef(fitted.place, fast.place)[0, 1] > 0.98
    assert np.median(fitted.sd) == pytest.approx(np.median(fast.sd), rel=0.25)


def test_chains_agree_and_say_so(fitted: Any) -> None:
    for name in ("rhat_points", "rhat_anchors", "rhat_period_means", "rhat_period_spreads"):
        assert 0.99 < fitted.diagnostics[name] < 1.05, name
    assert fitted.diagnostics["effective_draws"] > 50
    assert not any("NOT CONVERGED" in note for note in fitted.notes)


def test_every_draw_is_on_the_scale_and_has_its_items(little: Any, fitted: Any) -> None:
    assert fitted.draws.shape == (130, little.panel.n_nodes)
    assert fitted.item_draws.shape == (130, little.panel.n_items, 3)
    np.testing.assert_allclose(fitted.draws.mean(axis=1), 0.0, atol=1e-5)
    np.testing.assert_allclose(fitted.draws.std(axis=1), 1.0, atol=1e-5)
    assert (fitted.item_draws[:, :, 2] >= fitted.item_draws[:, :, 1]).all()


def test_items_are_means_of_their_draws(fitted: Any) -> None:
    doubt = fitted.item_draws.std(axis=0) / np.sqrt(len(fitted.item_draws))
    far = np.abs(fitted.item_draws.mean(axis=0) - fitted.items) / np.maximum(doubt, 1e-9)
    assert np.quantile(far, 0.99) < 5.0


def test_one_seed_is_one_result_and_swapped_anchors_turn_it(little: Any) -> None:
    there = ends(little)
    first, again = (fit_reference(little.panel, there, FLAGGED) for _ in range(2))
    np.testing.assert_array_equal(again.draws, first.draws)
    back = fit_reference(little.panel, Anchors(there.low, there.high), FLAGGED)
    assert np.corrcoef(back.place, first.place)[0, 1] < -0.95
    assert np.corrcoef(back.items[:, 0], first.items[:, 0])[0, 1] < -0.95


def test_chains_that_disagree_are_an_error_or_a_flagged_result(little: Any) -> None:
    few = replace(FLAGGED, flagged=False)
    with pytest.raises(NotConvergedError, match="the chains disagree: rhat") as caught:
        fit_reference(little.panel, ends(little), few)
    assert "2 chains of 50 kept sweeps" in caught.value.where
    found = fit_reference(little.panel, ends(little), FLAGGED)
    assert any(note.startswith("NOT CONVERGED, no estimate to rely on") for note in found.notes)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"chains": 1}, "cannot disagree"),
        ({"sweeps": 99, "burn": 50}, "leave too few"),
        ({"burn": 19}, "leave too few"),
        ({"walk": "guess"}, "no variance of the random walk"),
    ],
)
def test_settings_that_cannot_work_are_refused(wrong: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        ReferenceOptions(**wrong)
    ReferenceOptions(sweeps=100, burn=50)


@pytest.mark.slow
def test_moments_are_those_of_a_plain_metropolis_walk(make_world: Any) -> None:
    """A posterior of some thirty parameters, by plain random walkers.

    It is the same in the mirror, and walkers may stand on either side: products are compared.
    """
    cells = make_world(21, members=5, periods=2, votes=4).panel
    fast = fit_fast(cells, Anchors(cells.members[0], cells.members[1]))
    chains = Chains(cells, fast, 1.0, 12, seed=2)
    chains.settle(45)
    drawn = []
    for _ in range(300):
        chains._sweep()
        drawn.append(chains._now().places)
    found = products(np.concatenate(drawn))
    expected = products(plain_walk(chains._posterior, 300, 3000))
    np.testing.assert_allclose(found, expected, atol=0.1 * np.diag(expected).max())


def products(places: Any) -> Any:
    return places.T @ places / len(places)


def plain_walk(posterior: Posterior, walkers: int, steps: int) -> Any:
    """Places of random-walk Metropolis walkers after the first half of their steps."""
    chance = np.random.default_rng(12)
    n, m = posterior.layout.block.size, posterior.panel.n_items
    at = Parameters(np.zeros((walkers, n)), np.zeros((walkers, m, 3)))
    value, _ = posterior.evaluate(at)
    kept = []
    for step in range(steps):
        tried = Parameters(
            at.places + 0.18 * chance.normal(size=at.places.shape),
            at.items + 0.18 * chance.normal(size=at.items.shape) * [1.0, 1.0, 1.5],
        )
        new, _ = posterior.evaluate(tried)
        moved = np.log(chance.random(walkers)) < new - value
        value = np.where(moved, new, value)
        at = Parameters(
            np.where(moved[:, None], tried.places, at.places),
            np.where(moved[:, None, None], tried.items, at.items),
        )
        if step >= steps // 2 and step % 20 == 0:
            kept.append(at.places)
    return np.concatenate(kept)
