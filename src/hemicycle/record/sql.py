"""SQL over a record: one query, read-only, with no way out to files or the network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hemicycle.errors import InputError, MissingExtraError
from hemicycle.record.record import Record
from hemicycle.record.schema import TABLES

if TYPE_CHECKING:
    import duckdb


def query(record: Record, statement: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one SELECT over the record's tables.

    Every table of :mod:`hemicycle.record.schema` is a view of that name.

    Raises
    ------
    MissingExtraError
        DuckDB is not installed.
    InputError
        The statement is no single SELECT, or DuckDB refuses it.
    """
    duckdb = _duckdb()
    connection = _views(record, duckdb)
    try:
        _only_select(connection, statement)
        result = connection.execute(statement)
        names = [column[0] for column in result.description or ()]
        return names, result.fetchall()
    except duckdb.Error as error:
        raise InputError(
            f"the query failed: {str(error).splitlines()[0]}",
            where="the SQL statement",
            right=f"one SELECT over {', '.join(TABLES)} (columns: hemicycle export writes them)",
            todo="correct the statement",
        ) from error
    finally:
        connection.close()


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as error:
        raise MissingExtraError(
            "SQL needs DuckDB, which is not installed",
            where="hemicycle sql",
            right="hemicycle with its extra `sql`",
            todo="pip install 'hemicycle[sql]'",
        ) from error
    return duckdb


def _views(record: Record, engine: Any) -> duckdb.DuckDBPyConnection:
    """A connection that sees the tables and nothing else."""
    connection: duckdb.DuckDBPyConnection = engine.connect(":memory:")
    files = {table: str(path.resolve()) for table, path in record.files.items()}
    if files:
        connection.execute("SET allowed_paths = $1", [list(files.values())])
    for table in TABLES:
        if table in files:
            quoted = files[table].replace("'", "''")
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{quoted}')")
        else:
            connection.register(table, record.table(table).to_arrow())
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _only_select(connection: Any, statement: str) -> None:
    statements = connection.extract_statements(statement)
    kinds = [str(one.type).rpartition(".")[2] for one in statements]
    if kinds != ["SELECT"]:
        raise InputError(
            f"the statement is {' and '.join(kinds) or 'empty'}",
            where="the SQL statement",
            right="exactly one SELECT; the record is read-only",
            todo="ask with SELECT ... FROM votes",
        )
