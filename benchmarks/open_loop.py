"""Requests at their times, whether or not earlier ones are answered; what each took.

A closed loop, which asks again only once it was answered, spares a server that stumbles. Here every
request has its moment, and its latency is counted from that moment.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

_PATIENCE = 60.0


@dataclass(frozen=True)
class Taken:
    """Latencies in milliseconds, ascending, and answers that were not 200."""

    latencies: tuple[float, ...]
    wrong: int
    late: float
    """The longest that a request left later than its moment, in milliseconds."""

    def percentile(self, share: float) -> float:
        """The latency that this share of the requests did not exceed."""
        last = len(self.latencies) - 1
        return self.latencies[min(last, int(share * len(self.latencies)))]


class Lines:
    """Connections that stay open; one more is opened whenever all are busy."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self._free: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def ask(self, path: str) -> int:
        """Status of the answer, once its last byte is here."""
        if self._free:
            try:
                return await self._ask(self._free.pop(), path)
            except (asyncio.IncompleteReadError, ConnectionError):
                pass  # the server hangs up on a line that was silent for some seconds
        return await self._ask(await self._open(), path)

    async def _ask(self, line: tuple[asyncio.StreamReader, asyncio.StreamWriter], path: str) -> int:
        reader, writer = line
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next(int(one[15:]) for one in lines if one.startswith(b"content-length:"))
        await reader.readexactly(length)
        self._free.append(line)
        return int(head.split(b" ", 2)[1])

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(self.host, self.port, limit=1 << 20)

    def close(self) -> None:
        """Hang up."""
        for _, writer in self._free:
            writer.close()


async def _run(host: str, port: int, paths: Sequence[str], rate: float, seed: int) -> Taken:
    lines, draw = Lines(host, port), random.Random(seed)
    start, moment, late = time.perf_counter() + 0.1, 0.0, 0.0
    tasks = []

    async def one(path: str, due: float) -> tuple[float, int]:
        status = await asyncio.wait_for(lines.ask(path), _PATIENCE)
        return 1000 * (time.perf_counter() - due), status

    for path in paths:
        due = start + moment
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        late = max(late, 1000 * (time.perf_counter() - due))
        tasks.append(asyncio.create_task(one(path, due)))
        moment += draw.expovariate(rate)
    done = await asyncio.gather(*tasks)
    lines.close()
    wrong = sum(status != 200 for _, status in done)
    return Taken(tuple(sorted(took for took, _ in done)), wrong, late)


def open_loop(host: str, port: int, paths: Sequence[str], *, rate: float, seed: int) -> Taken:
    """Ask for the paths, ``rate`` a second on average, at moments drawn as calls at an exchange."""
    return asyncio.run(_run(host, port, paths, rate, seed))
