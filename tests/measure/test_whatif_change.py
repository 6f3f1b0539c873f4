"""Changes read from words."""

from __future__ import annotations

from datetime import date

import pytest
from tests.builders import a_council_case, a_ga_case, a_roll_call_case, a_small_council

from hemicycle.domain.vote import Position
from hemicycle.errors import InputError, NoSeatError, UnknownMemberError
from hemicycle.measure.whatif_change import CountChange, MemberChange, read_changes
from hemicycle.rules.case import Case

COUNCIL = a_council_case(10, 0, 5)
ASSEMBLY = a_ga_case(93, 18, 65)


@pytest.mark.parametrize(
    ("text", "members", "position"),
    [
        ("FRA=no", ("FRA",), "NO"),
        ("fra = NO", ("FRA",), "NO"),
        ("United Kingdom=abstain", ("GBR",), "ABSTAIN"),
        ("Russian Federation=non-voting", ("RUS",), "NON_VOTING"),
        ("Russian Federation=non voting", ("RUS",), "NON_VOTING"),
        ("EU=yes", ("DNK", "FRA", "GRC", "SVN"), "YES"),
        ("group:eu=yes", ("DNK", "FRA", "GRC", "SVN"), "YES"),
        ("P5=no", ("CHN", "FRA", "GBR", "RUS", "USA"), "NO"),
    ],
)
def test_members_and_groups_of_the_day(text: str, members: tuple[str, ...], position: str) -> None:
    (change,) = read_changes([text], COUNCIL)
    assert isinstance(change, MemberChange)
    assert (change.members, change.position) == (members, position)


def test_the_union_has_the_members_of_its_day() -> None:
    on = {2014: 28, 2025: 27}  # the United Kingdom left on 31 January 2020
    for year, size in on.items():
        case = a_ga_case(93, 18, 65, day=date(year, 3, 27))
        (change,) = read_changes(["EU=abstain"], case)
        assert isinstance(change, MemberChange)
        assert len(change.members) == size


def test_a_number_is_a_count_and_norway_is_a_member() -> None:
    count, norway = read_changes(["no=16,NO=yes"], ASSEMBLY)
    assert count == CountChange("no=16", Position.NO, 16)
    assert isinstance(norway, MemberChange)
    assert norway.members == ("NOR",)


def test_several_in_one_text_keep_their_order() -> None:
    read = read_changes(["FRA=no,GBR=no", "FRA=yes"], COUNCIL)
    assert [change.asked for change in read] == ["FRA=no", "GBR=no", "FRA=yes"]


def test_an_assembly_of_ones_own_has_its_own_names() -> None:
    book = a_small_council(3, 1, 2)
    case = a_roll_call_case(book, dict.fromkeys(sorted(book.members or ()), Position.YES))
    (change,) = read_changes(["M02=no"], case)
    assert isinstance(change, MemberChange)
    assert change.members == ("M02",)
    with pytest.raises(NoSeatError, match="FRA"):
        read_changes(["FRA=no"], case)


@pytest.mark.parametrize(
    ("case", "text", "error", "words"),
    [
        (COUNCIL, "FRA", InputError, "is no change"),
        (COUNCIL, "=no", InputError, "is no change"),
        (COUNCIL, "FRA=", InputError, "is no change"),
        (COUNCIL, "FRA=maybe", InputError, "no position"),
        (COUNCIL, "FRA=-3", InputError, "no position"),
        (COUNCIL, "FRA=3", InputError, "no count"),
        (COUNCIL, "non_voting=3", InputError, "no count"),
        (COUNCIL, "IND=no", NoSeatError, "IND"),
        (COUNCIL, "ASEAN=no", NoSeatError, "Association of Southeast Asian Nations"),
        (COUNCIL, "Atlantis=no", UnknownMemberError, "Atlantis"),
        (COUNCIL, "group:G8=no", InputError, "no group known"),
        (COUNCIL, "nature=procedural", InputError, "was substantive"),
        (a_council_case(9, 0, nature=None), "nature=important", InputError, "no nature"),
        (ASSEMBLY, "Congo=no", UnknownMemberError, "could mean 2"),
        (ASSEMBLY, "NAM=no", InputError, "both a group"),
        (ASSEMBLY, "AU=no", InputError, "both a group"),
        (ASSEMBLY, "CSK=no", NoSeatError, "CSK"),
        (a_ga_case(40, 10, day=date(1950, 11, 3)), "EU=no", InputError, "not compiled"),
    ],
)
def test_what_cannot_be_read_says_what_would_be_right(
    case: Case, text: str, error: type[InputError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        read_changes([text], case)
    assert caught.value.right
    assert caught.value.todo


def test_a_state_shared_with_a_group_is_named_in_full() -> None:
    (namibia,) = read_changes(["Namibia=no"], ASSEMBLY)
    (movement,) = read_changes(["group:NAM=no"], ASSEMBLY)
    assert isinstance(namibia, MemberChange)
    assert isinstance(movement, MemberChange)
    assert namibia.members == ("NAM",)
    assert len(movement.members) > 100
    assert movement.group == "NAM"
