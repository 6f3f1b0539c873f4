"""Unity of a group: indices by hand, membership of the day, splits named."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.measure.conftest import ballots, votes

from hemicycle import joined
from hemicycle.domain.group import group
from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import Coding
from hemicycle.measure.cohesion import cohesion
from hemicycle.measure.cohesion_indices import agreement_index, attina, rice
from hemicycle.measure.matrix import matrix
from hemicycle.record.record import Record


def _counts(*numbers: int) -> list[np.ndarray]:
    return [np.array([number]) for number in numbers]


@pytest.mark.parametrize(
    ("yes", "no", "abstain", "expected"),
    [
        (10, 0, 0, (1.0, 1.0, 1.0)),
        (5, 5, 0, (0.0, 0.25, 0.0)),
        (4, 4, 4, (0.0, 0.0, -1 / 3)),
        (8, 2, 0, (0.6, 0.7, 0.6)),
        (3, 1, 6, (0.5, 0.4, 0.2)),
        (0, 0, 7, (math.nan, 1.0, 1.0)),
        (0, 0, 0, (math.nan, math.nan, math.nan)),
    ],
)
def test_indices_by_hand(
    yes: int, no: int, abstain: int, expected: tuple[float, float, float]
) -> None:
    counts = _counts(yes, no, abstain)
    found = (rice(*counts[:2])[0], agreement_index(*counts)[0], attina(*counts)[0])
    assert found == pytest.approx(expected, nan_ok=True)


@given(*[st.integers(0, 200)] * 3)
def test_laws_of_the_indices(yes: int, no: int, abstain: int) -> None:
    counts = _counts(yes, no, abstain)
    if not any((yes, no, abstain)):
        return
    ours, theirs = agreement_index(*counts)[0], attina(*counts)[0]
    assert 0 <= ours <= 1
    assert -1 / 3 - 1e-12 <= theirs <= 1
    assert theirs == pytest.approx((4 * ours - 1) / 3)  # one is a straight line of the other
    assert (ours == 1) == (sorted((yes, no, abstain))[1] == 0)
    assert rice(counts[1], counts[0])[0] == pytest.approx(rice(*counts[:2])[0], nan_ok=True)


_FACTS = votes(3, date=[date(2025, 2, day) for day in (3, 24, 25)])
_CAST = ballots(FRA="YYY", DEU="YAY", HUN="YNY", USA="NNN", ITA="-Y-")


def test_a_split_names_its_members() -> None:
    found = cohesion(matrix(_CAST, _FACTS), ("FRA", "DEU", "HUN", "ITA"), name="four")
    (split,) = found.splits()
    assert (split.vote_id, split.date) == ("V2", date(2025, 2, 24))
    assert split.camps == {"YES": ("FRA", "ITA"), "NO": ("HUN",), "ABSTAIN": ("DEU",)}
    assert split.attina == 0.0
    assert found.table().select("size", "yes", "no", "abstain").row(0) == (4, 3, 0, 0)
    assert found.by_period().row(0, named=True)["unanimous"] == 2
    assert "split on V2 (2025-02-24)" in found.summary()
    assert found.to_dict()["splits"][0]["camps"]["NO"] == ["HUN"]


def test_members_belong_from_the_day_they_joined() -> None:
    """Croatia joined the European Union on 1 July 2013."""
    facts = votes(3, date=[date(2013, 6, 30), date(2013, 7, 1), date(2013, 7, 2)])
    found = cohesion(matrix(ballots(FRA="YYY", HRV="NNN"), facts), group("EU"))
    assert found.table()["no"].to_list() == [0, 1, 1]
    assert found.size.tolist() == [27, 28, 28]


def test_votes_before_the_list_begins_are_left_out_and_said() -> None:
    union = group("EU")
    before = date.fromordinal(union.from_day.toordinal() - 1)
    cast = ballots(FRA="YYY", BEL="NNN")
    found = cohesion(matrix(cast, votes(3, date=[before, union.from_day, union.from_day])), union)
    assert found.votes == ("V2", "V3")
    assert "votes left out: 1, before" in found.notes[-1]
    with pytest.raises(InputError, match="not known"):
        cohesion(matrix(cast, votes(3, date=before)), union)


def test_what_cannot_be_measured_is_refused() -> None:
    made = matrix(_CAST, _FACTS)
    with pytest.raises(NotIdentifiedError, match="no member of nobody"):
        cohesion(made, ("AUS",), name="nobody")
    with pytest.raises(InputError, match="voting units"):
        cohesion(matrix(_CAST, _FACTS, coding=Coding(grouped="unit")), ("FRA",))


def test_a_vote_without_the_group_has_no_index() -> None:
    found = cohesion(matrix(ballots(FRA="-Y", USA="YY"), votes(2)), ("FRA",), name="one")
    assert found.table()["attina"].to_list() == [None, 1.0]
    assert found.table()["rice"].to_list() == [None, 1.0]


def test_the_union_on_real_votes(voeten: Record) -> None:
    """Counted again, one vote at a time, over the votes of session 73."""
    found = joined.cohesion(voeten, "EU", since=date(2018, 10, 1), until=date(2018, 12, 31))
    union = group("EU").members(date(2018, 12, 1))
    for row in found.table().sample(12, seed=3).iter_rows(named=True):
        cast = [
            position.value
            for member, position in (voeten.positions(row["vote_id"]) or {}).items()
            if member in union
        ]
        assert [row[word] for word in ("yes", "no", "abstain")] == [
            cast.count(word) for word in ("YES", "NO", "ABSTAIN")
        ]
        assert row["size"] == 28
