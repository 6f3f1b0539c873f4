"""Decisions without a vote as answers: a yes of every member on the roll that day.

They may count only where the record lists them, or a year would look more divided than it was
merely because its consensus was never compiled.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from hemicycle.domain.state import register
from hemicycle.errors import InputError
from hemicycle.measure.coding import YES
from hemicycle.measure.matrix_frames import need_columns
from hemicycle.measure.matrix_votes import Selection, in_order, select_votes

_WHOLE_MEMBERSHIP = "GA"


def with_consensus(
    votes: pl.DataFrame, kept: pl.DataFrame, cells: pl.DataFrame, wanted: Selection
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Votes and cells with the decisions without a vote of the same periods added.

    Parameters
    ----------
    votes
        All votes of the body.
    kept
        Recorded votes that count, with their ``period``.
    cells
        ``vote_id, member, cell`` of all ballots.

    Raises
    ------
    InputError
        Decisions without a vote are not listed for all these votes; the message says from when.
    """
    need_columns(votes, ("method", "date"), "votes", "decisions without a vote")
    decisions = votes.filter(pl.col("method") == "without_vote")
    _check_coverage(decisions, kept, wanted.body)
    added, _ = select_votes(decisions, wanted)
    added = added.filter(pl.col("period").is_in(kept["period"].unique().implode()))
    both = pl.concat([kept.with_columns(by_consensus=False), added.with_columns(by_consensus=True)])
    ordered = in_order(both)
    chosen = cells.filter(~pl.col("vote_id").is_in(added["vote_id"].implode()))
    return ordered, pl.concat([chosen, _yes_of_all(added, kept, cells, wanted.body)])


def consensus_notes(kept: pl.DataFrame) -> tuple[str, ...]:
    """How many decisions without a vote count, and from which days."""
    if "by_consensus" not in kept.columns:
        return ()
    days = kept.filter(pl.col("by_consensus"))["date"].sort().to_list()
    if not days:
        return ()
    return (
        f"{len(days):,} decisions without a vote, {days[0]} to {days[-1]}, count as a yes "
        "of every member on the roll; none is counted that the record does not list",
    )


def _check_coverage(decisions: pl.DataFrame, kept: pl.DataFrame, body: str | None) -> None:
    first = decisions["date"].min()
    earliest = kept["date"].min()
    if not isinstance(first, date) or not isinstance(earliest, date):
        raise _not_covered(body, "no decision without a vote of this body is in the record")
    if earliest < first.replace(day=1):
        raise _not_covered(
            body,
            f"decisions without a vote are listed from {first} on, the votes begin on {earliest}",
            f"votes since {first.replace(day=1)}",
        )


def _not_covered(body: str | None, what: str, right: str = "") -> InputError:
    return InputError(
        what,
        where=f"consensus='in', body {body}",
        right=right
        or "a record that lists them: General Assembly from October 2019 (DGACM files "
        "or the UN Digital Library's outcomes), human rights bodies",
        todo="count recorded votes only (consensus='out'), choose later days (since=...), or "
        "ingest files that list decisions without a vote",
    )


def _yes_of_all(
    added: pl.DataFrame, kept: pl.DataFrame, cells: pl.DataFrame, body: str | None
) -> pl.DataFrame:
    """A yes of each member on the roll, for each decision.

    The General Assembly's roll is the membership of the day. Other bodies' sources list every
    member on each recorded vote: the roll is that of the recorded vote nearest in time.
    """
    roll = _membership(added) if body == _WHOLE_MEMBERSHIP else _nearest_roll(added, kept, cells)
    return roll.select("vote_id", "member", cell=pl.lit(YES, dtype=pl.Int8))


def _membership(added: pl.DataFrame) -> pl.DataFrame:
    days = added["date"].unique().to_list()
    rows = [(day, code) for day in days for code in sorted(register().members(day))]
    roll = pl.DataFrame(rows, schema={"date": pl.Date, "member": pl.String}, orient="row")
    return added.select("vote_id", "date").join(roll, on="date")


def _nearest_roll(added: pl.DataFrame, kept: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    recorded = kept.select("date", near="vote_id").sort("date", "near")
    dated = added.select("vote_id", "date").sort("date")
    near = dated.join_asof(recorded, on="date", strategy="nearest")
    return near.join(cells.select("member", near="vote_id"), on="near")
