"""Asking how a text ends never loses a match that ends there, nor finds another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.article import read_article
from hemicycle.accounts.claims.endings import Ending, endings
from hemicycle.accounts.claims.extract import PATTERNS
from hemicycle.accounts.claims.words import UNREAL


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\b(?:by|of) (?:the )?$", {"by ", "of ", " the "}),
        (r"(?:was|were) in$", {"as in", "ere in"}),
        (r"vote(?:d|s)?$", {"vote", "voted", "votes"}),
        (r"(?:was \w+ly )?$", {""}),
        (r"\w+$", {""}),
        (r"[^.]{0,9}to$", {"to"}),
    ],
)
def test_words_that_every_match_ends_with(expression: str, words: set[str]) -> None:
    assert set(endings(expression)) == words


_SMALL = (
    *(r"ab+c$", r"a(?:b|c)d?$", r"(?:ab|cd)?e$", r"[ab]c$", r"a.c$", r"\bb$", r"d{2}$"),
    *(r"(?<!a)bc?$", r"a(?: \w+){0,2} b$", r"(?:aa|a)+$", r"(?:a (?:b )?|c)$"),
)


@given(st.text(alphabet="abcde \n", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_the_matches_are_those_of_the_plain_search(text: str, start: int, end: int) -> None:
    for expression in _SMALL:
        plain = re.compile(expression).search(text, start, end)
        found = Ending(expression).search(text, start, end)
        assert (found and found.span()) == (plain and plain.span()), expression


def test_what_is_unreal_is_found_before_every_word_of_the_patterns_examples() -> None:
    for pattern in PATTERNS:
        text = read_article(f"They would {pattern.meant} or may\n{pattern.meant}").coded.text
        for end in range(len(text)):
            plain = UNREAL.pattern.search(text, 0, end)
            assert (UNREAL.search(text, 0, end) is None) == (plain is None)
