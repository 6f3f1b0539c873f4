"""Words, where they stand, and what is forgiven."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.web.search.words import Words, folded_words

TEXTS = ["Côte d’Ivoire", "ivory trade", None, "TÜRKİYE and Cote dIvoire", "", "A/RES/79/1"]


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of(pl.Series(TEXTS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Côte d'Ivoire", ["cote", "divoire"]),
        ("Türkiye", ["turkiye"]),
        ("República Árabe Siria", ["republica", "arabe", "siria"]),
        ("São Tomé", ["sao", "tome"]),
        ("nuclear-weapon-free", ["nuclear", "weapon", "free"]),
        ("under_score", ["under", "score"]),
        ("", []),
        (" ’ ", []),
    ],
)
def test_folding(text: str, expected: list[str]) -> None:
    assert folded_words(text) == expected


def rows(words: Words, part: str) -> list[int]:
    return [int(row) for row in words.parts(part, len(TEXTS)).nonzero()[0]]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("cote", [0, 3]),
        ("co", [0, 3]),
        ("divoire", [0, 3]),
        ("ivoi", [0, 3]),  # four signs: also inside a word
        ("ivo", [1]),  # three: only at its beginning
        ("turkiye", [3]),
        ("79", [5]),
        ("zzz", []),
        ("\U0010ffff", []),
    ],
)
def test_where_a_word_stands(words: Words, part: str, expected: list[int]) -> None:
    assert rows(words, part) == expected


def test_the_vocabulary_is_sorted_and_counted(words: Words) -> None:
    assert list(words.vocabulary) == sorted(set(words.vocabulary))
    place = words.place("cote")
    assert place is not None
    assert words.count(place) == 2
    assert words.place("cot") is None


def test_no_text_at_all() -> None:
    empty = Words.of(pl.Series([None, None], dtype=pl.String))
    assert empty.vocabulary == ()
    assert not empty.parts("peace", 2).any()


@given(
    st.lists(st.text("abcé '-ı9", max_size=12), min_size=1, max_size=6),
    st.text("abce9", min_size=1, max_size=5),
)
def test_as_looking_at_every_word(texts: list[str], part: str) -> None:
    """Against the plain way: fold each text, look at each of its words."""
    found = Words.of(pl.Series(texts)).parts(part, len(texts))
    for text, hit in zip(texts, found.tolist(), strict=True):
        plainly = any(
            word.startswith(part) or (len(part) >= 4 and part in word)
            for word in folded_words(text)
        )
        assert hit == plainly
