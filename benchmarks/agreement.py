"""All pairs of the General Assembly in every session, beside the pandas merge that users write.

Target: at most 1 second with every index, from frames to table, and at least 40 times faster than
the merge, whose only index must come out the same.

The merge is written as in Voeten's ``DyadicAgreementScores.R``: both orders of each pair, one
index. It runs session by session, which spares it memory: over all votes at once it would need
tens of gigabytes. Beside it a leaner merge that keeps each pair once, as few users write it.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.data import full_record
from hemicycle.measure.agreement import agreement
from hemicycle.measure.matrix import matrix
from hemicycle.record.record import open_record

_BEST_OF = 5
_SCORE = {"YES": 1, "ABSTAIN": 2, "NO": 3}


def ours(ballots: pl.DataFrame, votes: pl.DataFrame) -> tuple[pl.DataFrame, float]:
    """Table of all pairs and sessions with every index, and the best time of several."""
    best = np.inf
    for _ in range(_BEST_OF):
        start = time.perf_counter()
        made = matrix(ballots, votes, body="GA")
        table = agreement(made).table(every=True)
        best = min(best, time.perf_counter() - start)
    return table, best


def merged(cast: pd.DataFrame, *, once: bool = False) -> tuple[pd.DataFrame, float]:
    """Mean agreement of each pair and session: merge the ballots with themselves, then group.

    Parameters
    ----------
    once
        Keep each pair once before anything is computed, with members as categories.
    """
    if once:
        cast = cast.assign(member=cast["member"].astype("category").cat.codes)
    start = time.perf_counter()
    parts = []
    for session, ballots in cast.groupby("period"):
        both = ballots.merge(ballots, on="vote_id", suffixes=("_a", "_b"))
        kept = "member_a < member_b" if once else "member_a != member_b"
        both = both.query(kept)
        both = both.assign(agree=1 - (both["score_a"] - both["score_b"]).abs() / 2)
        grouped = both.groupby(["member_a", "member_b"])["agree"].agg(["mean", "size"])
        parts.append(grouped.reset_index().assign(period=session))
    return pd.concat(parts), time.perf_counter() - start


def main() -> None:
    """Print both times, their ratio, and the largest difference."""
    with tempfile.TemporaryDirectory() as scratch:
        where = os.environ.get("HEMICYCLE_BENCH_RECORD") or full_record(Path(scratch))
        record = open_record(where)
        ballots = record.scan("ballots").select("vote_id", "member", "position").collect()
        votes = record.votes
        table, took = ours(ballots, votes)
        cast = (
            matrix(ballots, votes, body="GA")
            .table()
            .with_columns(score=pl.col("position").replace_strict(_SCORE))
        )
        chosen = cast.select("vote_id", "member", "period", "score").to_pandas()
        slow, slowly = merged(chosen)
        _, leaner = merged(chosen, once=True)
    same = table.join(
        pl.from_pandas(slow).filter(pl.col("member_a") < pl.col("member_b")),
        on=["member_a", "member_b", "period"],
        how="full",
        suffix="_slow",
    )
    worst = same.select((pl.col("agree") - pl.col("mean")).abs().max()).item()
    equal_n = same.select((pl.col("n") == pl.col("size")).all()).item()
    print(
        f"agreement, {table.height:,} dyad-years, {table.width - 4} indices: {took:.2f} s "
        "(target 1 s, frames to table)"
    )
    print(
        f"pandas merge by session, one index: {slowly:.1f} s, ratio {slowly / took:.0f} (target 40)"
    )
    print(f"the same, each pair once: {leaner:.1f} s, ratio {leaner / took:.0f}")
    print(f"rows in common {same.height:,}, same n: {equal_n}, largest difference {worst:.1e}")


if __name__ == "__main__":
    main()
