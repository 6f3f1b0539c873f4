"""From a matrix of votes to labelled ideal points, by the engine asked for."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.coding import ABSTAIN, MISSING, NO, YES
from hemicycle.measure.ideal.anchors import Anchors, default_anchors
from hemicycle.measure.ideal.compat import CompatOptions, fit_compat
from hemicycle.measure.ideal.fast import FastOptions, fit_fast
from hemicycle.measure.ideal.fit import Fit, Progress, no_progress
from hemicycle.measure.ideal.model import UNTOLD
from hemicycle.measure.ideal.panel import Floats, Panel, panel
from hemicycle.measure.ideal.reference import ReferenceOptions, fit_reference
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import Matrix

ENGINES = ("fast", "reference", "compat", "published")
"""Engines by name; ``published`` reads a file instead of votes."""

Options = FastOptions | ReferenceOptions | CompatOptions
"""Settings of an engine."""

_USUAL = Anchors(high="USA", low="RUS")
_FEWEST = 3
_FLATTEST = 0.05
"""Discrimination below which an item has no place on the line."""


def estimate(
    votes: Matrix,
    *,
    engine: str = "fast",
    anchors: Anchors | None = None,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> IdealPoints:
    """Ideal points of every member in every period of the matrix.

    Parameters
    ----------
    engine
        ``fast``, ``reference`` or ``compat``.
    anchors
        Members that fix the direction, by label or by seat. Default: the United States above the
        Russian Federation where both voted, else the two members that differ most.
    options
        Settings of that engine.
    progress
        Called with the sweeps done and the sweeps in all, where the engine knows how many.

    Raises
    ------
    InputError
        An unknown engine or settings of another, or a coding without an order of answers.
    NotIdentifiedError
        Too few members or votes, unconnected parts, anchors that fix no direction.
    NotConvergedError
        The engine did not settle; its diagnostics are in the message.
    """
    cells = panel_of(votes)
    named, chosen = anchors_of(votes, cells, anchors)
    fit, seed = _fitted(cells, chosen, engine, options, progress)
    return _labelled(votes, cells, fit, engine, named, seed)


def _fitted(
    cells: Panel, anchors: Anchors, engine: str, options: Options | None, progress: Progress
) -> tuple[Fit, int | None]:
    """The engine's fit, and the seed of its chance if it used any."""
    if engine == "fast" and isinstance(options, FastOptions | None):
        settings = options or FastOptions()
        return fit_fast(cells, anchors, settings), settings.seed if settings.draws else None
    if engine == "reference" and isinstance(options, ReferenceOptions | None):
        chains = options or ReferenceOptions()
        return fit_reference(cells, anchors, chains, progress), chains.seed
    if engine == "compat" and isinstance(options, CompatOptions | None):
        ready = options or CompatOptions()
        return fit_compat(cells, anchors, ready, progress), ready.seed
    raise InputError(
        f"{engine!r} with {type(options).__name__} is no way to estimate ideal points"
        if engine in ENGINES
        else f"{engine!r} is no engine",
        where="engine",
        right="fast (with FastOptions), reference (with ReferenceOptions) or compat (with "
        "CompatOptions)",
        todo="choose one of these; published estimates are read with read_published",
    )


def panel_of(votes: Matrix) -> Panel:
    """Answers of a matrix as a panel.

    Raises
    ------
    InputError
        The coding has answers without an order: abstention apart, or absence as an answer.
    """
    if not votes.coding.has_order or votes.coding.absence == "category":
        raise InputError(
            f"coding {votes.coding.name} has answers that lie nowhere between yes and no",
            where="coding of the ideal points",
            right="abstention in the middle or left out, not voting ignored",
            todo="choose another coding, such as plain or bailey-2017",
        )
    member, vote = np.nonzero(votes.positions != MISSING)
    answer = votes.positions[member, vote]
    scale = np.zeros(NO + 1, dtype=np.int8)
    scale[[YES, ABSTAIN, NO]] = 0, 1, 2
    return panel(
        votes.members,
        votes.periods,
        votes.items,
        member=member,
        period=votes.period[vote],
        item=votes.item[vote],
        answer=scale[answer],
    )


def anchors_of(votes: Matrix, cells: Panel, asked: Anchors | None) -> tuple[Anchors, Anchors]:
    """The anchors as they are named, and as labels of the panel."""
    named = asked or _USUAL
    try:
        return named, Anchors(*(_label(votes, cells, name) for name in (named.high, named.low)))
    except NotIdentifiedError:
        if asked is not None:
            raise
    found = default_anchors(cells)
    return found, found


def _label(votes: Matrix, cells: Panel, name: str) -> str:
    """Row label of an anchor: itself, or the voting unit of that seat with most votes."""
    if name in cells.members:
        return name
    counts = np.bincount(cells.node_member, cells.votes, len(cells.members))
    seats = dict(zip(votes.members, votes.seats, strict=True))
    held = [k for k, label in enumerate(cells.members) if name in seats[label]]
    if held:
        return cells.members[max(held, key=lambda k: counts[k])]
    raise NotIdentifiedError(
        f"anchor {name} cast no vote on which members differed",
        where="anchors",
        right="two members with votes, e.g. " + ", ".join(cells.members[:5]),
        todo="name other anchors",
    )


