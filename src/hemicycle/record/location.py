"""Where records are: a directory, the user's own, or the one shipped with hemicycle."""

from __future__ import annotations

import os
from pathlib import Path

from hemicycle.errors import InputError

EMBEDDED = "embedded"
ENVIRONMENT = "HEMICYCLE_RECORD"


def locate(where: str | Path | None = None) -> Path | None:
    """Directory meant, as for ``open_record``; None for the embedded record."""
    if where is None:
        where = os.environ.get(ENVIRONMENT) or None
    if where is None:
        own = user_record()
        return own if (own / "current").exists() else None
    return None if str(where) == EMBEDDED else Path(where).expanduser()


def writable_record(where: str | Path | None = None) -> Path:
    """Directory that an ingest writes to: as for opening, but never the embedded one.

    Raises
    ------
    InputError
        ``embedded`` or a lock file was asked for by name.
    """
    if where is None:
        where = os.environ.get(ENVIRONMENT) or user_record()
    if str(where) == EMBEDDED:
        raise InputError(
            "the embedded record cannot be changed",
            where="--record embedded",
            right="a directory, which is made if it is not there",
            todo="name one with --record DIR, or leave the option out to use your own record",
        )
    chosen = Path(where).expanduser()
    if chosen.is_file():
        raise InputError(
            "a lock names one version for good: nothing can be put into it",
            where=str(chosen),
            right="a directory, which is made if it is not there",
            todo="name one with --record DIR",
        )
    return chosen


def user_record() -> Path:
    """Directory of the user's own record, whether or not it exists yet."""
    from platformdirs import user_data_dir

    return Path(user_data_dir("hemicycle", appauthor=False)) / "record"
