"""Ideal points: how near the published ones, how fast, and whether the intervals cover.

Targets: ``compat`` at least .99 overall, .998 within sessions, Spearman .996, differences .96,
median standard deviation within 10 %, at most 2 minutes and 1 GB; ``fast`` at most 6 seconds with
compiled code cached, Spearman within sessions at least .994; a session added to a fit in at most 1
second; ``reference`` R-hat below 1.05 and rank agreement with ``fast`` at least .995 in each
session, in at most 6 minutes; 90 % intervals of both cover 87 to 93 % of simulated truth. Times are
of this machine as loaded as it is; processor time is beside them.

``python -m benchmarks.ideal`` runs all, ``reference`` (minutes, with a bar) last; with ``fast``,
``compat``, ``extend``, ``coverage``, ``coverage-reference`` or ``reference`` that part.
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
from hemicycle.cli.progress import progress_bar
from hemicycle.measure.ideal.anchors import Anchors
from hemicycle.measure.ideal.estimate import estimate
from hemicycle.measure.ideal.extend import extend
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.fit import Fit
from hemicycle.measure.ideal.model import Walk
from hemicycle.measure.ideal.published import read_published
from hemicycle.measure.ideal.reference import ReferenceOptions, fit_reference
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import Matrix
from hemicycle.record.record import Record, open_record

_LAST_PUBLISHED = date(2020, 1, 31)
_PARTS = ["fast", "compat", "extend", "coverage", "coverage-reference", "reference"]


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


def coverage_of_reference(worlds: int = 12) -> tuple[float, float]:
    """Mean coverage of ``reference`` on small assemblies, and the largest R-hat among them."""
    shares, worst = [], 0.0
    for seed in range(worlds):
        world = simulate(seed, members=50, periods=5, votes=25)
        options = ReferenceOptions(sweeps=300, seed=seed, flagged=True)
        fit = fit_reference(world.panel, simulated_ends(world), options)
        shares.append(covered(world, fit))
        worst = max(worst, fit.diagnostics["rhat_points"])
    return float(np.mean(shares)), worst


def ranks_within(first: IdealPoints, second: IdealPoints) -> pl.DataFrame:
    """Spearman's correlation of two results in each period: ``period, rho``."""
    both = first.points.join(second.points, on=["member", "period"], suffix="_other")
    rows = [
        (name[0], float(spearmanr(part["ideal"], part["ideal_other"])[0]))
        for name, part in both.group_by("period")
    ]
    return pl.DataFrame(rows, schema=["period", "rho"], orient="row").sort("period")


def _matrix(record: Record, until: date = _LAST_PUBLISHED) -> Matrix:
    return joined.matrix(
        record,
        coding="bailey-2017",
        until=until,
        links=shared() / "data" / "ideal_points" / "Matches.csv",
    )


def _reference(record: Record) -> None:
    votes = _matrix(record)
    fast = estimate(votes)
    wall, processor = time.perf_counter(), time.process_time()
    with progress_bar("reference") as progress:
        found = estimate(
            votes,
            engine="reference",
            options=ReferenceOptions(flagged=True),
            progress=progress,
        )
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(
        f"reference: {wall:.0f} s ({processor:.0f} s of processor), load {os.getloadavg()[0]:.1f}"
    )
    print("  " + ", ".join(f"{name} {x:.4g}" for name, x in found.diagnostics.items()))
    ranks = ranks_within(found, fast)
    period, least = ranks.sort("rho").row(0)
    good = (ranks["rho"] >= 0.995).sum()
    print(
        f"  rank agreement with fast: mean {ranks['rho'].mean():.4f}, least {least:.4f} in {period}"
    )
    print(f"  at least .995 in {good} of {ranks.height} sessions")


def _extend(record: Record) -> None:
    """The last published session added to a fit of those before it, against a fit of all."""
    before, whole = _matrix(record, date(2019, 8, 31)), _matrix(record)
    fit, full = estimate(before), estimate(whole)
    times = []
    for _ in range(3):
        wall, processor = time.perf_counter(), time.process_time()
        found = extend(fit, whole)
        times.append((time.perf_counter() - wall, time.process_time() - processor))
    new = found.points.tail(found.points.height - fit.points.height)
    both = new.join(full.points, on=["member", "period"], suffix="_full")
    far = ((both["ideal"] - both["ideal_full"]).abs() / both["sd_full"]).median()
    same = _r(both["ideal"], both["ideal_full"])
    wall, processor = min(times)
    print(f"extend: {wall:.2f} s ({processor:.2f} s of processor), load {os.getloadavg()[0]:.1f}")
    print(
        f"  {new.height} points; against the full refit r {same:.4f}, median {far:.2f} deviations"
    )


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
    wanted = sys.argv[1:] or _PARTS
    _coverage(wanted)
    if set(wanted) & {"fast", "compat", "extend", "reference"}:
        with tempfile.TemporaryDirectory() as scratch:
            where = os.environ.get("HEMICYCLE_BENCH_RECORD") or full_record(Path(scratch))
            _on_record(open_record(where), wanted)


def _on_record(record: Record, wanted: list[str]) -> None:
    release = shared() / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    published = read_published(release).table()
    if "fast" in wanted:
        joined.ideal_points(record, since=date(2018, 1, 1))  # compile, or load
    for engine in ("fast", "compat"):
        if engine in wanted:
            _engine(record, engine, published)
    if "extend" in wanted:
        _extend(record)
    if "reference" in wanted:
        _reference(record)


def _coverage(wanted: list[str]) -> None:
    if "coverage" in wanted:
        for title, walk, share, found in coverage_rows():
            print(f"{title}; walk {walk}: coverage {share:.3f}, r with truth {found:.3f}")
    if "coverage-reference" in wanted:
        share, worst = coverage_of_reference()
        print(f"reference, 50 members, 5 periods, 25 votes each: coverage {share:.3f}, "
              f"largest R-hat {worst:.3f}")  # fmt: skip


if __name__ == "__main__":
    main()
