"""Locks: the file, the pin, and opening exactly what was locked."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from hemicycle.errors import HemicycleError, InputError, RecordConflictError
from hemicycle.record import pruning, store
from hemicycle.record.ingest import ingest
from hemicycle.record.location import writable_record
from hemicycle.record.lock_file import Lock, content_hash
from hemicycle.record.record import open_record
from hemicycle.record.write_lock import write_lock

DAY = 24 * 60 * 60


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No record of the user's own is found."""
    monkeypatch.delenv("HEMICYCLE_RECORD", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


@pytest.fixture
def locked(small_files: list[Path], tmp_path: Path) -> tuple[Lock, Path, Path]:
    """A lock, its file, and the record it lies beside."""
    record = tmp_path / "record"
    ingest(small_files[:2], record)
    file = tmp_path / "paper.lock"
    return write_lock(open_record(record), file, tool_version="1.2"), file, record


def _edit(file: Path, **changes: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text()) | changes))


def test_the_lock_names_files_as_received(
    locked: tuple[Lock, Path, Path], small_files: list[Path]
) -> None:
    lock, file, _ = locked
    received = {path.name: sha256(path.read_bytes()).hexdigest() for path in small_files[:2]}
    assert {one.entry.name: one.entry.sha256 for one in lock.files} == received
    stored = json.loads(file.read_text())
    assert stored["record"] == "record"
    assert stored["tables"]["votes"]["rows"] == open_record(file).votes.height


def test_two_locks_of_one_version_are_the_same_text(locked: tuple[Lock, Path, Path]) -> None:
    _, file, record = locked
    again = file.with_name("again.lock")
    write_lock(open_record(record), again, tool_version="1.2")
    assert again.read_bytes() == file.read_bytes()


def test_the_locked_version_opens_after_the_record_has_moved_on(
    locked: tuple[Lock, Path, Path], small_files: list[Path]
) -> None:
    lock, file, record = locked
    ingest(small_files, record)
    assert open_record(record).version != lock.record_version
    opened = open_record(file)
    assert opened.version == lock.record_version
    assert content_hash(opened.ballots) == lock.tables["ballots"]


def test_a_locked_version_is_never_pruned(
    locked: tuple[Lock, Path, Path], small_files: list[Path]
) -> None:
    lock, file, record = locked
    kept = store.version_in(record, lock.record_version)
    assert kept is not None
    os.utime(record / "snapshots" / kept.folder, (0, 0))
    for number in (1, 2, 3):
        ingest(small_files[number - 1 : number], record, source=None)
        extra = record / "snapshots" / f"{number:016x}"
        shutil.copytree(record / "snapshots" / kept.folder, extra)
    removed = pruning.prune(record, now=pruning.time.time() + 10 * DAY)
    assert lock.record_version not in removed
    assert removed
    assert open_record(file).version == lock.record_version


def test_a_version_made_again_beside_damaged_tables_is_kept_too(
    locked: tuple[Lock, Path, Path],
) -> None:
    """Tables made again stand in ``VERSION.2``; the pin names the version."""
    lock, _, record = locked
    snapshots = record / "snapshots"
    (snapshots / lock.record_version).rename(snapshots / f"{lock.record_version}.2")
    store.point_to(record, f"{lock.record_version}.2")
    for number in (1, 2, 3):
        shutil.copytree(snapshots / f"{lock.record_version}.2", snapshots / f"{number:016x}")
    os.utime(snapshots / f"{lock.record_version}.2", (0, 0))
    store.point_to(record, f"{1:016x}")
    pruning.prune(record, now=pruning.time.time() + 10 * DAY)
    assert store.version_in(record, lock.record_version) is not None


def test_a_snapshot_that_is_gone_is_made_again_from_the_fragments(
    locked: tuple[Lock, Path, Path], small_files: list[Path]
) -> None:
    lock, file, record = locked
    ingest(small_files, record)
    newest = (record / "current").read_text()
    shutil.rmtree(record / "snapshots" / lock.record_version)
    assert open_record(file).version == lock.record_version
    assert (record / "current").read_text() == newest


