"""What a source states settles what the votes leave open, and never anything else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.builders import (
    A_DAY,
    SIMPLE,
    a_council_case,
    a_ga_case,
    a_provision,
    a_small_assembly,
    a_vote_event,
    result_of,
)
from tests.rules.weighted import a_case as a_weighted_case
from tests.rules.weighted import assembly

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.answer import Decision
from hemicycle.rules.case import Case, case_of
from hemicycle.rules.casefile import read_case
from hemicycle.rules.decision import decide, derive
from hemicycle.rules.provision import Requirement

NO = Position.NO


def texts(decision: Decision) -> str:
    return " ".join(reason.text for reason in decision.reasons)


# --- unnamed votes against ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "yes", "no", "abstain"),
    [
        (date(1950, 6, 27), 7, 1, 0),  # S/RES/83, dossier C-56
        (date(1959, 9, 7), 10, 1, 0),  # S/RES/132, dossier C-60
        (date(1990, 11, 29), 12, 2, 1),  # S/RES/678, dossier C-67
    ],
)
def test_a_resolution_of_the_council_was_not_vetoed(
    day: date, yes: int, no: int, abstain: int
) -> None:
    event = a_vote_event(yes, no, abstain, date=day, outcome_announced="adopted")
    decision = decide(case_of(event, None))
    assert (decision.outcome, decision.code) == ("adopted", "as_announced")
    assert decision.margin is None
    assert "the source lists it as adopted, so none was cast" in texts(decision)
    assert "a veto cannot be told" in texts(decision)
    assert any("27(3)" in reason.provision for reason in decision.reasons)
    assert result_of_rules_alone(case_of(event, None)) == "unknown_voters"


def result_of_rules_alone(case: Case) -> str:
    decision = derive(case)
    assert decision.outcome == "undetermined"
    return str(decision.code)


def test_a_stated_defeat_takes_a_veto_that_is_not_named() -> None:
    decision = decide(a_council_case(9, 1, 5, announced="not_adopted"))
    assert (decision.outcome, decision.code) == ("not_adopted", "as_announced")
    assert (decision.vetoes, decision.negative_permanent) == ((), ())
    assert "takes a veto" in texts(decision)


@pytest.mark.parametrize(
    ("stated", "vetoes", "negative"),
    [("not_adopted", ("USA",), ()), ("veto", ("USA",), ()), ("adopted", (), ("USA",))],
)
def test_the_outcome_tells_whether_a_known_no_was_a_veto(
    stated: str, vetoes: tuple[str, ...], negative: tuple[str, ...]
) -> None:
    """Same line-up, two natures: dossier C-57 (vetoed) and C-58 (procedural, adopted)."""
    case = a_council_case(14, 1, nature=None, positions={"USA": NO}, announced=stated)
    decision = decide(case)
    assert decision.code == "as_announced"
    assert (decision.vetoes, decision.negative_permanent) == (vetoes, negative)
    assert result_of_rules_alone(case) == "needs_ruling"


# --- no ruling on the majority -----------------------------------------------------------------


def test_a_listed_resolution_short_of_two_thirds_did_not_need_them() -> None:
    """A/RES/79/80, 105 to 53: more than half, less than two thirds (106 of 158)."""
    decision = decide(a_ga_case(105, 53, 24, nature=None, announced="adopted"))
    assert (decision.outcome, decision.code) == ("adopted", "as_announced")
    assert decision.margin is None
    assert decision.binding == "recommendation"
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (80, 158)
    assert "No ruling on the majority is in the sources" in decision.reasons[0].text
    assert "so no two-thirds majority was required" in decision.reasons[0].text
    assert "18(3)" in decision.reasons[0].provision
    assert any("18(2)" in reason.provision and not reason.holds for reason in decision.reasons)


def test_a_majority_listed_as_lost_needed_two_thirds() -> None:
    """Dossier C-11, Cyprus 1957: 31 to 23, not adopted."""
    decision = decide(a_ga_case(31, 23, 24, nature=None, announced="not_adopted"))
    assert (decision.outcome, decision.code) == ("not_adopted", "as_announced")
    assert "so two thirds were required" in decision.reasons[0].text
    assert decision.required is not None
    assert (decision.required.yes, decision.required.of) == (36, 54)
    assert decision.binding is None


@pytest.mark.parametrize("stated", ["no_decision", "not_adopted"])
def test_a_tie_is_what_the_source_says_it_is(stated: str) -> None:
    case = a_ga_case(50, 50, nature=None, announced=stated)
    assert result_of(case) == (stated, "as_announced")


def test_a_count_left_out_is_made_up_for_by_the_outcome() -> None:
    case = a_ga_case(60, 0, tally=Tally(60, None, None), announced="adopted")
    assert result_of(case) == ("adopted", "as_announced")
    nobody = a_ga_case(0, 0, tally=Tally(0, None, None), announced="adopted")
    assert result_of(nobody)[0] == "undetermined"


def test_a_day_not_known_is_made_up_for_by_the_outcome() -> None:
    """Seven votes sufficed until 1965: eight in favour were adopted then and not now."""
    event = a_vote_event(8, 0, 2, date=None, nature=Nature.SUBSTANTIVE, outcome_announced="adopted")
    decision = decide(case_of(event, None))
    assert (decision.outcome, decision.code) == ("adopted", "as_announced")
    assert (decision.required, decision.margin) == (None, None)
    assert "The day of the vote is not known" in decision.reasons[0].text


def test_without_a_day_a_member_has_no_name_of_the_day() -> None:
    event = a_vote_event(11, 2, 2, date=None, nature=Nature.SUBSTANTIVE)
    decision = decide(case_of(event, {"RUS": NO, "BOL": NO}))
    assert decision.vetoes == ("RUS",)
    assert "against: RUS." in texts(decision)


# --- what no statement changes -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (a_council_case(8, 0, 7, announced="adopted"), "insufficient_affirmative"),
        (a_council_case(9, 1, 5, positions={"RUS": NO}, announced="adopted"), "veto"),
        (a_council_case(9, 1, 5, positions={"DNK": NO}, announced="not_adopted"), "adopted"),
        (a_ga_case(40, 60, nature=None, announced="adopted"), "rejected_no_majority"),
        (a_ga_case(80, 20, nature=None, announced="not_adopted"), "adopted"),
        (a_ga_case(60, 40, nature=Nature.IMPORTANT, announced="adopted"), "failed_two_thirds"),
        (a_ga_case(60, 40, nature=None, announced="who knows"), "needs_ruling"),
        (a_ga_case(60, 40, nature=None, announced="elected"), "needs_ruling"),
    ],
)
def test_an_outcome_that_no_reading_allows_is_not_believed(case: Case, expected: str) -> None:
    assert decide(case).code == expected


def test_an_appeal_that_carried_may_have_upheld_the_ruling() -> None:
    event = a_vote_event(
        21, 20, 0, body="GA", question=Question.APPEAL, outcome_announced="adopted"
    )
    assert decide(case_of(event, None)).outcome == "undetermined"


def test_the_rules_alone_repeat_an_outcome_only_where_there_are_no_votes() -> None:
    event = a_vote_event(counted=None, outcome_announced="adopted")
    assert derive(case_of(event, None)).code == "as_announced"


def test_a_word_not_known_here_states_nothing() -> None:
    event = a_vote_event(counted=None, outcome_announced="carried, it seems")
    assert decide(case_of(event, None)).code == "unknown_tally"


# --- the sentences, word by word ---------------------------------------------------------------

NO_RULING = "No ruling on the majority is in the sources"
NO_NATURE = "No ruling on the nature of the question is in the sources"


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        (
            a_ga_case(105, 53, 24, nature=None, announced="adopted"),
            f"{NO_RULING}; more votes in favour than against, fewer than two thirds: the source "
            "lists it as adopted, so no two-thirds majority was required.",
        ),
        (
            a_ga_case(31, 23, 24, nature=None, announced="not_adopted"),
            f"{NO_RULING}; more votes in favour than against, fewer than two thirds: the source "
            "lists it as not adopted, so two thirds were required.",
        ),
        (
            a_ga_case(50, 50, nature=None, announced="not_adopted"),
            f"{NO_RULING}; the source lists it as not adopted, which it is if the question is "
            "important.",
        ),
        (
            a_council_case(14, 1, nature=None, positions={"USA": NO}, announced="adopted"),
            f"{NO_NATURE}; the source lists it as adopted, which it is if the question is "
            "procedural.",
        ),
        (
            a_council_case(14, 1, nature=None, positions={"USA": NO}, announced="not_adopted"),
            f"{NO_NATURE}; the source lists it as not adopted, which it is if the question is "
            "substantive.",
        ),
    ],
)
def test_why_one_reading_is_taken(case: Case, sentence: str) -> None:
    why = decide(case).reasons[0]
    assert why.text == sentence
    assert why.holds


def test_two_thirds_of_all_members_is_not_called_a_two_thirds_majority() -> None:
    """Three of five: a majority of those voting, and not two thirds of the members."""
    plain = a_small_assembly(5, SIMPLE)
    all_members = a_provision("majority.important", Requirement("members", Fraction(2, 3)))
    book = replace(
        plain, readings=("ordinary", "important"), provisions=(*plain.provisions, all_members)
    )
    case = Case("small-assembly", book, Question.DRAFT, A_DAY, tally=Tally(3, 2, 0),
                announced="adopted")  # fmt: skip
    assert decide(case).reasons[0].text.endswith("which it is if the question is ordinary.")


def test_what_comes_after_the_gap_is_still_told() -> None:
    """Twenty of the 27 are enough heads; whether they have the population is not known."""
    case = read_case({"body": "eu-council", "date": "2025-03-01", "nature": "ordinary",
                      "ballots": {"yes": 16, "no": 11, "abstain": 0}})  # fmt: skip
    alone, told = decide(case), decide(replace(case, announced="adopted"))
    assert alone.code == "unknown_voters"
    assert (told.outcome, told.code) == ("adopted", "as_announced")
    assert len(told.reasons) == len(alone.reasons) + 1
    gap = [n for n, reason in enumerate(alone.reasons) if not reason.holds][-1]
    kept = [reason for n, reason in enumerate(alone.reasons) if n != gap]
    assert [reason for reason in told.reasons if reason in kept] == kept
    assert "none was cast" not in texts(told), "nobody has a veto there"


def test_a_requirement_that_is_met_stays_after_one_that_cannot_be_told() -> None:
    """Three of four members are enough heads; 7 or 11 of the 12 shares may be theirs."""
    shares = Requirement("members", Fraction(13, 20), weight="shares")
    heads = Requirement("members", Fraction(11, 20))
    case = a_weighted_case(assembly(shares, heads), {}, tally=Tally(3, 1, 0))
    alone, told = decide(case), decide(replace(case, announced="adopted"))
    assert (alone.code, told.code) == ("unknown_voters", "as_announced")
    assert [reason.holds for reason in alone.reasons] == [False, True]
    assert told.reasons[-1] == alone.reasons[-1]
    assert len(told.reasons) == len(alone.reasons)


@pytest.mark.parametrize("announced", ["adopted", "not_adopted"])
def test_what_the_votes_decide_is_derived_whatever_is_announced(announced: str) -> None:
    assert decide(a_ga_case(60, 20, announced=announced)).code == "adopted"
    assert decide(a_ga_case(80, 20, nature=None, announced=announced)).code == "adopted"


def test_an_outcome_that_no_day_allows_is_not_believed() -> None:
    event = a_vote_event(
        8, 0, 2, date=None, nature=Nature.SUBSTANTIVE, outcome_announced="no_decision"
    )
    assert decide(case_of(event, None)).outcome == "undetermined"


def test_the_effect_is_told_where_it_is_the_same_on_every_day() -> None:
    event = a_vote_event(8, 0, 2, date=None, nature=Nature.SUBSTANTIVE, outcome_announced="adopted")
    assert decide(case_of(event, None)).binding == "depends_on_text"
