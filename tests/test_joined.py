"""An opened record joined to the measures."""

from __future__ import annotations

import importlib.util
from datetime import date

import pytest

from hemicycle import joined
from hemicycle.errors import InputError, MissingExtraError
from hemicycle.record.record import open_record

_DAY = date(2025, 2, 24)


def test_the_result_names_the_record_it_comes_from() -> None:
    record = open_record("embedded")
    pairs = joined.agreement(record, since=_DAY, until=_DAY, members=("FRA", "USA"))
    assert pairs.record_version == record.version
    assert pairs.to_dict()["record_version"] == record.version
    assert len(pairs) == 1


def test_a_group_is_a_code_or_a_list_of_members() -> None:
    record = open_record("embedded")
    declared = joined.cohesion(record, "EU", since=_DAY, until=_DAY)
    named = joined.cohesion(record, declared.members, since=_DAY, until=_DAY)
    assert declared.group == "EU"
    assert named.table().equals(declared.table())
    with pytest.raises(InputError, match="G99"):
        joined.cohesion(record, "G99")


def test_by_a_column_of_the_votes() -> None:
    record = open_record("embedded")
    pairs = joined.agreement(record, by="series", members=("FRA", "USA"))
    assert "ES-11" in pairs.periods
    with pytest.raises(InputError, match="no column"):
        joined.agreement(record, by="weather")


def test_without_numpy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match="NumPy") as raised:
        joined.matrix(open_record("embedded"))
    assert "hemicycle[measure]" in raised.value.todo
