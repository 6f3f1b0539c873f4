"""Members x votes for R: pscl's ``rollcall``, and the fixed format of Poole and Rosenthal.

Cells are 1 yes, 2 abstain, 3 no, 8 on the roll without a vote, 9 not on the roll, empty where the
list is partial. What abstention means is left to the script that reads them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import polars as pl

from hemicycle.errors import InputError
from hemicycle.record.export_rows import Wanted, votes_with_ballots, with_members
from hemicycle.record.export_voeten import flags
from hemicycle.record.record import Record

VOTES, MEMBERS, ROLL_CALLS, SCRIPT = "votes.csv", "members.csv", "rollcalls.csv", "rollcall.R"
ORD = "votes.ord"
_CELLS = {"YES": 1, "ABSTAIN": 2, "NO": 3, "NON_VOTING": 8}
_NOT_A_MEMBER = 9
_DIGITS = {1: "1", 2: "7", 3: "6", 8: "9", _NOT_A_MEMBER: "0", None: "9"}
_ROLL_CALL_COLUMNS = (
    "vote_id", "rcid", "session", "year", "date", "symbol", "title", "question", "parent",
    "counted_yes", "counted_no", "counted_abstain", "counted_non_voting",
    "amend", "para", "importantvote", "me", "nu", "di", "hr", "co", "ec", "unres", "source",
)  # fmt: skip


@dataclass(frozen=True)
class RollCalls:
    """Votes, members, and the cells between them.

    Parameters
    ----------
    votes, members
        One row each, in the order of the cells.
    cells
        A list a member, a cell a vote; None where the list of the vote is partial.
    """

    votes: pl.DataFrame
    members: pl.DataFrame
    cells: list[list[int | None]]


def pscl_files(record: Record, into: Path, wanted: Wanted) -> list[Path]:
    """``votes.csv``, ``members.csv``, ``rollcalls.csv`` and the script that reads them."""
    found = roll_calls(record, wanted)
    with (into / VOTES).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["member", *found.votes["vote_id"]])
        for member, row in zip(found.members["member"], found.cells, strict=True):
            writer.writerow([member, *row])
    script = files("hemicycle.record").joinpath(f"r/{SCRIPT}").read_text("utf-8")
    (into / SCRIPT).write_text(script, encoding="utf-8")
    return [into / VOTES, *write_lists(found, into), into / SCRIPT]


def write_lists(found: RollCalls, into: Path) -> list[Path]:
    """``members.csv`` and ``rollcalls.csv``: what the rows and columns stand for."""
    from hemicycle.record.export import csv_ready

    csv_ready(found.members).write_csv(into / MEMBERS)
    csv_ready(found.votes).write_csv(into / ROLL_CALLS)
    return [into / MEMBERS, into / ROLL_CALLS]


def wnominate_files(record: Record, into: Path, wanted: Wanted) -> list[Path]:
    """``votes.ord``, as ``pscl::readKH`` and the NOMINATE programs read it, and both lists.

    Digits are Poole and Rosenthal's: 1 yea, 6 nay, 7 abstention ("present"), 9 not voting, 0 not
    in the body.
    """
    found = roll_calls(record, wanted)
    lines = [
        _head(place, member) + "".join(_DIGITS[cell] for cell in row)
        for place, (member, row) in enumerate(
            zip(found.members["member"], found.cells, strict=True), 1
        )
    ]
    (into / ORD).write_text("\n".join(lines) + "\n", encoding="ascii")
    return [into / ORD, *write_lists(found, into)]


def _head(place: int, member: str) -> str:
    """The 36 columns before the votes: the member's row in ``members.csv`` and its code; the
    others (Congress, state, district, party) have no meaning here."""
    return f"{0:3d}{place:5d}{0:2d}{0:2d}{'':8}{0:3d}{'':2}{member[:11]:<11}"


def roll_calls(record: Record, wanted: Wanted) -> RollCalls:
    """Votes, members and cells of a body.

    Raises
    ------
    InputError
        There are fewer than two votes or members: nothing that can be scaled.
    """
    votes = votes_with_ballots(record, wanted)
    described = (
        votes.with_columns(session=pl.col("regular_session"))
        .join(flags(record, votes), on="vote_id", how="left", maintain_order="left")
        .select(_ROLL_CALL_COLUMNS)
    )
    ballots = record.scan("ballots").select("vote_id", "member", "position").collect()
    mine = ballots.join(votes.select("vote_id"), on="vote_id", how="semi")
    members = _members(mine, votes, record.states, wanted)
    if members.height < 2 or votes.height < 2:
        raise InputError(
            f"{members.height} member(s) and {votes.height} vote(s) are too few to be scaled",
            where="--body, --since, --until",
            right="at least two members and two votes",
            todo="take more votes",
        )
    return RollCalls(described, members, _cells(mine, described, members))


def _cells(
    ballots: pl.DataFrame, votes: pl.DataFrame, members: pl.DataFrame
) -> list[list[int | None]]:
    """Filled cell by cell: a frame with a column for each of thousands of votes takes minutes."""
    numbered = (
        ballots.join(members.select("member").with_row_index("row"), on="member")
        .join(votes.select("vote_id").with_row_index("column"), on="vote_id")
        .select(
            "row", "column", pl.col("position").cast(pl.String).replace_strict(_CELLS, default=None)
        )
    )
    cells: list[list[int | None]] = [[_NOT_A_MEMBER] * votes.height for _ in range(members.height)]
    for row, column, cell in numbered.iter_rows():
        cells[row][column] = cell
    return cells


def _members(
    ballots: pl.DataFrame, votes: pl.DataFrame, states: pl.DataFrame, wanted: Wanted
) -> pl.DataFrame:
    """Members as they were called last, with their first and last vote."""
    named = with_members(ballots.select("vote_id", "member"), votes, states, wanted.year_as)
    days = named.join(votes.select("vote_id", "date"), on="vote_id").sort(
        "member", "session", "date", nulls_last=True
    )
    return (
        days.group_by("member", maintain_order=True)
        .agg(
            pl.col("iso3").last(),
            pl.col("ccode").last(),
            pl.col("name").last(),
            pl.col("session").min().alias("first_session"),
            pl.col("session").max().alias("last_session"),
            pl.col("year").min().alias("first_year"),
            pl.col("year").max().alias("last_year"),
            pl.len().alias("votes"),
        )
        .sort("member")
    )
