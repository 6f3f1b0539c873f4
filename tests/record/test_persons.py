"""Names of senators come from their own file."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from hemicycle.record.merge import merge
from hemicycle.record.pieces import Piece
from hemicycle.record.readers import voteview
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.shipped import embedded_piece

VOTES = "congress,chamber,rollnumber,icpsr,cast_code,prob\n"
MEMBERS = "congress,chamber,icpsr,bioname,state_abbrev,party_code\n"


def _piece(name: str, text: str) -> Piece:
    return Piece(name, voteview.read(SourceFile(name, text.encode())))


def _names(*pieces: Piece) -> dict[str, str | None]:
    ballots = merge(pieces).tables["ballots"]
    return dict(ballots.select("member", "name_then").rows())


def test_a_name_belongs_to_its_congress() -> None:
    votes = _piece("votes", VOTES + "117,Senate,1,14226,1,\n")
    members = MEMBERS + "{},Senate,14226,GRASSLEY,IA,200\n"
    assert _names(votes) == {"icpsr:14226": None}
    assert _names(votes, _piece("members", members.format(117))) == {"icpsr:14226": "GRASSLEY"}
    assert _names(votes, _piece("members", members.format(116))) == {"icpsr:14226": None}


def test_names_without_votes_are_no_votes() -> None:
    members = _piece("members", MEMBERS + "117,Senate,14226,GRASSLEY,IA,200\n")
    tables = merge([members, embedded_piece()]).tables
    assert "US-SENATE" not in tables["votes"]["body"].to_list()
    assert "icpsr:14226" not in tables["ballots"]["member"].to_list()


def test_every_senator_of_a_real_congress_is_named(shared: Path) -> None:
    folder = shared / "data/us_senate"
    pieces = []
    for name in ("S117_votes.csv.xz", "S117_members.csv.xz"):
        file = SourceFile.from_path(folder / name)
        pieces.append(Piece(file.sha256, voteview.read(file)))
    ballots = merge(pieces).tables["ballots"]
    assert ballots.height > 94_000
    assert ballots.filter(pl.col("name_then").is_null()).is_empty()
