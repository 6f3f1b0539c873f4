"""A supposition in words: what was changed, and who alone could have changed the outcome."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from hemicycle.brief.one_vote import vote_brief
from hemicycle.joined import whatif
from hemicycle.record.record import Record, open_record
from hemicycle.web.supposed import change_words, hinges


@pytest.fixture(scope="module")
def record() -> Record:
    return open_record("embedded")


def told(record: Record, vote_id: str, *changes: str) -> tuple[list[str], dict[str, Any]]:
    names = vote_brief(record, record.event(vote_id)).names
    facts = whatif(record, vote_id, changes).to_dict()
    return [change_words(one, names) for one in facts["changes"]], facts


@pytest.mark.parametrize(
    ("vote_id", "change", "words"),
    [
        ("SC-2774", "RUS=no",
         "Russian Federation to no (from yes); enough alone to change the outcome"),
        ("SC-2774", "DNK=no", "Denmark to no (from abstain)"),
        ("GA-ES-11-7", "EU=abstain", "European Union to abstain (26 from yes, 1 from no)"),
        ("GA-ES-11-7", "FRA=yes", "nobody to yes"),
    ],
)  # fmt: skip
def test_a_change_in_words(record: Record, vote_id: str, change: str, words: str) -> None:
    assert told(record, vote_id, change)[0] == [words]


def test_members_on_whom_the_outcome_hangs_stand_in_one_line_where_alike(record: Record) -> None:
    """Resolution 2774: each permanent member could have defeated it, and nobody else."""
    _, facts = told(record, "SC-2774")
    vote = vote_brief(record, record.event("SC-2774"))
    assert hinges(facts["before"]["pivotal"], vote) == [
        {
            "who": "China, Russian Federation and United States of America",
            "move": "yes → no",
            "then": "Not adopted, by veto",
        },
        {
            "who": "France and United Kingdom of Great Britain and Northern Ireland",
            "move": "abstain → no",
            "then": "Not adopted, by veto",
        },
    ]


def test_a_wide_margin_hangs_on_nobody(site: TestClient) -> None:
    page = site.get("/whatif/GA-ES-11-7").text
    assert "No member alone would have changed it." in page
    assert "What was changed" not in page
