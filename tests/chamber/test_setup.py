"""A chamber set up: bodies, lists of members, houses of one's own, worlds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.chamber.conftest import Clock
from tests.chamber.sitting import DAY, Sitting, cast

from hemicycle.chamber.assembly import assembly_from, assembly_of
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.memberlist import read_members
from hemicycle.chamber.place import place_of
from hemicycle.chamber.setup import begin, setup_of, world_name
from hemicycle.errors import InputError

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@pytest.mark.parametrize(
    ("body", "day", "members"),
    [("GA", "2025-02-24", 193), ("SC", "2025-02-24", 15), ("GA-C3", "2025-02-24", 193),
     ("mun", "2026-03-14", 12), ("MUN", "2026-03-14", 12), ("eu-council", "2025-02-24", 27)],
)  # fmt: skip
def test_a_body_meets_with_its_own_roll(small: Hall, body: str, day: str, members: int) -> None:
    begun = begin(small, setup_of(body, title="It meets", day=date.fromisoformat(day)))
    chamber = small.chamber(begun.meeting)
    assert len(chamber.state.roll or ()) == members
    assert (begun.fingerprint, begun.nonce) == (chamber.fingerprint, chamber.nonce)


@pytest.mark.parametrize("file", ["school.toml", "school-book.toml"])
def test_a_house_of_ones_own_needs_no_file_once_it_meets(
    tmp_path: Path, clock: Clock, file: str
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("school.toml", "school-book.toml"):
        (folder / name).write_text((EXAMPLES / name).read_text("utf-8"), "utf-8")
    with Hall(place_of(tmp_path / "at"), clock, keeps=False) as hall:
        meeting = begin(hall, setup_of(str(folder / file), title="Class", day=DAY)).meeting
        before = hall.chamber(meeting).state
    for name in ("school.toml", "school-book.toml"):
        (folder / name).unlink()
    with Hall(place_of(tmp_path / "at"), clock, keeps=False) as hall:
        after = hall.chamber(meeting).state
    assert (after, after.book.name) == (before, "Class 10b")


def test_members_of_ones_own_keep_the_rules_of_the_body(small: Hall) -> None:
    members = ("BRA", "DEU", "EGY", "FRA", "IND", "JPN", "KEN", "NGA", "USA", "ZAF")
    sitting = Sitting(small, "SC", members)
    assert sitting.chamber.state.permanent == {"FRA", "USA"}
    sitting.open_vote(nature="substantive")
    for member in members:
        sitting.does(sitting.officer, cast(member, "NO" if member == "USA" else "YES"))
    sitting.does(sitting.officer, {"act": "close_vote"})
    decided = sitting.chamber.state.votes["L.1"].decision
    assert (str(decided.code), decided.vetoes) == ("veto", ("USA",))


@pytest.mark.parametrize("body", ["GX", "", "no-such-file.toml"])
def test_what_is_no_body_is_told_before_anything_is_kept(small: Hall, body: str) -> None:
    with pytest.raises(InputError):
        setup_of(body, title="x", day=DAY)
    assert small.meetings() == ()


def test_a_body_that_does_not_meet_that_day_is_told_before_anything_is_kept(small: Hall) -> None:
    with pytest.raises(InputError):
        begin(small, setup_of("GA", title="Too early", day=date(1900, 1, 1)))
    with pytest.raises(InputError, match="title"):
        begin(small, setup_of("GA", title=" ", day=DAY))
    assert small.meetings() == ()


def test_an_assembly_is_the_same_when_read_again() -> None:
    one = assembly_of(str(EXAMPLES / "school.toml")).of(("A", "B"), {"A": "Team A"}, DAY)
    assert assembly_from(one.to_plain()) == one


@pytest.mark.parametrize(
    ("title", "name"),
    [("Our Class", "our-class"), ("Élection à l'école!", "election-a-l-ecole"),
     ("安理会", "chamber"), ("../../etc", "etc"), ("x" * 99, "x" * 60)],
)  # fmt: skip
def test_the_world_of_a_simulation_is_a_plain_word(title: str, name: str) -> None:
    assert world_name(title) == name
    assert setup_of("mun", title=title, day=DAY).world == f"simulation:{name}"


def test_only_who_asks_for_it_is_real() -> None:
    assert setup_of("GA", title="The Assembly", day=DAY, real="General Assembly").world == "real"


# --- lists of members ----------------------------------------------------------------------------


def test_states_by_name_or_code() -> None:
    assert read_members("France\nUSA\nViet Nam").members == ("FRA", "USA", "VNM")


@pytest.mark.parametrize("names", ["Ana\nBen\nChad", "France\nBlue team", "fra\nusa"])
def test_a_list_that_is_not_of_states_is_taken_as_it_is_written(names: str) -> None:
    assert read_members(names).members == tuple(names.split("\n"))


def test_rows_that_are_no_state_among_states_are_told() -> None:
    listed = read_members("member,name,role\nFrance,,\nKenia,,\nIndia,,\nThe press,,observer\n")
    assert listed.members == ("France", "Kenia", "India")
    assert listed.strangers == ((3, "Kenia"),)
    assert read_members("Ana\nBen").strangers == (), "a list with no State in it is meant so"
    assert read_members("France\nKenya").strangers == ()


def test_states_among_others_are_states_where_that_is_asked_for() -> None:
    listed = read_members("France\nKenia\nIndia", mixed=True)
    assert (listed.members, listed.strangers) == (("FRA", "Kenia", "IND"), ((2, "Kenia"),))


def test_an_observer_that_is_no_state_leaves_the_members_states() -> None:
    listed = read_members("France,,\nIndia,,\nThe press,,observer\nHoly See,,observer")
    assert (listed.members, listed.strangers) == (("FRA", "IND"), ())
    assert listed.observers[0] == "The press"


def test_a_table_with_a_header_names_members_and_observers() -> None:
    listed = read_members("name,member,role\nBlue delegation,BLU,\nThe press,PRS,observer\n")
    assert (listed.members, listed.observers) == (("BLU",), ("PRS",))
    assert listed.names == {"BLU": "Blue delegation", "PRS": "The press"}


def test_what_members_are_called_is_on_the_board(small: Hall) -> None:
    wanted = setup_of("mun", title="x", day=DAY, members="BLU, Blue delegation\nRED, Red\nKEN")
    state = small.chamber(begin(small, wanted).meeting).state
    assert dict(state.names) == {"BLU": "Blue delegation", "RED": "Red"}


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "0 members"), ("FRA\nFrance", "FRA a second time"), ("member,hat\nFRA,red", "'hat'"),
     ("FRA,,king", "'king'"), (",Blue", "''"), ("A#B", "'A#B'"), ("member\n", "0 members")],
)  # fmt: skip
def test_a_list_that_cannot_be_used_says_where(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_members(text)
    assert words in str(caught.value)
