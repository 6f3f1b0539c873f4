"""How long a brief takes as a fresh process, on the embedded and on the full record.

Targets: under 0.7 s on the embedded record, under 1 s on the full one, `--vote` likewise.
The full record is the directory named by ``HEMICYCLE_BENCH_RECORD``, else it is made from the
real data (``HEMICYCLE_SHARED``). Prints medians; a bare ``python -c pass`` stands beside them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.data import full_record

RUNS = 9
TEXT = """date: 2025-02-24
body: GA
draft: A/ES-11/L.10
series: ES-11
nature: important

By a recorded vote of 93 in favour to 18 against, with 65 abstentions, the Assembly adopted it.
"""


def seconds(*words: str, stdin: str | None = None) -> float:
    """Median wall time of a fresh process, in seconds; one warm-up is not counted."""
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(words, input=stdin, text=True, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return median(times[1:])


def main() -> None:
    """Print one line per command: seconds, target, and how many bare Pythons that is."""
    bare = seconds(sys.executable, "-c", "pass")
    hemicycle = (sys.executable, "-m", "hemicycle", "brief")
    with tempfile.TemporaryDirectory() as scratch:
        full = os.environ.get("HEMICYCLE_BENCH_RECORD") or str(full_record(Path(scratch)))
        for name, record, target in (("embedded", "embedded", 0.7), ("full", full, 1.0)):
            for label, words, stdin in (
                ("brief A/RES/ES-11/7 --json", ("A/RES/ES-11/7", "--json"), None),
                ("brief --vote - --json", ("--vote", "-", "--json"), TEXT),
            ):
                took = seconds(*hemicycle, *words, "--record", record, stdin=stdin)
                print(
                    f"{label:30} {name:9} {took:6.3f} s  target {target} s  "
                    f"{took / bare:5.1f} x bare python ({bare:.3f} s)"
                )


if __name__ == "__main__":
    main()
