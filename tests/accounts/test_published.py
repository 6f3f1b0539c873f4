"""Ways of published reports, in words of our own: they are read and none is misjudged."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accounts_own import Written, asked_and_found, check_written, read_written
from benchmarks.claims import match, only_touches_optional

from hemicycle.record.record import Record

_SETS = [
    one
    for path in sorted(Path(__file__).parent.glob("published_*.toml"))
    for one in read_written(path)
]
_WRONG = {("supported", "contradicted"), ("contradicted", "supported")}


@pytest.mark.parametrize("one", _SETS, ids=lambda one: one.text[:40])
def test_nothing_is_judged_the_wrong_way_round(embedded: Record, one: Written) -> None:
    found = check_written(embedded, one)
    wrong = [
        (found[i]["text"], found[i]["verdict"])
        for i, j in match(found, one.claims).items()
        if (one.claims[j]["expected_verdict"], found[i]["verdict"]) in _WRONG
        and found[i]["verdict"] not in one.claims[j]["acceptable_verdicts"]
    ]
    assert wrong == []


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
