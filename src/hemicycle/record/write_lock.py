"""Locking an opened record: its version is pinned, and named by hashes in one small file."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from hemicycle.errors import InputError
from hemicycle.record import pruning
from hemicycle.record.disk import writable, write_text
from hemicycle.record.location import EMBEDDED
from hemicycle.record.lock import writing
from hemicycle.record.lock_file import Lock, LockedFile, content_hash, read_lock
from hemicycle.record.record import Record
from hemicycle.record.schema import TABLES
from hemicycle.record.shelf import Shelf, Shelved
from hemicycle.record.version import MERGE_VERSION, RECORD_FORMAT


def write_lock(record: Record, path: Path, *, tool_version: str) -> Lock:
    """Lock the opened version: pin its snapshot, so that it is kept, and write the lock file.

    Raises
    ------
    InputError
        The lock or the pin cannot be written, or the file locks another version already.
    """
    _check_target(record, path)
    home = None if record.name == EMBEDDED else Path(record.name)
    lock = Lock(
        record_version=record.version,
        record_format=RECORD_FORMAT,
        merge_version=MERGE_VERSION,
        hemicycle=tool_version,
        record=None if home is None else _beside(home, path),
        coverage=record.coverage,
        tables={name: content_hash(record.table(name)) for name in TABLES},
        files=() if home is None else tuple(_locked(Shelf(home), one) for one in record.entries),
    )
    if home is not None:
        with writable(home), writing(home, lambda: None):
            pruning.pin(home, record.version)
    with writable(path, "the lock"):
        write_text(path, json.dumps(lock.to_dict(), ensure_ascii=False, indent=1) + "\n")
    return lock


def _check_target(record: Record, path: Path) -> None:
    if path.exists() and read_lock(path).record_version != record.version:
        raise InputError(
            f"the file locks another version, {read_lock(path).record_version}",
            where=str(path),
            right=f"a new file, or a lock of {record.version}",
            todo="choose another name; or remove the file if nothing depends on it any more",
        )


def _beside(home: Path, lock: Path) -> str:
    """Path of the record from the lock if it lies in the same folder or below, else in full."""
    folder, there = lock.resolve().parent, home.resolve()
    return os.path.relpath(there, folder) if there.is_relative_to(folder) else str(there)


def _locked(shelf: Shelf, entry: Shelved) -> LockedFile:
    facts = shelf.get(entry).fragment
    digest = hashlib.sha256()
    for table in (facts.votes, facts.ballots, facts.aliases, facts.corrections, facts.findings):
        digest.update(content_hash(table).sha256.encode())
    return LockedFile(entry, digest.hexdigest())
