"""An index of a few titles, the first the newest."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

from hemicycle.web.search.index import Index, symbol_key
from hemicycle.web.search.words import Words


def an_index(
    *titles: str,
    others: dict[int, str] | None = None,
    symbols: dict[int, str] | None = None,
    apart: list[int | None] | None = None,
    days: list[date | None] | None = None,
    bodies: list[str] | None = None,
    cast: dict[str, dict[int, int]] | None = None,
) -> Index:
    """Every vote is adopted in the Assembly on 1 January 2000, 10 votes apart, unless told else."""
    size = len(titles)
    dates = pl.Series(days or [date(2000, 1, 1)] * size, dtype=pl.Date)
    votes = pl.DataFrame(
        {
            "vote_id": [f"GA-{row}" for row in range(size)],
            "body": bodies or ["GA"] * size,
            "date": dates,
            "decade": dates.dt.year() // 10 * 10,
            "outcome": ["adopted"] * size,
            "apart": pl.Series(apart or [10] * size, dtype=pl.Int32),
            "subjects": pl.Series([None] * size, dtype=pl.List(pl.String)),
        }
    )
    more = pl.Series([(others or {}).get(row) for row in range(size)], dtype=pl.String)
    return Index(
        votes=votes,
        titles=Words.of(pl.Series(titles, dtype=pl.String)),
        others=Words.of(more),
        symbols=tuple(sorted((symbol_key(name), row) for row, name in (symbols or {}).items())),
        names=(),
        subjects=(),
        cast={
            member: (
                np.array(list(held), dtype=np.int32),
                np.array(list(held.values()), dtype=np.int8),
            )
            for member, held in (cast or {}).items()
        },
    )
