"""Results of meetings in words: what is read, and what is left as a finding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import recognise, sc_outcomes
from hemicycle.record.readers.base import SourceFile


def _read(*cells: str, day: str = "31 December", year: str = "1946") -> Fragment:
    rows = [f'{year},{day},Topic,"{cell}"\n' for cell in cells]
    text = "year,date,topics,result\n" + "".join(rows)
    file = SourceFile("table.csv", text.encode())
    assert recognise(file.head).name == "sc_outcomes"
    return sc_outcomes.read(file)


def _tally(read: Fragment) -> list[tuple[int | None, ...]]:
    return read.votes.select("announced_yes", "announced_no", "announced_abstain").rows()


@pytest.fixture(scope="module")
def real(shared: Path) -> Fragment:
    path = shared / "data/sc/sc_meeting_outcomes_1946_2019.csv.xz"
    return sc_outcomes.read(SourceFile.from_path(path))


@pytest.mark.parametrize(
    ("cell", "symbol", "outcome", "tally"),
    [
        ("S/RES/1333 (2000) 13-0-2", "S/RES/1333 (2000)", "adopted", (13, 0, 2)),
        ("S/RES/31 (1947)8-0-3", "S/RES/31 (1947)", "adopted", (8, 0, 3)),
        ("S/RES/15 (1946) adopted unanimously", "S/RES/15 (1946)", "adopted", (None,) * 3),
        ("Draft resolution S/1048 vetoed by USSR9-2-0", "S/1048", "not_adopted", (9, 2, 0)),
        ("S/2018/520 not adopted 1-3-11", "S/2018/520", "not_adopted", (1, 3, 11)),
        (
            "Draft resolution (S/2014/189) vetoed by Russian Federation 13-1-1",
            "S/2014/189",
            "not_adopted",
            (13, 1, 1),
        ),
        (
            "Draft resolutionS/1994/1358vetoed by USA 13-1-1",
            "S/1994/1358",
            "not_adopted",
            (13, 1, 1),
        ),
    ],
)
def test_one_vote_in_a_cell(
    cell: str, symbol: str, outcome: str, tally: tuple[int | None, ...]
) -> None:
    read = _read(cell)
    assert read.votes.select("symbol", "outcome_announced").rows() == [(symbol, outcome)]
    assert _tally(read) == [tally]
    assert read.findings.is_empty()


def test_several_votes_in_a_cell_are_several_votes() -> None:
    read = _read(
        "Draft resolution S/2016/846 vetoed by Russian Federation11-2-2 "
        "Draft resolution S/2016/847 not adopted 4-9-2 S/RES/2300 (2016) 15-0-0"
    )
    assert read.votes["symbol"].to_list() == ["S/2016/846", "S/2016/847", "S/RES/2300 (2016)"]
    assert _tally(read) == [(11, 2, 2), (4, 9, 2), (15, 0, 0)]


def test_vetoing_members_are_the_only_names() -> None:
    read = _read("Draft resolution S/11543 vetoed by USA, France and UK10-3-2")
    assert read.ballots.select("member", "position").rows() == [
        ("FRA", "NO"),
        ("GBR", "NO"),
        ("USA", "NO"),
    ]
    assert read.votes["roll_call"].to_list() == ["partial"]


@pytest.mark.parametrize(
    "cell",
    ["--", "S/PRST/2001/1", "Communiqué", "Communiqu&eacute", "S/26500 (PRST)", "Note (S/2019/1)"],
)
def test_what_is_no_vote_is_passed_over_in_silence(cell: str) -> None:
    read = _read(cell, "S/RES/1 (1946) 11-0-0")
    assert read.votes.height == 1
    assert read.findings.is_empty()


def test_a_table_without_any_vote_is_an_empty_fragment() -> None:
    read = _read("--")
    assert read.votes.is_empty()
    assert read.ballots.is_empty()


def test_words_that_no_rule_reads_are_a_finding_and_no_vote() -> None:
    read = _read("S/RES/1 (1946) 11-0-0", "S/26596")
    assert read.votes.height == 1
    assert read.findings["kind"].to_list() == ["unknown_label"]
    assert "S/26596" in read.findings["witness"].item()


def test_a_tally_is_not_borrowed_from_the_neighbour() -> None:
    read = _read("S/RES/2082 (2012) and S/RES/2083 (2012) 15-0-0")
    assert _tally(read) == [(None,) * 3, (15, 0, 0)]
    assert read.findings["key"].to_list() == ["S/RES/2082 (2012)"]


def test_without_a_vote_is_a_method() -> None:
    read = _read("S/RES/591 (1986) adopted by consensus", "S/RES/600 (1987) without vote")
    assert read.votes["method"].to_list() == ["without_vote", "without_vote"]


def test_a_preliminary_question_and_an_applicant_are_told_apart() -> None:
    read = _read(
        "Draft resolution S/PV.303 (preliminary question) vetoed by USSR 8-2-1 "
        "Draft resolution S/PV.303 vetoed by USSR9-2-0",
        "Draft resolution S/PV.57 (Ireland) vetoed by USSR 9-1-1",
    )
    assert sorted(read.votes["question"]) == ["draft", "draft", "preliminary"]
    items = read.aliases.filter(pl.col("kind") == "meeting_item")["value"]
    assert sorted(items) == [
        "S/PV.303 preliminary 1",
        "S/PV.57 draft Ireland",
        "meetings table: S/PV.303 draft 1",
        "meetings table: S/PV.303 preliminary 1",
        "meetings table: S/PV.57 draft 1",
    ]
    assert read.votes["symbol"].null_count() == 3


@pytest.mark.parametrize(
    ("day", "expected", "quality"),
    [
        ("31 December", date(1946, 12, 31), "exact"),
        ("15 Sep.", date(1946, 9, 15), "exact"),
        ("14-15 March", date(1946, 3, 14), "doubtful"),
        ("December", None, "session_only"),
        ("", None, "session_only"),
    ],
)
def test_days_and_how_far_they_can_be_trusted(
    day: str, expected: date | None, quality: str
) -> None:
    vote = _read("S/RES/1 (1946) 11-0-0", day=day).votes.row(0, named=True)
    assert (vote["date"], vote["date_quality"]) == (expected, quality)


def test_a_document_that_stands_twice_is_one_vote_and_a_finding() -> None:
    cell = "Draft resolution S/11400 vetoed by USSR12-2-0"
    read = _read(cell, cell)
    assert read.votes.height == 1
    assert read.findings["kind"].to_list() == ["duplicate_row"]


def test_a_year_that_is_none_is_refused() -> None:
    with pytest.raises(SourceError, match="MCMXLVI"):
        _read("S/RES/1 (1946) 11-0-0", year="MCMXLVI")


def test_the_real_table(real: Fragment) -> None:
    """The Council adopted 2,503 resolutions to the end of 2019; the table lacks a few of them."""
    adopted = real.votes.filter(pl.col("outcome_announced") == "adopted")
    assert 0.99 * 2_503 <= adopted.height <= 2_503
    named = adopted["symbol"].str.extract(r"S/RES/(\d+)").cast(pl.Int32)
    assert named.is_unique().all()
    assert named.max() == 2_503
    kinds = real.findings["kind"].value_counts(sort=True).rows()
    assert dict(kinds) == {"unknown_label": 7, "duplicate_row": 6}


def test_no_real_tally_counts_more_than_the_council_has_seats(real: Fragment) -> None:
    total = pl.sum_horizontal("announced_yes", "announced_no", "announced_abstain")
    old = pl.col("date") < date(1966, 1, 1)
    seats = pl.when(old).then(11).otherwise(15)
    assert real.votes.filter(total > seats).is_empty()
