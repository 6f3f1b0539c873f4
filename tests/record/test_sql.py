"""SQL sees the tables and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from hemicycle.errors import InputError
from hemicycle.record.record import Record, open_record
from hemicycle.record.schema import TABLES
from hemicycle.record.sql import query


@pytest.fixture(scope="module", params=["embedded", "directory"])
def record(
    request: pytest.FixtureRequest,
    small_files: list[Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Record:
    """A record in memory, and one on disk with a quote in its path."""
    if request.param == "embedded":
        return open_record("embedded")
    from hemicycle.record.ingest import ingest

    directory = tmp_path_factory.mktemp("it's a record")
    ingest(small_files[:1], directory)
    return open_record(directory)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_view_with_all_its_rows(record: Record, table: str) -> None:
    names, rows = query(record, f'SELECT count(*) AS n FROM "{table}"')
    assert (names, rows) == (["n"], [(record.table(table).height,)])


def test_joins_work(record: Record) -> None:
    _, rows = query(
        record,
        "SELECT b.position, count(*) FROM ballots b JOIN votes v USING (vote_id) "
        "WHERE v.symbol = 'A/RES/ES-11/7' GROUP BY 1 ORDER BY 1",
    )
    assert ("YES", 93) in rows


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT * FROM glob('/*')",
    ],
)
def test_nothing_outside_can_be_read(record: Record, statement: str) -> None:
    with pytest.raises(InputError, match="query failed"):
        query(record, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "DROP VIEW votes",
        "CREATE TABLE t (a INT)",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "INSTALL httpfs",
        "ATTACH '/tmp/x.db'",
        "SET enable_external_access = true",
        "SELECT 1; SELECT 2",
        "PRAGMA version",
    ],
)
def test_only_one_select(record: Record, statement: str) -> None:
    with pytest.raises(InputError):
        query(record, statement)
