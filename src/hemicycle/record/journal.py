"""Votes of our own chambers into the record: the one way in for a sealed meeting."""

from __future__ import annotations

from pathlib import Path

from hemicycle.record.ingest import put
from hemicycle.record.pieces import Piece
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.readers.journal import READER
from hemicycle.record.report import IngestReport, Progress
from hemicycle.record.shelf import describe


def ingest_journal(
    export: bytes, into: Path, *, name: str, progress: Progress | None = None
) -> IngestReport:
    """Put the votes of a sealed meeting into a record.

    They outrank every other source. An export made later, of the same meeting, is shown in place
    of an earlier one. Whose seal it is was checked by whoever made or verified the export.

    Parameters
    ----------
    export
        The sealed export.
    into
        Directory of the record, made if missing. Votes of a simulation have a record of their own.
    name
        What the file is called in the record.

    Raises
    ------
    SourceError
        The export is damaged, or holds what this hemicycle does not know; nothing was stored.
    RecordConflictError
        Simulated votes for a record of real ones, or the other way round.
    """
    file = SourceFile(name, export)
    piece = Piece(file.sha256, READER.read(file))
    return put([(describe(piece, name), piece)], into, progress=progress)
