"""Ways of published reports, in words of our own: they are read and none is misjudged."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accounts_own import (
    Written,
    asked_and_found,
    check_written,
    read_written,
    wrongly_judged,
)
from benchmarks.claims import match, only_touches_optional

from hemicycle.record.record import Record

_SETS = [
    one
    for path in sorted(Path(__file__).parent.glob("published_*.toml"))
    for one in read_written(path)
]


@pytest.mark.parametrize("one", _SETS, ids=lambda one: one.text[:40])
def test_nothing_is_judged_the_wrong_way_round(embedded: Record, one: Written) -> None:
    assert wrongly_judged(embedded, one) == []


@pytest.mark.parametrize("one", _SETS, ids=lambda one: one.text[:40])
def test_nothing_is_accused_that_nobody_says(embedded: Record, one: Written) -> None:
    found = check_written(embedded, one)
    taken = match(found, one.claims)
    invented = [
        claim["text"]
        for i, claim in enumerate(found)
        if i not in taken
        and claim["verdict"] == "contradicted"
        and not only_touches_optional(claim, one.claims)
    ]
    assert invented == []


def test_few_claims_of_the_sets_are_missed(embedded: Record) -> None:
    asked, found = asked_and_found(embedded, _SETS)
    assert found >= 0.9 * asked
