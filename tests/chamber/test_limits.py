"""Who sends too much waits, alone: by account, never by address; an officer lifts a lock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.chamber.conftest import Clock
from tests.chamber.sitting import Sitting

from hemicycle.chamber.hall import Hall
from hemicycle.chamber.people import Person
from hemicycle.errors import HastyError


class Still(Clock):
    """A clock that stands."""

    def __call__(self):  # type: ignore[no-untyped-def]
        return self.now


def refusal(hall: Hall, person: Person) -> HastyError | None:
    """What is said to one more act."""
    try:
        hall.limits.take(person)
    except HastyError as error:
        return error
    return None


def emptied(hall: Hall, person: Person) -> int:
    """Acts until there are too many."""
    taken = next(n for n in range(10_000) if refusal(hall, person) is not None)
    said = refusal(hall, person)
    assert said is not None
    assert (said.wait, "nothing of it was lost" in said.what) == (1, True)
    return taken


@pytest.fixture
def clock() -> Clock:
    return Still()


def test_an_account_empties_and_fills_again(small: Hall, clock: Clock) -> None:
    sitting = Sitting(small)
    ana, ben = sitting.let_in(member="Ana"), sitting.let_in(member="Ben")
    first = emptied(small, ana)
    assert first > 20
    assert emptied(small, ben) == first
    assert emptied(small, sitting.officer) > first
    clock.now += timedelta(seconds=2)
    assert 1 <= emptied(small, ana) < first
    clock.now += timedelta(hours=1)
    assert emptied(small, ana) == first


def test_far_too_much_locks_the_account_until_an_officer_lifts_it(small: Hall) -> None:
    sitting = Sitting(small)
    link = small.people.invite(sitting.chamber.id, sitting.let_in(member="Ana").role, "Ana")
    entered = small.people.redeem(link.token)
    emptied(small, entered.person)
    said = [refusal(small, entered.person) for _ in range(1000)]
    assert any(one is not None and "locked" in one.what for one in said)
    with pytest.raises(HastyError, match="locked"):
        small.people.visiting(sitting.chamber.id, entered.session)
    small.people.unlock(entered.person)
    small.limits.lift(entered.person.id)
    assert small.people.visiting(sitting.chamber.id, entered.session) == entered.person
    small.limits.take(entered.person)
