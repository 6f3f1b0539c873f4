"""Sessions of the General Assembly, against the dates of real votes and the rule on openings."""

import csv
import itertools
import lzma
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from hemicycle.domain.session import (
    SESSIONS,
    first_september_tuesday,
    opening_by_rule,
    regular_session_on,
    session,
    session_title,
)
from hemicycle.errors import InputError

REGULAR = [one for one in SESSIONS.values() if one.kind == "regular"]
DAY = timedelta(days=1)

OPENED_OFF_THE_THIRD_TUESDAY = {
    1: "10 January 1946, London",
    6: "Paris, November 1951",
    7: "October 1952, the new headquarters",
    11: "12 November 1956, elections in the United States and Suez",
    19: "1 December 1964, Article 19",
    23: "fourth Tuesday, 24 September 1968",
    53: "9 September 1998, a Wednesday",
    54: "14 September 1999, the second Tuesday",
    55: "5 September 2000, before the Millennium Summit",
    56: "12 September 2001, put off by a day",
    57: "10 September 2002, the second Tuesday",
}


def test_regular_sessions_1_to_81_without_a_gap() -> None:
    assert [one.number for one in REGULAR] == list(range(1, 82))


def test_a_session_number_is_its_year_less_1945() -> None:
    assert all(one.number == one.opened.year - 1945 for one in REGULAR)


def test_no_session_closes_before_it_opens_or_after_the_next_opens() -> None:
    for one in SESSIONS.values():
        assert one.closed is None or one.opened <= one.closed
    for one, after in itertools.pairwise(REGULAR):
        assert one.closed is None or one.closed < after.opened


def third_tuesday(year: int) -> date:
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7, weeks=2)


def test_openings_before_2003_fall_on_the_third_tuesday_but_for_named_ones() -> None:
    """Rule 1 until A/RES/57/301: the third Tuesday in September."""
    off = {
        one.number
        for one in REGULAR
        if one.number <= 57 and one.opened != third_tuesday(one.opened.year)
    }
    assert off == set(OPENED_OFF_THE_THIRD_TUESDAY)


def test_openings_from_2003_to_2022_follow_the_third_week() -> None:
    """Rule 1 after A/RES/57/301: Tuesday of the third week with a working day."""
    for one in REGULAR[57:77]:
        assert one.opened == first_september_tuesday(one.opened.year) + 14 * DAY, one.code


def test_openings_since_2023_follow_the_second_week() -> None:
    for one in REGULAR[77:]:
        assert one.opened == opening_by_rule(one.opened.year), one.code


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1946, 1, 9), None),
        (date(1946, 1, 10), 1),
        (date(1947, 5, 15), 1),
        (date(1971, 10, 25), 26),
        (date(2001, 9, 11), 55),
        (date(2001, 9, 12), 56),
        (date(2014, 3, 27), 68),
        (date(2022, 3, 2), 76),
        (date(2024, 9, 9), 78),
        (date(2024, 9, 10), 79),
        (date(2025, 2, 24), 79),
        (date(2025, 12, 3), 80),
        (date(2026, 9, 7), 80),
        (date(2026, 9, 8), 81),
        (date(2027, 9, 6), 81),
        (date(2027, 9, 7), 82),
        (date(2028, 1, 1), 82),
    ],
)
def test_the_session_in_progress(day: date, number: int | None) -> None:
    assert regular_session_on(day) == number


def test_every_session_begins_on_its_opening_day() -> None:
    for one in REGULAR[1:]:
        assert regular_session_on(one.opened) == one.number
        assert regular_session_on(one.opened - DAY) == one.number - 1


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("79", "seventy-ninth session"),
        ("1", "first session"),
        ("ES-11", "eleventh emergency special session"),
        ("es-10", "tenth emergency special session"),
        ("S-32", "thirty-second special session"),
        ("112", "one hundred and twelfth session"),
    ],
)
def test_titles(code: str, title: str) -> None:
    assert session_title(code) == title


@pytest.mark.parametrize("code", ["", "0", "ES-", "ES-0", "E-1", "-3", "79th", "1000"])
def test_a_text_that_is_no_session_is_refused(code: str) -> None:
    with pytest.raises(InputError, match="no session code"):
        session_title(code)


def test_a_session_we_do_not_know_says_what_we_know() -> None:
    with pytest.raises(InputError, match="1 to 81, S-1 to S-32 or ES-1 to ES-11"):
        session("S-99")


def test_special_sessions_are_named_and_numbered() -> None:
    special = [one for one in SESSIONS.values() if one.kind != "regular"]
    by_kind = Counter(one.kind for one in special)
    assert by_kind == {"special": 32, "emergency special": 11}
    assert all(one.topic for one in special)
    assert session("ES-11").topic == "Ukraine"
    assert session("ES-11").opened == date(2022, 2, 28)
    assert session("ES-10").closed is None
    numbers = [one.number for one in special if one.kind == "special"]
    assert numbers == list(range(1, 33))


def test_un_resolutions_of_2019_to_2026_fall_into_their_sessions(shared: Path) -> None:
    """Every adoption date of the UN's own files lies in the session its symbol names."""
    seen = Counter[str]()
    path = shared / "data" / "derived" / "ga_resolutions_2019_2026_unxml.csv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            code = row["symbol"].split("/")[2]
            day = date.fromisoformat(row["date"])
            one = session(code)
            assert one.opened <= day, row["symbol"]
            assert one.closed is None or day <= one.closed, row["symbol"]
            if one.kind == "regular":
                assert regular_session_on(day) == one.number, row["symbol"]
            seen[code] += 1
    assert set(seen) == {*map(str, range(74, 81)), "ES-10", "ES-11", "S-32"}


VOETEN_DATES_WRONG = {
    "R/44/1": "dated 5 September 1989, two weeks before the session",
    "R/47/1": "dated 3 September 1992; adopted 22 September 1992 (A/47/PV.7)",
    "R/57/5": "dated 3 September 2002, a week before the session",
    "R/59/307": "dated 8 December 2005, after the session; a text of September 2005",
}


def test_roll_calls_since_1985_fall_into_their_sessions(shared: Path) -> None:
    """Voeten's own session numbers; before 1985 many of his days are doubtful."""
    path = shared / "data" / "ga_voeten" / "un_roll_calls.csv.xz"
    wrong, right = set(), 0
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if int(row["session"]) < 40:
                continue
            if regular_session_on(date.fromisoformat(row["date"])) == int(row["session"]):
                right += 1
            else:
                wrong.add(row["unres"])
    assert wrong == set(VOETEN_DATES_WRONG)
    assert right > 2500
