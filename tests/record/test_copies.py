"""Lists that stand under two votes of one source."""

from __future__ import annotations

import polars as pl
import pytest

from hemicycle.record.copies import same_lists
from hemicycle.record.schema import POSITIONS

SIZES = {"counted_yes": 1, "counted_no": 1, "counted_abstain": 0, "counted_non_voting": 0}


def ballots(*lists: str) -> pl.DataFrame:
    """One list a row, ``FRA+ GBR-``; the number of a list is its row."""
    rows = [
        (row, cell[:3], "YES" if cell.endswith("+") else "NO")
        for row, cells in enumerate(lists)
        for cell in cells.split()
    ]
    schema = {"row": pl.UInt32, "member": pl.String, "position": pl.Enum(POSITIONS)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def listed(*sources: str) -> pl.DataFrame:
    rows = [{"row": n, "event": 10 + n, "source": source} for n, source in enumerate(sources)]
    return pl.DataFrame(rows, schema={"row": pl.UInt32, "event": pl.UInt32, "source": pl.String})


@pytest.mark.parametrize(
    ("cells", "source", "found"),
    [
        ("GBR- FRA+", "hrc", {0: [11]}),
        ("FRA- GBR+", "hrc", {}),
        ("FRA+ GBR-", "undl", {}),
    ],
)
def test_the_same_list_of_the_same_source(
    cells: str, source: str, found: dict[int, list[int]]
) -> None:
    known = listed("hrc", source).with_columns(
        pl.lit(count, pl.Int32).alias(name) for name, count in SIZES.items()
    )
    wrong = pl.Series([0], dtype=pl.UInt32)
    assert same_lists(wrong, known, ballots("FRA+ GBR-", cells)) == found
