"""Every member, by every name it goes by, against the rows of one vote."""

from __future__ import annotations

from datetime import date

import pytest

from hemicycle.accounts import check
from hemicycle.domain.names import SHARED_NAMES, fold
from hemicycle.domain.state import register
from hemicycle.domain.vote import Position
from hemicycle.record.record import Record

_VOTE = "GA-ES-11-7"
_DAY = date(2025, 2, 24)
_SAYS = {
    "voted for": Position.YES,
    "voted against": Position.NO,
    "abstained on": Position.ABSTAIN,
    "did not vote on": Position.NON_VOTING,
}


@pytest.mark.parametrize("verb", _SAYS)
def test_every_member_under_its_name_of_the_day(embedded: Record, verb: str) -> None:
    rows = embedded.positions(_VOTE)
    assert rows is not None
    wrong = []
    for code in sorted(register().members(_DAY)):
        name = register().name(code, _DAY)
        if fold(name) in SHARED_NAMES:
            continue
        text = f"{name} {verb} resolution ES-11/7."
        found = [c for c in check(text, record=embedded)["claims"] if c["type"] == "country_vote"]
        expected = "supported" if rows[code] is _SAYS[verb] else "contradicted"
        if [c["verdict"] for c in found] != [expected]:
            wrong.append(text)
    assert wrong == []


def test_every_member_under_every_alias(embedded: Record) -> None:
    rows = embedded.positions(_VOTE)
    assert rows is not None
    wrong = []
    for code in sorted(register().members(_DAY)):
        for alias in register().state(code).aliases:
            if "," in alias or "(" in alias or register().meant(alias) != {code}:
                continue
            text = f"{alias} voted for resolution ES-11/7."
            verdicts = {c["verdict"] for c in check(text, record=embedded)["claims"]}
            if verdicts - {"supported" if rows[code] is Position.YES else "contradicted"}:
                wrong.append(text)
    assert wrong == []
