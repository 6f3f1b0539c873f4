"""Results kept beside a record, so that nobody waits twice for the same fit.

``DIR/kept/VERSION/`` holds what was made from one version of a record: ideal points
(``points-GA-1``) and the forecasts of a year (``forecasts-GA-2025-1``); the last number is the
format, so that a newer hemicycle makes its own. The embedded record keeps its results in the user's
cache. A folder is filled under another name and renamed whole, by one writer at a time. Everything
here can be deleted at any time: it is made again when asked for.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hemicycle.errors import HemicycleError
from hemicycle.record.disk import write_folder
from hemicycle.record.location import EMBEDDED

if TYPE_CHECKING:
    from hemicycle.measure.forecast.model import Model
    from hemicycle.measure.forecast.year import YearForecasts
    from hemicycle.measure.ideal.results import IdealPoints
    from hemicycle.record.record import Record

Progress = Callable[[int, int], None]
"""Called with the steps done and the steps in all."""

DRAWS = 200
"""Joint posterior draws kept with ideal points: what shifts and blocs are computed from."""

_KEPT = "kept"
Kept = TypeVar("Kept")


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


def folder(record: Record) -> Path:
    """Where the results of this version of the record are kept, whether or not there are any."""
    if record.name == EMBEDDED:
        from platformdirs import user_cache_dir

        return Path(user_cache_dir("hemicycle", appauthor=False)) / _KEPT / record.version
    return Path(record.name) / _KEPT / record.version


def points(record: Record, body: str = "GA") -> IdealPoints | None:
    """Kept ideal points of a body, with draws; None where none are kept."""
    from hemicycle.measure.ideal.saved import read_points

    return _read(_points_folder(record, body), read_points)


def make_points(record: Record, body: str = "GA") -> IdealPoints:
    """Ideal points of a body, kept or made now and kept.

    Raises
    ------
    NotIdentifiedError
        The votes do not place their members on a line.
    """
    found = points(record, body)
    if found is not None:
        return found
    from hemicycle.joined import ideal_points
    from hemicycle.measure.ideal.fast import FastOptions
    from hemicycle.measure.ideal.saved import write_points

    made = ideal_points(record, body=body, options=FastOptions(draws=DRAWS))
    _keep(record, _points_folder(record, body), lambda part: write_points(made, part))
    return made


def forecasts(record: Record, year: int, body: str = "GA") -> YearForecasts | None:
    """Kept forecasts of a year; None where none are kept."""
    home = forecasts_folder(record, year, body)
    if not home.is_dir():
        return None
    from hemicycle.measure.forecast.saved import read_forecasts

    return _read(home, read_forecasts)


def make_forecasts(
    record: Record, year: int, body: str = "GA", *, progress: Progress = no_progress
) -> YearForecasts:
    """Forecasts of a year, kept or made now and kept.

    Raises
    ------
    NotIdentifiedError
        No vote in that year, or a record too thin to forecast from.
    """
    found = forecasts(record, year, body)
    if found is not None:
        return found
    made, model = _forecast(record, year, body, progress)
    _keep_forecasts(record, made, model)
    return made


def make_model(
    record: Record, year: int, body: str = "GA", *, progress: Progress = no_progress
) -> Model:
    """What forecasts a year's ballots, kept or learnt now; a year without votes is not kept.

    Raises
    ------
    NotIdentifiedError
        A record too thin to forecast from.
    """
    from hemicycle.joined import past
    from hemicycle.measure.forecast.clues import walk
    from hemicycle.measure.forecast.model import fit, training_start
    from hemicycle.measure.forecast.saved import read_model

    kept = _read(forecasts_folder(record, year, body), read_model)
    if kept is not None:
        return kept
    roll_calls = past(record, body=body)
    if (roll_calls.years == year).any():
        made, model = _forecast(record, year, body, progress)
        _keep_forecasts(record, made, model)
        return model
    from datetime import date

    ended = roll_calls.until(date(year, 1, 1))
    return fit(ended, walk(ended, training_start(ended, year), progress), year)


def forecasts_folder(record: Record, year: int, body: str) -> Path:
    """Where the forecasts of a year are kept, whether or not they are."""
    from hemicycle.measure.forecast import FORMAT

    return folder(record) / f"forecasts-{body}-{year}-{FORMAT}"


def clear(record: Record) -> None:
    """Delete what is kept of this version of the record."""
    shutil.rmtree(folder(record), ignore_errors=True)


def _forecast(
    record: Record, year: int, body: str, progress: Progress
) -> tuple[YearForecasts, Model]:
    from hemicycle.joined import past
    from hemicycle.measure.forecast.make_year import forecast_year

    return forecast_year(past(record, body=body), year, progress)


def _keep_forecasts(record: Record, made: YearForecasts, model: Model) -> None:
    from hemicycle.measure.forecast.saved import write_forecasts

    home = forecasts_folder(record, made.year, made.body)
    _keep(record, home, lambda part: write_forecasts(made, model, part))


def _points_folder(record: Record, body: str) -> Path:
    from hemicycle.measure.ideal.saved import FORMAT

    return folder(record) / f"points-{body}-{FORMAT}"


def _read(home: Path, read: Callable[[Path], Kept]) -> Kept | None:
    """What a folder holds; None where it is missing, or too damaged to be worth anything."""
    if not home.is_dir():
        return None
    try:
        return read(home)
    except HemicycleError:
        return None


def _keep(record: Record, home: Path, fill: Callable[[Path], None]) -> None:
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
