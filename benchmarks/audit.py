"""How long an audit of the full General Assembly and Council record takes. Target: 5 seconds.

From opening the record to the finished document, in this process. The plain method beside it: the
bare integer test of each body on the same counts, in one Polars expression, without provisions,
reasons, margins, rulings or causes.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import polars as pl

from benchmarks.data import full_record
from hemicycle.audit.run import audit
from hemicycle.record.record import Record, open_record


def plain(record: Record) -> int:
    """Votes in which the source says adopted and the bare test of their body says so too."""
    yes = pl.coalesce("counted_yes", "announced_yes")
    no = pl.coalesce("counted_no", "announced_no")
    passed = pl.when(pl.col("body") == "SC").then(yes >= 9).otherwise(yes > no)
    return int(
        record.votes.select((passed & (pl.col("outcome_announced") == "adopted")).sum())[0, 0]
    )


def main() -> None:
    """Print the time, the counts, the plain method's time and what it cannot say."""
    with tempfile.TemporaryDirectory() as scratch:
        where = os.environ.get("HEMICYCLE_BENCH_RECORD") or full_record(Path(scratch))
        start = time.perf_counter()
        found = audit(open_record(where))
        document = found.to_dict()
        took = time.perf_counter() - start
        start = time.perf_counter()
        agreed = plain(open_record(where))
        bare = time.perf_counter() - start
    counts = found.counts
    print(f"audit of {counts.votes} votes: {took:.2f} s (target 5 s)")
    print(
        f"agree {counts.agree}, disagree {counts.disagreements}, undetermined "
        f"{counts.undetermined}, no_announced {counts.no_announced}, "
        f"listed {len(document['open_unstated'])}"
    )
    print(f"plain integer test: {bare:.3f} s, finds {agreed} adopted texts and nothing else")


if __name__ == "__main__":
    main()
