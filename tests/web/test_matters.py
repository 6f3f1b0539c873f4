"""Texts that come back, and what changed between them, on a record of a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl
import pytest

from hemicycle.record.record import Record, open_record
from hemicycle.web.changes import changes
from hemicycle.web.library import Shelf
from hemicycle.web.matters import matter_of, matters
from hemicycle.web.works import Works

CUBA = (
    "Necessity of ending the economic, commercial and financial embargo imposed by {} against Cuba"
)
LONG, SHORT = CUBA.format("the United States of America"), CUBA.format("the United States")


class Lines:
    """A record in memory: votes as (id, body, day, title), ballots as (vote, member, position)."""

    name, version, files = "lines", "v", {}  # type: ignore[var-annotated]
    coverage: Mapping[str, Mapping[str, Any]] = {}

    def __init__(
        self, votes: list[tuple[str, str, date, str]], ballots: list[tuple[str, str, str]]
    ) -> None:
        shipped = open_record("embedded")
        columns = shipped.votes.schema
        filled: list[dict[str, Any]] = [
            {"vote_id": v, "body": b, "date": d, "title": t, "question": "draft",
             "method": "recorded", "source": "embedded", "counted_yes": 1, "counted_no": 1,
             "roll_call": "complete", "regular_session": d.year - 1945, "session": str(d.year)}
            for v, b, d, t in votes
        ]  # fmt: skip
        rows = [{name: row.get(name) for name in columns} for row in filled]
        self._tables = {
            "votes": pl.DataFrame(rows, schema=columns).sort("vote_id"),
            "ballots": pl.DataFrame(
                [(v, m, p, None, None) for v, m, p in ballots],
                schema=shipped.ballots.schema,
                orient="row",
            ).sort("vote_id", "member"),
            "vote_aliases": shipped.vote_aliases.clear(),
        }

    def scan(self, table: str) -> pl.LazyFrame:
        return self._tables[table].lazy()


def shelf_of(
    votes: list[tuple[str, str, date, str]], ballots: list[tuple[str, str, str]] | None = None
) -> Shelf:
    return Shelf(Record(Lines(votes, ballots or [])), Works(idle=True))


def yearly(title: str, count: int, *, start: int = 2000, body: str = "GA") -> list[Any]:
    return [
        (f"{body}-{title[:3]}-{start + n}", body, date(start + n, 11, 1), title)
        for n in range(count)
    ]


@pytest.mark.parametrize(("count", "found"), [(3, 0), (4, 1)])
def test_four_texts_make_a_matter(count: int, found: int) -> None:
    assert len(matters(shelf_of(yearly("Nuclear disarmament", count)))) == found


def test_titles_that_differ_in_few_words_are_put_together() -> None:
    shelf = shelf_of([*yearly(LONG, 3), *yearly(SHORT, 2, start=1995)])
    (matter,) = matters(shelf).values()
    assert len(matter.votes) == 5
    assert (matter.first, matter.last) == (date(1995, 11, 1), date(2002, 11, 1))
    assert matter.title == LONG


def test_other_matters_and_other_bodies_stay_apart() -> None:
    titles = ["Situation of human rights in Cuba", "Situation of human rights in Iran"]
    votes = [
        vote for n, title in enumerate(titles) for vote in yearly(title, 4, start=1980 + 9 * n)
    ]
    shelf = shelf_of([*votes, *yearly(titles[0], 4, start=2010, body="CHR")])
    assert sorted((m.body, m.title) for m in matters(shelf).values()) == [
        ("CHR", titles[0]), ("GA", titles[0]), ("GA", titles[1])
    ]  # fmt: skip


def test_every_vote_of_a_matter_leads_to_it() -> None:
    shelf = shelf_of(yearly(LONG, 4))
    (matter,) = matters(shelf).values()
    assert matter_of(shelf) == dict.fromkeys(matter.votes, matter.slug)
    assert len(matter.slug) <= 60
    assert matter.slug.startswith("ga-necessity-of-ending")


# --- what changed --------------------------------------------------------------------------------


def ballots(votes: list[Any], positions: dict[str, str]) -> list[tuple[str, str, str]]:
    """``positions``: a letter a vote for each member; ``.`` for no ballot."""
    words = {"Y": "YES", "N": "NO", "A": "ABSTAIN", "-": "NON_VOTING"}
    return [
        (vote[0], member, words[letter])
        for member, letters in positions.items()
        for vote, letter in zip(votes, letters, strict=True)
        if letter != "."
    ]


def test_who_took_another_position_than_on_the_text_before() -> None:
    votes = yearly(LONG, 5)
    shelf = shelf_of(
        votes,
        ballots(
            votes, {"FRA": "YYYYN", "USA": "NNNNN", "BRA": "YYYAY", "CHN": "YYY-Y", "CUB": "YYYY."}
        ),
    )
    held = changes(shelf)
    assert [text["moved"] for text in held["texts"]] == [2]
    assert held["texts"][0]["vote_id"] == votes[4][0]
    assert held["texts"][0]["before"]["vote_id"] == votes[3][0]
    assert {(m["before"], m["now"], m["members"]) for m in held["texts"][0]["moves"]} == {
        ("YES", "NO", 1), ("ABSTAIN", "YES", 1)
    }  # fmt: skip
    assert [(m["member"], m["moves"]) for m in held["members"]] == [("BRA", 1), ("FRA", 1)]


@pytest.mark.parametrize(("gap", "compared"), [(3, 1), (4, 0)])
def test_texts_more_than_three_years_apart_are_not_compared(gap: int, compared: int) -> None:
    votes = [*yearly(LONG, 4), (f"GA-Nec-{2003 + gap}", "GA", date(2003 + gap, 11, 1), LONG)]
    shelf = shelf_of(votes, ballots(votes, {"FRA": "YYYYN", "USA": "NNNNN"}))
    assert changes(shelf)["compared"] == compared
