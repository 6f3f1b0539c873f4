"""In which format an answer is sent: by the parameter ``format``, else by ``Accept``."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import Literal

import polars as pl

from hemicycle.web.api.faults import UnknownFormatError

Format = Literal["json", "csv", "parquet"]

TYPES: dict[Format, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
}
SENT: dict[Format, str] = {**TYPES, "csv": "text/csv; charset=utf-8"}
"""The header ``Content-Type`` of each format."""
TABULAR: tuple[Format, ...] = ("json", "csv", "parquet")
ONLY_JSON: tuple[Format, ...] = ("json",)


def chosen(wanted: Format | None, accept: str, offered: Collection[Format], path: str) -> Format:
    """The format of an answer.

    Parameters
    ----------
    wanted
        The parameter; it goes before the header.
    accept
        The header; ``text/html``, which browsers send, is answered with JSON.
    offered
        What there is, the usual one first.

    Raises
    ------
    UnknownFormatError
        None of what is asked for is offered.

    Examples
    --------
    >>> chosen(None, "text/csv;q=0.9, application/json;q=0.5", TABULAR, "/")
    'csv'
    >>> chosen(None, "text/html,*/*;q=0.8", TABULAR, "/")
    'json'
    """
    if wanted is not None and wanted in offered:
        return wanted
    if wanted is None:
        for kind in _ranked(accept):
            for form in offered:
                if kind in (TYPES[form], "*/*", f"{TYPES[form].partition('/')[0]}/*"):
                    return form
        if not accept.strip() or "text/html" in accept:
            return "json"
    raise UnknownFormatError(
        f"This answer is not to be had as {wanted or accept[:80]}",
        where=path,
        right=" or ".join(f"{form} ({TYPES[form]})" for form in offered),
        todo="choose one with the parameter format, or with the header Accept",
    )


def _ranked(accept: str) -> list[str]:
    """Media types of the header, the most wanted first; those with weight 0 left out."""
    weighed = []
    for place, part in enumerate(accept.split(",")):
        kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((_weight(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        if kind and weight > 0:
            weighed.append((-weight, place, kind))
    return [kind for _, _, kind in sorted(weighed)]


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def as_file(table: pl.DataFrame, form: Format) -> bytes:
    """A table as CSV, with lists joined by ``|`` and formula cells guarded, or as Parquet."""
    from hemicycle.record.export import csv_ready

    if form == "parquet":
        out = io.BytesIO()
        table.write_parquet(out, compression="zstd", compression_level=1)
        return out.getvalue()
    return csv_ready(table).write_csv().encode()
