"""Voeten's General Assembly data, release of 2016: ``UNVotesPublished`` and its descriptions.

Two files, joined by the roll call's number (``rcid``). The votes carry codes 1 yes, 2 abstain,
3 no, 8 absent and 9 not a member; the descriptions carry flags, text and the printed tally.
Correlates of War numbers name the voting units; each belongs to one seat, but 345: Yugoslavia to
session 54, Serbia after its admission in session 55 (1 November 2000).

The six issue codes become subject words, and ``importantvote`` the words
"Important vote (US Department of State)": a list of that department, no class of the question.
A vote flagged ``amend`` and ``para`` is an amendment, with the words "Amendment of a paragraph".
"""

from __future__ import annotations

import polars as pl

from hemicycle.domain.state import register
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import POSITION, alias, fragment
from hemicycle.record.readers.columns import tidy
from hemicycle.record.readers.voeten_rows import (
    ballots_in_order,
    dated,
    parsed_dates,
    stray_findings,
    texts_fragment,
)

NAME = "voeten"
VERSION = 3
ISSUES = {
    "me": "Palestinian conflict",
    "nu": "Nuclear weapons and nuclear material",
    "di": "Arms control and disarmament",
    "hr": "Human rights",
    "co": "Colonialism",
    "ec": "Economic development",
}
IMPORTANT = "Important vote (US Department of State)"
PARAGRAPH = "Amendment of a paragraph"
LAST_FLAGGED_SESSION = 39
"""``amend`` and ``para`` are empty in the descriptions of later sessions."""
_CODES = (*ISSUES, "importantvote")
_BALLOTS = ("rcid", "session", "vote", "ccode", "member", "date", "unres", "year")
_DESCRIPTIONS = ("rcid", "session", "abstain", "yes", "no", "date", "unres", "amend", "para")
_NUMBERS = {
    "rcid": pl.Int32,
    "session": pl.Int16,
    "vote": pl.Int8,
    "ccode": pl.Int16,
    "year": pl.Int16,
}
_POSITIONS = {1: "YES", 2: "ABSTAIN", 3: "NO", 8: "NON_VOTING"}
_ABSENT, _NO_MEMBER = 8, 9
#: Roll calls 1182 to 1190 list both claimants to the seat of China, 710 as absent; the last of them
#: is resolution 2758 (XXVI), which gave it the seat that 713 had held until then.
_CHINA_SINCE_1971, _LAST_VOTE_BEFORE = 710, 1190
_YUGOSLAVIA, _FIRST_SERBIAN_SESSION = 345, 55


def sniff(head: Head) -> bool:
    """Either file, told from its header."""
    columns = set(head.columns)
    return columns.issuperset(_BALLOTS) or columns.issuperset(_DESCRIPTIONS)


def read(file: SourceFile) -> Fragment:
    """Ballots, or the texts of the roll calls; ``key`` is the ``rcid``."""
    return _ballots(file) if "ccode" in file.head.columns else _descriptions(file)


def _ballots(file: SourceFile) -> Fragment:
    table = file.csv(_NUMBERS, needs=(*_BALLOTS, *_CODES))
    _check(file.name, table)
    too_early = (pl.col("ccode") == _CHINA_SINCE_1971) & (pl.col("rcid") <= _LAST_VOTE_BEFORE)
    cast = table.filter((pl.col("vote") != _NO_MEMBER) & ~too_early)
    ballots = cast.lazy().select(
        "rcid",
        member=_member(),
        position=pl.col("vote").replace_strict(_POSITIONS, return_dtype=POSITION),
        detail=pl.when(pl.col("vote") == _ABSENT).then(pl.lit("absent")),
    )
    first = table.filter(pl.col("rcid").is_first_distinct()).with_columns(
        key=pl.col("rcid").cast(pl.String), unres=tidy("unres"), subjects=_subjects()
    )
    first = parsed_dates(file.name, first, "%m/%d/%Y")
    votes = dated(first).select(
        *("key", "session", "regular_session", "date", "date_quality", "subjects"),
        body=pl.lit("GA"),
        world=pl.lit("real"),
        status=pl.lit("official"),
        method=pl.lit("recorded"),
        roll_call=pl.lit("complete"),
        source_id=pl.col("key"),
        silent=pl.lit("non_voting"),
    )
    aliases = alias(votes, "rcid", "key")
    findings = stray_findings(first)
    return fragment(
        NAME,
        VERSION,
        votes,
        ballots=ballots_in_order(ballots, first["rcid"]),
        aliases=aliases,
        findings=findings,
        in_order=True,
    )


