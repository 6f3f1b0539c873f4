"""Expressions that several readers use to put columns into the words of a record."""

from __future__ import annotations

import polars as pl

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import SymbolError


def tidy(column: str | pl.Expr) -> pl.Expr:
    """Text with every run of white space, no-break spaces too, as one space; empty is null."""
    text = pl.col(column) if isinstance(column, str) else column
    spaced = text.str.replace_all(r"[\s\u{a0}\u{2007}\u{202f}]+", " ").str.strip_chars(" ")
    return pl.when(spaced != "").then(spaced)


def library_title(column: str | pl.Expr) -> pl.Expr:
    """A title of the UN Digital Library without its cataloguing tail.

    The tail reads ``: resolution / adopted by the General Assembly`` and has typing errors, so
    only its first word and the slash, or ``adopted``, are held to.
    """
    tail = r"(?i)\s*:\s*(resolution|decision|statement)s?\s*(/.*|adopted\b.*)$"
    text = pl.col(column) if isinstance(column, str) else column
    return tidy(text.str.replace(tail, ""))


#: Flags of the next columns that came along with a description whose quotes were broken.
_NEXT_COLUMNS = r"[\\\"]+((\s[01])+)$"
_ESCAPED_QUOTE = r"\"*\\[\\\"]*|\"{2,}"


def unescaped(column: str) -> pl.Expr:
    """Text whose quotes were exported as runs of backslashes: plain quotes, every word kept.

    A run at the end that closes nothing is dropped, and so are the flags of the next columns
    that came along with one.
    """
    spaced = pl.col(column).str.replace(_NEXT_COLUMNS, '"')
    quoted = spaced.str.replace_all(_ESCAPED_QUOTE, '"')
    odd = quoted.str.count_matches('"', literal=True) % 2 == 1
    closed = pl.when(odd).then(quoted.str.strip_suffix('"')).otherwise(quoted)
    broken = pl.col(column).str.contains(r"\\|\"\"")
    return pl.when(broken).then(closed).otherwise(pl.col(column))


def canonical_symbols(texts: pl.Series) -> pl.Series:
    """Symbols as the United Nations prints them: ``S/RES/2768 (2025)`` for ``S/RES/2768(2025)``.

    A text that is no symbol stays as printed, white space apart. Each text is parsed once.
    """
    printed = texts.unique().drop_nulls().to_list()
    known = [_canonical(text) for text in printed]
    return texts.replace_strict(
        pl.Series(printed, dtype=pl.String),
        pl.Series(known, dtype=pl.String),
        default=None,
        return_dtype=pl.String,
    )


def _canonical(text: str) -> str | None:
    try:
        return str(parse_symbol(text))
    except SymbolError:
        return " ".join(text.split()) or None


def session_columns(symbol: str) -> tuple[pl.Expr, pl.Expr]:
    """``session`` and, where it is a regular one, ``regular_session``, from a modern symbol.

    Symbols from the thirty-first session on name the session (``A/RES/79/1``, ``A/DEC/80/506``,
    ``A/RES/ES-11/1``); others give null.
    """
    session = pl.col(symbol).str.extract(r"^A/(?:RES|DEC)/((?:ES-|S-)?\d{1,3})/")
    regular = session.str.extract(r"^(\d+)$").cast(pl.Int32)
    return session.alias("session"), regular.alias("regular_session")
