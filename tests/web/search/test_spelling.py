"""Typing errors: how many, and which word was meant."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.web.search.spelling import Speller, distance, forgiven


def plainly(a: str, b: str) -> int:
    """Optimal string alignment by its definition."""

    @cache
    def d(i: int, j: int) -> int:
        if not i or not j:
            return i or j
        ways = [d(i - 1, j) + 1, d(i, j - 1) + 1, d(i - 1, j - 1) + (a[i - 1] != b[j - 1])]
        if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
            ways.append(d(i - 2, j - 2) + 1)
        return min(ways)

    return d(len(a), len(b))


@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(0, 3))
def test_distance_as_defined(a: str, b: str, most: int) -> None:
    assert distance(a, b, most) == min(plainly(a, b), most + 1)


@pytest.mark.parametrize(
    ("a", "b", "errors"),
    [
        ("ukraine", "ukraine", 0),
        ("ukrane", "ukraine", 1),
        ("isreal", "israel", 1),  # a swap is one error
        ("disarmment", "disarmament", 1),
        ("settlments", "settlements", 1),
        ("ca", "abc", 3),  # no part is edited twice
    ],
)
def test_known_distances(a: str, b: str, errors: int) -> None:
    assert distance(a, b, 3) == errors


@pytest.mark.parametrize(
    ("word", "errors"),
    [
        ("cub", 0),
        ("cuba", 1),
        ("ukrain", 1),
        ("ukraine", 1),
        ("ukrainee", 2),
        ("1975", 0),
        ("19751975", 0),
    ],
)
def test_what_is_forgiven_by_length(word: str, errors: int) -> None:
    assert forgiven(word) == errors


def speller(**counts: int) -> Speller:
    words = sorted(counts)
    return Speller.of(words, np.array([counts[word] for word in words], dtype=np.int64))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ukrane", "ukraine"),
        ("ukrainne", "ukraine"),
        ("isreal", "israel"),
        ("israel", "israel"),
        ("setlment", "settlement"),  # two errors in eight letters
        ("isrxxl", None),  # two in six
        ("uniting", None),
        ("peace", None),
        ("cub", None),
    ],
)
def test_the_nearest_word(typed: str, meant: str | None) -> None:
    assert speller(ukraine=60, israel=700, cuba=30, settlement=9, inviting=3).near(typed) == meant


def test_of_two_as_near_the_commoner_one() -> None:
    assert speller(state=5, stage=900).near("stabe") == "stage"
    assert speller(state=900, stage=5).near("stabe") == "state"
    assert speller(state=900, stage=5).near("state", apart_from="state") == "stage"


def test_other_scripts_have_neighbours_too() -> None:
    assert speller(украина=3, израиль=3).near("украана") == "украина"


def test_an_empty_vocabulary() -> None:
    assert speller().near("ukraine") is None
