"""Who was entitled to vote in a body on a day, as a table for joins.

On a doubtful date membership follows the session: a member is *proven* where it belonged on the
first and the last possible day, *possible* where it belonged on either.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import polars as pl

from hemicycle.domain.body import body
from hemicycle.domain.session import SESSIONS
from hemicycle.errors import HemicycleError

_ROLL = pl.Schema({"event": pl.UInt32, "member": pl.String, "proven": pl.Boolean})


def rolls(votes: pl.DataFrame) -> pl.DataFrame:
    """Members that were, or may have been, entitled to vote in each event.

    Parameters
    ----------
    votes
        ``event, body, world, date, date_quality, session, regular_session``.

    Returns
    -------
    pl.DataFrame
        ``event, member, proven``. Events without a known roll (Human Rights Council, persons,
        no date at all) have no rows.
    """
    spans = _spans(votes)
    distinct = spans.select("body", "first", "last").unique(maintain_order=True)
    lists: list[dict[str, object]] = []
    for name, first, last in distinct.iter_rows():
        proven, possible = _entitled(name, first), _entitled(name, last)
        if proven and possible:
            both = proven & possible
            either = sorted(proven | possible)
            lists.append(
                {
                    "body": name,
                    "first": first,
                    "last": last,
                    "member": either,
                    "proven": [member in both for member in either],
                }
            )
    if not lists:
        return pl.DataFrame(schema=_ROLL)
    known = pl.DataFrame(lists).with_columns(pl.col("first", "last").cast(pl.Date))
    return (
        spans.join(known, on=["body", "first", "last"])
        .explode("member", "proven")
        .select(_ROLL.names())
    )


def _spans(votes: pl.DataFrame) -> pl.DataFrame:
    """``event, body, first, last``: the days on which each vote may have been taken."""
    opened = session_days()
    real = votes.filter(pl.col("world").eq("real")).join(
        opened, on="regular_session", how="left", maintain_order="left"
    )
    exact = pl.col("date_quality").fill_null("exact").eq("exact")
    return real.select(
        "event",
        "body",
        pl.when(exact).then("date").otherwise(pl.coalesce("opened", "date")).alias("first"),
        pl.when(exact).then("date").otherwise(pl.coalesce("closed", "date")).alias("last"),
    ).drop_nulls()


@cache
def session_days() -> pl.DataFrame:
    """``regular_session, opened, closed``: each regular session up to the eve of the next."""
    regular = [session for session in SESSIONS.values() if session.kind == "regular"]
    regular.sort(key=lambda session: session.number)
    eves = [later.opened - timedelta(days=1) for _, later in pairwise(regular)]
    return pl.DataFrame(
        {
            "regular_session": [session.number for session in regular],
            "opened": [session.opened for session in regular],
            "closed": [*eves, None],
        },
        schema={"regular_session": pl.Int32, "opened": pl.Date, "closed": pl.Date},
    )


@cache
def _entitled(name: str, day: date) -> frozenset[str]:
    """Members of the body that day; empty where the roll is not known."""
    try:
        return body(name).roll(day) or frozenset()
    except HemicycleError:
        return frozenset()
