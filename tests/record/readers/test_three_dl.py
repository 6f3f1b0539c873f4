"""The two wide tables of 2025: the real files against independent long tables, and refusals."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
from tests.record.readers.known import UKRAINE, positions, row

from hemicycle.domain.state import register
from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import three_dl
from hemicycle.record.readers.base import SourceFile

PROCESSED = (
    "Link,token,Title,Council,Resolution,Date,YES COUNT,NO COUNT,ABSTAIN COUNT,NO-VOTE COUNT,"
    "TOTAL VOTES,tags,CHN,FRA,RUS,USA\n"
)
PEACE = (
    "https://digitallibrary.un.org/record/7,7,Peace : resolution / adopted by the General Assembly,"
    'General Assembly,A/RES/79/999,2025-02-24,002,001,000,190,193,"A, B",YES,YES,NO,\n'
)
COUNCIL = (
    "https://digitallibrary.un.org/record/8,8,Security Council resolution 9999 (2025) [on tests],"
    "Security Council,S/RES/9999(2025),2025-02-24,003,000,001,000,015,,YES,ABSTAIN,YES,YES\n"
)
WIDE = (
    "Resolution,Date,Title,Topic Tags,UN Digital Library Link,Yes,No,Abstain,No Vote,CHN,FRA,USA\n"
    ",,,,,,,,,China,France,United States\n"
    "A/RES/79/999,2025-02-24,Peace,TAGS,https://digitallibrary.un.org/record/7,1,1,0,1,YES,,NO\n"
)


def read(text: str) -> Fragment:
    return three_dl.read(SourceFile("3dl.csv", text.encode()))


def test_both_bodies_of_the_processed_table() -> None:
    fragment = read(PROCESSED + PEACE + COUNCIL)
    peace, council = row(fragment.votes, "7"), row(fragment.votes, "8")
    assert (peace["body"], peace["symbol"], peace["title"]) == ("GA", "A/RES/79/999", "Peace")
    assert (peace["session"], peace["regular_session"]) == ("79", 79)
    assert (peace["announced_yes"], peace["announced_non_voting"]) == (2, 190)
    assert (council["body"], council["symbol"]) == ("SC", "S/RES/9999 (2025)")
    assert council["session"] is None
    assert positions(fragment.ballots, "7") == {"YES": {"CHN", "FRA"}, "NO": {"RUS"}}
    assert peace["subjects"] is None


def test_aliases_are_record_number_and_resolution() -> None:
    aliases = read(PROCESSED + COUNCIL).aliases.rows()
    assert aliases == [("8", "resolution", "S/RES/9999 (2025)"), ("8", "undl_id", "8")]


def test_the_second_header_row_gives_the_names() -> None:
    fragment = read(WIDE)
    vote = row(fragment.votes, "7")
    assert fragment.votes.height == 1
    assert vote["announced_non_voting"] is None, "the count covers the columns, not the members"
    assert fragment.ballots.select("member", "name_then").rows() == [
        ("CHN", "China"),
        ("USA", "United States"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        (PROCESSED + PEACE.replace("YES,YES,NO", "YES,MAYBE,NO"), "'MAYBE'", "row 2, column 'FRA'"),
        (PROCESSED + PEACE.replace("2025-02-24", "24.2.2025"), "date is", "row 2, column 'date'"),
        (PROCESSED + PEACE.replace("002", "two"), "announced_yes is 'two'", "row 2"),
        (PROCESSED + PEACE.replace("General Assembly,A", "Senate,A"), "'Senate'", "row 2"),
        (PROCESSED.replace("USA", "XXQ") + PEACE, "no member has the code 'XXQ'", "row 1"),
        (WIDE.replace("YES,,NO", "YES,,no"), "the vote is 'no'", "row 3, column 'USA'"),
        (WIDE.replace(",,,,,,,,,China,France,United States\n", ""), "row of names", "row 2"),
        (WIDE.split("\n")[0] + "\n", "row of names", "row 2"),
        (PROCESSED.replace("CHN,FRA,RUS,USA", "a,b,c,d") + PEACE, "no column is named", "row 1"),
        (WIDE.replace("record/7", "search"), "key is None", "row 3"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_place(text: str, words: str, where: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read(text)
    assert where in caught.value.where


@pytest.fixture(scope="module")
def processed(shared: Path) -> Fragment:
    path = shared / "data/ga_3dl_2025/un_votes_2025_processed.csv.xz"
    return three_dl.read(SourceFile.from_path(path))


@pytest.fixture(scope="module")
def resolutions(shared: Path) -> Fragment:
    path = shared / "data/ga_3dl_2025/unga_2025_resolutions.csv.xz"
    return three_dl.read(SourceFile.from_path(path))


def long_table(shared: Path, *names: str) -> pl.DataFrame:
    tables = [SourceFile.from_path(shared / "data/derived" / name).csv() for name in names]
    columns = {"key": "undl_id", "member": "iso3", "position": "vote"}
    return pl.concat(table.select(**columns) for table in tables).sort("key", "member")


def letters(fragment: Fragment) -> pl.DataFrame:
    first = pl.col("position").cast(pl.String).str.slice(0, 1)
    return fragment.ballots.select("key", "member", first).sort("key", "member")


def test_every_cell_of_the_processed_table(processed: Fragment, shared: Path) -> None:
    long = long_table(shared, "ga_votes_2025_3dl_long.csv.xz", "sc_votes_2025_long.csv")
    assert long.height == 33_373 + 659
    assert letters(processed).equals(long)
    assert processed.votes["body"].value_counts().sort("body").rows() == [("GA", 192), ("SC", 44)]


def test_every_cell_of_the_resolutions_table(resolutions: Fragment, shared: Path) -> None:
    assert resolutions.votes.height == 192
    assert letters(resolutions).equals(long_table(shared, "ga_votes_2025_3dl_long.csv.xz"))


def test_both_tables_agree_on_what_both_say(processed: Fragment, resolutions: Fragment) -> None:
    columns = ["key", "symbol", "date", "announced_yes", "announced_no", "announced_abstain"]
    both = processed.votes.filter(pl.col("body") == "GA").select(columns)
    assert both.equals(resolutions.votes.select(columns))


def test_the_counts_cover_every_member(processed: Fragment) -> None:
    total = pl.sum_horizontal(pl.col("^announced_(yes|no|abstain|non_voting)$"))
    size = pl.when(pl.col("body") == "GA").then(193).otherwise(15)
    assert processed.votes.filter(total != size).is_empty()


def test_one_absent_council_member_has_no_row(processed: Fragment) -> None:
    votes = processed.votes.filter(pl.col("symbol") == "S/RES/2797 (2025)")
    cast = processed.ballots.filter(pl.col("key") == votes["key"][0])["member"].to_list()
    assert len(cast) == 14
    assert "DZA" not in cast
    assert votes["silent"].to_list() == ["non_voting"]


@pytest.mark.parametrize("symbol", ["A/RES/ES-11/7", "A/RES/ES-11/8"])
def test_ukraine_votes(processed: Fragment, symbol: str) -> None:
    against, abstained, silent = (set(codes.split()) for codes in UKRAINE[symbol])
    vote = processed.votes.filter(pl.col("symbol") == symbol).row(0, named=True)
    cast = positions(processed.ballots, vote["key"])
    assert cast["NO"] == against
    assert cast["ABSTAIN"] == abstained
    assert register().members(vote["date"]) - set().union(*cast.values()) == silent


def test_the_council_on_24_february_2025(processed: Fragment) -> None:
    key = processed.votes.filter(pl.col("symbol") == "S/RES/2774 (2025)")["key"][0]
    assert positions(processed.ballots, key) == {
        "YES": {"CHN", "DZA", "GUY", "KOR", "PAK", "PAN", "RUS", "SLE", "SOM", "USA"},
        "ABSTAIN": {"DNK", "FRA", "GBR", "GRC", "SVN"},
    }
