"""The sums of the pages against the measures, which are the plain version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from hemicycle import joined
from hemicycle.domain.group import group
from hemicycle.measure.agreement import agreement
from hemicycle.record.record import open_record
from hemicycle.web.floor import Floor, floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name
from hemicycle.web.ranks import breakers
from hemicycle.web.works import Works


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(open_record("embedded"), Works(idle=True))


@pytest.fixture(scope="module")
def floor(shelf: Shelf) -> Floor:
    found = floor_of(shelf, "GA")
    assert found is not None
    return found


@pytest.mark.parametrize("member", ["FRA", "USA", "HUN", "ZWE"])
def test_agreement_with_everybody_is_that_of_the_measure(floor: Floor, member: str) -> None:
    agree, common = floor.agreement_with(member)
    measured = agreement(joined.matrix(open_record("embedded"))).with_member(member)
    rows = measured.table().to_dicts()
    assert len(rows) > 500
    for row in rows:
        other = row["member_b"] if row["member_a"] == member else row["member_a"]
        place = floor.row[other], floor.periods.index(row["period"])
        assert common[place] == row["n"]
        assert agree[place] == pytest.approx(row["agree"], abs=1e-6)


def test_every_index_of_a_pair_is_that_of_the_measure(floor: Floor) -> None:
    cells, values = floor.pair("FRA", "USA")
    record = open_record("embedded")
    measured = agreement(joined.matrix(record), members=["FRA", "USA"]).table(every=True)
    for row in measured.to_dicts():
        place = floor.periods.index(row["period"])
        assert cells[:, :, place].sum() == row["n"]
        for name, value in values.items():
            expected = np.nan if row[name] is None else row[name]
            assert value[place] == pytest.approx(expected, nan_ok=True)
    whole = agreement(joined.matrix(record, by="all"), members=["FRA", "USA"]).table(every=True)
    (row,) = whole.to_dicts()
    assert {n: v[-1] for n, v in values.items() if row[n] is not None} == pytest.approx(
        {n: row[n] for n in values if row[n] is not None}
    )


def test_where_two_parted_is_where_their_ballots_differ(floor: Floor) -> None:
    record = open_record("embedded")
    taken = {"YES", "NO", "ABSTAIN"}
    apart = set()
    for vote_id in floor.seated.votes:
        positions = record.positions(vote_id) or {}
        pair = [positions[m].value for m in ("FRA", "USA") if m in positions]
        if len(pair) == 2 and set(pair) <= taken and pair[0] != pair[1]:
            apart.add(vote_id)
    columns = floor.parted("FRA", "USA")
    assert {floor.seated.votes[column] for column in columns} == apart
    days = [floor.seated.dates[column] for column in columns]
    assert days == sorted(days, reverse=True)


def test_companions_are_counted_from_the_ballots(floor: Floor) -> None:
    record = open_record("embedded")
    beside = floor.companions("HUN")
    for vote_id, column in floor.column.items():
        positions = record.positions(vote_id) or {}
        own = positions.get("HUN")
        if own is None or own.value in ("NON_VOTING", "UNKNOWN"):
            assert beside[column] == -1
        else:
            assert beside[column] == sum(at is own for at in positions.values()) - 1


def _led(camps: Mapping[str, Sequence[str]]) -> bool:
    """Whether one camp is larger than every other."""
    sizes = sorted(map(len, camps.values()), reverse=True)
    return sizes[0] > sizes[1]


def test_breakers_left_the_one_largest_camp(floor: Floor) -> None:
    united = joined.cohesion(open_record("embedded"), "EU")
    told = {row["member"]: row["apart"] for row in breakers(united, member_name)}
    plain: dict[str, int] = {}
    for split in united.splits():
        if _led(split.camps):
            leading = max(split.camps, key=lambda position: len(split.camps[position]))
            for position, codes in split.camps.items():
                for code in codes if position != leading else ():
                    plain[code] = plain.get(code, 0) + 1
    assert told == {code: plain[code] for code in told}
    assert max(plain.values()) == next(iter(told.values()))
    latest = {row["member"]: row["latest"] for row in breakers(united, member_name)}
    last = {vote for vote, period in zip(united.votes, united.periods, strict=True)
            if period == united.periods[-1]}  # fmt: skip
    for code, held in latest.items():
        seen = [s for s in united.splits() if s.vote_id in last and _led(s.camps)]
        alone = [s for s in seen if code not in max(s.camps.values(), key=len) and
                 any(code in codes for codes in s.camps.values())]  # fmt: skip
        assert (held["period"], held["apart"]) == (united.periods[-1], len(alone))
    assert set(told) <= {term.member for term in group("EU").terms}
