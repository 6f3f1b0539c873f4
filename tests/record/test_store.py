"""The record on disk: versions, pruning, formats, damage."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from hemicycle.errors import HemicycleError, InputError, RecordConflictError
from hemicycle.record import pruning, store
from hemicycle.record.ingest import ingest, rebuild
from hemicycle.record.record import Record, open_record
from hemicycle.record.schema import TABLES
from hemicycle.record.version import RECORD_FORMAT, piece_label, version_of

DAY = 24 * 60 * 60
FOUR_PARTS = ("where:", "right:", "next:")


@pytest.fixture
def record(small_files: list[Path], tmp_path: Path) -> Path:
    """A record of one small file."""
    directory = tmp_path / "record"
    ingest(small_files[:1], directory)
    return directory


def _edit(record: Path, **changes: object) -> None:
    path = record / "snapshots" / store.open_snapshot(record).folder / "record.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def _votes(record: Path) -> int:
    return open_record(record).votes.height


def test_the_layout_of_the_directory(record: Path) -> None:
    version = (record / "current").read_text().strip()
    snapshot = record / "snapshots" / version
    assert {path.name for path in snapshot.iterdir()} == {
        "record.json",
        *(f"{table}.parquet" for table in TABLES),
    }
    (fragment,) = (record / "fragments").iterdir()
    assert len(fragment.name) == 64
    assert (record / "lock").is_file()


def test_the_version_depends_on_files_sources_and_readers_in_any_order() -> None:
    one, two = piece_label("a" * 64, "unxml", 1), piece_label("b" * 64, "3dl", 1)
    assert version_of([one, two]) == version_of([two, one, one])
    others = {
        version_of([one]),
        version_of([one, piece_label("b" * 64, "3dl", 2)]),
        version_of([one, piece_label("b" * 64, "undl", 1)]),
        version_of([one, two]),
    }
    assert len(others) == 4


def test_no_record_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no record here") as caught:
        open_record(tmp_path / "nowhere")
    assert all(part in str(caught.value) for part in FOUR_PARTS)
    assert "hemicycle ingest" in caught.value.todo


def test_a_newer_format_is_refused(record: Path) -> None:
    _edit(record, format=RECORD_FORMAT + 1)
    with pytest.raises(RecordConflictError, match="newer than this hemicycle") as caught:
        open_record(record)
    assert all(part in str(caught.value) for part in FOUR_PARTS)


def test_a_newer_format_is_not_written_over(record: Path, small_files: list[Path]) -> None:
    _edit(record, format=RECORD_FORMAT + 1)
    before = (record / "current").read_text()
    with pytest.raises(RecordConflictError):
        ingest(small_files[1:2], record)
    assert (record / "current").read_text() == before


def test_an_older_format_is_made_again_from_the_fragments(record: Path) -> None:
    votes = _votes(record)
    _edit(record, format=RECORD_FORMAT - 1)
    snapshot = store.open_snapshot(record)
    (snapshot.files["votes"]).unlink()
    assert _votes(record) == votes
    assert store.open_snapshot(record).format == RECORD_FORMAT


@pytest.mark.parametrize("content", [b"", b"not parquet", None])
def test_a_damaged_table_is_an_error_that_says_how_to_mend_it(
    record: Path, content: bytes | None
) -> None:
    table = store.open_snapshot(record).files["ballots"]
    if content is None:
        table.unlink()
    else:
        table.write_bytes(content)
    with pytest.raises(RecordConflictError, match="damaged") as caught:
        open_record(record).positions("GA-ES-11-1")
    assert "--rebuild" in caught.value.todo
    version = open_record(record).version
    rebuild(record)
    assert open_record(record).version == version
    assert open_record(record).positions("GA-ES-11-1")


def test_a_rebuilt_version_is_kept_by_the_next_ingest(
    record: Path, small_files: list[Path]
) -> None:
    before = store.open_snapshot(record)
    before.files["votes"].write_bytes(b"")
    rebuild(record)
    mended = store.open_snapshot(record)
    assert (mended.version, mended.folder) == (before.version, f"{before.version}.2")
    assert not (record / "snapshots" / before.folder).exists()
    assert not ingest(small_files[:1], record).changed
    assert store.open_snapshot(record).folder == mended.folder


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}'])
def test_a_damaged_description_is_an_error_with_the_same_advice(record: Path, content: str) -> None:
    version = store.open_snapshot(record).folder
    (record / "snapshots" / version / "record.json").write_text(content)
    with pytest.raises(RecordConflictError, match="damaged"):
        open_record(record)


def test_a_version_that_is_gone_is_an_error_and_not_a_traceback(record: Path) -> None:
    (record / "current").write_text("0123456789abcdef\n")
    with pytest.raises(HemicycleError) as caught:
        open_record(record)
    assert all(part in str(caught.value) for part in FOUR_PARTS)


def _make_versions(record: Path, ages: dict[str, float], now: float) -> None:
    meta = json.dumps({"format": RECORD_FORMAT, "files": [], "version": "v"})
    for name, age in ages.items():
        folder = record / "snapshots" / name
        folder.mkdir(parents=True)
        (folder / "record.json").write_text(meta)
        os.utime(folder, (now - age, now - age))


def test_pruning_keeps_the_newest_two_pinned_young_and_current(tmp_path: Path) -> None:
    now = 1_000 * DAY
    ages = {"a": 2.0, "b": 3.0, "c": 4.0, "d": 5.0, "e": 6.0}
    _make_versions(tmp_path, {name: days * DAY for name, days in ages.items()}, now)
    pruning.pin(tmp_path, "d")
    store.point_to(tmp_path, "e")
    assert pruning.prune(tmp_path, now) == ["c"]
    assert {path.name for path in (tmp_path / "snapshots").iterdir()} == {"a", "b", "d", "e"}


@pytest.mark.parametrize(("age", "kept"), [(DAY - 1, True), (DAY, False), (DAY + 1, False)])
def test_a_version_stays_for_a_day(tmp_path: Path, age: int, kept: bool) -> None:
    now = 1_000.0 * DAY
    _make_versions(tmp_path, {"new": 0, "newer": 0, "old": age}, now)
    store.point_to(tmp_path, "new")
    pruning.prune(tmp_path, now)
    assert (tmp_path / "snapshots" / "old").exists() is kept


def test_a_reader_keeps_the_version_it_opened(record: Path, small_files: list[Path]) -> None:
    before: Record = open_record(record)
    ingest(small_files[1:], record)
    assert before.version != open_record(record).version
    assert before.votes.height < _votes(record)
