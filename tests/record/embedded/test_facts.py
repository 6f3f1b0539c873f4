"""The shipped votes against the United Nations' own lists, where those are at hand."""

from __future__ import annotations

import csv
import io
import lzma
from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from hemicycle.domain.body import body
from hemicycle.domain.session import regular_session_on
from hemicycle.domain.symbol import parse_symbol
from hemicycle.record.embedded import fragment, notes
from hemicycle.record.fragment import FRAGMENT_BALLOTS, FRAGMENT_VOTES
from hemicycle.record.record import open_record
from hemicycle.rules.decision import case_of, decide

UNXML = [f"A/RES/ES-11/{n}" for n in range(1, 7)] + ["A/RES/ES-10/21", "A/RES/ES-10/22"]
LIBRARY = ["A/RES/ES-11/7", "A/RES/ES-11/8", "A/RES/ES-11/9"]
LETTERS = {"Y": "YES", "N": "NO", "A": "ABSTAIN", "yes": "YES", "no": "NO", "abstain": "ABSTAIN"}


def _rows(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    text = (lzma.decompress(data) if path.suffix == ".xz" else data).decode()
    return list(csv.DictReader(io.StringIO(text)))


def _shipped(key: str) -> dict[str, str]:
    ballots = fragment().ballots.filter(pl.col("key") == key)
    return {
        member: position
        for member, position in ballots.select("member", "position").iter_rows()
        if position != "NON_VOTING"
    }


def _vote(key: str) -> dict[str, object]:
    return fragment().votes.filter(pl.col("key") == key).row(0, named=True)


def test_the_assembly_lists_are_those_of_the_united_nations(shared: Path) -> None:
    lists: dict[str, dict[str, str]] = {}
    for row in _rows(shared / "data/derived/ga_votes_2019_2026_unxml_long.csv.xz"):
        if row["symbol"] in UNXML:
            lists.setdefault(row["symbol"], {})[row["iso3"]] = LETTERS[row["vote"]]
    for row in _rows(shared / "data/derived/ga_votes_2025_3dl_long.csv.xz"):
        if row["resolution"] in LIBRARY:
            lists.setdefault(row["resolution"], {})[row["iso3"]] = LETTERS[row["vote"]]
    assert sorted(lists) == sorted(UNXML + LIBRARY)
    for symbol, positions in lists.items():
        assert _shipped(symbol) == positions, symbol


def test_68_262_is_roll_call_5309_of_the_published_votes(shared: Path) -> None:
    codes = {
        row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"]
        for row in _rows(shared / "data/countries/country-codes.csv")
    }
    codes["YU"] = "SRB"
    published = {
        codes[row["country_code"]]: LETTERS[row["vote"]]
        for row in _rows(shared / "data/ga_voeten/un_votes.csv.xz")
        if row["rcid"] == "5309"
    }
    assert _shipped("A/RES/68/262") == published


def test_2774_is_the_library_list(shared: Path) -> None:
    listed = {
        row["iso3"]: LETTERS[row["vote"]]
        for row in _rows(shared / "data/derived/sc_votes_2025_long.csv")
        if row["resolution"] == "S/RES/2774(2025)"
    }
    assert _shipped("S/RES/2774 (2025)") == listed
    assert len(listed) == 15


@pytest.mark.parametrize(
    ("key", "member", "position"),
    [
        ("A/RES/ES-11/8", "UKR", "ABSTAIN"),
        ("A/RES/ES-11/8", "USA", "ABSTAIN"),
        ("A/RES/ES-11/7", "USA", "NO"),
        ("A/RES/ES-10/21", "IRQ", "ABSTAIN"),
    ],
)
def test_positions_that_press_reports_got_wrong(key: str, member: str, position: str) -> None:
    assert _shipped(key)[member] == position


def test_a_declared_intention_is_a_correction_and_changes_no_tally() -> None:
    correction = fragment().corrections.row(0, named=True)
    assert (correction["key"], correction["member"]) == ("A/RES/ES-10/21", "IRQ")
    assert (correction["cast"], correction["intended"]) == ("ABSTAIN", "YES")
    vote = _vote("A/RES/ES-10/21")
    assert [vote[f"announced_{name}"] for name in ("yes", "no", "abstain")] == [120, 14, 45]


def test_a_complete_list_names_every_member_of_the_day_once_and_adds_up() -> None:
    complete = fragment().votes.filter(pl.col("roll_call") == "complete")
    assert complete.height == 103
    for vote in complete.iter_rows(named=True):
        ballots = fragment().ballots.filter(pl.col("key") == vote["key"])
        roll = body(vote["body"]).roll(vote["date"])
        assert vote["body"] == "HRC" or roll is not None
        assert roll is None or set(ballots["member"]) == roll, vote["key"]
        counted = Counter(ballots["position"])
        named = ("YES", "NO", "ABSTAIN", "NON_VOTING")
        assert [counted[position] for position in named] == [
            vote[f"announced_{position.lower()}"] for position in named
        ], vote["key"]


def test_what_is_known_by_tally_alone_names_nobody() -> None:
    bare = fragment().votes.filter(pl.col("roll_call") == "none")
    assert "GA support-for-lasting-peace" in bare["key"].to_list()
    assert fragment().ballots.filter(pl.col("key").is_in(bare["key"].implode())).is_empty()


def test_a_count_that_no_source_gives_is_null() -> None:
    second = _vote("SC amendment-eu-2")
    assert (second["announced_yes"], second["announced_no"]) == (9, None)
    assert second["announced_abstain"] is None
    assert _shipped("SC amendment-eu-2") == {"RUS": "NO", "USA": "ABSTAIN"}
    assert _vote("GA amendment-eu-1")["announced_yes"] is None


def test_the_seven_council_votes_of_24_february_2025_have_an_order_of_voting() -> None:
    held = notes().filter(pl.col("order").is_not_null() & pl.col("key").str.starts_with("S"))
    assert sorted(held["order"]) == [1, 2, 3, 4, 5, 6, 7]
    last = held.filter(pl.col("order") == 7)["key"].item()
    assert last == "S/RES/2774 (2025)"


def test_every_shipped_row_says_where_it_comes_from() -> None:
    assert notes()["evidence"].null_count() == 0


def test_sessions_are_those_in_progress_that_day() -> None:
    for vote in fragment().votes.filter(pl.col("body") == "GA").iter_rows(named=True):
        assert vote["regular_session"] == regular_session_on(vote["date"]), vote["key"]


def test_symbols_are_written_as_the_united_nations_write_them() -> None:
    votes = fragment().votes
    written = {*votes["symbol"], *votes["draft"]} - {None}
    assert len(written) > 200
    assert [text for text in written if str(parse_symbol(text)) != text] == []


def test_the_fragment_keeps_the_form_of_a_fragment() -> None:
    held = fragment()
    assert held.votes.schema == FRAGMENT_VOTES
    assert held.ballots.schema == FRAGMENT_BALLOTS
    assert held.votes["key"].is_unique().all()
    assert held.votes["key"].is_sorted()
    known = set(held.votes["key"])
    assert set(held.ballots["key"]) | set(held.aliases["key"]) <= known
    assert set(held.votes["parent_key"].drop_nulls()) <= known


def test_no_two_facts_of_one_day_are_the_same_question() -> None:
    asked = fragment().votes.select("body", "date", "symbol", "title", "meeting", "source_id")
    assert asked.is_unique().all()


def test_the_rules_arrive_at_every_outcome_that_is_stored() -> None:
    record = open_record("embedded")
    codes: Counter[str] = Counter()
    for vote_id in record.votes["vote_id"]:
        event = record.event(vote_id)
        decision = decide(case_of(event, record.positions(vote_id)))
        assert decision.outcome.value == event.outcome_announced, vote_id
        codes[decision.code.value] += 1
    assert codes["veto"] > 200
    assert codes["as_announced"] < 50


def test_no_shipped_vote_is_from_a_day_to_come() -> None:
    assert fragment().votes["date"].max() == date(2026, 4, 7)
