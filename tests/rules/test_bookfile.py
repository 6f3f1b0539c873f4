"""A rulebook of one's own: the format, a decision under it, and every way of being wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book, slug
from hemicycle.rules.decision import decide
from hemicycle.rules.provision import Requirement

BOOK = """
name = "Town Council of Arden"
presiding = "Mayor"
members = ["North", "South", "East", "West", "Harbour"]
first_day = 2020-01-01

[[provision]]
keys = ["majority.ordinary", "majority.procedural"]
from = 2020-01-01
number = "Standing order 12"
source = "Standing orders, 2020 edition"
text = "Decisions are taken by three fifths of the members casting a vote."
share = "3/5"
base = "cast"

[[provision]]
key = "majority.ordinary"
from = 2022-01-01
number = "Standing order 12"
source = "Standing orders, 2022 edition"
text = "Decisions on texts need four votes."
votes = 4
"""
DAY, FOUR = date(2026, 1, 1), Requirement("votes", votes=4)
CASE = """
body = "arden.toml"
date = {day}
question = "draft"
nature = "ordinary"
ballots = {{ yes = ["North", "South", "East"], no = ["West"], abstain = ["Harbour"] }}
"""


def write(folder: Path, day: str) -> Path:
    (folder / "arden.toml").write_text(BOOK, "utf-8")
    case = folder / "case.toml"
    case.write_text(CASE.format(day=day), "utf-8")
    return case


def test_members_and_thresholds_come_from_the_book(tmp_path: Path) -> None:
    before = decide(write(tmp_path, "2021-12-31"))
    after = decide(write(tmp_path, "2022-01-01"))
    assert (before.outcome, after.outcome) == ("adopted", "not_adopted")
    assert before.required is not None
    assert (before.required.yes, before.required.of) == (3, 5)
    assert after.code == "insufficient_affirmative"
    assert after.reasons[0].source == "Standing orders, 2022 edition"


def test_a_member_the_book_does_not_list_is_refused(tmp_path: Path) -> None:
    case = write(tmp_path, "2021-12-31")
    case.write_text(case.read_text("utf-8").replace("Harbour", "Hill"), "utf-8")
    with pytest.raises(InputError, match="'Hill' is no member of Town Council of Arden"):
        decide(case)


def test_a_day_before_the_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not reach back to 2019-12-31"):
        decide(write(tmp_path, "2019-12-31"))


def test_the_body_is_the_slug_of_the_name() -> None:
    assert slug("Town Council of Arden (2nd)") == "town-council-of-arden-2nd"
    assert read_book(BOOK, where="book", body=None).body == "town-council-of-arden"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('name = "Town', 'nam = "Town', "Unknown key 'nam'"),
        ('presiding = "Mayor"', "", "lacks a text for presiding"),
        ('presiding = "Mayor"', "presiding = 3", "lacks a text for presiding"),
        ('"East", "West"', '"East", "East"', "names something twice"),
        ('["North", "South", "East", "West", "Harbour"]', '"North"', "no list of names"),
        ("first_day = 2020-01-01", 'first_day = "soon"', "'soon' is no day"),
        ('number = "Standing order 12"\nsource = "Standing orders, 2022', 'source = "St, 2022',
         "provision 2, number"),
        ("from = 2022-01-01\n", "", "lacks its first day"),
        ("from = 2022-01-01", "from = 2020-01-01", "two values from 2020-01-01"),
        ('share = "3/5"', 'share = "0.6"', "'0.6' is no share"),
        ('share = "3/5"', 'share = "6/5"', "not between 0 and 1"),
        ('share = "3/5"', 'share = "3/0"', "is no share"),
        ('base = "cast"', 'base = "everybody"', "'everybody' is no base"),
        ("votes = 4", "votes = 0", "0 is no number of votes"),
        ("votes = 4", "votes = true", "True is no number of votes"),
        ("votes = 4", "votes = 4\nvalue = 1.5", "1.5 is no value"),
        ("votes = 4", "votes = ", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_broken_rulebook_is_refused(old: str, new: str, words: str) -> None:
    assert old in BOOK
    with pytest.raises(InputError) as caught:
        read_book(BOOK.replace(old, new), where="arden.toml", body=None)
    assert words in str(caught.value)
    assert "arden.toml" in caught.value.where


def test_one_vote_is_the_fewest_a_book_may_ask_for() -> None:
    law = read_book(BOOK.replace("votes = 4", "votes = 1"), where="book", body=None).at(DAY)
    requirement = law["majority.ordinary"].requirement
    assert requirement is not None
    assert requirement.votes == 1


def test_a_provision_ends_on_its_last_day() -> None:
    ended = BOOK.replace("from = 2022-01-01", "from = 2022-01-01\nto = 2022-12-31")
    book = read_book(ended, where="book", body=None)
    assert book.at(date(2022, 12, 31))["majority.ordinary"].requirement == FOUR
    assert book.at(date(2023, 1, 1))["majority.ordinary"].requirement != FOUR


@pytest.mark.parametrize(
    "key", ["majority.ordinary", "also.ordinary.seats", "election.post", "quorum.decide"]
)
def test_what_is_counted_says_how_much_it_takes(key: str) -> None:
    silent = BOOK.replace("votes = 4\n", "").replace(
        'key = "majority.ordinary"', f'key = "{key}"', 1
    )
    with pytest.raises(InputError, match=f"{key} says neither share nor votes"):
        read_book(silent, where="book", body=None)
