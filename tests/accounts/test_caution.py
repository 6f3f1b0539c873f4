"""Where the words may speak of another vote, nobody is accused."""

from __future__ import annotations

import pytest

from hemicycle.accounts import check
from hemicycle.record.record import Record


def _verdicts(record: Record, text: str, vote: str | None = None) -> set[str]:
    context = {"resolution": vote} if vote else None
    document = check(text, record=record, date="2025-12-31", context=context)
    return {claim["verdict"] for claim in document["claims"]}


@pytest.mark.parametrize(
    ("vote", "text"),
    [
        # The vote on a part, an amendment, in a committee, on a motion.
        ("A/RES/ES-11/7", "The oral amendment was rejected by 70 votes to 30."),
        ("A/RES/ES-11/7", "Operative paragraph 3 was retained by 110 votes to 12."),
        ("A/RES/ES-11/7", "In the Third Committee, 80 countries had voted in favour."),
        ("A/RES/ES-11/8", "On the amendment France voted against."),
        ("S/RES/2774 (2025)", "A procedural motion to adjourn failed, with six votes in favour."),
        # Announced and corrected totals of one vote.
        ("A/RES/ES-10/21", "The resolution won 120 votes in favour, 14 against and 45 abstaining."),
        ("A/RES/ES-10/21", "The resolution won 121 votes in favour, 14 against and 44 abstaining."),
        # Rounded numbers.
        ("A/RES/ES-11/7", "Nearly 100 countries voted for the resolution."),
        ("A/RES/ES-11/7", "Some 90 countries supported the resolution."),
        ("A/RES/ES-11/7", "At least 90 countries voted in favour."),
        # A list closed within a region that nobody declared.
        ("A/RES/ES-11/4", "Honduras was the sole Central American state to abstain."),
        ("A/RES/ES-11/7", "North Macedonia was the only country in the Balkans to abstain."),
        # Negated pairs.
        ("S/RES/2774 (2025)", "Neither Paris nor London used its veto."),
        # What is needed is not what was cast; what never happened did not happen.
        (
            "A/RES/ES-11/7",
            "A Council text needs nine yes votes and no vetoes from the US or Russia.",
        ),
        ("A/RES/ES-11/7", "Never before had France voted against such a text."),
        # Some of a region, an exception behind the verb, another year.
        ("A/RES/ES-11/7", "None of the Gulf states opposed it."),
        ("A/RES/79/7", "Only Israel voted against it apart from the United States."),
        ("A/RES/ES-11/7", "Support fell from last year, when 141 states backed a similar text."),
        # Labels, and numbers that are compared and not counted.
        ("A/RES/ES-11/7", "Yes 93, No 18, Abstain 65."),
        ("A/RES/ES-11/7", "The number of abstentions rose from 32 to 65."),
        # Names on two sides of a semicolon.
        ("S/2024/239", "A double veto by Russia and China; Algeria voted against too."),
        # What somebody claimed is not the article's word.
        ("A/RES/ES-11/7", "Moscow claimed that France abstained on the resolution."),
        # Sizes of other bodies.
        ("A/RES/60/251", "Belarus abstained on the creation of the 47-member body."),
        # "Europe" is no declared group.
        ("A/RES/ES-11/7", "European countries, with the exception of Hungary, voted for it."),
    ],
)
def test_it_is_never_contradicted(embedded: Record, vote: str, text: str) -> None:
    assert "contradicted" not in _verdicts(embedded, text, vote)


@pytest.mark.parametrize(
    "text",
    [
        # No vote is named; the day alone does not name one.
        "Russia voted in favour of the resolution on 24 February 2025.",
        # Another vote of that day, another body, another year.
        "The Assembly adopted ES-11/7 by 93-18. A year earlier, a similar text won 141 votes.",
        "The Security Council voted on Mali. France abstained. Later A/RES/ES-11/7 passed.",
        # The same day on another clock.
        "The UN vote took place on Tuesday, officials in Tokyo noted.",
    ],
)
def test_nothing_is_contradicted_without_a_vote_named(embedded: Record, text: str) -> None:
    assert "contradicted" not in _verdicts(embedded, text)


@pytest.mark.parametrize(
    ("vote", "text"),
    [
        (
            "A/RES/ES-11/8",
            "All amendments carried, and the text passed with Ukraine voting yes.",
        ),
        ("S/RES/2774 (2025)", "France vetoed the resolution."),
        ("A/RES/ES-11/7", "The resolution won 83 votes, 18 were against and 65 abstained."),
        (
            "A/RES/ES-11/3",
            "Had the 58 abstainers voted against, it would have been adopted anyway.",
        ),
    ],
)
def test_what_the_rows_deny_is_contradicted(embedded: Record, vote: str, text: str) -> None:
    assert "contradicted" in _verdicts(embedded, text, vote)
