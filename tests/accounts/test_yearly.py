"""A text that comes back every year, and totals that sources give differently."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.audit.conftest import a_record
from tests.record.small import a_fragment, tally, vote

from hemicycle.accounts import check
from hemicycle.accounts.index import index_of
from hemicycle.record.record import Record

_TITLE = "Necessity of ending the embargo imposed by the United States{} against Cuba"
_YEARS = {
    2016: ("A/RES/71/5", (191, 0, 2), {"ABSTAIN": "USA ISR", "YES": "FRA BRA"}),
    2024: ("A/RES/79/7", (187, 2, 1), {"NO": "USA ISR", "ABSTAIN": "MDA", "YES": "FRA BRA"}),
    2025: ("A/RES/80/4", (165, 7, 12), {"NO": "USA ISR ARG", "YES": "FRA BRA"}),
}


@pytest.fixture(scope="module")
def embargo() -> Record:
    """Three years of one text; another source has a different total of the first."""
    votes = [
        vote(
            symbol,
            symbol=symbol,
            date=date(year, 10, 29),
            title=_TITLE.format(" of America" if year > 2016 else ""),
            outcome_announced="adopted",
            **tally(*total),
        )
        for year, (symbol, total, _) in _YEARS.items()
    ]
    lists = {symbol: stood for symbol, _, stood in _YEARS.values()}
    other = vote("R/1", symbol="A/RES/71/5", date=date(2016, 10, 29), **tally(190, 0, 2))
    return a_record(a_fragment("unxml", votes, lists), a_fragment("embedded", [other]))


def _claims(record: Record, text: str, day: str = "2025-10-30") -> list[tuple[Any, ...]]:
    found = check(text, record=record, date=day, context={"resolution": "A/RES/80/4"})["claims"]
    return [(c["type"], c["structured"]["resolution"], c["verdict"]) for c in found]


def test_texts_of_one_title_are_found_in_order_whatever_is_said_of_america(embargo: Record) -> None:
    index = index_of(embargo)
    (now,) = index.resolve("A/RES/80/4")
    symbols = [index.rows[v]["symbol"] for v in index.yearly(now)]
    assert symbols == ["A/RES/71/5", "A/RES/79/7", "A/RES/80/4"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("In 2016, the United States abstained.", "A/RES/71/5"),
        ("In 2024, 187 countries voted in favour.", "A/RES/79/7"),
        ("Last year, 187 countries voted for it.", "A/RES/79/7"),
        ("This year 165 countries voted for it, while in 2016 the US abstained.", "A/RES/71/5"),
    ],
)
def test_a_claim_of_another_year_is_held_against_the_text_of_that_year(
    embargo: Record, text: str, meant: str
) -> None:
    claims = _claims(embargo, text)
    assert claims[-1][1:] == (meant, "supported")
    assert all(verdict != "contradicted" for *_, verdict in claims)


def test_a_year_without_its_text_is_not_held_against_this_one(embargo: Record) -> None:
    assert _claims(embargo, "In 2019, 187 countries voted in favour.") == [
        ("tally", None, "not_checkable")
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("165 countries were for it, 22 fewer than in 2024.", "supported"),
        ("165 countries were for it, 25 fewer than in 2024.", "contradicted"),
        ("Seven were against, five more than last year.", "supported"),
        ("Seven were against, three more than last year.", "not_checkable"),
    ],
)
def test_a_difference_counts_the_column_spoken_of(embargo: Record, text: str, verdict: str) -> None:
    assert ("comparison", "A/RES/80/4", verdict) in _claims(embargo, text)


@pytest.mark.parametrize(("number", "verdict"), [(191, "supported"), (190, "supported")])
def test_each_total_that_a_source_gives_may_be_told(
    embargo: Record, number: int, verdict: str
) -> None:
    told = check(
        f"The text had {number} votes in favour.",
        record=embargo,
        context={"resolution": "A/RES/71/5"},
    )["claims"]
    assert [c["verdict"] for c in told] == [verdict]
