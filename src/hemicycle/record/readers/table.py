"""Comma-separated tables: the fast way to read them, and the slow way that finds a fault."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from hemicycle.errors import SourceError

MAX_FIELD = 1024**2
"""Longest cell, in characters, in which a broken table is still searched for its fault."""
MAX_COLUMNS = 10_000

BOM = b"\xef\xbb\xbf"

Dtypes = Mapping[str, pl.DataType | type[pl.DataType]]
"""Whole-number types of columns that must hold one in every row; other columns are text."""

_WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,18}")
_HEADER = "names of columns, separated by commas"
_QUOTED = "a quoted cell ends with a double quote before the next comma"


def place(name: str, data: bytes, at: int) -> str:
    """File, row and column of a byte, both counted from 1, column in characters."""
    start = data.rfind(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", errors="replace")) + 1
    row = data.count(b"\n", 0, start) + 1
    return f"{name}, row {row:,}, column {column:,}"


def row_error(name: str, row: int, column: int | str, what: str, right: str) -> SourceError:
    """The error for one cell of a table, rows counted from 1 with the header as row 1."""
    shown = f"{column:,}" if isinstance(column, int) else repr(column)
    return SourceError(
        what,
        where=f"{name}, row {row:,}, column {shown}",
        right=right,
        todo="download the file again; if it is still so, report the row to its publisher",
    )


def header_names(text: str) -> tuple[str, ...]:
    """Names in the first row of a comma-separated text; empty for anything else."""
    line = text.partition("\n")[0].strip("\r")
    if "," not in line or line.lstrip()[:1] in "{[<":
        return ()
    try:
        return tuple(next(csv.reader([line])))
    except (csv.Error, StopIteration):
        return ()


@dataclass(frozen=True)
class CsvTable:
    """A table in UTF-8 that has passed the guards, and the name of its file for messages.

    A byte-order mark may stay: Polars skips it, and cutting it off would copy the whole file.
    """

    name: str
    data: bytes

    def frame(
        self, dtypes: Dtypes, columns: Sequence[str] | None, needs: Sequence[str] = ()
    ) -> pl.DataFrame:
        """All rows, or an error that names the first one at fault."""
        header = self._names()
        self._need(header, [*dtypes, *needs, *(columns or ())])
        table = self._parse(header, dtypes)
        if table is None or not self._even(table, header):
            raise self._fault(header, dtypes)
        return table.select(columns) if columns is not None else table

    def _names(self) -> list[str]:
        end = self.data.find(b"\n")
        first = self.data[: end if end >= 0 else None].removeprefix(BOM)
        line = first.rstrip(b"\r").decode(errors="replace")
        try:
            names = next(csv.reader([line]), [])
        except csv.Error as error:
            raise row_error(self.name, 1, 1, f"the header is none ({error})", _HEADER) from None
        if len(names) > MAX_COLUMNS:
            what = f"the header has {len(names):,} columns"
            raise row_error(self.name, 1, 1, what, f"at most {MAX_COLUMNS:,}")
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            what = f"column {twice[0]!r} stands twice in the header"
            raise row_error(self.name, 1, twice[0], what, "one column of each name")
        return names

    def _need(self, header: list[str], wanted: Sequence[str]) -> None:
        missing = [name for name in wanted if name not in header]
        if missing:
            raise SourceError(
                f"column {missing[0]!r} is missing",
                where=f"{self.name}, row 1 ({', '.join(header[:12])})",
                right=f"a header with {', '.join(dict.fromkeys(wanted))}",
                todo="check that this is the file meant, and that its first row is the header",
            )

    def _parse(self, header: list[str], dtypes: Dtypes) -> pl.DataFrame | None:
        """The table, or None where Polars cannot read it (the slow way then says why).

        All columns are read even where few are wanted: only then does Polars refuse long rows.
        """
        blank_end = self.data.endswith((b"\n\n", b"\n\r\n"))
        try:
            table = pl.read_csv(
                self.data.rstrip(b"\r\n") if blank_end else self.data,
                schema_overrides={name: dtypes.get(name, pl.String()) for name in header},
                infer_schema=False,
            )
        except (pl.exceptions.PolarsError, ValueError):
            return None
        return table if table.columns == header else None

    def _even(self, table: pl.DataFrame, header: list[str]) -> bool:
        """Whether no row is short; long rows have been refused.

        A short row leaves its last column empty, and the table a comma short: with none inside
        cells, there are as many as columns less one, times rows.
        """
        if table[header[-1]].null_count() == 0:
            return True
        inside = sum(
            int(table[name].str.count_matches(",", literal=True).sum() or 0)
            for name, dtype in table.schema.items()
            if dtype == pl.String()
        )
        inside += sum(name.count(",") for name in header)
        separators = (table.height + 1) * (len(header) - 1)
        if self.data.count(b",") == separators + inside:
            return True
        return self._fault_in_rows(header, {}) is None

    def _fault(self, header: list[str], dtypes: Dtypes) -> SourceError:
        return self._fault_in_rows(header, dtypes) or SourceError(
            "the table cannot be read as CSV",
            where=self.name,
            right="comma-separated values, text with commas in double quotes",
            todo="download the file again",
        )

    def _fault_in_rows(self, header: list[str], dtypes: Dtypes) -> SourceError | None:
        text = io.StringIO(self.data.rstrip(b"\r\n").decode("utf-8", errors="replace"), newline="")
        limit = csv.field_size_limit(MAX_FIELD)
        rows = csv.reader(text, strict=True)
        start = 1
        try:
            for cells in rows:
                fault = _fault_in_row(cells, header, dtypes) if start > 1 else None
                if fault is not None:
                    return row_error(self.name, start, *fault)
                start = rows.line_num + 1
        except csv.Error as error:
            return row_error(self.name, start, 1, f"broken quoting ({error})", _QUOTED)
        finally:
            csv.field_size_limit(limit)
        return None


def _fault_in_row(
    cells: list[str], header: list[str], dtypes: Dtypes
) -> tuple[int | str, str, str] | None:
    """Column, fault and what would be right; None for a good row."""
    if len(cells) != len(header):
        column = min(len(cells), len(header)) + 1
        return column, f"the row has {len(cells)} cells", f"{len(header)} cells in every row"
    for name, cell in zip(header, cells, strict=True):
        dtype = dtypes.get(name)
        if dtype is not None and cell and not _fits(cell, dtype):
            return name, f"{name} is {cell[:40]!r}", f"{name} as a whole number"
    return None


def _fits(cell: str, dtype: pl.DataType | type[pl.DataType]) -> bool:
    if not _WHOLE_NUMBER.fullmatch(cell):
        return False
    return pl.Series([int(cell)], dtype=pl.Int64).cast(dtype, strict=False).null_count() == 0
