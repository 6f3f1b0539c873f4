"""Work that takes longer than a page may: one process of its own at a time, begun once.

What it makes is kept beside the record (:mod:`hemicycle.kept`), so the next start finds it there.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Literal

from hemicycle.record.record import Record

_log = logging.getLogger("hemicycle.web")

What = tuple[str, ...]
"""Kind of work and its arguments, as :mod:`hemicycle.web.fitting` takes them."""


@dataclass(frozen=True)
class Standing:
    """Where a piece of work stands; ``words`` is what a page says of it."""

    status: Literal["none", "running", "failed"]
    words: str = ""
    seconds: int = 0


class Works:
    """Who is at work on what.

    Parameters
    ----------
    idle
        Begin nothing: pages then say by which command it is made.
    """

    def __init__(self, *, idle: bool = False) -> None:
        self._idle = idle
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._begun: dict[tuple[str, What], float] = {}
        self._failed: dict[tuple[str, What], str] = {}

    def standing(self, record: Record, what: What) -> Standing:
        """What is known of a piece of work."""
        key = (record.version, what)
        if key in self._failed:
            return Standing("failed", self._failed[key])
        if key in self._begun:
            seconds = int(time.monotonic() - self._begun[key])
            return Standing("running", f"{seconds} seconds so far", seconds)
        return Standing("none")

    def begin(self, record: Record, what: What) -> Standing:
        """Begin it unless it was begun before, or nothing is to be begun here."""
        if self._idle:
            return Standing("none")
        key = (record.version, what)
        with self._lock:
            if key in self._begun:
                return self.standing(record, what)
            self._begun[key] = time.monotonic()
        name = f"work-{'-'.join(what)}"
        threading.Thread(target=self._run, args=(record, what), name=name, daemon=True).start()
        return self.standing(record, what)

    def _run(self, record: Record, what: What) -> None:
        """One at a time: the other core stays with the pages."""
        command = [sys.executable, "-m", "hemicycle.web.fitting", record.name, *what]
        with self._turn:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = done.stderr.strip() or f"it ended with code {done.returncode}"
            self._failed[record.version, what] = said
            _log.info("%s: %s", " ".join(what), said)
