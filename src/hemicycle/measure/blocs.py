"""Blocs found in votes: who is grouped with whom, with what probability.

In every posterior draw of one session's ideal points a bloc is a hill of members on the line: the
density of their places (normal kernel, its width by the rule of thumb of Silverman 1986, *Density
Estimation*, section 3.4.2) is cut at its valleys (clusters as regions of high density: Hartigan
1975, *Clustering Algorithms*, section 11.13). Nothing says how many blocs there are; it may be
one. Two members' probability of being in one bloc is the share of draws in which they are. No
single partition is ever the result; the blocs that are named are cores of members that are
together in most draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import Coding
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.results import drawn, identified
from hemicycle.measure.shifts import ENOUGH_VOTES, full_sessions

Floats = npt.NDArray[np.float64]

_GRID = 400
_FEWEST = 8
_TOGETHER = 0.5
"""Probability of being together above which members belong to one core."""

_SMALLEST = 2
_CORE = 3

_NAMED_BY = ("USA", "RUS", "CHN", "FRA", "GBR", "IND", "BRA", "ZAF", "EGY", "IDN", "JPN", "DEU")
"""Members that a bloc is called after, where it has one of them: so names last through time."""


@dataclass(frozen=True)
class Bloc:
    """Members that are together in most draws.

    Parameters
    ----------
    name
        After its best-known members, so that a bloc keeps its name while it keeps them.
    core
        The members most surely in it.
    members
        Member to its mean probability of being together with the core, the surest first.
    """

    name: str
    core: tuple[str, ...]
    members: Mapping[str, float]


@dataclass(frozen=True, eq=False)
class Blocs:
    """Co-assignment of members in one session.

    Parameters
    ----------
    members
        Seats in order of their mean place, from the low anchor to the high one.
    together
        float64 (n_members, n_members): probability of being in one bloc.
    number
        Number of blocs to the share of draws that are cut into so many.
    blocs
        Cores, from the low end to the high one.
    """

    period: int | str
    members: tuple[str, ...]
    together: Floats
    number: Mapping[int, float]
    blocs: tuple[Bloc, ...]
    draws: int
    coding: Coding
    body: str | None = None
    record_version: str | None = None
    notes: tuple[str, ...] = ()

    def probability(self, first: str, second: str) -> float:
        """Probability that two members are in one bloc.

        Raises
        ------
        InputError
            A member without a place in this session.
        """
        return float(self.together[self._row(first), self._row(second)])

    def with_member(self, member: str) -> pl.DataFrame:
        """``member, together``: all others by the probability of being with this one."""
        row = self._row(member)
        found = pl.DataFrame({"member": self.members, "together": self.together[row]})
        others = found.filter(pl.col("member") != member)
        return others.sort(["together", "member"], descending=[True, False])

    def table(self) -> pl.DataFrame:
        """``member, bloc, probability, next, next_probability``: each member's two likeliest."""
        rows = []
        for member in self.members:
            ranked = sorted(
                ((bloc.members.get(member, 0.0), bloc.name) for bloc in self.blocs), reverse=True
            )
            first, second = [*ranked, (0.0, ""), (0.0, "")][:2]
            rows.append(
                {
                    "member": member,
                    "bloc": first[1] or None,
                    "probability": first[0],
                    "next": second[1] or None,
                    "next_probability": second[0],
                }
            )
        return pl.DataFrame(rows)

    def chart(self) -> Any:
        """An Altair map of the likeliest blocs; see :mod:`hemicycle.measure.charts.bloc_map`."""
        return drawn("bloc_map", self)

    def summary(self) -> str:
        """The blocs in words."""
        cuts = ", ".join(f"{k} in {share:.0%}" for k, share in self.number.items())
        lines = [
            f"session {self.period}, {len(self.members)} members; {self.draws} draws, number of "
            f"blocs: {cuts}",
            *(
                f"  {bloc.name}: core {', '.join(bloc.core)}; "
                f"{sum(share > _TOGETHER for share in bloc.members.values())} members more likely "
                "with it than not"
                for bloc in self.blocs
            ),
            self.coding.describe(),
            *self.notes,
        ]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; the matrix of pairs included."""
        return {
            "record_version": self.record_version,
            "body": self.body,
            "period": self.period,
            "coding": self.coding.to_dict(),
            "draws": self.draws,
            "number": {str(k): share for k, share in self.number.items()},
            "blocs": [
                {"name": bloc.name, "core": list(bloc.core), "members": dict(bloc.members)}
                for bloc in self.blocs
            ],
            "members": list(self.members),
            "together": self.together.round(3).tolist(),
            "notes": list(self.notes),
        }

    def _row(self, member: str) -> int:
        if member in self.members:
            return self.members.index(member)
        raise InputError(
            f"{member} has no place in session {self.period}",
            where=self.body or "votes",
            right=f"one of {len(self.members)} members, such as {', '.join(self.members[:5])}",
            todo="check the code and the session",
        )


def blocs(points: IdealPoints, period: int | str | None = None) -> Blocs:
    """Blocs of one session, from joint draws of ideal points.

    Parameters
    ----------
    period
        Session; None: the last one.

    Raises
    ------
    NotIdentifiedError
        Points without draws, a session without votes enough, or fewer than eight members.
    """
    chosen, members, places = _session(points, period)
    order = np.argsort(places.mean(axis=0), kind="stable")
    members, places = [members[k] for k in order], places[:, order]
    together = np.zeros((len(members), len(members)))
    number: dict[int, int] = {}
    for draw in places:
        label = cut(draw)
        together += label[:, None] == label[None, :]
        k = int(label.max()) + 1
        number[k] = number.get(k, 0) + 1
    together /= len(places)
    return Blocs(
        period=chosen,
        members=tuple(members),
        together=together,
        number={k: number[k] / len(places) for k in sorted(number)},
        blocs=_cores(members, together),
        draws=len(places),
        coding=points.coding,
        body=points.body,
        record_version=points.record_version,
        notes=points.notes,
    )


def _session(points: IdealPoints, period: int | str | None) -> tuple[int | str, list[str], Floats]:
    if not points.draws.size:
        raise NotIdentifiedError(
            "these ideal points have no draws, so nothing can be said about how sure a bloc is",
            where=f"engine {points.engine}",
            right="ideal points estimated with draws",
            todo="estimate them with FastOptions(draws=200)",
        )
    known = sorted(full_sessions(points))
    chosen = period if period is not None else known[-1] if known else None
    if chosen is None or chosen not in known:
        span = f"a session from {known[0]} to {known[-1]}" if known else "sessions"
        raise NotIdentifiedError(
            f"too few votes place the members in session {chosen}"
            if chosen is not None
            else "too few votes place the members in any session",
            where=points.body or "votes",
            right=f"{span} with at least {ENOUGH_VOTES} votes of the middle member",
            todo="choose another session, or read fuller files with: hemicycle ingest FILE...",
        )
    labelled = identified(points.points, members=("member",), body=points.body)
    rows = (
        labelled.select(pl.coalesce("iso3", "member").alias("seat"), "period", "votes")
        .with_row_index("column")
        .filter(pl.col("period") == chosen)
        .sort("votes", descending=True)
        .unique("seat", keep="first")
        .sort("seat")
    )
    if rows.height < _FEWEST:
        raise NotIdentifiedError(
            f"{rows.height} members are too few to be cut into blocs",
            where=f"session {chosen}",
            right=f"at least {_FEWEST} members",
            todo="choose another session",
        )
    return chosen, list(rows["seat"]), points.draws[:, rows["column"].to_numpy()]


def cut(places: Floats) -> npt.NDArray[np.int64]:
    """int64 (n_members,): blocs of one draw, numbered from the low end: hills of the density."""
    width = _width(places)
    grid = np.linspace(places.min() - width, places.max() + width, _GRID)
    density = np.exp(-0.5 * ((grid[:, None] - places[None, :]) / width) ** 2).sum(axis=1)
    inner = density[1:-1]
    valleys = grid[1:-1][(inner < density[:-2]) & (inner <= density[2:])]
    _, label = np.unique(np.searchsorted(valleys, places), return_inverse=True)
    return label.astype(np.int64)


def _width(places: Floats) -> float:
    """Width of the kernel: 0.9 min(standard deviation, quartile range / 1.34) n^(-1/5)."""
    low, high = np.quantile(places, [0.25, 0.75])
    spread = min(places.std(), (high - low) / 1.34) or places.std() or 1.0
    return float(0.9 * spread * places.size**-0.2)


def _cores(members: list[str], together: Floats) -> tuple[Bloc, ...]:
    """Cores, from the low end: groups whose members are together in most draws, on average.

    Average linkage on the probabilities of being apart (consensus clustering: Monti, Tamayo,
    Mesirov and Golub 2003, *Machine Learning* 52:91-118).
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = 1.0 - together
    np.fill_diagonal(apart, 0.0)
    tree = linkage(squareform(apart, checks=False), method="average")
    label = fcluster(tree, 1.0 - _TOGETHER, criterion="distance")
    runs = [np.flatnonzero(label == k) for k in np.unique(label)]
    found = []
    for run in sorted(runs, key=lambda rows: float(rows.mean())):
        if run.size < _SMALLEST:
            continue
        inside = together[np.ix_(run, run)].mean(axis=1)
        core = run[np.argsort(-inside, kind="stable")[:_CORE]]
        belongs = together[:, core].mean(axis=1)
        ranked = sorted(((share, members[k]) for k, share in enumerate(belongs)), reverse=True)
        own = {member: float(share) for share, member in ranked if share > 0.0}
        centre = tuple(members[k] for k in core)
        found.append(Bloc(_name([members[k] for k in run], centre), centre, own))
    return tuple(found)


def _name(members: list[str], core: tuple[str, ...]) -> str:
    known = [member for member in _NAMED_BY if member in members][:2]
    return "with " + " and ".join(known or core[:2])
