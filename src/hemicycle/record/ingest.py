"""Putting files into a record: read all of them, merge, write a version, point to it.

All or nothing: a file that is refused leaves the record as it was. Reading happens before the
lock is taken, so that two ingests at once only queue for the short part.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from hemicycle.errors import InputError, RecordConflictError
from hemicycle.record import pruning, store
from hemicycle.record.coverage import coverage
from hemicycle.record.disk import writable
from hemicycle.record.fragment import REAL
from hemicycle.record.lock import writing
from hemicycle.record.merge import merge
from hemicycle.record.pieces import Piece
from hemicycle.record.readers import reader_named, recognise
from hemicycle.record.readers.base import Reader, SourceFile
from hemicycle.record.reference import groups_table, seats_table, sources_table, states_table
from hemicycle.record.report import IngestReport, Progress, Silent, report_of
from hemicycle.record.shelf import Shelf, Shelved, describe
from hemicycle.record.shipped import shipped_pieces
from hemicycle.record.version import piece_label, version_of

#: Threads that decompress and parse; decompression and Polars both leave the interpreter free.
_THREADS = 2


#: A file's entry and what it says; None where its parse is stored already.
New = tuple[Shelved, Piece | None]


def ingest(
    files: Iterable[str | Path],
    into: str | Path,
    *,
    source: str | None = None,
    progress: Progress | None = None,
) -> IngestReport:
    """Read files and put them into the record in a directory, which is made if missing.

    Parameters
    ----------
    files
        Official or research files as published, plain, ``.gz`` or ``.xz``.
    into
        The record's directory.
    source
        Name of the source, for a file that its content does not tell; recognised by default.
    progress
        Hears what is being done.

    Raises
    ------
    SourceError
        A file cannot be read; nothing was stored.
    InputError
        A file is missing, or the directory cannot be written.
    """
    progress = progress or Silent()
    reader = None if source is None else reader_named(source)
    paths = [Path(file) for file in files]
    record = Path(into).expanduser()
    return put(_read_all(paths, reader, Shelf(record), progress), record, progress=progress)


def _read_all(
    paths: Sequence[Path], reader: Reader | None, shelf: Shelf, progress: Progress
) -> list[New]:
    """Every file, in the order given; the largest are begun first, so that none is left alone at
    the end."""
    progress.start("reading", len(paths))
    with ThreadPoolExecutor(_THREADS) as pool:
        tasks = {
            path: pool.submit(_read, path, reader, shelf)
            for path in sorted(dict.fromkeys(paths), key=_size, reverse=True)
        }
        pieces = []
        try:
            for path in paths:
                pieces.append(tasks[path].result())
                progress.advance()
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return pieces


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _read(path: Path, named: Reader | None, shelf: Shelf) -> New:
    """The file's entry and, unless its parse is on the shelf already, what it says."""
    try:
        file = SourceFile.from_path(path)
    except OSError as error:
        raise InputError(
            f"the file cannot be opened ({error.strerror})",
            where=str(path),
            right="a readable file",
            todo="check the path",
        ) from error
    reader = named or recognise(file.head)
    choice = named.name if named else None
    folder = shelf.folder(file.sha256, reader.version, choice)
    stored = shelf.find(folder)
    if stored is not None:
        return stored, None
    piece = Piece(file.sha256, reader.read(file))
    return describe(piece, path.name, folder=folder), piece


def put(new: Sequence[New], record: Path, *, progress: Progress | None = None) -> IngestReport:
    """Put parsed pieces into a record.

    Parameters
    ----------
    new
        Each piece with its entry from :func:`hemicycle.record.shelf.describe`; None for a piece
        whose fragment is stored already.
    record
        Directory of the record, made if missing.
    progress
        Hears what is being done.
    """
    progress = progress or Silent()
    new = [(_placed(entry, Shelf(record)), piece) for entry, piece in new]
    with writable(record):
        store.prepare(record)
        with writing(record, lambda: progress.waiting(record)):
            before = store.current(record)
            held = before.entries if before else []
            store.clean(record)
            with ThreadPoolExecutor(_THREADS) as pool:
                stored = _shelve(new, Shelf(record), pool)
                plan = _Plan.of(held, new)
                folder = store.find(record, plan.version) or _write(record, plan, progress)
                for task in stored:
                    task.result()
            store.point_to(record, folder)
            pruning.prune(record)
    entries = [entry for entry, _ in new]
    return report_of(store.open_snapshot(record), before=before, entries=entries)


def _placed(entry: Shelved, shelf: Shelf) -> Shelved:
    """The entry in a folder that no other version's parse has taken."""
    if entry.folder != entry.sha256:
        return entry
    return replace(entry, folder=shelf.folder(entry.sha256, entry.reader_version))


