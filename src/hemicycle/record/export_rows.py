"""Rows for other tools: which votes, and who a member was on the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import polars as pl

from hemicycle.errors import InputError
from hemicycle.record.record import Record

FIRST_SESSION_YEAR = 1945
"""Voeten's year of a session of the General Assembly is its number plus this."""

YEARS = ("session", "calendar")
MEMBER_COLUMNS = {
    "iso3": "ISO 3166 alpha-3 code of the State; null for members that are no States.",
    "ccode": "Correlates of War number of the regime that voted that day.",
    "name": "United Nations name of the member on the day of the vote.",
    "session": "Regular session that the vote counts with.",
    "year": "Year of the vote; see the note on years.",
}
"""Columns that :func:`with_members` adds, with their documentation."""


@dataclass(frozen=True)
class Wanted:
    """Which votes to export.

    Parameters
    ----------
    body
        Code of one body.
    since, until
        First and last day.
    year_as
        ``session``: for the General Assembly the session's number plus 1945; ``calendar``: the
        year of the date. Other bodies have calendar years only.
    """

    body: str = "GA"
    since: date | None = None
    until: date | None = None
    year_as: str = "session"

    def __post_init__(self) -> None:
        if self.year_as not in YEARS:
            raise InputError(
                f"{self.year_as!r} is no way to count years",
                where="--year-as",
                right="session (its number plus 1945) or calendar",
                todo="choose one of the two",
            )

    def describe_years(self) -> str:
        """How years are counted, in a sentence."""
        if self.year_as == "session":
            return (
                "Years: in the General Assembly the number of the regular session plus 1945, as "
                "in Voeten's files; elsewhere the calendar year."
            )
        return "Years: the calendar year of the date."


def year(year_as: str) -> pl.Expr:
    """Year of a vote, from ``body, regular_session, date``."""
    calendar = pl.col("date").dt.year().cast(pl.Int64)
    if year_as == "calendar":
        return calendar
    assembly = pl.col("body").str.starts_with("GA")
    session = pl.when(assembly).then(pl.col("regular_session").cast(pl.Int64) + FIRST_SESSION_YEAR)
    return pl.coalesce(session, calendar)


def votes_with_ballots(record: Record, wanted: Wanted) -> pl.DataFrame:
    """Votes of the body with a list of who voted how, oldest first.

    Raises
    ------
    InputError
        There is none.
    """
    there = record.scan("ballots").select("vote_id").unique().collect()["vote_id"]
    mine = record.votes.filter(
        (pl.col("body") == wanted.body) & pl.col("vote_id").is_in(there.implode())
    )
    first, last = wanted.since or date.min, wanted.until or date.max
    if wanted.since or wanted.until:
        mine = mine.filter(pl.col("date").is_between(first, last))
    if mine.is_empty():
        held = sorted(record.votes["body"].unique())
        raise InputError(
            f"no vote of {wanted.body} with a list of who voted how",
            where=f"{record.name}, --body {wanted.body}, --since, --until",
            right="one of " + ", ".join(held) + ", on days with recorded votes",
            todo="name another body or other days, or ingest files with recorded votes",
        )
    dated = mine.with_columns(year=year(wanted.year_as))
    return dated.sort("regular_session", "date", "vote_id", nulls_last=True)


def with_members(
    ballots: pl.DataFrame, votes: pl.DataFrame, states: pl.DataFrame, year_as: str = "session"
) -> pl.DataFrame:
    """Ballots with :data:`MEMBER_COLUMNS`.

    Parameters
    ----------
    ballots
        ``vote_id, member`` and more.
    votes
        ``vote_id, body, regular_session, date``. Where a vote has no date, its members are those
        of the end of its session's year.
    states
        The record's table.
    """  # fmt: skip
    facts = votes.select("vote_id", "body", "regular_session", "date").with_columns(
        year=year(year_as),
        day=pl.coalesce("date", pl.date(pl.col("regular_session") + FIRST_SESSION_YEAR, 12, 31)),
    )
    dated = ballots.join(
        facts.select("vote_id", "day", "year", session="regular_session"),
        on="vote_id",
        how="left",
        maintain_order="left",
    )
    who = _who(dated.select("member", "day").unique(), states)
    found = dated.join(
        who, on=["member", "day"], how="left", nulls_equal=True, maintain_order="left"
    )
    return found.select(*ballots.columns, *MEMBER_COLUMNS)


def _who(pairs: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    """``member, day, iso3, ccode, name``: the spell of the State that covers the day."""
    spells = states.select("member", "name", "from", "to", ccode="cow")
    covers = (pl.col("from").is_null() | (pl.col("day") >= pl.col("from"))) & (
        pl.col("to").is_null() | (pl.col("day") <= pl.col("to"))
    )
    return (
        pairs.join(spells, on="member")
        .filter(covers.fill_null(False))
        .sort("member", "day", "from", nulls_last=False)
        .unique(["member", "day"], keep="last")
        .select("member", "day", "ccode", "name", iso3=pl.col("member"))
    )
