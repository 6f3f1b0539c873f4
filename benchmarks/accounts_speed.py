"""How many articles `check` reads in a second of processor time, after start-up.

The five articles of the shared data, over and over, against the full record (the directory named by
``HEMICYCLE_BENCH_RECORD``, else made from the real data), on one core. Target: 200 a second. Also a
file of 10 MB. Processor time, best of several rounds: other programs on the machine still slow it,
so a plain counting loop stands beside it (three million steps take 0.05 s on the machine the
target was set on).
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.data import bench_record, shared

ROUNDS = 20
BIG = 10_000_000


def best(run: Callable[[], object], rounds: int) -> float:
    """Least processor time of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


def count() -> None:
    """Three million steps of nothing."""
    for _ in range(3_000_000):
        pass


def main() -> None:
    """Print articles a second, the counting loop beside it, and the time of a 10 MB file."""
    from hemicycle.accounts import check
    from hemicycle.record.record import open_record

    files = sorted((shared() / "articles").glob("*.txt"))
    texts = [path.read_bytes().decode("utf-8") for path in files]
    with tempfile.TemporaryDirectory() as scratch:
        record = open_record(bench_record(Path(scratch)))

        def read() -> None:
            for text in texts:
                check(text, record=record, date="2025-02-25")

        read()
        took = best(read, ROUNDS)
        print(f"articles a second   {len(texts) / took:6.0f}   target 200")
        print(f"counting loop       {best(count, ROUNDS):6.3f} s")
        whole = "\n\n".join(texts)
        big = whole * (BIG // len(whole) + 1)
        took = best(lambda: check(big, record=record, date="2025-02-25"), 1)
        print(f"a file of {len(big) / 1e6:.0f} MB     {took:6.1f} s")


if __name__ == "__main__":
    main()
