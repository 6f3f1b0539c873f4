"""Working days at Headquarters, against the circulars of two years and known feasts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hemicycle.rules.holidays import (
    easter,
    feasts_between,
    holidays,
    is_working_day,
    tabular,
)

CIRCULARS = {
    2017: ["01-02", "04-14", "05-29", "07-04", "09-04", "11-23", "12-25"],
    2020: ["01-01", "04-10", "05-25", "07-03", "09-07", "11-26", "12-25"],
}
FEASTS = {2017: ["06-26", "09-01"], 2020: ["05-26", "07-31"]}
"""As designated for Headquarters; 2020 is ST/IC/2019/23."""


@pytest.mark.parametrize("year", CIRCULARS)
def test_the_rules_give_the_holidays_of_the_circular(year: int) -> None:
    assert sorted(holidays(year)) == [date.fromisoformat(f"{year}-{d}") for d in CIRCULARS[year]]


@pytest.mark.parametrize("year", FEASTS)
def test_the_feasts_of_the_circular_are_among_the_days_they_may_be_kept_on(year: int) -> None:
    fitr, adha = (date.fromisoformat(f"{year}-{day}") for day in FEASTS[year])
    assert feasts_between(fitr, fitr) == ("Eid al-Fitr",)
    assert feasts_between(adha, adha) == ("Eid al-Adha",)
    quiet = date(year, 10, 1)
    assert feasts_between(quiet, quiet + timedelta(days=60)) == ()


def test_new_year_may_be_kept_in_the_old_year() -> None:
    """1 January 2022 was a Saturday."""
    assert not is_working_day(date(2021, 12, 31))
    assert is_working_day(date(2020, 12, 31))
    assert date(2022, 1, 1) not in holidays(2022)
    assert is_working_day(date(2022, 1, 3))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 3, 7), True),
        (date(2025, 3, 8), False),
        (date(2025, 3, 9), False),
        (date(2025, 3, 10), True),
        (date(2025, 4, 18), False),
        (date(2025, 4, 21), True),
        (date(2015, 12, 25), True),
        (date(2016, 12, 26), False),
    ],
)
def test_working_days(day: date, works: bool) -> None:
    """Nothing is known here of holidays before 2016; Christmas of 2016 was a Sunday."""
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1818, 3, 22), (1943, 4, 25), (1954, 4, 18), (1981, 4, 19), (2024, 3, 31), (2025, 4, 20)],
)
def test_easter_also_in_its_earliest_and_latest_years(year: int, month: int, day: int) -> None:
    assert easter(year) == date(year, month, day)


@pytest.mark.parametrize("year", range(1900, 2100))
def test_easter_by_the_moon(year: int) -> None:
    """The Sunday after the full moon of the church's own table, as the rule of 1582 is told."""
    golden = year % 19 + 1
    century = year // 100 + 1
    skipped, moved = 3 * century // 4 - 12, (8 * century + 5) // 25 - 5
    epact = (11 * golden + 20 + moved - skipped) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    full = 44 - epact + (30 if 44 - epact < 21 else 0)
    moon = date(year, 3, 1) + timedelta(days=full - 1)
    assert easter(year) == moon + timedelta(days=7 - (moon.weekday() + 1) % 7)


@pytest.mark.parametrize(
    ("hijri", "day"),
    [
        ((1, 1, 1), date(622, 7, 19)),
        ((1400, 1, 1), date(1979, 11, 21)),
        ((1438, 12, 10), date(2017, 9, 1)),
        ((1446, 10, 1), date(2025, 3, 30)),
    ],
)
def test_the_tabular_calendar_is_within_a_day_of_published_dates(
    hijri: tuple[int, int, int], day: date
) -> None:
    """16 July 622 in the Julian calendar is 19 July in the Gregorian: the civil epoch."""
    assert abs((tabular(*hijri) - day).days) <= 1


def test_a_period_over_the_turn_of_the_year() -> None:
    """Eid al-Adha of 1427 fell on the last days of 2006, that of 1428 on 20 December 2007."""
    assert "Eid al-Adha" in feasts_between(date(2039, 12, 20), date(2040, 1, 5))
    assert feasts_between(date(2025, 12, 20), date(2026, 1, 5)) == ()


# --- against other reckonings -------------------------------------------------------------------


def easter_by_oudin(year: int) -> date:
    """J. M. Oudin, 1940, as in the Explanatory Supplement to the Astronomical Almanac (1992)."""
    century, golden = year // 100, year % 19
    k = (century - 17) // 25
    i = (century - century // 4 - (century - k) // 3 + 19 * golden + 15) % 30
    i -= (i // 28) * (1 - (i // 28) * (29 // (i + 1)) * ((21 - golden) // 11))
    j = (year + year // 4 + i + 2 - century + century // 4) % 7
    move = i - j
    month = 3 + (move + 40) // 44
    return date(year, month, move + 28 - 31 * (month // 4))


def test_easter_by_two_algorithms() -> None:
    for year in range(1583, 5000):
        assert easter(year) == easter_by_oudin(year), year


@pytest.mark.parametrize("day", [date(2025, 9, 1), date(2018, 11, 22), date(2020, 5, 25)])
def test_a_holiday_may_fall_on_the_first_day_it_can(day: date) -> None:
    assert day in holidays(day.year)


def test_the_leap_years_of_the_tabular_calendar() -> None:
    """Eleven in thirty years have 355 days: the 2nd, 5th, 7th, 10th, 13th, 16th and so on."""
    leap = {2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29}
    for year in range(1380, 1470):
        length = (tabular(year + 1, 1, 1) - tabular(year, 1, 1)).days
        assert length == (355 if year % 30 in leap else 354)
