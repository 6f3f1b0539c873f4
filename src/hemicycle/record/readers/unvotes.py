"""Voeten's General Assembly data, release of 2021, as the R package ``unvotes`` ships it.

Two files, joined by the roll call's number (``rcid``): ``un_votes`` has who voted how, in words,
``un_roll_calls`` what was voted on. Absent members have no row: the roll of the day proves them.
The flag ``importantvote`` is a list of the United States' State Department, no class of the
question, and is left out here (the release of 2016 keeps it among the subjects).

Codes are ISO alpha-2 (``NA`` is Namibia) with four oddities: three ended states have none, ``TW``
holds the seat of China to 1971, ``DD``, ``CS`` and ``YD`` are seats that ended, and ``YU`` is
Yugoslavia to 31 October 2000 and Serbia from its admission on 1 November 2000.

The column ``country`` has today's names in every year (``Russia`` in 1950), which its compilers
made and no record printed, so ``name_then`` is null.
"""

from __future__ import annotations

import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import UnknownMemberError
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import POSITION, alias, fragment
from hemicycle.record.readers.columns import tidy
from hemicycle.record.readers.voeten_rows import ballots_in_order, parsed_dates, texts_fragment

NAME = "un_votes"
VERSION = 2
_BALLOTS = ("rcid", "country", "country_code", "vote")
_ROLL_CALLS = ("rcid", "session", "importantvote", "date", "unres", "amend", "para", "descr")
_POSITIONS = {"yes": "YES", "no": "NO", "abstain": "ABSTAIN"}
_WITHOUT_CODE = {
    "Yemen Arab Republic": "YEM",
    "Zanzibar": "ZAN",
    "Federal Republic of Germany": "DEU",
}
_ODD_CODES = {"TW": "CHN", "DD": "DDR", "CS": "CSK", "YD": "YMD"}
#: The unit YU cast no vote between roll call 3663 (1992) and 4271 (2000); numbers from 9001 to
#: 9056 are again roll calls of sessions 1 to 23.
_FIRST_SERBIAN, _OLD_AGAIN = 3738, (9001, 9056)


def sniff(head: Head) -> bool:
    """Either file, told from its header."""
    return head.columns == _BALLOTS or (
        set(head.columns).issuperset(_ROLL_CALLS) and "yes" not in head.columns
    )


def read(file: SourceFile) -> Fragment:
    """Ballots, or the texts of the roll calls; ``key`` is the ``rcid``."""
    return _ballots(file) if file.head.columns == _BALLOTS else _roll_calls(file)


def _ballots(file: SourceFile) -> Fragment:
    table = file.csv({"rcid": pl.Int32}, needs=_BALLOTS)
    _check(file.name, table)
    members = _members(file.name, table)
    serbian = (pl.col("rcid") >= _FIRST_SERBIAN) & ~pl.col("rcid").is_between(*_OLD_AGAIN)
    ballots = (
        table.lazy()
        .join(members.lazy(), on=["country", "country_code"], nulls_equal=True)
        .select(
            "rcid",
            member=pl.when((pl.col("member") == "YUG") & serbian)
            .then(pl.lit("SRB"))
            .otherwise(pl.col("member")),
            position=pl.col("vote").replace_strict(_POSITIONS, return_dtype=POSITION),
        )
    )
    numbers = table["rcid"].unique()
    votes = pl.DataFrame({"key": numbers.cast(pl.String)}).with_columns(
        body=pl.lit("GA"),
        world=pl.lit("real"),
        status=pl.lit("official"),
        method=pl.lit("recorded"),
        roll_call=pl.lit("complete"),
        source_id=pl.col("key"),
        silent=pl.lit("non_voting"),
    )
    return fragment(
        NAME,
        VERSION,
        votes,
        ballots=ballots_in_order(ballots, numbers),
        aliases=alias(votes, "rcid", "key"),
        in_order=True,
    )


def _check(name: str, table: pl.DataFrame) -> None:
    good = pl.col("vote").is_in(list(_POSITIONS)).fill_null(False) & (pl.col("rcid") > 0).fill_null(
        False
    )
    strange = table.with_row_index("row", 2).filter(~good)
    if strange.height:
        row, rcid, vote = strange.select("row", "rcid", "vote").row(0)
        raise row_error(
            name,
            row,
            "vote",
            f"roll call {rcid}: the vote is {vote!r}",
            "a positive rcid; yes, no or abstain",
        )


def _members(name: str, table: pl.DataFrame) -> pl.DataFrame:
    """``country, country_code, member`` for each pair that occurs."""
    pairs = table.select("country", "country_code").unique(maintain_order=True)
    codes = [_member(country, code) for country, code in pairs.rows()]
    known = pairs.with_columns(pl.Series("member", codes, dtype=pl.String))
    strange = known.filter(pl.col("member").is_null()).drop("member")
    if strange.height:
        country, code = strange.row(0)
        rows = table.with_row_index("row", 2).join(
            strange.head(1), on=["country", "country_code"], nulls_equal=True
        )
        what = f"no member is {country!r} with code {code!r}"
        raise row_error(name, rows["row"][0], "country_code", what, "an ISO alpha-2 code")
    return known


def _member(country: str | None, code: str | None) -> str | None:
    known = _ODD_CODES.get(code) if code else _WITHOUT_CODE.get(country or "")
    if known:
        return known
    try:
        return register().find(code or country or "")
    except UnknownMemberError:
        return None


def _roll_calls(file: SourceFile) -> Fragment:
    numbers = dict.fromkeys(("rcid", "session", "amend", "para"), pl.Int32)
    table = file.csv(numbers, needs=(*_ROLL_CALLS, "short")).with_columns(
        key=pl.col("rcid").cast(pl.String), unres=tidy("unres"), descr=tidy("descr")
    )
    table = parsed_dates(file.name, table, "%Y-%m-%d")
    return texts_fragment(NAME, VERSION, table)


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
