"""The notation of dated memberships."""

from datetime import date

import pytest

from hemicycle.domain.term import Term, members_on, read_terms

FACTS = """
1946..1947  AUS BRA | first election
            POL

1958-01-01..  FRA
..2004-04-30  CYP
"""
SINCE = date(1945, 10, 24)


def test_a_line_gives_one_term_per_code_and_goes_on_below() -> None:
    australia, brazil, poland, france, cyprus = read_terms(FACTS, since=SINCE, source="treaty")
    assert australia == Term("AUS", date(1946, 1, 1), date(1947, 12, 31), "first election")
    assert (brazil.member, poland.member) == ("BRA", "POL")
    assert (poland.first, poland.last) == (australia.first, australia.last)
    assert france == Term("FRA", date(1958, 1, 1), None, "treaty")
    assert cyprus == Term("CYP", SINCE, date(2004, 4, 30), "treaty")


@pytest.mark.parametrize(
    ("day", "members"),
    [
        (date(1945, 10, 23), set()),
        (date(1945, 12, 31), {"CYP"}),
        (date(1946, 1, 1), {"AUS", "BRA", "POL", "CYP"}),
        (date(1947, 12, 31), {"AUS", "BRA", "POL", "CYP"}),
        (date(1948, 1, 1), {"CYP"}),
        (date(1958, 1, 1), {"FRA", "CYP"}),
        (date(2004, 4, 30), {"FRA", "CYP"}),
        (date(2004, 5, 1), {"FRA"}),
    ],
)
def test_first_and_last_day_are_included(day: date, members: set[str]) -> None:
    assert members_on(read_terms(FACTS, since=SINCE, source="treaty"), day) == members


@pytest.mark.parametrize("text", ["FRA", "1958 FRA", "1958-13-01.. FRA", "58.. FRA", "..1958 FRA"])
def test_a_line_that_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any fault of our own data will do
        read_terms(text)
