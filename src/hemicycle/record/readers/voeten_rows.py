"""Rows of Voeten's files that describe roll calls: their dates, and the fragment they make.

Up to session 57 the day of a date is no day of the month: it never passes 7 (a day of the week,
it seems; resolution 2758 stands at 7 October 1971, and was voted on the 25th). Such dates are
doubtful, and so are those in a month outside the session that the row names, which are findings
too. A row without date says its session only.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from hemicycle.domain.session import SESSIONS
from hemicycle.domain.state import register
from hemicycle.record.fragment import Fragment
from hemicycle.record.readers.base import row_error
from hemicycle.record.readers.build import alias, fragment
from hemicycle.record.readers.columns import library_title, unescaped
from hemicycle.record.readers.voeten_labels import session_of
from hemicycle.record.readers.voeten_texts import read_texts, symbols_and_parents

LAST_SESSION_WITHOUT_DAYS = 57
_LAST_FALSE_DAY = 7
_AGENDA_ITEM = r"^A/\d+/\d+ [^ ]+ - "
_COLUMNS = (
    *("key", "body", "world", "status", "session", "regular_session", "date", "date_quality"),
    *("symbol", "title", "question", "method", "agenda", "parent_key", "source_id", "subjects"),
    *("announced_yes", "announced_no", "announced_abstain"),
)


def ballots_in_order(rows: pl.LazyFrame, numbers: pl.Series) -> pl.DataFrame:
    """Ballots sorted by key and member: ``rcid`` becomes ``key``, the other columns stay.

    ``numbers`` are the distinct roll call numbers. A million rows are ordered by one integer made
    of the ranks of both texts, about five times as fast as sorting the texts.
    """
    keys = pl.DataFrame({"rcid": numbers, "key": numbers.cast(pl.String)}).sort("key")
    codes = sorted(register().states)
    members = pl.DataFrame({"member": codes}).with_row_index("member_rank")
    order = pl.col("key_rank").cast(pl.Int64) * len(codes) + pl.col("member_rank")
    return (
        rows.join(keys.with_row_index("key_rank").lazy(), on="rcid")
        .join(members.lazy(), on="member")
        .sort(order)
        .drop("rcid", "key_rank", "member_rank")
        .collect()
    )


def dated(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame (``date`` parsed, ``session`` a number, ``unres``) with quality and session.

    Adds ``date_quality``, ``regular_session`` (the source's own number) and turns ``session``
    into text.
    """
    day = pl.col("date").dt.day()
    false_day = (pl.col("session") <= LAST_SESSION_WITHOUT_DAYS) & (day <= _LAST_FALSE_DAY)
    return frame.with_columns(
        date_quality=pl.when(pl.col("date").is_null())
        .then(pl.lit("session_only"))
        .when(false_day | pl.col("key").is_in(strays(frame)["key"].implode()))
        .then(pl.lit("doubtful"))
        .otherwise(pl.lit("exact")),
        regular_session=pl.col("session").cast(pl.Int32),
        session=pl.Series(
            [session_of(*row) for row in frame.select("unres", "session").rows()],
            dtype=pl.String,
        ),
    )


def strays(frame: pl.DataFrame) -> pl.DataFrame:
    """Rows dated in a month before their session opened or after the next one did.

    Special sessions are left out: the source counts them with a regular one before or after.
    """
    openings = {int(one.code): one.opened for one in SESSIONS.values() if one.kind == "regular"}
    first = pl.col("session").replace_strict(openings, default=None, return_dtype=pl.Date)
    last = (pl.col("session") + 1).replace_strict(openings, default=None, return_dtype=pl.Date)
    month = pl.col("date").dt.month_start()
    special = pl.col("unres").str.contains(r"^E?SS/|^A/RES/E?S-").fill_null(False)
    outside = (month < first.dt.month_start()) | (month > last.dt.month_start())
    return frame.filter(outside.fill_null(False) & ~special)


def stray_findings(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """A finding for each row whose date lies outside the session it names."""
    return [
        {
            "key": key,
            "kind": "doubtful_date",
            "witness": {"rcid": key, "date": day.isoformat(), "session": session},
            "text": f"roll call {key} is dated {day.isoformat()} but placed in session {session}",
        }
        for key, day, session in strays(frame).select("key", "date", "session").rows()
    ]


def parsed_dates(name: str, table: pl.DataFrame, form: str) -> pl.DataFrame:
    """The table with ``date`` as a date; a cell that is none is an error with its row."""
    parsed = table.with_columns(pl.col("date").str.to_date(form, strict=False))
    bad = table.with_row_index("row", 2).filter(
        (pl.col("date").is_not_null() & parsed["date"].is_null())
        | pl.col("key").is_null()
        | pl.col("key").str.starts_with("-")
        | pl.col("key").eq("0")
        | pl.col("session").is_null()
    )
    if bad.height:
        row, day = bad.select("row", "date").row(0)
        raise row_error(name, row, "date", f"rcid, session or date ({day!r}) is unreadable", form)
    return parsed


def texts_fragment(source: str, version: int, table: pl.DataFrame) -> Fragment:
    """A fragment of texts without ballots, from ``key, session, date, unres, ... descr``.

    Columns ``yes, no, abstain`` are the announced tally where the table has them.
    """
    known = symbols_and_parents(read_texts(table.iter_rows(named=True)))
    votes = (
        dated(table)
        .join(known, on="key", how="left", maintain_order="left")
        .with_columns(
            body=pl.lit("GA"),
            world=pl.lit("real"),
            status=pl.lit("official"),
            method=pl.lit("recorded"),
            **_title_and_agenda(),
            source_id=pl.col("key"),
        )
    )
    kept = [name for name in _COLUMNS if name in votes.columns]
    return fragment(
        source,
        version,
        votes.select(kept),
        aliases=pl.concat(
            [
                alias(votes, "rcid", "key"),
                *(alias(votes, "resolution", name) for name in ("label", "symbol", "number")),
            ]
        ),
        findings=stray_findings(table),
    )


def _title_and_agenda() -> dict[str, pl.Expr]:
    """A text's title and its agenda item, both without library tails and backslashes.

    Sessions 71 to 73 have them the other way round: ``descr`` is ``A/72/251 42 - ITEM - HEADING``
    (the annotated agenda) and ``short`` the title.
    """
    turned = pl.col("descr").str.contains(_AGENDA_ITEM).fill_null(False)
    title, short = library_title(unescaped("descr")), library_title(unescaped("short"))
    # Two rows with broken quotes have a flag of the next column for a description.
    title = pl.when(~title.str.contains(r"^\d+$")).then(title)
    return {
        "title": pl.when(turned)
        .then(pl.coalesce(short, title))
        .otherwise(pl.coalesce(title, short)),
        "agenda": pl.when(turned).then(title).otherwise(short),
    }
