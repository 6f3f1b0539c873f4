"""An opened record joined to the measures: what ``hemicycle.agreement`` and the like call.

The measures take frames and do not know the record; the record does not know the measures. Only
the package itself, here, knows both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle.errors import MissingExtraError

if TYPE_CHECKING:
    from hemicycle.measure.agreement import Agreement
    from hemicycle.measure.coding import Coding
    from hemicycle.measure.cohesion import Cohesion
    from hemicycle.measure.links import Links
    from hemicycle.measure.matrix import Matrix
    from hemicycle.record.record import Record

_BALLOT_COLUMNS = ("vote_id", "member", "position")


def matrix(
    record: Record,
    *,
    body: str = "GA",
    coding: Coding | str = "plain",
    by: str = "period",
    since: date | None = None,
    until: date | None = None,
    links: Path | str | None = None,
) -> Matrix:
    """Members x votes of a body; see :func:`hemicycle.measure.matrix.matrix`.

    Parameters
    ----------
    links
        A file laid out as ``Matches.csv``, for a coding that links repeated texts.
    """
    need_numpy()
    from hemicycle.measure.matrix import matrix as build

    ballots = record.scan("ballots").select(_BALLOT_COLUMNS).collect()
    return build(
        ballots,
        record.votes,
        coding=coding,
        by=by,
        body=body,
        since=since,
        until=until,
        links=_links(record, links),
        record_version=record.version,
    )


def agreement(
    record: Record,
    *,
    body: str = "GA",
    coding: Coding | str = "plain",
    by: str = "period",
    since: date | None = None,
    until: date | None = None,
    members: Iterable[str] | None = None,
) -> Agreement:
    """Agreement of all pairs, or of pairs among ``members``.

    Parameters
    ----------
    by
        ``period`` (regular session, Congress, else year), ``session``, ``calendar``, ``all``, or
        a column of the votes; one with several values a vote (``subjects``) counts a vote in each.
    """
    need_numpy()
    from hemicycle.measure.agreement import agreement as measure
    from hemicycle.measure.agreement import groups_of
    from hemicycle.measure.matrix_votes import PERIODS

    own = by in PERIODS
    built = matrix(
        record,
        body=body,
        coding=coding,
        by=by if own else "period",
        since=since,
        until=until,
    )
    return measure(built, members=members, groups=None if own else groups_of(record.votes, by))


def cohesion(
    record: Record,
    group: str | Collection[str],
    *,
    body: str = "GA",
    coding: Coding | str = "plain",
    by: str = "period",
    since: date | None = None,
    until: date | None = None,
) -> Cohesion:
    """Unity of a declared group (its code) or of members named by their codes."""
    need_numpy()
    from hemicycle.domain.group import group as declared
    from hemicycle.measure.cohesion import cohesion as measure

    built = matrix(record, body=body, coding=coding, by=by, since=since, until=until)
    return measure(built, declared(group) if isinstance(group, str) else group)


def _links(record: Record, links: Path | str | None) -> Links | None:
    if links is None:
        return None
    from hemicycle.measure.links import links_of_file

    return links_of_file(Path(links), record.vote_aliases)


def need_numpy() -> None:
    """Raise MissingExtraError where NumPy is not installed."""
    import importlib.util

    if importlib.util.find_spec("numpy") is None:
        raise MissingExtraError(
            "measuring votes needs NumPy, which is not installed",
            where="this Python environment",
            right="hemicycle with its extra 'measure'",
            todo="install it: pip install 'hemicycle[measure]'",
        )
