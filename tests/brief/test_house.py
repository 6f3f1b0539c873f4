"""Votes of a house of one's own: what is known is told, the rest is said not to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.golden.journal.make import sealed

from hemicycle.brief.compose import compose_day
from hemicycle.brief.document import document
from hemicycle.brief.house import as_announced, body_of, is_house
from hemicycle.brief.html import render_html
from hemicycle.brief.model import Brief
from hemicycle.domain.vote import VoteEvent
from hemicycle.record.journal import ingest_journal
from hemicycle.record.record import open_record


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """The day of the shipped Model UN committee, out of a record of its own."""
    folder = tmp_path_factory.mktemp("house") / "record"
    ingest_journal(sealed("mun-example"), folder, name="mun.jsonl")
    return compose_day(open_record(folder), date(2026, 3, 14))


def test_a_house_is_whatever_is_not_compiled() -> None:
    assert not is_house("GA")
    assert not is_house("ga")
    assert is_house("student-union")
    assert body_of("GA").name == "General Assembly"
    assert body_of("student-union").name == "Student union"
    assert body_of("eu-council").name == "Council of the European Union"


def test_nothing_is_known_of_its_seats() -> None:
    one = body_of("student-union")
    assert one.roll(date(2026, 3, 14)) is None
    assert one.size(date(2026, 3, 14)) is None
    assert not one.members_vote


@pytest.mark.parametrize(
    ("announced", "outcome", "code"),
    [
        ("adopted", "adopted", "as_announced"),
        ("not_adopted", "not_adopted", "as_announced"),
        (None, "undetermined", "needs_ruling"),
        ("a word of its own", "undetermined", "needs_ruling"),
    ],
)
def test_the_outcome_is_the_one_announced_or_none(
    brief: Brief, announced: str | None, outcome: str, code: str
) -> None:
    event: VoteEvent = replace(brief.votes[0].event, outcome_announced=announced)
    decision = as_announced(event)
    assert (decision.outcome, decision.code) == (outcome, code)
    assert decision.required is None
    assert decision.margin is None
    assert "not part of the record" in decision.reasons[0].text


def test_its_texts_are_called_by_their_titles(brief: Brief) -> None:
    labels = {vote.label for vote in brief.votes}
    assert "DR 1.4: Wells and a fund for water" in labels
    assert not [label for label in labels if label.startswith("mun text of")]


def test_the_page_says_what_is_not_known_and_that_it_is_a_simulation(brief: Brief) -> None:
    page = render_html(brief)
    assert "Adopted, 8 to 2, with 1 abstention" in page
    assert "The rulebook of MUN is not part of the record" in page
    assert brief.banner == "SIMULATION. No State voted so."
    assert page.count("SIMULATION</text>") == page.count('aria-label="Seating board') > 0


def test_the_document_has_the_votes_and_no_margin(brief: Brief) -> None:
    told = document(brief)["votes"]
    text = next(vote for vote in told if vote["question"] == "draft")
    assert text["tally"] == {"yes": 8, "no": 2, "abstain": 1, "non_voting": 1}
    assert text["margin"] is None
    assert text["binding"] is None
