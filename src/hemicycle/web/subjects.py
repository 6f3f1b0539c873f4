"""Votes by subject, as the sources name subjects."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from hemicycle.web.floor import WORD_OF, Floor
from hemicycle.web.library import Shelf

_LEAST = 20
"""Votes on a subject from which on it is listed."""
_MOST = 24
_ITEM = re.compile(r"\d+[a-z]?")
"""An item of an agenda, which some sources print among the subjects."""


def columns_of(shelf: Shelf, floor: Floor, body: str) -> dict[str, npt.NDArray[np.int64]]:
    """Columns of the floor by subject, the largest subjects first."""

    def make() -> dict[str, npt.NDArray[np.int64]]:
        rows = (
            shelf.record.votes.lazy()
            .filter(pl.col("body") == body)
            .select("vote_id", subject="subjects")
            .explode("subject")
            .drop_nulls()
            .collect()
        )
        found: dict[str, list[int]] = {}
        for vote_id, subject in rows.iter_rows():
            if vote_id in floor.column and not _ITEM.fullmatch(subject):
                found.setdefault(subject, []).append(floor.column[vote_id])
        largest = sorted(found, key=lambda subject: (-len(found[subject]), subject))[:_MOST]
        return {s: np.array(found[s]) for s in largest if len(found[s]) >= _LEAST}

    return shelf.once(("subjects", body), make)


def subjects_of(shelf: Shelf, floor: Floor, body: str, member: str) -> list[dict[str, Any]]:
    """How a member voted by subject, and how often with the largest camp."""
    cells = floor.seated.positions[floor.row[member]]
    largest = floor.camps[1:4].argmax(axis=0) + 1
    told = []
    for subject, columns in columns_of(shelf, floor, body).items():
        own = cells[columns]
        counts = {word.lower(): int((own == answer).sum()) for answer, word in WORD_OF.items()}
        cast = counts["yes"] + counts["no"] + counts["abstain"]
        if sum(counts.values()) < _LEAST:
            continue
        with_most = int((own == largest[columns]).sum())
        told.append(
            {
                "subject": subject,
                "votes": sum(counts.values()),
                **counts,
                "with_most": with_most / cast if cast else None,
            }
        )
    return told


def agreement_by_subject(
    shelf: Shelf, floor: Floor, body: str, a: str, b: str
) -> list[dict[str, Any]]:
    """Agreement of two members by subject, most common votes first."""
    place = np.array([np.nan, 0.0, 0.5, 1.0])
    apart = np.abs(place[floor.answers[floor.row[a]]] - place[floor.answers[floor.row[b]]])
    told = []
    for subject, columns in columns_of(shelf, floor, body).items():
        own = apart[columns]
        n = int((~np.isnan(own)).sum())
        if n >= _LEAST:
            told.append({"subject": subject, "votes": n, "agree": float(1 - np.nanmean(own))})
    return told
