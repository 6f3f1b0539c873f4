"""``hemicycle brief`` of a day that is not spelled as it is read here."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2025-02-30", "is not a day of the calendar"),
        ("24 February 2025", "is no day written year-month-day"),
        ("February 24, 2025", "is no day written year-month-day"),
        ("24.02.2025", "is no day written year-month-day"),
        ("2/24/2025", "is no day written year-month-day"),
        ("2025-02", "is no day written year-month-day"),
    ],
)
def test_a_day_in_another_spelling_is_told_the_right_one(
    command: Command, day: str, said: str
) -> None:
    done = command("brief", day, "--record", "embedded")
    assert done.code == 2
    assert f"{day} {said}" in done.err
    assert "such as 2025-02-24" in done.err


def test_a_number_alone_is_a_resolution_not_a_year(command: Command) -> None:
    done = command("brief", "2774", "--record", "embedded")
    assert done.code == 0
    assert "S/RES/2774 (2025)" in done.out
