"""``hemicycle cohesion``."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from tests.cli.conftest import Command


def test_a_declared_group_by_session(command: Command, dgacm_record: Path) -> None:
    done = command("cohesion", "EU", "--record", dgacm_record, "--json")
    document = done.document
    assert (document["group"], document["body"]) == ("EU", "GA")
    periods = {row["period"]: row for row in document["periods"]}
    assert set(periods) >= {75, 77}
    assert 0 < periods[77]["attina"] <= periods[77]["agreement_index"] <= 1
    camps = document["splits"][0]["camps"]
    assert sum(len(codes) for codes in camps.values()) <= 28
    assert sum(bool(codes) for codes in camps.values()) > 1


def test_members_named_by_hand(command: Command) -> None:
    words = (
        "--record",
        "embedded",
        "--body",
        "GA",
        "--since",
        "2025-02-24",
        "--until",
        "2025-02-24",
    )
    done = command("cohesion", "France, USA,Hungary", *words, "--json")
    splits = {split["vote_id"]: split["camps"] for split in done.document["splits"]}
    assert splits["GA-ES-11-7"]["YES"] == ["FRA"]
    assert splits["GA-ES-11-7"]["NO"] == ["HUN", "USA"]


def test_the_table_names_the_splits(command: Command, dgacm_record: Path) -> None:
    done = command("cohesion", "EU", "--record", dgacm_record, "--splits", "2")
    assert done.code == 0
    assert "agreement_index" in done.out
    assert done.out.count("; abstain") + done.out.count("; no") >= 2


def test_an_unknown_group_exits_2(command: Command) -> None:
    done = command("cohesion", "G99", "--record", "embedded")
    assert (done.code, done.out) == (2, "")
    assert "G99" in done.err


def test_a_group_that_cast_no_vote_exits_3(command: Command) -> None:
    done = command("cohesion", "DDR,CSK", "--record", "embedded", "--since", "2022-01-01")
    assert done.code == 3
    assert "no member" in done.err


def test_the_ballots_of_the_group_go_to_a_file(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    """The file counts out to the camps of every split, and joins with other data."""
    path = tmp_path / "eu.csv"
    words = ("cohesion", "EU", "--record", dgacm_record)
    assert command(*words, "--csv", path).code == 0
    rows = pl.read_csv(path)
    assert {"ccode", "iso3", "name", "session", "year"} <= set(rows.columns)
    splits = command(*words, "--json").document["splits"]
    for split in splits[:20]:
        mine = rows.filter(pl.col("vote_id") == split["vote_id"])
        for position, codes in split["camps"].items():
            assert mine.filter(pl.col("position") == position)["member"].to_list() == sorted(codes)
        assert mine["attina"].unique().to_list() == [split["attina"]]
    assert rows.filter(pl.col("member") == "FRA")["ccode"].unique().to_list() == [220]
    assert command("reproduce", path).code == 0


def test_the_table_explains_its_columns(command: Command, dgacm_record: Path) -> None:
    words = " ".join(command("cohesion", "EU", "--record", dgacm_record).out.split())
    for told in ("rice: yes against no", "agreement_index, attina: abstention is a camp too"):
        assert told in words
    assert "Least united:" in words
