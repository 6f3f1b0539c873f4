"""Results kept beside a record, so that nobody waits twice for the same fit: read and written.

``DIR/kept/VERSION/`` holds what was made from one version of a record: ideal points
(``points-GA-2``) and the forecasts of a year (``forecasts-GA-2025-2``); the last number is the
model's, so that a newer hemicycle makes its own. The embedded record keeps its results in the
user's cache. A folder is filled under another name and renamed whole, by one writer at a time.
Everything here can be deleted at any time: it is made again when asked for, by
:func:`hemicycle.joined.make_points` and :func:`hemicycle.joined_year.make_forecasts`.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hemicycle.errors import HemicycleError
from hemicycle.record.disk import write_folder
from hemicycle.record.location import EMBEDDED

if TYPE_CHECKING:
    from hemicycle.measure.forecast.year import YearForecasts
    from hemicycle.measure.ideal.results import IdealPoints
    from hemicycle.measure.surprise.together import Together
    from hemicycle.record.record import Record

DRAWS = 200
"""Joint posterior draws kept with ideal points: what shifts and blocs are computed from."""

_KEPT = "kept"
PAIRS = "pairs.json"
"""File of the pairs in a folder of forecasts."""

Kept = TypeVar("Kept")


def folder(record: Record) -> Path:
    """Where the results of this version of the record are kept, whether or not there are any."""
    if record.name == EMBEDDED:
        from platformdirs import user_cache_dir

        return Path(user_cache_dir("hemicycle", appauthor=False)) / _KEPT / record.version
    return Path(record.name) / _KEPT / record.version


def points(record: Record, body: str = "GA") -> IdealPoints | None:
    """Kept ideal points of a body, with draws; None where none are kept."""
    home = points_folder(record, body)
    return _points_at(home, home.stat().st_mtime_ns) if home.is_dir() else None


def forecasts(record: Record, year: int, body: str = "GA") -> YearForecasts | None:
    """Kept forecasts of a year; None where none are kept."""
    home = forecasts_folder(record, year, body)
    return _forecasts_at(home, home.stat().st_mtime_ns) if home.is_dir() else None


def forecasts_folder(record: Record, year: int, body: str) -> Path:
    """Where the forecasts of a year are kept, whether or not they are."""
    from hemicycle.measure.forecast import FORMAT

    return folder(record) / f"forecasts-{body}-{year}-{FORMAT}"


def clear(record: Record) -> None:
    """Delete what is kept of this version of the record."""
    shutil.rmtree(folder(record), ignore_errors=True)


def pairs(record: Record, year: int, body: str = "GA") -> tuple[Together, ...]:
    """Kept pairs of permanent members that stood together against a group in a year."""
    home = forecasts_folder(record, year, body)
    return _pairs_at(home, home.stat().st_mtime_ns) if home.is_dir() else ()


@lru_cache(maxsize=4)
def _forecasts_at(home: Path, written: int) -> YearForecasts | None:
    """Read once, until the folder is written anew."""
    from hemicycle.measure.forecast.saved import read_forecasts

    return read(home, read_forecasts)


@lru_cache(maxsize=4)
def _pairs_at(home: Path, written: int) -> tuple[Together, ...]:
    """Read once, until the folder is written anew."""
    from hemicycle.measure.surprise.together import Together

    try:
        rows = json.loads((home / PAIRS).read_text(encoding="utf-8"))
        return tuple(Together.from_dict(row) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


@lru_cache(maxsize=4)
def _points_at(home: Path, written: int) -> IdealPoints | None:
    """Read once, until the folder is written anew."""
    from hemicycle.measure.ideal.saved import read_points

    return read(home, read_points)


def points_folder(record: Record, body: str) -> Path:
    from hemicycle.measure.ideal import MODEL

    return folder(record) / f"points-{body}-{MODEL}"


def read(home: Path, read: Callable[[Path], Kept]) -> Kept | None:
    """What a folder holds; None where it is missing, or too damaged to be worth anything."""
    if not home.is_dir():
        return None
    try:
        return read(home)
    except HemicycleError:
        return None


def keep(record: Record, home: Path, fill: Callable[[Path], None]) -> None:
    """Fill a folder, all or nothing. Where nothing can be written the result is merely not kept."""
    from hemicycle.record.lock import writing

    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        with writing(home.parent, waiting=lambda: None):
            write_folder(home.parent, home.name, fill)
            _sweep(record)
    except OSError:
        return


def _sweep(record: Record) -> None:
    """Delete what was kept of versions that the record no longer holds."""
    if record.name == EMBEDDED:
        return
    snapshots = Path(record.name) / "snapshots"
    for old in folder(record).parent.iterdir():
        if old.is_dir() and not (snapshots / old.name).is_dir():
            shutil.rmtree(old, ignore_errors=True)