def test_another_record_of_the_same_files_serves_as_well(
    locked: tuple[Lock, Path, Path],
    small_files: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lock, file, record = locked
    shutil.rmtree(record)
    other = tmp_path / "other"
    ingest(reversed(small_files), other)
    monkeypatch.setenv("HEMICYCLE_RECORD", str(other))
    assert open_record(file).version == lock.record_version


def _gone(file: Path, record: Path) -> None:
    shutil.rmtree(record)


def _other_merge(file: Path, record: Path) -> None:
    _edit(file, merge_version=0)
    shutil.rmtree(record)


def _later_lock(file: Path, record: Path) -> None:
    _edit(file, hemicycle_lock=99)


def _no_lock(file: Path, record: Path) -> None:
    file.write_text("{}")


def _no_json(file: Path, record: Path) -> None:
    file.write_bytes(b"\xff\x00")


def _other_facts(file: Path, record: Path) -> None:
    _edit(file, record=None)


def _other_files(file: Path, record: Path) -> None:
    """A version name that its own files do not make."""
    _edit(file, record_version="0" * 16)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_gone, "files are missing"),
        (_other_merge, "merges files otherwise"),
        (_later_lock, "newer than this hemicycle"),
        (_no_lock, "no lock of a record"),
        (_no_json, "no lock of a record"),
        (_other_facts, "ships other facts"),
        (_other_files, "making it again failed"),
    ],
)
def test_a_lock_that_cannot_be_opened_says_what_is_missing(
    locked: tuple[Lock, Path, Path], spoil: Callable[[Path, Path], None], said: str
) -> None:
    _, file, record = locked
    spoil(file, record)
    with pytest.raises(HemicycleError, match=said) as caught:
        open_record(file)
    assert str(file) in caught.value.where
    assert caught.value.todo


def test_the_missing_files_are_named(
    locked: tuple[Lock, Path, Path], small_files: list[Path], tmp_path: Path
) -> None:
    _, file, record = locked
    shutil.rmtree(record)
    ingest(small_files[:1], record)
    with pytest.raises(InputError) as caught:
        open_record(file)
    assert small_files[1].name in caught.value.right
    assert small_files[0].name not in caught.value.right


def test_one_changed_cell_is_noticed(locked: tuple[Lock, Path, Path]) -> None:
    lock, file, record = locked
    path = record / "snapshots" / lock.record_version / "ballots.parquet"
    ballots = pl.read_parquet(path)
    first = ballots["position"][0]
    other = "NO" if first == "YES" else "YES"
    changed = ballots.with_columns(
        position=pl.when(pl.int_range(pl.len()) == 0)
        .then(pl.lit(other, dtype=ballots.schema["position"]))
        .otherwise("position")
    )
    changed.write_parquet(path)
    with pytest.raises(RecordConflictError, match="not what was locked") as caught:
        open_record(file)
    assert "ballots" in caught.value.where


def test_a_lock_is_not_written_over_by_another_version(
    locked: tuple[Lock, Path, Path], small_files: list[Path]
) -> None:
    _, file, record = locked
    before = file.read_bytes()
    write_lock(open_record(record), file, tool_version="1.2")
    ingest(small_files, record)
    with pytest.raises(InputError, match="locks another version"):
        write_lock(open_record(record), file, tool_version="1.2")
    assert file.read_bytes() == before


def test_nothing_is_put_into_a_lock(locked: tuple[Lock, Path, Path]) -> None:
    with pytest.raises(InputError, match="nothing can be put into it"):
        writable_record(locked[1])


def test_the_embedded_record_has_a_lock_without_files(tmp_path: Path) -> None:
    file = tmp_path / "shipped.lock"
    lock = write_lock(open_record("embedded"), file, tool_version="1")
    assert (lock.files, lock.record) == ((), None)
    assert open_record(file).version == open_record("embedded").version
