"""Who among the permanent members voted against: known, proved by arithmetic, or open."""

from __future__ import annotations

import pytest
from tests.builders import a_council_case, result_of

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.rules.decision import decide
from hemicycle.rules.veto import permanent_votes

YES, NO, ABSTAIN, SILENT = Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING
ELECTED_2025 = ("DZA", "DNK", "GRC", "GUY", "KOR", "PAK", "PAN", "SLE", "SOM", "SVN")


def test_a_named_permanent_member_against() -> None:
    case = a_council_case(9, 1, 5, positions={"RUS": NO})
    found = permanent_votes(case, Tally(9, 1, 5))
    assert (found.against, found.open) == (("RUS",), ())


def test_an_unnamed_vote_against_leaves_all_five_open() -> None:
    found = permanent_votes(a_council_case(9, 1, 5), Tally(9, 1, 5))
    assert found.open == ("CHN", "FRA", "GBR", "RUS", "USA")
    assert (found.certain, found.possible) == (0, 1)


def test_the_vote_against_is_named_so_nobody_else_is_in_doubt() -> None:
    found = permanent_votes(a_council_case(9, 1, 5, positions={"PAN": NO}), Tally(9, 1, 5))
    assert (found.against, found.open) == ((), ())


def test_arithmetic_proves_a_veto_when_every_elected_member_is_accounted_for() -> None:
    positions = {**dict.fromkeys(ELECTED_2025, YES)}
    case = a_council_case(10, 1, 4, positions=positions)
    decision = decide(case)
    assert (decision.outcome, decision.code) == ("not_adopted", "veto")
    assert decision.vetoes == ()
    assert "not named" in decision.reasons[-1].text


def test_arithmetic_names_the_only_member_left() -> None:
    others = {"CHN": YES, "FRA": YES, "GBR": ABSTAIN, "USA": ABSTAIN}
    positions = {**dict.fromkeys(ELECTED_2025, YES), **others}
    decision = decide(a_council_case(12, 1, 2, positions=positions))
    assert decision.vetoes == ("RUS",)


def test_an_unknown_number_against_of_a_full_council_is_nobody() -> None:
    decision = decide(a_council_case(15, 0, 0, tally=Tally(15, None, None)))
    assert decision.outcome == "adopted"


def test_an_unknown_number_against_leaves_a_veto_open() -> None:
    decision = decide(a_council_case(11, 0, 0, tally=Tally(11, None, None)))
    assert (decision.outcome, decision.code) == ("undetermined", "unknown_voters")


def test_silence_of_permanent_members_does_not_block() -> None:
    positions = dict.fromkeys(("CHN", "FRA", "GBR", "RUS", "USA"), SILENT)
    assert decide(a_council_case(9, 1, 0, positions=positions)).outcome == "adopted"


FOUR = dict.fromkeys(("CHN", "FRA", "GBR", "USA"), Position.YES)
"""Nine in favour, four of them permanent; how the Russian Federation voted is not known."""


@pytest.mark.parametrize(
    ("against", "abstaining", "silent", "told"),
    [
        (3, 3, 0, True),
        (2, 3, 1, True),
        (0, 0, 6, True),
        (0, 6, 0, True),
        (6, 0, 0, True),
        (2, 3, 0, False),
        (3, 2, 0, False),
        (0, 0, 5, False),
        (5, 0, 0, False),
    ],
)
def test_where_the_votes_against_are_not_counted_everybody_else_must_be_accounted_for(
    against: int, abstaining: int, silent: int, told: bool
) -> None:
    """Six of fifteen not in favour: with all six known to be elected members, no veto is left."""
    elected = ELECTED_2025
    places = [Position.NO] * against + [Position.ABSTAIN] * abstaining
    places += [Position.NON_VOTING] * silent
    named = {**FOUR, **dict(zip(elected, places, strict=False))}
    for abstain in (None, abstaining):
        case = a_council_case(9, 0, positions=named, tally=Tally(9, None, abstain))
        expected = ("adopted", "adopted") if told else ("undetermined", "unknown_voters")
        assert result_of(case) == expected
