"""The facts file: whole, in order, quick to read."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from hemicycle.domain.state_facts import Period, State, read_metonyms, read_states

STATES = read_states()
ENDED = {"CSK", "DDR", "YMD", "YUG", "ZAN"}


def test_every_seat_since_1945() -> None:
    members = {code for code, state in STATES.items() if state.memberships}
    assert len(members) == 193 + len(ENDED)
    assert {code for code in members if STATES[code].memberships[-1].until} == ENDED
    assert STATES.keys() - members == {"PSE", "VAT"}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_a_state_is_well_formed(state: State) -> None:
    assert re.fullmatch("[A-Z]{3}", state.code)
    assert state.iso2 is None or re.fullmatch("[A-Z]{2}", state.iso2)
    assert state.m49 is None or 0 < state.m49 < 900
    for earlier, later in pairwise(state.memberships):
        assert earlier.until is not None
        assert later.since is not None
        assert earlier.until < later.since
    for chain in (state.names, state.units):
        for before, after in pairwise(chain):
            assert before.until is not None
            assert after.since == before.until + timedelta(days=1)
    if state.memberships:
        assert state.names[-1].until == state.units[-1].until == state.memberships[-1].until
        starts = [name.since for name in state.names if name.since]
        assert all(state.is_member(day) for day in starts), "a name begins while a member"
    assert not {name.text for name in state.names} & set(state.aliases)


def test_a_period_includes_both_its_days() -> None:
    period = Period(date(1963, 12, 16), date(1964, 4, 25))
    assert not period.covers(date(1963, 12, 15))
    assert period.covers(date(1963, 12, 16))
    assert period.covers(date(1964, 4, 25))
    assert not period.covers(date(1964, 4, 26))
    assert Period(None, None).covers(date.min)


def test_a_name_holds_before_admission_and_after_the_end() -> None:
    assert STATES["NAM"].name(date(1960, 1, 1)) == "Namibia"
    assert STATES["ZAN"].name(date(2025, 1, 1)) == "Zanzibar"


def test_metonyms_stand_for_one_member_each() -> None:
    metonyms, organizations = read_metonyms()
    assert set(metonyms.values()) <= STATES.keys()
    assert not metonyms.keys() & organizations.keys()
