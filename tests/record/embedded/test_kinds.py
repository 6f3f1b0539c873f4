"""Kinds of texts: each with its reason, in words the model knows."""

from __future__ import annotations

import lzma
from pathlib import Path

import polars as pl
import pytest

from hemicycle.domain.symbol import parse_symbol
from hemicycle.domain.vote import Nature, TextKind
from hemicycle.record.embedded import annotations, fragment
from hemicycle.record.embedded.kinds import series_beside, text_kind


def test_kinds_and_natures_are_words_of_the_model_and_every_kind_has_its_reason() -> None:
    table = annotations()
    assert set(table["kind"].drop_nulls()) <= {kind.value for kind in TextKind}
    assert set(table["nature"].drop_nulls()) <= {nature.value for nature in Nature}
    assert table["reason"].str.len_chars().min() > 10
    assert table["symbol"].is_unique().all()


def test_symbols_are_canonical_so_that_the_merge_finds_them() -> None:
    for symbol in annotations()["symbol"]:
        assert str(parse_symbol(symbol)) == symbol


@pytest.mark.parametrize(
    ("symbol", "kind"),
    [
        ("A/RES/ES-11/1", "condemnation"),
        ("A/RES/ES-11/4", "condemnation"),
        ("A/RES/ES-11/6", "condemnation"),
        ("A/RES/ES-11/7", "condemnation"),
        ("A/RES/ES-11/2", "humanitarian"),
        ("A/RES/ES-11/3", "rights"),
        ("A/RES/ES-11/5", "accountability"),
        ("A/RES/68/262", "status"),
    ],
)
def test_one_line_joins_the_texts_that_demand_withdrawal(symbol: str, kind: str) -> None:
    assert text_kind(symbol)["kind"] == kind


def test_a_shipped_text_carries_its_series_and_an_amendment_that_of_its_text() -> None:
    votes = {row["key"]: row for row in fragment().votes.iter_rows(named=True)}
    assert votes["A/RES/ES-11/7"]["series"] == "ES-11"
    assert votes["GA amendment-ru"]["series"] == "ES-11"
    assert votes["GA amendment-ru"]["kind"] is None
    assert votes["GA support-for-lasting-peace"]["series"] == "ES-11"


def test_every_series_of_the_table_belongs_to_a_matter() -> None:
    for series in set(annotations()["series"].drop_nulls()) - {"ES-10"}:
        assert "ES-11" in {series, *series_beside(series)}
    assert series_beside("no such series") == ()


def test_every_regular_session_text_named_here_exists(shared: Path) -> None:
    texts = [
        lzma.decompress(path.read_bytes()).decode()
        for path in sorted((shared / "data/ga_unxml").glob("*.json.xz"))
    ]
    named = annotations().filter(pl.col("symbol").str.contains(r"^A/RES/(7[4-9]|80)/"))["symbol"]
    assert len(named) > 8
    for symbol in named:
        assert any(f'"{symbol}"' in text for text in texts), symbol
