"""Symbols: those of the real files are read and found, all print back, wrong ones are explained."""

from __future__ import annotations

import csv
import doctest
import io
import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hemicycle.domain.symbol as symbol_module
from hemicycle.domain.roman import to_roman
from hemicycle.domain.symbol import find_symbols, parse_symbol
from hemicycle.errors import SymbolError

#: wrong text, words its error must contain
WRONG = [
    ("", "empty"),
    ("hello", "organ"),
    ("N/A", "organ"),
    ("2774", "whose"),
    ("A/RES/68", "session and number"),
    ("A/RES/ES-11", "session and number"),
    ("A/RES/2758", "A/RES/2758 (XXVI)"),
    ("A/RES/12/5", "older form"),
    ("A/RES/31/5 (XXXI)", "not understood"),
    ("A/RES/5000 (XXXI)", "does not fit"),
    ("A/RES/2758 (XXVV)", "(XXVV)"),
    ("A/RES/68/262 with thanks", "with thanks"),
    ("A/RES/68/0", "session and number"),
    ("A/FOO/1", "'FOO'"),
    ("A/S/1", "'S'"),
    ("R/hello", "organ"),
    ("A/ES-11", "before the number"),
    ("S/PV", "'PV'"),
    ("S/RES/2774/1", "one number"),
    ("S/RES/2774 (25)", "year"),
    ("S/22/155", "S/2022/155"),
    ("A/HRC/RES/49", "A/HRC/RES/49/1"),
    ("A/RES/68/262 " + "para. 1 " * 300, "too long"),
    ("A/RES/68/262 " + "A/1 para " * 30 + "!", "not understood"),
]


@pytest.mark.parametrize(("text", "words"), WRONG)
def test_a_wrong_symbol_is_refused_with_what_was_expected(text: str, words: str) -> None:
    with pytest.raises(SymbolError) as caught:
        parse_symbol(text)
    assert words in str(caught.value)
    assert all((caught.value.what, caught.value.where, caught.value.right, caught.value.todo))


def test_the_last_roman_session_is_the_thirtieth() -> None:
    assert parse_symbol("A/RES/3541 (XXX)").session == "30"
    with pytest.raises(SymbolError, match="does not fit"):
        parse_symbol("A/RES/3542 (XXXI)")
    assert parse_symbol("A/RES/31/1").session == "31"
    with pytest.raises(SymbolError, match="older form"):
        parse_symbol("A/RES/30/1")


def test_a_bare_number_needs_its_body() -> None:
    assert parse_symbol("2774", body="SC").vote_id == "SC-2774"
    assert parse_symbol("49/1", body="HRC") == parse_symbol("A/HRC/RES/49/1")
    assert parse_symbol("49/1") == parse_symbol("A/RES/49/1")


def test_symbols_are_found_in_running_text_with_their_places() -> None:
    text = (
        "Recalling resolutions ES-11/1, 2758 (XXVI) and its resolution 68/262, it adopted "
        "A/RES/80/84 A and A/RES/80/84 B. The Council’s S/RES/2774 (2025) stood; S/he, N/A, "
        "24/7 and the 1/3 (2025) share are none. See http://undocs.org/A/HRC/3/L.4, "
        "resolution 2623 (2022)."
    )
    found = find_symbols(text)
    assert [str(symbol) for _, _, symbol in found] == [
        "A/RES/ES-11/1",
        "A/RES/2758 (XXVI)",
        "A/RES/68/262",
        "A/RES/80/84 A",
        "A/RES/80/84 B",
        "S/RES/2774 (2025)",
        "A/HRC/3/L.4",
        "S/RES/2623 (2022)",
    ]
    assert [text[start:end] for start, end, _ in found][:3] == ["ES-11/1", "2758 (XXVI)", "68/262"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("UN Security Council Resolution 2728 on Gaza", ["S/RES/2728"]),
        ("Security Council resolutions 242 (1967) and 338", ["S/RES/242 (1967)", "S/RES/338"]),
        ("resolutions 68/262, 71/205 and 72/190", ["A/RES/68/262", "A/RES/71/205", "A/RES/72/190"]),
        ("Human Rights Council resolution 49/1", ["A/HRC/RES/49/1"]),
        ("HRC resolution 49/1", ["A/HRC/RES/49/1"]),
        ("letter A/79/251–S/2024/506", ["A/79/251", "S/2024/506"]),
        ("its resolution 49/1", ["A/RES/49/1"]),
        ("A/RES/ES‑11/7 and ES–11/8", ["A/RES/ES-11/7", "A/RES/ES-11/8"]),
        ("resolution 377 A (V) of 1950, resolution 1 (I)", ["A/RES/377 (V) A", "A/RES/1 (I)"]),
        ("the resolution 30 years ago, chapter 3 (IV), section 12 (II), a 68/262 draw", []),
        ("Resolution 181 without its session", []),
    ],
)
def test_press_and_preambles(text: str, symbols: list[str]) -> None:
    assert [str(symbol) for _, _, symbol in find_symbols(text)] == symbols


