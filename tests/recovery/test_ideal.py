"""Ideal points against the published ones and against simulated truth; slow."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from benchmarks.ideal import agreement_with, coverage_of_reference, covered, simulated_ends
from benchmarks.ideal_worlds import simulate

from hemicycle import joined
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.published import read_published
from hemicycle.record.ingest import ingest
from hemicycle.record.record import Record, open_record

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def record(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder = shared / "data" / "ga_voeten"
    directory = tmp_path_factory.mktemp("assembly") / "record"
    ingest([folder / "un_votes.csv.xz", folder / "un_roll_calls.csv.xz"], directory)
    return open_record(directory)


@pytest.fixture(scope="module")
def published(shared: Path) -> pl.DataFrame:
    path = shared / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    return read_published(path).table()


def estimated(record: Record, shared: Path, engine: str) -> Any:
    return joined.ideal_points(
        record,
        engine=engine,
        until=date(2020, 1, 31),
        links=shared / "data" / "ideal_points" / "Matches.csv",
    )


def test_compat_gives_the_published_numbers(
    record: Record, shared: Path, published: pl.DataFrame
) -> None:
    """The bars: overall r .99, within-session r .998, Spearman .996, differences .96, sd 10 %."""
    found = estimated(record, shared, "compat").table()
    assert found.height == published.height == 10_469
    same = agreement_with(found, published)
    assert same["votes_equal"] == 10_469
    assert same["r"] >= 0.99
    assert same["r_within"] >= 0.998
    assert same["spearman_within"] >= 0.996
    assert same["r_differences"] >= 0.96
    released = ((published["high"] - published["low"]) / (2 * 1.6448536)).median()
    assert found["sd"].median() == pytest.approx(released, rel=0.10)


def test_fast_orders_each_session_as_published(
    record: Record, shared: Path, published: pl.DataFrame
) -> None:
    found = estimated(record, shared, "fast")
    same = agreement_with(found.table(), published)
    assert found.points.height == 10_469
    assert same["spearman_within"] >= 0.994


@pytest.mark.parametrize("walk", ["cautious", 0.1, "estimate"])
def test_intervals_cover_what_they_claim(walk: Any) -> None:
    """90 % intervals on data drawn from the model: 87 to 93 % over some dozen assemblies."""
    shares = []
    for seed in range(12):
        world = simulate(seed, members=100, periods=15, votes=40)
        fit = fit_fast(world.panel, simulated_ends(world), FastOptions(walk=walk))
        shares.append(covered(world, fit))
    assert 0.87 <= np.mean(shares) <= 0.93


def test_intervals_of_one_period_cover_what_they_claim() -> None:
    shares = [
        covered(world, fit_fast(world.panel, simulated_ends(world)))
        for world in (simulate(seed, members=100, periods=1, votes=150) for seed in range(30))
    ]
    assert 0.87 <= np.mean(shares) <= 0.93


def test_intervals_of_reference_cover_what_they_claim() -> None:
    share, worst = coverage_of_reference(6)
    assert 0.87 <= share <= 0.93
    assert worst < 1.1
