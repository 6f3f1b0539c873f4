"""Issue codes of roll calls (``un_roll_call_issues`` of the R package ``unvotes``).

Six issues, assigned by key words; a roll call can have several. The file annotates roll calls of
another file and says nothing else about them.
"""

from __future__ import annotations

import polars as pl

from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import tidy

NAME = "unvotes_issues"
VERSION = 2
_COLUMNS = ("rcid", "short_name", "issue")


def sniff(head: Head) -> bool:
    """Told from its header."""
    return head.columns == _COLUMNS


def read(file: SourceFile) -> Fragment:
    """One sparse row per roll call: ``subjects`` and nothing else; ``key`` is the ``rcid``."""
    table = file.csv({"rcid": pl.Int32}, needs=_COLUMNS)
    strange = table.with_row_index("row", 2).filter(pl.col("rcid") <= 0)
    if strange.height:
        row, rcid = strange.select("row", "rcid").row(0)
        raise row_error(file.name, row, "rcid", f"the rcid is {rcid}", "a positive number")
    table = table.drop_nulls(["rcid", "issue"])
    votes = (
        table.with_columns(key=pl.col("rcid").cast(pl.String), issue=tidy("issue"))
        .group_by("key")
        .agg(pl.col("issue").unique().sort().alias("subjects"))
        .with_columns(body=pl.lit("GA"), world=pl.lit("real"), source_id=pl.col("key"))
    )
    return fragment(NAME, VERSION, votes, aliases=alias(votes, "rcid", "key"))


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
