"""Sentences written without a look at the patterns: none is judged the wrong way round.

The full record is not at hand in a test; against the embedded one most of these votes are known by
their totals or not at all, so what is held here is that nothing true is accused and nothing false
is called true. The shares found are measured by ``python -m benchmarks.accounts_own``.
"""

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

from hemicycle.record.record import Record

_HERE = Path(__file__).parent
_TRAPPED = ("adversarial", *(f"adversarial{n}" for n in range(2, 7)))
_SETS = [
    one
    for name in ("unseen", "unseen2", "unseen3", "unseen4", *_TRAPPED)
    for one in read_written(_HERE / f"{name}.toml")
]


@pytest.mark.parametrize("one", _SETS, ids=lambda one: one.text[:40])
def test_nothing_is_judged_the_wrong_way_round(embedded: Record, one: Written) -> None:
    assert wrongly_judged(embedded, one) == []


def test_few_claims_of_the_sets_are_missed(embedded: Record) -> None:
    asked, found = asked_and_found(embedded, _SETS)
    assert found >= 0.9 * asked


def test_sentences_of_other_assemblies_and_of_the_future_yield_nothing(embedded: Record) -> None:
    caught = [one.text for one in _SETS if not one.claims and check_written(embedded, one)]
    assert len(caught) <= 1


#: The set of sentences set as traps for the checker: shares found of what is asked, at the least.
_FOUND = 0.93


@pytest.mark.parametrize("name", _TRAPPED)
def test_most_claims_of_the_adversarial_sentences_are_found(embedded: Record, name: str) -> None:
    asked, found = asked_and_found(embedded, list(read_written(_HERE / f"{name}.toml")))
    assert found >= _FOUND * asked
