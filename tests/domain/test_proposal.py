"""Proposals: words and who stands behind them."""

from __future__ import annotations

import dataclasses

import pytest

from hemicycle.domain.proposal import Amendment, DraftResolution, Part


def test_a_part_is_named_by_its_proposal_and_its_words() -> None:
    assert Part("A/L.320", "operative 6, last part").key == "A/L.320#operative 6, last part"


@pytest.mark.parametrize(
    ("proposal", "field"),
    [(DraftResolution("A/L.1", "Peace", ("FRA",)), "sponsors"),
     (Amendment("A/L.2", "Peace", ("FRA",), to="A/L.1"), "edits")],
)  # fmt: skip
def test_a_proposal_never_changes(proposal: DraftResolution | Amendment, field: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(proposal, field, ())
