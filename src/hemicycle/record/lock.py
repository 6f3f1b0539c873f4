"""One writer at a time: a second one waits, and says so."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def writing(directory: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the record's lock.

    The lock belongs to the open file, so a killed writer gives it up with its life.

    Parameters
    ----------
    directory
        The record; it must exist.
    waiting
        Called once if another process holds the lock.
    """
    with (directory / "lock").open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
