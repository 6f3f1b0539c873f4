"""The Council of the European Union: thresholds, the blocking minority, margins by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.decision import Decision, decide, read_case
from hemicycle.rules.house import house
from hemicycle.rules.rulebook import rulebook

DAY = date(2025, 3, 1)
BOOK = rulebook("eu-council")
MEMBERS = sorted(BOOK.members or ())
POPULATION = BOOK.weights[0].by_member


def vote(no: Iterable[str] = (), abstain: Iterable[str] = (), **fields: Any) -> Decision:
    """Everybody else in favour, on a proposal of the Commission unless told otherwise."""
    against, silent = list(no), list(abstain)
    yes = [m for m in MEMBERS if m not in {*against, *silent}]
    case = {
        "body": "eu-council",
        "date": DAY,
        "question": "draft",
        "nature": "ordinary",
        "ballots": {"yes": yes, "no": against, "abstain": silent},
    }
    return decide({**case, **fields})


def test_the_book_has_the_twenty_seven_members_and_their_population() -> None:
    assert len(MEMBERS) == 27
    assert set(POPULATION) == set(MEMBERS)
    assert sum(POPULATION.values()) == 10_001, "hundredths of a per cent, each rounded"
    assert house("eu-council").book == BOOK
    assert house("eu-council").procedure.customs.by_letter


def test_the_house_has_no_veto_and_no_members_before_2020() -> None:
    council = house("eu-council")
    assert council.permanent(DAY) == frozenset()
    assert not council.exists(date(2020, 1, 31))
    assert council.exists(date(2020, 2, 1))


def test_it_is_named_in_any_case_and_its_members_by_any_name() -> None:
    by_name = vote(body="EU-Council", ballots={"yes": 24, "no": ["Germany", "France", "Italy"]})
    assert by_name.outcome == "adopted"
    with pytest.raises(InputError, match="'Norway' is no member of Council of the European Union"):
        vote(ballots={"yes": 24, "no": ["Norway"]})
    with pytest.raises(InputError, match="does not reach back to 2020-01-31"):
        vote(date=date(2020, 1, 31))


def test_the_reasons_name_the_treaty_the_figures_and_what_abstention_does() -> None:
    reasons = vote(no=["DEU", "FRA", "ITA", "MLT"]).reasons
    assert [reason.provision for reason in reasons] == ["TEU Art. 16(4)", "TEU Art. 16(4)"]
    assert "55 per cent of the members, 15 of 27, needed; 23 in favour" in reasons[0].text
    assert "6,501 of 10,001, needed; 5,300 in favour (52.99 per cent)" in reasons[1].text
    assert "Agence Europe" in reasons[1].source
    assert [reason.holds for reason in reasons] == [True, False]


def test_a_minority_too_small_to_block_is_named_with_its_rule() -> None:
    (_, population, _effect) = vote(no=["DEU", "FRA", "ITA"]).reasons
    assert population.provision == "TEU Art. 16(4), second subparagraph"
    assert population.holds


@pytest.mark.parametrize(
    ("no", "ballots", "flips_to", "members"),
    [
        (("DEU", "FRA", "ITA"), 1, "not_adopted", ("ESP",)),
        (("DEU", "FRA", "ITA", "MLT"), 1, "adopted", ("DEU",)),
        (("DEU", "FRA", "HRV", "EST"), 1, "not_adopted", ("ITA",)),
        ((), 4, "not_adopted", ("DEU", "ESP", "FRA", "ITA")),
        (("DEU", "FRA", "ITA", "ESP", "POL"), 2, "adopted", ("DEU", "FRA")),
    ],
)
def test_the_margin_names_the_members_that_can_turn_it(
    no: tuple[str, ...], ballots: int, flips_to: str, members: tuple[str, ...]
) -> None:
    margin = vote(no=no).margin
    assert margin is not None
    assert (margin.ballots, margin.flips_to, margin.members) == (ballots, flips_to, members)


def test_no_single_other_change_would_have_done() -> None:
    """The margin of two above against every change of one member."""
    no = ["DEU", "FRA", "ITA", "ESP", "POL"]
    assert vote(no=no).outcome == "not_adopted"
    for member in MEMBERS:
        rest = [m for m in no if m != member]
        assert vote(no=rest).outcome == "not_adopted"
        assert vote(no=rest, abstain=[member]).outcome == "not_adopted"
        assert vote(no=[*rest, member]).outcome == "not_adopted"


def test_unanimity_is_one_vote_from_failing_also_when_only_counts_are_known() -> None:
    told = vote(nature="substantive", ballots={"yes": 20, "no": 0, "abstain": 7})
    assert told.outcome == "adopted"
    assert told.margin is not None
    assert (told.margin.ballots, told.margin.abstain_only) == (1, 1)
    lost = vote(nature="substantive", no=["HUN", "SVK"], abstain=["AUT"])
    assert lost.margin is not None
    assert (lost.margin.ballots, lost.margin.abstain_only) == (2, None)


def test_with_counts_only_the_margin_by_population_is_not_told() -> None:
    assert vote(ballots={"yes": 24, "no": 3, "abstain": 0}).margin is None


def test_a_quorum_is_checked_where_presence_is_given() -> None:
    counts = {"yes": 13, "no": 0, "abstain": 0}
    assert vote(nature="procedural", ballots=counts, present=13).code == "no_quorum"
    assert vote(nature="procedural", ballots=counts, present=14).code == "failed_majority"


def test_what_is_decided_without_the_votes_against_has_no_margin() -> None:
    """Twenty-three by name have population enough; how the four others voted is not known."""
    yes = [m for m in MEMBERS if m not in {"LUX", "MLT", "CYP", "EST"}]
    answer = vote(ballots={"yes": yes})
    assert answer.outcome == "adopted"
    assert answer.margin is None


def test_unanimity_cannot_be_told_without_the_abstentions() -> None:
    answer = vote(nature="substantive", ballots={"yes": 20, "no": 0})
    assert (answer.outcome, answer.code) == ("undetermined", "unknown_tally")


@pytest.mark.parametrize(("stated", "holds"), [("adopted", True), ("rejected", False)])
def test_a_stated_outcome_closes_the_gap_it_is_about_and_speaks_of_no_veto(
    stated: str, holds: bool
) -> None:
    """Twenty-three to four without names: the population decides, and the source says which way."""
    open_case = read_case(
        {
            "body": "eu-council",
            "date": DAY,
            "nature": "ordinary",
            "ballots": {"yes": 23, "no": 4, "abstain": 0},
        }
    )
    heads, population, *_ = decide(replace(open_case, announced=stated)).reasons
    assert heads.text.startswith("55 per cent of the members, 15 of 27, needed; 23 in favour.")
    assert heads.holds
    assert population.holds is holds
    assert population.text.endswith(f"lists it as {'adopted' if holds else 'not adopted'}.")
    assert "veto" not in population.text


def test_where_no_nature_is_given_each_reading_tells_its_own_requirements() -> None:
    """Twenty-three to four: 65 per cent are missed on any proposal, unanimity too."""
    answer = vote(nature=None, no=["DEU", "FRA", "ITA", "MLT"])
    assert (answer.outcome, answer.code) == ("not_adopted", "failed_majority")
    texts = [reason.text for reason in answer.reasons]
    assert "it comes to the same" in texts[0]
    assert sum("65 per cent of the population, 6,501 of 10,001" in text for text in texts) == 2
    assert (
        sum("72 per cent of the members, 20 of 27, needed; 23 in favour" in t for t in texts) == 1
    )
    assert len(set(answer.reasons)) == len(answer.reasons)
