"""Rows of one vote: the quick way and a plain filter of the whole table agree."""

from __future__ import annotations

import polars as pl
import pytest

from hemicycle.record import by_vote
from hemicycle.record.record import Record, open_record


@pytest.fixture
def record() -> Record:
    return open_record("embedded")


def plainly(record: Record, vote_id: str) -> dict[str, str]:
    rows = record.ballots.filter(pl.col("vote_id") == vote_id)
    return dict(rows.select("member", "position").iter_rows())


@pytest.mark.parametrize("alone", [0, 1, 1_000_000])
def test_ballots_read_alone_or_cut_from_the_table_are_the_same(
    record: Record, monkeypatch: pytest.MonkeyPatch, alone: int
) -> None:
    monkeypatch.setattr(by_vote, "_READ_ALONE", alone)
    ids = record.votes["vote_id"].to_list()
    for vote_id in [*ids[::9], ids[0], ids[-1]]:
        assert (record.positions(vote_id) or {}) == plainly(record, vote_id)
    assert record.positions("no-such-vote") is None


def test_names_and_aliases_are_those_of_the_tables(record: Record) -> None:
    for vote_id in record.votes["vote_id"].to_list()[::5]:
        mine = pl.col("vote_id") == vote_id
        aliases = record.vote_aliases.filter(mine).select("kind", "value").to_dicts()
        assert record.aliases_of(vote_id) == aliases
        named = record.ballots.filter(mine).select("member", "name_then").drop_nulls()
        assert record.names_then(vote_id) == dict(named.iter_rows())
    assert record.aliases_of("no-such-vote") == []


def test_what_was_handed_out_may_be_changed(record: Record) -> None:
    first = record.positions("GA-ES-11-7") or {}
    first.clear()
    assert record.positions("GA-ES-11-7")