def test_a_name_behind_a_symbol_is_no_part() -> None:
    text = "On A/RES/68/262 I spoke; on A/RES/68/262 U.S. diplomats did; A/RES/68/262 A stood."
    assert [str(symbol) for _, _, symbol in find_symbols(text)] == [
        "A/RES/68/262",
        "A/RES/68/262",
        "A/RES/68/262 A",
    ]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Draft resolution A/HRC/27L.3 as amended", ["A/HRC/27/L.3"]),
        ("Draft resolutionE/CN.4/1984/L.17 as amended", ["E/CN.4/1984/L.17"]),
        ("Draft resolution A/HRC/24/L.34/Rev.1as amended", ["A/HRC/24/L.34/Rev.1"]),
        ("Draft resolution E/CN.4/1984/L.6A", ["E/CN.4/1984/L.6A"]),
        ("Draft resolution E/CN.4/L.1345/Rev.1 C", ["E/CN.4/L.1345/Rev.1"]),
        ("S/PRST/2017/18 S/RES/2381 (2017) 15-0-0", ["S/PRST/2017/18", "S/RES/2381 (2017)"]),
        ("E/CN.4/2004/2-E/CN.4/Sub.2/2003/43", ["E/CN.4/2004/2", "E/CN.4/Sub.2/2003/43"]),
        ("Amendment A/HRC/60/L.58 to A/HRC/60/L.12", ["A/HRC/60/L.58", "A/HRC/60/L.12"]),
    ],
)
def test_sentences_of_the_sources(text: str, symbols: list[str]) -> None:
    assert [str(symbol) for _, _, symbol in find_symbols(text)] == symbols


def test_the_examples_of_the_module_run() -> None:
    assert doctest.testmod(symbol_module).failed == 0


# --- law: what prints, parses back to itself ------------------------------------------------------

_numbers = st.integers(1, 9999)
_parts = st.one_of(
    st.just(""),
    st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map(lambda letter: f" {letter}"),
    st.integers(1, 25).map(lambda last: f" A-{chr(65 + last)}"),
)
_sessions = st.one_of(
    st.integers(31, 120).map(str),
    st.integers(1, 20).map(lambda n: f"ES-{n}"),
    st.integers(1, 60).map(lambda n: f"S-{n}"),
)
_romans = st.one_of(
    st.integers(1, 30).map(to_roman),
    st.integers(1, 7).map(lambda n: f"S-{to_roman(n)}"),
    st.integers(1, 5).map(lambda n: f"ES-{to_roman(n)}"),
)
_series = st.sampled_from(["", "L.", "PV."])
_revisions = st.sampled_from(["", "/Rev.1", "/Rev.2/Add.1", "/Add.3", "/Corr.1"])
SYMBOLS = st.one_of(
    st.builds("A/RES/{}/{}{}".format, _sessions, _numbers, _parts),
    st.builds("A/RES/{} ({}){}".format, _numbers, _romans, _parts),
    st.builds("A/DEC/{}/{}{}".format, _sessions, _numbers, _parts),
    st.builds("A/{}/{}{}{}".format, _sessions, _series, _numbers, _revisions),
    st.builds("A/C.{}/{}/L.{}".format, st.integers(1, 6), _sessions, _numbers),
    st.builds("A/HRC/{}/{}/{}".format, st.sampled_from(["RES", "DEC"]), _sessions, _numbers),
    st.builds("S/RES/{} ({})".format, _numbers, st.integers(1946, 2099)),
    st.builds("S/{}/{}".format, st.integers(1994, 2099), _numbers),
    st.builds("S/{}{}{}".format, st.sampled_from(["", "PV."]), _numbers, _revisions),
    st.builds("E/CN.4/RES/{} ({}){}".format, _numbers, st.integers(1, 36).map(to_roman), _parts),
    st.builds("R/{}/{}{}".format, st.integers(1, 70), _numbers, st.sampled_from(["", "A", "B/II"])),
)


@given(SYMBOLS)
def test_what_prints_parses_to_itself(text: str) -> None:
    symbol = parse_symbol(text)
    assert str(symbol) == text
    assert parse_symbol(text.lower()) == symbol
    assert parse_symbol(text.replace(" (", "(")) == symbol


@given(SYMBOLS.filter(lambda text: text[0] != "R"))
def test_a_symbol_in_running_text_is_found_whole(text: str) -> None:
    assert find_symbols(f"Recalling {text}, and noting") == [
        (10, 10 + len(text), parse_symbol(text))
    ]


