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


def place(name: str, data: bytes, at: int) -> str:
    """File, row and column of a byte, both counted from 1, column in characters."""
    start = data.rfind(b"\n", 0, at) + 1
    column = len(data[start:at].decode("utf-8", errors="replace")) + 1
    row = data.count(b"\n", 0, start) + 1
    return f"{name}, row {row:,}, column {column:,}"


def header_names(text: str) -> tuple[str, ...]:
    line = text.partition("\n")[0].strip("\r")
    if "," not in line or line.lstrip()[:1] in "{[<":
        return ()
    try:
        return tuple(next(csv.reader([line])))
    except (csv.Error, StopIteration):
        return ()


@dataclass(frozen=True)
class _CsvTable:
    """CSV bytes and the two ways through them: the fast one, and the one that finds a fault."""

    file: SourceFile
    data: bytes

    def frame(
        self, dtypes: dict[str, PolarsDataType], columns: Sequence[str] | None
    ) -> pl.DataFrame:
        header = self._header()
        self._need(header, [*dtypes, *(columns or ())])
        table = self._parse(header, dtypes)
        if table is None or not self._even(table, header):
            raise self._fault(header, dtypes)
        return table.select(columns) if columns is not None else table

    def _header(self) -> list[str]:
        line = self.data.partition(b"\n")[0].rstrip(b"\r").decode("utf-8", errors="replace")
        names = next(csv.reader([line]), [])
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise SourceError(
                f"column {twice[0]!r} stands twice in the header",
                where=f"{self.file.name}, row 1",
                right="one column of each name",
                todo="download the file again",
            )
        return names

    def _need(self, header: list[str], wanted: Sequence[str]) -> None:
        missing = [name for name in wanted if name not in header]
        if missing:
            raise SourceError(
                f"column {missing[0]!r} is missing",
                where=f"{self.file.name}, row 1 ({', '.join(header[:12])})",
                right=f"a header with {', '.join(dict.fromkeys(wanted))}",
                todo="check that this is the file meant, and that its first row is the header",
            )

    def _parse(
        self, header: list[str], dtypes: dict[str, PolarsDataType]
    ) -> pl.DataFrame | None:
        """The table, or None where Polars cannot read it (the slow way then says why).

        All columns are read even where few are wanted: only then does Polars refuse long rows.
        """
        try:
            return pl.read_csv(
                self.data.rstrip(b"\r\n") if self._blank_end() else self.data,
                schema_overrides={name: dtypes.get(name, pl.String()) for name in header},
                infer_schema=False,
            )
        except (pl.exceptions.PolarsError, ValueError):
            return None

    def _blank_end(self) -> bool:
        return self.data.endswith((b"\n\n", b"\n\r\n"))

    def _even(self, table: pl.DataFrame, header: list[str]) -> bool:
        """Whether no row is short; Polars itself refuses long rows when it reads all columns."""
        if table[header[-1]].null_count() == 0:
            return True
        inside = sum(
            int(table[name].str.count_matches(",", literal=True).sum() or 0)
            for name, dtype in table.schema.items()
            if dtype == pl.String()
        )
        in_header = sum(name.count(",") for name in header)
        separators = (table.height + 1) * (len(header) - 1)
        return self.data.rstrip(b"\r\n").count(b",") == separators + inside + in_header or (
            self._fault_in_rows(header, {}) is None
        )

    def _fault(self, header: list[str], dtypes: dict[str, PolarsDataType]) -> SourceError:
        return self._fault_in_rows(header, dtypes) or SourceError(
            "the table cannot be read as CSV",
            where=self.file.name,
            right="comma-separated values, text with commas in double quotes",
            todo="download the file again",
        )

    def _fault_in_rows(
        self, header: list[str], dtypes: dict[str, PolarsDataType]
    ) -> SourceError | None:
        text = io.StringIO(self.data.rstrip(b"\r\n").decode("utf-8", errors="replace"), newline="")
        csv.field_size_limit(MAX_CSV_FIELD)
        rows = csv.reader(text, strict=True)
        start = 1
        try:
            for cells in rows:
                fault = self._fault_in_row(cells, header, dtypes) if start > 1 else None
                if fault is not None:
                    return _cell_error(self.file.name, start, *fault)
                start = rows.line_num + 1
        except csv.Error as error:
            return _cell_error(self.file.name, start, 1, f"broken quoting ({error})", _QUOTED)
        return None

    @staticmethod
    def _fault_in_row(
        cells: list[str], header: list[str], dtypes: dict[str, PolarsDataType]
    ) -> tuple[int, str, str] | None:
        if len(cells) != len(header):
            column = min(len(cells), len(header)) + 1
            return column, f"the row has {len(cells)} cells", f"{len(header)} cells in every row"
        for column, (name, cell) in enumerate(zip(header, cells, strict=True), start=1):
            dtype = dtypes.get(name)
            if dtype is not None and cell and not _parses(cell, dtype):
                return column, f"{name} is {cell[:40]!r}", f"{name} as {_WORDS(dtype)}"
        return None


_QUOTED = "a quoted cell ends with a double quote before the next comma"


def _WORDS(dtype: Any) -> str:  # noqa: N802
    return "a whole number" if dtype.is_integer() else str(dtype)


def _parses(cell: str, dtype: PolarsDataType) -> bool:
    try:
        pl.Series([cell]).cast(dtype, strict=True)
    except pl.exceptions.PolarsError:
        return False
    return True


def _cell_error(name: str, row: int, column: int, what: str, right: str) -> SourceError:
    return SourceError(
        what,
        where=f"{name}, row {row:,}, column {column:,}",
        right=right,
        todo="download the file again; if it is still so, report the row to its publisher",
    )


def row_error(name: str, row: int, column: int | str, what: str, right: str) -> SourceError:
    """The error for one cell of a table, rows counted from 1 with the header as row 1."""
    shown = f"{column:,}" if isinstance(column, int) else repr(column)
    return SourceError(
        what,
        where=f"{name}, row {row:,}, column {shown}",
        right=right,
        todo="download the file again; if it is still so, report the row to its publisher",
    )


