"""From ballots to labelled points: real Senates against NOMINATE, and odd input."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest

from hemicycle.errors import (
    EstimationError,
    InputError,
    NotIdentifiedError,
)
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.compat import CompatOptions
from hemicycle.measure.ideal.estimate import estimate, panel_of
from hemicycle.measure.ideal.fast import FastOptions
from hemicycle.measure.ideal.reference import ReferenceOptions
from hemicycle.measure.ideal.results import COLUMNS, IdealPoints
from hemicycle.measure.matrix import matrix
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

_LETTERS = {"Y": "YES", "N": "NO", "A": "ABSTAIN", "-": "NON_VOTING"}


def ballots(rows: dict[str, str]) -> pl.DataFrame:
    """Ballots by member, one letter a vote."""
    cast = [
        (f"V{place:03d}", member, _LETTERS[letter])
        for member, letters in rows.items()
        for place, letter in enumerate(letters, start=1)
    ]
    return pl.DataFrame(cast, schema=["vote_id", "member", "position"], orient="row")


SIDES = {
    "USA": "NNNNNYNA-N", "GBR": "NNANNYAYNN", "FRA": "NAAYNYYYNA", "BRA": "YYAYYYYYAA",
    "IND": "YYYYAYYYYA", "CHN": "YYYYYAYYYY", "RUS": "YYYYYNYYYY", "TUV": "----------",
}  # fmt: skip


@pytest.fixture(scope="module")
def senates(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = shared / "data" / "us_senate"
    directory = tmp_path_factory.mktemp("senates") / "record"
    ingest(sorted(folder.glob("*.csv.xz")), directory)
    return open_record(directory)


def nominate(shared: Path, congress: int) -> pl.DataFrame:
    """Published NOMINATE scores of a Congress, by member code."""
    path = shared / "data" / "us_senate" / f"S{congress}_members.csv.xz"
    rows = pl.read_csv(lzma.decompress(path.read_bytes()), infer_schema_length=None)
    return rows.filter(pl.col("chamber") == "Senate").select(
        member=pl.format("icpsr:{}", pl.col("icpsr").cast(pl.Int64)), score="nominate_dim1"
    )


@pytest.mark.parametrize("congress", [101, 109, 117])
def test_a_senate_is_ordered_as_by_nominate(senates: Record, shared: Path, congress: int) -> None:
    votes = senates.votes.filter(pl.col("session") == str(congress))
    found = estimate(matrix(senates.ballots, votes, body="US-SENATE"))
    both = found.table().join(nominate(shared, congress), on="member").drop_nulls("score")
    assert both.height >= 99
    assert abs(np.corrcoef(both["ideal"], both["score"])[0, 1]) >= 0.97
    assert found.table()["period"].unique().to_list() == [congress]


def test_senators_of_two_votes_get_no_place_and_are_named(senates: Record) -> None:
    """Harris and Loeffler left in January 2021 after two votes, and cast both alike."""
    votes = senates.votes.filter(pl.col("session") == "117")
    found = estimate(matrix(senates.ballots, votes, body="US-SENATE"))
    assert not {"icpsr:41701", "icpsr:41904"} & set(found.points["member"])
    assert found.points["votes"].min() > 100
    told = "too few votes to tell (at least 50% of the variance before any vote is left)"
    note = next(line for line in found.notes if told in line)
    assert note.count("(votes: 2)") == 2


@pytest.fixture(scope="module")
def sides() -> IdealPoints:
    return estimate(matrix(ballots(SIDES)))


def test_usual_anchors_put_the_united_states_above_russia(sides: IdealPoints) -> None:
    place = dict(sides.points.select("member", "ideal").iter_rows())
    assert place["USA"] > place["GBR"] > place["BRA"] > place["CHN"]
    assert place["USA"] > 0 > place["RUS"]
    assert sides.anchors == "USA above RUS"


def test_named_anchors_turn_the_line(sides: IdealPoints) -> None:
    back = estimate(matrix(ballots(SIDES)), anchors=Anchors("CHN", "USA"))
    first, second = (
        dict(one.points.select("member", "ideal").iter_rows()) for one in (sides, back)
    )
    for member, place in first.items():
        assert second[member] == pytest.approx(-place, abs=5e-3)


def test_a_member_who_never_votes_is_named_and_has_no_point(sides: IdealPoints) -> None:
    assert "TUV" not in sides.points["member"].to_list()
    assert any("want of a vote" in line and "TUV" in line for line in sides.notes)


def test_without_the_usual_anchors_two_members_are_chosen_and_named() -> None:
    others = {name: row for name, row in SIDES.items() if name not in ("USA", "RUS")}
    found = estimate(matrix(ballots(others)))
    assert found.anchors is not None
    high, low = found.anchors.split(" above ")
    place = dict(found.points.select("member", "ideal").iter_rows())
    assert place[high] > place[low]
    assert low < high, "the first in order is low, so that the choice is stable"


@pytest.mark.parametrize("coding", ["separate", "absence"])
def test_answers_without_an_order_are_refused(coding: str) -> None:
    from hemicycle.measure.coding import Coding

    odd = Coding(abstain="separate") if coding == "separate" else Coding(absence="category")
    with pytest.raises(InputError, match="nowhere between yes and no"):
        panel_of(matrix(ballots(SIDES), coding=odd))


def test_abstention_left_out_leaves_two_answers() -> None:
    cells = panel_of(matrix(ballots(SIDES), coding="yes-no"))
    assert set(cells.cuts.tolist()) == {1}


@pytest.mark.parametrize(
    ("engine", "options"),
    [("slow", None), ("published", None), ("fast", CompatOptions()), ("compat", FastOptions())],
)
def test_engines_that_are_none_are_refused(engine: str, options: Any) -> None:
    with pytest.raises(InputError, match=r"is no engine|no way to estimate"):
        estimate(matrix(ballots(SIDES)), engine=engine, options=options)


def test_an_anchor_without_votes_is_refused() -> None:
    with pytest.raises(NotIdentifiedError, match="anchor TUV cast no vote"):
        estimate(matrix(ballots(SIDES)), anchors=Anchors("USA", "TUV"))


@pytest.mark.parametrize(
    "rows", [{"AAA": "Y", "BBB": "N"}, {"AAA": "YYY", "BBB": "YYY", "CCC": "YYY"}]
)
def test_too_little_is_not_identified(rows: dict[str, str]) -> None:
    with pytest.raises(NotIdentifiedError, match="do not order their members"):
        estimate(matrix(ballots(rows)))


def test_one_vote_gives_no_silent_number() -> None:
    """A single vote splits its members in two and places nobody within."""
    one = {"USA": "N", "GBR": "N", "FRA": "N", "IND": "Y", "CHN": "Y", "RUS": "Y"}
    with pytest.raises(NotIdentifiedError, match="tell the places of 0 members only"):
        estimate(matrix(ballots(one)))


def test_table_and_document_carry_what_made_them(sides: IdealPoints) -> None:
    table = sides.table()
    assert table.columns == list(COLUMNS)
    assert table["engine"].unique().to_list() == ["fast"]
    row = table.filter(pl.col("member") == "FRA").to_dicts()[0]
    assert (row["iso3"], row["ccode"], row["votes"]) == ("FRA", 220, 10)
    document = sides.to_dict()
    assert document["coding"]["name"] == "plain"
    assert document["sample"]["ideal_points"] == len(document["points"]) == 7
    assert document["anchors"] == "USA above RUS"
    assert document["level"] == 0.9
    assert "engine fast" in sides.summary()


def test_items_carry_discrimination_and_cutpoints_on_the_line(sides: IdealPoints) -> None:
    assert sides.items is not None
    items = {row["item"]: row for row in sides.items.to_dicts()}
    plain, middle = items["V005"], items["V002"]
    assert plain["discrimination"] > 0, "higher members are more on the no side"
    place = dict(sides.points.select("member", "ideal").iter_rows())
    assert middle["yes_abstain"] < middle["abstain_no"]
    assert place["BRA"] < middle["abstain_no"] < place["USA"]
    assert items["V010"]["yes_no"] is None


BAD = {
    "two members": ({"AAA": "YNYNY", "BBB": "NYYNA"}, "do not order their members"),
    "one vote": ({name: row[0] for name, row in SIDES.items()}, "tell the places of"),
    "all unanimous": (dict.fromkeys(("AAA", "BBB", "CCC", "DDD"), "YYYY"), "do not order"),
    "nobody votes": (dict.fromkeys(("AAA", "BBB", "CCC"), "----"), "nobody ever voted"),
}


SHORT: dict[str, Any] = {
    "fast": FastOptions(),
    "reference": ReferenceOptions(sweeps=70, burn=20, flagged=True),
    "compat": CompatOptions(sweeps=60, burn=20),
}


@pytest.mark.parametrize(("engine", "kind"), [(one, two) for one in SHORT for two in BAD])
def test_bodies_that_tell_nothing_get_no_number(engine: str, kind: str) -> None:
    rows, words = BAD[kind]
    if (engine, kind) == ("compat", "one vote"):
        words = "both halves of the run correlate at"
    with pytest.raises(EstimationError, match=words):
        estimate(matrix(ballots(rows)), engine=engine, options=SHORT[engine])


def test_cells_that_are_no_ballots_never_reach_an_engine() -> None:
    good = ballots(SIDES)
    twice = pl.concat([good, good.head(1)])
    with pytest.raises(InputError, match="USA has 2 ballots on V001"):
        matrix(twice)
    nan = good.with_columns(position=pl.lit(float("nan")))
    with pytest.raises(InputError):
        matrix(nan)
    empty = good.with_columns(position=pl.lit(None, pl.String))
    with pytest.raises(InputError):
        matrix(empty)
