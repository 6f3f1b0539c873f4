"""Order along the first axis."""

from __future__ import annotations

import numpy as np
import pytest

from hemicycle.measure.charts.seriation import first_axis


def _line(places: list[float]) -> np.ndarray:  # type: ignore[type-arg]
    line = np.array(places)
    return 1 - np.abs(line[:, None] - line)


def test_members_on_a_line_come_back_in_its_order() -> None:
    order, share = first_axis(_line([0.3, 0.0, 0.9, 0.5]))
    assert order.tolist() == [1, 0, 3, 2]
    assert share == pytest.approx(1)


def test_the_order_does_not_depend_on_the_order_given() -> None:
    rng = np.random.default_rng(4)
    similarity = _line(rng.uniform(size=9).tolist())
    shuffled = rng.permutation(9)
    one = first_axis(similarity)[0]
    other = shuffled[first_axis(similarity[np.ix_(shuffled, shuffled)])[0]]
    assert other.tolist() in (one.tolist(), one[::-1].tolist())


def test_a_pair_that_is_not_known_leaves_the_camps_together() -> None:
    similarity = _line([0.0, 0.1, 0.8, 0.9])
    similarity[0, 3] = similarity[3, 0] = np.nan
    order = first_axis(similarity)[0].tolist()
    assert (set(order[:2]), set(order[2:])) == ({0, 1}, {2, 3})


def test_members_all_alike_stay_in_the_order_given() -> None:
    order, share = first_axis(np.ones((3, 3)))
    assert sorted(order.tolist()) == [0, 1, 2]
    assert 0 <= share <= 1
