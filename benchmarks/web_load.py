"""The site on the full record under 50 requests a second: latencies, memory, the first page.

Targets: 95 of 100 vote, member and pair pages within 100 ms and searches within 50 ms, on pages not
asked for before; the first page within 2 s of the start; less than 1 GiB. One server process; the
addresses are drawn from the whole record, and asked once more afterwards, when they are kept.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote_plus

from benchmarks.data import bench_record
from benchmarks.open_loop import Taken, open_loop

_RATE = 50.0
_SECONDS = 20
_SEED = 6
_QUIET = 0.08
"""Share of one processor below which the server is taken to be warm."""


@dataclass(frozen=True)
class Server:
    """A site in a process of its own."""

    pid: int
    port: int
    first_page: float
    """Seconds from the start of the process to the last byte of the home page."""

    def memory(self) -> tuple[float, float]:
        """Resident memory now and at most, MiB."""
        text = Path(f"/proc/{self.pid}/status").read_text()
        now, most = (re.search(rf"{name}:\s+(\d+)", text) for name in ("VmRSS", "VmHWM"))
        assert now is not None
        assert most is not None
        return int(now[1]) / 1024, int(most[1]) / 1024

    def seconds(self) -> float:
        """Processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(record: str) -> Iterator[Server]:
    """Start the site, ask for its first page, stop it in the end."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "hemicycle", "serve", "--port", "0", "--record", record,
         "--no-estimates"],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    try:
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found is not None
        port = int(found[1])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
            answer.read()
        yield Server(process.pid, port, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def addresses(record: str, number: int) -> dict[str, list[str]]:
    """Paths by kind of page, drawn at random from the whole record."""
    from hemicycle.record.record import open_record

    opened, draw = open_record(record), random.Random(_SEED)
    votes = opened.votes
    assembly = opened.scan("ballots").select("member").unique().collect()["member"].sort()
    members = [code for code in assembly if ":" not in code]
    titles = [title for title in votes["title"].drop_nulls() if len(title) > 20]

    def search() -> str:
        words = re.findall(r"[A-Za-z]{4,}", draw.choice(titles)) or ["peace"]
        return quote_plus(" ".join(draw.sample(words, min(len(words), draw.choice((1, 2))))))

    def typed(words: str) -> str:
        return words[: draw.randint(2, len(words))]

    pairs = [sorted(draw.sample(members, 2)) for _ in range(number)]
    ids = votes["vote_id"].to_list()
    return {
        "vote": [f"/vote/{vote_id}" for vote_id in draw.choices(ids, k=number)],
        "member": [f"/member/{code}" for code in draw.choices(members, k=number)],
        "pair": [f"/pair/{a}/{b}" for a, b in pairs],
        "search": [f"/votes?q={search()}" for _ in range(number)],
        "typing": [f"/search.json?q={typed(search())}" for _ in range(number)],
        "api, one vote": [f"/api/v1/votes/{vote_id}" for vote_id in draw.choices(ids, k=number)],
    }


def wait_until_warm(server: Server, record_pages: Sequence[str]) -> float:
    """Seconds until every kind of page was made once and the server rests."""
    begun = time.perf_counter()
    for path in record_pages:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}", timeout=120) as page:
            page.read()
    used = server.seconds()
    while True:
        time.sleep(1.0)
        now = server.seconds()
        if now - used < _QUIET:
            return time.perf_counter() - begun
        used = now


def line(kind: str, server: Server, paths: Sequence[str]) -> tuple[str, Taken]:
    """A row of the table: latencies, processor time a request, how busy the server and the
    machine were."""
    begun, used = time.perf_counter(), server.seconds()
    taken = open_loop("127.0.0.1", server.port, paths, rate=_RATE, seed=_SEED)
    work = server.seconds() - used
    busy = work / (time.perf_counter() - begun)
    told = " ".join(f"{taken.percentile(share):8.1f}" for share in (0.5, 0.95, 0.99))
    each = 1000 * work / len(paths)
    wrong = f"  {taken.wrong} not answered 200" if taken.wrong else ""
    load = os.getloadavg()[0]
    row = f"{told} {taken.latencies[-1]:8.1f} {each:8.1f} {busy:6.0%} {load:6.1f}{wrong}"
    return f"{kind:<14}{row}", taken


def main() -> None:
    """Print the figures beside what else the machine was doing."""
    with tempfile.TemporaryDirectory() as scratch:
        record = bench_record(Path(scratch))
        paths = addresses(record, int(_RATE * _SECONDS))
        mixed = [path for row in zip(*paths.values(), strict=True) for path in row]
        print(
            f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
        )
        with serving(record) as server:
            print(
                f"first page {server.first_page:.2f} s after the start, "
                f"{server.seconds():.2f} s of them work"
            )
            warm = wait_until_warm(server, [held[-1] for held in paths.values()])
            print(f"warm after {warm:.1f} s more; memory {server.memory()[0]:.0f} MiB")
            print(f"\n{_RATE:.0f} requests a second, {_SECONDS} s each; milliseconds")
            print(f"{'':<14}{'p50':>8} {'p95':>8} {'p99':>8} {'most':>8} {'work':>8} busy   load")
            for kind, held in paths.items():
                print(line(kind, server, held)[0], flush=True)
            for kind in ("vote", "member", "pair", "search"):
                print(line(f"{kind}, kept", server, paths[kind])[0], flush=True)
            again = random.Random(_SEED + 1).sample(mixed, len(mixed))[: int(_RATE * _SECONDS)]
            print(line("all, mixed", server, again)[0])
            now, most = server.memory()
            print(f"\nmemory {now:.0f} MiB, {most:.0f} MiB at most")
        print(f"load of the machine after: {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
