"""Symbols by series, session, number and part."""

from __future__ import annotations

import pytest

from hemicycle.record.numbering import Numbered, numbered


def place(symbol: str) -> Numbered:
    found = numbered(symbol)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("asked", "held", "means"),
    [
        ("A/RES/75/254 A", "A/RES/75/254 A-C", True),
        ("A/RES/75/254 C", "A/RES/75/254 A-C", True),
        ("A/RES/75/254 D", "A/RES/75/254 A-C", False),
        ("A/RES/75/254", "A/RES/75/254 A-C", True),
        ("A/RES/377 (V) A", "A/RES/377 (V)", True),
        ("A/RES/377 (V) A", "A/RES/377 (V) B", False),
        ("A/RES/377 (V)", "A/RES/377 (VI)", False),
        ("A/RES/75/254", "A/RES/75/255", False),
        ("A/RES/ES-11/7", "A/RES/ES-10/7", False),
        ("S/RES/2774 (2025)", "S/RES/2774", True),
    ],
)
def test_same_number_and_a_part_in_common(asked: str, held: str, means: bool) -> None:
    assert place(asked).means(place(held)) is means
    assert place(held).means(place(asked)) is means


def test_distance_counts_sessions_first() -> None:
    wanted = place("A/RES/378 (V)")
    assert wanted.distance(place("A/RES/377 (V) A")) < wanted.distance(place("A/RES/378 (VI)"))


@pytest.mark.parametrize("text", ["", "Ukraine", "S/PV", "A/RES/75/x"])
def test_what_has_no_number_has_no_place(text: str) -> None:
    assert numbered(text) is None
