"""Texts related to a vote, and what our own facts note about it."""

from __future__ import annotations

import pytest

from hemicycle.record.record import Record, open_record
from hemicycle.record.related import (
    beside,
    citations,
    heading_of,
    labels,
    official_symbol,
    official_symbols,
    order_of_voting,
    remarks,
    same_title,
    title_key,
)


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The path to peace", "THE PATH TO PEACE.", True),
        ("The path to peace : resolution / adopted by the General Assembly", "The path", False),
        ("Peace : resolution / adopted by the General Assembly", "Peace", True),
        (None, "", True),
    ],
)
def test_titles_are_compared_without_case_and_the_librarys_tail(
    one: str | None, other: str, same: bool
) -> None:
    assert (title_key(one) == title_key(other)) is same


def test_a_repeated_title_is_found_in_its_own_body_only(record: Record) -> None:
    again = same_title(record, record.event("GA-ES-10-21"))
    assert [event.vote_id for event in again] == ["GA-ES-10-21", "GA-ES-10-22"]


def test_series_of_one_matter_stand_beside_each_other(record: Record) -> None:
    assert [event.symbol for event in beside(record, record.event("GA-ES-11-7"))] == [
        "A/RES/68/262"
    ]
    assert beside(record, record.event("GA-ES-10-21")) == []


def test_the_order_of_voting_of_the_council_on_24_february_2025(record: Record) -> None:
    children = [record.event(child) for child in record.children("SC-2774")]
    placed = {order_of_voting(event) for event in children}
    assert placed == {1, 2, 3, 4, 5, 6}
    assert order_of_voting(record.event("SC-2774")) == 7


def test_uncertainties_are_noted_with_the_vote(record: Record) -> None:
    (note,) = remarks(record.event("SC-2774-amendment-eu-2"))
    assert "9-1-5 only if the Russian Federation alone opposed" in note


def test_a_united_nations_symbol_needs_no_other_name(record: Record) -> None:
    assert official_symbol(record, record.event("GA-ES-11-7")) is None


def test_citations_are_those_the_sources_ask_for(record: Record) -> None:
    assert citations(record, ["embedded", "embedded"]) == ("hemicycle, embedded record",)
    assert citations(record, ["no such source"]) == ()


def test_old_resolutions_go_by_their_united_nations_symbol(full_record: Record) -> None:
    for spelling in ("A/RES/2758 (XXVI)", "A/RES/2758(XXVI)", "A/RES/2758", "R/26/2758G"):
        assert full_record.one(spelling) == "GA-R-26-2758G"
    event = full_record.event("GA-R-26-2758G")
    assert official_symbol(full_record, event) == "A/RES/2758 (XXVI)"
    # research files have 7 October; the vote was on 25 October 1971 (FRUS 1969-76 v. V doc. 430)
    assert str(event.date) == "1971-10-25"


def test_lists_show_the_symbol_that_readers_know(full_record: Record) -> None:
    official = official_symbols(full_record)
    assert official["GA-R-26-2758G"] == "A/RES/2758 (XXVI)"
    assert "GA-ES-11-7" not in official
    label = labels(full_record)
    assert label("GA-R-26-2758G") == "A/RES/2758 (XXVI)"
    assert label("GA-ES-11-7") == "A/RES/ES-11/7"
    assert all("/RES/" in symbol for symbol in official.values())


def test_a_vote_is_called_by_the_symbol_and_title_that_people_read(
    record: Record, full_record: Record
) -> None:
    assert heading_of(record, record.event("GA-ES-11-7")) == (
        "A/RES/ES-11/7 Advancing a comprehensive, just and lasting peace in Ukraine"
    )
    old = heading_of(full_record, full_record.event("GA-R-2-1424"))
    assert old.startswith("A/RES/181 (II) To adopt the report and resolutions A and B (A/516)")
