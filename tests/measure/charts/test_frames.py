"""Labels that do not meet, and words of pictures."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.measure.charts.frames import body_name, in_period, listed, number, spread_apart

_PLACES = st.lists(st.floats(-10, 10), min_size=1, max_size=12)


@given(_PLACES, st.floats(0.01, 2))
def test_labels_keep_their_order_and_their_distance(wanted: list[float], gap: float) -> None:
    found = spread_apart(wanted, gap)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    placed = [found[place] for place in order]
    assert all(after - before >= gap - 1e-9 for before, after in pairwise(placed))
    assert sum(found) == pytest.approx(sum(wanted), abs=1e-6)


def test_labels_that_do_not_meet_stay_where_they_want_to_be() -> None:
    assert spread_apart([3.0, 0.0, 1.0], 1.0) == [3.0, 0.0, 1.0]
    assert spread_apart([0.0, 0.0, 9.0], 1.0) == [-0.5, 0.5, 9.0]


def test_words() -> None:
    assert listed(["FRA"]) == "FRA"
    assert listed(["FRA", "GBR", "USA"]) == "FRA, GBR and USA"
    assert (number(-0.5), number(None)) == ("−0.500", "")
    assert body_name("GA") == "the General Assembly"
    assert (body_name("my-club"), body_name(None)) == ("my-club", "these votes")
    assert in_period(79, "GA") == ", session 79"
    assert in_period(117, "US-SENATE") == ", Congress 117"
    assert (in_period(2024, "SC"), in_period("all", "GA")) == (", 2024", "")