def _check(name: str, table: pl.DataFrame) -> None:
    known = {*_units(), _YUGOSLAVIA}
    good = (
        (pl.col("rcid") > 0).fill_null(False)
        & pl.col("session").is_not_null()
        & pl.col("vote").is_in([*_POSITIONS, _NO_MEMBER]).fill_null(False)
        & pl.col("ccode").is_in(sorted(known)).fill_null(False)
    )
    if table.select(good.all()).item():
        return
    row, *cells = table.with_row_index("row", 2).filter(~good).select("row", *_BALLOTS[:4]).row(0)
    shown = ", ".join(f"{key} {cell}" for key, cell in zip(_BALLOTS, cells, strict=False))
    raise row_error(
        name,
        row,
        "vote",
        f"the row cannot be read ({shown})",
        "a vote 1, 2, 3, 8 or 9 and a known ccode",
    )


def _units() -> dict[int, str]:
    """Seat of each Correlates of War number that belongs to one seat only."""
    seats = [(unit.cow, code) for code, state in register().states.items() for unit in state.units]
    return {cow: code for cow, code in seats if cow != _YUGOSLAVIA}


def _member() -> pl.Expr:
    serbian = pl.col("session") >= _FIRST_SERBIAN_SESSION
    yugoslav = pl.when(serbian).then(pl.lit("SRB")).otherwise(pl.lit("YUG"))
    seat = pl.col("ccode").replace_strict(_units(), default=None, return_dtype=pl.String)
    return pl.when(pl.col("ccode") == _YUGOSLAVIA).then(yugoslav).otherwise(seat)


def _subjects(*more: pl.Expr) -> pl.Expr:
    """Issue words of a row and ``more``, none as null; a code is set where its cell reads 1."""
    words = {**ISSUES, "importantvote": IMPORTANT}
    marked: list[pl.Expr] = [
        pl.when(pl.col(code).str.contains(r"^1(\.0)?$")).then(pl.lit(word))
        for code, word in words.items()
    ]
    listed = pl.concat_list(*marked, *more).list.drop_nulls()
    return pl.when(listed.list.len() > 0).then(listed)


def _descriptions(file: SourceFile) -> Fragment:
    counts = dict.fromkeys(("rcid", "session", "yes", "no", "abstain"), pl.Int32)
    both = (_flag("amend") == 1) & (_flag("para") == 1)
    table = file.csv(counts, needs=(*_DESCRIPTIONS, *_CODES, "short", "descr")).with_columns(
        key=pl.col("rcid").cast(pl.String),
        unres=tidy("unres"),
        descr=tidy("descr"),
        amend=_flag("amend"),
        para=_flag("para"),
        subjects=_subjects(pl.when(both).then(pl.lit(PARAGRAPH))),
        announced_yes=pl.col("yes"),
        announced_no=pl.col("no"),
        announced_abstain=pl.col("abstain"),
    )
    return texts_fragment(NAME, VERSION, parsed_dates(file.name, table, "%Y-%m-%d"))


def _flag(column: str) -> pl.Expr:
    """Flags are written ``1.0`` and ``0.0``, or left empty."""
    return pl.col(column).str.contains(r"^1(\.0)?$").cast(pl.Int32)


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
