"""``hemicycle sql``: one SELECT over the record."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

import typer

from hemicycle.cli.common import JsonOption, RecordOption, emit_json, note, print_table

_SHOWN = 200


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("sql")(sql)


def sql(
    statement: Annotated[
        str, typer.Argument(metavar="SELECT", help='One query: "SELECT ... FROM votes".')
    ],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Ask the record in SQL; its tables are views, read-only."""
    from hemicycle.record.record import open_record
    from hemicycle.record.sql import query

    opened = open_record(record)
    columns, rows = query(opened, statement)
    if as_json:
        cells = [[_plain(cell) for cell in row] for row in rows]
        emit_json({"record_version": opened.version, "columns": columns, "rows": cells})
        return
    print_table(columns, rows[:_SHOWN])
    if len(rows) > _SHOWN:
        note(f"{_SHOWN:,} of {len(rows):,} rows; add LIMIT, or take all with --json.")


def _plain(cell: Any) -> Any:
    """A value of DuckDB as JSON can say it: decimals as numbers, what JSON lacks as text."""
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, list | tuple):
        return [_plain(item) for item in cell]
    if isinstance(cell, dict):
        return {str(key): _plain(item) for key, item in cell.items()}
    return cell if cell is None or isinstance(cell, str | int | float) else str(cell)
