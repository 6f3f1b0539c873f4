"""DGACM's JSON lines: the real files against an independent long table, and each known fault."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.record.readers.known import UKRAINE, positions, row

from hemicycle.errors import SourceError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers import unxml
from hemicycle.record.readers.base import SourceFile

SESSIONS = ("74", "75", "76", "77", "78", "79", "80", "ES-10", "ES-11", "S-32")


@pytest.fixture(scope="module")
def real(shared: Path) -> dict[str, Fragment]:
    folder = shared / "data/ga_unxml"
    paths = {name: folder / f"{name}.json.xz" for name in SESSIONS}
    return {name: unxml.read(SourceFile.from_path(path)) for name, path in paths.items()}


def entry(**changes: Any) -> dict[str, Any]:
    """One line as the source writes it."""
    return {
        "symbol": "A/RES/77/999",
        "resolution_number": "77/999.",
        "title": "An\u00a0invented  text",
        "adoption_date": "2\u00a0March 2023",
        "originating_document": "A/77/L.9/Rev.1 and A/77/L.9/Rev.1/Add.1",
        "agenda_item": "Agenda item 5",
        "agenda_item_name": "Invented matter",
        "adoption_type": "By a recorded vote",
        "MS_in_favour_count": "2",
        "MS_against_count": "1",
        "MS_abstaining_count": "0",
        "pv": "A/77/PV.58",
        "MS_in_favour": ["FRANCE", "TÜRKÝYE"],
        "MS_against": ["DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA"],
        "MS_abstaining": [],
        "sponsors": ["FRANCE", "SUBMITTED BY THE CHAIR OF THE COMMITTEE"],
        "additional_sponsors": ["COTE D'IVOIRE"],
        "subjects": [["PEACE", "UNBIS Thesaurus"], ["UN", "DHLAUTH"]],
    } | changes


def read(*entries: dict[str, Any]) -> Fragment:
    lines = "\n".join(json.dumps(one) for one in entries)
    return unxml.read(SourceFile("77.json", lines.encode()))


def test_a_line_becomes_a_vote() -> None:
    fragment = read(entry())
    vote = row(fragment.votes, "A/RES/77/999")
    assert vote["date"] == date(2023, 3, 2)
    assert vote["title"] == "An invented text"
    assert vote["draft"] == "A/77/L.9/Rev.1"
    assert vote["agenda"] == "Agenda item 5: Invented matter"
    assert (vote["session"], vote["regular_session"]) == ("77", 77)
    assert vote["subjects"] == ["PEACE", "UN"]
    assert vote["sponsors"] == ["FRA", "SUBMITTED BY THE CHAIR OF THE COMMITTEE", "CIV"]
    assert (vote["method"], vote["roll_call"], vote["silent"]) == (
        "recorded",
        "complete",
        "non_voting",
    )
    assert positions(fragment.ballots, "A/RES/77/999") == {"YES": {"FRA", "TUR"}, "NO": {"PRK"}}
    assert fragment.findings.is_empty()


def test_the_name_printed_is_kept() -> None:
    printed = dict(read(entry()).ballots.select("member", "name_then").rows())
    assert printed["TUR"] == "TÜRKÝYE"


@pytest.mark.parametrize("name", ["TÜRKİYE", "TÜRKIYE", "TURKIYE", "TURKEY", "TÜRKÝYE"])
def test_spellings_of_one_member(name: str) -> None:
    fragment = read(entry(MS_in_favour=["FRANCE", name]))
    assert "TUR" in fragment.ballots["member"].to_list()


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2019-11-07 00:00:00", date(2019, 11, 7)),
        ("2019-11-07", date(2019, 11, 7)),
        ("20\u00a0May 2026", date(2026, 5, 20)),
    ],
)
def test_dates(printed: str, day: date) -> None:
    assert read(entry(adoption_date=printed)).votes["date"].to_list() == [day]


@pytest.mark.parametrize("printed", ["31 February 2023", "May 2026", "2 Mars 2023", "", "12/3/23"])
def test_a_date_that_is_none_is_refused(printed: str) -> None:
    with pytest.raises(SourceError, match="adoption_date is") as caught:
        read(entry(symbol="A/RES/77/1"), entry(adoption_date=printed))
    assert "row 2, column 'adoption_date'" in caught.value.where


def test_not_available_counts_as_zero() -> None:
    vote = row(read(entry(MS_abstaining_count="N.A.")).votes, "A/RES/77/999")
    assert vote["announced_abstain"] == 0


def test_without_a_vote_nothing_is_counted() -> None:
    quiet = entry(adoption_type="Without a vote", MS_in_favour=[], MS_against=[])
    vote = row(read(quiet).votes, "A/RES/77/999")
    assert (vote["method"], vote["roll_call"]) == ("without_vote", "none")
    assert vote["announced_yes"] is None
    assert vote["outcome_announced"] == "adopted"


def test_a_count_without_names_is_a_finding() -> None:
    fragment = read(entry(MS_in_favour=[], MS_against=[]))
    assert fragment.findings.select("kind").rows() == [("empty_list",)]
    assert row(fragment.votes, "A/RES/77/999")["roll_call"] == "none"


def test_repeated_names_count_once() -> None:
    fragment = read(entry(MS_in_favour=["FRANCE", "GERMANY", "FRANCE"]))
    assert positions(fragment.ballots, "A/RES/77/999")["YES"] == {"FRA", "DEU"}
    (witness,) = fragment.findings.filter(pl.col("kind") == "repeated_names")["witness"]
    assert json.loads(witness) == {"members": ["FRA"], "two_positions": {}}


def test_a_name_under_two_positions_is_unknown() -> None:
    fragment = read(entry(MS_abstaining=["FRANCE"]))
    assert positions(fragment.ballots, "A/RES/77/999")["UNKNOWN"] == {"FRA"}
    assert "two positions" in fragment.findings["text"][0]


def test_a_repeated_line_in_other_order_is_silent() -> None:
    again = entry(MS_in_favour=["TURKEY", "FRANCE"], additional_sponsors=["GERMANY"])
    fragment = read(entry(), again)
    assert fragment.votes.height == 1
    assert fragment.findings.is_empty()
    assert row(fragment.votes, "A/RES/77/999")["sponsors"][-1] == "DEU"  # type: ignore[index]


def test_a_repeated_line_that_differs_is_a_finding() -> None:
    fragment = read(entry(), entry(MS_abstaining=["GERMANY"], MS_abstaining_count="1"))
    (finding,) = fragment.findings.to_dicts()
    assert finding["kind"] == "duplicate_row"
    assert json.loads(finding["witness"])["rows"] == [1, 2]
    assert "DEU" not in fragment.ballots["member"].to_list()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"symbol": "A/RES/77/1"', "no JSON"),
        ("[1, 2]", "no JSON object"),
        ("{" * 5 + '"a":' * 3, "no JSON"),
        ('{"a":' * 20_000, "no plain JSON|no JSON"),
        ('{"a": ' + "9" * 5000 + "}", "no plain JSON"),
    ],
)
def test_a_broken_line_is_refused_with_its_row(line: str, words: str) -> None:
    text = json.dumps(entry()) + "\n" + line
    with pytest.raises(SourceError, match=words) as caught:
        unxml.read(SourceFile("77.json", text.encode()))
    assert "row 2" in caught.value.where


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"MS_in_favour": "FRANCE"}, "no list of names"),
        ({"MS_against": [1]}, "no list of names"),
        ({"symbol": None}, "symbol is None"),
        ({"adoption_type": "By acclamation"}, "adoption_type is 'By acclamation'"),
        ({"MS_against_count": "-1"}, "MS_against_count is '-1'"),
        ({"MS_against_count": "²"}, "MS_against_count is '²'"),
        ({"MS_in_favour": ["ATLANTIS"]}, "no member is called 'ATLANTIS'"),
    ],
)
def test_a_wrong_field_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read(entry(**change))


def test_every_cell_equals_an_independent_long_table(
    real: dict[str, Fragment], shared: Path
) -> None:
    long = SourceFile.from_path(shared / "data/derived/ga_votes_2019_2026_unxml_long.csv.xz").csv()
    ours = pl.concat(fragment.ballots for fragment in real.values()).select(
        "key", "member", pl.col("position").cast(pl.String).str.slice(0, 1)
    )
    assert long.height == 128_399
    theirs = long.select(key="symbol", member="iso3", position="vote")
    assert ours.sort("key", "member").equals(theirs.sort("key", "member"))


def test_every_row_equals_an_independent_table(real: dict[str, Fragment], shared: Path) -> None:
    path = shared / "data/derived/ga_resolutions_2019_2026_unxml.csv.xz"
    table = (
        SourceFile.from_path(path).csv().with_columns(pl.col("title").str.replace_all(r"\s+", " "))
    )
    ours = pl.concat(fragment.votes for fragment in real.values())
    assert ours.height == table.height == 2_193
    both = ours.join(table, left_on="key", right_on="symbol")
    assert both.height == 2_193
    assert both.filter(pl.col("date").cast(pl.String) != pl.col("date_right")).is_empty()
    assert both.filter(pl.col("title") != pl.col("title_right")).is_empty()
    assert ours["method"].value_counts().sort("count").rows() == [
        ("non_recorded", 4),
        ("recorded", 731),
        ("without_vote", 1_458),
    ]


def test_the_faults_of_the_real_files(real: dict[str, Fragment]) -> None:
    found = pl.concat(fragment.findings for fragment in real.values())
    assert sorted(found.select("key", "kind").rows()) == [
        ("A/RES/75/254 A-C", "empty_list"),
        ("A/RES/75/290 A", "repeated_names"),
        ("A/RES/79/259 A-C", "unknown_label"),
        ("A/RES/80/236 A-B", "unknown_label"),
        ("A/RES/80/244 A-C", "unknown_label"),
        ("A/RES/80/84 A-B", "unknown_label"),
    ]


def test_totals_against_names_in_the_real_files(real: dict[str, Fragment]) -> None:
    """77/293 announces 59 abstentions and lists 58: both are kept for the merge to compare."""
    ballots = pl.concat(fragment.ballots for fragment in real.values())
    votes = pl.concat(fragment.votes for fragment in real.values())
    counted = ballots.group_by("key").agg(
        (pl.col("position") == name).sum().alias(name) for name in ("YES", "NO", "ABSTAIN")
    )
    both = votes.filter(pl.col("roll_call") == "complete").join(counted, on="key", how="left")
    differs = both.filter(
        (pl.col("YES") != pl.col("announced_yes"))
        | (pl.col("NO") != pl.col("announced_no"))
        | (pl.col("ABSTAIN") != pl.col("announced_abstain"))
    )
    assert both.height == 730
    assert differs.select("key", "announced_abstain", "ABSTAIN").rows() == [
        ("A/RES/77/293", 59, 58)
    ]


@pytest.mark.parametrize("symbol", ["A/RES/ES-11/1", "A/RES/ES-11/4", "A/RES/ES-11/6"])
def test_ukraine_votes(real: dict[str, Fragment], symbol: str) -> None:
    against, abstained, _ = UKRAINE[symbol]
    cast = positions(real["ES-11"].ballots, symbol)
    assert cast["NO"] == set(against.split())
    assert cast["ABSTAIN"] == set(abstained.split())
