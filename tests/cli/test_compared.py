"""Equal, within a tolerance, or different: at the line and on both sides of it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from hemicycle.cli.compared import Comparison, compare_documents, compare_files
from hemicycle.cli.made import file_hash

TOLERANCE = 1e-3


def _verdict(one: object, other: object) -> str:
    return compare_documents({"x": one}, {"x": other}, TOLERANCE).verdict


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (0.5, 0.5, "equal"),
        (0.0, TOLERANCE / 2, "within tolerance"),
        (0.0, TOLERANCE, "within tolerance"),
        (0.0, TOLERANCE * 1.01, "different"),
        (1000.0, 1000.9, "within tolerance"),
        (1000.0, 1001.1, "different"),
        (float("nan"), float("nan"), "equal"),
        (None, 0.0, "different"),
        (1, 2, "different"),
        (1, 1.0, "equal"),
        (True, 1.0005, "different"),
        ("a", "b", "different"),
        ([1.0, 2.0], [1.0], "different"),
        ({"a": 1}, {"a": 1, "b": 2}, "different"),
        ([{"a": 1.0}], [{"a": 1.0 + TOLERANCE / 2}], "within tolerance"),
    ],
)
def test_values(one: object, other: object, verdict: str) -> None:
    assert _verdict(one, other) == verdict
    assert _verdict(other, one) == verdict


def test_the_place_of_a_difference_is_named() -> None:
    ours = {"rows": [{"member": "FRA", "agree": 0.5}], "made_with": {"seed": 1}, "file": "a.csv"}
    theirs = {"rows": [{"member": "FRA", "agree": 0.7}], "made_with": {"seed": 2}, "file": "b.csv"}
    found = compare_documents(ours, theirs, TOLERANCE)
    assert found.verdict == "different"
    assert "rows 1.agree: 0.5, made again 0.7" in found.words


def _compared(tmp_path: Path, ours: pl.DataFrame, theirs: pl.DataFrame) -> Comparison:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    ours.write_csv(one)
    theirs.write_csv(other)
    return compare_files(one, other, str(file_hash(one)), TOLERANCE)


_ROWS = pl.DataFrame({"member": ["FRA", "USA"], "n": [3, 4], "s": [0.25, None]})


def test_tables_are_compared_cell_by_cell(tmp_path: Path) -> None:
    near = _ROWS.with_columns(s=pl.col("s") + TOLERANCE / 2)
    far = _ROWS.with_columns(s=pl.col("s") + TOLERANCE * 2)
    known = _ROWS.with_columns(s=pl.col("s").fill_null(0.0))
    other = _ROWS.with_columns(n=pl.Series([3, 5]))
    named = _ROWS.with_columns(member=pl.Series(["FRA", "GBR"]))
    assert _compared(tmp_path, _ROWS, _ROWS).verdict == "equal"
    assert _compared(tmp_path, _ROWS, near).verdict == "within tolerance"
    assert "Row 1, column s" in _compared(tmp_path, _ROWS, far).words
    assert "Row 2, column s" in _compared(tmp_path, _ROWS, known).words
    assert "Row 2, column n: 4, made again 5" in _compared(tmp_path, _ROWS, other).words
    assert "Row 2, column member" in _compared(tmp_path, _ROWS, named).words
    assert "made again 1 of 3" in _compared(tmp_path, _ROWS, _ROWS.head(1)).words


def test_whole_numbers_that_became_fractions_are_still_numbers(tmp_path: Path) -> None:
    whole = pl.DataFrame({"s": [1.0, 1.0]})
    assert _compared(tmp_path, whole, pl.DataFrame({"s": [1, 1]})).verdict == "equal"


def test_a_file_changed_since_is_different_and_a_lost_one_can_be_equal(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    for path in (one, other):
        _ROWS.write_csv(path)
    then = str(file_hash(one))
    one.write_text("edited")
    assert "changed after it was made" in compare_files(one, other, then, TOLERANCE).words
    one.unlink()
    assert compare_files(one, other, then, TOLERANCE).verdict == "equal"
    other.write_text("other")
    assert compare_files(one, other, then, TOLERANCE).verdict == "different"


def test_pictures_are_equal_or_different(tmp_path: Path) -> None:
    one, other = tmp_path / "one.svg", tmp_path / "other.svg"
    one.write_text("<svg/>")
    other.write_text("<svg />")
    assert compare_files(one, other, str(file_hash(one)), TOLERANCE).verdict == "different"
