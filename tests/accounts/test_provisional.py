"""Against a provisional vote an article differs, and is never wrong by it."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.brief.entry import EnteredVote, read_votes
from hemicycle.record.record import Record

_NOTE = """date: 2025-06-30
body: SC
draft: S/2025/999
In favour: Algeria, China, Denmark, France, Greece, Guyana, Pakistan, Panama, Republic of Korea, \
Russian Federation, Sierra Leone, Slovenia, Somalia
Against: United States
Abstaining: United Kingdom
"""


@pytest.fixture(scope="module")
def taken_down() -> tuple[EnteredVote, ...]:
    return read_votes(_NOTE)


def _said(record: Record, votes: tuple[EnteredVote, ...], text: str) -> dict[str, tuple[str, str]]:
    document = check(text, record=record, provisional=votes)
    return {c["text"]: (c["verdict"], c["evidence"]["computation"]) for c in document["claims"]}


def test_what_agrees_is_supported(embedded: Record, taken_down: tuple[EnteredVote, ...]) -> None:
    found = _said(embedded, taken_down, "Britain abstained in the Security Council vote.")
    assert [verdict for verdict, _ in found.values()] == ["supported"]


@pytest.mark.parametrize(
    "text",
    [
        "Denmark voted against the draft in the Security Council.",
        "The Security Council voted 9-1 with five abstentions.",
        "Britain vetoed the draft in the Security Council.",
        "The Security Council adopted the resolution.",
    ],
)
def test_what_does_not_agree_only_differs(
    embedded: Record, taken_down: tuple[EnteredVote, ...], text: str
) -> None:
    found = _said(embedded, taken_down, text)
    assert found
    assert all(verdict != "contradicted" for verdict, _ in found.values())
    assert any(said.startswith("differs from the provisional list") for _, said in found.values())


def test_the_record_is_not_changed_by_it(
    embedded: Record, taken_down: tuple[EnteredVote, ...]
) -> None:
    _said(embedded, taken_down, "Denmark voted against the draft S/2025/999.")
    document = check("Denmark voted against the draft S/2025/999.", record=embedded)
    assert [c["verdict"] for c in document["claims"]] == ["not_checkable"]
