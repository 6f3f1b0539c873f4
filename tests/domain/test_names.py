"""Folding of names: what it forgives, what it keeps apart, and the words shared by members."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hemicycle.domain.names import SHARED_NAMES, NameIndex, fold, plain, sort_key, words
from hemicycle.domain.state import register

STATES = register().states
INDEX = NameIndex(STATES.values())


@pytest.mark.parametrize(
    "spellings",
    [
        ("Türkiye", "TÜRKIYE", "TÜRKİYE", "turkiye", "Tu\u0308rkiye"),
        ("Côte d'Ivoire", "COTE D'IVOIRE", "Côte d’Ivoire", "Cote d Ivoire"),
        ("Guinea-Bissau", "GUINEA BISSAU", "Guinea‑Bissau"),
        ("Saint Lucia", "St. Lucia", "ST LUCIA"),
        ("Gambia", "The Gambia", "Gambia (the)", "GAMBIA, THE"),
        ("Bosnia and Herzegovina", "Bosnia & Herzegovina", "BOSNIA-HERZEGOVINA"),
        ("United Republic of Tanzania", "United Rep. of Tanzania"),
        ("U.S.A.", "USA", "u.s.a"),
    ],
)
def test_folding_forgives_case_diacritics_punctuation_and_the_article(
    spellings: tuple[str, ...],
) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Iran", "Iraq"),
        ("Dominica", "Dominican Republic"),
        ("Austria", "Australia"),
        ("Guinea", "Guinea-Bissau"),
        ("Slovakia", "Slovenia"),
        ("TÜRKÝYE", "TÜRKİYE"),
    ],
)
def test_folding_keeps_other_letters_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
@example("℡ ㎏ İı")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert words(" ".join(words(text))) == words(text)


def test_order_is_word_by_word() -> None:
    names = ["Germany", "Guinea-Bissau", "Guyana", "Guinea", "German Democratic Republic"]
    assert sorted(names, key=sort_key) == [
        "German Democratic Republic",
        "Germany",
        "Guinea",
        "Guinea-Bissau",
        "Guyana",
    ]


def test_only_a_name_borne_in_turn_has_two_bearers() -> None:
    keys = {fold(t) for s in STATES.values() for t in (*s.aliases, *(n.text for n in s.names))}
    shared = {key for key in keys if len({b.code for b in INDEX.bearers(key)}) > 1}
    assert shared == {"yugoslavia"}


def test_no_alias_reads_like_the_code_of_another_state() -> None:
    codes = STATES.keys() | {s.iso2 for s in STATES.values()}
    for state in STATES.values():
        assert not (set(state.aliases) & codes) - {state.code, state.iso2}, state.code


def test_every_shared_name_is_a_word_in_the_names_of_those_that_share_it() -> None:
    for key, codes in SHARED_NAMES.items():
        assert set(codes) <= INDEX.containing(key), key


def test_a_part_of_a_name_finds_whole_words_only() -> None:
    assert INDEX.containing("guinea") == {"GIN", "GNB", "GNQ", "PNG"}
    assert "NGA" not in INDEX.containing("niger")
    assert INDEX.containing("") == set()
