"""Voeten's release of 2016: codes, seats that changed hands, dates, and the published counts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.record.readers.known import positions, row

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import voeten
from hemicycle.record.readers.base import SourceFile

VOTES = (
    '"rcid","session","vote","ccode","member","importantvote","date","unres",'
    '"me","nu","di","hr","co","ec","year"\n'
)
TEXTS = (
    "session,rcid,abstain,yes,no,importantvote,date,unres,amend,para,short,descr,"
    "me,nu,di,hr,co,ec\n"
)


def votes(*rows: tuple[int, int, int, int]) -> Fragment:
    """Rows of roll call, session, code and Correlates of War number."""
    lines = [
        f'{rcid},{session},{vote},{cow},1,1,"12/18/2015","R/70/999",1,0,0,0,0,"0",2015'
        for rcid, session, vote, cow in rows
    ]
    return voeten.read(SourceFile("v.csv", (VOTES + "\n".join(lines)).encode()))


def texts(*lines: str) -> Fragment:
    return voeten.read(SourceFile("d.csv", (TEXTS + "\n".join(lines)).encode()))


def test_codes() -> None:
    fragment = votes(
        (5, 70, 1, 2), (5, 70, 2, 20), (5, 70, 3, 200), (5, 70, 8, 220), (5, 70, 9, 31)
    )
    assert positions(fragment.ballots, "5") == {
        "YES": {"USA"},
        "ABSTAIN": {"CAN"},
        "NO": {"GBR"},
        "NON_VOTING": {"FRA"},
    }
    assert fragment.ballots.filter(pl.col("detail") == "absent")["member"].to_list() == ["FRA"]


def test_the_row_of_a_roll_call() -> None:
    vote = row(votes((5, 70, 1, 2)).votes, "5")
    assert vote["date"] == date(2015, 12, 18)
    assert (vote["session"], vote["regular_session"]) == ("70", 70)
    assert vote["question"] is None, "the file of votes does not say what was put"
    assert vote["subjects"] == ["Palestinian conflict", voeten.IMPORTANT]


@pytest.mark.parametrize(("session", "seat"), [(54, "YUG"), (55, "SRB")])
def test_the_unit_of_yugoslavia_and_serbia(session: int, seat: str) -> None:
    assert votes((5, session, 1, 345)).ballots["member"].to_list() == [seat]


def test_units_of_one_seat() -> None:
    cast = votes(
        (5, 40, 1, 260), (6, 50, 1, 255), (5, 40, 1, 265), (5, 40, 1, 678), (6, 50, 1, 679)
    )
    assert cast.ballots.select("key", "member").rows() == [
        ("5", "DDR"),
        ("5", "DEU"),
        ("5", "YEM"),
        ("6", "DEU"),
        ("6", "YEM"),
    ]


def test_china_has_one_seat_on_the_day_both_are_listed() -> None:
    fragment = votes((1190, 26, 8, 710), (1190, 26, 1, 713), (1191, 26, 3, 710), (1191, 26, 9, 713))
    assert fragment.ballots.select("key", "member", "position").rows() == [
        ("1190", "CHN", "YES"),
        ("1191", "CHN", "NO"),
    ]


@pytest.mark.parametrize(
    ("bad", "words"),
    [((5, 70, 4, 2), "vote 4"), ((5, 70, 1, 998), "ccode 998")],
)
def test_an_unknown_code_is_refused_with_its_row(
    bad: tuple[int, int, int, int], words: str
) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        votes((5, 70, 1, 2), bad)
    assert "row 3" in caught.value.where


def test_a_row_twice_is_told_only_where_it_differs() -> None:
    same = votes((5, 70, 1, 2), (5, 70, 1, 2))
    assert same.ballots.height == 1
    assert same.findings.is_empty()
    other = votes((5, 70, 1, 2), (5, 70, 3, 2))
    assert other.ballots["position"].to_list() == ["UNKNOWN"]
    assert other.findings["kind"].to_list() == ["duplicate_row"]


def test_a_description_keeps_its_words_but_for_white_space_and_broken_quotes() -> None:
    fragment = texts(
        '14,610,21,55,4,0,1959-12-02,R/14/746B,0.0,1.0,"ALGERIA, \\TALKS\\\\""\t'
        'TO ADOPT  PARAGRAPH 3",,0,0,0,0,1,'
    )
    vote = row(fragment.votes, "610")
    assert vote["agenda"] == 'ALGERIA, "TALKS" TO ADOPT PARAGRAPH 3'
    assert (vote["question"], vote["symbol"]) == ("part", None)
    assert (vote["announced_yes"], vote["announced_no"], vote["announced_abstain"]) == (55, 4, 21)
    assert vote["subjects"] == ["Colonialism"]


@pytest.mark.parametrize(
    ("session", "day", "quality"),
    [
        (57, "2002-11-07", "doubtful"),
        (57, "2002-11-08", "exact"),
        (58, "2003-12-03", "exact"),
        (59, "2005-12-08", "doubtful"),
        (1, "1946-01-01", "doubtful"),
        (60, "", "session_only"),
    ],
)
def test_quality_of_dates(session: int, day: str, quality: str) -> None:
    fragment = texts(f"{session},1,0,9,1,0,{day},R/{session}/9,,,S,D,,,,,,")
    assert fragment.votes["date_quality"].to_list() == [quality]


@pytest.mark.parametrize("rcid", ["0", "-1190", ""])
def test_a_roll_call_number_is_positive(rcid: str) -> None:
    with pytest.raises(SourceError) as caught:
        texts(f"26,{rcid},0,9,1,0,1971-10-07,R/26/9,,,S,D,,,,,,")
    assert "row 2" in caught.value.where


def test_a_date_outside_its_session_is_a_finding() -> None:
    fragment = texts("59,1,0,9,1,0,2005-12-08,R/59/9,,,S,D,,,,,,")
    assert fragment.findings.select("kind", "text").rows() == [
        ("doubtful_date", "roll call 1 is dated 2005-12-08 but placed in session 59")
    ]


def test_a_special_session_counted_with_a_regular_one_is_no_finding() -> None:
    fragment = texts("22,1,0,9,1,0,1967-07-04,ESS/5/100,0,0,S,D,,,,,,")
    assert fragment.findings.is_empty()
    assert fragment.votes.select("session", "regular_session").rows() == [("ES-5", 22)]


@pytest.mark.parametrize("day", ["1959-13-01", "2 Dec 1959", "59"])
def test_a_date_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(SourceError, match="unreadable") as caught:
        texts(f"14,610,21,55,4,0,{day},R/14/9,,,S,D,,,,,,")
    assert "row 2" in caught.value.where


@pytest.fixture(scope="module")
def ballots(shared: Path) -> Fragment:
    return voeten.read(SourceFile.from_path(shared / "data/ga_voeten/UNVotesPublished.csv.xz"))


@pytest.fixture(scope="module")
def described(shared: Path) -> Fragment:
    path = shared / "data/ga_voeten/descriptions1-70latestversion.csv.xz"
    return voeten.read(SourceFile.from_path(path))


def test_rows_of_the_real_files(ballots: Fragment, described: Fragment, shared: Path) -> None:
    raw = SourceFile.from_path(shared / "data/ga_voeten/UNVotesPublished.csv.xz").csv()
    assert raw.height == 1_066_613
    not_members = raw.filter(pl.col("vote") == "9").height
    assert ballots.ballots.height == 1_066_613 - not_members - 9, "nine rows of Peking in 1971"
    assert ballots.votes.height == described.votes.height == 5_429


def test_twenty_printed_totals_differ_from_the_rows(ballots: Fragment, described: Fragment) -> None:
    """As the description of the data counts them; a total is off by one vote, seldom by two."""
    counted = ballots.ballots.group_by("key").agg(
        (pl.col("position") == name).sum().cast(pl.Int32).alias(column)
        for name, column in (("YES", "yes"), ("NO", "no"), ("ABSTAIN", "abstain"))
    )
    both = described.votes.join(counted, on="key").with_columns(
        off=pl.max_horizontal((pl.col(f"announced_{name}") - pl.col(name)).abs() for name in _TALLY)
    )
    differs = both.filter(pl.col("off") > 0)
    assert differs.height == 20
    assert set(differs["session"]) == {"21", "22", "25", "26"}
    assert set(differs["off"]) <= {1, 2}


_TALLY = ("yes", "no", "abstain")


def test_resolution_2758(described: Fragment) -> None:
    main = row(described.votes, "1190")
    assert (main["symbol"], main["question"], main["date_quality"]) == (
        "R/26/2758G",
        "draft",
        "doubtful",
    )
    aliases = described.aliases.filter(pl.col("key") == "1190").select("kind", "value").rows()
    assert ("resolution", "A/RES/2758 (XXVI)") in aliases
    assert ("rcid", "1190") in aliases
    children = described.votes.filter(pl.col("parent_key") == "1190")
    assert sorted(children.select("key", "question").rows()) == [
        ("1184", "motion"),
        ("1185", "priority"),
        ("1186", "classification"),
        ("1187", "amendment"),
        ("1188", "amendment"),
        ("1189", "division"),
    ]


def test_the_votes_of_resolution_2758(ballots: Fragment) -> None:
    """76 to 35 with 17 abstentions, 3 absent (A/PV.1976); China's seat was the Republic's."""
    cast = positions(ballots.ballots, "1190")
    assert {name: len(members) for name, members in cast.items()} == {
        "YES": 76,
        "NO": 35,
        "ABSTAIN": 17,
        "NON_VOTING": 3,
    }
    assert "CHN" in cast["NON_VOTING"]


def test_days_up_to_session_57_carry_no_day_of_the_month(described: Fragment) -> None:
    """Over 4,000 votes over 57 sessions on the days 1 to 7 only: no calendar does that."""
    early = described.votes.filter(pl.col("regular_session") <= 57)
    assert early.height > 4_000
    assert early["date"].dt.day().max() == 7
    assert set(early["date_quality"]) == {"doubtful"}
    later = described.votes.filter(pl.col("regular_session") > 57)
    assert later["date"].dt.day().max() == 31
    assert later.filter(pl.col("date_quality") != "exact")["key"].to_list() == ["4521"]


def test_derived_numbers_stand_in_the_session_they_name(described: Fragment) -> None:
    derived = described.aliases.filter(pl.col("value").str.contains(r"^A/RES/\d+ \("))
    assert derived.height > 200
    assert derived["value"].is_unique().all()
    numbers = [int(re.findall(r"\d+", value)[0]) for value in derived["value"]]
    sessions = derived.join(described.votes, on="key", how="left")["regular_session"]
    by_number = sorted(zip(numbers, sessions, strict=True))
    assert [session for _, session in by_number] == sorted(sessions)
