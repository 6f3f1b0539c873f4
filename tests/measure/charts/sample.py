"""Small results for tests of pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from tests.measure.conftest import ballots, votes

from hemicycle.measure.agreement import Agreement, agreement
from hemicycle.measure.coding import PLAIN
from hemicycle.measure.cohesion import Cohesion, cohesion
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import matrix


def agreed(**rows: str) -> Agreement:
    """Agreement of members given by letters; two sessions where there are four votes or more."""
    number = max(map(len, rows.values()))
    sessions = [79 if place < number / 2 else 80 for place in range(number)]
    facts = votes(number, session=[str(one) for one in sessions], regular_session=sessions)
    return agreement(matrix(ballots(**rows), facts))


def united(*members: str, **rows: str) -> Cohesion:
    """Cohesion of some of the members given by letters."""
    number = max(map(len, rows.values()))
    return cohesion(matrix(ballots(**rows), votes(number)), members)


def placed(
    places: dict[str, dict[int, float]], *, width: float | None = 0.2, **more: Any
) -> IdealPoints:
    """Ideal points by member and session."""
    rows = [
        {
            "member": member,
            "period": period,
            "ideal": value,
            "sd": None if width is None else width / 1.645,
            "low": None if width is None else value - width,
            "high": None if width is None else value + width,
            "votes": 10,
        }
        for member, path in places.items()
        for period, value in path.items()
    ]
    return IdealPoints(
        engine="fast", points=pl.DataFrame(rows), coding=PLAIN, body="GA",
        record_version="abc", anchors="USA above RUS", **more,
    )  # fmt: skip


def with_item(slope: float, **cuts: float | None) -> IdealPoints:
    """Five members on a line in session 79 and one item, ``V1``."""
    line = {"USA": 2.0, "FRA": 1.0, "IND": 0.0, "CUB": -1.0, "RUS": -2.0}
    item = {"item": "V1", "discrimination": slope, "yes_abstain": None, "abstain_no": None}
    items = pl.DataFrame([item | {"yes_no": None, "votes": 5} | cuts])
    known = pl.DataFrame({"vote_id": ["V1", "V9"], "item": ["V1", "V9"], "period": [79, 79]})
    return placed(
        {member: {79: value} for member, value in line.items()},
        items=items,
        vote_items=known,
        start=np.zeros(0),
    )
