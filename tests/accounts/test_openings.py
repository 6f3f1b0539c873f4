"""Trying a pattern only where it may begin never loses a match, nor finds another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.article import read_article
from hemicycle.accounts.claims.extract import PATTERNS
from hemicycle.accounts.claims.openings import Headed, openings
from hemicycle.accounts.claims.words import ELSEWHERE, POSITION


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"veto(?:ed|es)", {"vetoe"}),
        (r"(?:the )?C", {"the C", "C"}),
        (r"\b(?:was|were) in", {"was i", "were "}),
        (r"(?<=C )(?!no)[yn]o", {"yo", "no"}),
        (r"(?:ab)+c", {"ab"}),
        (r"G(?: \w+)? was", {"G "}),
        (r"A(?:b|\w)c", {"A"}),
        (r"a(?:b|\w)c", None),
        (r"\w+ed", None),
        (r"(?:very )?\d", None),
        (r"a?", None),
    ],
)
def test_words_that_every_match_begins_with(expression: str, words: set[str] | None) -> None:
    assert openings(expression) == words


_SMALL = (
    *(r"ab+c", r"a(?:b|c)d", r"(?:ab|cd)?e", r"[ab]c", r"a.c", r"\bb", r"(?:a|)b", r"d{2}"),
    *(r"(?<!a)bc?", r"a(?: \w+){0,2} b", r"(?:a|ab)(?:c|bcd)(?:d*)", r"(?:a[^b])?c", r"a*?b"),
    *(r"(?P<x>a)?(?(x)b|c)d", r"(?:abcdea|b)c", r"a(?=b)|b(?=c)", r"(?:aa|a)+$"),
)


@given(st.text(alphabet="abcde ", max_size=16))
def test_the_matches_are_those_of_the_plain_search(text: str) -> None:
    for expression in _SMALL:
        plain = [found.span() for found in re.finditer(expression, text)]
        headed = Headed(re.compile(expression))
        assert [found.span() for found in headed.finditer(text)] == plain
        first = headed.search(text)
        assert (first and first.span()) == (plain[0] if plain else None)


def test_the_patterns_of_the_claims_find_the_same_in_one_anothers_examples() -> None:
    texts = [read_article(pattern.meant).coded.text for pattern in PATTERNS]
    whole = ". ".join(texts)
    for pattern in (*(p.compiled for p in PATTERNS), POSITION.pattern, ELSEWHERE.pattern):
        plain = [found.span() for found in pattern.finditer(whole)]
        assert [found.span() for found in Headed(pattern).finditer(whole)] == plain
