"""The spellings of one symbol, as libraries, secretariats, data sets and the press write it."""

from __future__ import annotations

import pytest

from hemicycle.domain.symbol import parse_symbol
from hemicycle.domain.symbol_spelling import SpellingError, clean, take_apart

SPELLINGS = {
    "A/RES/ES-11/7": ("a/res/es-11/7", "ES-11/7", "resolution ES-11/7", "A/RES/ES\u201111/7"),
    "A/RES/68/262": ("68/262", "68/262.", "UNGA resolution 68/262", "A / RES / 68 / 262"),
    "A/RES/2758 (XXVI)": ("A/RES/2758(XXVI)", "2758 (XXVI)", "A/RES/2758 [XXVI]"),
    "A/RES/181 (II) A": ("A/RES/181(II)[A]", "181(II)A", "181 A (II)", "a/res/181 (ii) a"),
    "A/RES/997 (ES-I)": ("A/RES/997(ES-I)", "997 (ES-1)"),
    "A/RES/3201 (S-VI)": ("A/RES/3201(S-VI)", "A/RES/3201 (S-6)"),
    "A/RES/75/254 A-C": ("A/RES/75/254A-C", "75/254. A B C", "75/254. A-B-C", "75/254 A–C"),
    "A/RES/76/84 A-B": ("76/84. A B", "A/RES/76/84 A and B"),
    "A/RES/75/242 B": ("75/242.B", "75/242. B", "A/RES/75/242[B]", "A/RES/75/242B"),
    "A/RES/S-32/1": ("S-32/1.",),
    "A/DEC/80/506": ("decision 80/506", "a/dec/80/506"),
    "A/ES-11/L.10": ("A/ES-11/L10", "a/es-11/l.10"),
    "A/77/L.45/Rev.1": ("A/77/L45/Rev.1", "A/77/L.45/REV.1"),
    "A/ES-11/L.2": ("A/ES-11/L.2 and A/ES-11/L.2 /Add.1",),
    "A/75/PV.48 (Resumption 1)": ("A/75/PV.48 (resumption 1)",),
    "S/RES/2774 (2025)": ("S/RES/2774(2025)", "2774 (2025)", "Security Council resolution 2774",
                          "UNSCR 2774", "S/RES/2774"),
    "S/3710": ("S/3710 (as amended)",),
    "S/1076": ("S/1076 Paragraphs 1-4", "S/1076 Last Paragraph"),
    "S/3995": ("S/3995 (incorporating the amendment)S/3998",),
    "A/HRC/RES/49/1": ("HRC resolution 49/1",),
    "A/HRC/DEC/22/117": ("A/HRC/DEC22/117",),
    "A/HRC/27/L.3": ("A/HRC/27L.3",),
    "E/CN.4/RES (I)": ("E/CN.4/RES(I)", "E/CN.4/RES[I]"),
    "E/CN.4/RES (II)": ("E/CN.4/RESII)",),
    "E/CN.4/RES/5 (XXXII)": ("E/CN.4/RES/5XXXII)", "E/CN.4/RES/5/(XXXII)", "E/CN.4/RES5(XXXII)"),
    "E/CN.4/RES/2 (XIV) B": ("E/CN.4/RES/2B(XIV)",),
    "E/CN.4/RES/II (X) Part II": ("E/CN.4/RES/II[X]PARTII",),
    "E/CN.4/RES/I (VIII) paragraphs 1-2": ("E/CN.4/RESIPARAGRAPHS1-2(VIII)",),
    "E/CN.4/RES/1982/1 A": ("E/CN.4/RES/1982/1A",),
    "R/26/2758G": ("r/26/2758g",),
}  # fmt: skip


@pytest.mark.parametrize("canonical", SPELLINGS)
def test_every_spelling_of_a_symbol_is_one_symbol(canonical: str) -> None:
    symbol = parse_symbol(canonical)
    assert str(symbol) == canonical
    for spelling in SPELLINGS[canonical]:
        assert parse_symbol(spelling) == symbol, spelling


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("A/75/391, para. 7", "para. 7"),
        ("S/3710 (as amended)", "(as amended)"),
        ("A/74/L.1 and A/74/L.1/Add.1", "and A/74/L.1/Add.1"),
        ("A/79/251–S/2024/506", "S/2024/506"),
        ("A/ES-11/L.10|A/ES-11/L.10/Add.1", "|A/ES-11/L.10/Add.1"),
        ("A/RES/68/262", ""),
    ],
)
def test_what_follows_a_symbol_is_kept_apart(text: str, remark: str) -> None:
    assert take_apart(clean(text)).remark == remark


@pytest.mark.parametrize("text", ["A/RES/68/262 with thanks", "A/QUX/1", "A/RES/76/84 A C", "X/1"])
def test_what_is_not_understood_is_named(text: str) -> None:
    with pytest.raises(SpellingError, match=r"thanks|QUX|A C|organ"):
        take_apart(clean(text))
