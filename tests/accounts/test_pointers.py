"""What points to another vote: nobody is accused by it, and what does not point away still is."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record


def _verdicts(record: Record, text: str, vote: str | None) -> dict[str, list[str]]:
    context = {"resolution": vote} if vote else None
    found: dict[str, list[str]] = {}
    for claim in check(text, record=record, date="2025-12-31", context=context)["claims"]:
        found.setdefault(claim["verdict"], []).append(claim["text"])
    return found


@pytest.mark.parametrize(
    ("vote", "text"),
    [
        # another body, named in the sentence or last before it
        ("A/RES/ES-10/23", "In the Security Council Russia had voted against a text on Gaza."),
        ("A/RES/ES-10/23", "It went to the Security Council. Ramallah deplored the US veto."),
        ("S/2025/583", "On Tuesday the General Assembly elected five new members."),
        # a veto, so no vote of the Assembly
        ("A/RES/ES-10/22", "The draft got 13 votes for and one abstention, the US vetoing it."),
        # more than the body has members, a row that is nowhere near, two rows
        ("S/2024/312", "Some 143 states voted for admission."),
        ("A/RES/ES-10/21", "It won only 88 votes, with 55 against and 23 abstentions."),
        # another vote named in passing
        (
            "S/2024/239",
            "Resolutions 2712 and 2720 had been adopted before. Algeria voted against the text.",
        ),
        # the text of a member that opposed this one; the amendments of the sentence before
        ("S/2020/654", "Seven members voted against the Russian draft, and four abstained."),
        (
            "S/RES/2722 (2024)",
            "Russia moved three amendments. Two were put together. "
            "Both were rejected, with four votes in favour and two against.",
        ),
        # several vetoes are no veto of this text
        ("S/RES/2728 (2024)", "The US had used its veto against three draft resolutions."),
        # days of something else
        ("A/RES/ES-10/26", "The vote was on the agency, which was established in 1949."),
        ("S/RES/1973 (2011)", "In April 2011 the council met on Syria, and nothing was adopted."),
        # a part of a region, of Europe, of the permanent members
        ("A/RES/ES-10/21", "All the other seven nations in the region voted in favour."),
        ("A/RES/67/19", "Some 17 European nations voted yes."),
        ("S/RES/1973 (2011)", "China and Russia, the two permanent members, abstained."),
        ("S/2024/312", "It would have led to Palestine becoming the 194th member of the UN."),
    ],
)
def test_it_is_never_contradicted(embedded: Record, vote: str, text: str) -> None:
    assert _verdicts(embedded, text, vote).get("contradicted") is None


@pytest.mark.parametrize(
    ("vote", "text"),
    [
        ("A/RES/ES-10/23", "Russia vetoed the resolution."),
        ("A/RES/ES-10/23", "The General Assembly adopted it with 133 votes in favour."),
        ("S/2024/239", "Algeria voted in favour of the text."),
        ("S/RES/2728 (2024)", "The US vetoed the text."),
        ("S/2020/654", "Seven members voted against the draft."),
    ],
)
def test_what_points_nowhere_else_is_still_accused(embedded: Record, vote: str, text: str) -> None:
    assert _verdicts(embedded, text, vote).get("contradicted")


def test_the_vote_of_the_day_with_the_totals_stated_is_the_one_meant(embedded: Record) -> None:
    text = "A total of 159 voted in favour, nine voted against, and 11 abstained."
    assert set(_verdicts(embedded, text, "A/RES/ES-10/25")) == {"supported"}


def test_a_number_that_the_caller_gave_with_its_session_is_known(embedded: Record) -> None:
    text = "Resolution 3379 was revoked by 46/86. Israel voted against resolution 3379."
    assert "contradicted" not in _verdicts(embedded, text, "A/RES/3379(XXX)")
