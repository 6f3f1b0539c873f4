"""Names and codes of sources, looked up once and never guessed."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from hemicycle.domain.state import register
from hemicycle.errors import SourceError
from hemicycle.record.names import (
    LIBRARY_CODES,
    SOURCE_SPELLINGS,
    library_codes,
    member_codes,
    sponsor_codes,
)


def test_names_keep_their_order_and_nulls() -> None:
    names = pl.Series(["CHAD", None, "FRANCE", "CHAD", "Côte d’Ivoire"])
    assert member_codes(names).to_list() == ["TCD", None, "FRA", "TCD", "CIV"]


def test_white_space_inside_a_name_does_not_matter() -> None:
    assert member_codes(pl.Series(["  SIERRA\u00a0 LEONE "])).to_list() == ["SLE"]


def test_an_empty_column_is_an_empty_column() -> None:
    assert member_codes(pl.Series([], dtype=pl.String)).to_list() == []


def test_an_unknown_name_is_refused_with_where_and_what_is_near() -> None:
    with pytest.raises(SourceError, match="no member is called 'FRNACE'") as caught:
        member_codes(pl.Series(["FRNACE"]), where="77.json, lists")
    assert caught.value.where == "77.json, lists"
    assert "FRA" in caught.value.right


def test_every_spelling_and_library_code_names_a_seat() -> None:
    seats = register().states
    assert set(SOURCE_SPELLINGS.values()) <= set(seats)
    assert set(LIBRARY_CODES.values()) <= set(seats)
    assert not set(LIBRARY_CODES) & set(seats), "a code of ours needs no translation"


@pytest.mark.parametrize(
    ("day", "seat"),
    [(date(2000, 10, 31), "YUG"), (date(2000, 11, 1), "SRB"), (date(2000, 11, 2), "SRB")],
)
def test_library_code_of_two_seats_in_turn(day: date, seat: str) -> None:
    assert library_codes(pl.Series(["YUG"]), pl.Series([day])).to_list() == [seat]


def test_a_library_code_nobody_knows_is_null() -> None:
    days = pl.Series([date(2020, 1, 1)] * 2)
    assert library_codes(pl.Series(["QQQ", "FRA"]), days).to_list() == [None, "FRA"]


def test_sponsors_are_codes_where_they_are_members() -> None:
    known = {"FRANCE": "FRA", "France": "FRA"}
    names = ["FRANCE", "  France ", "EUROPEAN  UNION", ""]
    assert sponsor_codes(names, known.get) == ["FRA", "EUROPEAN UNION"]
