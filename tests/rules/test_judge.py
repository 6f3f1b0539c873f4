"""The reasons of one reading: which provisions are named, and whether each holds."""

from __future__ import annotations

from tests.builders import a_council_case, a_ga_case

from hemicycle.domain.vote import Nature, Position, Question
from hemicycle.rules.decision import Decision, decide


def told(answer: Decision) -> list[tuple[str, bool]]:
    return [(reason.provision, reason.holds) for reason in answer.reasons]


def test_a_tie_names_the_majority_it_lacks_and_the_rule_on_ties() -> None:
    first = decide(a_ga_case(50, 50))
    assert told(first) == [("Charter Art. 18(3); rules 85, 86", False), ("Rule 95", True)]
    assert first.reasons[1].text.startswith("The vote is equally divided. ")
    motion = decide(a_ga_case(50, 50, question=Question.MOTION, nature=None))
    assert told(motion)[-1] == ("Rules 85, 95", True)


def test_a_loss_that_is_no_tie_does_not_speak_of_one() -> None:
    assert told(decide(a_ga_case(49, 50))) == [("Charter Art. 18(3); rules 85, 86", False)]
    assert [p for p, _ in told(decide(a_ga_case(50, 50, nature=Nature.IMPORTANT)))] == [
        "Charter Art. 18(2); rules 83, 86"
    ]


def test_a_nature_that_a_provision_gives_is_the_first_reason() -> None:
    answer = decide(a_council_case(9, 0, question=Question.RECOMMENDATION, nature=None))
    assert told(answer)[0] == ("Charter Arts. 4 to 6, 97 with 27(3)", True)


def test_the_veto_is_told_in_words() -> None:
    free = decide(a_council_case(9, 0, 6))
    assert free.reasons[1].text == "No permanent member voted against."
    named = decide(a_council_case(9, 1, 5, positions={"RUS": Position.NO}))
    assert named.reasons[1].text == "Permanent members against: Russian Federation."
    assert not named.reasons[1].holds
    more = decide(a_council_case(9, 2, 4, positions={"RUS": Position.NO}))
    assert more.reasons[1].text == (
        "Permanent members against: Russian Federation. "
        "Who else voted against is not known by name."
    )
    open_case = decide(a_council_case(9, 1, 5))
    assert open_case.reasons[1].text.startswith("Votes against are unnamed, and China; France;")
    assert not open_case.reasons[1].holds


def test_the_count_is_told_in_exact_numbers() -> None:
    assert (
        decide(a_council_case(9, 0, 6))
        .reasons[0]
        .text.startswith("9 affirmative votes needed; 9 cast. Decisions on all other matters")
    )
    assert (
        decide(a_ga_case(50, 49))
        .reasons[0]
        .text.startswith("More votes in favour than against needed; 50 to 49. Other questions")
    )
    assert (
        decide(a_ga_case(74, 37, nature=Nature.IMPORTANT))
        .reasons[0]
        .text.startswith(
            "Two thirds of the members present and voting, 74 of 111, needed; 74 in favour."
        )
    )
