"""Which text belongs to which series, series to which matter, and what kind of text it is.

Only texts of one kind are joined by a line in a support curve, so each kind carries its reason.
The table also names texts that the embedded record does not hold itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import polars as pl

from hemicycle.record.embedded.read import read_toml

MATTER = "matter"
NATURE = "nature"
TEXT_KINDS = pl.Schema(
    {
        "symbol": pl.String(),
        "series": pl.String(),
        "kind": pl.String(),
        "nature": pl.String(),
        "reason": pl.String(),
    }
)


def text_kinds() -> pl.DataFrame:
    """Series, kind and nature by symbol, with the reason.

    Returns
    -------
    pl.DataFrame
        ``symbol, series, kind, nature, reason``; one row a symbol (canonical form), sorted.
        What the table does not say is null: the nature of most texts, and the series and kind of
        those listed for their nature alone.
    """
    return pl.DataFrame(list(_texts().values()), schema=TEXT_KINDS).sort("symbol")


def text_kind(symbol: str | None) -> Mapping[str, Any]:
    """The row of one symbol as a mapping; empty for a symbol the table does not name."""
    return _texts().get(symbol or "", {})


@lru_cache(maxsize=1)
def _texts() -> dict[str, dict[str, Any]]:
    return {
        text["symbol"]: {"series": None if series == NATURE else series, **text}
        for series, texts in _table().items()
        if series != MATTER
        for text in texts
    }


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read_toml("kinds.toml")


def series_beside(series: str) -> tuple[str, ...]:
    """The other series of the same matter, in the order of the file; none where it stands alone."""
    for together in _table().get(MATTER, {}).values():
        if series in together:
            return tuple(other for other in together if other != series)
    return ()