@given(SYMBOLS, SYMBOLS)
def test_order_and_identifier_agree_with_equality(one: str, other: str) -> None:
    first, second = parse_symbol(one), parse_symbol(other)
    assert (first == second) == (not first < second and not second < first)
    if first != second and first.body == second.body and first.body in {"GA", "SC"}:
        assert first.vote_id != second.vote_id


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_or_a_symbol_error(text: str) -> None:
    try:
        symbol = parse_symbol(text)
    except SymbolError as error:
        assert error.right  # noqa: PT017
    else:
        assert parse_symbol(str(symbol)) == symbol


# --- every spelling in the real files -------------------------------------------------------------


def _rows(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _column(path: Path, *names: str) -> set[str]:
    return {row[name].strip() for row in _rows(path) for name in names if (row[name] or "").strip()}


def _dgacm(shared: Path, *names: str) -> set[str]:
    lines = [
        json.loads(line)
        for path in sorted((shared / "data" / "ga_unxml").glob("*.json.xz"))
        for line in lzma.decompress(path.read_bytes()).decode().splitlines()
        if line.strip()
    ]
    return {str(row.get(name) or "").strip() for row in lines for name in names} - {""}


def _claims(shared: Path) -> Iterator[str]:
    def walk(node: object, inside: bool = False) -> Iterator[str]:
        if isinstance(node, dict):
            for key, value in node.items():
                yield from walk(value, inside or key == "resolution")
        elif isinstance(node, list):
            for value in node:
                yield from walk(value, inside)
        elif inside and isinstance(node, str):
            yield node

    yield from walk(json.loads((shared / "claims-dev.json").read_text("utf-8")))


def _all_read(texts: set[str], but: set[str] = frozenset()) -> None:  # type: ignore[assignment]
    refused = set()
    for text in texts:
        try:
            symbol = parse_symbol(text)
        except SymbolError:
            refused.add(text)
        else:
            assert parse_symbol(str(symbol)) == symbol, text
    assert refused == but


def test_voeten_labels(shared: Path) -> None:
    folder = shared / "data" / "ga_voeten"
    for name in ("un_roll_calls.csv.xz", "descriptions1-70latestversion.csv.xz"):
        _all_read(_column(folder / name, "unres"))


def test_assembly_documents_of_2019_to_2026(shared: Path) -> None:
    sentences = {
        "Adopted without vote, 63rd plenary meeting",
        "Adopted without vote, 81st plenary meeting",
    }
    _all_read(_dgacm(shared, "symbol", "resolution_number", "originating_document"))
    _all_read(_dgacm(shared, "pv"), but=sentences)


def test_resolutions_of_2025(shared: Path) -> None:
    folder = shared / "data" / "ga_3dl_2025"
    _all_read(_column(folder / "un_votes_2025_processed.csv.xz", "Resolution"))
    _all_read(_column(folder / "unga_2025_resolutions.csv.xz", "Resolution"))


def test_council_drafts_and_meetings(shared: Path) -> None:
    folder = shared / "data" / "sc"
    _all_read(_column(folder / "unsc_vetoes_1946_sept2022.csv", "draft", "meeting_record"))
    _all_read(_column(folder / "unsc_vetoes_gaza_2023_2025.csv", "draft"))
    _all_read(
        _column(folder / "unsc_drafts_not_adopted_emilytong.csv", "Voting On"),
        but={"174th Meeting Draft Resolution", "340th Meeting Draft Resolution"},
    )


def test_human_rights_bodies(shared: Path) -> None:
    path = shared / "data" / "hrc" / "resolutions.csv.xz"
    _all_read(_column(path, "symbol"))
    _all_read({t for t in _column(path, "agenda_symbol") if re.match(r"[AE]", t) and len(t) < 60})


def test_resolutions_named_by_claims(shared: Path) -> None:
    _all_read(set(_claims(shared)))


#: Anything in a sentence that looks like a symbol: an organ, a slash and a digit further on.
_LOOKS_LIKE_ONE = re.compile(r"(?<![A-Z0-9_/])[AES]/[A-Z0-9][\w./-]*\d")


@pytest.mark.parametrize(
    ("file", "column", "misprints"),
    [
        ("hrc/resolutions.csv.xz", "draft", {"E/CN.4/L.L.1540"}),
        ("sc/sc_meeting_outcomes_1946_2019.csv.xz", "result", set()),
    ],
)
def test_symbols_in_the_sentences_of_the_sources_are_found(
    shared: Path, file: str, column: str, misprints: set[str]
) -> None:
    missed = set()
    for text in _column(shared / "data" / file, column):
        spans = [(start, end) for start, end, _ in find_symbols(text)]
        for match in _LOOKS_LIKE_ONE.finditer(text):
            if not any(start <= match.start() < end for start, end in spans):
                missed.add(match[0])
    assert missed == misprints
