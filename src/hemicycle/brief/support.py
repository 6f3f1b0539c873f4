"""Votes in favour of the texts of one matter through time."""

from __future__ import annotations

from dataclasses import replace

from hemicycle.brief.comparison import label_of
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import RollCallState, TextKind, VoteEvent
from hemicycle.figures.marks import SupportPoint


def tally_of(event: VoteEvent, roll_size: int | None = None) -> Tally | None:
    """The tally a brief prints: counted from the roll where that is complete, else announced.

    Where the source gives the votes cast and the size of the roll is known, those that did not
    vote are the rest of the roll.
    """
    if event.counted is not None and event.roll_call is RollCallState.COMPLETE:
        return event.counted
    tally = event.announced
    if tally is None or tally.non_voting is not None or tally.cast is None or roll_size is None:
        return tally
    return replace(tally, non_voting=max(0, roll_size - tally.cast))


def support_points(
    event: VoteEvent, series: list[VoteEvent], beside: list[VoteEvent]
) -> tuple[SupportPoint, ...]:
    """Points of the curve, oldest first; ``beside`` are texts of the matter from other series."""
    held = any(other.vote_id == event.vote_id for other in series)
    own = [] if held or not (series or beside) else [event]
    points = [_point(other, event, same_series=True) for other in [*series, *own]]
    points += [_point(other, event, same_series=False) for other in beside]
    return tuple(
        sorted(
            (point for point in points if point is not None),
            key=lambda point: (point.date, point.label),
        )
    )


def _point(other: VoteEvent, current: VoteEvent, *, same_series: bool) -> SupportPoint | None:
    tally = tally_of(other)
    if tally is None or other.date is None:
        return None
    return SupportPoint(
        label=label_of(other),
        date=other.date,
        yes=tally.yes,
        no=tally.no,
        abstain=tally.abstain,
        kind=(other.kind or TextKind.OTHER).value,
        current=other.vote_id == current.vote_id,
        same_series=same_series,
    )
