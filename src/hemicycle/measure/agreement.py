"""Who votes with whom: every agreement index for every pair of members, in every period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.errors import InputError, NotIdentifiedError
from hemicycle.measure.agreement_result import CREDITED, LONGEST_LIST, Agreement, with_itself
from hemicycle.measure.agreement_tables import PairTables, pair_tables
from hemicycle.measure.indices import Joint, indices
from hemicycle.measure.matrix import Matrix

__all__ = ["Agreement", "agreement", "groups_of"]

Floats = npt.NDArray[np.float64]


def agreement(
    matrix: Matrix,
    *,
    members: Iterable[str] | None = None,
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Agreement:
    """Every agreement index for every pair, by the matrix's periods or by groups of votes.

    Parameters
    ----------
    members
        Keep only pairs among these.
    groups
        Label to ``vote_id``s, for groups that may overlap, such as issues; see
        :func:`groups_of`. Default: the periods of the matrix.

    Raises
    ------
    NotIdentifiedError
        Fewer than two members, or no pair with a common vote.
    """
    rows = _rows(matrix, members)
    labels, columns = _columns(matrix, groups)
    parts = [_part(matrix, rows, chosen) for chosen in columns]
    tables = [part for part, _ in parts]
    if not any(part.first.size for part in tables):
        raise NotIdentifiedError(
            "no two members answered on the same vote",
            where=f"{matrix.body or 'votes'}, {matrix.shape[0]} members, {matrix.shape[1]} votes",
            right="at least one vote with two answers",
            todo="choose other votes, or a coding that keeps more of them",
        )
    return Agreement(
        members=matrix.members,
        seats=matrix.seats,
        first=rows[np.concatenate([part.first for part in tables])],
        second=rows[np.concatenate([part.second for part in tables])],
        period=np.repeat(
            np.arange(len(tables), dtype=np.int32), [part.first.size for part in tables]
        ),
        periods=labels,
        counts=np.concatenate([part.recorded for part in tables], axis=2),
        consensus=np.concatenate([part.consensus for part in tables]),
        credit=np.concatenate([part.credit for part in tables]),
        values={
            name: np.concatenate([values[name] for _, values in parts]) for name in parts[0][1]
        },
        coding=matrix.coding,
        body=matrix.body,
        record_version=matrix.record_version,
        notes=_notes(matrix),
    )


def _part(
    matrix: Matrix, rows: npt.NDArray[np.int32], columns: slice | npt.NDArray[np.int64]
) -> tuple[PairTables, dict[str, Floats]]:
    """Tables and values of one period; small enough to stay in the processor's cache."""
    tables = pair_tables(
        matrix.positions[rows][:, columns], matrix.by_consensus[columns], matrix.coding
    )
    plain = Joint(tables.with_consensus(tables.consensus))
    credited = Joint(tables.with_consensus(tables.credit)) if tables.consensus.any() else plain
    values = {
        name: index.value(credited if name == CREDITED else plain)
        for name, index in indices(matrix.coding).items()
    }
    return tables, values


def _rows(matrix: Matrix, members: Iterable[str] | None) -> npt.NDArray[np.int32]:
    named = None if members is None else set(members)
    if named is not None and len(named) == 1:
        raise with_itself(*named)
    chosen = (
        np.arange(len(matrix.members))
        if named is None
        else np.array(sorted({row for member in named for row in matrix.rows(member)}))
    )
    if len(chosen) < 2:
        raise NotIdentifiedError(
            "agreement needs two members",
            where=f"{matrix.body or 'votes'}: {len(chosen)} member",
            right="at least two members with ballots",
            todo="name more members, or take other votes",
        )
    return chosen.astype(np.int32)


def _columns(
    matrix: Matrix, groups: Mapping[str, Sequence[str]] | None
) -> tuple[tuple[int | str, ...], list[slice | npt.NDArray[np.int64]]]:
    if groups is None:
        return matrix.periods, [matrix.columns_of(period) for period in matrix.periods]
    place = {vote: column for column, vote in enumerate(matrix.votes)}
    found: dict[str, npt.NDArray[np.int64]] = {}
    for label, votes in groups.items():
        there = sorted({place[vote] for vote in votes if vote in place})
        if there:
            found[label] = np.array(there, dtype=np.int64)
    if not found:
        raise NotIdentifiedError(
            "none of the groups has a vote in the matrix",
            where=", ".join(list(groups)[:LONGEST_LIST]) or "groups",
            right="vote_ids of votes that the coding keeps",
            todo="check the ids, or take more votes",
        )
    return tuple(found), list(found.values())


def groups_of(votes: pl.DataFrame, column: str) -> dict[str, tuple[str, ...]]:
    """Groups of votes by a column, one with lists (``subjects``) included; sorted by label."""
    if column not in votes.columns:
        raise InputError(
            f"the votes have no column {column!r}",
            where="by",
            right="one of " + ", ".join(votes.columns),
            todo="choose one of these",
        )
    pairs = votes.select("vote_id", label=pl.col(column))
    if pairs.schema["label"].is_nested():
        pairs = pairs.explode("label")
    grouped = (
        pairs.drop_nulls()
        .with_columns(pl.col("label").cast(pl.String))
        .group_by("label")
        .agg(pl.col("vote_id").sort())
        .sort("label")
    )
    return {label: tuple(ids) for label, ids in grouped.rows()}


def _notes(matrix: Matrix) -> tuple[str, ...]:
    silent = matrix.silent
    notes = list(matrix.notes)
    notes += [f"votes left out: {number:,}, {reason}" for reason, number in matrix.dropped]
    if silent:
        notes.append("never voted, so in no pair: " + ", ".join(silent))
    return tuple(notes)
