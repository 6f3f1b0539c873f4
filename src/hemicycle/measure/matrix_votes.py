"""Which votes count under a coding, and the period each belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import Coding
from hemicycle.measure.matrix_frames import need_columns

PERIODS = ("period", "session", "calendar", "all")
_PIECES = {"amendment": "amendments", "part": "parts"}
_TEXTS = ("draft", "charter_amendment", "recommendation", "preliminary", "election")


@dataclass(frozen=True)
class Selection:
    """What to take from the votes.

    Parameters
    ----------
    coding
        Says which questions and sessions count.
    by
        ``period`` (the body's own: regular session, Congress, else calendar year), ``session``,
        ``calendar`` (year of the date), ``all``, or any column of the votes.
    body
        The body, where the frame holds several.
    since, until
        First and last day.
    """

    coding: Coding
    by: str = "period"
    body: str | None = None
    since: date | None = None
    until: date | None = None


def of_one_body(votes: pl.DataFrame, body: str | None) -> tuple[pl.DataFrame, str | None]:
    """Votes of the body, and its code; one matrix never mixes bodies.

    Raises
    ------
    InputError
        Several bodies and none named, or no vote of the body named.
    """
    if "body" not in votes.columns:
        return votes, body
    held = sorted(votes["body"].drop_nulls().unique())
    if body is None and len(held) > 1:
        raise InputError(
            "the votes are of several bodies",
            where="votes, column body: " + ", ".join(held),
            right="votes of one body: members and rules differ",
            todo="name one, for example body='GA' (--body GA)",
        )
    wanted = body or (held[0] if held else None)
    if wanted not in held:
        raise InputError(
            f"there are no votes of {wanted}",
            where="votes, column body",
            right="one of " + ", ".join(held) if held else "votes of some body: there are none",
            todo="name another body, or ingest files of this one",
        )
    return votes.filter(pl.col("body") == wanted), wanted


def recorded(votes: pl.DataFrame, with_ballots: pl.Series) -> pl.DataFrame:
    """Votes with ballots; decisions without a vote are left to the consensus rule."""
    found = votes.filter(pl.col("vote_id").is_in(with_ballots.implode()))
    if "method" in votes.columns:
        found = found.filter(pl.col("method").ne_missing("without_vote"))
    return found


def select_votes(
    votes: pl.DataFrame, wanted: Selection
) -> tuple[pl.DataFrame, tuple[tuple[str, int], ...]]:
    """Votes that count, with their ``period``, and how many fell out for which reason.

    Returns
    -------
    DataFrame
        ``vote_id, date, period`` and the columns of the frame, in order of period and day.
    tuple
        Reason and number, in the order the rules are applied.

    Raises
    ------
    NotIdentifiedError
        No vote is left.
    """
    kept = votes.with_columns(period=period_of(votes, wanted.by))
    dropped = []
    for reason, keep in _rules(kept, wanted):
        after = kept.filter(keep.fill_null(True))
        if after.height < kept.height:
            dropped.append((reason, kept.height - after.height))
        kept = after
    if kept.is_empty():
        raise NotIdentifiedError(
            "no vote is left to measure",
            where="; ".join(f"{reason}: {number}" for reason, number in dropped) or "votes",
            right="at least one recorded vote that the coding keeps",
            todo="choose another coding or other days, or ingest files with recorded votes",
        )
    return in_order(kept), tuple(dropped)


def in_order(votes: pl.DataFrame) -> pl.DataFrame:
    """Votes by period, day and id; periods named by words in order of their first day."""
    columns = [name for name in ("period", "date", "vote_id") if name in votes.columns]
    first: list[pl.Expr] = []
    if "date" in columns and not votes.schema["period"].is_numeric():
        first = [pl.col("date").min().over("period")]
    return votes.sort(*first, *columns, nulls_last=True)


def _rules(votes: pl.DataFrame, wanted: Selection) -> Iterator[tuple[str, pl.Expr]]:
    coding = wanted.coding
    if "roll_call" in votes.columns:
        yield "only some members' ballots are known", pl.col("roll_call") != "partial"
    if wanted.since or wanted.until:
        need_columns(votes, ("date",), "votes", "a first or last day")
        first, last = wanted.since or date.min, wanted.until or date.max
        yield "outside the days asked for", pl.col("date").is_between(first, last)
    yield from _question_rules(votes, coding)
    if coding.without_sessions:
        need_columns(votes, ("regular_session",), "votes", f"coding {coding.name}")
        left_out = pl.col("regular_session").is_in(coding.without_sessions)
        yield "session left out by the coding", ~left_out
    yield "no period is known", pl.col("period").is_not_null()


def _question_rules(votes: pl.DataFrame, coding: Coding) -> Iterator[tuple[str, pl.Expr]]:
    asked = "out" in (coding.amendments, coding.parts, coding.motions)
    if not asked and coding.pieces_until is None:
        return
    need_columns(votes, ("question",), "votes", f"coding {coding.name}")
    question = pl.col("question")
    for word, field in _PIECES.items():
        if getattr(coding, field) == "out":
            yield f"{field} left out by the coding", question != word
    if coding.motions == "out":
        yield "motions left out by the coding", question.is_in([*_TEXTS, *_PIECES])
    if coding.pieces_until is not None:
        need_columns(votes, ("date",), "votes", f"coding {coding.name}")
        late = pl.col("date").dt.year() > coding.pieces_until
        piece = question.is_in(list(_PIECES))
        yield f"amendment or part after {coding.pieces_until}", ~(late & piece)


def period_of(votes: pl.DataFrame, by: str) -> pl.Expr:
    """Period of each vote; see :class:`Selection`.

    The General Assembly's special sessions count with the regular session in progress, as the
    record's ``regular_session`` says; a Congress stands in the same column.
    """
    if by == "all":
        return pl.lit("all")
    if by == "calendar":
        need_columns(votes, ("date",), "votes", "calendar years")
        return pl.col("date").dt.year().cast(pl.Int64)
    if by in ("period", "session"):
        return _own_period(votes, by)
    need_columns(votes, (by,), "votes", f"periods by {by}")
    if votes.schema[by].is_nested():
        raise InputError(
            f"one vote can have several values of {by}",
            where=f"votes, column {by}",
            right="a column with one value a vote",
            todo=f"measure each group by itself: agreement(..., by='{by}')",
        )
    return pl.col(by)


def _own_period(votes: pl.DataFrame, by: str) -> pl.Expr:
    known: list[pl.Expr] = []
    if "regular_session" in votes.columns:
        known.append(pl.col("regular_session").cast(pl.Int64))
    if by == "session":
        need_columns(votes, ("session",), "votes", "sessions")
        has_number = bool(known) and votes["regular_session"].is_not_null().any()
        return known[0] if has_number else pl.col("session").cast(pl.String)
    if "date" in votes.columns:
        known.append(pl.col("date").dt.year().cast(pl.Int64))
    if not known:
        need_columns(votes, ("regular_session", "date"), "votes", "periods")
    return pl.coalesce(known)
