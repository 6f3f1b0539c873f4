"""Writing so that a crash at any moment leaves the old state or the new one.

A folder is filled under a temporary name, every file and the folder itself are flushed to the
disk, and only then does it take its real name: the rename is the one moment of change.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from hemicycle.errors import InputError

TEMPORARY = ".part-"


def flush(path: Path) -> None:
    """Make a file's or folder's content survive a power failure."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_folder(parent: Path, name: str, fill: Callable[[Path], None]) -> Path:
    """Make ``parent/name`` with what ``fill`` writes into it, all or nothing.

    A folder of that name gives way; callers see to it that nobody needs it.
    """
    partial = parent / f"{TEMPORARY}{name}"
    _remove(partial)
    partial.mkdir(parents=True)
    try:
        fill(partial)
        for file in partial.iterdir():
            flush(file)
        flush(partial)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    target = parent / name
    _remove(target)
    partial.rename(target)
    flush(parent)
    return target


def write_table(table: pl.DataFrame, path: Path, **options: Any) -> None:
    """Write Parquet. Made in memory first, so that a refusal of the file system is an OSError
    here as everywhere (Polars words it in its own ways)."""
    made = io.BytesIO()
    table.write_parquet(made, **options)
    path.write_bytes(made.getbuffer())


def write_text(path: Path, text: str) -> None:
    """Replace a small file, all or nothing."""
    partial = path.with_name(f"{TEMPORARY}{path.name}")
    partial.write_text(text, encoding="utf-8")
    flush(partial)
    partial.rename(path)
    flush(path.parent)


def sweep(parent: Path) -> None:
    """Remove what a killed writer left behind. Only for the holder of the lock."""
    if parent.is_dir():
        for left in parent.glob(f"{TEMPORARY}*"):
            _remove(left)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})


@contextmanager
def writable(where: Path, what: str = "the record") -> Iterator[None]:
    """Turn a refusal of the file system into an error that says what to do.

    Parameters
    ----------
    where
        What is written: a folder or a file.
    what
        The same in words; the record has an option that names another place.
    """
    try:
        yield
    except OSError as error:
        record = what == "the record"
        kept = "; the record is as it was before" if record else ""
        raise InputError(
            f"{what} cannot be written ({error.strerror or error})",
            where=str(where),
            right=f"a place you may write to, on a disk with room{kept}",
            todo=_advice(error.errno) + (" (--record DIR)" if record else ""),
        ) from error


def _advice(why: int | None) -> str:
    """What helps against this refusal."""
    if why in _FULL:
        return "free some space and run it again, or choose a place on another disk"
    if why in _MISSING:
        return "make the folder it is to stand in, or choose another place"
    return "choose another place"
