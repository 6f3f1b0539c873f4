"""Which provision is in force on which day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import SIMPLE, a_provision

from hemicycle.errors import InputError, RuleGapError
from hemicycle.rules.law import Rulebook
from hemicycle.rules.rulebook import rulebook
from hemicycle.rules.shelf import BOOK_OF_BODY


def council_votes(day: date) -> tuple[int | None, int | None]:
    law = rulebook("SC").at(day)
    substantive = law["majority.substantive"].requirement
    procedural = law["majority.procedural"].requirement
    assert substantive is not None
    assert procedural is not None
    return substantive.votes, procedural.votes


@pytest.mark.parametrize(
    ("day", "votes"),
    [
        (date(1946, 1, 17), 7),
        (date(1965, 8, 30), 7),
        (date(1965, 8, 31), 9),
        (date(1965, 12, 31), 9),
        (date(1966, 1, 1), 9),
        (date(2025, 2, 24), 9),
    ],
)
def test_seven_votes_until_the_amendment_of_1965(day: date, votes: int) -> None:
    assert council_votes(day) == (votes, votes)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(1949, 5, 16), None),
        (date(1949, 5, 17), "Practice of 1949, no written rule"),
        (date(1950, 10, 31), "Practice of 1949, no written rule"),
        (date(1950, 11, 1), "Rule 84"),
    ],
)
def test_rule_84_from_the_day_of_resolution_475(day: date, number: str | None) -> None:
    found = rulebook("GA").at(day).get("majority.important_part")
    assert (found.number if found else None) == number


@pytest.mark.parametrize("body", [b for b, name in BOOK_OF_BODY.items() if name != "uncompiled"])
def test_every_provision_is_cited(body: str) -> None:
    book = rulebook(body)
    assert book.provisions
    for provision in book.provisions:
        assert provision.number
        assert provision.source
        assert provision.text.endswith(".")
        if provision.key.startswith(("majority", "election", "quorum")):
            assert provision.requirement is not None, provision.key


def test_the_title_of_the_presiding_officer_is_data() -> None:
    assert rulebook("GA").presiding == "President"
    assert rulebook("GA-C3").presiding == "Chair"


def test_all_main_committees_share_one_book() -> None:
    assert rulebook("GA-C1").provisions == rulebook("GA-COMMITTEE").provisions


def test_a_provision_with_an_end_leaves_a_gap() -> None:
    first = a_provision("majority.ordinary", SIMPLE, since=date(2000, 1, 1), until=date(2001, 1, 1))
    book = Rulebook("x", "X", "Chair", None, ("ordinary",), (first,))
    assert book.at(date(1999, 12, 31)).get("majority.ordinary") is None
    assert book.at(date(2001, 1, 1)).get("majority.ordinary") is first
    assert book.at(date(2001, 1, 2)).get("majority.ordinary") is None


def test_the_younger_of_two_values_wins_whatever_their_order() -> None:
    old = a_provision("majority.ordinary", SIMPLE, since=date(2000, 1, 1))
    new = a_provision("majority.ordinary", SIMPLE, since=date(2010, 1, 1), number="New")
    book = Rulebook("x", "X", "Chair", None, ("ordinary",), (new, old))
    assert book.at(date(2009, 12, 31))["majority.ordinary"] is old
    assert book.at(date(2010, 1, 1))["majority.ordinary"] is new


def test_asking_for_a_missing_provision_says_what_is_missing() -> None:
    with pytest.raises(RuleGapError, match=r"no provision majority\.important_part"):
        rulebook("GA").at(date(1947, 11, 29))["majority.important_part"]


def test_an_unknown_body_lists_those_there_are() -> None:
    with pytest.raises(InputError, match="GA-COMMITTEE"):
        rulebook("UNGA")


@pytest.mark.parametrize(
    ("day", "affirmative"),
    [(date(1965, 8, 30), 7), (date(1965, 8, 31), 9), (date(1965, 9, 1), 9)],
)
def test_what_is_in_force_is_listed_in_the_order_of_the_book(day: date, affirmative: int) -> None:
    book = rulebook("SC")
    held = book.in_force(day)
    order = [(p.key, p.since) for p in book.provisions]
    places = [order.index((p.key, p.since)) for p in held]
    assert places == sorted(places)
    assert len({p.key for p in held}) == len(held)
    (majority,) = [p for p in held if p.key == "majority.substantive"]
    assert majority.requirement is not None
    assert majority.requirement.votes == affirmative
    assert book.in_force(date(1945, 1, 1)) == ()
