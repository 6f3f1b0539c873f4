"""The engine ``fast``: laws, recovery of simulated places, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hemicycle.errors import InputError, NotConvergedError, NotIdentifiedError
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.panel import Panel, panel


def ends(world: Any) -> Anchors:
    """The members whose true places are highest and lowest on average."""
    cells = world.panel
    mean = np.bincount(cells.node_member, world.truth) / np.bincount(cells.node_member)
    return Anchors(cells.members[int(mean.argmax())], cells.members[int(mean.argmin())])


@pytest.fixture(scope="module")
def fitted(world: Any) -> Any:
    return fit_fast(world.panel, ends(world))


def test_simulated_places_are_found(world: Any, fitted: Any) -> None:
    assert np.corrcoef(fitted.place, world.truth)[0, 1] > 0.95


def test_scale_is_mean_0_and_deviation_1(fitted: Any) -> None:
    assert fitted.place.mean() == pytest.approx(0.0, abs=1e-9)
    assert fitted.place.std() == pytest.approx(1.0, abs=1e-9)


def test_twice_the_same_run_is_twice_the_same_number(world: Any, fitted: Any) -> None:
    again = fit_fast(world.panel, ends(world))
    np.testing.assert_array_equal(again.place, fitted.place)
    np.testing.assert_array_equal(again.sd, fitted.sd)


def test_swapped_anchors_only_flip_signs(world: Any, fitted: Any) -> None:
    there = ends(world)
    back = fit_fast(world.panel, Anchors(there.low, there.high))
    np.testing.assert_allclose(back.place, -fitted.place, atol=1e-9)
    np.testing.assert_allclose(back.items[:, 0], -fitted.items[:, 0], atol=1e-9)
    np.testing.assert_allclose(back.sd, fitted.sd, atol=1e-9)


def test_other_anchors_of_the_same_direction_change_nothing_but_the_start(
    world: Any, fitted: Any
) -> None:
    cells = world.panel
    mean = np.bincount(cells.node_member, world.truth) / np.bincount(cells.node_member)
    order = np.argsort(mean)
    other = fit_fast(cells, Anchors(cells.members[order[-4]], cells.members[order[3]]))
    np.testing.assert_allclose(other.place, fitted.place, atol=0.01)


def relabelled(cells: Panel, order: Any) -> Panel:
    """The same votes with members in another order."""
    back = np.argsort(order)
    return panel(
        [cells.members[k] for k in order], cells.periods, cells.items,
        member=back[cells.node_member[cells.nodes]], period=cells.node_period[cells.nodes],
        item=cells.cell_items,
        answer=np.where(
            cells.answers == 0, cells.bottoms[cells.cell_items],
            np.where(cells.answers == 2, cells.tops[cells.cell_items], 1),
        ),
    )  # fmt: skip


def test_order_of_members_is_irrelevant(world: Any, fitted: Any) -> None:
    cells = world.panel
    order = np.random.default_rng(1).permutation(len(cells.members))
    turned = relabelled(cells, order)
    found = fit_fast(turned, ends(world))
    first, second = (
        {
            (p.members[m], t): x
            for m, t, x in zip(p.node_member, p.node_period, f.place, strict=True)
        }
        for p, f in ((cells, fitted), (turned, found))
    )
    assert max(abs(first[key] - second[key]) for key in first) < 2e-3


def test_items_stay_with_the_points_when_the_scale_is_set(world: Any, fitted: Any) -> None:
    """Probabilities of what happened, from points and items: far better than the items' shares."""
    from scipy.special import ndtr

    cells = world.panel
    item, eta = cells.cell_items, fitted.items[cells.cell_items, 0] * fitted.place[cells.nodes]
    below, above = (ndtr(fitted.items[item, k] - eta) for k in (1, 2))
    said = np.where(
        cells.answers == 0, below, np.where(cells.answers == 2, 1 - above, above - below)
    )
    shares = [
        np.bincount(item, cells.answers == kind, cells.n_items) / np.diff(cells.starts)
        for kind in (0, 1, 2)
    ]
    share = np.choose(cells.answers, [part[item] for part in shares])
    assert np.mean(np.log(said)) > np.mean(np.log(share)) + 0.1


@pytest.mark.parametrize("true", [0.03, 0.3])
def test_the_walk_is_estimated(make_world: Callable[..., Any], true: float) -> None:
    world = make_world(11, members=80, periods=12, votes=40, walk=true)
    fit = fit_fast(world.panel, ends(world), FastOptions(walk="estimate"))
    assert fit.diagnostics["walk_variance"] == pytest.approx(true, rel=0.6)


def test_a_walk_by_period_sees_the_period_in_which_all_moved(
    make_world: Callable[..., Any],
) -> None:
    world = make_world(12, members=80, periods=8, votes=40, walk=0.02)
    whole = fit_fast(world.panel, ends(world), FastOptions(walk="by-period"))
    assert np.corrcoef(whole.place, world.truth)[0, 1] > 0.95


def test_one_period_is_a_static_fit(make_world: Callable[..., Any]) -> None:
    world = make_world(13, members=60, periods=1, votes=150)
    fit = fit_fast(world.panel, ends(world))
    assert np.corrcoef(fit.place, world.truth)[0, 1] > 0.97
    assert fit.diagnostics["walk_variance"] == 0.0


def test_draws_are_around_the_estimate_and_kept_on_request(world: Any, fitted: Any) -> None:
    assert fitted.draws.shape == (0, world.panel.n_nodes)
    fit = fit_fast(world.panel, ends(world), FastOptions(draws=500, seed=4))
    assert fit.draws.shape == (500, world.panel.n_nodes)
    np.testing.assert_allclose(fit.draws.mean(axis=0), fit.place, atol=6 * fit.sd.max() / 22)
    inside = (fit.draws >= fit.low) & (fit.draws <= fit.high)
    assert inside.mean() == pytest.approx(0.9, abs=0.02)


def test_sweeps_that_run_out_are_an_error_with_diagnostics(world: Any) -> None:
    with pytest.raises(NotConvergedError, match="still move after 3 sweeps: last changes"):
        fit_fast(world.panel, ends(world), FastOptions(sweeps=3))


@pytest.mark.parametrize("walk", [0.0, -1.0, "guess"])
def test_a_walk_without_variance_is_refused(walk: Any) -> None:
    with pytest.raises(InputError, match="no variance of the random walk"):
        FastOptions(walk=walk)


def test_parts_that_share_nothing_are_refused(world: Any) -> None:
    one = world.panel
    member, period = one.node_member[one.nodes], one.node_period[one.nodes]
    apart = period >= 3
    cells = panel(
        [*one.members, *(f"N{name}" for name in one.members)], one.periods,
        [*one.items, *(f"N{name}" for name in one.items)],
        member=member + len(one.members) * apart, period=period,
        item=one.cell_items + one.n_items * apart, answer=one.answers,
    )  # fmt: skip
    with pytest.raises(NotIdentifiedError, match="2 parts that share no member and no item"):
        fit_fast(cells, ends(world))


def test_an_unknown_anchor_is_refused(world: Any) -> None:
    with pytest.raises(NotIdentifiedError, match="anchor XXX cast no vote"):
        fit_fast(world.panel, Anchors("XXX", world.panel.members[0]))


def test_anchors_that_are_one_member_fix_no_direction(world: Any) -> None:
    name = world.panel.members[0]
    with pytest.raises(NotIdentifiedError, match="do not fix a direction"):
        fit_fast(world.panel, Anchors(name, name))
