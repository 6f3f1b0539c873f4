"""Ways of saying who voted how, each with the claim it must yield, on shipped votes."""

from __future__ import annotations

from typing import Any

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record

_GA, _SC = "A/RES/ES-11/7", "S/RES/2774 (2025)"


def _claims(record: Record, vote: str, text: str) -> list[dict[str, Any]]:
    document = check(text, record=record, date="2025-12-31", context={"resolution": vote})
    claims: list[dict[str, Any]] = document["claims"]
    return claims


def _said(claims: list[dict[str, Any]]) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [
        (
            c["type"],
            c["structured"]["relation"],
            tuple(c["structured"]["subjects"]),
            c["verdict"],
        )
        for c in claims
    ]


_ONE = [
    # asides between a member and its verb
    ("Israel, unlike its neighbour Egypt, voted against the text.", "no", ["Israel"]),
    ("Iran, to Washington's annoyance, abstained.", "abstain", ["Iran (Islamic Republic of)"]),
    ("Hungary (an EU member) opposed the resolution.", "no", ["Hungary"]),
    # a subject further off
    ("Serbia surprised Moscow and voted in favour.", "yes", ["Serbia"]),
    ("Argentina's government declined to take sides, abstaining.", "abstain", ["Argentina"]),
    # a noun instead of a verb
    ("Brazil was one of 65 abstainers.", "abstain", ["Brazil"]),
    ("Hungary stood in the No camp.", "no", ["Hungary"]),
    ("Chile moved into the yes column.", "yes", ["Chile"]),
    ("Haiti was one of eighteen countries to reject the draft.", "no", ["Haiti"]),
]


@pytest.mark.parametrize(("text", "relation", "subjects"), _ONE)
def test_a_member_and_its_position(
    embedded: Record, text: str, relation: str, subjects: list[str]
) -> None:
    found = [
        c
        for c in _claims(embedded, _GA, text)
        if c["structured"]["relation"] == relation and c["structured"]["subjects"] == subjects
    ]
    assert [c["verdict"] for c in found] == ["supported"]


def test_an_aside_on_an_earlier_vote_is_held_against_that_vote(embedded: Record) -> None:
    found = _said(_claims(embedded, _GA, "Mali, which had abstained in March 2022, voted against."))
    assert ("country_vote", "no", ("Mali",), "supported") in found
    assert ("country_vote", "abstain", ("Mali",), "supported") in found


def test_an_aside_on_a_vote_that_cannot_be_found_is_no_accusation(embedded: Record) -> None:
    found = _said(_claims(embedded, _GA, "Chile, which had voted against in 1979, voted yes."))
    assert ("country_vote", "no", ("Chile",), "not_checkable") in found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Only Belarus and North Korea sided with Russia.", "contradicted"),
        ("Belarus and North Korea sided with Russia.", "supported"),
        ("France and Spain sided with Russia.", "contradicted"),
        ("Just 17 countries stood by Moscow.", "supported"),
        ("Just four countries stood by Moscow.", "contradicted"),
    ],
)
def test_whose_side_members_took(embedded: Record, text: str, verdict: str) -> None:
    assert [c["verdict"] for c in _claims(embedded, _GA, text)] == [verdict]


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("Fewer than half of the 193 member states supported it.", {"yes_lt": 97}, "supported"),
        ("More than half of UN members backed the text.", {"yes_gt": 96}, "contradicted"),
        ("A third of the member states abstained.", {"abstain_about": 64}, "supported"),
        ("Voting against were 18 countries.", {"no": 18}, "supported"),
        ("93 in favour to 18 against, with 65 abstentions.", None, "supported"),
        ("The Assembly voted 18-93 against the motion.", {"yes": 18, "no": 93}, "contradicted"),
    ],
)
def test_parts_of_the_whole_and_turned_sums(
    embedded: Record, text: str, value: dict[str, int] | None, verdict: str
) -> None:
    (claim,) = [c for c in _claims(embedded, _GA, text) if c["type"] == "tally"]
    assert claim["structured"]["value"] == (value or {"yes": 93, "no": 18, "abstain": 65})
    assert claim["verdict"] == verdict


def test_a_count_after_a_group_is_one_of_the_group(embedded: Record) -> None:
    text = "Twenty-six EU states backed the resolution, one was against."
    assert [(c["type"], c["verdict"]) for c in _claims(embedded, _GA, text)] == [
        ("bloc", "supported"),
        ("bloc", "supported"),
    ]


def test_all_others_than_one_named_before_is_no_accusation(embedded: Record) -> None:
    text = "Budapest objected. All other EU members voted in favour."
    assert "contradicted" not in {c["verdict"] for c in _claims(embedded, _GA, text)}


@pytest.mark.parametrize(
    "text",
    [
        "It would have failed had France voted against.",
        "Not even China joined Russia in voting no.",
        "All members but Hungary voted for it.",
        "Mali flipped from abstaining long ago.",
    ],
)
def test_what_is_not_said_of_a_member_is_not_held_against_it(embedded: Record, text: str) -> None:
    found = _claims(embedded, _GA, text)
    assert [c for c in found if c["type"] == "country_vote"] == []


def test_a_dateline_with_its_agency_is_no_caption(embedded: Record) -> None:
    text = "NEW YORK, Feb 24 (Reuters) - China abstained as 93 countries backed the motion."
    assert {c["verdict"] for c in _claims(embedded, _GA, text)} == {"supported"}


def test_the_whole_council_that_abstained(embedded: Record) -> None:
    text = "Of the Council's members, Denmark and Greece opted for abstention."
    assert _said(_claims(embedded, _SC, text)) == [
        ("country_vote", "abstain", ("Denmark", "Greece"), "supported")
    ]
