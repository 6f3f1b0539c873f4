"""The UN Digital Library's layouts, on real votes put into them (tests/golden/undl/make.py)."""

from __future__ import annotations

import importlib
from datetime import date
from pathlib import Path

import pytest
from tests.record.readers.known import UKRAINE, positions, row

from hemicycle.domain.state import register
from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import undl
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.sources import LAYOUT_ONLY, SOURCES

GOLDEN = Path(__file__).resolve().parents[2] / "golden/undl"
HEADER = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title,modality,undl_link\n"


def golden(name: str) -> Fragment:
    return undl.read(SourceFile.from_path(GOLDEN / name))


def read(*lines: str) -> Fragment:
    return undl.read(SourceFile("u.csv", (HEADER + "\n".join(lines)).encode()))


def test_the_fixtures_are_what_their_script_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = importlib.import_module("tests.golden.undl.make")
    monkeypatch.setattr(make, "HERE", tmp_path)
    make.main()
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {path.name: path.read_bytes() for path in GOLDEN.glob("*.csv")}


def test_the_source_says_that_no_real_file_was_at_hand() -> None:
    assert SOURCES["undl"].tested == LAYOUT_ONLY


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("2026_02_06_ga_voting.csv", "A/RES/ES-11/1"),
        ("2023_01_15_ga_voting.csv", "A/RES/ES-11/4"),
    ],
)
def test_newer_and_older_columns_give_the_vote(name: str, symbol: str) -> None:
    fragment = golden(name)
    (vote,) = fragment.votes.to_dicts()
    against, abstained, silent = (set(codes.split()) for codes in UKRAINE[symbol])
    cast = positions(fragment.ballots, vote["key"])
    assert vote["symbol"] == symbol
    assert (cast["NO"], cast["ABSTAIN"], cast["NON_VOTING"]) == (against, abstained, silent)
    assert set().union(*cast.values()) == register().members(vote["date"])
    assert vote["announced_yes"] == len(cast["YES"])
    assert vote["announced_non_voting"] == len(silent)
    assert (vote["session"], vote["meeting"][:11]) == ("ES-11", "A/ES-11/PV.")
    assert "adopted" not in vote["title"]


def test_outcomes_have_three_ways_of_deciding() -> None:
    fragment = golden("2026_02_06_ga_outcomes.csv")
    rows = fragment.votes.select("symbol", "method", "announced_yes", "roll_call").rows()
    assert sorted(rows) == [
        ("A/RES/110 (II)", "non_recorded", None, "none"),
        ("A/RES/75/1", "without_vote", None, "none"),
        ("A/RES/ES-11/1", "recorded", 141, "none"),
    ]
    assert fragment.ballots.is_empty()


def test_the_council_votes_and_the_x_of_no_vote() -> None:
    fragment = golden("2026_02_06_sc_voting.csv")
    taken = row(fragment.votes, "4076801")
    assert (taken["body"], taken["symbol"]) == ("SC", "S/RES/2774 (2025)")
    assert positions(fragment.ballots, "4076801")["ABSTAIN"] == {"DNK", "FRA", "GBR", "GRC", "SVN"}
    quiet = row(fragment.votes, "4070000")
    assert (quiet["method"], quiet["roll_call"], quiet["silent"]) == ("without_vote", "none", None)
    assert quiet["announced_non_voting"] is None
    assert positions(fragment.ballots, "4070000") == {}


def test_names_say_nothing_about_votes() -> None:
    assert golden("2026_02_06_unms_names.csv").votes.is_empty()


@pytest.mark.parametrize(
    ("code", "day", "member"),
    [
        ("SUN", "1971-10-25", "RUS"),
        ("EAT", "1963-12-01", "TZA"),
        ("EAZ", "1963-12-17", "ZAN"),
        ("GER", "1974-12-01", "DEU"),
        ("DDR", "1974-12-01", "DDR"),
        ("CSK", "1974-12-01", "CSK"),
        ("YMD", "1974-12-01", "YMD"),
        ("YUG", "1991-12-01", "YUG"),
        ("YUG", "2000-10-31", "YUG"),
        ("YUG", "2000-11-01", "SRB"),
        ("SCG", "2005-12-01", "SRB"),
    ],
)
def test_codes_of_ended_states(code: str, day: str, member: str) -> None:
    fragment = read(f"1,{code},X,Y,{day},26,A/RES/9(XXVI),T,,L")
    assert fragment.ballots["member"].to_list() == [member]
    assert fragment.findings.is_empty()


@pytest.mark.parametrize("line", ["1,QQQ,Q,Y", "1,FRA,FRANCE,?", "1,FRA,FRANCE,"])
def test_what_is_not_known_leaves_a_partial_roll_call(line: str) -> None:
    fragment = read(
        "1,USA,UNITED STATES,N,2020-01-02,74,A/RES/74/9,T,,L",
        f"{line},2020-01-02,74,A/RES/74/9,T,,L",
    )
    vote = row(fragment.votes, "1")
    assert (vote["roll_call"], vote["silent"]) == ("partial", "unknown")
    assert fragment.findings["kind"].to_list() == ["unknown_label"]
    assert fragment.ballots["member"].to_list() == ["USA"]


def test_a_date_that_cannot_be_read_is_a_finding_not_a_guess() -> None:
    fragment = read("1,USA,UNITED STATES,N,1946,1,A/RES/9(I),T,,L")
    assert fragment.votes.select("date", "date_quality").rows() == [(None, "session_only")]
    assert fragment.findings["kind"].to_list() == ["doubtful_date"]


def test_a_way_of_voting_nobody_knows_is_a_finding() -> None:
    fragment = read("1,USA,UNITED STATES,N,2020-01-02,74,A/RES/74/9,T,by lot,L")
    assert fragment.findings["kind"].to_list() == ["unknown_label"]


def test_a_row_without_record_number_is_refused() -> None:
    with pytest.raises(SourceError, match="record number is empty") as caught:
        read("1,USA,U,N,2020-01-02,74,A/RES/74/9,T,,L", ",FRA,F,N,2020-01-02,74,A/RES/74/9,T,,L")
    assert "row 3" in caught.value.where


def test_dates_of_the_fixture_are_those_of_the_meetings() -> None:
    days = golden("2026_02_06_ga_outcomes.csv").votes.select("symbol", "date").rows()
    assert ("A/RES/ES-11/1", date(2022, 3, 2)) in days