def rebuild(record: Path, *, progress: Progress | None = None) -> IngestReport:
    """Make the tables again from the stored fragments: after damage or an older format."""
    progress = progress or Silent()
    if not record.is_dir():
        store.open_snapshot(record)
    with writable(record), writing(record, lambda: progress.waiting(record)):
        plan = _Plan.of(store.entries_of(record), [])
        store.clean(record)
        store.replace(record, _write(record, plan, progress))
        pruning.prune(record)
    return report_of(store.open_snapshot(record))


def remake(record: Path, entries: Sequence[Shelved], version: str) -> None:
    """Make the tables of a version again from fragments that are stored; ``current`` stays.

    Raises
    ------
    RecordConflictError
        These files and the facts shipped with this hemicycle make another version.
    """
    plan = _Plan.of(entries, [])
    if plan.version != version:
        raise RecordConflictError(
            f"its files make version {plan.version} now",
            where=str(record),
            right=f"version {version}",
            todo="use the hemicycle that made it: readers or shipped facts have changed since",
        )
    with writable(record), writing(record, lambda: None):
        store.clean(record)
        pruning.pin(record, version)
        _write(record, plan, Silent())


def _shelve(new: Sequence[New], shelf: Shelf, pool: ThreadPoolExecutor) -> list[Future[None]]:
    """Begin to store the fragments; the disk works while the processor merges."""
    return [
        pool.submit(shelf.put, entry, piece.fragment) for entry, piece in new if piece is not None
    ]


@dataclass(frozen=True)
class _Plan:
    """The version to be made: which files, and what is known of them already.

    Parameters
    ----------
    entries
        Files by hash.
    fresh
        Pieces just read, by folder on the shelf.
    shipped
        Pieces that need no file; none for simulated votes, which never mix with real ones.
    """

    entries: dict[str, Shelved]
    fresh: dict[str, Piece]
    shipped: list[Piece]

    @classmethod
    def of(cls, held: Sequence[Shelved], new: Sequence[New]) -> _Plan:
        """Held files and new ones; the same bytes read again replace the older reading."""
        entries = [*held, *(entry for entry, _ in new)]
        return cls(
            entries={entry.sha256: entry for entry in entries},
            fresh={entry.folder: piece for entry, piece in new if piece is not None},
            shipped=shipped_pieces() if _world(entries) == REAL else [],
        )

    @property
    def version(self) -> str:
        files = [
            piece_label(entry.sha256, entry.source, entry.reader_version)
            for entry in self.entries.values()
        ]
        return version_of([*files, *(piece.label for piece in self.shipped)])

    def pieces(self, shelf: Shelf) -> list[Piece]:
        held = [self.fresh.get(one.folder) or shelf.get(one) for one in self.entries.values()]
        return [*held, *self.shipped]


def _world(entries: Sequence[Shelved]) -> str:
    """The one world of all files.

    Raises
    ------
    RecordConflictError
        There are several.
    """
    names = {entry.world: entry.name for entry in entries}
    if len(names) > 1:
        held, *others = names
        raise RecordConflictError(
            f"votes of {' and '.join(others)} do not belong into a record of {held} votes",
            where=", ".join(f"{name} ({world})" for world, name in names.items()),
            right="files of one world: real votes, or those of one simulation",
            todo="ingest simulated votes into a record of their own with --record DIR",
        )
    return next(iter(names), REAL)


def _write(record: Path, plan: _Plan, progress: Progress) -> str:
    """Merge and write the planned version; the folder it is in."""
    progress.start("merging", 2)
    tables, meta = _tables(plan.pieces(Shelf(record)), list(plan.entries.values()))
    progress.advance()
    folder = store.write_snapshot(record, plan.version, tables, meta)
    progress.advance()
    return folder


def _tables(
    pieces: Sequence[Piece], entries: list[Shelved]
) -> tuple[dict[str, pl.DataFrame], dict[str, Any]]:
    merged = merge(pieces)
    declared = [piece.fragment.groups for piece in pieces]
    files: dict[str, int] = {}
    shipped = ["embedded"] if _world(entries) == REAL else []
    for source in [*(entry.source for entry in entries), *shipped]:
        files[source] = files.get(source, 0) + 1
    tables = merged.tables | {
        "sources": sources_table(files),
        "states": states_table(),
        "seats": seats_table(),
        "groups": groups_table(declared),
    }
    by_kind = tables["findings"].group_by("kind").len().sort("kind")
    meta = {
        "files": sorted(entries, key=lambda entry: entry.folder),
        "sources": dict(sorted(files.items())),
        "coverage": coverage(tables["votes"], tables["ballots"]),
        "findings": dict(by_kind.iter_rows()),
        "alone": merged.alone,
        "stray": merged.stray,
    }
    return tables, meta
