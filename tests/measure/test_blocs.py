"""Blocs planted in draws: probabilities, not partitions; names that last."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.blocs import blocs, cut
from hemicycle.measure.coding import PLAIN
from hemicycle.measure.ideal.results import IdealPoints

EAST = ("BGR", "HUN", "POL", "ROU", "RUS")
WEST = ("BEL", "FRA", "GBR", "ITA", "USA")


def _points(middle: float = 0.0, draws: int = 200) -> IdealPoints:
    members = (*EAST, "FIN", *WEST)
    place = np.array([-2.0] * 5 + [middle] + [2.0] * 5) + np.linspace(-0.2, 0.2, 11)
    drawn = place + 0.25 * np.random.default_rng(3).normal(size=(draws, 11))
    points = pl.DataFrame({"member": members, "period": 40, "votes": 50, "ideal": place})
    return IdealPoints("fast", points, PLAIN, body="GA", draws=drawn)


def test_two_hills_are_two_blocs_and_the_one_between_is_not_sure() -> None:
    found = blocs(_points(), 40)
    assert [bloc.name for bloc in found.blocs if len(bloc.core) > 1] == [
        "with RUS",
        "with USA and FRA",
    ]
    assert found.probability("POL", "RUS") > 0.9
    assert found.probability("RUS", "USA") == 0.0
    assert found.probability("FIN", "FIN") == 1.0
    assert found.with_member("HUN").head(4)["member"].is_in(EAST).all()


def test_probabilities_are_shares_of_draws() -> None:
    points = _points(middle=0.9)
    found = blocs(points)
    labels = [cut(draw) for draw in points.draws]
    fin, fra = 5, 7
    share = np.mean([label[fin] == label[fra] for label in labels])
    assert found.probability("FIN", "FRA") == pytest.approx(share)
    assert sum(found.number.values()) == pytest.approx(1.0)
    np.testing.assert_allclose(found.together, found.together.T)


def test_turning_the_line_changes_no_probability() -> None:
    points = _points()
    turned = IdealPoints("fast", points.points, PLAIN, body="GA", draws=-points.draws)
    one, two = blocs(points), blocs(turned)
    for first in (*EAST, *WEST):
        assert one.probability(first, "FIN") == pytest.approx(two.probability(first, "FIN"))


def test_one_hill_is_one_bloc() -> None:
    assert cut(np.random.default_rng(1).normal(size=400)).max() <= 3
    assert (cut(np.linspace(-1.0, 1.0, 50)) == 0).all()


def test_a_session_without_votes_enough_is_refused() -> None:
    with pytest.raises(NotIdentifiedError, match="in session 41"):
        blocs(_points(), 41)
    thin = _points()
    few = IdealPoints("fast", thin.points.with_columns(votes=9), PLAIN, body="GA", draws=thin.draws)
    with pytest.raises(NotIdentifiedError, match="in any session"):
        blocs(few)
    with pytest.raises(InputError, match="SWE has no place"):
        blocs(_points()).probability("SWE", "USA")
