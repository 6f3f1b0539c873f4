"""An opened record joined to the measures: what ``hemicycle.agreement`` and the like call.

The measures take frames and do not know the record; the record does not know the measures. Only
the package itself, here, knows both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from hemicycle import kept
from hemicycle.errors import MissingExtraError

if TYPE_CHECKING:
    from hemicycle.measure.agreement import Agreement
    from hemicycle.measure.blocs import Blocs
    from hemicycle.measure.coding import Coding
    from hemicycle.measure.cohesion import Cohesion
    from hemicycle.measure.ideal.anchors import Anchors
    from hemicycle.measure.ideal.estimate import Options
    from hemicycle.measure.ideal.results import IdealPoints
    from hemicycle.measure.links import Links
    from hemicycle.measure.matrix import Matrix
    from hemicycle.measure.shifts_neighbours import Neighbours
    from hemicycle.measure.shifts_result import Shifts
    from hemicycle.measure.whatif import WhatIf
    from hemicycle.record.record import Record

BALLOT_COLUMNS = ("vote_id", "member", "position")
"""Columns of the ballots that a measure reads."""


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

    ballots = record.scan("ballots").select(BALLOT_COLUMNS).collect()
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
    links: Path | str | None = None,
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
        links=links,
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
    from hemicycle.measure.cohesion import cohesion as measure
    from hemicycle.record.memberships import group_in

    built = matrix(record, body=body, coding=coding, by=by, since=since, until=until)
    return measure(built, group_in(record, group, body) if isinstance(group, str) else group)


def ideal_points(
    record: Record,
    *,
    body: str = "GA",
    engine: str = "fast",
    coding: Coding | str | None = None,
    by: str = "period",
    since: date | None = None,
    until: date | None = None,
    links: Path | str | None = None,
    anchors: Anchors | None = None,
    options: Options | None = None,
    issue: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> IdealPoints:
    """Ideal points of a body's members; see :func:`hemicycle.measure.ideal.estimate.estimate`.

    Parameters
    ----------
    engine
        ``fast``, ``reference`` or ``compat``. Published estimates are no function of a record: read
        them with :func:`hemicycle.measure.ideal.published.read_published`.
    coding
        Default: ``bailey-2017`` for the General Assembly, else ``plain``.
    issue
        Only votes on a subject count, or on one of Voeten's issues (``me nu di hr co ec``); items
        stay as all votes give them, so that the points lie on the common scale.
    progress
        Called with the sweeps done and the sweeps in all, by ``reference`` and ``compat``.
    """
    need_estimation()
    from hemicycle.measure.ideal.estimate import estimate
    from hemicycle.measure.ideal.fit import no_progress
    from hemicycle.measure.ideal.issue import on_issue
    from hemicycle.record.matter import votes_on

    chosen = coding or ("bailey-2017" if body == "GA" else "plain")
    built = matrix(record, body=body, coding=chosen, by=by, since=since, until=until, links=links)
    about = None if issue is None else votes_on(record, issue)
    found = estimate(
        built, engine=engine, anchors=anchors, options=options, progress=progress or no_progress
    )
    return found if about is None else on_issue(found, built, about[1], issue=about[0])


def whatif(record: Record, reference: str, changes: Iterable[str] = ()) -> WhatIf:
    """One recorded vote with other positions; see :func:`hemicycle.measure.whatif.what_if`.

    Parameters
    ----------
    reference
        Symbol, vote_id or alias of the vote.
    changes
        ``FRA=no``, ``EU=abstain``, ..., in order.
    """
    from dataclasses import replace

    from hemicycle.measure.whatif import what_if
    from hemicycle.record.related import heading_of
    from hemicycle.rules.case import case_of

    vote_id = record.one(reference)
    event = record.event(vote_id)
    case = replace(case_of(event, record.positions(vote_id)), barred=_barred(record, vote_id))
    label = heading_of(record, event)
    return what_if(case, changes, label=label, vote_id=vote_id, record_version=record.version)


def shifts(
    record: Record,
    *,
    body: str = "GA",
    since: int | None = None,
    until: int | None = None,
    least: float | None = None,
) -> Shifts:
    """Who moved, when, and how surely; see :func:`hemicycle.measure.shifts.shifts`.

    The ideal points are kept beside the record and estimated where they are missing.
    """
    need_estimation()
    from hemicycle.measure.shifts import shifts as measure
    from hemicycle.measure.shifts_result import LEAST

    points = make_points(record, body)
    return measure(points, since=since, until=until, least=LEAST if least is None else least)


def neighbours(record: Record, member: str, session: int, *, body: str = "GA") -> Neighbours:
    """With whom a member agreed more, and less, from a session on than before it."""
    need_numpy()
    from hemicycle.measure.shifts_neighbours import neighbours as measure

    return measure(matrix(record, body=body), member, session)


def blocs(record: Record, *, body: str = "GA", period: int | None = None) -> Blocs:
    """Who is grouped with whom in a session, with what probability.

    The ideal points are kept beside the record and estimated where they are missing.
    """
    need_estimation()
    from hemicycle.measure.blocs import blocs as measure

    return measure(make_points(record, body), period)


def make_points(record: Record, body: str = "GA") -> IdealPoints:
    """Ideal points of a body, kept or made now and kept.

    Raises
    ------
    NotIdentifiedError
        The votes do not place their members on a line.
    """
    found = kept.points(record, body)
    if found is not None:
        return found
    from hemicycle.measure.ideal.fast import FastOptions
    from hemicycle.measure.ideal.saved import write_points

    made = ideal_points(record, body=body, options=FastOptions(draws=kept.DRAWS))
    kept.keep(record, kept.points_folder(record, body), lambda part: write_points(made, part))
    return made


def _barred(record: Record, vote_id: str) -> frozenset[str]:
    """Members without a vote that day (Charter Art. 19), as far as a source says so."""
    import polars as pl

    mine = (pl.col("vote_id") == vote_id) & (pl.col("detail") == "barred_art_19")
    return frozenset(record.scan("ballots").filter(mine).collect()["member"])


def _links(record: Record, links: Path | str | None) -> Links | None:
    if links is None:
        return None
    from hemicycle.measure.links import links_of_file

    return links_of_file(Path(links), record.vote_aliases)


def need_numpy() -> None:
    """Raise MissingExtraError where NumPy is not installed."""
    _need({"numpy": "NumPy"}, "measuring votes")


def need_estimation() -> None:
    """Raise MissingExtraError where a package that estimation needs is not installed."""
    names = {"numpy": "NumPy", "scipy": "SciPy", "numba": "Numba", "threadpoolctl": "threadpoolctl"}
    _need(names, "estimating ideal points")


def _need(packages: dict[str, str], what: str) -> None:
    import importlib.util

    missing = [title for name, title in packages.items() if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtraError(
            f"{what} needs {' and '.join(missing)}, which is not installed",
            where="this Python environment",
            right="hemicycle with its extra 'measure'",
            todo="install it: pip install 'hemicycle[measure]'",
        )
