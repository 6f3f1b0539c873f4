"""What the rules made of a vote: what was needed, vetoes, the margin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hemicycle.brief.compose import compose_vote
from hemicycle.brief.model import VoteBrief
from hemicycle.brief.ruling_words import margin_sentence, required_sentence, veto_sentence
from hemicycle.brief.wording import outcome_sentence
from hemicycle.record.record import Record, open_record


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


def one(record: Record, reference: str) -> VoteBrief:
    return compose_vote(record, reference).votes[0]


def test_nothing_is_needed_out_of_nobody(record: Record) -> None:
    vote = one(record, "A/RES/ES-11/7")
    required = vote.decision.required
    assert required is not None
    empty = replace(vote, decision=replace(vote.decision, required=replace(required, yes=1, of=0)))
    assert required_sentence(empty) == "A vote in favour was needed; nobody voted yes or no."


def test_without_a_ruling_no_majority_is_said_to_have_been_the_one_needed(record: Record) -> None:
    """Chagos, 2019: nobody ruled on two thirds; the simple majority is only the lowest bar."""
    needed = required_sentence(one(record, "A/RES/73/295")) or ""
    assert "62 of 122, were needed at least" in needed
    assert needed.endswith("no ruling on the majority is in our sources.")


def test_a_veto_is_named_and_an_idle_no_is_not_called_one(record: Record) -> None:
    vetoed = one(record, "S/2022/155")
    outcome = "Not adopted: vetoed by the Russian Federation; 11 to 1, with 3 abstentions"
    assert outcome_sentence(vetoed) == outcome
    procedural = one(record, "S/RES/2623 (2022)")
    assert "was not a veto: the question was procedural" in (veto_sentence(procedural) or "")


def test_a_margin_that_only_permanent_members_can_turn_names_them(record: Record) -> None:
    # 10-0-5 with France and the United Kingdom abstaining: their vote against is a veto, no other's
    assert margin_sentence(one(record, "S/RES/2774")) == (
        "France or the United Kingdom of Great Britain and Northern Ireland changing from "
        "abstaining to no would have changed the outcome."
    )
