"""Recorded votes of 2025 as Data Driven Decision Lab took them from UN Digital Library pages.

Two wide tables, one row per text and one column per member that voted at least once:
``un_votes_2025_processed`` (General Assembly and Security Council, counts as ``093``) and
``unga_2025_resolutions`` (General Assembly, a second header row with names).

An empty cell is a member that cast no vote, or in the Council one without a seat: the roll of
the day tells which, so no row is made for it. Afghanistan and Venezuela cast no vote in 2025 and
have no column. The second table's count ``No Vote`` covers only its 191 columns and is left out.
``tags``, ``Topic Tags``, ``country``, ``subregion`` and ``continent`` are machine-made, no words
of the United Nations, and are left out too.
"""

from __future__ import annotations

import re

import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import UnknownMemberError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import (
    canonical_symbols,
    library_title,
    need_symbols,
    session_columns,
)

NAME = "3dl"
VERSION = 2
_POSITIONS = {"YES": "YES", "NO": "NO", "ABSTAIN": "ABSTAIN"}
_MEMBER = re.compile(r"[A-Z]{3}")
_PROCESSED = ("token", "Council", "Resolution", "Date", "YES COUNT", "NO COUNT", "ABSTAIN COUNT")
_RESOLUTIONS = ("Resolution", "Date", "UN Digital Library Link", "Yes", "No", "Abstain", "No Vote")
_BODIES = {"General Assembly": "GA", "Security Council": "SC"}


def sniff(head: Head) -> bool:
    """Either table, told from its header."""
    columns = set(head.columns)
    return columns.issuperset(_PROCESSED) or columns.issuperset(_RESOLUTIONS)


def read(file: SourceFile) -> Fragment:
    """The votes of either table; ``key`` is the UN Digital Library's record number."""
    if "token" in file.head.columns:
        table = file.csv(needs=(*_PROCESSED, "Link", "Title", "NO-VOTE COUNT"))
        need_symbols(file.name, "Resolution", table["Resolution"], 2)
        return _fragment(file.name, table, _processed(file, table), names={}, first_row=2)
    table = file.csv(needs=(*_RESOLUTIONS, "Title"))
    names = _names(file.name, table)
    table = table.slice(1)
    need_symbols(file.name, "Resolution", table["Resolution"], 3)
    return _fragment(file.name, table, _resolutions(table), names=names, first_row=3)


def _names(name: str, table: pl.DataFrame) -> dict[str, str]:
    """The second header row: the member's name under its code, nothing elsewhere."""
    if table.is_empty() or table["Resolution"][0] is not None:
        raise row_error(name, 2, "Resolution", "the row of names is missing", "an empty cell")
    return {code: text for code, text in table.row(0, named=True).items() if text}


def _processed(file: SourceFile, table: pl.DataFrame) -> pl.DataFrame:
    strange = table.with_row_index("row", 2).filter(~pl.col("Council").is_in(list(_BODIES)))
    if strange.height:
        row, council = strange.select("row", "Council").row(0)
        raise row_error(file.name, row, "Council", f"the body is {council!r}", "a known body")
    return table.select(
        key=pl.col("token"),
        body=pl.col("Council").replace_strict(_BODIES, return_dtype=pl.String),
        symbol=canonical_symbols(table["Resolution"]),
        title=library_title("Title"),
        date=pl.col("Date"),
        source_url=pl.col("Link"),
        announced_yes=pl.col("YES COUNT"),
        announced_no=pl.col("NO COUNT"),
        announced_abstain=pl.col("ABSTAIN COUNT"),
        announced_non_voting=pl.col("NO-VOTE COUNT"),
    )


def _resolutions(table: pl.DataFrame) -> pl.DataFrame:
    return table.select(
        key=pl.col("UN Digital Library Link").str.extract(r"/record/(\d+)$"),
        body=pl.lit("GA"),
        symbol=canonical_symbols(table["Resolution"]),
        title=library_title("Title"),
        date=pl.col("Date"),
        source_url=pl.col("UN Digital Library Link"),
        announced_yes=pl.col("Yes"),
        announced_no=pl.col("No"),
        announced_abstain=pl.col("Abstain"),
        announced_non_voting=pl.lit(None, dtype=pl.String),
    )


def _fragment(
    name: str, table: pl.DataFrame, votes: pl.DataFrame, *, names: dict[str, str], first_row: int
) -> Fragment:
    votes = _typed(name, votes, first_row).with_columns(
        *session_columns("symbol"),
        world=pl.lit("real"),
        status=pl.lit("official"),
        date_quality=pl.lit("exact"),
        question=pl.lit("draft"),
        method=pl.lit("recorded"),
        outcome_announced=pl.lit("adopted"),
        roll_call=pl.lit("complete"),
        source_id=pl.col("key"),
        silent=pl.lit("non_voting"),
    )
    aliases = pl.concat([alias(votes, "undl_id", "key"), alias(votes, "resolution", "symbol")])
    ballots = _ballots(name, table.with_columns(votes["key"]), names, first_row)
    return fragment(NAME, VERSION, votes, ballots=ballots, aliases=aliases)


def _typed(name: str, votes: pl.DataFrame, first_row: int) -> pl.DataFrame:
    """Dates and counts as such; the first cell that is none is an error with its place."""
    counts = [column for column in votes.columns if column.startswith("announced_")]
    typed = votes.with_columns(
        pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        *(pl.col(column).cast(pl.Int32, strict=False) for column in counts),
    )
    for column in ("key", "symbol", "date", *counts[:3]):
        bad = typed[column].is_null().arg_max()
        if bad is not None and typed[column][bad] is None:
            cell = votes[column][bad]
            raise row_error(
                name, bad + first_row, column, f"{column} is {cell!r}", f"a readable {column}"
            )
    return typed


def _ballots(name: str, table: pl.DataFrame, names: dict[str, str], first_row: int) -> pl.DataFrame:
    members = [column for column in table.columns if _MEMBER.fullmatch(column)]
    if not members:
        raise row_error(name, 1, 1, "no column is named by a member code", "columns such as FRA")
    codes = {column: _member(name, column, first_row) for column in members}
    long = (
        table.with_row_index("row", first_row)
        .unpivot(members, index=["key", "row"], variable_name="member", value_name="label")
        .drop_nulls("label")
    )
    strange = long.filter(~pl.col("label").is_in(list(_POSITIONS)))
    if strange.height:
        row, member, label = strange.select("row", "member", "label").row(0)
        raise row_error(name, row, member, f"the vote is {label!r}", "YES, NO, ABSTAIN or empty")
    return long.select(
        "key",
        pl.col("member").replace_strict(codes, return_dtype=pl.String),
        pl.col("label").replace_strict(_POSITIONS, return_dtype=pl.String).alias("position"),
        pl.col("member")
        .replace_strict(names, default=None, return_dtype=pl.String)
        .alias("name_then"),
    )


def _member(name: str, column: str, first_row: int) -> str:
    try:
        return register().find(column)
    except UnknownMemberError as error:
        raise row_error(
            name, first_row - 1, column, f"no member has the code {column!r}", error.right
        ) from None


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
