"""Official holidays at United Nations Headquarters, where its working days are counted.

Seven of the nine follow rules that any calendar tells: New Year's Day, Good Friday, Memorial Day,
Independence Day, Labour Day, Thanksgiving and Christmas Day; one that falls on a Saturday is kept
on the Friday before, on a Sunday on the Monday after. Eid al-Fitr and Eid al-Adha are kept on days
that an information circular sets each year; here only the days they may be kept on are known, by
the tabular calendar and two days either way. The floating holiday that staff choose is none.

Source: the circulars for 2017 and 2020 (ST/IC/2019/23), which the tests hold these rules against;
A/RES/69/250. Before 2016 Presidents' Day was a holiday too, and nothing is said here.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

FIRST_YEAR = 2016
_DAY = timedelta(days=1)
_MONDAY, _THURSDAY, _SATURDAY = 0, 3, 5
_EITHER_WAY = 2
_FEASTS = (("Eid al-Fitr", 10, 1), ("Eid al-Adha", 12, 10))
"""Name, month and day in the Islamic calendar."""


def is_working_day(day: date) -> bool:
    """Neither a weekend nor one of the seven holidays that a rule tells."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


@lru_cache(maxsize=128)
def holidays(year: int) -> frozenset[date]:
    """The seven, as observed; New Year's Day of the next year may be kept on 31 December."""
    if year < FIRST_YEAR:
        return frozenset()
    fixed = (date(year, 1, 1), date(year, 7, 4), date(year, 12, 25), date(year + 1, 1, 1))
    found = {
        *(_observed(day) for day in fixed),
        easter(year) - 2 * _DAY,
        _weekday(date(year, 5, 25), _MONDAY),
        _weekday(date(year, 9, 1), _MONDAY),
        _weekday(date(year, 11, 22), _THURSDAY),
    }
    return frozenset(day for day in found if day.year == year)


def feasts_between(first: date, last: date) -> tuple[str, ...]:
    """Feasts that may be kept on a working day between two days, both included."""
    return tuple(
        name
        for name, month, number in _FEASTS
        if any(
            first <= day <= last and is_working_day(day)
            for around in _islamic(month, number, first, last)
            for day in _near(around)
        )
    )


def _near(day: date) -> list[date]:
    """Days on which a feast may be kept that the tables put on this one."""
    return [day + shift * _DAY for shift in range(-_EITHER_WAY, _EITHER_WAY + 1)]


def _observed(day: date) -> date:
    if day.weekday() < _SATURDAY:
        return day
    return day - _DAY if day.weekday() == _SATURDAY else day + _DAY


def _weekday(first: date, weekday: int) -> date:
    """The first such day of the week from a day on."""
    return first + (weekday - first.weekday()) % 7 * _DAY


def easter(year: int) -> date:
    """Easter Sunday (Gregorian), by the anonymous algorithm of Nature 13 (1876), page 487."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap_centuries, skipped = divmod(century, 4)
    corrected = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - corrected + 15) % 30
    to_sunday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _islamic(month: int, number: int, first: date, last: date) -> list[date]:
    """That day of the tabular Islamic calendar in every year that may touch the period."""
    start = (first.year - 622) * 33 // 32
    return [
        tabular(year, month, number) for year in range(start, start + last.year - first.year + 4)
    ]


def tabular(year: int, month: int, number: int) -> date:
    """A day of the tabular Islamic calendar (civil epoch, 30-year cycle) in the Gregorian one."""
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + number
    return date(622, 7, 19) + (days - 1) * _DAY
