"""Putting files in: any order, any number of times, all or nothing."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from tests.record.small import a_fragment, vote

from hemicycle.errors import InputError, SourceError
from hemicycle.record import store
from hemicycle.record.ingest import ingest, put
from hemicycle.record.pieces import Piece
from hemicycle.record.record import open_record
from hemicycle.record.shelf import describe


def _content(record: Path) -> dict[str, bytes]:
    """Every file of the current version, and what points to it."""
    snapshot = store.open_snapshot(record)
    files = {name: path.read_bytes() for name, path in snapshot.files.items()}
    meta = record / "snapshots" / snapshot.folder / "record.json"
    return files | {"current": (record / "current").read_bytes(), "meta": meta.read_bytes()}


def _state(record: Path) -> set[Path]:
    return {path.relative_to(record) for path in record.rglob("*")}


def test_the_order_of_files_and_of_runs_is_irrelevant(
    small_files: list[Path], tmp_path: Path
) -> None:
    ingest(small_files, tmp_path / "a")
    for file in reversed(small_files):
        ingest([file], tmp_path / "b")
    assert _content(tmp_path / "a") == _content(tmp_path / "b")


def test_ingesting_again_changes_nothing(small_files: list[Path], tmp_path: Path) -> None:
    first = ingest(small_files, tmp_path)
    before, files = _content(tmp_path), _state(tmp_path)
    again = ingest(small_files, tmp_path)
    assert again.version == first.version == again.before
    assert not again.changed
    assert all(file.known for file in again.files)
    assert not any(file.known for file in first.files)
    assert (_content(tmp_path), _state(tmp_path)) == (before, files)


def test_a_copy_under_another_name_is_the_same_file(
    small_files: list[Path], tmp_path: Path
) -> None:
    ingest(small_files[:1], tmp_path / "record")
    copy = tmp_path / "renamed.bin"
    copy.write_bytes(small_files[0].read_bytes())
    assert not ingest([copy], tmp_path / "record").changed


def test_record_json_is_the_same_in_any_order(shared: Path, tmp_path: Path) -> None:
    """Files of three sources, whose counts stand there by name."""
    data = shared / "data"
    files = [
        data / "sc" / "unsc_vetoes_gaza_2023_2025.csv",
        data / "ga_unxml" / "S-32.json.xz",
        data / "sc" / "unsc_drafts_not_adopted_emilytong.csv",
    ]
    ingest(files, tmp_path / "a")
    ingest(files[::-1], tmp_path / "b")
    assert _content(tmp_path / "a") == _content(tmp_path / "b")


def test_embedded_facts_are_always_in(small_files: list[Path], tmp_path: Path) -> None:
    ingest(small_files[1:2], tmp_path)
    assert open_record(tmp_path).resolve("S/2022/155") == ("SC-S-2022-155",)


def test_a_refused_file_leaves_no_record_behind(tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n")
    with pytest.raises(SourceError):
        ingest([bad], tmp_path / "record")
    assert not (tmp_path / "record").exists()


def test_a_refused_file_among_good_ones_leaves_the_record_untouched(
    small_files: list[Path], tmp_path: Path
) -> None:
    record, bad = tmp_path / "record", tmp_path / "truncated.json.xz"
    ingest(small_files[:1], record)
    bad.write_bytes(small_files[2].read_bytes()[:-100])
    before, files = _content(record), _state(record)
    with pytest.raises(SourceError):
        ingest([small_files[1], bad], record)
    assert (_content(record), _state(record)) == (before, files)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened") as caught:
        ingest([tmp_path / "nothing.csv"], tmp_path / "record")
    assert "nothing.csv" in caught.value.where


def test_an_unknown_source_lists_the_known(small_files: list[Path], tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        ingest(small_files[:1], tmp_path, source="nonsense")
    assert "unxml" in caught.value.right


def test_a_named_source_reads_the_same(small_files: list[Path], tmp_path: Path) -> None:
    ingest(small_files[:1], tmp_path / "a")
    ingest(small_files[:1], tmp_path / "b", source="unxml")
    assert open_record(tmp_path / "a").votes.equals(open_record(tmp_path / "b").votes)


def test_a_file_where_the_record_should_be(small_files: list[Path], tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        ingest(small_files[:1], taken)


CHILD = textwrap.dedent(
    """
    import resource, sys
    from pathlib import Path
    from hemicycle.errors import HemicycleError
    from hemicycle.record.ingest import ingest
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
    try:
        ingest([Path(one) for one in sys.argv[3:]], Path(sys.argv[2]))
    except HemicycleError as error:
        print(error)
        raise SystemExit(2)
    """
)


@pytest.mark.parametrize("room", [64, 4_000, 20_000, 30_000])
def test_a_disk_without_room_leaves_the_old_record(
    small_files: list[Path], tmp_path: Path, room: int
) -> None:
    """The kernel refuses files over ``room`` bytes, as a full disk refuses any."""
    record = tmp_path / "record"
    ingest(small_files[:1], record)
    before = _content(record)
    run = subprocess.run(
        [sys.executable, "-c", CHILD, str(room), str(record), str(small_files[2])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 2, run.stderr
    assert "cannot be written" in run.stdout
    assert "the record is as it was before" in run.stdout
    assert _content(record) == before
    assert ingest(small_files[2:], record).changed


def test_two_at_once_end_with_both_files_in(small_files: list[Path], tmp_path: Path) -> None:
    record = tmp_path / "record"
    code = (
        "import sys; from hemicycle.record.ingest import ingest; ingest(sys.argv[2:], sys.argv[1])"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(record), str(file)])
        for file in small_files
    ]
    assert [run.wait() for run in runs] == [0, 0, 0]
    ingest(small_files, tmp_path / "alone")
    assert _content(record) == _content(tmp_path / "alone")


def test_the_second_writer_waits_and_says_so(small_files: list[Path], tmp_path: Path) -> None:
    from hemicycle.record.lock import writing
    from hemicycle.record.report import Silent

    class Heard(Silent):
        def __init__(self) -> None:
            self.records: list[Path] = []

        def waiting(self, record: Path) -> None:
            self.records.append(record)
            holder.kill()

    hold = "import fcntl, sys, time; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); "
    hold += "print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path / "lock")], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        heard = Heard()
        report = ingest(small_files[:1], tmp_path, progress=heard)
    assert heard.records == [tmp_path]
    assert report.changed
    with writing(tmp_path, lambda: pytest.fail("the lock was not given back")):
        pass


def test_the_report_counts_what_went_in(small_files: list[Path], tmp_path: Path) -> None:
    report = ingest(small_files[:1], tmp_path)
    (file,) = report.files
    assert (file.name, file.source, file.votes) == ("ES-11.json.xz", "unxml", 6)
    document = report.to_dict()
    assert document["record_version"] == report.version
    assert document["bodies"]["GA"]["votes"] == open_record(tmp_path).votes.filter(body="GA").height


def test_a_newer_reader_leaves_the_older_parse_beside_its_own(tmp_path: Path) -> None:
    older = a_fragment("unxml", [vote("1", title="as read before")])
    newer = replace(a_fragment("unxml", [vote("1", title="as read now")]), reader_version=2)
    for fragment in (older, newer):
        piece = Piece("a" * 64, fragment)
        put([(describe(piece, "file"), piece)], tmp_path)
    names = sorted(path.name for path in (tmp_path / "fragments").iterdir())
    assert names == ["a" * 64, "a" * 64 + ".2"]
    assert "as read now" in open_record(tmp_path).votes["title"].to_list()
