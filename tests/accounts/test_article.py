"""Sentences, quotations and what is set aside."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hemicycle.accounts.article import _blocks, read_article


def _claimed(text: str) -> list[str]:
    article = read_article(text)
    return [article.words(s).strip() for s in article.sentences if s.aside is None]


def test_initials_and_a_false_stop_end_no_sentence() -> None:
    text = (
        "The U.S. and Mr. Smith spoke at the U.N. meeting. "
        "It was after Europeans. led by France, voted."
    )
    assert len(_claimed(text)) == 2


def test_a_quotation_is_one_letter_but_a_quoted_vote_is_a_word() -> None:
    (words,) = _claimed("Russia voted 'no,' and said 'we will never accept such a text' later.")
    assert words == "C voted no, and said Q later."


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    first, second = _claimed("\u201cWe voted against it and that is all.\n\nRussia abstained.")
    assert first == "Q"
    assert second == "C abstained."


def test_teasers_captions_and_second_copies_are_aside() -> None:
    block = "The General Assembly voted on a resolution that was tabled by Ukraine and others."
    text = (
        f"{block}\n\n{block}\n\nMembers of the Security Council cast a vote during a meeting\n\n"
        "Share and Follow\n\nRelated articles\n\nRussia voted against the resolution."
    )
    article = read_article(text + "x" * 0)
    asides = [s.aside for s in article.sentences]
    assert asides == [
        None,
        "boilerplate",
        "caption",
        "boilerplate",
        "related_teaser",
        "related_teaser",
    ]


def test_a_line_break_inside_a_sentence_is_no_end() -> None:
    assert len(_claimed("Hungary, led by Prime Minister\nViktor Orban, voted against it.")) == 1


def test_a_text_without_stops_is_cut_into_bearable_pieces() -> None:
    article = read_article("the US and Russia voted against it, " * 1000)
    assert max(s.end - s.start for s in article.sentences) <= 2000
    assert article.sentences[-1].end == len(article.coded.text)


def test_a_vote_of_no_ends_its_sentence_and_a_number_does_not() -> None:
    text = "The US voted no. China abstained. The text was no. 5 of the day, No. 8 was withdrawn."
    assert len(_claimed(text)) == 3


#: Where blocks part, as one expression: what the quick look at the lines must agree with.
_PARTED = re.compile(r"\n\s*\n\s*|(?<=[.!?Q\")])[ ]*\n|\n(?=share and follow|you may)")
_LONE = re.compile(r"(?m)^(?:share and follow|news|back|top)\s*\n")
_PIECES = (
    "\n",
    "\n",
    " ",
    "  ",
    "\t",
    "a",
    ".",
    "Q",
    '"',
    ")",
    "news",
    "share and follow",
    "you may",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
def test_blocks_part_where_the_expression_parts_them(text: str) -> None:
    cuts = {0, len(text), *(found.end() for found in _PARTED.finditer(text))}
    for found in _LONE.finditer(text):
        cuts |= set(found.span())
    parted = sorted(cuts)
    wanted = [(a, b) for a, b in pairwise(parted) if text[a:b].strip()]
    assert _blocks(text) == wanted
