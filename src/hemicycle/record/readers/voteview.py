"""Roll calls of the United States Senate as published by Voteview, one Congress a file.

Proof that a body outside the United Nations fits. Two kinds: ``S117_votes`` (one row per roll
call and senator) and ``S117_members`` (names). There is no file of dates, titles or questions:
``session`` is the Congress, the date is null, and the question is stored as ``draft``, the
general word.

Cast codes, as Voteview's own estimates group them:

====  ======================  ===========  ====================
code  meaning                 position     detail
====  ======================  ===========  ====================
0     no senator that day     no row
1     yea                     YES
2, 3  paired, announced yea   YES          paired, announced
4, 5  announced, paired nay   NO           announced, paired
6     nay                     NO
7, 8  present                 NON_VOTING   present_not_voting
9     not voting              NON_VOTING
====  ======================  ===========  ====================

Pairs and announcements are positions on record but no ballots: the clerk counts codes 1 and 6
only. They are kept as YES and NO because the published scores use them so, and the detail lets
the clerk's count be had again. The file prints no totals, so none is stored as announced.

The President's announced positions (ICPSR 99000 on) are left out: no senator. ``icpsr`` is
written as a float in some files.
"""

from __future__ import annotations

import polars as pl

from hemicycle.errors import SourceError
from hemicycle.record.fragment import FRAGMENT_VOTES, Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import fragment

NAME = "voteview"
VERSION = 2
BODY = "US-SENATE"
PRESIDENTS_FROM = 99000
POSITIONS = {
    **dict.fromkeys((1, 2, 3), "YES"),
    **dict.fromkeys((4, 5, 6), "NO"),
    **dict.fromkeys((7, 8, 9), "NON_VOTING"),
}
DETAILS = {
    **dict.fromkeys((2, 5), "paired"),
    **dict.fromkeys((3, 4), "announced"),
    **dict.fromkeys((7, 8), "present_not_voting"),
}
_VOTES = ("congress", "chamber", "rollnumber", "icpsr", "cast_code")
_MEMBERS = ("congress", "chamber", "icpsr", "bioname", "state_abbrev", "party_code")


def sniff(head: Head) -> bool:
    """Either file, told from its header."""
    columns = set(head.columns)
    return columns.issuperset(_VOTES) or columns.issuperset(_MEMBERS)


def read(file: SourceFile) -> Fragment:
    """Roll calls of a Congress (key ``S117-1``), or the names of its senators."""
    if "cast_code" in file.head.columns:
        return _read_votes(file)
    return _read_members(file)


def _read_votes(file: SourceFile) -> Fragment:
    table = _senate(file, _VOTES).with_columns(
        pl.col("cast_code").cast(pl.Int8, strict=False),
        pl.col("rollnumber").cast(pl.Int32, strict=False),
    )
    _check_codes(file.name, table)
    cast = table.filter((pl.col("cast_code") != 0) & (pl.col("icpsr") < PRESIDENTS_FROM))
    cast = cast.with_columns(key=pl.format("S{}-{}", "congress", "rollnumber"))
    ballots = cast.select(
        "key",
        _member(),
        pl.col("cast_code").replace_strict(POSITIONS, return_dtype=pl.String).alias("position"),
        pl.col("cast_code")
        .replace_strict(DETAILS, default=None, return_dtype=pl.String)
        .alias("detail"),
    )
    twice = ballots.filter(ballots.select("key", "member").is_duplicated())
    if twice.height:
        key, member = twice.select("key", "member").row(0)
        raise SourceError(
            f"{member} stands twice on {key}",
            where=file.name,
            right="one row per roll call and senator",
            todo="download the file again",
        )
    return fragment(NAME, VERSION, _roll_calls(cast), ballots=ballots)


def _roll_calls(cast: pl.DataFrame) -> pl.DataFrame:
    return (
        cast.unique("key", keep="first", maintain_order=True)
        .sort("rollnumber")
        .select(
            "key",
            source_id="key",
            session=pl.col("congress").cast(pl.String),
            regular_session=pl.col("congress"),
            body=pl.lit(BODY),
            world=pl.lit("real"),
            status=pl.lit("official"),
            date_quality=pl.lit("session_only"),
            question=pl.lit("draft"),
            method=pl.lit("roll_call"),
            roll_call=pl.lit("complete"),
            silent=pl.lit("non_voting"),
        )
    )


def _read_members(file: SourceFile) -> Fragment:
    """Names of senators: no votes, and one nameless-vote row each that carries the name.

    ``key`` is the body and Congress (``US-SENATE 117``), the position is null: whoever shows a
    ballot of that Congress finds the name of its ``member`` here.
    """
    table = _senate(file, _MEMBERS, chambers=("Senate", "President"))
    names = table.filter(pl.col("chamber") == "Senate").select(
        pl.format(f"{BODY} {{}}", "congress").alias("key"),
        _member(),
        pl.col("bioname").alias("name_then"),
    )
    return fragment(NAME, VERSION, pl.DataFrame(schema=FRAGMENT_VOTES), ballots=names)


def _member() -> pl.Expr:
    return pl.format("icpsr:{}", "icpsr").alias("member")


def _senate(
    file: SourceFile, columns: tuple[str, ...], chambers: tuple[str, ...] = ("Senate",)
) -> pl.DataFrame:
    """The table with whole numbers for Congress and senator; another chamber is refused."""
    table = file.csv(columns=columns).with_columns(
        pl.col("congress").cast(pl.Int32, strict=False),
        pl.col("icpsr").cast(pl.Float64, strict=False).cast(pl.Int32, strict=False),
    )
    fit = (
        pl.col("chamber").is_in(chambers).fill_null(False)
        & pl.col("congress").is_not_null()
        & pl.col("icpsr").is_not_null()
    )
    strange = table.with_row_index("row", 2).filter(~fit)
    if strange.height:
        row, congress, chamber = strange.select("row", "congress", "chamber").row(0)
        raise row_error(
            file.name,
            row,
            "chamber",
            f"the row is of chamber {chamber!r}, Congress {congress}, or has no senator",
            "a row of the Senate with the number of its Congress and an ICPSR number",
        )
    return table


def _check_codes(name: str, table: pl.DataFrame) -> None:
    known = pl.col("cast_code").is_in([0, *POSITIONS]).fill_null(False)
    strange = table.with_row_index("row", 2).filter(~known | pl.col("rollnumber").is_null())
    if strange.height:
        row, code = strange.select("row", "cast_code").row(0)
        raise row_error(
            name,
            row,
            "cast_code",
            f"the cast code is {code}",
            "0 to 9, and a number of the roll call",
        )


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
