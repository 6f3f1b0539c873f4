"""The table of access, whole: every command by every role in every phase."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from hemicycle.chamber.access import COMMANDS, KINDS, Scope, may, phases, scope
from hemicycle.chamber.asking import plan
from hemicycle.chamber.assembly import Assembly
from hemicycle.chamber.people import Person
from hemicycle.chamber.plan import Moment
from hemicycle.chamber.roles import Role
from hemicycle.chamber.room import Room
from hemicycle.chamber.staffing import COMMANDS as ABOUT_PERSONS
from hemicycle.errors import AccessError, InputError
from hemicycle.meeting import acts as a
from hemicycle.meeting.actors import CHAIR, actors
from hemicycle.meeting.codec import ACTS, to_plain
from hemicycle.meeting.engine import Meeting, perform
from hemicycle.meeting.refusal import Refusal
from hemicycle.meeting.state import Phase, State

DAY, NOW = date(2026, 3, 14), datetime(2026, 3, 14, 9, tzinfo=UTC)
MEMBERS = ("Ana", "Ben", "Chidi", "Dana", "Emil")

NOT_FOR_DELEGATES = """
open count_present resume take_chair close undo remark speak end_caucus rule introduce state_costs
agree announce put close_vote result publish open_election count_ballots draw_lot confer convene
elsewhere second ready_urn open_urn invite reissue revoke unlock rename erase_name timer pause_floor
resume_floor take_back
"""
FOR_OBSERVERS = """
inscribe finish yield ask_reply raise_point table paper amend join_sponsors leave_sponsors
reintroduce move drop_motion object merge accept revise withdraw cast pass recast refrain consent
decline drop
"""
NOT_FOR_OFFICERS = ["convene", "elsewhere", "consent", "decline", "secret_ballot"]


def allowed_to(role: Role) -> set[str]:
    """What each role may do at all, said a second time, by hand."""
    match role:
        case Role.PRESIDING | Role.SECRETARY:
            return set(KINDS) - set(NOT_FOR_OFFICERS)
        case Role.DELEGATE:
            return set(KINDS) - set(NOT_FOR_DELEGATES.split())
        case Role.OBSERVER:
            return set(FOR_OBSERVERS.split())
    return set()


@pytest.mark.parametrize("role", Role)
def test_the_table_says_who_may_do_what(role: Role) -> None:
    assert {kind for kind in KINDS if scope(kind, role) is not Scope.NONE} == allowed_to(role)


def test_every_act_of_the_engine_and_every_command_is_in_the_table() -> None:
    assert set(KINDS) == {*ACTS, *COMMANDS}


def test_only_officers_act_for_whoever_it_concerns() -> None:
    wide = {role for kind in KINDS for role in Role if scope(kind, role) is Scope.ANY}
    assert wide == {Role.PRESIDING, Role.SECRETARY}


def test_the_chairs_acts_are_those_of_which_the_engine_says_so() -> None:
    """The table and ``meeting.actors`` agree: what belongs to the chair is not for members."""
    for kind in ACTS:
        if actors(sample(kind)) == (CHAIR,):
            assert scope(kind, Role.DELEGATE) is Scope.NONE, kind
        else:
            assert scope(kind, Role.DELEGATE) is Scope.OWN, kind


@pytest.mark.parametrize("phase", Phase)
def test_spectators_may_do_nothing(phase: Phase) -> None:
    assert not any(may(kind, Role.SPECTATOR, phase).allowed for kind in KINDS)


# --- the table against what the chamber does ------------------------------------------------------


def sample(kind: str) -> a.Act:
    """An act of a kind with something in each field that it needs."""
    made = ACTS[kind]
    hints = get_type_hints(made)
    needed = [
        f.name
        for f in dataclasses.fields(made)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]
    act: a.Act = made(**{name: _something(name, hints[name]) for name in needed})
    return act


def _something(name: str, kind: Any) -> Any:
    if name == "does":
        return a.Close()
    if kind is int:
        return 1
    if kind is date:
        return DAY
    if get_origin(kind) is tuple:
        return ("Ana",)
    if get_origin(kind) is not None and issubclass(get_origin(kind), Mapping):
        return {}
    if isinstance(kind, type) and issubclass(kind, str) and kind is not str:
        return next(iter(kind))  # type: ignore[call-overload]
    assert not get_args(kind), (name, kind)
    return "Ana"


def states() -> dict[Phase, State]:
    """A meeting in every phase it can stand in."""
    found: dict[Phase, State] = {}
    meeting = Meeting(Assembly("mun").of(MEMBERS, {}, DAY).start())

    def keep(now: Meeting) -> Meeting:
        found.setdefault(now.state.phase, now.state)
        return now

    keep(meeting)
    convened = keep(meeting.do(a.Convene("mun", DAY, observers=("Press",), proposing=("Press",))))
    debate = keep(convened.do(a.Open(5)))
    tabled = debate.do(a.Table("L.1", "A canteen", ("Ana", "Ben")))
    keep(tabled.do(a.RaisePoint("Ana", "what now?")))
    caucus = debate.do(a.Move("m", "moderated_caucus", "Ana", total=600, each=60))
    keep(caucus.do(a.Put("m", a_method())).do(a.Result(5, 0, 0)))
    ruled = debate.do(a.RaisePoint("Ana", "?")).do(a.Rule("r", "point", "so it is"))  # type: ignore[arg-type]
    keep(ruled.do(a.Appeal("r", "Ben")))
    locked = keep(tabled.do(a.Announce("L.1")))
    keep(locked.do(a.Put("L.1")))
    suspended = debate.do(a.Move("s", "suspend", "Ana"))
    keep(suspended.do(a.Put("s", a_method())).do(a.Result(5, 0, 0)))
    keep(debate.do(a.Close()))
    return found


def a_method() -> Any:
    from hemicycle.domain.vote import Method

    return Method.SHOW_OF_HANDS


STATES = states()


def test_there_is_a_meeting_in_every_phase() -> None:
    assert set(STATES) == set(Phase)


def command(kind: str) -> dict[str, Any]:
    if kind in ACTS:
        return to_plain(sample(kind))
    return {"do": kind, "held": "H 1", "election": "E 1", "urn": "E 1 (1)", "action": "start"}


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("role", Role)
def test_the_chamber_does_as_the_table_says(role: Role, phase: Phase) -> None:
    """Each command is let through to the rules, or not, exactly as the table has it."""
    state = STATES[phase]
    member = "" if not role.seated else "Ana"
    person = Person("p1", "m1", role, member)
    for kind in sorted(set(KINDS) - ABOUT_PERSONS):
        told = may(kind, role, phase)
        try:
            found = plan(Moment(state, Room(), 1), person, command(kind), now=NOW, draw=min)
        except AccessError:
            assert told.scope is Scope.NONE, f"{kind} was not let through"
            continue
        except InputError:  # let through, and found to name nothing, or not now
            assert told.scope is not Scope.NONE, f"{kind} was let through"
            continue
        assert told.scope is not Scope.NONE, f"{kind} was let through"
        if not told.allowed:
            assert isinstance(found, Refusal), f"{kind} was done in {phase}"


@pytest.mark.parametrize("kind", [kind for kind in FOR_OBSERVERS.split() if kind in ACTS])
def test_nobody_acts_for_another_member(kind: str) -> None:
    person = Person("p1", "m1", Role.DELEGATE, "Emil")
    with pytest.raises(AccessError):
        plan(Moment(STATES[Phase.DEBATE], Room(), 1), person, command(kind), now=NOW, draw=min)


def test_the_engine_refuses_every_act_outside_its_phases() -> None:
    for phase, state in STATES.items():
        for kind in ACTS:
            if phase not in phases(kind) and kind != "convene":
                assert isinstance(perform(state, sample(kind)), Refusal), (kind, phase)
