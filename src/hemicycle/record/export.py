"""The record for other tools: Parquet as it is, CSV with guarded cells, columns documented."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import polars as pl

from hemicycle.errors import InputError
from hemicycle.record.disk import writable
from hemicycle.record.export_rows import MEMBER_COLUMNS, Wanted, with_members
from hemicycle.record.record import Record
from hemicycle.record.schema import TABLES, Column

FORMATS = ("csv", "parquet")
MANIFEST = "datapackage.json"
README = "README.md"
LIST_SEPARATOR = "|"
#: A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection").
_FORMULA = r"^[=+\-@\t\r]"


def export(
    record: Record,
    into: Path,
    formats: Sequence[str] = ("csv",),
    *,
    year_as: str = "session",
) -> list[Path]:
    """Write every table into a directory, with a README and a ``datapackage.json``.

    The CSV of the ballots has more columns than the table, so that it joins with other data as
    it stands: :data:`~hemicycle.record.export_rows.MEMBER_COLUMNS`.

    Parameters
    ----------
    record
        The record.
    into
        A directory that is new, empty, or holds an earlier export.
    formats
        Of ``csv`` and ``parquet``.
    year_as
        How the CSV counts years; see :class:`~hemicycle.record.export_rows.Wanted`.

    Returns
    -------
    list of Path
        The files written.
    """
    wanted = _known(formats)
    years = Wanted(year_as=year_as).describe_years()
    check_target(into)
    with writable(into, "the export"):
        into.mkdir(parents=True, exist_ok=True)
        files = [
            _write(_rows(record, table, kind, year_as), into / f"{table}.{kind}")
            for kind in wanted
            for table in TABLES
        ]
        manifest, readme = into / MANIFEST, into / README
        manifest.write_text(
            json.dumps(_manifest(record, wanted), ensure_ascii=False, indent=1), encoding="utf-8"
        )
        readme.write_text(_readme(record, wanted, years), encoding="utf-8")
    return [*files, manifest, readme]


def _rows(record: Record, table: str, kind: str, year_as: str) -> pl.DataFrame:
    rows = record.table(table)
    if (table, kind) != ("ballots", "csv"):
        return rows
    return with_members(rows, record.votes, record.states, year_as)


def _columns(table: str, kind: str) -> list[Column]:
    """Columns of a file, those added to the CSV of the ballots included."""
    own = list(TABLES[table])
    if (table, kind) == ("ballots", "csv"):
        numbers = ("ccode", "session", "year")
        own += [
            Column(name, pl.Int32() if name in numbers else pl.String(), doc)
            for name, doc in MEMBER_COLUMNS.items()
        ]
    return own


def _known(formats: Sequence[str]) -> list[str]:
    strange = [name for name in formats if name not in FORMATS]
    if strange or not formats:
        raise InputError(
            f"{', '.join(strange) or 'nothing'} is no format to export to",
            where="--format",
            right=" and ".join(FORMATS),
            todo="name one or both, with a comma between",
        )
    return list(dict.fromkeys(formats))


def check_target(into: Path) -> None:
    if into.is_dir() and any(into.iterdir()) and not (into / MANIFEST).is_file():
        raise InputError(
            "the directory holds other files",
            where=str(into),
            right="a new or empty directory, or one with an earlier export",
            todo="choose another directory",
        )


def _write(table: pl.DataFrame, path: Path) -> Path:
    if path.suffix == ".parquet":
        table.write_parquet(path, compression="zstd", compression_level=1)
    else:
        csv_ready(table).write_csv(path)
    return path


def csv_ready(table: pl.DataFrame) -> pl.DataFrame:
    """The table with lists joined by ``|`` and formula cells made harmless.

    A text that begins with ``= + - @``, tab or carriage return gets an apostrophe before it.
    """
    lists = [name for name, dtype in table.schema.items() if isinstance(dtype, pl.List)]
    flat = table.with_columns(pl.col(name).list.join(LIST_SEPARATOR) for name in lists)
    texts = [name for name, dtype in flat.schema.items() if dtype == pl.String]
    return flat.with_columns(
        pl.when(pl.col(name).str.contains(_FORMULA))
        .then("'" + pl.col(name))
        .otherwise(pl.col(name))
        .alias(name)
        for name in texts
    )


def _type_of(column: Column) -> str:
    names = {
        "Date": "date",
        "Int32": "integer",
        "Boolean": "boolean",
        "List": "string, values separated by |",
    }
    return names.get(str(column.dtype.base_type()), "string")


def _manifest(record: Record, formats: Sequence[str]) -> dict[str, Any]:
    return {
        "name": "hemicycle-record",
        "record_version": record.version,
        "sources": record.sources.to_dicts(),
        "resources": [
            {
                "name": f"{table}-{kind}",
                "path": f"{table}.{kind}",
                "format": kind,
                "rows": record.table(table).height,
                "schema": {
                    "fields": [
                        {
                            "name": column.name,
                            "type": _type_of(column),
                            "description": column.doc,
                        }
                        for column in _columns(table, kind)
                    ]
                },
            }
            for kind in formats
            for table in TABLES
        ],
    }


def _readme(record: Record, formats: Sequence[str], years: str) -> str:
    parts = [
        "# Votes exported from hemicycle",
        f"Record version {record.version}; tables as {' and '.join(formats)}.",
        "In the CSV files an empty cell is an unknown value, values of a list are separated by "
        f"`{LIST_SEPARATOR}`, and a text that begins with `=`, `+`, `-`, `@`, a tab or a carriage "
        "return has an apostrophe before it, so that no spreadsheet runs it as a formula. The "
        "Parquet files hold every value unchanged.",
        f"`ballots.csv` has more columns than the table, so that it joins with other data. {years}",
        "## Sources and terms",
        *(source_terms(row) for row in record.sources.iter_rows(named=True)),
    ]
    for table in TABLES:
        columns = _columns(table, formats[0])
        parts += [
            f"## {table}",
            "| column | type | meaning |\n| --- | --- | --- |\n"
            + "\n".join(f"| {one.name} | {_type_of(one)} | {one.doc} |" for one in columns),
        ]
    return "\n\n".join(parts) + "\n"


def source_terms(row: dict[str, Any]) -> str:
    return (
        f"- **{row['source']}**: {row['title']}. {row['publisher']}. Terms: "
        f"{row['licence'] or 'not stated'}. Cite: {row['citation'] or row['publisher']}."
    )
