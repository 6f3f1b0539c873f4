"""What ``hemicycle agree`` prints: the rows, what their columns mean, and how sure they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hemicycle.cli.common import note, print_table, say, tell
from hemicycle.errors import InputError

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.measure.agreement import Agreement

LEVEL = 0.9
_ENDS = 10
_LEAST = 8
"""Common votes; with fewer a member is neither nearest nor farthest, as on the site."""
_SHORT = ("identical", "agree", "low", "high", "s", "kappa", "pi")
_LEGEND = (
    "n: votes on which both took a position. identical: share of them on which it was the same. "
    "agree: the same, a half where one abstained (unless the coding says otherwise). s: agree on a "
    "scale from -1 to 1 (Signorino and Ritter). kappa, pi: identical beyond chance (Cohen, Scott); "
    "empty where chance alone would do as well."
)


@dataclass(frozen=True)
class Interval:
    """Which index gets an interval, and how."""

    index: str
    how: str
    seed: int

    def ends(self, found: Agreement) -> tuple[pl.Series, pl.Series]:
        """Lower and upper end of each row."""
        import numpy as np
        import polars as pl

        if self.how not in ("analytic", "bootstrap"):
            raise InputError(
                f"{self.how!r} is no kind of interval",
                where="--interval",
                right="analytic or bootstrap",
                todo="choose one of the two",
            )
        how: Literal["analytic", "bootstrap"] = (
            "analytic" if self.how == "analytic" else "bootstrap"
        )
        rng = np.random.default_rng(self.seed)
        low, high = found.interval(self.index, how=how, level=LEVEL, rng=rng)
        return (pl.Series(low, nan_to_null=True), pl.Series(high, nan_to_null=True))

    def describe(self) -> str:
        """In words, with the seed where there is one."""
        seed = f", seed {self.seed}" if self.how == "bootstrap" else ""
        return f"low, high: {LEVEL:.0%} interval of {self.index}, {self.how}{seed}"


def print_rows(
    found: Agreement, table: pl.DataFrame, asked: Interval, by: str, codes: list[str]
) -> None:
    """The rows of two members through time, or of one and its nearest and farthest."""
    if len(codes) == 2:
        say(f"{codes[0]} and {codes[1]} in {found.body}")
        columns = ("period", "n", *_SHORT)
    else:
        say(f"{codes[0]} in {found.body}, nearest members first")
        columns = ("member_b", *(() if by == "all" else ("period",)), "n", *_SHORT, "name_b")
        table = _ends(table)
    rows = [[_shown(row[name]) for name in columns] for row in table.iter_rows(named=True)]
    headings = [name.removesuffix("_b") for name in columns]
    print_table(headings, rows, right=("n", *_SHORT))
    tell(_LEGEND)
    tell(f"{asked.describe()}.")
    tell(found.coding.describe())
    for line in found.notes:
        note(line)


def _ends(table: pl.DataFrame) -> pl.DataFrame:
    """Nearest and farthest members that met often enough, where a screen does not hold all."""
    import polars as pl

    few = table.filter(pl.col("n") < _LEAST)
    if not few.is_empty():
        names = ", ".join(few.sort("member_b")["member_b"].unique(maintain_order=True))
        note(f"Not ranked, for fewer than {_LEAST} common votes: {names}.")
    table = table.filter(pl.col("n") >= _LEAST)
    table = table.sort("agree", "n", descending=True, nulls_last=True)
    if table.height <= 2 * _ENDS:
        return table
    note(f"Nearest and farthest {_ENDS} of {table.height:,}; all with --json or --csv.")
    return pl.concat([table.head(_ENDS), table.tail(_ENDS)])


def _shown(value: object) -> object:
    return f"{value:.3f}" if isinstance(value, float) else value
