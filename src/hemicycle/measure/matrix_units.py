"""Voting units: regimes that held one seat in turn, told apart for estimation."""

from __future__ import annotations

from datetime import date

import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import InputError

KEPT_TO_YEAR_END = {"DEU": 260, "YEM": 678}
"""Units that the published files keep to the end of 1990, though Germany and Yemen united on
3 October and 22 May (``IdealpointestimatesAll_Apr2020.csv``, session 45)."""

_YEAR_END = date(1990, 12, 31)


def unit_column(rows: pl.DataFrame) -> pl.Expr:
    """Correlates of War number of each row's unit, as text, from ``member`` and ``date``.

    Raises
    ------
    InputError
        A member that the register does not know or that has no unit.
    """
    states = register().states
    codes = rows["member"].unique().to_list()
    without = sorted(code for code in codes if code not in states or not states[code].units)
    if without:
        raise InputError(
            f"{without[0]} has no voting unit",
            where="coding grouped by unit",
            right="member States of the United Nations",
            todo="use a coding grouped by member for this body",
        )
    first = {code: str(states[code].units[0].cow) for code in codes}
    unit = pl.col("member").replace_strict(first, return_dtype=pl.String)
    for code in codes:
        for later in states[code].units[1:]:
            since = _YEAR_END if code in KEPT_TO_YEAR_END else later.since
            past = pl.col("date") > since if code in KEPT_TO_YEAR_END else pl.col("date") >= since
            changed = (pl.col("member") == code) & past
            unit = pl.when(changed).then(pl.lit(str(later.cow))).otherwise(unit)
    return unit
