"""Opening a lock: the version it names, found among records at hand or made again from files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from hemicycle.errors import HemicycleError, InputError, RecordConflictError
from hemicycle.record import store
from hemicycle.record.backing import Backing, collected
from hemicycle.record.location import EMBEDDED, ENVIRONMENT, user_record
from hemicycle.record.lock_file import Lock, TableHash, content_hash, read_lock
from hemicycle.record.shelf import Shelf, Shelved
from hemicycle.record.version import MERGE_VERSION, RECORD_FORMAT

_LISTED = 5


def open_locked(path: Path) -> Backing:
    """Exactly the version that the lock names.

    Looked for where the record was, in ``HEMICYCLE_RECORD``, and in the user's own record. A
    version whose snapshot is gone is made again where all its files still are.

    Raises
    ------
    InputError
        The version is not at hand: the message names the missing files.
    RecordConflictError
        A version of that name was found, but its tables are not the locked ones.
    """
    lock = read_lock(path)
    found = _found(lock, path)
    for name, expected in lock.tables.items():
        held = content_hash(collected(found, found.scan(name), name))
        if held != expected:
            raise _other_tables(lock, path, f"{found.name}, table {name}", held, expected)
    return found


def _found(lock: Lock, path: Path) -> Backing:
    """The backing of the locked version; raises InputError where it cannot be had."""
    if lock.record is None:
        return _shipped(lock, path)
    places = _places(lock, path)
    for place in places:
        found = store.version_in(place, lock.record_version)
        if found is not None:
            return found
    if (lock.record_format, lock.merge_version) != (RECORD_FORMAT, MERGE_VERSION):
        raise _other_merge(lock, path)
    for place in places:
        if not _missing(lock, [place]):
            return _made_again(lock, path, place)
    raise _not_here(lock, path, places)


def _places(lock: Lock, path: Path) -> list[Path]:
    """Records to look in, each once."""
    named = os.environ.get(ENVIRONMENT) or EMBEDDED
    places = [path.resolve().parent / (lock.record or "")]
    places += [] if named == EMBEDDED else [Path(named).expanduser()]
    places.append(user_record())
    return [place for place in dict.fromkeys(places) if place.is_dir()]


def _shipped(lock: Lock, path: Path) -> Backing:
    from hemicycle.record.shipped import Shipped

    shipped = Shipped()
    if shipped.version == lock.record_version:
        return shipped
    raise InputError(
        f"this hemicycle ships other facts than the lock names (record {shipped.version})",
        where=str(path),
        right=f"the embedded record {lock.record_version}",
        todo=f"install hemicycle {lock.hemicycle}, which wrote the lock",
    )


def _missing(lock: Lock, places: Sequence[Path]) -> list[Shelved]:
    """Files whose parse, by the same version of the reader, is on no shelf."""
    shelves = [Shelf(place) for place in places]
    return [
        one.entry for one in lock.files if all(_held(shelf, one.entry) is None for shelf in shelves)
    ]


def _held(shelf: Shelf, wanted: Shelved) -> Shelved | None:
    found = shelf.find(wanted.folder)
    same = found is not None and found.reader_version == wanted.reader_version
    return found if same else None


def _made_again(lock: Lock, path: Path, place: Path) -> Backing:
    from hemicycle.record.ingest import remake

    try:
        remake(place, [one.entry for one in lock.files], lock.record_version)
    except HemicycleError as error:
        raise InputError(
            f"the locked version {lock.record_version} is no longer in the record, and making it "
            f"again failed: {error.what}",
            where=f"{place}; lock {path}",
            right="a record whose shipped facts are those of the lock, in a directory that may "
            "be written to",
            todo=f"use hemicycle {lock.hemicycle}, which wrote the lock; or check {error.where}",
        ) from error
    found = store.version_in(place, lock.record_version)
    assert found is not None, "remake writes it or raises"
    return found


def _other_merge(lock: Lock, path: Path) -> InputError:
    return InputError(
        f"the locked version {lock.record_version} is not at hand, and this hemicycle merges "
        f"files otherwise (format {RECORD_FORMAT}, merge {MERGE_VERSION})",
        where=str(path),
        right=f"its snapshot, or a hemicycle with format {lock.record_format} and merge "
        f"{lock.merge_version}",
        todo=f"use hemicycle {lock.hemicycle}, which wrote the lock",
    )


def _not_here(lock: Lock, path: Path, places: Sequence[Path]) -> InputError:
    missing = _missing(lock, places) or [one.entry for one in lock.files]
    names = [f"{one.name} (sha256 {one.sha256[:12]})" for one in missing[:_LISTED]]
    more = [f"and {len(missing) - _LISTED} more"] if len(missing) > _LISTED else []
    looked = ", ".join(map(str, places)) or "no record at hand"
    return InputError(
        f"the locked version {lock.record_version} is not at hand",
        where=f"{path}; looked in {looked}",
        right=f"{len(missing)} of its {len(lock.files)} files are missing: "
        + ", ".join([*names, *more]),
        todo="ingest these files, the same to the byte, with: hemicycle ingest FILE... "
        "--record DIR; then open the lock with HEMICYCLE_RECORD=DIR",
    )


def _other_tables(
    lock: Lock, path: Path, where: str, held: TableHash, expected: TableHash
) -> RecordConflictError:
    return RecordConflictError(
        f"the record calls itself {lock.record_version}, but is not what was locked",
        where=f"{where}: {held.rows:,} rows, {held.sha256[:16]}; lock {path}",
        right=f"{expected.rows:,} rows, {expected.sha256[:16]}",
        todo="make the tables again with hemicycle ingest --rebuild --record DIR, or with "
        f"hemicycle {lock.hemicycle}, which wrote the lock",
    )
