"""Parsed files on disk: ``fragments/SHA256/``, written once and never changed.

A fragment that a later version of its reader made of the same bytes stands beside the older one
as ``SHA256.VERSION``; one read as a source that the user named, as ``SHA256.SOURCE``.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import polars as pl

from hemicycle.errors import RecordConflictError
from hemicycle.record.disk import write_folder, write_table
from hemicycle.record.fragment import REAL, Fragment
from hemicycle.record.pieces import Piece

TABLES = ("votes", "ballots", "aliases", "corrections", "findings")
#: Few sources declare groups, so this one is written only where there are some.
GROUPS = "groups"
_META = "fragment.json"


@dataclass(frozen=True)
class Shelved:
    """One file of a record: what ``record.json`` says about it.

    Parameters
    ----------
    folder
        Name under ``fragments/``.
    sha256
        Hash of the bytes as received.
    name
        Name of the file when it was ingested, without its path.
    source, reader_version
        How it was read.
    votes, ballots
        Rows in it.
    world
        ``real``, or ``simulation:NAME``: what its votes belong to.
    """

    folder: str
    sha256: str
    name: str
    source: str
    reader_version: int
    votes: int
    ballots: int
    world: str = REAL


def describe(piece: Piece, name: str, *, folder: str | None = None) -> Shelved:
    """The entry for a piece that came from a file of that name, in a folder of the shelf (by
    default its identity)."""
    fragment = piece.fragment
    return Shelved(
        folder=folder or piece.id,
        sha256=piece.id,
        name=Path(name).name,
        source=fragment.source,
        reader_version=fragment.reader_version,
        votes=fragment.votes.height,
        ballots=fragment.ballots.height,
        world=fragment.world,
    )


class Shelf:
    """The folder ``fragments`` of a record."""

    def __init__(self, record: Path) -> None:
        self.path = record / "fragments"

    def find(self, folder: str) -> Shelved | None:
        """The entry of a fragment that is there already."""
        try:
            return Shelved(**json.loads((self.path / folder / _META).read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def folder(self, sha256: str, reader_version: int, named: str | None = None) -> str:
        """Folder for these bytes as this version of a reader reads them.

        The name is the hash; the parse of another version stays, so that a later one stands
        beside it. ``named`` is the reader that the user, not the content, chose.
        """
        plain = f"{sha256}.{named}" if named else sha256
        held = self.find(plain)
        free = held is None or held.reader_version == reader_version
        return plain if free else f"{plain}.{reader_version}"

    def put(self, entry: Shelved, fragment: Fragment) -> None:
        """Write a fragment unless it is there already."""
        if self.find(entry.folder) is not None:
            return

        def fill(folder: Path) -> None:
            tables = TABLES if fragment.groups.is_empty() else (*TABLES, GROUPS)
            for table in tables:
                write_table(
                    getattr(fragment, table),
                    folder / f"{table}.parquet",
                    compression="lz4",
                    statistics=False,
                )
            (folder / _META).write_text(json.dumps(asdict(entry)), encoding="utf-8")

        write_folder(self.path, entry.folder, fill)

    def get(self, entry: Shelved) -> Piece:
        """Read a fragment back."""
        folder = self.path / entry.folder
        try:
            more = (GROUPS,) if (folder / f"{GROUPS}.parquet").exists() else ()
            frames = {
                table: pl.read_parquet(folder / f"{table}.parquet") for table in (*TABLES, *more)
            }
        except (OSError, pl.exceptions.PolarsError) as error:
            raise RecordConflictError(
                f"the stored parse of {entry.name} cannot be read",
                where=str(folder),
                right=f"the five tables of a {entry.source} file, as ingest wrote them",
                todo=f"ingest {entry.name} again into a new directory with --record DIR",
            ) from error
        return Piece(
            entry.sha256,
            Fragment(source=entry.source, reader_version=entry.reader_version, **frames),
        )
