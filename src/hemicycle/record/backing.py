"""What stands behind an opened record: a snapshot on disk, or the facts shipped with hemicycle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import polars as pl

if TYPE_CHECKING:
    from hemicycle.record.shelf import Shelved


class Backing(Protocol):
    """Where an opened record's tables come from."""

    @property
    def version(self) -> str: ...

    @property
    def name(self) -> str:
        """Directory of the record, or ``embedded``."""

    @property
    def files(self) -> Mapping[str, Path]:
        """Parquet file per table; empty for a record in memory."""

    @property
    def coverage(self) -> Mapping[str, Mapping[str, Any]]:
        """Per body: votes, ballots, first and last day."""

    @property
    def entries(self) -> Sequence[Shelved]:
        """The files it was made of."""

    def scan(self, table: str) -> pl.LazyFrame: ...


def collected(backing: Backing, frame: pl.LazyFrame, table: str) -> pl.DataFrame:
    """Rows of a lazy frame over one of the tables.

    Raises
    ------
    RecordConflictError
        The table's file is damaged.
    """
    try:
        return frame.collect()
    except (OSError, pl.exceptions.PolarsError) as error:
        from hemicycle.record.store import damaged

        raise damaged(Path(backing.name), backing.files.get(table, backing.name)) from error
