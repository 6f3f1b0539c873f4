"""A record joined to the forecasts: a vote as if unknown, a draft, and positions supposed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.measure.forecast.conftest import MEMBERS, a_record

from hemicycle.errors import InputError
from hemicycle.joined_forecast import forecast, forecast_draft
from hemicycle.measure.forecast.results import Forecast
from hemicycle.record.record import Record

DAY = date(2016, 9, 1)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    return a_record(Path(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def draft(record: Record) -> Forecast:
    return forecast_draft(
        record, "Peace and the debt of nations", DAY, sponsors=["ARG"], nature="ordinary"
    )


def test_a_draft_on_a_known_text_follows_it(draft: Forecast) -> None:
    assert draft.linked_to is not None
    assert draft.known.votes_until == date(2016, 8, 31)
    assert set(MEMBERS) < set(draft.members), "the whole roll of the day, with or without a past"
    assert sum(draft.outcomes.values()) == pytest.approx(1.0)
    rows = {row["answer"]: row for row in draft.tally().to_dicts()}
    assert sum(row["likeliest"] for row in rows.values()) == len(draft.members)
    for row in rows.values():
        assert row["low"] <= row["mean"] + 3
        assert row["high"] >= row["mean"] - 3
    assert draft.to_dict()["members"]["KEN"]["non_voting"] == draft.member("KEN")["non_voting"]


def test_supposing_positions_moves_those_members_and_nobody_else(
    record: Record, draft: Forecast
) -> None:
    supposed = forecast_draft(
        record, "Peace and the debt of nations", DAY, ["EU=no", "FRA=yes"], sponsors=["ARG"],
        nature="ordinary",
    )  # fmt: skip
    assert supposed.changes == ("EU=no", "FRA=yes")
    assert supposed.member("FRA")["yes"] == 1.0, "the later change wins"
    assert supposed.member("DEU")["no"] == 1.0
    assert supposed.member("USA") == draft.member("USA")
    assert (supposed.rolls[:, supposed.members.index("SWE")] == 2).all()


def test_where_all_oppose_it_the_text_is_lost_and_nobody_alone_can_save_it(
    record: Record, draft: Forecast
) -> None:
    groups = {"NAM": "Namibia"}  # a group and a State
    everybody = [f"{groups.get(member, member)}=no" for member in draft.members]
    lost = forecast_draft(record, "A new thing of its own", DAY, everybody, nature="ordinary")
    assert lost.outcomes == {"not_adopted": 1.0}
    assert lost.adopted == 0.0
    assert lost.pivotal == ()


def test_a_recorded_vote_as_if_unknown(record: Record) -> None:
    found = forecast(record, "2016-03")
    assert found.vote_id == "2016-03"
    assert found.answers is not None
    assert found.known.votes_until < found.day
    assert "last text of its title or series: 2015-03" in found.summary()


def test_a_body_whose_roll_is_not_known_is_refused(record: Record) -> None:
    with pytest.raises(InputError, match="members of US-SENATE"):
        forecast_draft(record, "A bill", DAY, body="US-SENATE")
