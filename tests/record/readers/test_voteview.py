"""The US Senate: cast codes, presidents, and names."""

from __future__ import annotations

import csv
import io
import lzma
from pathlib import Path

import polars as pl
import pytest

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import recognise, voteview
from hemicycle.record.readers.base import SourceFile

HEADER = "congress,chamber,rollnumber,icpsr,cast_code,prob\n"


def _read(*rows: str) -> Fragment:
    file = SourceFile("S117_votes.csv", (HEADER + "".join(f"{row}\n" for row in rows)).encode())
    assert recognise(file.head).name == "voteview"
    return voteview.read(file)


@pytest.mark.parametrize(
    ("code", "position", "detail"),
    [
        (1, "YES", None),
        (2, "YES", "paired"),
        (3, "YES", "announced"),
        (4, "NO", "announced"),
        (5, "NO", "paired"),
        (6, "NO", None),
        (7, "NON_VOTING", "present_not_voting"),
        (8, "NON_VOTING", "present_not_voting"),
        (9, "NON_VOTING", None),
    ],
)
def test_cast_codes(code: int, position: str, detail: str | None) -> None:
    read = _read(f"117,Senate,1,14226.0,{code},97.7")
    assert read.ballots.select("key", "member", "position", "detail").rows() == [
        ("S117-1", "icpsr:14226", position, detail)
    ]


def test_who_was_no_senator_that_day_and_the_president_have_no_row() -> None:
    read = _read("117,Senate,1,14226.0,1,", "117,Senate,1,14307.0,0,", "117,Senate,1,99913.0,1,")
    assert read.ballots["member"].to_list() == ["icpsr:14226"]


def test_the_congress_is_the_session_and_there_is_no_date() -> None:
    vote = _read("101,Senate,12,660,1,").votes.row(0, named=True)
    assert (vote["body"], vote["session"], vote["regular_session"]) == ("US-SENATE", "101", 101)
    assert (vote["date"], vote["date_quality"]) == (None, "session_only")
    assert (vote["source_id"], vote["method"]) == ("S101-12", "roll_call")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("117,House,1,14226,1,", "House"),
        ("117,Senate,1,14226,10,", "cast code"),
        ("117,Senate,1,14226,x,", "cast code"),
        ("117,Senate,1,Grassley,1,", "ICPSR"),
        ("CXVII,Senate,1,14226,1,", "Congress"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_row(row: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        _read("117,Senate,1,14307,1,", row)
    assert words in str(caught.value)
    assert "row 3" in caught.value.where


def test_a_senator_that_stands_twice_is_refused() -> None:
    with pytest.raises(SourceError, match="twice"):
        _read("117,Senate,1,14226,1,", "117,Senate,1,14226,6,")


@pytest.mark.parametrize(("congress", "roll_calls"), [(101, 638), (109, 645), (117, 949)])
def test_the_real_votes(shared: Path, congress: int, roll_calls: int) -> None:
    """Published numbers of roll calls; no more than a hundred senators on any of them."""
    path = shared / f"data/us_senate/S{congress}_votes.csv.xz"
    read = voteview.read(SourceFile.from_path(path))
    assert read.votes.height == roll_calls
    assert read.ballots.group_by("key").len()["len"].max() == 100
    plain = csv.DictReader(io.StringIO(lzma.decompress(path.read_bytes()).decode()))
    cast = [row for row in plain if float(row["icpsr"]) < 99_000]
    for position, codes in {"YES": "123", "NO": "456", "NON_VOTING": "789"}.items():
        expected = sum(row["cast_code"] in codes for row in cast)
        assert read.ballots.filter(pl.col("position") == position).height == expected


@pytest.mark.parametrize("congress", [101, 109, 117])
def test_every_senator_that_voted_has_a_name(shared: Path, congress: int) -> None:
    folder = shared / "data/us_senate"
    votes = voteview.read(SourceFile.from_path(folder / f"S{congress}_votes.csv.xz"))
    members = voteview.read(SourceFile.from_path(folder / f"S{congress}_members.csv.xz"))
    assert members.votes.is_empty()
    assert set(votes.ballots["member"]) <= set(members.ballots["member"])
    assert members.ballots["name_then"].null_count() == 0
    assert "icpsr:99913" not in members.ballots["member"].to_list()
