"""Vetoed questions of the Security Council: which permanent members' "no" defeated what.

Three layouts. ``unsc_vetoes_1946_sept2022`` (C. L. Yordan, from the list of the Dag Hammarskjöld
Library) has one row a question; a list of vetoes on Gaza has one row a question and member; the
UN Peace and Security Data Hub's ``DPPA-SCVETOES`` has one row a question and a column for each
permanent member (read from its described layout, no real file was at hand).

Only the vetoing members are known, so every list of names is partial and no tally is given. The
columns ``member_veto1`` to ``3`` are read; the dummies for single members beside them are not:
26 rows name a member whose dummy is 0. An early veto often has the meeting where a
document should be, and several at one meeting share it: such a question has no symbol, and an
alias ``meeting_item`` tells them apart.
"""

from __future__ import annotations

import polars as pl

from hemicycle.record.embedded.vetoes import APPLICANT, meeting_items
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import tidy

NAME = "sc_vetoes"
VERSION = 3
_MEMBERS = {
    "USSR": "RUS",
    "Russia": "RUS",
    "China": "CHN",
    "France": "FRA",
    "UK": "GBR",
    "USA": "USA",
    "CHN": "CHN",
    "FRA": "FRA",
    "GBR": "GBR",
    "RUS": "RUS",
}
_LIBRARY = ("date", "draft", "meeting_record", "agenda_item", "member_veto1", "member_veto2")
_GAZA = ("date", "draft", "vetoed_by", "ceasefire", "source")
_HUB = {
    "china": "CHN",
    "russian_federation_ussr": "RUS",
    "france": "FRA",
    "united_states": "USA",
    "united_kingdom": "GBR",
}
_DOCUMENT = r"^(S/(?:\d{4}/)?\d+(?:/(?:Rev|Add|Corr)\.\d+)*)"
_MEETING = r"^(S/PV\.\d+)"
_APPLICATION = r"^(?:Applications? for [Mm]embership|Admission of new Members)\s+(.+)"
AMENDMENTS = ("S/2023/1029",)
"""Documents of the Gaza list that stand for an amendment: 22 December 2023, the Russian amendment
to the text adopted as resolution 2720 (2023)."""


def sniff(head: Head) -> bool:
    """One of the three layouts, told from its header."""
    columns = set(head.columns)
    return (
        columns.issuperset(_LIBRARY)
        or columns.issuperset(_GAZA)
        or columns.issuperset(("draft_res#", "#_of_pms"))
    )


def read(file: SourceFile) -> Fragment:
    """The vetoed questions of whichever layout the file has."""
    columns = set(file.head.columns)
    if columns.issuperset(_LIBRARY):
        return _fragment(file.name, _library(file))
    if columns.issuperset(_GAZA):
        return _fragment(file.name, _gaza(file))
    return _fragment(file.name, _hub(file))


def _library(file: SourceFile) -> pl.DataFrame:
    columns = [*_LIBRARY, "member_veto3"]
    agenda = tidy("agenda_item")
    return file.csv(columns=columns).select(
        _numbered(),
        date=pl.col("date").str.to_date("%m/%d/%Y", strict=False),
        printed="date",
        document=pl.col("draft").str.extract(_DOCUMENT),
        meeting=pl.col("meeting_record").str.extract(_MEETING),
        agenda=agenda,
        question=pl.when(agenda.str.contains("preliminary question"))
        .then(pl.lit("preliminary"))
        .otherwise(pl.lit("draft")),
        subject=_subject(agenda),
        vetoers=pl.concat_list("member_veto1", "member_veto2", "member_veto3").list.drop_nulls(),
    )


def _gaza(file: SourceFile) -> pl.DataFrame:
    rows = file.csv(columns=_GAZA).with_row_index("row", 2)
    return (
        rows.group_by("date", "draft", maintain_order=True)
        .agg(pl.col("row").first(), pl.col("vetoed_by"), pl.col("source").first())
        .select(
            "row",
            date=pl.col("date").str.to_date("%Y-%m-%d", strict=False),
            printed="date",
            document=pl.col("draft").str.extract(_DOCUMENT),
            meeting=pl.format("S/PV.{}", pl.col("source").str.extract(r"s-pv-(\d+)$")),
            agenda=pl.lit(None, dtype=pl.String),
            question=pl.when(pl.col("draft").is_in(AMENDMENTS))
            .then(pl.lit("amendment"))
            .otherwise(pl.lit("draft")),
            subject=pl.lit(""),
            vetoers="vetoed_by",
        )
    )


