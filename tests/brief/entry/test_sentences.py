"""Sentences, and which of them tell the result."""

from __future__ import annotations

import pytest

from hemicycle.brief.entry.sentences import of_the_vote, sentences
from hemicycle.domain.vote import Position


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two. Three", 3),
        ("The U.S. Mission voted. It left.", 2),
        ("Mr. Guterres spoke on No. 5 of it.", 1),
        ("HEADLINE\n\nBody of the text", 2),
        ("It met at 10 a.m. and 3 p.m. there.", 1),
        ("It was adopted.] [Subsequently, Iraq spoke.", 2),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    found = sentences(text, {})
    assert len(found) == count
    assert all(text[one.start : one.end] == one.text for one in found)


def test_counts_of_the_announced_result_mark_its_sentence() -> None:
    text = "In 2023 it was 141-7-32. The result is 93-18-65. Then it rained."
    assert [one.counts for one in sentences(text, {})] == [True, True, False]
    announced = {Position.YES: 93, Position.NO: 18, Position.ABSTAIN: 65}
    assert [one.counts for one in sentences(text, announced)] == [False, True, False]


def test_without_counts_the_sentences_that_vote() -> None:
    told = sentences("The Council adopted it. It rained.", {})
    assert [one.text for one in of_the_vote(told)] == ["The Council adopted it."]
