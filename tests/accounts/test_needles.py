"""The quick look never loses a match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.claims.bank import Bank, Quick
from hemicycle.accounts.claims.extract import PATTERNS
from hemicycle.accounts.claims.needles import Sieve, needles


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"veto(?:ed|es)", {"vetoed", "vetoes"}),
        (r"(?:was|were)[^.]*(?:adopted|passed)", {"adopted", "passed"}),
        (r"C(?:, C)* (?:was|were)", {"C was", "C were"}),
        (r"\d+", set()),
        (r"(?:N )?votes?", {"vote"}),
        (r"(?<=in )favour|against", {"favour", "against"}),
        (r"(?!no)yes", {"yes"}),
    ],
)
def test_words_that_every_match_contains(expression: str, words: set[str]) -> None:
    assert set().union(*needles(expression)[:1]) == words


_SMALL = (r"ab+c", r"a(?:b|c)d", r"(?:ab|cd)?e", r"[ab]c", r"a.c", r"\bb", r"(?:a|)b", r"d{2}")


@given(st.text(alphabet="abcde ", max_size=12))
def test_a_pattern_that_matches_is_let_through(text: str) -> None:
    mask, *_ = Sieve(_SMALL).look(text)
    for number, expression in enumerate(_SMALL):
        if re.search(expression, text):
            assert mask >> number & 1
            assert Quick(re.compile(expression)).search(text)


def test_every_claim_pattern_is_let_through_by_its_own_example() -> None:
    from hemicycle.accounts.article import read_article

    sieve = Sieve([pattern.compiled.pattern for pattern in PATTERNS])
    for number, pattern in enumerate(PATTERNS):
        assert sieve.look(read_article(pattern.meant).coded.text)[0] >> number & 1, pattern.meant


@given(st.lists(st.text(alphabet="abcde ", max_size=12), max_size=4), st.integers(0, 2))
def test_a_bank_finds_what_its_patterns_find(texts: list[str], patience: int) -> None:
    bank = Bank(patience)
    banked = [bank.add(re.compile(expression)) for expression in _SMALL]
    for text in texts:
        for expression, one in zip(_SMALL, banked, strict=True):
            plain = [found.span() for found in re.finditer(expression, text)]
            assert [found.span() for found in one.finditer(text)] == plain


def test_a_pattern_added_after_a_look_is_seen_on_the_same_text() -> None:
    bank, text = Bank(patience=0), "a veto was cast"
    assert not bank.add(re.compile("amendment")).search(text)
    assert bank.add(re.compile("veto")).search(text)


@given(st.text(alphabet="abcde ", max_size=12))
def test_what_may_match_is_the_same_with_and_without_sieve(text: str) -> None:
    answers = []
    for patience in (0, 1):
        bank = Bank(patience)
        banked = [bank.add(re.compile(expression)) for expression in _SMALL]
        answers.append([one.may(text) for one in banked])
    assert answers[0] == answers[1]


@given(st.text(alphabet="abcde ", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_stretch_is_searched_as_if_it_stood_alone(text: str, start: int, end: int) -> None:
    bank = Bank(patience=0)
    expressions = (*_SMALL, r"a?b$", r"^a|e$", r"(?<=a)b", r"^b\w*")
    banked = [bank.add(re.compile(expression)) for expression in expressions]
    for expression, one in zip(expressions, banked, strict=True):
        plain = re.search(expression, text[start:end])
        found = one.part(text, start, end)
        assert (found and found.span()) == (plain and plain.span()), expression
