"""The hand-typed table of failed drafts, read with distrust."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hemicycle.domain.body import body
from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import recognise, sc_drafts
from hemicycle.record.readers.base import SourceFile

CELLS = {
    "Meeting Number": "7354",
    "Voting On": "S/2014/916",
    "Year": "2014",
    "Submitted By": "['Jordan']",
    "In Favor": "['Chad', 'China']",
    "Abstain": "['Nigeria']",
    "Against": "['United States']",
    "Note": "",
    "For,Abstain,Against": "(2, 1, 1)",
    "Members": "['Chad', 'China', 'Nigeria', 'United States']",
}


def _read(**changed: str) -> Fragment:
    cells = CELLS | {name.replace("_", " "): value for name, value in changed.items()}
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    file = SourceFile("drafts.csv", stream.getvalue().encode())
    assert recognise(file.head).name == "sc_drafts"
    return sc_drafts.read(file)


@pytest.fixture(scope="module")
def real(shared: Path) -> Fragment:
    path = shared / "data/sc/unsc_drafts_not_adopted_emilytong.csv"
    return sc_drafts.read(SourceFile.from_path(path))


def test_the_order_of_the_totals_is_for_abstaining_against() -> None:
    vote = _read().votes.row(0, named=True)
    assert [vote[f"announced_{name}"] for name in ("yes", "no", "abstain")] == [2, 1, 1]


def test_a_member_without_a_position_did_not_vote_where_the_totals_fit() -> None:
    read = _read(Members="['Chad', 'China', 'Nigeria', 'United States', 'Jordan']")
    silent = read.ballots.filter(pl.col("position") == "NON_VOTING")
    assert silent["member"].to_list() == ["JOR"]


def test_totals_that_do_not_fit_make_the_list_partial_and_prove_nothing() -> None:
    cells = {"For,Abstain,Against": "(3, 1, 1)", "Members": "['Chad', 'China', 'Jordan']"}
    read = _read(**cells)
    assert read.votes.select("roll_call", "silent").rows() == [("partial", "unknown")]
    assert "JOR" not in read.ballots["member"].to_list()
    assert read.findings["kind"].to_list() == ["announced_total"]


def test_a_paragraph_is_a_part_without_a_symbol_of_its_own() -> None:
    read = _read(Voting_On="S/1076 Paragraphs 1-4")
    assert read.votes.select("symbol", "draft", "question").rows() == [(None, "S/1076", "part")]


def test_names_of_today_stand_for_the_seats_of_then() -> None:
    read = _read(Year="1948", In_Favor="['Russian Federation', 'Ukraine']", Members="[]")
    assert read.ballots.filter(pl.col("position") == "YES")["member"].to_list() == ["RUS", "UKR"]


@pytest.mark.parametrize(
    "cell",
    [
        "__import__('os').system('true')",
        "['Chad', open('x')]",
        "[" * 500 + "]" * 500,
        "'Chad'",
        "[1, 2]",
        "",
        "['" + "x" * 20_000 + "']",
    ],
)
def test_a_cell_that_is_no_list_of_names_is_refused_and_never_run(cell: str) -> None:
    with pytest.raises(SourceError) as caught:
        _read(In_Favor=cell)
    assert "row 2" in caught.value.where
    assert "In Favor" in caught.value.where


@pytest.mark.parametrize("cell", ["(1, 2)", "(1, 2, 3.0)", "[1, 2, 3]", "three"])
def test_totals_that_are_no_three_numbers_are_refused(cell: str) -> None:
    with pytest.raises(SourceError, match="For,Abstain,Against"):
        _read(**{"For,Abstain,Against": cell})


def test_a_member_under_two_positions_is_refused() -> None:
    with pytest.raises(SourceError, match="CHN stands twice"):
        _read(Against="['China']")


def test_a_name_nobody_bears_is_refused() -> None:
    with pytest.raises(SourceError, match="Ruritania"):
        _read(Against="['Ruritania']")


def test_the_real_table_holds_53_votes_of_whole_councils(real: Fragment) -> None:
    assert real.votes.height == 53
    sizes = real.ballots.group_by("key").len()
    assert Counter(sizes["len"]) == {15: 40, 11: 12, 10: 1}
    assert sorted(real.findings["kind"]) == ["announced_total", "duplicate_row"]


def test_every_listed_member_had_a_seat_that_year(real: Fragment, shared: Path) -> None:
    table = shared / "data/sc/unsc_drafts_not_adopted_emilytong.csv"
    with table.open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream)
        years = {row["Meeting Number"]: int(row["Year"]) for row in rows}
    for key, members in real.ballots.group_by("key").agg("member").iter_rows():
        roll = body("SC").roll(date(years[key.split()[0]], 6, 30))
        assert roll is not None
        assert set(members) <= roll, key


def test_a_vetoed_draft_is_substantive_and_others_are_not_told(shared: Path) -> None:
    """Nine notes say that a permanent member's negative vote defeated the draft."""
    path = shared / "data" / "sc" / "unsc_drafts_not_adopted_emilytong.csv"
    votes = sc_drafts.READER.read(SourceFile.from_path(path)).votes
    assert dict(votes["nature"].value_counts().rows()) == {"substantive": 9, None: votes.height - 9}
    told = votes.filter(pl.col("nature") == "substantive")
    assert (told["announced_no"] > 0).all()
    assert "8105 S/2017/962 #2" in told["key"].to_list()
