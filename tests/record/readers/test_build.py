"""From loose frames to fragments: schema, order, one row per member."""

from __future__ import annotations

import json

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hemicycle.record.fragment import FRAGMENT_BALLOTS, FRAGMENT_VOTES
from hemicycle.record.readers.build import (
    aliases_frame,
    ballots_frame,
    conform,
    findings_frame,
    fragment,
    once_each,
)

keys = st.sampled_from(["1", "10", "9", "A/RES/1", "é"])
members = st.sampled_from(["AFG", "FRA", "USA", "icpsr:9"])
positions = st.sampled_from(["YES", "NO", "ABSTAIN"])
ballot_rows = st.lists(st.tuples(keys, members, positions), max_size=30)


def frame(rows: list[tuple[str, str, str]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["key", "member", "position"], orient="row")


def test_a_misspelt_column_does_not_vanish() -> None:
    with pytest.raises(ValueError, match="no such column: titel"):
        conform(pl.DataFrame({"key": ["1"], "titel": ["x"]}), FRAGMENT_VOTES)


def test_what_a_file_does_not_say_is_null() -> None:
    full = conform(pl.DataFrame({"key": ["1"]}), FRAGMENT_VOTES)
    assert dict(full.schema) == dict(FRAGMENT_VOTES)
    assert full.drop("key").null_count().sum_horizontal().item() == full.width - 1


@given(ballot_rows)
def test_order_by_rank_is_order_by_text(rows: list[tuple[str, str, str]]) -> None:
    table = ballots_frame(frame(rows))
    assert dict(table.schema) == dict(FRAGMENT_BALLOTS)
    assert table.select("key", "member").rows() == sorted((key, who) for key, who, _ in rows)


@given(ballot_rows)
def test_each_member_stands_once_and_differences_are_told(
    rows: list[tuple[str, str, str]],
) -> None:
    once, findings = once_each(ballots_frame(frame(rows)))
    cast: dict[tuple[str, str], set[str]] = {}
    for key, who, position in rows:
        cast.setdefault((key, who), set()).add(position)
    plain = {seat: next(iter(said)) if len(said) == 1 else "UNKNOWN" for seat, said in cast.items()}
    assert {(row[0], row[1]): row[2] for row in once.rows()} == plain
    told = {(finding["key"], finding["witness"]["member"]) for finding in findings}
    assert told == {seat for seat, said in cast.items() if len(said) > 1}


def test_aliases_are_sorted_distinct_and_never_empty() -> None:
    rows = {"key": ["2", "1", "1", "1"], "kind": ["rcid"] * 4, "value": ["2", "1", "1", None]}
    assert aliases_frame(pl.DataFrame(rows)).rows() == [("1", "rcid", "1"), ("2", "rcid", "2")]


def test_a_witness_is_json_in_one_order() -> None:
    finding = {"key": "1", "kind": "duplicate_row", "text": "t", "witness": {"b": "é", "a": [1]}}
    (witness,) = findings_frame([finding])["witness"]
    assert witness == '{"a": [1], "b": "é"}'
    assert json.loads(witness) == finding["witness"]


def test_a_fragment_names_its_source_in_every_row() -> None:
    made = fragment("undl", 3, pl.DataFrame({"key": ["2", "1"]}))
    assert (made.source, made.reader_version) == ("undl", 3)
    assert made.votes.select("key", "source").rows() == [("1", "undl"), ("2", "undl")]
    assert made.ballots.is_empty()
    assert made.findings.is_empty()
