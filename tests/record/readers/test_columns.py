"""Columns in the words of a record: white space, titles, symbols, sessions."""

from __future__ import annotations

import polars as pl
import pytest

from hemicycle.record.readers.columns import (
    canonical_symbols,
    is_symbol,
    library_title,
    session_columns,
    tidy,
    unescaped,
)


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  a\u00a0b\t\nc ", "a b c"),
        ("\u202f", None),
        ("", None),
        (None, None),
        ("=SUM(A1)", "=SUM(A1)"),
    ],
)
def test_white_space(text: str | None, tidied: str | None) -> None:
    frame = pl.DataFrame({"x": [text]}, schema={"x": pl.String})
    assert frame.select(tidy("x")).item() == tidied


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("The path to peace : resolution / adopted by the General Assembly", "The path to peace"),
        ("Peace: resolution/ adopted by the General Assemby", "Peace"),
        ("Peace : decision / adopted by the General Assembly", "Peace"),
        ("Peace: resolution / adoopted by the General Assembly", "Peace"),
        (" : resolution / adopted by the General Assembly", None),
        ("Peace : a resolution of 1945", "Peace : a resolution of 1945"),
    ],
)
def test_titles_lose_their_cataloguing_tail(printed: str, title: str | None) -> None:
    assert pl.DataFrame({"x": [printed]}).select(library_title("x")).item() == title


def test_symbols_are_printed_as_the_united_nations_prints_them() -> None:
    printed = ["S/RES/2768(2025)", None, "A/RES/181(II)[A]", "A/RES/80/84 A", "no  symbol"]
    assert canonical_symbols(pl.Series(printed)).to_list() == [
        "S/RES/2768 (2025)",
        None,
        "A/RES/181 (II) A",
        "A/RES/80/84 A",
        "no symbol",
    ]


@pytest.mark.parametrize(
    ("symbol", "session", "regular"),
    [
        ("A/RES/79/1", "79", 79),
        ("A/DEC/80/506", "80", 80),
        ("A/RES/ES-11/1", "ES-11", None),
        ("A/RES/S-32/1", "S-32", None),
        ("S/RES/2774 (2025)", None, None),
        ("A/RES/2758 (XXVI)", None, None),
    ],
)
def test_sessions_of_modern_symbols(symbol: str, session: str | None, regular: int | None) -> None:
    row = pl.DataFrame({"x": [symbol]}).select(*session_columns("x")).row(0)
    assert row == (session, regular)


@pytest.mark.parametrize(
    ("exported", "plain"),
    [
        (
            'AN \\IMPORTANT QUESTION\\\\ OF THE CHARTER.\\""',
            'AN "IMPORTANT QUESTION" OF THE CHARTER.',
        ),
        ('FROM \\NINE\\\\ TO \\\\"SIX\\\\" MEMBERS', 'FROM "NINE" TO "SIX" MEMBERS'),
        ('READING \\BY ALL.\\\\"\t0\t0\t1\t0\t0\t0', 'READING "BY ALL."'),
        ('the "Crimea" text', 'the "Crimea" text'),
        ('one quote 5"', 'one quote 5"'),
        (None, None),
    ],
)
def test_quotes_that_were_exported_as_backslashes(exported: str | None, plain: str | None) -> None:
    frame = pl.DataFrame({"x": [exported]}, schema={"x": pl.String})
    assert frame.select(unescaped("x")).item() == plain


@pytest.mark.parametrize(
    "text",
    ["A/RES/79/1", "A/RES/3281(XXIX)[B]", "S/RES/2768(2025)", "A/RES/75/254 A-C", "A/80/L.9/Rev.1"],
)
def test_symbols_in_the_spellings_of_the_sources(text: str) -> None:
    assert is_symbol(text)


@pytest.mark.parametrize(
    "text", ["", "A/RES/../../../etc/passwd", "<b>79/1</b>", "=HYPERLINK(1)", "A/", "France"]
)
def test_what_is_no_symbol_at_all(text: str) -> None:
    assert not is_symbol(text)
