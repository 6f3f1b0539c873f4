"""Narrowing a search, and how many votes each further step would leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import numpy as np
import numpy.typing as npt

from hemicycle.web.search.find import Found
from hemicycle.web.search.index import NO_DAY, POSITIONS, UNKNOWN, Index

OUTCOMES = ("adopted", "not_adopted", "without_vote", "not_stated")
#: Bounds of the facet of margins: yes and no at most so many apart.
MARGINS = (5, 10, 20, 50)
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Asked:
    """What to list; None asks for nothing."""

    q: str | None = None
    body: str | None = None
    since: date | None = None
    until: date | None = None
    member: str | None = None
    position: str | None = None
    outcome: str | None = None
    margin: int | None = None
    subject: str | None = None

    def query(self, **changed: Any) -> str:
        """The address of the same list, with something changed."""
        given = {**vars(self), **changed}
        return urlencode({name: str(value) for name, value in given.items() if value is not None})


@dataclass(frozen=True, eq=False)
class Narrowed:
    """Rows that fit every facet, in the order found, and what each facet holds.

    ``counts`` has for each facet the votes that fit all *other* facets, by value.
    """

    rows: npt.NDArray[np.int32]
    counts: Mapping[str, Mapping[str, int]]


Masks = dict[str, npt.NDArray[np.bool_]]


def narrowed(index: Index, found: Found, asked: Asked) -> Narrowed:
    """Apply the facets of a query to what its words found."""
    rows = found.rows
    positions = _positions(index, asked.member)
    masks = _masks(index, asked, positions)
    everything = np.ones(index.size, dtype=bool)
    fits = {
        facet: np.logical_and.reduce(
            [everything, *(mask for name, mask in masks.items() if name != facet)]
        )[rows]
        for facet in ("body", "decade", "outcome", "margin", "position", "")
    }
    counts: dict[str, Mapping[str, int]] = {
        "body": _by_word(index, "body", rows[fits["body"]]),
        "decade": _decades(index, rows[fits["decade"]]),
        "outcome": _by_word(index, "outcome", rows[fits["outcome"]]),
        "margin": _margins(index, rows[fits["margin"]]),
    }
    if positions is not None:
        counts["position"] = _cast(positions[rows[fits["position"]]])
    return Narrowed(rows[fits[""]], counts)


def positions_of(index: Index, member: str, rows: npt.NDArray[np.int32]) -> list[str | None]:
    """The member's position on each of these votes; None where it has no ballot."""
    held = _positions(index, member)
    assert held is not None
    return [POSITIONS[place] if place >= 0 else None for place in held[rows].tolist()]


def _positions(index: Index, member: str | None) -> npt.NDArray[np.int8] | None:
    """int8 (n_votes,): the member's position, :data:`UNKNOWN` below 0 where it has no ballot."""
    if member is None:
        return None
    held = np.full(index.size, UNKNOWN, dtype=np.int8)
    if member in index.cast:
        places, positions = index.cast[member]
        held[places] = positions
    return held


def _masks(index: Index, asked: Asked, positions: npt.NDArray[np.int8] | None) -> Masks:
    """Which votes fit each facet that was asked for."""
    masks: Masks = {}
    for facet in ("body", "outcome"):
        wanted = getattr(asked, facet)
        if wanted is not None:
            known = index.words[facet]
            place = known.index(wanted) if wanted in known else UNKNOWN
            masks[facet] = index.arrays[facet] == place
    if asked.since is not None or asked.until is not None:
        masks["decade"] = _between(index.arrays["day"], asked.since, asked.until)
    if asked.margin is not None:
        masks["margin"] = _at_most(index.arrays["apart"], asked.margin)
    if asked.subject is not None:
        has = index.votes["subjects"].list.contains(asked.subject)
        masks["subject"] = has.fill_null(False).to_numpy()
    if positions is not None:
        masks["member"] = positions >= 0
        if asked.position is not None:
            masks["position"] = positions == POSITIONS.index(asked.position)
    return masks


def _between(
    days: npt.NDArray[np.int32], since: date | None, until: date | None
) -> npt.NDArray[np.bool_]:
    """Votes of these days, both included; one without a day fits no bound."""
    fits: npt.NDArray[np.bool_] = days != NO_DAY
    if since is not None:
        fits &= days >= (since - _EPOCH).days
    if until is not None:
        fits &= days <= (until - _EPOCH).days
    return fits


def _at_most(apart: npt.NDArray[np.int32], most: int) -> npt.NDArray[np.bool_]:
    fits: npt.NDArray[np.bool_] = (apart != UNKNOWN) & (apart <= most)
    return fits


def _by_word(index: Index, facet: str, rows: npt.NDArray[np.int32]) -> dict[str, int]:
    """Votes for each value that has some, the commonest first."""
    counts = np.bincount(index.arrays[facet][rows], minlength=len(index.words[facet])).tolist()
    pairs = [pair for pair in zip(index.words[facet], counts, strict=True) if pair[1]]
    return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


def _decades(index: Index, rows: npt.NDArray[np.int32]) -> dict[str, int]:
    decades, counts = np.unique(index.arrays["decade"][rows], return_counts=True)
    pairs = zip(decades.tolist(), counts.tolist(), strict=True)
    return {f"{decade}s": count for decade, count in pairs if decade != UNKNOWN}


def _margins(index: Index, rows: npt.NDArray[np.int32]) -> dict[str, int]:
    apart = index.arrays["apart"][rows]
    return {str(most): int(_at_most(apart, most).sum()) for most in MARGINS}


def _cast(positions: npt.NDArray[np.int8]) -> dict[str, int]:
    return {
        word: int((positions == place).sum())
        for place, word in enumerate(POSITIONS)
        if (positions == place).any()
    }
