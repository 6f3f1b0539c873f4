"""The words of the OHCHR Search Library, as expressions over its columns (see :mod:`.hrc`)."""

from __future__ import annotations

import polars as pl

from hemicycle.record.names import found_or_none, sponsor_codes
from hemicycle.record.readers.columns import tidy


def title(column: str) -> pl.Expr:
    """Without the cataloguing tail ``: resolution /``."""
    tail = r"\s*:?\s*(?:resolution|decision|amendment)\s*/\s*$"
    return tidy(pl.col(column).str.replace(tail, ""))


def question(column: str) -> pl.Expr:
    amendment = pl.col(column).str.contains(r"amendment\s*/\s*$")
    return pl.when(amendment).then(pl.lit("amendment")).otherwise(pl.lit("draft"))


def method(column: str) -> pl.Expr:
    return (
        pl.when(pl.col(column) == "ADOPTED WITHOUT VOTE")
        .then(pl.lit("without_vote"))
        .when(pl.col(column).str.starts_with("RECORDED"))
        .then(pl.lit("recorded"))
        .when(pl.col(column).str.starts_with("NON-RECORDED"))
        .then(pl.lit("non_recorded"))
    )


def outcome_in_words() -> pl.Expr:
    """adopted, not_adopted, ``not_acted`` (no vote after all), or null where nothing says it."""
    words = pl.col("draft").str.extract(r"(?i)\b(adopted|rejected|not acted upon)\b")
    statement = pl.col("statement").str.extract(r"(?i)^(adopted|rejected)\b")
    meeting = pl.col("meeting").str.extract(r"^(Rejected) at\b")
    return (
        pl.coalesce(words, statement, meeting)
        .str.to_lowercase()
        .replace_strict(
            {"adopted": "adopted", "rejected": "not_adopted", "not acted upon": "not_acted"},
            default=None,
            return_dtype=pl.String,
        )
    )


def outcome_by_symbol(symbol: str, meeting: str) -> pl.Expr:
    """The payload says less: a number among resolutions or decisions means adopted."""
    return (
        pl.when(pl.col(meeting).str.starts_with("Rejected at"))
        .then(pl.lit("not_adopted"))
        .when(pl.col(symbol).str.contains(r"/(RES|DEC)\b"))
        .then(pl.lit("adopted"))
    )


def meeting_record(column: str) -> pl.Expr:
    """Symbol of the summary record, else the source's words about the meeting."""
    record = pl.col(column).str.extract(r"^(E/\S+?),?(?:\s|$)")
    return pl.coalesce(record, pl.col(column).str.extract(r"at the (\d+\w\w meeting)"))


def session(column: str) -> pl.Expr:
    number = pl.col(column).str.extract(r"at its (\d+)(?:st|nd|rd|th) (?:special )?session")
    special = pl.col(column).str.contains("special session", literal=True)
    return pl.when(special).then(pl.format("S-{}", number)).otherwise(number)


def draft(column: str) -> pl.Expr:
    whole = pl.col(column).str.extract(r"^(?:Draft|Amendment)[\w ]*? ((?:A/HRC|E/CN\.4)/\S*L\.\S+)")
    return whole.str.strip_chars_end(".,")


def list_of(column: str) -> pl.Expr:
    """The cell as a list of one; an empty cell as null."""
    text = tidy(column)
    return pl.when(text.is_not_null()).then(pl.concat_list(text))


def sponsors(column: str) -> pl.Expr:
    """Sponsors as codes where they are members, else as printed, in the source's order."""
    return pl.col(column).map_elements(
        lambda cell: sponsor_codes(_names(cell), found_or_none),
        return_dtype=pl.List(pl.String),
        skip_nulls=True,
    )


def _names(cell: str) -> list[str]:
    """The cell cut at commas outside brackets: ``Egypt (on behalf of A, B), Cuba`` are two."""
    names, depth, start = [], 0, 0
    for place, letter in enumerate(cell):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            names.append(cell[start:place])
            start = place + 1
    return [*names, cell[start:]]