def _hub(file: SourceFile) -> pl.DataFrame:
    table = file.csv(columns=["date", "draft_res#", "record", "agenda", *_HUB])
    agenda = tidy("agenda")
    named = [
        pl.when(pl.col(column).str.strip_chars() == "1").then(pl.lit(member))
        for column, member in _HUB.items()
    ]
    return table.select(
        _numbered(),
        date=pl.col("date").str.to_date("%Y-%m-%d", strict=False),
        printed="date",
        document=pl.col("draft_res#").str.extract(_DOCUMENT),
        meeting=pl.format("S/PV.{}", pl.col("record").str.extract(r"^(?:S/PV\.)?(\d+)")),
        agenda=agenda,
        question=pl.lit("draft"),
        subject=_subject(agenda),
        vetoers=pl.concat_list(named).list.drop_nulls(),
    )


def _numbered() -> pl.Expr:
    return pl.int_range(2, pl.len() + 2).alias("row")


def _subject(agenda: pl.Expr) -> pl.Expr:
    applicant = tidy(agenda.str.extract(_APPLICATION)).str.replace("Vietnam", "Viet-Nam")
    return (
        pl.when(applicant.is_not_null())
        .then(pl.format(APPLICANT + "{}", applicant))
        .otherwise(pl.lit(""))
    )


def _fragment(name: str, table: pl.DataFrame) -> Fragment:
    _check(name, table)
    own = (pl.col("question") == "draft") & ~pl.struct("document", "question").is_duplicated()
    votes = table.with_columns(
        pl.Series("meeting_item", _items(table), dtype=pl.String),
        symbol=pl.when(own).then("document"),
        draft="document",
        key=pl.format("{} {}", pl.col("date"), pl.col("row").cast(pl.String).str.zfill(4)),
    ).with_columns(source_id=pl.coalesce("symbol", "meeting_item", "key"))
    nameless = votes.filter(pl.col("symbol").is_null())
    aliases = pl.concat(
        [alias(votes, "draft", "symbol"), alias(nameless, "meeting_item", "meeting_item")]
    )
    ballots = votes.select("key", pl.col("vetoers").alias("member")).explode("member")
    return fragment(
        NAME,
        VERSION,
        votes.drop("row", "printed", "document", "subject", "vetoers", "meeting_item").with_columns(
            body=pl.lit("SC"),
            world=pl.lit("real"),
            status=pl.lit("official"),
            date_quality=pl.lit("exact"),
            method=pl.lit("show_of_hands"),
            nature=pl.lit("substantive"),
            outcome_announced=pl.lit("not_adopted"),
            roll_call=pl.lit("partial"),
            silent=pl.lit("unknown"),
        ),
        ballots=ballots.with_columns(
            pl.col("member").replace_strict(_MEMBERS, return_dtype=pl.String),
            pl.lit("NO").alias("position"),
        ),
        aliases=aliases,
    )


def _items(table: pl.DataFrame) -> list[str | None]:
    named = table.select(pl.col("meeting").fill_null("-"), "question", "subject")
    items = meeting_items(named.iter_rows())
    pairs = zip(items, table["meeting"], strict=True)
    return [item if meeting else None for item, meeting in pairs]


def _check(name: str, table: pl.DataFrame) -> None:
    undated = table.filter(pl.col("date").is_null())
    if undated.height:
        row, printed = undated.select("row", "printed").row(0)
        raise row_error(name, row, "date", f"the date is {printed!r}", "a date of the layout")
    known = (
        pl.col("vetoers").list.eval(pl.element().is_in(list(_MEMBERS)).fill_null(False)).list.all()
    )
    strange = table.filter((pl.col("vetoers").list.len() == 0) | ~known)
    if strange.height:
        row, vetoers = strange.select("row", "vetoers").row(0)
        raise row_error(
            name, row, "vetoing member", f"vetoed by {vetoers!r}", "permanent members, one at least"
        )


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
