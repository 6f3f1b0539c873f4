"""The United Nations Digital Library's own voting files, as their users describe them.

No real file was at hand: the library's site refuses programs, so users download by hand. Four
layouts, told from the header: votes of the General Assembly and of the Security Council (one row
per member and adopted text), outcomes of the Assembly (one row per text), and names of member
States. Older versions have plural column names (``ms_codes``) and ``NV`` for ``X``. Lists inside a
cell are separated by ``|``.

Only adopted texts are in these files; vetoed and failed drafts are not. In the Council's file a
text adopted without a vote shows every member as ``X``: that is no roll call. A code or a vote
label that this reader does not know leaves a finding ``unknown_label`` and the roll call partial;
it is never guessed. ``vote_note`` is free text and is left out. The file of names says nothing
about votes, and hemicycle has its own register: it is recognised and yields nothing.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from hemicycle.record.fragment import Fragment
from hemicycle.record.names import library_codes
from hemicycle.record.readers.base import Head, Reader, SourceFile, row_error
from hemicycle.record.readers.build import POSITION, alias, fragment
from hemicycle.record.readers.columns import canonical_symbols, library_title, need_symbols, tidy

NAME = "undl"
VERSION = 2
_POSITIONS = {"Y": "YES", "N": "NO", "A": "ABSTAIN", "X": "NON_VOTING", "NV": "NON_VOTING"}
_METHODS = {
    "vote, recorded": "recorded",
    "vote, non-recorded": "non_recorded",
    "without a vote": "without_vote",
    "vote": "recorded",
    "without vote": "without_vote",
}
_SINGULAR = {
    **{f"{name}s": name for name in (
        *("undl_id", "undl_link", "ms_code", "ms_name", "ms_vote", "date", "session"),
        *("resolution", "draft", "committee_report", "meeting", "title", "agenda_title"),
        *("vote_note", "description", "agenda", "permanent_member"),
    )},
    "subject": "subjects",
    "modalities": "modality",
}  # fmt: skip
_TOTALS = {
    "total_yes": "announced_yes",
    "total_no": "announced_no",
    "total_abstentions": "announced_abstain",
    "total_non_voting": "announced_non_voting",
}
_TEXT = ("undl_id", "undl_link", "resolution", "date")
_NAMES = ("member_state", "name_status")


def sniff(head: Head) -> bool:
    """One of the four layouts, told from its header; no other source has ``undl_link``."""
    columns = set(_named(head.columns))
    return columns.issuperset(_TEXT) or columns.issuperset(_NAMES)


def read(file: SourceFile) -> Fragment:
    """The texts and, where the file has them, the votes; ``key`` is the library's record number."""
    table = file.csv()
    table.columns = _named(table.columns)
    if set(table.columns).issuperset(_NAMES):
        return fragment(NAME, VERSION, pl.DataFrame({"key": []}, schema={"key": pl.String}))
    _need(file.name, table.columns)
    table = table.rename({"undl_id": "key"})
    if table["key"].null_count():
        row = int(table["key"].is_null().arg_max() or 0) + 2
        raise row_error(file.name, row, "undl_id", "the record number is empty", "a number")
    firsts = table["resolution"].str.split("|").list.first()
    need_symbols(file.name, "resolution", firsts, 2)
    first = table.filter(pl.col("key").is_first_distinct())
    votes, findings = _texts(first)
    if "ms_vote" not in table.columns:
        votes = votes.with_columns(roll_call=pl.lit("none"))
        return fragment(NAME, VERSION, votes, aliases=_aliases(votes), findings=findings)
    ballots, unknown = _ballots(table, votes)
    votes = _with_roll_calls(votes, {str(finding["key"]) for finding in unknown})
    return fragment(
        NAME,
        VERSION,
        votes,
        ballots=ballots,
        aliases=_aliases(votes),
        findings=[*findings, *unknown],
    )


def _need(name: str, columns: list[str]) -> None:
    wanted = (*_TEXT, *(("ms_code", "ms_vote") if _is_ballots(columns) else ()))
    missing = [column for column in wanted if column not in columns]
    if missing:
        what = f"column {missing[0]!r} is missing"
        raise row_error(name, 1, missing[0], what, f"a header with {', '.join(wanted)}")


def _is_ballots(columns: list[str]) -> bool:
    return any(column.startswith("ms_") for column in columns)


def _named(columns: tuple[str, ...] | list[str]) -> list[str]:
    """Column names of the newer versions, for those of any version."""
    return [_SINGULAR.get(name.strip().lower(), name.strip().lower()) for name in columns]


