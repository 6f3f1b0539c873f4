"""``hemicycle cohesion``."""

from __future__ import annotations

from pathlib import Path

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
