"""Voeten's labels: when one certainly names a document."""

from __future__ import annotations

import pytest

from hemicycle.domain.session import SESSIONS
from hemicycle.domain.symbol import parse_symbol
from hemicycle.record.readers.voeten_labels import RESOLUTIONS, read_label, session_of


@pytest.mark.parametrize(
    ("label", "session", "symbol"),
    [
        ("R/43/87", 43, "A/RES/43/87"),
        ("R/43/75S", 43, "A/RES/43/75 S"),
        ("R/53/77V", 53, "A/RES/53/77 V"),
        ("R/42/209/C", 42, "A/RES/42/209 C"),
        ("R/31/4", 31, "A/RES/31/4"),
        ("A/RES/74/38", 74, "A/RES/74/38"),
        ("A/RES/ES-10/19", 72, "A/RES/ES-10/19"),
        ("R/36/300", 36, "A/RES/36/300"),
        ("R/36/301", 36, "A/DEC/36/301"),
        ("R/56/301", 56, "A/DEC/56/301"),
        ("R/57/325", 57, "A/RES/57/325"),
        ("R/57/400", 57, "A/RES/57/400"),
        ("R/57/401", 57, "A/DEC/57/401"),
        ("R/31/208/I", 31, None),
        ("R/34/233/XII", 34, None),
        ("R/33/116B/VII", 33, None),
        ("R/61/128AB", 61, None),
        ("R/43/87", 44, None),
        ("R/30/87", 30, None),
    ],
)
def test_modern_labels(label: str, session: int, symbol: str | None) -> None:
    assert read_label(label, session).symbol == symbol
    if symbol:
        assert str(parse_symbol(symbol)) == symbol


@pytest.mark.parametrize(
    ("label", "session", "number"),
    [
        ("R/26/2750", 26, None),
        ("R/26/2751", 26, "A/RES/2751 (XXVI)"),
        ("R/26/2902A", 26, "A/RES/2902 (XXVI)"),
        ("R/26/2903", 26, None),
        ("R/30/3586", 30, None),
        ("R/29/3396", 29, None),
        ("R/15/1514", 15, None),
        ("R/14/746B", 14, None),
        ("R/16/1398", 17, None),
        ("R/6444A", 6, None),
        ("GOAR/1/1288B", 1, None),
    ],
)
def test_numbers_of_the_first_thirty_sessions(label: str, session: int, number: str | None) -> None:
    assert read_label(label, session).number == number


def test_ranges_follow_one_another_without_overlap() -> None:
    bounds = [bound for session in sorted(RESOLUTIONS) for bound in RESOLUTIONS[session]]
    assert bounds == sorted(set(bounds))
    assert all(str(session) in SESSIONS for session in RESOLUTIONS)


@pytest.mark.parametrize(
    ("number", "session"),
    [
        (2131, None),
        (2145, 21),
        (2234, 21),
        (2373, 22),
        (2467, 23),
        (2498, 24),
        (2603, 24),
        (2621, 25),
        (2625, 25),
        (2749, 25),
        (2758, 26),
        (2832, 26),
        (3034, 27),
        (3068, 28),
        (3200, 28),
        (3201, None),
        (3236, 29),
        (3281, 29),
        (3362, None),
        (3379, 30),
        (3485, 30),
    ],
)
def test_well_known_resolutions_stand_in_their_session(number: int, session: int | None) -> None:
    """2145 (XXI) to 3485 (XXX) as cited everywhere; 3201 is S-VI, 3362 S-VII; 2131 unlabelled."""
    found = [one for one, (first, last) in RESOLUTIONS.items() if first <= number <= last]
    assert found == ([session] if session else [])


@pytest.mark.parametrize(
    ("label", "session", "text"),
    [
        ("ESS/1/34", 11, "ES-1"),
        ("SS/5", 23, "S-5"),
        ("A/RES/ES-10/19", 72, "ES-10"),
        ("R/26/2758G", 26, "26"),
        (None, 19, "19"),
    ],
)
def test_sessions(label: str | None, session: int, text: str) -> None:
    assert session_of(label, session) == text
