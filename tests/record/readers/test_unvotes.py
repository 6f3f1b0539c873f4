"""Voeten's release of 2021: seats without codes, texts, and equality with other sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.record.readers.known import positions, row

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import unvotes, unvotes_issues, unxml, voeten
from hemicycle.record.readers.base import SourceFile

VOTES = '"rcid","country","country_code","vote"\n'
TEXTS = '"rcid","session","importantvote","date","unres","amend","para","short","descr"\n'


def votes(*lines: str) -> Fragment:
    return unvotes.read(SourceFile("v.csv", (VOTES + "\n".join(lines)).encode()))


def texts(*lines: str) -> Fragment:
    return unvotes.read(SourceFile("t.csv", (TEXTS + "\n".join(lines)).encode()))


@pytest.mark.parametrize(
    ("rcid", "country", "code", "member"),
    [
        (9147, "Namibia", "NA", "NAM"),
        (300, "Yemen Arab Republic", "", "YEM"),
        (860, "Zanzibar", "", "ZAN"),
        (1500, "Federal Republic of Germany", "", "DEU"),
        (1500, "German Democratic Republic", "DD", "DDR"),
        (300, "Taiwan", "TW", "CHN"),
        (300, "Czechoslovakia", "CS", "CSK"),
        (1500, "Yemen People's Republic", "YD", "YMD"),
        (300, "Russia", "RU", "RUS"),
        (3663, "Yugoslavia", "YU", "YUG"),
        (4271, "Yugoslavia", "YU", "SRB"),
        (9000, "Yugoslavia", "YU", "SRB"),
        (9001, "Yugoslavia", "YU", "YUG"),
        (9056, "Yugoslavia", "YU", "YUG"),
        (9057, "Yugoslavia", "YU", "SRB"),
    ],
)
def test_seats(rcid: int, country: str, code: str, member: str) -> None:
    fragment = votes(f'{rcid},"{country}","{code}","yes"')
    assert fragment.ballots["member"].to_list() == [member]


def test_names_of_today_are_no_names_of_then() -> None:
    """The file writes Russia in 1950; no record of the vote printed that."""
    assert votes('300,"Russia","RU","yes"').ballots["name_then"].to_list() == [None]


def test_positions_and_silence() -> None:
    fragment = votes('5,"France","FR","no"', '5,"Cuba","CU","abstain"', '5,"Canada","CA","yes"')
    assert positions(fragment.ballots, "5") == {"NO": {"FRA"}, "ABSTAIN": {"CUB"}, "YES": {"CAN"}}
    assert row(fragment.votes, "5")["silent"] == "non_voting"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('5,"France","FR","oui"', "the vote is 'oui'"),
        ('0,"France","FR","yes"', "roll call 0"),
        ('-5,"France","FR","yes"', "roll call -5"),
        ('5,"Atlantis","QQ","yes"', "no member is 'Atlantis'"),
        ('5,"Atlantis","","yes"', "no member is 'Atlantis'"),
    ],
)
def test_what_is_not_known_is_refused(line: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        votes('5,"Canada","CA","yes"', line)


def test_symbols_of_modern_labels() -> None:
    fragment = texts(
        '1,43,0,1988-12-08,"R/43/75S",,,"A","B"',
        '2,74,,2019-12-12,"A/RES/74/38",,,"A","B"',
        '3,33,0,1978-12-08,"R/33/442",0,0,"A","B"',
        '4,31,0,1976-12-08,"R/31/208/XII",0,0,"A","B"',
        '5,72,,2017-12-21,"A/RES/ES-10/19",,,"A","B"',
    )
    assert dict(fragment.votes.select("key", "symbol").rows()) == {
        "1": "A/RES/43/75 S",
        "2": "A/RES/74/38",
        "3": "A/DEC/33/442",
        "4": "R/31/208/XII",
        "5": "A/RES/ES-10/19",
    }


def test_old_labels_are_pages_unless_session_and_number_say_resolution() -> None:
    fragment = texts(
        '1,14,0,1959-12-08,"R/14/746B",0,0,"A","TO ADOPT DRAFT RESOL."',
        '2,30,0,1975-11-08,"R/30/3379",0,0,"A","TO DETERMINE THAT ..."',
        '3,29,0,1974-12-08,"R/29/3396",0,0,"A","RES, CONDEMNING ..."',
        '4,17,0,1962-12-08,"R/16/1398",0,0,"A","TO ADOPT DRAFT RESOL."',
    )
    values = fragment.aliases.filter(pl.col("kind") == "resolution").select("key", "value").rows()
    assert values == [
        ("1", "R/14/746B"),
        ("2", "A/RES/3379 (XXX)"),
        ("2", "R/30/3379"),
        ("3", "R/29/3396"),
        ("4", "R/16/1398"),
    ]


def test_parts_and_amendments_have_a_parent_and_no_symbol() -> None:
    fragment = texts(
        '1,72,,2017-12-08,"A/RES/72/50",,,"A","United action"',
        '2,72,,2017-12-08,"R/72/50",,1,,"The President: I put to the vote paragraph 5."',
        '3,72,,2017-12-08,"R/72/50",1,0,,"The President: I put the amendment."',
        '4,72,,2017-12-08,"R/72/51",,1,,"The President: I put to the vote paragraph 5."',
    )
    assert fragment.votes.select("question", "symbol", "parent_key").rows() == [
        ("draft", "A/RES/72/50", None),
        ("part", None, "1"),
        ("amendment", None, "1"),
        ("part", None, None),
    ]
    named = fragment.aliases.filter(pl.col("kind") == "resolution")["key"].unique().to_list()
    assert named == ["1"], "a part is never found under the symbol of the text it touches"


def test_one_vote_told_twice_keeps_both_and_one_symbol() -> None:
    fragment = texts(
        '1,59,0,2004-12-01,"R/59/28",,,"A","Committee on the Exercise of Rights"',
        '2,59,,2004-12-01,"R/59/28",,,,"The Acting President: draft, entitled _Committee<d3>"',
        '3,59,,2004-12-20,"R/59/28",,,,"The President: I shall now put to the vote the motion"',
    )
    assert fragment.votes.select("question", "symbol", "parent_key").rows() == [
        ("draft", "A/RES/59/28", None),
        ("draft", None, None),
        ("motion", None, "1"),
    ]


def test_two_drafts_on_one_page_keep_the_label_each() -> None:
    line = '{},12,0,1957-11-08,"R/12/461",0,0,"DISARMAMENT","TO ADOPT 1ST COMM. DRAFT RESOL."'
    fragment = texts(line.format(1), line.format(2))
    assert fragment.votes["symbol"].to_list() == ["R/12/461", "R/12/461"]


def test_issues_are_subjects_and_nothing_else() -> None:
    table = '"rcid","short_name","issue"\n7,"nu","Nuclear weapons"\n7,"di","Disarmament"\n'
    fragment = unvotes_issues.read(SourceFile("i.csv", table.encode()))
    vote = row(fragment.votes, "7")
    assert vote["subjects"] == ["Disarmament", "Nuclear weapons"]
    assert vote["question"] is None
    assert fragment.ballots.is_empty()


@pytest.fixture(scope="module")
def ballots(shared: Path) -> Fragment:
    return unvotes.read(SourceFile.from_path(shared / "data/ga_voeten/un_votes.csv.xz"))


@pytest.fixture(scope="module")
def described(shared: Path) -> Fragment:
    return unvotes.read(SourceFile.from_path(shared / "data/ga_voeten/un_roll_calls.csv.xz"))


def test_rows_of_the_real_files(ballots: Fragment, described: Fragment, shared: Path) -> None:
    assert ballots.ballots.height == 870_109
    assert ballots.votes.height == described.votes.height == 6_203
    assert ballots.ballots.filter(pl.col("member") == "NAM").height > 1_000
    path = shared / "data/ga_voeten/un_roll_call_issues.csv.xz"
    issues = unvotes_issues.read(SourceFile.from_path(path))
    assert issues.votes["subjects"].list.len().sum() == 5_745


def test_flags_of_the_real_file(described: Fragment) -> None:
    """991 paragraph and 311 amendment flags; 157 votes carry both and are amendments; five
    flagged as paragraphs are described as motions for separate votes."""
    questions = dict(described.votes["question"].value_counts().rows())
    assert questions["amendment"] == 311
    assert questions["part"] == 991 - _BOTH_FLAGS - _SEPARATE_VOTES


_BOTH_FLAGS = 157
#: Roll calls 569, 708, 762, 1189 and 1318.
_SEPARATE_VOTES = 5


def test_votes_added_later_have_days(described: Fragment) -> None:
    """Roll calls from 5600 on were coded from the verbatim records, with true dates."""
    early = described.votes.filter(pl.col("regular_session") <= 57)
    exact = early.filter(pl.col("date_quality") == "exact")
    assert exact["date"].dt.day().min() == 8
    assert exact["key"].cast(pl.Int32).min() > 5_600
    assert row(exact, "6015")["date"] == date(1997, 12, 9)


def test_modern_symbols_are_unique(described: Fragment) -> None:
    symbols = described.votes.filter(pl.col("symbol").str.starts_with("A/"))["symbol"]
    assert symbols.len() > 3_500
    assert symbols.is_unique().all()


def test_every_cell_equals_the_release_of_2016(ballots: Fragment, shared: Path) -> None:
    path = shared / "data/ga_voeten/UNVotesPublished.csv.xz"
    older = voeten.read(SourceFile.from_path(path)).ballots
    said = older.filter(pl.col("position") != "NON_VOTING").select("key", "member", "position")
    common = ballots.ballots.join(said.select("key").unique(), on="key", how="semi")
    assert common["key"].n_unique() == 5_429
    assert common.select("key", "member", "position").equals(said)


def test_every_cell_of_session_74_equals_the_conference_department(
    ballots: Fragment, described: Fragment, shared: Path
) -> None:
    """Ninety resolutions of autumn 2019, two routes; Voeten's YU is Serbia."""
    theirs = unxml.read(SourceFile.from_path(shared / "data/ga_unxml/74.json.xz"))
    symbols = described.votes.join(theirs.votes, left_on="symbol", right_on="key", how="semi")
    ours = ballots.ballots.join(symbols.select("key", "symbol"), on="key").select(
        "symbol", "member", "position"
    )
    cells = theirs.ballots.select(pl.col("key").alias("symbol"), "member", "position")
    assert ours["symbol"].n_unique() == 90
    order = ["symbol", "member"]
    assert ours.sort(order).equals(cells.sort(order))
