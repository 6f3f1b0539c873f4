"""Rules of procedure are cited from the edition at hand; of older days that is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hemicycle.rules.decision import decide
from hemicycle.rules.edition import UNCHECKED
from hemicycle.rules.rulebook import rulebook

FIRST_DAYS = [
    ("GA", "majority.ordinary", date(2007, 9, 18)),
    ("GA-C1", "majority.ordinary", date(2007, 9, 18)),
    ("HRC", "majority.reconsideration", date(2007, 9, 18)),
    ("SC", "majority.appeal", date(1982, 12, 21)),
    ("CHR", "majority.ordinary", date(1983, 12, 31)),
]


@pytest.mark.parametrize(("body", "key", "first"), FIRST_DAYS)
def test_a_day_before_the_edition_is_told(body: str, key: str, first: date) -> None:
    book = rulebook(body)
    before, on = (book.at(first - timedelta(days=1))[key], book.at(first)[key])
    assert UNCHECKED in before.source
    assert UNCHECKED not in on.source
    assert UNCHECKED not in book.at(first + timedelta(days=1))[key].source
    assert (before.requirement, before.number) == (on.requirement, on.number)


def test_the_charter_and_practice_of_the_time_have_no_later_edition() -> None:
    law = rulebook("GA").at(date(1949, 5, 20))
    assert law["majority.charter_amendment"].source == "Charter of the United Nations"
    assert UNCHECKED not in law["majority.important_part"].source
    sources = [p.source for p in rulebook("SC").at(date(1946, 6, 26)).provisions.values()]
    assert not any(UNCHECKED in source and "S/96" not in source for source in sources)


def test_the_partition_of_palestine_is_decided_by_the_charter_and_says_what_was_not_checked() -> (
    None
):
    case = {
        "body": "GA",
        "date": date(1947, 11, 29),
        "question": "draft",
        "ballots": {"yes": 33, "no": 13, "abstain": 10},
    }
    rules = [r for r in decide(case).reasons if "rules" in r.provision]
    assert rules
    assert all(r.provision.startswith("Charter Art. 18") for r in rules)
    assert all(r.source == f"A/520/Rev.20, {UNCHECKED}" for r in rules)


def test_nothing_changes_but_the_citation() -> None:
    """The numbers of every provision are what the book says, before the edition and after."""
    book = rulebook("GA")
    plain = {(p.key, p.since): (p.requirement, p.value, p.text) for p in book.provisions}
    for day in book.changes:
        for p in book.in_force(day):
            assert (p.requirement, p.value, p.text) == plain[p.key, p.since]
