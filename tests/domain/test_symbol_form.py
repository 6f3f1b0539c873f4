"""What a symbol tells of its document, and how symbols sort."""

from __future__ import annotations

import pytest

from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import SymbolError

#: symbol, kind, body, session, vote_id
MEANINGS = [
    ("A/RES/ES-11/7", "resolution", "GA", "ES-11", "GA-ES-11-7"),
    ("A/RES/2758 (XXVI)", "resolution", "GA", "26", "GA-2758-XXVI"),
    ("A/RES/181 (II) A", "resolution", "GA", "2", "GA-181-II-A"),
    ("A/RES/997 (ES-I)", "resolution", "GA", "ES-1", "GA-997-ES-I"),
    ("A/DEC/80/506", "decision", "GA", "80", "GA-A-DEC-80-506"),
    ("A/ES-11/L.10", "draft", "GA", "ES-11", "GA-A-ES-11-L-10"),
    ("A/C.3/79/L.12", "draft", "GA-C3", "79", "GA-C3-A-C-3-79-L-12"),
    ("A/ES-11/PV.5", "meeting", "GA", "ES-11", "GA-A-ES-11-PV-5"),
    ("A/520/Rev.20", "document", "GA", None, "GA-A-520-Rev-20"),
    ("S/RES/2774 (2025)", "resolution", "SC", None, "SC-2774"),
    ("S/2022/155", "document", "SC", None, "SC-S-2022-155"),
    ("S/PV.23", "meeting", "SC", None, "SC-S-PV-23"),
    ("S/96/Rev.7", "document", "SC", None, "SC-S-96-Rev-7"),
    ("A/HRC/RES/49/1", "resolution", "HRC", "49", "HRC-49-1"),
    ("A/HRC/RES/S-9/1", "resolution", "HRC", "S-9", "HRC-S-9-1"),
    ("A/HRC/51/L.6", "draft", "HRC", "51", "HRC-A-HRC-51-L-6"),
    ("E/CN.4/RES/1982/28", "resolution", "CHR", None, "CHR-1982-28"),
    ("E/CN.4/RES/12 (XIV)", "resolution", "CHR", "14", "CHR-12-XIV"),
    ("R/26/2758G", "source_record", "GA", "26", "GA-R-26-2758G"),
    ("ESS/1/34", "source_record", "GA", "ES-1", "GA-ESS-1-34"),
]


@pytest.mark.parametrize(("text", "kind", "body", "session", "vote_id"), MEANINGS)
def test_a_symbol_tells_kind_body_session_and_vote(
    text: str, kind: str, body: str, session: str | None, vote_id: str
) -> None:
    symbol = parse_symbol(text)
    assert (symbol.kind, symbol.body, symbol.session) == (kind, body, session)
    assert symbol.vote_id == vote_id


def test_a_source_label_is_never_a_resolution() -> None:
    assert parse_symbol("R/26/2758A") != parse_symbol("A/RES/2758 (XXVI) A")


@pytest.mark.parametrize("text", ["E/2005/23", "E/CN.4/Sub.2/2003/43", "A/CONF.39/27", "A/AC.1/2"])
def test_a_document_of_no_recorded_body_has_no_vote(text: str) -> None:
    symbol = parse_symbol(text)
    assert symbol.body is None
    with pytest.raises(SymbolError, match="no body"):
        _ = symbol.vote_id


def test_symbols_sort_by_number_and_session() -> None:
    ordered = [
        "A/ES-11/L.9",
        "A/ES-11/L.10",
        "A/RES/31/9",
        "A/RES/31/80",
        "A/RES/2625 (IX)",
        "A/RES/2625 (XXV)",
        "A/RES/2758 (XXVI)",
        "A/RES/ES-9/1",
        "A/RES/ES-11/1",
        "S/RES/99",
        "S/RES/660",
    ]
    symbols = {parse_symbol(text) for text in ordered}
    assert [str(symbol) for symbol in sorted(symbols)] == ordered
