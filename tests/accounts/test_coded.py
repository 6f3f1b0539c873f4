"""The small alphabet: what is found quickly is what a plain search finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.clean import clean
from hemicycle.accounts.coded import DATE, encode
from hemicycle.accounts.names import plain

_PIECES = (
    *("in ", "from ", "since ", " of ", ", ", " ", "-", "24", "1", "th", "2nd", "2022", "1999"),
    *("March", "may", "Dec.", "sept", "2025-02-24", "decision", "Feb", "resolution", "19", "."),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_the_days_are_those_of_a_search_through_the_whole_text(text: str) -> None:
    found = [t.start for t in encode(clean(text)).things.values() if t.letter == "D"]
    assert found == [one.start() for one in DATE.finditer(plain(text))]


def test_a_month_and_its_year_are_one_day_wherever_the_day_before_stands() -> None:
    coded = encode(clean("In March 2011 and then again, as before it, in March 2022 it voted."))
    assert coded.text == "in D and then again, as before it, in D it voted."


_WORDS = ("Russia", "the U.N.", "'no'", "93", "it", ". ", " ", "Hungary's envoy", "2774", "a dozen")


@given(st.lists(st.sampled_from(_WORDS), max_size=10).map(" ".join))
def test_each_character_begins_where_it_stands_in_the_clean_text(text: str) -> None:
    coded, shown = encode(clean(text)), plain(text)
    starts = [coded.at[place] for place in range(len(coded.text))]
    assert starts == sorted(starts)
    for place, start in enumerate(starts):
        thing = coded.things.get(place)
        if thing:
            assert (start, coded.text[place]) == (thing.start, thing.letter)
        elif coded.text[place] != shown[start]:
            assert shown.startswith("u.n", start)


@pytest.mark.parametrize("offset", [0, 1, 60, 123, 124, 125, 126, 249])
def test_no_word_of_a_language_has_250_letters_wherever_it_stands(offset: int) -> None:
    before = "no " * (offset // 3) + "." * (offset % 3) + " "
    for length, kept in ((249, True), (250, False), (400, False)):
        text = before + "z" * length + " Russia abstained."
        assert ("z" in encode(clean(text)).text) is kept
