"""Ideal points in a folder: written whole, read back equal, refused when damaged.

``points.json`` says what the result is and names the other files with their hashes; it is written
last, so that a folder whose writing was cut short is never read as a result.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from hemicycle.errors import HemicycleError, InputError, SourceError
from hemicycle.measure.coding import Coding
from hemicycle.measure.ideal.results import IdealPoints

FORMAT = 1
"""Number of the layout; raised when an older reader would misread a newer folder."""

_HEAD = "points.json"
_ARRAYS = "arrays.npz"
_TABLES = ("points", "items", "vote_items", "walk", "revisions")
_NUMBERS = ("draws", "item_draws", "start")
_PLAIN = ("engine", "body", "record_version", "anchors", "seed", "issue")


def write_points(points: IdealPoints, folder: Path) -> None:
    """Write a result to a folder, over an earlier result there if any.

    Raises
    ------
    InputError
        The folder holds other things, or cannot be written.
    """
    _refuse_other_things(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [name for name in _TABLES if getattr(points, name) is not None]
        for name in written:
            getattr(points, name).write_parquet(folder / f"{name}.parquet")
        np.savez(folder / _ARRAYS, **{name: getattr(points, name) for name in _NUMBERS})
        files = [*(f"{name}.parquet" for name in written), _ARRAYS]
        head = _head(points, {name: _hash(folder / name) for name in files})
        part = folder / f"{_HEAD}.part"
        part.write_text(json.dumps(head, indent=1, ensure_ascii=False), encoding="utf-8")
        os.replace(part, folder / _HEAD)
    except OSError as error:
        raise InputError(
            f"ideal points cannot be written ({error})",
            where=str(folder),
            right="a folder that may be written",
            todo="name another folder",
        ) from error


def read_points(folder: Path) -> IdealPoints:
    """Read a result back: every number equal to what was written.

    Raises
    ------
    SourceError
        There is no such folder, it is of a newer format, or a file is missing, cut or changed.
    """
    head = _read_head(folder)
    try:
        _refuse_changed(folder, head["files"])
        tables: dict[str, Any] = {
            name: pl.read_parquet(folder / f"{name}.parquet")
            for name in _TABLES
            if f"{name}.parquet" in head["files"]
        }
        with np.load(folder / _ARRAYS, allow_pickle=False) as arrays:
            numbers: dict[str, Any] = {name: arrays[name] for name in _NUMBERS}
        return IdealPoints(
            **{name: head[name] for name in _PLAIN},
            **tables,
            **numbers,
            coding=_coding(head["coding"]),
            diagnostics=head["diagnostics"],
            notes=tuple(head["notes"]),
        )
    except HemicycleError:
        raise
    except (OSError, KeyError, TypeError, ValueError, pl.exceptions.PolarsError) as error:
        raise _damaged(folder, f"it does not hold what it should ({error!r})") from error


def _head(points: IdealPoints, files: Mapping[str, str]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        **{name: getattr(points, name) for name in _PLAIN},
        "coding": points.coding.to_dict(),
        "diagnostics": dict(points.diagnostics),
        "notes": list(points.notes),
        "files": dict(files),
    }


def _read_head(folder: Path) -> dict[str, Any]:
    try:
        head = json.loads((folder / _HEAD).read_text(encoding="utf-8"))
    except OSError as error:
        raise _damaged(folder, f"{_HEAD} cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise _damaged(folder, f"{_HEAD} is no JSON text ({error})") from error
    number = head.get("format") if isinstance(head, dict) else None
    if not isinstance(number, int):
        raise _damaged(folder, f"{_HEAD} names no format")
    if number > FORMAT:
        raise SourceError(
            f"these ideal points are of format {number}, which this version cannot read",
            where=str(folder / _HEAD),
            right=f"format {FORMAT} or older",
            todo="upgrade hemicycle, or estimate the points anew",
        )
    return dict(head)


def _coding(choices: Mapping[str, Any]) -> Coding:
    left_out = tuple((member, session) for member, session in choices["without_members"])
    sessions = tuple(choices["without_sessions"])
    return Coding(**{**choices, "without_members": left_out, "without_sessions": sessions})


def _refuse_other_things(folder: Path) -> None:
    if not folder.exists() or (folder / _HEAD).exists():
        return
    if not folder.is_dir() or any(folder.iterdir()):
        raise InputError(
            "ideal points are kept in a folder of their own",
            where=str(folder),
            right="a new or empty folder, or one that holds ideal points",
            todo="name another folder",
        )


def _refuse_changed(folder: Path, files: Mapping[str, str]) -> None:
    for name, expected in files.items():
        if not (folder / name).is_file():
            raise _damaged(folder, f"{name} is missing")
        if _hash(folder / name) != expected:
            raise _damaged(folder, f"{name} is not as it was written")


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _damaged(folder: Path, what: str) -> SourceError:
    return SourceError(
        f"this folder holds no ideal points that can be used: {what}",
        where=str(folder),
        right=f"a folder as written, with {_HEAD} and the files it names",
        todo="estimate the points anew, or fetch an unchanged copy",
    )
