"""Members of one's own: lists, tables, weights, blockers, limited votes, and every mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hemicycle.errors import InputError
from hemicycle.rules.bookfile import read_book
from hemicycle.rules.decision import Decision, decide
from hemicycle.rules.law import Rulebook
from hemicycle.rules.rulebook import rulebook, rulebook_from

MAJORITY = """
[[provision]]
key = "majority.ordinary"
from = 2020-01-01
number = "Art. 1"
source = "Statutes"
text = "More than half of the weight."
share = "1/2"
strict = true
base = "members"
weight = "weight"

[[provision]]
key = "majority.procedural"
from = 2020-01-01
number = "Art. 2"
source = "Statutes"
text = "A majority of the members present and voting."
share = "1/2"
strict = true
base = "present_and_voting"

[[provision]]
key = "veto"
from = 2020-01-01
number = "Art. 3"
source = "Statutes"
text = "The founder may block."
value = "ordinary"
"""
CLUB = f"""
name = "Club"
presiding = "Chair"

[[member]]
name = "Founder"
seats = 2
weight = 5
blocker = true

[[member]]
name = "Partner"
weight = 3

[[member]]
name = "Friend"
seats = 3

[[member]]
name = "Guest"
votes_on = ["procedural"]
{MAJORITY}"""
REGISTER = f"""
name = "Club"
presiding = "Chair"
members = ["Founder", "Partner"]
permanent = ["Founder"]

[[weights]]
name = "weight"
from = 2020-01-01
to = 2020-12-31
source = "share register"
note = "rounded"
within = 1
values = {{ Founder = 5, Partner = 3 }}

[[weights]]
name = "weight"
of = "the capital"
from = 2021-01-01
source = "share register"
values = {{ Founder = 4, Partner = 4 }}
{MAJORITY}"""


def book(text: str) -> Rulebook:
    return read_book(text, where="club.toml", body=None)


def test_members_as_tables_carry_seats_weights_blockers_and_what_they_vote_on() -> None:
    club = book(CLUB)
    assert club.members == {"Founder", "Partner", "Friend", "Guest"}
    assert club.permanent == {"Founder"}
    tables = {table.name: dict(table.by_member) for table in club.weights}
    assert tables == {
        "seats": {"Founder": 2, "Partner": 1, "Friend": 3, "Guest": 1},
        "weight": {"Founder": 5, "Partner": 3, "Friend": 1, "Guest": 1},
    }
    assert {table.of for table in club.weights} == {"the seats", "the votes"}
    assert club.silent_on("ordinary") == {"Guest"}
    assert club.silent_on("procedural") == frozenset()


def test_weights_are_dated_and_have_a_first_and_a_last_day() -> None:
    club = book(REGISTER)
    first = club.weighing("weight", date(2020, 12, 31))
    second = club.weighing("weight", date(2021, 1, 1))
    assert first is not None
    assert second is not None
    assert (first.of, first.total, first.within, first.note) == ("the weight", 8, 1, "rounded")
    assert (second.of, second.by_member["Partner"], second.within) == ("the capital", 4, 0)
    assert club.weighing("weight", date(2019, 12, 31)) is None
    assert club.weighing("shares", date(2021, 1, 1)) is None
    assert first.to_dict()["to"] == "2020-12-31"
    assert second.to_dict()["to"] is None


def test_the_last_weighed_day() -> None:
    union = rulebook("eu-council")
    assert union.weighed_until(date(2026, 11, 22)) == date(2025, 12, 31)
    assert union.weighed_until(date(2025, 6, 1)) == date(2025, 6, 1)
    assert union.weighed_until(date(2024, 6, 1)) == date(2024, 6, 1), "no day before has any"
    assert book(REGISTER).weighed_until(date(2026, 11, 22)) == date(2026, 11, 22)
    assert rulebook("GA").weighed_until(date(2026, 11, 22)) == date(2026, 11, 22)


# --- decided by them ----------------------------------------------------------------------------


def decided(folder: Path, nature: str, **ballots: list[str]) -> Decision:
    path = folder / "club.toml"
    path.write_text(CLUB, "utf-8")
    case = {"body": str(path), "date": date(2025, 1, 1), "nature": nature, "ballots": ballots}
    return decide(case)


def test_who_has_no_vote_on_a_question_is_no_part_of_its_roll(tmp_path: Path) -> None:
    """Nine votes without the guest's: five are a majority, of ten they would not be."""
    answer = decided(tmp_path, "ordinary", yes=["Founder"], no=["Partner", "Friend"])
    assert answer.outcome == "adopted"
    assert answer.conditions[0].of == 9
    assert "No vote on ordinary questions: Guest." in answer.reasons[0].text
    assert answer.reasons[0].provision == "Members of the body"


