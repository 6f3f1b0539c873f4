"""Plurals, lists and articles."""

from __future__ import annotations

import pytest

from hemicycle.domain.english import in_sentence, name_list, number_words, plural


@pytest.mark.parametrize(
    ("names", "text"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_name_list(names: list[str], text: str) -> None:
    assert name_list(names) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 votes"), (1, "1 vote"), (2, "2 votes")])
def test_plural(count: int, text: str) -> None:
    assert plural(count, "vote") == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Russian Federation", "the Russian Federation"),
        ("Niger", "the Niger"),
        ("Nigeria", "Nigeria"),
        ("France", "France"),
        ("Sudan", "the Sudan"),
        ("South Sudan", "South Sudan"),
        ("Democratic Republic of the Congo", "the Democratic Republic of the Congo"),
    ],
)
def test_articles(name: str, text: str) -> None:
    assert in_sentence(name) == text


@pytest.mark.parametrize(("count", "word"), [(0, "no"), (1, "one"), (10, "ten"), (11, "11")])
def test_numbers_to_ten_are_words(count: int, word: str) -> None:
    assert number_words(count) == word
