"""A record on disk: versions side by side, and one small file that says which is current.

::

    lock                   held by the one writer
    current                version that readers open
    fragments/SHA256/      one parsed file each
    snapshots/VERSION/     the merged tables as Parquet, and record.json; VERSION.2 and so on where
                           the tables of one version had to be made again
    pins/VERSION           an empty file: never prune this version

Readers read ``current`` once and never lock.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

import polars as pl

from hemicycle.errors import InputError, RecordConflictError
from hemicycle.record.disk import flush, sweep, write_folder, write_table, write_text
from hemicycle.record.schema import TABLES
from hemicycle.record.shelf import Shelved
from hemicycle.record.version import MERGE_VERSION, RECORD_FORMAT

_META = "record.json"
#: Rows per row group of the ballots: one vote's rows stand in one or two groups, whose statistics
#: let a reader skip the others.
_ROW_GROUP = 32_768


@dataclass(frozen=True)
class Snapshot:
    """One version of a record on disk; see :class:`hemicycle.record.backing.Backing`.

    Parameters
    ----------
    record
        Directory of the record.
    folder
        Folder of the version, under ``snapshots``.
    meta
        ``record.json``.
    """

    record: Path
    folder: str
    meta: Mapping[str, Any]

    @property
    def version(self) -> str:
        """Hash of what is in the record."""
        return str(self.meta["version"])

    @property
    def path(self) -> Path:
        """Folder with the tables."""
        return self.record / "snapshots" / self.folder

    @property
    def name(self) -> str:
        """Directory of the record."""
        return str(self.record)

    @property
    def format(self) -> int:
        """Layout it was written in."""
        return int(self.meta["format"])

    @property
    def entries(self) -> list[Shelved]:
        """The files it was made of."""
        return [Shelved(**entry) for entry in self.meta["files"]]

    @property
    def coverage(self) -> Mapping[str, Mapping[str, Any]]:
        """Per body: votes, ballots, first and last day."""
        held: Mapping[str, Mapping[str, Any]] = self.meta["coverage"]
        return held

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """Parquet file per table."""
        return {table: self.path / f"{table}.parquet" for table in TABLES}

    def scan(self, table: str) -> pl.LazyFrame:
        """A table as a lazy frame."""
        return pl.scan_parquet(self.files[table])


def open_snapshot(record: Path) -> Snapshot:
    """The current version of the record in a directory.

    Raises
    ------
    InputError
        There is no record.
    RecordConflictError
        It was written by a newer hemicycle, or is damaged.
    """
    found = current(record)
    if found is None:
        raise InputError(
            "there is no record here",
            where=str(record),
            right="a directory made by hemicycle ingest, or the word embedded",
            todo=f"make one with: hemicycle ingest FILE... --record {record}",
        )
    return found


def current(record: Path) -> Snapshot | None:
    """As :func:`open_snapshot`, but None where no record is; the folder of a version, under
    ``snapshots``, opens as that version."""
    if (record / _META).is_file() and record.parent.name == "snapshots":
        home = record.resolve().parent.parent
        return version_in(home, version_of_folder(record))
    try:
        folder = (record / "current").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    meta = _meta(record, folder)
    if int(meta["format"]) > RECORD_FORMAT:
        raise RecordConflictError(
            f"the record is in format {meta['format']}, which is newer than this hemicycle",
            where=str(record),
            right=f"format {RECORD_FORMAT} or older",
            todo="update hemicycle, or choose another directory with --record DIR",
        )
    return Snapshot(record, folder, meta)


def _meta(record: Path, folder: str) -> dict[str, Any]:
    path = record / "snapshots" / folder / _META
    try:
        meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        meta["format"], meta["files"], meta["version"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(record, path) from error
    return meta


def damaged(record: Path, path: Path | str) -> RecordConflictError:
    """The error for tables that cannot be read back."""
    return RecordConflictError(
        "the record is damaged",
        where=str(path),
        right="the tables as hemicycle ingest wrote them",
        todo=f"make them again from the stored files with: "
        f"hemicycle ingest --rebuild --record {record}",
    )


def entries_of(record: Path) -> list[Shelved]:
    """Files of the record, from the current version or, where that is damaged, from any other.

    Raises
    ------
    RecordConflictError
        No version's ``record.json`` can be read.
    """
    try:
        found = current(record)
        return found.entries if found else []
    except RecordConflictError as error:
        for folder in by_age(record):
            try:
                return [Shelved(**entry) for entry in _meta(record, folder.name)["files"]]
            except RecordConflictError:
                continue
        raise error


def write_snapshot(
    record: Path, version: str, tables: Mapping[str, pl.DataFrame], meta: Mapping[str, Any]
) -> str:
    """Write one version's tables; nothing points to them yet.

    Returns
    -------
    str
        Name of the folder under ``snapshots``; never one that is there already.
    """

    def fill(folder: Path) -> None:
        for name, table in tables.items():
            write_table(
                table,
                folder / f"{name}.parquet",
                compression="zstd",
                compression_level=1,
                row_group_size=_ROW_GROUP,
            )
        whole = {"format": RECORD_FORMAT, "merge": MERGE_VERSION, "version": version, **meta}
        (folder / _META).write_text(
            json.dumps(whole, ensure_ascii=False, indent=1, default=asdict), encoding="utf-8"
        )

    snapshots = record / "snapshots"
    names = (version if number == 1 else f"{version}.{number}" for number in count(1))
    name = next(name for name in names if not (snapshots / name).exists())
    write_folder(snapshots, name, fill)
    return name


def find(record: Path, version: str) -> str | None:
    """Folder of a version whose tables are there; the current one if it is that version."""
    pointed = current(record)
    if pointed is not None and pointed.version == version:
        return pointed.folder
    return next((path.name for path in by_age(record) if version_of_folder(path) == version), None)


def version_in(record: Path, version: str) -> Snapshot | None:
    """A version that is kept in the record, current or not; None where it is not there, or in a
    format that this hemicycle does not read."""
    for path in by_age(record):
        if version_of_folder(path) == version:
            meta = _meta(record, path.name)
            if int(meta["format"]) == RECORD_FORMAT:
                return Snapshot(record, path.name, meta)
    return None


def version_of_folder(path: Path) -> str:
    """Version whose tables a folder under ``snapshots`` holds."""
    return path.name.partition(".")[0]


def point_to(record: Path, folder: str) -> None:
    """Make a written version the current one: the one moment in which the record changes."""
    write_text(record / "current", f"{folder}\n")


def replace(record: Path, folder: str) -> None:
    """Point to tables made again, and remove those of the same version that they replace."""
    pointed = (record / "current").read_text(encoding="utf-8").strip()
    point_to(record, folder)
    version = version_of_folder(Path(folder))
    if pointed != folder and version_of_folder(Path(pointed)) == version:
        shutil.rmtree(record / "snapshots" / pointed, ignore_errors=True)


def prepare(record: Path) -> None:
    """Make the directory of a record, if it is not there."""
    if not record.is_dir():
        record.mkdir(parents=True, exist_ok=True)  # another process may have been faster
        flush(record.parent)


def clean(record: Path) -> None:
    """Remove what killed writers left. Only for the holder of the lock."""
    for folder in (record, record / "fragments", record / "snapshots"):
        sweep(folder)


def by_age(record: Path) -> list[Path]:
    """Versions, newest first."""
    folders = [path for path in (record / "snapshots").glob("*") if (path / _META).is_file()]
    return sorted(folders, key=lambda path: (-path.stat().st_mtime, path.name))
