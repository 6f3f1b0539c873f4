"""Expressions that several readers use to put columns into the words of a record."""

from __future__ import annotations

import polars as pl


def tidy(column: str | pl.Expr) -> pl.Expr:
    """Text with every run of white space, no-break spaces too, as one space; empty is null."""
    text = pl.col(column) if isinstance(column, str) else column
    spaced = text.str.replace_all(r"[\s\u{a0}\u{2007}\u{202f}]+", " ").str.strip_chars(" ")
    return pl.when(spaced != "").then(spaced)


def library_title(column: str) -> pl.Expr:
    """A title of the UN Digital Library without its cataloguing tail.

    The tail reads ``: resolution / adopted by the General Assembly`` and has typing errors, so
    only its first words are held to.
    """
    tail = r"(?i)\s*:\s*(resolution|decision|statement)s?\s*/?\s*adopted\b.*$"
    return tidy(pl.col(column).str.replace(tail, ""))


def canonical_symbol(column: str) -> pl.Expr:
    """A symbol with one space before the year or session in brackets: ``S/RES/2768 (2025)``."""
    return tidy(column).str.replace(r"(\S)\(", "${1} (")


def session_columns(symbol: str) -> tuple[pl.Expr, pl.Expr]:
    """``session`` and, where it is a regular one, ``regular_session``, from a modern symbol.

    Symbols from the thirty-first session on name the session (``A/RES/79/1``, ``A/DEC/80/506``,
    ``A/RES/ES-11/1``); others give null.
    """
    session = pl.col(symbol).str.extract(r"^A/(?:RES|DEC)/((?:ES-|S-)?\d+)/")
    regular = session.str.extract(r"^(\d+)$").cast(pl.Int32)
    return session.alias("session"), regular.alias("regular_session")
