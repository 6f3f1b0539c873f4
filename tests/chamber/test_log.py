"""What was done, in sentences: what is done to many persons in a row is one of them."""

from __future__ import annotations

from tests.chamber.sitting import Sitting, cast

from hemicycle.chamber.hall import Hall
from hemicycle.chamber.roles import Role
from hemicycle.chamber.staffing import issue_all


def told(sitting: Sitting) -> list[str]:
    return [line.text for line in sitting.chamber.log.lines]


def test_links_for_everybody_are_one_line_with_their_number(small: Hall) -> None:
    sitting = Sitting(small)
    issue_all(sitting.chamber, small.people, sitting.officer)
    issued = [text for text in told(sitting) if "invited" in text]
    assert issued[-1] == "5 people are invited: Ana, Ben, Chidi, Dana, Emil."
    assert len(issued) == 2, "the presiding officer, by the chamber itself, and the five"
    assert sitting.chamber.log.lines[-1].sequence == sitting.chamber.sequence


def test_one_alone_and_what_stands_between_are_told_as_they_are(small: Hall) -> None:
    sitting = Sitting(small)
    sitting.let_in(member="Ana")
    sitting.does(sitting.officer, {"act": "open", "present": 5})
    sitting.let_in(Role.SECRETARY)
    tail = told(sitting)[-3:]
    assert tail[0] == "Somebody is invited: delegation of Ana."
    assert tail[2] == "Somebody is invited: secretariat."


def test_a_line_of_many_names_the_first_and_counts_the_rest(small: Hall) -> None:
    sitting = Sitting(small, "GA", ())
    issue_all(sitting.chamber, small.people, sitting.officer)
    last = told(sitting)[-1]
    assert last.startswith("193 people are invited: AFG, AGO, ")
    assert last.endswith(" and 181 more.")


def test_the_log_is_the_same_when_the_meeting_is_read_again(small: Hall) -> None:
    sitting = Sitting(small)
    issue_all(sitting.chamber, small.people, sitting.officer)
    issue_all(sitting.chamber, small.people, sitting.officer)
    sitting.open_vote()
    sitting.does(sitting.officer, cast("Ana"))
    before = told(sitting)
    assert "5 people are given new links" in "".join(before)
    sitting.chamber.reload()
    assert told(sitting) == before