def test_a_ballot_without_a_vote_is_discarded(tmp_path: Path) -> None:
    answer = decided(
        tmp_path, "ordinary", yes=["Partner", "Guest"], no=["Friend"], abstain=["Founder"]
    )
    assert answer.outcome == "not_adopted"
    assert answer.conditions[0].yes == 3
    assert "discarded: Guest" in answer.reasons[0].text
    procedure = decided(tmp_path, "procedural", yes=["Partner", "Guest"], no=["Friend"])
    assert procedure.outcome == "adopted"
    assert procedure.reasons[0].provision == "Art. 2"


def test_the_rule_on_who_votes_is_cited_where_the_book_has_one(tmp_path: Path) -> None:
    path = tmp_path / "club.toml"
    rule = (
        '[[provision]]\nkey = "votes_on"\nfrom = 2020-01-01\nnumber = "Art. 4"\n'
        'source = "Statutes"\ntext = "Guests vote on procedure."\n'
    )
    path.write_text(CLUB + rule, "utf-8")
    ballots = {"yes": ["Founder"], "no": [], "abstain": []}
    case = {"body": str(path), "date": date(2025, 1, 1), "nature": "ordinary", "ballots": ballots}
    (why, *_) = decide(case).reasons
    assert (why.provision, why.source) == ("Art. 4", "Statutes")
    assert why.text.endswith("Guests vote on procedure.")


def test_a_blocker_blocks_whatever_the_weight(tmp_path: Path) -> None:
    answer = decided(tmp_path, "ordinary", yes=["Partner", "Friend"], no=["Founder"])
    assert (answer.code, answer.vetoes) == ("rejected_no_majority", ())
    heavy = CLUB.replace("weight = 3", "weight = 9")
    (tmp_path / "heavy.toml").write_text(heavy, "utf-8")
    ballots = {"yes": ["Partner", "Friend"], "no": ["Founder"], "abstain": []}
    case = {"body": str(tmp_path / "heavy.toml"), "date": date(2025, 1, 1), "ballots": ballots}
    vetoed = decide(case)
    assert (vetoed.code, vetoed.vetoes) == ("veto", ("Founder",))
    assert vetoed.margin is not None
    assert (vetoed.margin.ballots, vetoed.margin.permanent) == (1, True)


def test_a_book_without_anybody_left_out_is_the_same_book() -> None:
    club = book(CLUB)
    assert club.without(frozenset()) is club
    assert rulebook("GA").without(frozenset({"FRA"})) is rulebook("GA")
    less = club.without(frozenset({"Guest", "Founder"}))
    assert less.members == {"Partner", "Friend"}
    assert less.permanent == frozenset()
    assert [table.total for table in less.weights] == [4, 4]


# --- what is refused ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("weight = 3\n", "weight = 0\n", "0 is no whole number of 1 or more"),
        ("weight = 3\n", "weight = true\n", "True is no whole number"),
        ("weight = 3\n", 'weight = "3"\n', "'3' is no whole number"),
        ("blocker = true", 'blocker = "yes"', "blocker is 'yes', not true or false"),
        ('["procedural"]', '["feasts"]', "'feasts' is no nature of a question"),
        ('name = "Guest"', 'name = "Friend"', "A member is listed twice"),
        ('name = "Guest"', 'nome = "Guest"', "Unknown key 'nome'"),
        ('name = "Guest"', "", "lacks a text for name"),
        ('presiding = "Chair"', 'presiding = "Chair"\nmembers = ["A"]', "members are listed twice"),
        ('presiding = "Chair"', 'presiding = "Chair"\npermanent = ["A"]', "listed twice"),
        ('weight = "weight"', 'weight = "shares"', "There are no weights 'shares'"),
        ('share = "1/2"\nstrict = true\nbase = "members"', "", "says neither share nor votes"),
        ("strict = true", 'strict = "yes"', "strict is 'yes', not true or false"),
        ('presiding = "Chair"', 'presiding = "Chair"\nreadings = ["x"]', "'x' is no nature"),
        ('presiding = "Chair"', 'presiding = "Chair"\nroll = 3', "lacks a text for roll"),
        ('text = "The founder', 'note = 3\ntext = "The founder', "lacks a text for note"),
        ('key = "veto"', 'key = "blocking.ordinary"', "'ordinary' is no whole number of 1"),
    ],
)
def test_a_broken_list_of_members_is_refused(old: str, new: str, words: str) -> None:
    assert old in CLUB
    with pytest.raises(InputError) as caught:
        book(CLUB.replace(old, new, 1))
    assert words in str(caught.value)
    assert "club.toml" in caught.value.where


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{ Founder = 5, Partner = 3 }", "3", "lacks its values"),
        ("{ Founder = 5, Partner = 3 }", "{ Founder = 5 }", "not those of the members: Partner"),
        ("Partner = 3 }", "Partner = 3, Hill = 1 }", "not those of the members: Hill"),
        ("Partner = 3 }", "Partner = -3 }", "-3 is no whole number of 1 or more"),
        ("within = 1", "within = -1", "-1 is no whole number of 0 or more"),
        ("within = 1", "without = 1", "Unknown key 'without'"),
        ("to = 2020-12-31", "to = 2021-01-01", "Two tables of weight hold on one day"),
        ("to = 2020-12-31", "", "Two tables of weight hold on one day"),
        ('permanent = ["Founder"]', 'permanent = ["Hill"]', "Hill is no member"),
        ('members = ["Founder", "Partner"]\npermanent = ["Founder"]', "", "not those of the mem"),
        ("[[weights]]", "[weights]", "not valid TOML"),
    ],
)
def test_a_broken_table_of_weights_is_refused(old: str, new: str, words: str) -> None:
    assert old in REGISTER
    with pytest.raises(InputError) as caught:
        book(REGISTER.replace(old, new, 1))
    assert words in str(caught.value)


