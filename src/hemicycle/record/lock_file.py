"""A lock: one small file that names a version of a record by hashes, and opens no other.

A version is a hash of the files put in and of the way they are merged, so it can be made again
wherever the same files are. The lock also carries the hash of every table, so that a reader
knows that what was opened is what was locked, to the cell.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from hemicycle.errors import InputError
from hemicycle.record.shelf import Shelved

LOCK_FORMAT = 1
_MARK = "hemicycle_lock"


@dataclass(frozen=True)
class TableHash:
    """What a table holds: ``rows``, and the SHA-256 of them written as JSON lines."""

    rows: int
    sha256: str


@dataclass(frozen=True)
class LockedFile:
    """A file of the record: its entry, and the hash of what was read from it."""

    entry: Shelved
    parsed_sha256: str


@dataclass(frozen=True)
class Lock:
    """A version of a record, by hashes.

    Parameters
    ----------
    record
        Where the record was, relative to the lock where it lies beside it; None for the
        embedded one.
    hemicycle
        Version of the tool that wrote the lock.
    """

    record_version: str
    record_format: int
    merge_version: int
    hemicycle: str
    record: str | None
    coverage: Mapping[str, Mapping[str, Any]]
    tables: Mapping[str, TableHash]
    files: tuple[LockedFile, ...]

    def to_dict(self) -> dict[str, Any]:
        """The lock as it stands in its file."""
        return {
            _MARK: LOCK_FORMAT,
            "record_version": self.record_version,
            "record_format": self.record_format,
            "merge_version": self.merge_version,
            "hemicycle": self.hemicycle,
            "record": self.record,
            "coverage": {body: dict(held) for body, held in self.coverage.items()},
            "tables": {name: asdict(table) for name, table in self.tables.items()},
            "files": [
                asdict(one.entry) | {"parsed_sha256": one.parsed_sha256} for one in self.files
            ],
        }


def content_hash(table: pl.DataFrame) -> TableHash:
    """Hash of the rows as they stand, whatever file they come from."""
    lines = io.BytesIO()
    table.write_ndjson(lines)
    return TableHash(table.height, hashlib.sha256(lines.getbuffer()).hexdigest())


def read_lock(path: Path) -> Lock:
    """The lock in a file.

    Raises
    ------
    InputError
        The file is no lock, or one of a later hemicycle.
    """
    try:
        stored = json.loads(path.read_text("utf-8"))
        number = int(stored[_MARK])
        if number <= LOCK_FORMAT:
            return _lock_of(stored)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "the file is no lock of a record",
            where=str(path),
            right="a file written by hemicycle lock, a record's directory, or the word embedded",
            todo="check the path, or make a lock with: hemicycle lock FILE --record DIR",
        ) from error
    raise InputError(
        f"the lock is in format {number}, which is newer than this hemicycle",
        where=str(path),
        right=f"format {LOCK_FORMAT} or older",
        todo="update hemicycle",
    )


def _lock_of(stored: Mapping[str, Any]) -> Lock:
    files = [
        LockedFile(
            Shelved(**{name: value for name, value in one.items() if name != "parsed_sha256"}),
            one["parsed_sha256"],
        )
        for one in stored["files"]
    ]
    return Lock(
        record_version=stored["record_version"],
        record_format=stored["record_format"],
        merge_version=stored["merge_version"],
        hemicycle=stored["hemicycle"],
        record=stored["record"],
        coverage=stored["coverage"],
        tables={name: TableHash(**table) for name, table in stored["tables"].items()},
        files=tuple(files),
    )
