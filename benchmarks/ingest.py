"""How long an ingest of all General Assembly and Council files takes, and how much memory.

Side by side in fresh processes: the ingest, and merely decompressing and reading the same CSV
files with ``lzma`` and Polars. Targets: at most 6 times that time, and under 1.5 GiB. Prints
medians of both and the ratio. Run with ``python -m benchmarks.ingest``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from benchmarks.data import assembly_and_council_files

RUNS = 5
MOST_TIMES = 6
MOST_GIB = 1.5

#: Prints seconds of work and peak memory in KiB; imports are not counted on either side.
_CHILD = """
import resource, sys, time
{setup}
start = time.perf_counter()
{work}
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_PLAIN = _CHILD.format(
    setup="import lzma; import polars as pl",
    work="""
for name in sys.argv[1:]:
    data = open(name, "rb").read()
    if name.endswith(".xz"):
        data = lzma.decompress(data)
    pl.read_csv(data, infer_schema=False)
""",
)
_INGEST = _CHILD.format(
    setup="from hemicycle.record.ingest import ingest",
    work="ingest(sys.argv[2:], sys.argv[1])",
)


def _run(code: str, *words: str) -> tuple[float, float]:
    """Seconds and GiB of one fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", code, *words], check=True, capture_output=True, text=True
    )
    seconds, kibibytes = done.stdout.split()
    return float(seconds), int(kibibytes) / 1024**2


def main() -> None:
    """Run both, turn and turn about, and print one line each."""
    files = [str(file) for file in assembly_and_council_files()]
    tables = [name for name in files if ".csv" in Path(name).name]
    plain, ours = [], []
    for _ in range(RUNS):
        plain.append(_run(_PLAIN, *tables))
        with tempfile.TemporaryDirectory() as scratch:
            ours.append(_run(_INGEST, f"{scratch}/record", *files))
    plain_time, ours_time = (median(seconds for seconds, _ in runs) for runs in (plain, ours))
    memory = max(gib for _, gib in ours)
    print(f"lzma + Polars, {len(tables)} CSV files: {plain_time:.2f} s")
    print(f"ingest, {len(files)} files: {ours_time:.2f} s, {memory:.2f} GiB at most")
    ratio = ours_time / plain_time
    met = "met" if ratio <= MOST_TIMES and memory < MOST_GIB else "MISSED"
    print(f"ratio {ratio:.1f} (at most {MOST_TIMES}, under {MOST_GIB} GiB): {met}")


if __name__ == "__main__":
    main()
