"""Narrowing, and the counts of what each step would leave."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web.search.an_index import an_index

from hemicycle.record.record import open_record
from hemicycle.web.search.facets import Asked, narrowed, positions_of
from hemicycle.web.search.find import find
from hemicycle.web.search.index import Index

YES, NO = 0, 1


def rows(index: Index, **asked: object) -> list[int]:
    wanted = Asked(**asked)  # type: ignore[arg-type]
    return narrowed(index, find(index, wanted.q or ""), wanted).rows.tolist()


@pytest.mark.parametrize(("margin", "expected"), [(4, []), (5, [0]), (6, [0, 1]), (200, [0, 1])])
def test_margins_stand_on_the_line(margin: int, expected: list[int]) -> None:
    index = an_index("A", "B", "C", apart=[5, 6, None])
    assert rows(index, margin=margin) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"since": date(2000, 1, 1)}, [0, 1]),
        ({"since": date(2000, 1, 2)}, [0]),
        ({"until": date(2000, 1, 1)}, [1, 2]),
        ({"until": date(1999, 12, 31)}, [2]),
        ({"since": date(2000, 1, 1), "until": date(2000, 1, 1)}, [1]),
        ({"since": date(1900, 1, 1)}, [0, 1, 2]),
    ],
)
def test_days_include_both_ends(asked: dict[str, date], expected: list[int]) -> None:
    days = [date(2001, 5, 5), date(2000, 1, 1), date(1965, 1, 1), None]
    index = an_index("A", "B", "C", "D", days=days)
    assert rows(index, **asked) == expected


def test_a_member_and_its_position() -> None:
    index = an_index("A", "B", "C", cast={"FRA": {0: YES, 2: NO}})
    assert rows(index, member="FRA") == [0, 2]
    assert rows(index, member="FRA", position="NO") == [2]
    assert rows(index, member="ZZZ") == []
    every = find(index, "").rows
    assert positions_of(index, "FRA", every) == ["YES", None, "NO"]


def test_a_facet_counts_what_the_others_leave() -> None:
    index = an_index(
        *("peace", "peace", "war", "peace"),
        bodies=["GA", "SC", "GA", "SC"],
        apart=[1, 8, 1, 60],
        cast={"FRA": {0: YES, 1: NO, 3: YES}},
    )
    wanted = Asked(q="peace", body="SC", member="FRA")
    counts = narrowed(index, find(index, "peace"), wanted).counts
    assert counts["body"] == {"SC": 2, "GA": 1}  # its own choice apart
    assert counts["margin"] == {"5": 0, "10": 1, "20": 1, "50": 1}
    assert counts["position"] == {"YES": 1, "NO": 1}
    assert counts["outcome"] == {"adopted": 2}
    assert counts["decade"] == {"2000s": 2}


def test_an_address_keeps_what_was_asked() -> None:
    wanted = Asked(q="peace & war", body="SC", margin=5)
    assert wanted.query() == "q=peace+%26+war&body=SC&margin=5"
    assert wanted.query(margin=None, page=2) == "q=peace+%26+war&body=SC&page=2"


def test_against_the_table_of_votes(index: Index) -> None:
    record = open_record("embedded")
    mine = record.ballots.filter(member="CHN", position="ABSTAIN")["vote_id"]
    wanted = Asked(body="GA", member="CHN", position="ABSTAIN", outcome="adopted")
    fits = narrowed(index, find(index, ""), wanted).rows
    expected = record.votes.filter(body="GA", outcome_announced="adopted")
    expected = expected.filter(expected["vote_id"].is_in(mine.implode()))
    expected = expected.filter(expected["method"] != "without_vote")
    assert expected.height > 0
    assert set(index.votes["vote_id"].gather(fits)) == set(expected["vote_id"])
