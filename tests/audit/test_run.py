"""The audit of whole records: nothing is counted twice, nothing false passes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audit.conftest import a_checked, a_record, an_audit
from tests.builders import a_vote_event
from tests.record.small import a_fragment, tally, vote

from hemicycle.audit.model import Standing
from hemicycle.audit.run import audit, check
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import DateQuality, Method, Nature, Position, Question, VoteEvent
from hemicycle.record.record import Record, open_record
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide
from hemicycle.rules.shelf import BOOK_OF_BODY

COUNTS = st.integers(0, 8)
STATED = st.sampled_from([None, "adopted", "not_adopted"])
VOTES = st.lists(st.tuples(COUNTS, COUNTS, COUNTS, STATED), min_size=1, max_size=12)


def an_assembly(votes: list[tuple[int, int, int, str | None]]) -> Record:
    rows = [
        vote(f"{number:02d}", **tally(yes, no, abstain), outcome_announced=stated)
        for number, (yes, no, abstain, stated) in enumerate(votes)
    ]
    return a_record(a_fragment("voeten", rows))


def plainly(yes: int, no: int, stated: str | None) -> Standing:
    """The same by hand: an Assembly draft on whose nature nobody ruled."""
    if stated is None:
        return Standing.NO_ANNOUNCED
    two_thirds = yes > 0 and 3 * yes >= 2 * (yes + no)
    if yes >= no and not two_thirds:
        return Standing.UNDETERMINED
    outcome = "adopted" if two_thirds else "not_adopted"
    return Standing.AGREE if outcome == stated else Standing.DISAGREE


@settings(max_examples=40, deadline=None)
@given(VOTES)
def test_the_four_counts_add_up_and_stand_where_plain_arithmetic_puts_them(
    votes: list[tuple[int, int, int, str | None]],
) -> None:
    found = audit(an_assembly(votes))
    expected = sorted(plainly(yes, no, stated) for yes, no, _, stated in votes)
    assert sorted(one.standing for one in found.checked) == expected
    counts = found.counts
    four = counts.agree + counts.disagreements + counts.undetermined + counts.no_announced
    assert four == counts.votes == len(votes)
    assert sum(held.votes for held in found.by_source.values()) == len(votes)
    assert len(found.disagreements) == counts.disagreements
    assert len(found.undetermined) == counts.undetermined


@pytest.mark.parametrize(
    ("yes", "no", "standing"),
    [
        (2, 1, Standing.AGREE),  # exactly two thirds
        (65, 33, Standing.UNDETERMINED),  # one short of two thirds of 98
        (66, 33, Standing.AGREE),
        (50, 50, Standing.UNDETERMINED),  # a tie: no decision, or two thirds missed
        (49, 51, Standing.DISAGREE),
    ],
)
def test_between_half_and_two_thirds_lies_what_needs_a_ruling(
    yes: int, no: int, standing: Standing
) -> None:
    assert a_checked(yes, no, outcome_announced="adopted").standing is standing


@pytest.mark.parametrize(
    ("event", "cause"),
    [
        (a_vote_event(105, 53, 24, body="GA"), "no_ruling_known"),
        (a_vote_event(12, 2, 1), "votes_unnamed"),
    ],
)
@pytest.mark.parametrize("stated", ["adopted", "not_adopted"])
def test_a_source_does_not_confirm_itself(event: VoteEvent, cause: str, stated: str) -> None:
    """Elsewhere the outcome stated settles such a vote; by the rules alone it stays open."""
    said = replace(event, outcome_announced=stated)
    assert decide(case_of(said, None)).code == "as_announced"
    checked = check(said)
    assert (checked.standing, checked.cause) == (Standing.UNDETERMINED, cause)
    assert checked.decision.outcome == "undetermined"
    assert not checked.outcome_only


@settings(max_examples=300, deadline=None)
@given(
    body=st.sampled_from([*BOOK_OF_BODY, "some-assembly"]),
    question=st.sampled_from(Question),
    method=st.sampled_from(Method),
    nature=st.sampled_from([None, *Nature]),
    day=st.none() | st.dates(date(1945, 10, 24), date(2030, 1, 1)),
    quality=st.sampled_from([None, *DateQuality]),
    stated=st.sampled_from([None, "adopted", "not_adopted", "elected", "who knows"]),
    counted=st.none() | st.builds(Tally, COUNTS, st.none() | COUNTS, st.none() | COUNTS),
    announced=st.none() | st.builds(Tally, COUNTS, st.none() | COUNTS, st.none() | COUNTS),
)
def test_no_recorded_vote_stops_the_audit(
    day: date | None, quality: DateQuality | None, stated: str | None, **fields: Any
) -> None:
    event = a_vote_event(date=day, date_quality=quality, outcome_announced=stated, **fields)
    checked = check(event)
    needs_a_look = checked.standing in (Standing.DISAGREE, Standing.UNDETERMINED)
    assert not needs_a_look or checked.cause is not None
    assert json.dumps(checked.to_dict())


def test_a_planted_falsehood_is_found_with_its_witness() -> None:
    truths = [vote(f"{n}", **tally(90 + n, 5, 3), outcome_announced="adopted") for n in range(5)]
    false = vote("9", **tally(12, 88, 7), outcome_announced="adopted", title="Planted")
    found = audit(a_record(a_fragment("voeten", [*truths, false])))
    assert found.counts.to_dict() == {
        "votes": 6,
        "agree": 5,
        "disagreements": 1,
        "undetermined": 0,
        "no_announced": 0,
    }
    [entry] = found.to_dict()["disagreements"]
    assert (entry["vote_id"], entry["announced"]) == ("GA-voeten-9", "adopted")
    assert (entry["derived"], entry["code"]) == ("not_adopted", "rejected_no_majority")
    assert entry["cause"] == "source_error"
    witness = entry["witness"]
    assert witness["announced"] == {"yes": 12, "no": 88, "abstain": 7, "non_voting": None}
    assert witness["required"] == {"yes": 51, "of": 100}
    assert (witness["date"], witness["source"], witness["source_id"]) == (
        "2025-02-24",
        "voeten",
        "9",
    )
    assert any("12" in reason["text"] and "88" in reason["text"] for reason in witness["reasons"])


def test_an_outcome_without_counts_is_not_called_agreement() -> None:
    checked = check(_bare("adopted"))
    assert checked.standing is Standing.NO_ANNOUNCED
    assert checked.outcome_only


def _bare(outcome: str) -> VoteEvent:
    return a_vote_event(body="GA", counted=None, outcome_announced=outcome)


@pytest.mark.parametrize(
    ("against", "standing"),
    [("RUS", Standing.DISAGREE), ("PAK", Standing.AGREE)],
)
def test_in_the_council_it_matters_who_voted_against(against: str, standing: Standing) -> None:
    """The roll of 24 February 2025, from the ballots in the record."""
    yes = "DNK FRA GRC KOR PAN SLE SVN DZA GUY"
    rows = [vote("1", body="SC", nature="substantive", outcome_announced="adopted")]
    positions = {"1": {"YES": yes, "NO": against}}
    [checked] = audit(a_record(a_fragment("sc_vetoes", rows, positions))).checked
    assert checked.standing is standing


def test_the_shipped_votes_agree_with_the_rules() -> None:
    record = open_record("embedded")
    found = audit(record)
    assert found.disagreements == ()
    assert found.counts.votes == record.votes.height
    assert found.counts.agree > found.counts.no_announced == found.outcome_only


def test_ballots_read_in_bulk_are_those_of_each_vote() -> None:
    record = open_record("embedded")
    by_id = {one.event.vote_id: one for one in audit(record).checked}
    council = record.votes.filter(pl.col("body") == "SC")["vote_id"]
    assert len(council) > 100
    for vote_id in council.sample(40, seed=1):
        positions: dict[str, Position] | None = record.positions(vote_id)
        assert by_id[vote_id] == check(record.event(vote_id), positions)


def test_the_json_has_the_shape_of_the_contract() -> None:
    document: dict[str, Any] = audit(an_assembly([(9, 1, 0, "adopted"), (6, 4, 0, None)])).to_dict()
    assert set(document) >= {
        "record_version",
        "votes",
        "agree",
        "undetermined",
        "no_announced",
        "by_source",
        "disagreements",
    }
    assert [one["cause"] for one in document["open_unstated"]] == ["no_ruling_known"]
    assert document["by_source"] == {
        "voeten": {
            "votes": 2,
            "agree": 1,
            "disagreements": 0,
            "undetermined": 0,
            "no_announced": 1,
        }
    }


def test_lists_are_sorted_by_cause_body_and_day() -> None:
    """The undated come last of their body."""
    lost: dict[str, Any] = {"yes": 1, "no": 9, "outcome_announced": "adopted"}
    votes = [
        a_checked(vote_id="1", body="HRC", date=date(2010, 1, 1), **lost),
        a_checked(vote_id="2", date=None, **lost),
        a_checked(vote_id="3", date=date(2020, 1, 1), **lost),
        a_checked(vote_id="4", date=date(1970, 1, 1), **lost),
        a_checked(
            vote_id="5",
            date=date(2000, 1, 1),
            nature=Nature.IMPORTANT,
            yes=60,
            no=40,
            outcome_announced="adopted",
        ),
    ]
    order = [one.event.vote_id for one in an_audit(*votes).disagreements]
    assert order == ["5", "4", "3", "2", "1"]


def test_a_body_without_a_rulebook_is_not_listed_as_open() -> None:
    found = an_audit(a_checked(60, 40), a_checked(60, 40, vote_id="US-1", body="US-SENATE"))
    assert found.counts.no_announced == 2
    assert [one.event.vote_id for one in found.open_unstated] == ["GA-1"]
