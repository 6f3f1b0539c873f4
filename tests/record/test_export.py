"""Exports read back by other tools, and cells that no spreadsheet runs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from hemicycle.errors import InputError
from hemicycle.record.export import csv_ready, export
from hemicycle.record.export_rows import MEMBER_COLUMNS
from hemicycle.record.record import Record, open_record
from hemicycle.record.schema import TABLES


@pytest.fixture(scope="module")
def embedded() -> Record:
    return open_record("embedded")


def test_parquet_is_the_record_unchanged(embedded: Record, tmp_path: Path) -> None:
    export(embedded, tmp_path, ["parquet"])
    for table in TABLES:
        assert_frame_equal(pl.read_parquet(tmp_path / f"{table}.parquet"), embedded.table(table))


def test_csv_has_the_documented_columns_and_every_row(embedded: Record, tmp_path: Path) -> None:
    export(embedded, tmp_path, ["csv"])
    for table, columns in TABLES.items():
        with (tmp_path / f"{table}.csv").open(newline="", encoding="utf-8") as file:
            header, *rows = csv.reader(file)
        more = list(MEMBER_COLUMNS) if table == "ballots" else []
        assert header == [*(column.name for column in columns), *more]
        assert len(rows) == embedded.table(table).height


def test_every_column_is_explained(embedded: Record, tmp_path: Path) -> None:
    export(embedded, tmp_path, ["csv"])
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    manifest = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert manifest["record_version"] == embedded.version
    fields = {
        resource["path"]: {
            field["name"]: field["description"] for field in resource["schema"]["fields"]
        }
        for resource in manifest["resources"]
    }
    for table, columns in TABLES.items():
        for column in columns:
            assert fields[f"{table}.csv"][column.name] == column.doc
            assert column.doc in readme
    assert "Terms: MIT" in readme


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula_gets_an_apostrophe(start: str) -> None:
    table = pl.DataFrame(
        {"title": [f"{start}cmd", "plain", None], "words": [[f"{start}a"], [], None]}
    )
    ready = csv_ready(table)
    assert ready["title"].to_list() == [f"'{start}cmd", "plain", None]
    assert ready["words"].to_list() == [f"'{start}a", "", None]


def test_a_formula_inside_a_cell_is_left_alone() -> None:
    table = pl.DataFrame({"title": ["1+1=2", "a-b", "x@y"]})
    assert csv_ready(table).equals(table)


def test_other_peoples_files_are_not_mixed_with_ours(embedded: Record, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(InputError, match="other files"):
        export(embedded, tmp_path, ["csv"])
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_earlier_export_may_be_replaced(embedded: Record, tmp_path: Path) -> None:
    export(embedded, tmp_path, ["csv"])
    assert export(embedded, tmp_path, ["csv", "parquet"])


@pytest.mark.parametrize("formats", [[], ["xlsx"], ["csv", "json"]])
def test_unknown_formats_are_refused(embedded: Record, tmp_path: Path, formats: list[str]) -> None:
    with pytest.raises(InputError, match="no format"):
        export(embedded, tmp_path / "out", formats)
    assert not (tmp_path / "out").exists()
