"""Members, demonyms and groups in running text, and the people they are not."""

from __future__ import annotations

import sys

import pytest

from hemicycle.accounts import names
from hemicycle.accounts.names import find_names, plain
from hemicycle.errors import MissingExtraError


def _codes(text: str) -> list[tuple[str, ...]]:
    return [m.codes for m in find_names(text, plain(text))[0] if m.letter == "C"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the U.S. and the US", ["USA", "USA"]),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea", ["GNB", "GNQ", "PNG"]),
        ("South Sudan and Sudan", ["SSD", "SDN"]),
        ("Dominica, the Dominican Republic", ["DMA", "DOM"]),
        ("Democratic Republic of the Congo", ["COD"]),
        ("Burma, Swaziland, Holland and the Ivory Coast", ["MMR", "SWZ", "NLD", "CIV"]),
        ("Moscow and the Kremlin", ["RUS", "RUS"]),
        ("T\u00fcrkiye and Turkey", ["TUR", "TUR"]),
    ],
)
def test_a_name_is_found_whole(text: str, codes: list[str]) -> None:
    assert _codes(text) == [(code,) for code in codes]


@pytest.mark.parametrize(
    "text",
    [
        "let us vote",
        "Michael Jordan scored",
        "Chad Smith voted",
        "he met Macron in Washington",
        "the Washington Post",
        "Iranians and Russianness",
    ],
)
def test_what_is_no_member_is_passed_over(text: str) -> None:
    assert _codes(text) == []


def test_a_shared_name_keeps_its_candidates() -> None:
    assert _codes("Congo abstained") == [("COD", "COG")]


def test_a_missing_library_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick", None)
    names._names.cache_clear()
    with pytest.raises(MissingExtraError, match="not installed"):
        find_names("France", "france")
    names._names.cache_clear()
