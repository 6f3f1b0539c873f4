"""Whose ballots count: Article 19 and parties to a dispute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.builders import (
    A_DAY,
    SIMPLE,
    a_council_case,
    a_ga_case,
    a_small_assembly,
    result_of,
)

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.answer import Reason
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.reading import readings
from hemicycle.rules.standing import discard

YES, NO, ABSTAIN = Position.YES, Position.NO, Position.ABSTAIN


def test_a_party_by_ruling_cannot_veto() -> None:
    day, against = date(1947, 3, 25), {"GBR": NO}
    free = a_council_case(8, 1, 2, day=day, positions=against)
    barred = a_council_case(8, 1, 2, day=day, positions=against, parties=frozenset({"GBR"}))
    assert result_of(free)[1] == "veto"
    decision = decide(barred)
    assert (decision.outcome, decision.negative_permanent) == ("adopted", ("GBR",))
    assert any("27(3)" in r.provision and "discarded" in r.text for r in decision.reasons)


def test_a_party_loses_its_yes_too_on_a_substantive_question_only() -> None:
    party = {"positions": {"ARG": YES}, "parties": frozenset({"ARG"}), "day": date(1960, 6, 23)}
    assert result_of(a_council_case(7, 0, 4, **party))[1] == "insufficient_affirmative"
    assert result_of(a_council_case(7, 0, 4, nature=Nature.PROCEDURAL, **party))[1] == "adopted"


def test_a_ballot_barred_by_article_19_is_discarded_and_said_so() -> None:
    barred = frozenset({"AFG"})
    kept = a_ga_case(51, 50, positions={"AFG": YES})
    discarded = decide(a_ga_case(51, 50, positions={"AFG": YES}, barred=barred))
    assert result_of(kept)[0] == "adopted"
    assert discarded.code == "tie_second_vote"
    assert discarded.reasons[0].provision == "Charter Art. 19"
    assert "discarded" in discarded.reasons[0].text


def test_a_barred_member_whose_ballot_is_not_known_changes_nothing() -> None:
    decision = decide(a_ga_case(51, 50, barred=frozenset({"AFG"})))
    assert decision.outcome == "adopted"
    assert "no ballot of it is known" in decision.reasons[0].text


def test_an_abstention_without_a_vote_is_discarded_as_well() -> None:
    """Of the 10 abstentions one came from a member in arrears: 9 are left, and 40 of 60 decide."""
    barred = a_ga_case(
        40, 20, 10, nature=Nature.IMPORTANT, positions={"AFG": ABSTAIN}, barred=frozenset({"AFG"})
    )
    law = barred.book.at(A_DAY)
    counted, (why,) = discard(barred, law, readings(barred, law))
    assert counted.tally == Tally(40, 20, 9)
    assert counted.positions == {"AFG": Position.NON_VOTING}
    assert why.holds


def test_a_book_that_knows_no_arrears_cites_nothing() -> None:
    book = a_small_assembly(4, SIMPLE)
    case = Case(
        "small-assembly", book, Question.DRAFT, A_DAY, nature=Nature.ORDINARY, tally=Tally(2, 1, 0),
        positions={"M01": YES}, barred=frozenset({"M01"}),
    )  # fmt: skip
    decision = decide(case)
    assert decision.code == "tie_rejected", "one to one is left"
    assert all("discarded" not in reason.text for reason in decision.reasons)


def test_who_has_no_vote_on_a_kind_of_question_is_said_in_one_reason() -> None:
    book = replace(a_small_assembly(4, SIMPLE), votes_on={"M04": frozenset({"procedural"})})
    case = Case("small-assembly", book, Question.DRAFT, A_DAY, nature=Nature.ORDINARY,
                tally=Tally(2, 1, 0), positions={"M04": YES})  # fmt: skip
    why = decide(case).reasons[0]
    assert why == Reason(
        "Members of the body", "rulebook small-assembly",
        "No vote on ordinary questions: M04; discarded: M04.", holds=True,
    )  # fmt: skip
