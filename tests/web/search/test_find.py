"""Queries: what is found, in which order, and what is corrected."""

from __future__ import annotations

from datetime import date

import pytest
from tests.web.search.an_index import an_index

from hemicycle.record.record import open_record
from hemicycle.web.search.find import find
from hemicycle.web.search.index import Index
from hemicycle.web.search.words import folded_words


def test_the_order_of_what_is_found() -> None:
    index = an_index(
        "Situation elsewhere",
        "Antinuclear movement",  # inside a word
        "Nuclear tests",  # the whole word, newest
        "Peace",
        "Nuclear weapons",
        others={0: "agenda: nuclear questions"},
    )
    assert find(index, "nuclear").rows.tolist() == [2, 4, 1, 0]
    assert find(index, "nucl").rows.tolist() == [1, 2, 4, 0]
    assert find(index, "NUCLÉAR tests").rows.tolist() == [2]


def test_every_word_must_stand_there_wherever() -> None:
    index = an_index("Question of Palestine", "Palestine refugees", others={0: "refugees"})
    assert find(index, "refugees palestine").rows.tolist() == [1, 0]
    assert find(index, "refugees cuba").rows.tolist() == []


def test_ends_are_let_go_only_where_nothing_is_found() -> None:
    index = an_index("Embargo against Cuba", "Cubans abroad", "Embargoes")
    strict = find(index, "cuban")
    assert (strict.rows.tolist(), strict.loosely) == ([1], False)
    loose = find(index, "cuban embargo")
    assert (loose.rows.tolist(), loose.loosely) == ([0], True)
    assert find(index, "cuban peace").loosely is False  # still nothing


def test_a_year_is_the_year_of_the_vote() -> None:
    days = [date(2024, 1, 1), date(2023, 12, 31), None]
    index = an_index("Gaza", "Gaza", "Gaza in 2024", days=days)
    assert find(index, "gaza 2024").rows.tolist() == [2, 0]
    assert find(index, "2023").rows.tolist() == [1]
    assert find(index, "202").rows.tolist() == [2]  # no year


def test_no_words_are_everything_newest_first() -> None:
    index = an_index("B", "A")
    assert find(index, " ").rows.tolist() == [0, 1]
    assert find(index, "…").rows.tolist() == []


def test_a_symbol_and_its_beginning() -> None:
    symbols = {0: "A/RES/ES-11/10", 1: "A/RES/ES-11/1", 2: "S/RES/2774 (2025)"}
    index = an_index("One a res es 11", "Two", "Three", symbols=symbols)
    assert find(index, "a/res/es-11/1").rows.tolist() == [1, 0]
    assert find(index, "A/RES/ES-11/10").rows.tolist() == [0]
    assert find(index, "s/res/2774").rows.tolist() == [2]
    assert find(index, "S/RES/2774(2025)").rows.tolist() == [2]
    assert find(index, "A/RES/99/1").rows.tolist() == []


def test_a_typing_error_is_corrected_and_said() -> None:
    index = an_index("Situation in Ukraine", "Peace in Ukraine", "Peace")
    found = find(index, "ukrane peace")
    assert found.rows.tolist() == [1]
    assert (found.corrected, found.query) == ({"ukrane": "ukraine"}, "ukraine peace")
    assert find(index, "ukr peace").corrected == {}
    nothing = find(index, "xylophone")
    assert (nothing.rows.tolist(), nothing.corrected) == ([], {})


@pytest.mark.parametrize(("common", "offered"), [(49, None), (50, "israel")])
def test_a_rare_word_beside_a_far_commoner_one(common: int, offered: str | None) -> None:
    index = an_index("Isreal", *["Israel"] * common)
    found = find(index, "isreal")
    assert found.rows.tolist() == [0]
    assert found.meant == offered


@pytest.mark.parametrize("query", ["peace", "ukraine peace", "res", "human rights", "gaza"])
def test_as_looking_at_every_vote(index: Index, query: str) -> None:
    """Against the plain way, on the embedded record."""
    votes = open_record("embedded").votes
    columns = ("body", "title", "agenda", "series", "symbol", "draft")
    expected = set()
    for row in votes.iter_rows(named=True):
        texts = [row[name] or "" for name in columns] + list(row["subjects"] or ())
        words = [word for text in texts for word in folded_words(text)]
        if all(
            any(word.startswith(part) or (len(part) > 3 and part in word) for word in words)
            for part in query.split()
        ):
            expected.add(row["vote_id"])
    assert expected
    assert set(index.votes["vote_id"].gather(find(index, query).rows)) == expected
