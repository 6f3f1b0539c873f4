"""A writer killed at any moment leaves the old record or the new one.

Real processes, really killed (SIGKILL), at moments spread evenly over the length of an ingest.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from hemicycle.record.disk import TEMPORARY
from hemicycle.record.ingest import ingest
from hemicycle.record.record import open_record
from hemicycle.record.schema import TABLES

CHILD = (
    "import sys; from hemicycle.record.ingest import ingest; "
    "print('start', flush=True); ingest(sys.argv[2:], sys.argv[1])"
)


def _start(record: Path, files: Sequence[Path]) -> subprocess.Popen[bytes]:
    """A writer that has loaded everything and begins to read now."""
    run = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(record), *map(str, files)], stdout=subprocess.PIPE
    )
    assert run.stdout is not None
    assert run.stdout.readline() == b"start\n"
    return run


def _length(record: Path, files: Sequence[Path]) -> float:
    """Seconds that an ingest takes which nobody kills."""
    began = time.perf_counter()
    with _start(record, files) as run:
        assert run.wait() == 0
    return time.perf_counter() - began


def _read_all(record: Path) -> str:
    """Version of the record, after every table was read whole."""
    opened = open_record(record)
    rows = {table: opened.table(table).height for table in TABLES}
    assert rows["votes"] == sum(held["votes"] for held in opened.coverage.values())
    return opened.version


def _killed_at(moment: float, record: Path, files: Sequence[Path]) -> None:
    with _start(record, files) as run:
        time.sleep(moment)
        run.kill()
        run.wait()


def _survives(old: Path, files: Sequence[Path], work: Path, kills: int) -> set[str]:
    """Kill writers that add ``files`` to copies of ``old``; the versions found afterwards."""
    shutil.copytree(old, work / "whole")
    length = _length(work / "whole", files)
    before, after = _read_all(old), _read_all(work / "whole")
    record = work / "record"
    seen = set()
    for number in range(kills):
        if not record.exists():
            shutil.copytree(old, record)
        _killed_at(length * (number + 0.5) / kills, record, files)
        version = _read_all(record)
        assert version in {before, after}
        seen.add(version)
        if version == after:
            shutil.rmtree(record)
    if not record.exists():
        shutil.copytree(old, record)
    assert ingest(files, record).version == after
    assert _read_all(record) == after
    assert not list(record.rglob(f"{TEMPORARY}*"))
    return seen


def test_killed_on_small_files(small_files: list[Path], tmp_path: Path) -> None:
    ingest(small_files[:1], tmp_path / "old")
    _survives(tmp_path / "old", small_files[1:], tmp_path, kills=8)


def test_killed_while_making_the_first_version(small_files: list[Path], tmp_path: Path) -> None:
    """Where there was no record there is none, or the whole one."""
    length = _length(tmp_path / "whole", small_files)
    after = _read_all(tmp_path / "whole")
    for number in range(5):
        record = tmp_path / f"new-{number}"
        _killed_at(length * (number + 0.5) / 5, record, small_files)
        if (record / "current").exists():
            assert _read_all(record) == after
        assert ingest(small_files, record).version == after


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_sixteen_moments_of_the_ingest_of_all_files(
    full_files: list[Path], small_files: list[Path], tmp_path: Path
) -> None:
    ingest(small_files, tmp_path / "old")
    _survives(tmp_path / "old", full_files, tmp_path, kills=16)
