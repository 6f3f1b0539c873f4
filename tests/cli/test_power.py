"""``hemicycle power`` against the published figures."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from hemicycle.cli.main import app


def indices(*words: str) -> dict[str, dict[str, float]]:
    done = CliRunner().invoke(app, ["power", *words, "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, dict[str, float]] = json.loads(done.stdout)["members"]
    return found


def test_the_council_of_fifteen_has_the_published_indices() -> None:
    # Shapley-Shubik of the fifteen-member Council: permanent 0.19627, elected 0.001865
    members = indices("SC", "--on", "2025-02-24")
    assert len(members) == 15
    assert members["FRA"]["shapley_shubik"] == pytest.approx(0.19627, abs=5e-6)
    assert members["PAN"]["shapley_shubik"] == pytest.approx(0.001865, abs=5e-7)
    for index in ("shapley_shubik", "banzhaf"):
        assert sum(member[index] for member in members.values()) == pytest.approx(1)


def test_the_assembly_shares_power_alike() -> None:
    members = indices("GA", "--on", "2025-02-24")
    assert len(members) == 193
    assert all(member["banzhaf"] == pytest.approx(1 / 193) for member in members.values())


def test_the_table_names_the_day() -> None:
    done = CliRunner().invoke(app, ["power", "SC", "--on", "1960-01-01"])
    assert done.exit_code == 0
    assert done.output.startswith("SC on 1960-01-01")
    assert "RUS" in done.output
