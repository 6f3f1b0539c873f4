"""Expressions that several readers use to put columns into the words of a record."""

from __future__ import annotations

import re

import polars as pl

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import SourceError, SymbolError
from hemicycle.record.readers.table import row_error


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


#: An organ, then parts of letters, digits and the marks in use: what any symbol looks like.
_SHAPE = re.compile(r"(A|S|E|T|ST|TD)(/(?!\.)[\w()\[\].,&+; -]*[\w)\]])+")


def need_symbols(name: str, column: str, texts: pl.Series, first_row: int) -> None:
    """Refuse a column of symbols where a cell is no United Nations symbol at all.

    A symbol that we cannot take apart passes if it has the shape of one.

    Raises
    ------
    SourceError
        With row and column of the first such cell.
    """
    strange = [text for text in texts.unique().drop_nulls() if not is_symbol(text)]
    if strange:
        row = texts.is_in(strange).arg_max() or 0
        raise no_symbol(name, row + first_row, column, texts[row])


def is_symbol(text: str) -> bool:
    """Whether the text has the shape of a symbol, or is a spelling that we know."""
    if _SHAPE.fullmatch(text.strip()):
        return True
    try:
        parse_symbol(text)
    except SymbolError:
        return False
    return True


def no_symbol(name: str, row: int, column: str, text: str) -> SourceError:
    """The refusal of a cell that should be a symbol."""
    what = f"{text[:80]!r} is no United Nations document symbol"
    return row_error(name, row, column, what, "a symbol such as A/RES/79/1 or S/RES/2774 (2025)")


def session_columns(symbol: str) -> tuple[pl.Expr, pl.Expr]:
    """``session`` and, where it is a regular one, ``regular_session``, from a modern symbol.

    Symbols from the thirty-first session on name the session (``A/RES/79/1``, ``A/DEC/80/506``,
    ``A/RES/ES-11/1``); others give null.
    """
    session = pl.col(symbol).str.extract(r"^A/(?:RES|DEC)/((?:ES-|S-)?\d{1,3})/")
    regular = session.str.extract(r"^(\d+)$").cast(pl.Int32)
    return session.alias("session"), regular.alias("regular_session")
