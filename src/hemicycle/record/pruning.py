"""Which versions of a record are kept, and which are removed."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from hemicycle.record.disk import write_text
from hemicycle.record.store import by_age, version_of_folder

_DAY = 24 * 60 * 60
_KEPT = 2


def pin(record: Path, version: str) -> None:
    """Keep this version whatever comes."""
    folder = record / "pins"
    folder.mkdir(exist_ok=True)
    write_text(folder / version, "")


def prune(record: Path, now: float | None = None) -> list[str]:
    """Remove old versions; only for the holder of the lock.

    Kept: the current one, the newest two, any pinned, any younger than a day.

    Parameters
    ----------
    now
        Seconds since the epoch; the system's clock by default.

    Returns
    -------
    list of str
        Versions removed.
    """
    moment = time.time() if now is None else now
    pointed = (record / "current").read_text(encoding="utf-8").strip()
    removed = []
    for folder in by_age(record)[_KEPT:]:
        young = moment - folder.stat().st_mtime < _DAY
        pinned = (record / "pins" / version_of_folder(folder)).exists()
        if not young and folder.name != pointed and not pinned:
            shutil.rmtree(folder)
            removed.append(folder.name)
    return removed