def _texts(first: pl.DataFrame) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    """One row per text, and findings where a date or a way of voting cannot be read."""
    council = "description" in first.columns or "permanent_member" in first.columns
    full = first.with_columns(
        pl.lit(None, dtype=pl.String).alias(name)
        for name in (*_OPTIONAL, *_TOTALS)
        if name not in first.columns
    )
    symbols = canonical_symbols(full["resolution"].str.split("|").list.first())
    day = pl.col("date").str.strip_chars().str.to_date("%Y-%m-%d", strict=False)
    way = pl.col("modality").str.strip_chars().str.to_lowercase()
    votes = full.select(
        "key",
        body=pl.lit("SC" if council else "GA"),
        world=pl.lit("real"),
        status=pl.lit("official"),
        session=_session(),
        regular_session=pl.col("session").str.extract(r"^(\d{1,3})$").cast(pl.Int32),
        meeting=tidy("meeting"),
        date=day,
        date_quality=pl.when(day.is_null()).then(pl.lit("session_only")).otherwise(pl.lit("exact")),
        symbol=symbols,
        draft=canonical_symbols(full["draft"].str.split("|").list.first()),
        title=library_title("description" if council else "title"),
        question=pl.lit("draft"),
        method=way.replace_strict(_METHODS, default=None, return_dtype=pl.String).fill_null(
            "recorded"
        ),
        outcome_announced=pl.lit("adopted"),
        agenda=tidy("agenda" if council else "agenda_title"),
        subjects=_list("subjects"),
        source_id=pl.col("key"),
        source_url=tidy("undl_link"),
        **{
            announced: pl.col(total).str.strip_chars().cast(pl.Int32, strict=False)
            for total, announced in _TOTALS.items()
        },
    )
    counted = [pl.when(pl.col("method") != "without_vote").then(name) for name in _TOTALS.values()]
    strange = pl.col("modality").is_not_null() & ~way.is_in(list(_METHODS))
    findings = [
        *_findings(full.filter(day.is_null()), "doubtful_date", "date"),
        *_findings(full.filter(strange), "unknown_label", "modality"),
    ]
    return votes.with_columns(counted), findings


_OPTIONAL = (
    *("session", "draft", "meeting", "title", "description", "agenda", "agenda_title"),
    *("subjects", "modality", "undl_link"),
)


def _session() -> pl.Expr:
    """``79``; ``ES-11`` for ``11emsp``, ``S-32`` for ``32sp``."""
    plain = tidy("session")
    return (
        plain.str.replace(r"(?i)^(\d+) ?emsp$", "ES-${1}")
        .str.replace(r"(?i)^(\d+) ?sp$", "S-${1}")
    )  # fmt: skip


def _list(column: str) -> pl.Expr:
    parts = pl.col(column).str.split("|").list.eval(tidy(pl.element())).list.drop_nulls()
    return pl.when(parts.list.len() > 0).then(parts)


def _findings(rows: pl.DataFrame, kind: str, column: str) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "kind": kind,
            "witness": {column: cell},
            "text": f"record {key} has {column} {cell!r}, which cannot be read",
        }
        for key, cell in rows.select("key", column).rows()
    ]


def _aliases(votes: pl.DataFrame) -> pl.DataFrame:
    """Record number, resolution and draft."""
    return pl.concat(
        [
            alias(votes, "undl_id", "key"),
            alias(votes, "resolution", "symbol"),
            alias(votes, "draft", "draft"),
        ]
    )


def _ballots(table: pl.DataFrame, votes: pl.DataFrame) -> tuple[pl.DataFrame, list[dict[str, Any]]]:
    """Ballots of the texts put to a vote; findings for codes and labels that mean nothing."""
    taken = votes.filter(pl.col("method") != "without_vote").select("key", day="date")
    rows = table.select(
        "key",
        pl.col("ms_code").str.strip_chars().str.to_uppercase().alias("code"),
        pl.col("ms_vote").str.strip_chars().str.to_uppercase().alias("label"),
        *([tidy("ms_name").alias("name_then")] if "ms_name" in table.columns else []),
    ).join(taken, on="key")
    read_rows = rows.with_columns(
        member=library_codes(rows["code"], rows["day"]),
        position=pl.col("label").replace_strict(_POSITIONS, default=None, return_dtype=POSITION),
    )
    known = pl.col("member").is_not_null() & pl.col("position").is_not_null()
    strange = read_rows.filter(~known).select("key", "code", "label").sort("key", "code")
    findings = [
        {
            "key": key,
            "kind": "unknown_label",
            "witness": {"ms_code": code, "ms_vote": label},
            "text": f"record {key}: member {code!r} with vote {label!r} cannot be read",
        }
        for key, code, label in strange.rows()
    ]
    return read_rows.filter(known).drop("code", "label", "day"), findings


def _with_roll_calls(votes: pl.DataFrame, partial: set[str]) -> pl.DataFrame:
    state = (
        pl.when(pl.col("method") == "without_vote")
        .then(pl.lit("none"))
        .when(pl.col("key").is_in(sorted(partial)))
        .then(pl.lit("partial"))
        .otherwise(pl.lit("complete"))
    )
    silent = {"complete": "non_voting", "partial": "unknown", "none": None}
    return votes.with_columns(roll_call=state).with_columns(
        silent=pl.col("roll_call").replace_strict(silent, return_dtype=pl.String)
    )


READER = Reader(name=NAME, version=VERSION, sniff=sniff, read=read)
