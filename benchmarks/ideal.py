"""Ideal points: how near the published ones, how fast, and whether the intervals cover.

Targets: ``compat`` at least .99 overall, .998 within sessions, Spearman .996, differences .96,
median standard deviation within 10 %, at most 2 minutes and 1 GB; ``fast`` at most 6 seconds with
compiled code cached, Spearman within sessions at least .994; 90 % intervals of ``fast`` cover 87 to
93 % of simulated truth. Times are of this machine as loaded as it is; processor time is beside
them.

``python -m benchmarks.ideal`` runs all; with ``fast``, ``compat`` or ``coverage`` that part.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from scipy.stats import spearmanr

from benchmarks.data import full_record, shared
from benchmarks.ideal_worlds import World, simulate
from hemicycle import joined
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.fast import FastOptions, Walk, fit_fast
from hemicycle.measure.ideal.fit import Fit
from hemicycle.measure.ideal.published import read_published
from hemicycle.record.record import Record, open_record

_LAST_PUBLISHED = date(2020, 1, 31)


def agreement_with(found: pl.DataFrame, published: pl.DataFrame) -> dict[str, float]:
    """Agreement of two tables of points: overall, within sessions, and of first differences."""
    both = found.join(published, on=["ccode", "period"], suffix="_p").sort("ccode", "period")
    sessions = [part for _, part in both.group_by("period")]
    steps = both.select(
        pl.col("ideal", "ideal_p").diff().over("ccode"),
    ).drop_nulls()
    return {
        "rows": both.height,
        "votes_equal": int((both["votes"] == both["votes_p"]).sum()),
        "r": _r(both["ideal"], both["ideal_p"]),
        "r_within": float(np.mean([_r(part["ideal"], part["ideal_p"]) for part in sessions])),
        "spearman_within": float(
            np.mean([spearmanr(part["ideal"], part["ideal_p"])[0] for part in sessions])
        ),
        "r_differences": _r(steps["ideal"], steps["ideal_p"]),
    }


def _r(first: pl.Series, second: pl.Series) -> float:
    return float(np.corrcoef(first, second)[0, 1])


def simulated_ends(world: World) -> Anchors:
    """The members whose true places are highest and lowest on average."""
    cells = world.panel
    mean = np.bincount(cells.node_member, world.truth) / np.bincount(cells.node_member)
    return Anchors(cells.members[int(mean.argmax())], cells.members[int(mean.argmin())])


def covered(world: World, fit: Fit) -> float:
    """Share of true places inside their intervals."""
    return float(np.mean((fit.low <= world.truth) & (world.truth <= fit.high)))


def coverage_rows(worlds: int = 12) -> Iterator[tuple[str, str, float, float]]:
    """Rows of the coverage table: the assembly, the walk, mean coverage, correlation with truth."""
    cases: list[tuple[str, dict[str, float]]] = [
        ("100 members, 15 periods, 40 votes each", {"periods": 15, "votes": 40}),
        ("the same, 10 votes each", {"periods": 15, "votes": 10}),
        ("the same, true variance .03", {"periods": 15, "votes": 40, "walk": 0.03}),
        ("the same, true variance .25", {"periods": 8, "votes": 40, "walk": 0.25}),
        ("100 members, one period, 150 votes", {"periods": 1, "votes": 150}),
    ]
    for title, shape in cases:
        walks: tuple[Walk, ...] = (
            ("cautious",) if shape["periods"] == 1 else ("cautious", 0.1, "estimate")
        )
        for walk in walks:
            shares, found = [], []
            for seed in range(worlds):
                world = simulate(seed, members=100, **shape)  # type: ignore[arg-type]
                fit = fit_fast(world.panel, simulated_ends(world), FastOptions(walk=walk))
                shares.append(covered(world, fit))
                found.append(np.corrcoef(fit.place, world.truth)[0, 1])
            yield title, str(walk), float(np.mean(shares)), float(np.mean(found))


def _engine(record: Record, engine: str, published: pl.DataFrame) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    found = joined.ideal_points(
        record,
        engine=engine,
        until=_LAST_PUBLISHED,
        links=shared() / "data" / "ideal_points" / "Matches.csv",
    )
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    same = agreement_with(found.table(), published)
    print(f"{engine}: {wall:.1f} s ({processor:.1f} s of processor), load {os.getloadavg()[0]:.1f}")
    print("  " + ", ".join(f"{name} {value:.4g}" for name, value in same.items()))
    released = ((published["high"] - published["low"]) / 3.2897).median()
    print(f"  median sd {found.points['sd'].median():.4f}, published {released:.4f}")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


def main() -> None:
    """Print what was measured."""
    wanted = sys.argv[1:] or ["fast", "compat", "coverage"]
    engines = [name for name in ("fast", "compat") if name in wanted]
    if engines:
        release = shared() / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
        published = read_published(release).table()
        with tempfile.TemporaryDirectory() as scratch:
            where = os.environ.get("HEMICYCLE_BENCH_RECORD") or full_record(Path(scratch))
            record = open_record(where)
            for engine in engines:
                if engine == "fast":
                    joined.ideal_points(record, since=date(2018, 1, 1))  # compile, or load
                _engine(record, engine, published)
    if "coverage" in wanted:
        for title, walk, share, found in coverage_rows():
            print(f"{title}; walk {walk}: coverage {share:.3f}, r with truth {found:.3f}")


if __name__ == "__main__":
    main()
