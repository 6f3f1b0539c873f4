"""Whether a result made again is the same: to the byte, within a tolerance, or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from hemicycle.cli.made import MADE_WITH, file_hash

if TYPE_CHECKING:
    import polars as pl

Verdict = Literal["equal", "within tolerance", "different"]

#: Of a document these say where files are, not what was found.
_PLACES = (MADE_WITH, "record", "file")


@dataclass(frozen=True)
class Comparison:
    """A verdict and what it rests on.

    Parameters
    ----------
    words
        What was compared, or the first thing that differs.
    largest
        Largest difference of two numbers, relative above 1; None where numbers were not compared.
    """

    verdict: Verdict
    words: str
    largest: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values."""
        return {
            "verdict": self.verdict.replace(" ", "_"),
            "words": self.words,
            "largest_difference": self.largest,
        }


def compare_files(result: Path, again: Path, sha256: str, tolerance: float) -> Comparison:
    """Compare a file with the one made again.

    Parameters
    ----------
    sha256
        Of the file when it was made. A file that was changed since is different, whatever is in
        it; one that is gone can be equal, but not within a tolerance.
    """
    now, then = file_hash(again), file_hash(result)
    if then is not None and then != sha256:
        return Comparison("different", "The file was changed after it was made.")
    if now == sha256:
        return Comparison("equal", f"The same bytes, sha256 {sha256[:16]}.", 0.0)
    if then is None:
        return Comparison("different", "The file is gone; what was made again has other bytes.")
    if result.suffix.lower() != ".csv":
        return Comparison("different", "Other bytes.")
    return _compare_tables(result, again, tolerance)


def _compare_tables(result: Path, again: Path, tolerance: float) -> Comparison:
    import polars as pl

    ours, theirs = (pl.read_csv(path, infer_schema_length=None) for path in (result, again))
    if ours.columns != theirs.columns or ours.height != theirs.height:
        return Comparison(
            "different",
            f"{ours.height:,} rows of {ours.width} columns, made again {theirs.height:,} of "
            f"{theirs.width}.",
        )
    largest = 0.0
    for name in ours.columns:
        apart = _column_apart(ours[name], theirs[name])
        worst = float(apart.max())  # type: ignore[arg-type]
        if worst > tolerance:
            row = int(apart.arg_max() or 0)
            said = f"{ours[name][row]!r}, made again {theirs[name][row]!r}"
            return Comparison("different", f"Row {row + 1}, column {name}: {said}.", worst)
        largest = max(largest, worst)
    return _alike(f"{ours.height:,} rows of {ours.width} columns", largest)


def _column_apart(ours: pl.Series, theirs: pl.Series) -> pl.Series:
    """How far apart the values of a column are, row by row, as :func:`_apart` has it."""
    import polars as pl

    same = ours.cast(pl.String).eq_missing(theirs.cast(pl.String))
    if not (ours.dtype.is_float() and theirs.dtype.is_numeric()):
        return pl.select(pl.when(same).then(0.0).otherwise(float("inf"))).to_series()
    size = pl.max_horizontal(pl.lit(1.0), ours.abs(), theirs.abs())
    apart = pl.select((pl.lit(ours) - theirs).abs() / size).to_series().fill_null(float("inf"))
    return pl.select(pl.when(same).then(0.0).otherwise(apart)).to_series()


def _alike(what: str, largest: float) -> Comparison:
    if largest == 0:
        return Comparison("equal", f"{what}.", 0.0)
    words = f"{what}, largest difference {largest:.2g}."
    return Comparison("within tolerance", words, largest)


def compare_documents(
    ours: Mapping[str, Any], theirs: Mapping[str, Any], tolerance: float
) -> Comparison:
    """Compare two documents value by value; where files lie and what made them does not count."""
    largest, count = 0.0, 0
    for place, one, other in _pairs(_found(ours), _found(theirs), ""):
        count += 1
        apart = _apart(one, other)
        if apart > tolerance:
            return Comparison("different", f"At {place}: {one!r}, made again {other!r}.", apart)
        largest = max(largest, apart)
    return _alike(f"{count:,} values", largest)


def _found(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in _PLACES}


def _pairs(one: Any, other: Any, place: str) -> Iterator[tuple[str, Any, Any]]:
    """Values that stand in the same place; what stands in one document only against its size."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        yield place or "top", sorted(one), sorted(other)
        for name in sorted(set(one) & set(other)):
            yield from _pairs(one[name], other[name], f"{place}.{name}".lstrip("."))
    elif isinstance(one, list) and isinstance(other, list):
        yield place, len(one), len(other)
        for number, (mine, theirs) in enumerate(zip(one, other, strict=False), start=1):
            yield from _pairs(mine, theirs, f"{place} {number}")
    else:
        yield place, one, other


def _apart(one: Any, other: Any) -> float:
    """0 for the same value; for numbers their difference, relative above 1; else infinite."""
    if one == other or (one != one and other != other):
        return 0.0
    numbers = isinstance(one, float | int) and isinstance(other, float | int)
    if not numbers or isinstance(one, bool) or isinstance(other, bool):
        return float("inf")
    if isinstance(one, int) and isinstance(other, int):
        return float("inf")
    return float(abs(one - other) / max(1.0, abs(one), abs(other)))
