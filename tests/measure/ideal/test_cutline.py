"""The cut line of a vote over its members."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from tests.measure.ideal.test_estimate import SIDES, ballots

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.ideal.cutline import CutLine, cutline
from hemicycle.measure.ideal.estimate import estimate
from hemicycle.measure.matrix import matrix


@pytest.fixture(scope="module")
def fit() -> Any:
    rows = {member: letters + "Y" for member, letters in SIDES.items()}
    rows["TUV"] = "-" * 11
    return estimate(matrix(ballots(rows)))


@pytest.fixture(scope="module")
def second(fit: Any) -> CutLine:
    return cutline(fit, "V002", ballots(SIDES))


def test_members_stand_in_order_with_what_they_said(second: CutLine) -> None:
    said = dict(second.table().select("member", "position").iter_rows())
    assert said == {
        "USA": "NO", "GBR": "NO", "FRA": "ABSTAIN", "BRA": "YES", "IND": "YES", "CHN": "YES",
        "RUS": "YES",
    }  # fmt: skip
    assert second.members["ideal"].is_sorted()
    assert second.members["member"][-1] == "USA"


def test_answers_change_at_the_cut_points(second: CutLine) -> None:
    """At a cut point both answers are equally likely for a member whose place is sure."""
    assert second.yes_abstain is not None
    assert second.abstain_no is not None
    assert second.yes_abstain < second.abstain_no
    for row in second.members.to_dicts():
        assert row["p_yes"] + row["p_abstain"] + row["p_no"] == pytest.approx(1.0)
        if row["ideal"] < second.yes_abstain:
            assert row["p_yes"] > row["p_no"]
        if row["ideal"] > second.abstain_no:
            assert row["p_no"] > row["p_yes"]


def test_the_doubt_about_a_place_draws_chances_to_the_middle(fit: Any, second: CutLine) -> None:
    sure = replace(fit, points=fit.points.with_columns(sd=pl.lit(0.0)))
    line = cutline(sure, "V002", ballots(SIDES))
    first, last = line.members.to_dicts()[0], line.members.to_dicts()[-1]
    assert first["p_yes"] > second.members["p_yes"][0]
    assert last["p_no"] > second.members["p_no"][-1]


def test_summary_and_document_name_the_vote_and_who_went_the_other_way(second: CutLine) -> None:
    right, voted = second.classified
    assert voted == 7
    document = second.to_dict()
    assert (document["vote_id"], document["as_likeliest"]) == ("V002", right)
    assert f"{right} of 7 members voted as was likeliest" in second.summary()
    assert "engine fast" in second.summary()


def test_a_member_without_a_ballot_has_a_chance_and_no_position(fit: Any) -> None:
    cast = ballots({"USA": "NN"})
    line = cutline(fit, "V002", cast)
    assert line.members["position"].null_count() == line.members.height - 1
    assert line.classified[1] == 1


def test_votes_that_have_no_line_are_refused(fit: Any) -> None:
    cast = ballots(SIDES)
    with pytest.raises(InputError, match="does not know the vote V999"):
        cutline(fit, "V999", cast)
    with pytest.raises(NotIdentifiedError, match="nobody differed on V011"):
        cutline(fit, "V011", cast)
    with pytest.raises(InputError, match="come without items"):
        cutline(replace(fit, items=None), "V002", cast)
