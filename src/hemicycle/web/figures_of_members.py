"""The pictures of members, pairs and groups: numbers through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from hemicycle.domain.vote import Position
from hemicycle.figures.shares import Column, shares
from hemicycle.figures.timeline import Axis, Field, Line, Point, timeline
from hemicycle.web.floor import WORD_OF, Counts, Floats, Floor
from hemicycle.web.names import member_name
from hemicycle.web.periods import period_words, place_of
from hemicycle.web.pictures import Picture

LEAST = 8
"""Common votes in a period from which on a share of them is drawn."""
UNIT = Axis(0.0, 1.0, ((0, "0"), (0.25, "¼"), (0.5, "½"), (0.75, "¾"), (1, "1")))


def points_of(body: str, periods: Sequence[int | str], values: Floats, n: Counts) -> list[Point]:
    """Points of a line where the votes are enough to say something."""
    return [
        Point(place_of(body, period), float(value))
        for period, value, votes in zip(periods, values, n, strict=True)
        if votes >= LEAST and not np.isnan(value)
    ]


def taken(floor: Floor, body: str, member: str, counts: Counts) -> Picture:
    """What a member answered, by period."""
    words = ("YES", "NO", "ABSTAIN", "NON_VOTING")
    answer_of = {word: answer for answer, word in WORD_OF.items()}
    columns, rows = [], []
    for place, period in enumerate(floor.periods):
        held = {word: int(counts[answer_of[word], place]) for word in words}
        if not sum(held.values()):
            continue
        short = f"{place_of(body, period):.0f}"
        name = period_words(body, period)
        columns.append(Column(name, short, {Position(w): n for w, n in held.items() if n}))
        rows.append([name, *(str(held[word]) for word in words)])
    name = member_name(member)
    return Picture(
        "positions",
        f"How {name} voted, by period",
        shares(columns, label=f"Positions of {name} by period"),
        ["Period", "Yes", "No", "Abstain", "Did not vote"],
        rows,
        numbers=(1, 2, 3, 4),
        method="attendance",
    )


def beside(
    floor: Floor, body: str, member: str, others: Sequence[str], agree: Floats, common: Counts
) -> Picture:
    """Agreement with some members through time; everybody else is the faint field."""
    lines = []
    for other in others:
        if other != member and other in floor.row:
            row = floor.row[other]
            lines.append(Line(other, points_of(body, floor.periods, agree[row], common[row])))
    shown = {line.name for line in lines} | {member}
    others_too = [row for row, other in enumerate(floor.members) if other not in shown]
    enough = common[others_too] >= LEAST
    told = np.flatnonzero((common >= LEAST).any(axis=0))
    seen = np.where(enough, agree[others_too], np.nan)[:, told].tolist()
    field = Field(
        [place_of(body, floor.periods[place]) for place in told],
        [[None if value != value else value for value in row] for row in seen],
    )
    rows = [
        [period_words(body, period), *(_cell(floor, agree, common, o, place) for o in others)]
        for place, period in enumerate(floor.periods)
        if any(o in floor.row and common[floor.row[o], place] >= LEAST for o in others)
    ]
    name = member_name(member)
    return Picture(
        "agreement",
        f"Agreement of {name} with permanent members of the Security Council, by period",
        timeline(
            lines,
            label=f"Agreement of {name} with others, by period",
            axis=Axis(0.0, 1.0, UNIT.ticks, above="votes alike", below="votes opposite"),
            others=field,
        ),
        ["Period", *others],
        rows,
        numbers=range(1, len(others) + 1),
        note=f"Faint lines are all other members. Periods with fewer than {LEAST} common votes "
        "are left out.",
        method="agree",
    )


def _cell(floor: Floor, agree: Floats, common: Counts, other: str, place: int) -> str:
    if other not in floor.row or common[floor.row[other], place] < LEAST:
        return ""
    return f"{agree[floor.row[other], place]:.3f}"


def over_time(
    name: str,
    title: str,
    body: str,
    periods: Sequence[int | str],
    values: Mapping[str, Floats],
    n: Counts,
    *,
    axis: Axis,
    note: str = "",
    method: str | None = None,
) -> Picture:
    """Several indices through time, each a line."""
    lines = [Line(index, points_of(body, periods, held, n)) for index, held in values.items()]
    rows = [
        [
            period_words(body, period),
            str(int(n[place])),
            *("" if np.isnan(held[place]) else f"{held[place]:.3f}" for held in values.values()),
        ]
        for place, period in enumerate(periods)
        if n[place]
    ]
    return Picture(
        name,
        title,
        timeline(lines, label=title, axis=axis),
        ["Period", "Votes", *values],
        rows,
        numbers=range(1, len(values) + 2),
        note=note,
        method=method,
    )