def _labelled(
    votes: Matrix, cells: Panel, fit: Fit, engine: str, anchors: Anchors, seed: int | None
) -> IdealPoints:
    placed = np.ones(cells.n_nodes, dtype=np.bool_) if fit.placed is None else fit.placed
    _refuse_unplaced(cells, placed)
    points = pl.DataFrame(
        {
            "member": pl.Series(cells.members, dtype=pl.String).gather(cells.node_member),
            "period": pl.Series(cells.periods).gather(cells.node_period),
            "ideal": fit.place,
            "sd": fit.sd,
            "low": fit.low,
            "high": fit.high,
            "votes": cells.votes,
        }
    )
    return IdealPoints(
        engine=engine,
        points=points.filter(pl.Series(placed)),
        coding=votes.coding,
        body=votes.body,
        record_version=votes.record_version,
        anchors=str(anchors),
        seed=seed,
        items=item_table(cells, fit.items, fit.item_sd),
        draws=fit.draws[:, placed] if fit.draws.size else fit.draws,
        item_draws=fit.item_draws,
        vote_items=vote_items_of(votes),
        walk=_walk(cells, fit.walk),
        start=fit.start[placed],
        diagnostics=fit.diagnostics,
        notes=(
            *votes.notes,
            *fit.notes,
            *_left_out(votes, cells, points.filter(~pl.Series(placed))),
        ),
    )


def _refuse_unplaced(cells: Panel, placed: npt.NDArray[np.bool_]) -> None:
    there = np.unique(cells.node_member[placed]).size
    if there >= _FEWEST:
        return
    raise NotIdentifiedError(
        f"these votes tell the places of {there} members only: the others' intervals are nearly "
        "as wide as before any vote",
        where=f"{len(cells.members)} members, {cells.n_items} items, {cells.n_cells} answers",
        right=f"votes that place at least {_FEWEST} members",
        todo="widen the span of time or the choice of votes, or ingest a fuller source",
    )


def _left_out(votes: Matrix, cells: Panel, unplaced: pl.DataFrame) -> tuple[str, ...]:
    """Which members have no ideal point, and why."""
    seat = {label: "/".join(seats) for label, seats in zip(votes.members, votes.seats, strict=True)}
    notes = []
    silent = sorted(seat[label] for label in set(votes.members) - set(cells.members))
    if silent:
        notes.append(
            f"no ideal point, for want of a vote on which members differed: {_few(silent)}"
        )
    if unplaced.height:
        names = [
            f"{seat[row['member']]} in {row['period']} (votes: {row['votes']})"
            for row in unplaced.iter_rows(named=True)
        ]
        notes.append(
            f"no ideal point, for too few votes to tell (at least {UNTOLD:.0%} of the variance "
            f"before any vote is left): {_few(names)}"
        )
    return tuple(notes)


def _few(names: list[str], most: int = 8) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")


def item_table(cells: Panel, items: Floats, sd: Floats) -> pl.DataFrame:
    """Discrimination and cutpoints of items, on the line of the ideal points."""
    slope = np.where(np.abs(items[:, 0]) >= _FLATTEST, items[:, 0], np.nan)
    first, second = items[:, 1] / slope, items[:, 2] / slope
    to_abstain = (cells.bottoms == 0) & ((cells.cuts == 2) | (cells.tops == 1))
    from_abstain = (cells.tops == 2) & ((cells.cuts == 2) | (cells.bottoms == 1))
    plain = ~(to_abstain | from_abstain)
    return pl.DataFrame(
        {
            "item": cells.items,
            "discrimination": items[:, 0],
            "yes_abstain": np.where(to_abstain, first, np.nan),
            "abstain_no": np.where(from_abstain, second, np.nan),
            "yes_no": np.where(plain, first, np.nan),
            "votes": np.diff(cells.starts),
            "lowest": cells.bottoms,
            "highest": cells.tops,
            "discrimination_sd": sd if sd.size else np.full(len(items), np.nan),
            "first": items[:, 1],
            "second": items[:, 2],
        }
    ).fill_nan(None)


def vote_items_of(votes: Matrix) -> pl.DataFrame:
    """``vote_id, item, period`` of every vote."""
    return pl.DataFrame(
        {
            "vote_id": votes.votes,
            "item": pl.Series(votes.items, dtype=pl.String).gather(votes.item),
            "period": pl.Series(votes.periods).gather(votes.period),
        }
    )


def _walk(cells: Panel, walk: Floats) -> pl.DataFrame | None:
    """Variance of the step into each period but the first."""
    if walk.size < 2:
        return None
    return pl.DataFrame({"period": cells.periods[1:], "variance": walk[1:]})
