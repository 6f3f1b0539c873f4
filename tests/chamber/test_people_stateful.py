"""People and their meeting under any order of events: nobody sits or votes who may not."""

from __future__ import annotations

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from tests.chamber.conftest import Clock
from tests.chamber.postgres import quick_disk
from tests.chamber.sitting import SCHOOL, Sitting, cast

from hemicycle.chamber.answers import Done, Refused
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.hall import Hall
from hemicycle.chamber.people import Issued, Person
from hemicycle.chamber.place import place_of
from hemicycle.chamber.roles import Role
from hemicycle.chamber.verify import verify
from hemicycle.errors import AccessError


class Conference(RuleBasedStateMachine):
    """Links given, used, stolen, taken back; ballots sent, changed, sent again; restarts."""

    links = Bundle("links")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory(dir=quick_disk())
        self.clock = Clock()
        self.open_links: set[str] = set()
        self.seats: dict[str, Person] = {}
        self.ballots: dict[str, str] = {}
        self.acknowledged: list[tuple[Person, dict[str, str], str, int]] = []

    @initialize()
    def begin(self) -> None:
        self.hall = self.opened()
        self.sitting = Sitting(self.hall)
        self.sitting.open_vote()

    def opened(self) -> Hall:
        return Hall(place_of(Path(self.folder.name)), self.clock, keeps=False)

    @rule(target=links, member=st.sampled_from(SCHOOL))
    def invite(self, member: str) -> Issued:
        link = self.hall.people.invite(self.sitting.chamber.id, Role.DELEGATE, member)
        self.open_links.add(link.token)
        return link

    @rule(link=links)
    def redeem(self, link: Issued) -> None:
        if link.token in self.open_links:
            entered = self.hall.people.redeem(link.token)
            self.open_links.remove(link.token)
            self.seats[entered.session] = entered.person
        else:
            with pytest.raises(AccessError):
                self.hall.people.redeem(link.token)

    @rule(target=links, link=links, how=st.sampled_from(["revoke", "reissue"]))
    def take_back(self, link: Issued, how: str) -> object:
        self.open_links -= {t for t in self.open_links if self.of(t, link.person)}
        self.seats = {s: p for s, p in self.seats.items() if p != link.person}
        again = getattr(self.hall.people, how)(link.person)
        if again is None:
            return multiple()
        self.open_links.add(again.token)
        return again

    def of(self, token: str, person: Person) -> bool:
        try:
            return self.hall.people.asked(token) == person
        except AccessError:
            return False

    @rule(pick=st.integers(0, 99), position=st.sampled_from(["YES", "NO", "ABSTAIN"]))
    def vote(self, pick: int, position: str) -> None:
        if not self.seats:
            return
        person = list(self.seats.values())[pick % len(self.seats)]
        act = "recast" if person.member in self.ballots else "cast"
        command = {**cast(person.member, position), "act": act}
        key = secrets.token_hex(8)
        answer = self.sitting.asks(person, command, key)
        if isinstance(answer, Refused):
            assert self.ballots.get(person.member) == position  # changed to what it is
            return
        assert isinstance(answer, Done)
        self.ballots[person.member] = position
        self.acknowledged.append((person, command, key, answer.sequence))

    @rule(pick=st.integers(0, 99))
    def send_again(self, pick: int) -> None:
        if self.acknowledged:
            person, command, key, sequence = self.acknowledged[pick % len(self.acknowledged)]
            answer = self.sitting.asks(person, command, key)
            assert isinstance(answer, Done)
            assert (answer.sequence, answer.repeated) == (sequence, True)

    @rule()
    def restart(self) -> None:
        self.hall.close()
        self.hall = self.opened()
        self.sitting.hall = self.hall
        self.sitting.chamber = self.hall.chamber(self.sitting.chamber.id)

    @invariant()
    def only_who_has_a_seat_sits(self) -> None:
        if hasattr(self, "hall"):
            for session, person in self.seats.items():
                assert self.hall.people.visiting(self.sitting.chamber.id, session) == person
            assert len(self.hall.people.seated(self.sitting.chamber.id)) == len(self.seats) + 1

    @invariant()
    def each_member_has_the_ballot_acknowledged_last(self) -> None:
        if hasattr(self, "hall"):
            vote = self.sitting.chamber.state.vote
            assert vote is not None
            assert {m: str(p) for m, p in vote.ballots.items()} == self.ballots

    def teardown(self) -> None:
        if hasattr(self, "hall"):
            chamber = self.sitting.chamber
            export = sealed_export(self.hall.journal, chamber.id, at=self.clock())
            assert verify(export, key=chamber.fingerprint).verified
            self.hall.close()
        self.folder.cleanup()


def test_any_order_of_events_leaves_the_meeting_right() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Conference,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
