"""Links and seats: opened once, taken back at once, locked one by one, hashed everywhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.chamber.conftest import Clock
from tests.chamber.sitting import SCHOOL, Sitting

from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.links import Token
from hemicycle.chamber.names import erase, name
from hemicycle.chamber.people import LOCKED_FOR, SEATED_FOR, TRIES, Issued
from hemicycle.chamber.place import place_of
from hemicycle.chamber.roles import Role
from hemicycle.chamber.staffing import issue_all, staff
from hemicycle.chamber.verify import verify
from hemicycle.errors import AccessError, HastyError, InputError


def issued(sitting: Sitting, member: str = "Ana") -> Issued:
    return sitting.hall.people.invite(sitting.chamber.id, Role.DELEGATE, member)


def test_a_link_opens_once(hall: Hall) -> None:
    sitting = Sitting(hall)
    link = issued(sitting)
    assert hall.people.asked(link.token) == link.person
    entered = hall.people.redeem(link.token)
    assert hall.people.visiting(sitting.chamber.id, entered.session) == link.person
    for use in (hall.people.redeem, hall.people.asked):
        with pytest.raises(AccessError, match="was used"):
            use(link.token)


def test_looking_at_a_link_does_not_use_it_up(hall: Hall) -> None:
    link = issued(Sitting(hall))
    for _ in range(3):
        hall.people.asked(link.token)
    hall.people.redeem(link.token)


@pytest.mark.parametrize("how", ["revoke", "reissue"])
def test_a_link_taken_back_is_out_at_once_with_its_seat(hall: Hall, how: str) -> None:
    sitting = Sitting(hall)
    link = issued(sitting)
    seat = hall.people.redeem(link.token).session
    unused = issued(sitting)
    for person in (link.person, unused.person):
        getattr(hall.people, how)(person)
    assert hall.people.visiting(sitting.chamber.id, seat) is None
    with pytest.raises(AccessError, match="taken back"):
        hall.people.redeem(unused.token)


def test_a_new_link_gives_the_seat_back(hall: Hall) -> None:
    sitting = Sitting(hall)
    link = issued(sitting)
    hall.people.revoke(link.person)
    again = hall.people.reissue(link.person)
    assert hall.people.redeem(again.token).person == link.person


def test_a_seat_is_of_one_meeting_only(hall: Hall) -> None:
    one, other = Sitting(hall), Sitting(hall)
    seat = hall.people.redeem(issued(one).token).session
    assert hall.people.visiting(other.chamber.id, seat) is None


@pytest.mark.parametrize("token", ["", "x", "0" * 59, "0" * 16 + "é" * 43, "'; DROP TABLE persons"])
def test_what_is_no_link_opens_nothing(hall: Hall, token: str) -> None:
    with pytest.raises(AccessError, match="does not open"):
        hall.people.redeem(token)


def test_wrong_secrets_lock_the_one_link_and_an_officer_lifts_it(hall: Hall, clock: Clock) -> None:
    sitting = Sitting(hall)
    link, neighbour = issued(sitting), issued(sitting, "Ben")
    wrong = link.token[:16] + Token.fresh().secret
    for _ in range(TRIES):
        with pytest.raises(AccessError, match="does not open"):
            hall.people.redeem(wrong)
    with pytest.raises(HastyError, match="locked"):
        hall.people.redeem(link.token)
    hall.people.redeem(neighbour.token)
    hall.people.unlock(link.person)
    assert hall.people.redeem(link.token).person == link.person


def test_a_lock_ends_by_itself(hall: Hall, clock: Clock) -> None:
    sitting = Sitting(hall)
    link = issued(sitting)
    wrong = link.token[:16] + Token.fresh().secret
    for _ in range(TRIES):
        with pytest.raises(AccessError):
            hall.people.redeem(wrong)
    clock.now += LOCKED_FOR - timedelta(seconds=30)
    with pytest.raises(HastyError):
        hall.people.redeem(link.token)
    clock.now += timedelta(minutes=1)
    hall.people.redeem(link.token)


def test_a_seat_ends_with_its_time(hall: Hall, clock: Clock) -> None:
    sitting = Sitting(hall)
    seat = hall.people.redeem(issued(sitting).token).session
    clock.now += SEATED_FOR - timedelta(minutes=1)
    assert hall.people.visiting(sitting.chamber.id, seat) is not None
    clock.now += timedelta(minutes=2)
    assert hall.people.visiting(sitting.chamber.id, seat) is None


def test_a_locked_account_does_nothing_until_it_is_lifted(hall: Hall) -> None:
    sitting = Sitting(hall)
    entered = hall.people.redeem(issued(sitting).token)
    hall.people.lock(entered.person, hall.clock() + timedelta(hours=1))
    with pytest.raises(HastyError, match="locked"):
        hall.people.visiting(sitting.chamber.id, entered.session)
    hall.people.unlock(entered.person)
    assert hall.people.visiting(sitting.chamber.id, entered.session) == entered.person


def test_the_database_holds_neither_tokens_nor_cookies(clock: Clock, tmp_path: Path) -> None:
    with Hall(place_of(tmp_path), clock, keeps=False) as hall:
        sitting = Sitting(hall)
        link = issued(sitting)
        seat = hall.people.redeem(link.token).session
    held = b"".join(file.read_bytes() for file in tmp_path.glob("meetings.db*"))
    assert link.person.id.encode() in held
    assert link.token[16:].encode() not in held
    assert seat.encode() not in held


def test_neither_names_nor_tokens_are_in_the_export(hall: Hall) -> None:
    sitting = Sitting(hall)
    asked = {"do": "invite", "role": "delegate", "member": "Ana", "name": "Ángela Secreta"}
    done = staff(sitting.chamber, hall.people, sitting.officer, asked)
    token = done.more["links"][0]["path"].rpartition("/")[2]
    export = sealed_export(hall.journal, sitting.chamber.id, at=hall.clock())
    for secret in ("Ángela", token[16:], token[:16]):
        assert secret.encode() not in export


def test_erasing_names_and_people_leaves_the_seals_valid(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana = sitting.let_in(member="Ana")
    name(hall.journal, sitting.chamber.id, ana.id, "Ana Maria")
    assert [one.name for one in hall.people.of(sitting.chamber.id)][-1] == "Ana Maria"
    assert erase(hall.journal, sitting.chamber.id) == 1
    hall.people.forget(sitting.chamber.id)
    assert hall.people.of(sitting.chamber.id) == ()
    export = sealed_export(hall.journal, sitting.chamber.id, at=hall.clock())
    assert verify(export, key=sitting.chamber.fingerprint).verified


# --- what officers do -----------------------------------------------------------------------------


def test_links_for_every_delegation_leave_those_that_came_in(hall: Hall) -> None:
    sitting = Sitting(hall)
    ana = sitting.let_in(member="Ana")
    first = issue_all(sitting.chamber, hall.people, sitting.officer).more["links"]
    assert [link["member"] for link in first] == list(SCHOOL[1:])
    second = issue_all(sitting.chamber, hall.people, sitting.officer, each=2).more["links"]
    assert [link["member"] for link in second] == ["Ana", *sorted(SCHOOL[1:] * 2)]
    with pytest.raises(AccessError, match="taken back"):
        hall.people.redeem(first[0]["path"].rpartition("/")[2])
    assert hall.people.person(sitting.chamber.id, ana.id) == ana


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"role": "king"}, "no role"),
        ({"role": "spectator"}, "need no link"),
        ({"role": "delegate", "member": "Zoe"}, "no member"),
        ({"role": "observer", "member": "Ana"}, "no observer"),
        ({"role": "secretary", "member": "Ana"}, "act for nobody"),
    ],
)
def test_nobody_is_invited_as_what_there_is_not(
    small: Hall, asked: dict[str, str], words: str
) -> None:
    sitting = Sitting(small)
    with pytest.raises(InputError, match=words):
        staff(sitting.chamber, small.people, sitting.officer, {"do": "invite", **asked})


def test_delegates_invite_nobody(small: Hall) -> None:
    sitting = Sitting(small)
    ana = sitting.let_in(member="Ana")
    with pytest.raises(AccessError):
        staff(sitting.chamber, small.people, ana, {"do": "invite", "role": "delegate"})
    with pytest.raises(AccessError):
        issue_all(sitting.chamber, small.people, ana)


def test_the_last_officer_keeps_its_seat(small: Hall) -> None:
    sitting = Sitting(small)
    asked = {"do": "revoke", "person": sitting.officer.id}
    with pytest.raises(InputError, match="last officer"):
        staff(sitting.chamber, small.people, sitting.officer, asked)
    second = sitting.let_in(Role.SECRETARY)
    staff(sitting.chamber, small.people, second, asked)
    assert sitting.chamber.now.room.officers == 1
