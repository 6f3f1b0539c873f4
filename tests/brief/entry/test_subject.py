"""Symbols in running text: the vote's own, and those only named beside it."""

from __future__ import annotations

import pytest

from hemicycle.brief.entry.model import VoteOptions
from hemicycle.brief.entry.sentences import sentences
from hemicycle.brief.entry.subject import symbols_told

TOTALS = "by 93 votes to 18, with 65 abstentions"


def told(text: str, body: str = "GA", options: VoteOptions | None = None) -> VoteOptions:
    return symbols_told(sentences(text, {}), options or VoteOptions(), body)[0]


@pytest.mark.parametrize(
    ("text", "body", "symbol"),
    [
        (f"It adopted on 24 February 2025 resolution A/RES/ES-11/7 {TOTALS}.", "GA",
         "A/RES/ES-11/7"),
        (f"A/ES-11/L.10 was adopted {TOTALS} (resolution ES-11/7).", "GA", "A/RES/ES-11/7"),
        (f"Resolution ES-11/7 was adopted {TOTALS}.", "GA", "A/RES/ES-11/7"),
        ("It adopted resolution 2774 (2025) by 10-0-5.", "SC", "S/RES/2774 (2025)"),
        ("It adopted resolution 2774 by 10-0-5.", "SC", "S/RES/2774"),
        ("Recalling resolution 2202 (2015), it adopted resolution 2774 (2025) by 10-0-5.", "SC",
         "S/RES/2774 (2025)"),
        ("It received 10 votes in favour and 5 abstentions. The draft resolution has been adopted "
         "as resolution 2774 (2025).", "SC", "S/RES/2774 (2025)"),
    ],
)  # fmt: skip
def test_the_resolution_decided(text: str, body: str, symbol: str) -> None:
    assert told(text, body).symbol == symbol


@pytest.mark.parametrize(
    "text",
    [
        f"Recalling resolution ES-11/1, the Assembly adopted the text {TOTALS}.",
        f"The Assembly adopted a text on the implementation of resolution 68/262 {TOTALS}.",
        f"Resolution 68/262 was of 2014. It was adopted {TOTALS}.",
        f"The Assembly, pursuant to resolution A/RES/377 (V), adopted it {TOTALS}.",
        f"The Assembly adopted resolution ES-11/7 and resolution ES-11/8 {TOTALS}.",
    ],
)
def test_a_resolution_that_is_only_named(text: str) -> None:
    options, notes = symbols_told(sentences(text, {}), VoteOptions(), "GA")
    assert options.symbol is None
    assert [note.kind for note in notes] == ["symbol_open"]


def test_a_draft_with_its_symbol() -> None:
    text = f"The draft resolution A/ES-11/L.10 was adopted {TOTALS}."
    options, (note,) = symbols_told(sentences(text, {}), VoteOptions(), "")
    assert (options.draft, options.amends, options.symbol) == ("A/ES-11/L.10", None, None)
    assert "A/ES-11/L.10, is read from the text" in note.text


def test_a_council_document_is_a_draft_only_where_called_so() -> None:
    called = "The draft resolution contained in document S/2022/155 received 11 votes in favour."
    assert told(called, "SC").draft == "S/2022/155"
    letter = "After the letter S/2022/147 was read, the Council voted 11-1-3."
    assert told(letter, "SC").draft is None


def test_one_draft_named_before_the_vote_is_the_one() -> None:
    text = f"It turned to draft resolution A/ES-11/L.10. The text was adopted {TOTALS}."
    assert told(text).draft == "A/ES-11/L.10"
    two = f"It had L.10 and L.11: A/ES-11/L.10, A/ES-11/L.11. One was adopted {TOTALS}."
    assert told(two).draft is None


def test_an_amendment_is_not_the_draft_it_amends() -> None:
    bare = told(f"The amendment to draft resolution A/ES-11/L.11 was rejected {TOTALS}.")
    assert (bare.draft, bare.amends) == (None, "A/ES-11/L.11")
    named = told(
        "It adopted the amendment contained in document A/ES-11/L.15 to draft resolution "
        f"A/ES-11/L.11 {TOTALS}."
    )
    assert (named.draft, named.amends) == ("A/ES-11/L.15", "A/ES-11/L.11")


def test_a_paragraph_is_not_its_draft() -> None:
    text = f"Operative paragraph 3 of draft resolution A/79/L.5 was retained {TOTALS}."
    assert told(text).draft is None


def test_texts_of_another_body_are_not_what_was_voted_on() -> None:
    text = f"After S/RES/2774 (2025) was adopted, draft A/ES-11/L.10 was adopted {TOTALS}."
    options = told(text, "GA")
    assert (options.symbol, options.draft) == (None, "A/ES-11/L.10")


def test_what_is_stated_stands() -> None:
    text = f"The draft resolution A/ES-11/L.10 was adopted {TOTALS} at A/ES-11/PV.22."
    options = told(text, "GA", VoteOptions(draft="A/ES-11/L.11"))
    assert (options.draft, options.meeting) == ("A/ES-11/L.11", "A/ES-11/PV.22")
