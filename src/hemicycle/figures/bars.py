"""A tally as one bar, as long as the roll, in the four marks."""

from __future__ import annotations

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Position
from hemicycle.figures.svg import CLASSES, ORDER, number, picture

_HEIGHT = 14.0


def digest_bar(tally: Tally, of: int) -> str:
    """One unit a member: yes, abstain, did not vote, no.

    Parameters
    ----------
    tally
        Counts; what is not known is left blank.
    of
        Members of the day: the whole length.
    """
    known = tally.cast or 0
    counts = {
        Position.YES: tally.yes,
        Position.ABSTAIN: tally.abstain or 0,
        Position.NON_VOTING: tally.non_voting or max(0, of - known if tally.cast else 0),
        Position.NO: tally.no or 0,
    }
    parts, x = [], 0.0
    for position in ORDER:
        width = float(counts.get(position, 0))
        if width:
            parts.append(
                f'<rect class="{CLASSES[position]}" x="{number(x)}" y="1" '
                f'width="{number(width)}" height="{number(_HEIGHT - 2)}"/>'
            )
            x += width
    drawn = picture(max(of, x, 1), _HEIGHT, f"{tally} of {of} members", parts, "bar")
    return drawn.replace(" viewBox", ' preserveAspectRatio="xMinYMid" viewBox', 1)
