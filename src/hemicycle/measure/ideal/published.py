"""The engine ``published``: the authors' own estimates, read from their release and not altered.

Files ``Idealpointestimates*_*.csv`` of Bailey, Strezhnev and Voeten, encoded in Latin-1. Their
columns carry the name of the choice of votes (``IdealPointMiddleEast``), none for all votes; the
lowest and highest quantiles are spelled with a letter (``QO%``).
"""

from __future__ import annotations

import io
import lzma
from pathlib import Path

import polars as pl

from hemicycle.errors import SourceError
from hemicycle.measure.coding import CODINGS
from hemicycle.measure.ideal.results import IdealPoints

_STEM = "IdealPoint"


def read_published(path: Path) -> IdealPoints:
    """Published estimates, with their 5 % and 95 % quantiles as the interval.

    Raises
    ------
    SourceError
        The file cannot be read, or has not the columns of such a release.
    """
    table = _table(path)
    suffix = _suffix(table, path)
    wanted = {
        "ccode": "member",
        "session": "period",
        f"NVotes{suffix}": "votes",
        f"{_STEM}{suffix}": "ideal",
        f"Q5%{suffix}": "low",
        f"Q95%{suffix}": "high",
        "iso3c": "iso3",
        "Countryname": "name",
    }
    missing = [name for name in wanted if name not in table.columns]
    if missing:
        raise _not_a_release(path, "it has no column " + ", ".join(missing))
    points = _typed(table.select(*wanted).rename(wanted), path)
    twice = points.filter(points.select("member", "period").is_duplicated())
    if twice.height:
        raise _not_a_release(
            path, f"unit {twice['member'][0]} stands twice in session {twice['period'][0]}"
        )
    return IdealPoints(
        engine="published",
        points=points.with_columns(sd=pl.lit(None, pl.Float64)),
        coding=CODINGS["bailey-2017"],
        body="GA",
        notes=(
            f"read unaltered from {path.name}"
            + (f", votes on {suffix}" if suffix else ", all votes"),
            "cite Bailey, Strezhnev and Voeten (2017), Journal of Conflict Resolution 61(2)",
            "the release gives quantiles and no standard deviation",
        ),
    )


def _table(path: Path) -> pl.DataFrame:
    try:
        raw = path.read_bytes()
        if path.suffix == ".xz":
            raw = lzma.decompress(raw)
        text = raw.decode("latin-1")
        return pl.read_csv(
            io.BytesIO(text.encode()), infer_schema=False, null_values="NA", quote_char='"'
        )
    except (OSError, lzma.LZMAError, pl.exceptions.PolarsError) as error:
        raise _not_a_release(path, f"it cannot be read ({error})") from error


def _suffix(table: pl.DataFrame, path: Path) -> str:
    names = [name for name in table.columns if name.startswith(_STEM)]
    if len(names) != 1:
        raise _not_a_release(path, f"it has {len(names)} columns named {_STEM}...")
    return names[0].removeprefix(_STEM)


def _typed(points: pl.DataFrame, path: Path) -> pl.DataFrame:
    """Numbers as numbers; none may be missing or not finite."""
    types = {
        "period": pl.Int64,
        "votes": pl.Int64,
        "ideal": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
    }
    typed = points.with_columns(
        pl.col(name).cast(kind, strict=False) for name, kind in types.items()
    )
    broken = typed.with_row_index("row", offset=2).filter(
        pl.any_horizontal(pl.col("member").is_null(), *(pl.col(n).is_null() for n in types))
        | ~pl.all_horizontal(pl.col(name).is_finite() for name in ("ideal", "low", "high"))
    )
    if broken.height:
        raise _not_a_release(path, f"row {broken['row'][0]} lacks a number")
    return typed


def _not_a_release(path: Path, what: str) -> SourceError:
    return SourceError(
        f"this is no file of published ideal points: {what}",
        where=str(path),
        right="a release such as IdealpointestimatesAll_Apr2020.csv: ccode, session, NVotes, "
        "IdealPoint, quantiles, iso3c, Countryname",
        todo="fetch the file anew from its publisher",
    )
