"""Codings: explicit, named, printed."""

from __future__ import annotations

import pytest

from hemicycle.errors import InputError
from hemicycle.measure.coding import ABSENT, ABSTAIN, CODINGS, NO, YES, Coding, coding


def test_a_name_gives_its_coding_and_a_coding_itself() -> None:
    assert coding(" Bailey-2017 ") is CODINGS["bailey-2017"]
    mine = Coding(abstain="separate")
    assert coding(mine) is mine


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="bailey-2018") as raised:
        coding("bailey-2018")
    assert "bailey-2017" in raised.value.right


@pytest.mark.parametrize(
    ("abstain", "absence", "answers"),
    [
        ("middle", "missing", (YES, ABSTAIN, NO)),
        ("missing", "missing", (YES, NO)),
        ("separate", "category", (YES, ABSTAIN, NO, ABSENT)),
        ("missing", "category", (YES, NO, ABSENT)),
    ],
)
def test_answers_follow_from_abstention_and_absence(
    abstain: str, absence: str, answers: tuple[int, ...]
) -> None:
    assert Coding(abstain=abstain, absence=absence).categories == answers  # type: ignore[arg-type]


def test_every_choice_is_printed() -> None:
    words = CODINGS["bailey-2017"].describe()
    for choice in ("bailey-2017", "half way", "1989", "unanimous votes out", "session 19", "ZAF"):
        assert choice in words
    assert set(CODINGS["bailey-2017"].to_dict()) >= {"abstain", "absence", "consensus", "linked"}


def test_a_value_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="'half'"):
        Coding(abstain="half")  # type: ignore[arg-type]


def test_consensus_cannot_count_where_unanimity_does_not() -> None:
    with pytest.raises(InputError, match="unanimous"):
        Coding(unanimous="out", consensus="in")
