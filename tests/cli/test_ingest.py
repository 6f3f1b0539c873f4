"""``hemicycle ingest``."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command

FOUR_PARTS = ("where:", "right:", "next:")


def test_it_says_what_went_in(command: Command, dgacm_files: list[Path], tmp_path: Path) -> None:
    done = command("ingest", *dgacm_files, "--record", tmp_path / "record")
    assert done.code == 0
    for word in ("75.json.xz", "unxml", "GA", "empty_list 1", "is now version"):
        assert word in done.out


def test_again_it_says_that_nothing_changed(
    command: Command, dgacm_files: list[Path], dgacm_record: Path
) -> None:
    done = command("ingest", dgacm_files[0], "--record", dgacm_record)
    assert "was in already" in done.out
    assert "stays version" in done.out


def test_json_is_one_document_and_findings_are_no_failure(
    command: Command, dgacm_files: list[Path], tmp_path: Path
) -> None:
    done = command("ingest", *dgacm_files, "--record", tmp_path / "record", "--json")
    assert done.code == 0
    document = done.document
    assert document["findings"]["repeated_names"] == 1
    assert [file["votes"] for file in document["files"]] == [337, 343, 6]


def test_a_refused_file_exits_2_and_makes_nothing(command: Command, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text("a,b\n1,2\n")
    done = command("ingest", bad, "--record", tmp_path / "record")
    assert (done.code, done.out) == (2, "")
    assert all(part in done.err for part in FOUR_PARTS)
    assert not (tmp_path / "record").exists()


def test_the_embedded_record_cannot_be_changed(command: Command, dgacm_files: list[Path]) -> None:
    done = command("ingest", dgacm_files[0], "--record", "embedded")
    assert done.code == 2
    assert "cannot be changed" in done.err


def test_without_files_it_says_what_to_name(command: Command) -> None:
    done = command("ingest")
    assert done.code == 2
    assert "no file was named" in done.err


def test_without_record_it_writes_the_users_own(
    command: Command, dgacm_files: list[Path], tmp_path: Path
) -> None:
    """Once it exists, the user's own record is the default of every command."""
    assert command("ingest", dgacm_files[2]).code == 0
    found = command("info", "--json").document
    assert "unxml" in {source["source"] for source in found["sources"]}
    assert list((tmp_path / "home").rglob("current"))


def test_rebuild_mends_a_damaged_record(
    command: Command, dgacm_files: list[Path], tmp_path: Path
) -> None:
    record = tmp_path / "record"
    version = command("ingest", dgacm_files[2], "--record", record, "--json").document[
        "record_version"
    ]
    (record / "snapshots" / version / "votes.parquet").write_bytes(b"")
    broken = command("votes", "--record", record)
    assert broken.code == 2
    assert "--rebuild" in broken.err
    assert command("ingest", "--rebuild", "--record", record).code == 0
    assert command("votes", "--record", record).code == 0
