"""Voting coincidence with the United States beside the figures of its Department of State.

Percentages of *Voting Practices in the United Nations*, reports for 2005, 2008 and 2017, as quoted
by the Jewish Virtual Library, "United Nations: Voting Coincidence with the United States" (12
September 2019). The reports count somewhat other votes than Voeten's files hold (98 against 95 in
2017), so figures agree within some points, not exactly.
"""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle import joined
from hemicycle.record.record import Record

_MEMBERS = ("AND", "AUS", "AUT", "BEL", "CAN", "DNK", "FIN")
_OLD = {
    2005: (42.1, 58.1, 43.8, 45.2, 48.7, 46.1, 44.6),
    2008: (46.8, 56.9, 44.1, 44.4, 59.4, 47.2, 43.1),
}
_NEW = {2017: (46, 60, 44, 51, 69, 52, 48)}


def _differences(
    record: Record, year: int, coding: str, index: str, published: tuple[float, ...]
) -> list[float]:
    days = {"since": date(year, 1, 1), "until": date(year, 12, 31)}
    found = joined.agreement(record, by="all", coding=coding, **days)
    values = [found.pair(member, "USA").values[index][0] for member in _MEMBERS]
    return [100 * float(ours) - theirs for ours, theirs in zip(values, published, strict=True)]


@pytest.mark.parametrize("year", _OLD)
def test_the_old_index_over_all_plenary_votes(voeten: Record, year: int) -> None:
    apart = _differences(voeten, year, "plain", "state_old", _OLD[year])
    assert max(map(abs, apart)) < 2.5


@pytest.mark.parametrize("year", _NEW)
def test_the_new_index_over_votes_on_final_texts(voeten: Record, year: int) -> None:
    apart = _differences(voeten, year, "texts", "state_new", _NEW[year])
    assert max(map(abs, apart)) < 2.0


@pytest.mark.parametrize("year", _NEW)
def test_the_old_index_is_not_the_new_one(voeten: Record, year: int) -> None:
    apart = _differences(voeten, year, "texts", "state_old", _NEW[year])
    assert max(map(abs, apart)) > 5
