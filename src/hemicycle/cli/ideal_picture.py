"""The picture of ``hemicycle ideal --chart``: paths on the line, or where one vote cut it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from hemicycle.cli.charted import save_chart
from hemicycle.cli.ideal_answer import short

if TYPE_CHECKING:
    from hemicycle.measure.charts.picture import Picture
    from hemicycle.measure.ideal.results import IdealPoints
    from hemicycle.record.record import Record


@dataclass(frozen=True)
class Cut:
    """The vote that is to be drawn, by its id, and the record it is in."""

    vote_id: str
    record: Record


def find_cut(reference: str, opened: Record | None, where: str | None) -> Cut:
    """The one vote meant, looked up before anything is estimated.

    Parameters
    ----------
    opened
        The record the points are estimated from; None for published ones.
    where
        The record to open in that case, as :func:`hemicycle.record.record.open_record` takes it.

    Raises
    ------
    InputError
        No vote is called so, or several are.
    """
    if opened is None:
        from hemicycle.record.record import open_record

        opened = open_record(where)
    return Cut(opened.one(reference), opened)


def save_picture(
    ctx: typer.Context, found: IdealPoints, path: str, inked: Sequence[str], cut: Cut | None
) -> None:
    """Draw where the vote cut the line if there is one, else the paths, these members in ink."""
    picture = _lines(found, inked) if cut is None else _cut(found, cut)
    save_chart(ctx, picture, path, short(found))


def _lines(found: IdealPoints, inked: Sequence[str]) -> Picture:
    from hemicycle.measure.charts.ideal_lines import ideal_lines

    return ideal_lines(found, inked)


def _cut(found: IdealPoints, cut: Cut) -> Picture:
    from hemicycle.measure.charts.cut_line import cut_line

    positions = cut.record.positions(cut.vote_id) or {}
    said = {member: position.value for member, position in positions.items()}
    label = cut.record.event(cut.vote_id).symbol or cut.vote_id
    return cut_line(found, cut.vote_id, said, label=label)
