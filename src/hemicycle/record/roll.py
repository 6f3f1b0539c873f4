"""Who was entitled to vote in a body on a day, as a table for joins.

On a doubtful date membership follows the session: a member is *proven* where it belonged on every
possible day, *possible* where it belonged on any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import polars as pl

from hemicycle.domain.body import BODIES, Body
from hemicycle.domain.session import SESSIONS
from hemicycle.domain.state import register

_SPAN = ["body", "first", "last"]


@dataclass(frozen=True)
class Rolls:
    """Rolls of all votes: votes that may have been taken on the same days share one.

    Parameters
    ----------
    spans
        ``event, span``; events without a known roll (Human Rights Council, persons, no date at
        all) have no row.
    members
        ``span, member, proven``.
    """

    spans: pl.DataFrame
    members: pl.DataFrame

    def of_events(self) -> pl.DataFrame:
        """``event, member, proven``."""
        return self.spans.join(self.members, on="span").drop("span")


def rolls(votes: pl.DataFrame) -> Rolls:
    """Members that were, or may have been, entitled to vote in each event.

    Parameters
    ----------
    votes
        ``event, body, world, date, date_quality, regular_session``.
    """
    spans = _spans(votes)
    distinct = spans.select(_SPAN).unique(maintain_order=True)
    known = distinct.filter(
        [_compiled(*days) for days in distinct.iter_rows()] if distinct.height else pl.lit(True)
    ).with_row_index("span")
    members = (
        known.join(_terms(known["body"].unique()), on="body")
        .filter(_reaches("since", "last") & _reaches("first", "until"))
        .group_by("span", "member")
        .agg((_reaches("since", "first") & _reaches("last", "until")).any().alias("proven"))
    )
    return Rolls(spans.join(known, on=_SPAN).select("event", "span"), members)


def _reaches(early: str, late: str) -> pl.Expr:
    """Whether one day is not after another; an open end never is."""
    return (pl.col(early) <= pl.col(late)).fill_null(True)


def _spans(votes: pl.DataFrame) -> pl.DataFrame:
    """``event, body, first, last``: the days on which each vote may have been taken."""
    real = votes.filter(pl.col("world").eq("real")).join(
        session_days(), on="regular_session", how="left", maintain_order="left"
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


def _compiled(name: str, first: date, last: date) -> bool:
    """Whether the body's seats are known on both days."""
    body = BODIES.get(name)
    if body is None or not (body.exists(first) and body.exists(last)):
        return False
    if body.every_member:
        return True
    return bool(body.elected_terms) and (body.until is None or last <= body.until)


def _terms(names: pl.Series) -> pl.DataFrame:
    """``body, member, since, until`` for every seat of these bodies; an open end is null."""
    return pl.DataFrame(
        [(name, *term) for name in names.sort() for term in _seats(BODIES[name])],
        schema={"body": pl.String, "member": pl.String, "since": pl.Date, "until": pl.Date},
        orient="row",
    )


def _seats(body: Body) -> Iterator[tuple[str, date | None, date | None]]:
    """Member, first and last day of every seat."""
    if body.every_member:
        for code, periods in register().membership.items():
            for period in periods:
                yield code, period.since, period.until
    else:
        for term in (*body.permanent_terms, *body.elected_terms):
            yield term.member, term.first, term.last
