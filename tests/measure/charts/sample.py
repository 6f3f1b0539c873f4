"""Small results for tests of pictures."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import polars as pl
from tests.measure.conftest import ballots, votes

from hemicycle.measure.agreement import Agreement, agreement
from hemicycle.measure.blocs import Bloc, Blocs
from hemicycle.measure.coding import PLAIN
from hemicycle.measure.cohesion import Cohesion, cohesion
from hemicycle.measure.forecast.results import Forecast, Known
from hemicycle.measure.ideal.results import IdealPoints
from hemicycle.measure.matrix import matrix
from hemicycle.measure.shifts_result import Shifts


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


def with_item(slope: float, *cuts: float) -> IdealPoints:
    """Five members on a line in session 79 and one item, ``V1``, that cuts it at one or two
    places: yes | no, or yes | abstain and abstain | no."""
    line = {"USA": 2.0, "FRA": 1.0, "IND": 0.0, "CUB": -1.0, "RUS": -2.0}
    names = ("yes_abstain", "abstain_no") if len(cuts) == 2 else ("yes_no",)
    item: dict[str, Any] = {
        "item": "V1", "discrimination": slope, "votes": 5, "lowest": 0, "highest": 2,
        "first": slope * cuts[0], "second": slope * cuts[-1],
        **dict.fromkeys(("yes_abstain", "abstain_no", "yes_no")),
    }  # fmt: skip
    if slope:
        item |= dict(zip(names, cuts, strict=True))
    items = pl.DataFrame([item], schema_overrides=dict.fromkeys(names, pl.Float64))
    known = pl.DataFrame({"vote_id": ["V1", "V9"], "item": ["V1", "V9"], "period": [79, 79]})
    return placed(
        {member: {79: value} for member, value in line.items()},
        items=items,
        vote_items=known,
        start=np.zeros(0),
    )


def grouped(*names: str) -> Blocs:
    """Blocs of two members each, called by the names; the last member of all is Senator 1."""
    codes = ("USA", "GBR", "RUS", "BLR", "CHN", "PAK", "FRA", "DEU", "IND", "NPL", "BRA", "ARG",
             "EGY", "SDN")  # fmt: skip
    members = codes[: 2 * len(names)]
    blocs = tuple(
        Bloc(name, members[2 * place : 2 * place + 2], {members[2 * place]: 1.0,
                                                        members[2 * place + 1]: 0.6})
        for place, name in enumerate(names)
    )  # fmt: skip
    return Blocs(
        period=79, members=members, together=np.eye(len(members)), number={len(names): 1.0},
        blocs=blocs, draws=400, coding=PLAIN, body="GA", record_version="abc",
    )  # fmt: skip


def shifted() -> Shifts:
    """Three members over eight sessions: one leaps at session 76, one drifts, one stays."""
    rng = np.random.default_rng(3)
    sessions = tuple(range(72, 80))
    leap = np.where(np.array(sessions) >= 76, 1.5, 0.0)
    paths = np.stack([leap, np.linspace(0, 0.3, 8), np.zeros(8)])
    drawn = paths + rng.normal(0, 0.05, (200, 3, 8))
    return Shifts(
        members=("USA", "FRA", "IND"), periods=sessions, paths=drawn, coding=PLAIN, body="GA",
        record_version="abc", anchors="USA above RUS",
    )  # fmt: skip


def expected(*, cast: bool = True) -> Forecast:
    """A forecast of three members: USA surely yes, FRA even between yes and no, RUS surely no."""
    chances = np.array([[1.0, 0, 0, 0], [0.5, 0, 0.5, 0], [0, 0, 1.0, 0]])
    rolls = np.array([[0, 0, 2], [0, 2, 2]] * 50, dtype=np.int8)
    day = date(2025, 2, 24)
    return Forecast(
        label="A/RES/ES-11/7", body="GA", day=day, members=("USA", "FRA", "RUS"), chances=chances,
        rolls=rolls, known=Known(day, None, day), seed=1, outcomes={"adopted": 0.5},
        answers=np.array([2, 0, 2]) if cast else None, record_version="abc",
    )  # fmt: skip
