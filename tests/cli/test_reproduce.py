"""``hemicycle reproduce``: results run again from what stands beside them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Command

from hemicycle.record.ingest import ingest


def _edit(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


@pytest.fixture
def pairs(command: Command, dgacm_record: Path, tmp_path: Path) -> Path:
    """One member against all by session, as written by the command."""
    path = tmp_path / "pairs.csv"
    words = ("agree", "USA", "--by", "year", "--coding", "texts", "--csv", path)
    assert command(*words, "--record", dgacm_record).code == 0
    return path


def test_a_result_carries_command_coding_seed_versions_and_hash(pairs: Path) -> None:
    made = json.loads(Path(f"{pairs}.json").read_text("utf-8"))
    assert made["command"][:2] == ["hemicycle", "agree"]
    assert made["options"]["directed"] is False
    assert made["coding"]["name"] == "texts"
    assert made["seed"] == 0
    assert {"hemicycle", "python", "numpy", "polars"} <= set(made["versions"])
    assert made["record_version"]
    assert len(made["sha256"]) == 64


def test_a_file_run_again_is_equal(command: Command, pairs: Path) -> None:
    before = pairs.read_bytes()
    done = command("reproduce", pairs, "--json")
    assert done.code == 0
    assert done.document["verdict"] == "equal"
    assert done.document["versions_changed"] == {}
    assert pairs.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("agree", "FRA", "USA", "--by", "year"),
        ("agree", "FRA", "USA", "--interval", "bootstrap", "--seed", "5"),
        ("agree", "USA", "--since", "2022-03-02", "--directed"),
        ("cohesion", "EU"),
        ("cohesion", "FRA,USA", "--by", "all"),
        ("whatif", "ES-11/1", "--set", "FRA=no", "--set", "EU=abstain"),
    ],
)
def test_a_document_run_again_is_equal(
    command: Command, dgacm_record: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "result.json"
    path.write_text(command(*words, "--json", "--record", dgacm_record).out, "utf-8")
    done = command("reproduce", path)
    assert (done.code, done.err) == (0, "")
    assert "result.json: equal" in done.out


def test_a_number_that_moved_is_within_the_tolerance_or_not(command: Command, pairs: Path) -> None:
    """The tables differ in the eighth digit of one cell, as another machine might have it."""
    head, first, *rest = pairs.read_text("utf-8").splitlines()
    cells = first.split(",")
    place = head.split(",").index("agree")
    cells[place] = repr(float(cells[place]) + 1e-8)
    pairs.write_text("\n".join([head, ",".join(cells), *rest]) + "\n", "utf-8")
    from hemicycle.cli.made import file_hash

    _edit(Path(f"{pairs}.json"), sha256=file_hash(pairs))
    done = command("reproduce", pairs)
    assert done.code == 0
    assert "within tolerance 1e-06" in done.out
    done = command("reproduce", pairs, "--tolerance", "1e-9")
    assert done.code == 1
    assert "Row 1, column agree" in done.out


def test_an_edited_file_is_different(command: Command, pairs: Path) -> None:
    pairs.write_text(pairs.read_text("utf-8").replace("FRA", "XXX"), "utf-8")
    done = command("reproduce", pairs, "--json")
    assert done.code == 1
    assert done.document["verdict"] == "different"


def test_another_coding_in_the_making_is_different(command: Command, pairs: Path) -> None:
    beside = Path(f"{pairs}.json")
    options = json.loads(beside.read_text("utf-8"))["options"]
    _edit(beside, options=options | {"coding": "yes-no"})
    assert command("reproduce", pairs).code == 1


def test_a_version_that_is_kept_serves_when_the_record_has_moved_on(
    command: Command, dgacm_files: list[Path], tmp_path: Path
) -> None:
    record, path, lock = tmp_path / "record", tmp_path / "pairs.csv", tmp_path / "paper.lock"
    ingest(dgacm_files[:1], record)
    assert command("agree", "FRA", "--csv", path, "--record", record).code == 0
    ingest(dgacm_files, record)
    done = command("reproduce", path, "--json")
    assert (done.code, done.document["verdict"]) == (0, "equal")
    assert command("lock", lock, "--record", record).code == 0
    refused = command("reproduce", path, "--record", "embedded")
    assert (refused.code, refused.out) == (2, "")
    assert "not at hand" in refused.err
    assert "hemicycle lock FILE" in refused.err


def test_a_result_of_a_lock_is_run_again_from_the_lock(
    command: Command, dgacm_record: Path, tmp_path: Path
) -> None:
    path, lock = tmp_path / "pairs.csv", tmp_path / "paper.lock"
    assert command("lock", lock, "--record", dgacm_record).code == 0
    assert command("agree", "FRA", "--csv", path, "--record", lock).code == 0
    assert command("reproduce", path).code == 0


def test_other_versions_are_named(command: Command, pairs: Path) -> None:
    beside = Path(f"{pairs}.json")
    made = json.loads(beside.read_text("utf-8"))
    _edit(beside, versions=made["versions"] | {"numpy": "1.0"})
    done = command("reproduce", pairs)
    assert done.code == 0
    assert "made with numpy 1.0, run again with" in done.err


def test_a_file_that_was_read_must_be_the_same(
    command: Command, shared: Path, tmp_path: Path
) -> None:
    """Published points need no record, only the authors' file."""
    release = shared / "data" / "ideal_points" / "IdealpointestimatesAll_Apr2020.csv.xz"
    own, path = tmp_path / release.name, tmp_path / "points.csv"
    own.write_bytes(release.read_bytes())
    words = ("ideal", "--engine", "published", "--published", own, "--csv", path)
    assert command(*words).code == 0
    done = command("reproduce", path, "--json")
    assert (done.document["verdict"], done.document["record_version"]) == ("equal", None)
    own.write_bytes(b"other")
    done = command("reproduce", path)
    assert done.code == 2
    assert "not the one the result was made from" in done.err


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "ingest"}, "no command that is run again"),
        ({"name": None}, "no command that is run again"),
        ({"options": {"csv": "elsewhere.csv"}}, "does not say what made it"),
        ({"options": []}, "does not say what made it"),
        ({"sha256": None}, "does not say what made it"),
        ({"versions": None}, "does not say what made it"),
    ],
)
def test_a_file_that_says_something_else_exits_2(
    command: Command, pairs: Path, changes: dict[str, object], said: str
) -> None:
    _edit(Path(f"{pairs}.json"), **changes)
    done = command("reproduce", pairs)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_an_option_of_another_hemicycle_exits_2(command: Command, pairs: Path) -> None:
    beside = Path(f"{pairs}.json")
    options = json.loads(beside.read_text("utf-8"))["options"]
    _edit(beside, options=options | {"colour": "blue"})
    done = command("reproduce", pairs)
    assert done.code == 2
    assert "does not know colour" in done.err


@pytest.mark.parametrize("content", [None, "", "[]", "a,b\n1,2\n", "{}"])
def test_a_file_that_is_no_result_exits_2(
    command: Command, tmp_path: Path, content: str | None
) -> None:
    path = tmp_path / "x.csv"
    if content is not None:
        path.write_text(content, "utf-8")
    done = command("reproduce", path)
    assert (done.code, done.out) == (2, "")
    said = "there is no such file" if content is None else "does not say what made it"
    assert said in done.err


def test_words_of_a_result_never_become_options(
    command: Command, pairs: Path, tmp_path: Path
) -> None:
    """A member called like an option stays a member: nothing but the named files is written."""
    beside, other = Path(f"{pairs}.json"), tmp_path / "other.csv"
    options = json.loads(beside.read_text("utf-8"))["options"]
    _edit(beside, options=options | {"members": [f"--csv={other}", "FRA"]})
    done = command("reproduce", pairs)
    assert done.code == 2
    assert not other.exists()
