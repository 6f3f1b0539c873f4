"""The opened record, and what is kept in memory for one version of it.

A record may be written while the site runs: the next request then opens the new version. Whatever
is kept belongs to one :class:`Shelf`, which belongs to one version, so nothing old is ever shown as
new.
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from hemicycle.errors import HemicycleError, RecordConflictError
from hemicycle.record.location import locate
from hemicycle.record.record import Record, open_record
from hemicycle.web.failures import UnopenedError
from hemicycle.web.works import Works

_T = TypeVar("_T")
_LONG = 4096
"""Bytes of an answer from which on it is held compressed."""


class Shelf:
    """One version of the record, with all that was worked out from it once.

    Parameters
    ----------
    record
        Opened; every thread reads the same one.
    works
        Who makes what takes longer than a page may.
    """

    def __init__(self, record: Record, works: Works) -> None:
        self.record = record
        self.works = works
        self.version = record.version
        self._kept: dict[Hashable, Any] = {}
        self._locks: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What ``make`` returned the first time; a second thread waits for the first."""
        if key not in self._kept:
            with self._lock:
                own = self._locks.setdefault(key, threading.Lock())
            with own:
                if key not in self._kept:
                    self._kept[key] = make()
        found: _T = self._kept[key]
        return found

    def later(self, key: Hashable, make: Callable[[], _T]) -> _T | None:
        """What ``make`` returned, or None while a thread of its own still works on it."""
        if key in self._kept:
            return self.once(key, make)
        with self._lock:
            begun = ("begun", key)
            if begun not in self._kept:
                self._kept[begun] = True
                threading.Thread(target=self.once, args=(key, make), daemon=True).start()
        return None

    def has(self, key: Hashable) -> bool:
        """Whether it is kept already."""
        return key in self._kept


class Library:
    """Where the record is, and the shelf of its current version.

    Parameters
    ----------
    where
        As for :func:`hemicycle.record.record.open_record`.
    works
        Handed to each shelf.
    """

    def __init__(self, where: str | Path | None, works: Works) -> None:
        self.where = where
        self.works = works
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._seen: tuple[str, int] | None = None

    def shelf(self) -> Shelf:
        """The shelf of the current version.

        Raises
        ------
        UnopenedError
            No record is there, or it is damaged; asked again, the answer may be another.
        """
        seen = self._stamp()
        shelf = self._shelf
        if shelf is not None and seen == self._seen:
            return shelf
        with self._lock:
            if self._shelf is None or seen != self._seen:
                self._shelf = self._opened()
                self._seen = seen
            return self._shelf

    def opened(self) -> Shelf | None:
        """The shelf where it is open already and still current; never opens anything."""
        shelf = self._shelf
        return shelf if shelf is not None and self._stamp() == self._seen else None

    def forget(self) -> None:
        """Open the record anew at the next request: it turned out to be damaged."""
        with self._lock:
            self._shelf = None

    def _stamp(self) -> tuple[str, int] | None:
        """Which record and when its current version was named; None for the embedded one."""
        folder = locate(self.where)
        if folder is None:
            return None
        try:
            return str(folder), (folder / "current").stat().st_mtime_ns
        except OSError:
            return str(folder), 0

    def _opened(self) -> Shelf:
        try:
            record = open_record(self.where)
            if self._shelf is not None and self._shelf.version == record.version:
                return self._shelf
            return Shelf(record, self.works)
        except (HemicycleError, OSError) as error:
            raise _unopened(error, str(self.where or "the default record")) from error


def _unopened(error: Exception, where: str) -> UnopenedError:
    if not isinstance(error, HemicycleError):
        return UnopenedError(
            f"The record cannot be read: {error}",
            where=where,
            right="a folder made by `hemicycle ingest`, readable by you",
            todo="check the path and its permissions, or start with: "
            "hemicycle serve --record embedded",
        )
    again = "" if isinstance(error, RecordConflictError) else "; the page then opens by itself"
    return UnopenedError(
        error.what,
        where=error.where,
        right=error.right,
        todo=f"{error.todo}; or start with: hemicycle serve --record embedded{again}",
    )


class Kept:
    """Finished answers, the longest unused given up first.

    Long ones are held compressed, to a sixth: packing takes under a millisecond, making a page ten.

    Parameters
    ----------
    most
        Bytes of all bodies together, as they are held.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._held: OrderedDict[Hashable, _Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> tuple[bytes, str] | None:
        """Body and type, or None."""
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
        return zlib.decompress(found.held) if found.packed else found.held, found.kind

    def put(self, key: Hashable, body: bytes, kind: str) -> None:
        """Keep an answer; one larger than a quarter of the room is not kept."""
        packed = len(body) >= _LONG
        answer = _Answer(zlib.compress(body, 1) if packed else body, kind, packed)
        if len(answer.held) > self._most // 4:
            return
        with self._lock:
            gone = self._held.pop(key, None)
            self._size += len(answer.held) - (len(gone.held) if gone else 0)
            self._held[key] = answer
            while self._size > self._most:
                _, old = self._held.popitem(last=False)
                self._size -= len(old.held)


class _Answer(NamedTuple):
    held: bytes
    kind: str
    packed: bool
