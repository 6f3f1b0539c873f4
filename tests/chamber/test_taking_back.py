"""The newest act taken back: never one that came in between."""

from __future__ import annotations

import pytest
from tests.chamber.sitting import Sitting, cast

from hemicycle.chamber.hall import Hall
from hemicycle.errors import InputError


def back(sequence: int) -> dict[str, object]:
    return {"do": "take_back", "sequence": sequence, "why": "entered by mistake"}


def test_the_entry_that_is_still_the_newest_is_taken_back(small: Hall) -> None:
    sitting = Sitting(small)
    sitting.open_vote()
    entered = sitting.does(sitting.officer, cast("Ana"))
    sitting.does(sitting.officer, back(entered.sequence))
    assert sitting.chamber.state.vote is not None
    assert sitting.chamber.state.vote.ballots == {}
    sitting.does(sitting.officer, cast("Ana", "NO"))


def test_a_ballot_that_came_in_between_is_left_alone(small: Hall) -> None:
    sitting = Sitting(small)
    ben = sitting.let_in(member="Ben")
    sitting.open_vote()
    entered = sitting.does(sitting.officer, cast("Ana"))
    sitting.does(ben, cast("Ben", "NO"))
    with pytest.raises(InputError, match="done since"):
        sitting.asks(sitting.officer, back(entered.sequence))
    assert sitting.chamber.state.vote is not None
    assert set(sitting.chamber.state.vote.ballots) == {"Ana", "Ben"}


@pytest.mark.parametrize("sequence", [0, -1, "x", None])
def test_what_is_no_entry_is_not_taken_back(small: Hall, sequence: object) -> None:
    sitting = Sitting(small)
    sitting.open_vote()
    with pytest.raises(InputError):
        sitting.asks(sitting.officer, {**back(1), "sequence": sequence})