def test_tables_are_written_as_tables() -> None:
    with pytest.raises(InputError, match=r"weights is not written as \[\[weights\]\] tables"):
        book(f'name = "Club"\npresiding = "Chair"\nweights = 3\n{MAJORITY}')
    with pytest.raises(InputError, match=r"member is not written as \[\[member\]\] tables"):
        book(f'name = "Club"\npresiding = "Chair"\nmember = ["A"]\n{MAJORITY}')


def test_tables_of_two_names_may_hold_on_one_day() -> None:
    both = book(REGISTER.replace('name = "weight"\nof', 'name = "capital"\nof', 1))
    assert {table.name for table in both.weights} == {"weight", "capital"}


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        rulebook_from(tmp_path / "none.toml")


def test_weights_given_member_by_member_hold_on_every_day() -> None:
    club = book(CLUB)
    named = {table.name: table for table in club.weights}
    assert {name: table.of for name, table in named.items()} == {
        "seats": "the seats", "weight": "the votes"
    }  # fmt: skip
    assert club.weighing("weight", date.min) is named["weight"]
    assert all(table.until is None for table in club.weights)


def test_members_without_weights_have_no_table_of_them() -> None:
    rows = "".join(f'[[member]]\nname = "{name}"\n' for name in "AB")
    plain = MAJORITY.replace('weight = "weight"\n', "")
    assert book(f'name = "Club"\npresiding = "Chair"\n{rows}{plain}').weights == ()
    heavy = rows.replace('"A"', '"A"\nweight = 2').replace('"B"', '"B"\nweight = 3')
    (table,) = book(f'name = "Club"\npresiding = "Chair"\n{heavy}{MAJORITY}').weights
    assert dict(table.by_member) == {"A": 2, "B": 3}


def test_the_place_of_a_broken_table_is_its_number_and_few_of_the_strangers_are_named() -> None:
    strangers = ", ".join(f"S{n} = 1" for n in range(1, 7))
    with pytest.raises(InputError) as caught:
        book(REGISTER.replace("Partner = 3 }", f"Partner = 3, {strangers} }}", 1))
    assert caught.value.where == "club.toml, weights 1, values"
    assert caught.value.what.endswith("S1, S2, S3, S4, S5")


def test_a_table_of_weights_as_plain_values() -> None:
    first, second = (table.to_dict() for table in book(REGISTER).weights)
    assert first == {
        "name": "weight", "of": "the weight", "from": "2020-01-01", "to": "2020-12-31",
        "source": "share register", "note": "rounded", "within": 1,
        "members": {"Founder": 5, "Partner": 3},
    }  # fmt: skip
    assert (second["of"], second["to"], second["note"]) == ("the capital", None, None)


def test_weights_of_one_name_do_not_reach_for_those_of_another() -> None:
    """The weights end with 2020, the capital goes on: after 2020 not everything is weighed."""
    both = book(REGISTER.replace('name = "weight"\nof', 'name = "capital"\nof', 1))
    assert both.weighed_until(date(2026, 11, 22)) == date(2020, 12, 31)
