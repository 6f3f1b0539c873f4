"""The pictures of one vote: seats, world, support, flow, groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hemicycle.brief.html_parts import needed_line, seats
from hemicycle.brief.model import Comparison, VoteBrief
from hemicycle.brief.wording import mover_groups, mover_heading, position_word, tally_words
from hemicycle.domain.vote import Position
from hemicycle.figures.board import seating_board
from hemicycle.figures.curve import support_curve
from hemicycle.figures.flow import flow
from hemicycle.figures.marks import Band, SupportPoint
from hemicycle.figures.tiles import cells, tile_grid
from hemicycle.web.pictures import Picture

_WORLD = 100
"""From this many members on, the world says more than the board alone."""
_FEW = 24
_ORDER = {at: place for place, at in enumerate(Position)}


def vote_pictures(
    vote: VoteBrief, *, watermark: str | None = None
) -> dict[str, Callable[[], Picture]]:
    """What can be drawn of a vote, by name, in the order of the page."""
    found: dict[str, Callable[[], Picture]] = {}
    if vote.positions:
        found["board"] = lambda: board(vote, watermark)
        if len(vote.positions) >= _WORLD and all(code in cells() for code in vote.positions):
            found["world"] = lambda: world(vote)
    if len(vote.support) > 1:
        found["support"] = lambda: support(vote)
    for place, comparison in enumerate(c for c in vote.compared if c.movers):
        found[f"flow-{place + 1}" if place else "flow"] = _later(comparison, vote)
    return found


def _later(comparison: Comparison, vote: VoteBrief) -> Callable[[], Picture]:
    return lambda: moved(comparison, vote)


def _member_rows(vote: VoteBrief) -> list[list[str]]:
    """Code, name and position of every member, by position and name."""
    listed = sorted(
        (vote.positions or {}).items(),
        key=lambda item: (_ORDER[item[1]], vote.names.get(item[0], item[0])),
    )
    return [[vote.names.get(code, code), code, position_word(at)] for code, at in listed]


def board(vote: VoteBrief, watermark: str | None = None) -> Picture:
    """The seating board."""
    shown = seats(vote)
    words = tally_words(vote.tally) if vote.tally else "count not in our sources"
    svg = seating_board(
        shown, label=f"Seating board: {words}", tally=vote.tally, watermark=watermark
    )
    title = f"Who voted how: {vote.label}"
    headings = ["Member", "Code", "Position"]
    return Picture(
        "board",
        title,
        svg,
        headings,
        _member_rows(vote),
        small=len(shown) <= _FEW,
        method="outcome",
    )


def world(vote: VoteBrief) -> Picture:
    """The world, one member one tile."""
    words = tally_words(vote.tally) if vote.tally else "count not in our sources"
    svg = tile_grid(seats(vote), label=f"The world, one member one tile: {words}")
    return Picture(
        "world",
        f"The world, one member one tile: {vote.label}",
        svg,
        ["Member", "Code", "Position"],
        _member_rows(vote),
        note="One State has one vote, so each has one tile of one size.",
    )


def support(vote: VoteBrief) -> Picture:
    """Votes in favour of the texts of the matter."""
    members = vote.roll_size or max(point.yes for point in vote.support)
    return Picture(
        "support",
        "Texts of the matter, oldest first",
        support_curve(vote.support, members=members, line=needed_line(vote)),
        SUPPORT_HEADINGS,
        support_rows(vote.support),
        numbers=(3, 4, 5),
        note="A line joins texts of one kind. Open circles are texts of another kind, squares "
        "texts of another series: not comparable.",
        method="support",
    )


SUPPORT_HEADINGS = ("Text", "Date", "Kind", "Yes", "No", "Abstain")


def support_rows(points: Iterable[SupportPoint]) -> list[list[str]]:
    """The curve's texts, one row each."""
    return [
        [
            point.label,
            point.date.isoformat(),
            point.kind if point.same_series else f"{point.kind}, another series",
            *("?" if n is None else str(n) for n in (point.yes, point.no, point.abstain)),
        ]
        for point in points
    ]


def moved(comparison: Comparison, vote: VoteBrief) -> Picture:
    """Members that moved between two named texts."""
    groups = mover_groups(comparison.movers)
    bands = [Band(before, now, codes) for before, now, codes in groups]
    bands += [Band(at, at, codes) for at, codes in comparison.stayed.items() if codes]
    rows = [
        [
            f"{position_word(before)} → {position_word(now)}",
            str(len(codes)),
            ", ".join(vote.names.get(code, code) for code in codes),
        ]
        for before, now, codes in groups
    ]
    return Picture(
        "flow",
        mover_heading(comparison, vote),
        flow(bands, before_label=comparison.label, now_label=vote.label),
        ["From → to", "Members", "Names"],
        rows,
        numbers=(1,),
        method="moved",
        tight=True,
    )
