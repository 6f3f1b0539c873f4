"""The tables of a brief on a terminal (Rich)."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from hemicycle.brief.model import Comparison, VoteBrief
from hemicycle.brief.wording import (
    certainty_sentence,
    mover_groups,
    mover_heading,
    outcome_sentence,
    position_word,
)
from hemicycle.domain.english import plural
from hemicycle.domain.vote import Position

_MARKS = {
    Position.YES: ("●", "blue"),
    Position.NO: ("■", "red"),
    Position.ABSTAIN: ("○", "yellow"),
    Position.NON_VOTING: ("–", "bright_black"),
    Position.UNKNOWN: ("?", "bright_black"),
}
_SHOWN = tuple(_MARKS)
_HEADINGS = {
    Position.YES: "Yes",
    Position.NO: "No",
    Position.ABSTAIN: "Abstain",
    Position.NON_VOTING: "Did not vote",
    Position.UNKNOWN: "Unknown",
}
#: Marks for all members of the day in the small bars of the support table.
_BAR = 16
#: Room for a symbol such as A/RES/ES-11/10 and the mark before it.
_SYMBOL = 16
#: Letters of a State's code; members with longer codes are persons and shown by name.
_CODE = 3
#: Groups shown on a terminal; the page and the JSON document have all of them.
GROUPS_SHOWN = (
    "EU", "NATO", "G77", "NAM", "BRICS", "AFRICAN", "ASIA-PACIFIC", "EEG", "GRULAC", "WEOG",
)  # fmt: skip


def overview(texts: Iterable[VoteBrief]) -> Table:
    """The texts of a day, a line each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    table.add_column("Body")
    table.add_column("Text")
    table.add_column("Outcome")
    table.add_column("Yes–no–abst.", justify="right")
    for vote in texts:
        outcome = outcome_sentence(vote).split(",")[0].split(";")[0]
        table.add_row(vote.body_name, vote.label, outcome, str(vote.tally or "–"))
    return table


def tally_bar(vote: VoteBrief, width: int) -> Text:
    """The tally as one line of marks, lengths in proportion to the members of the day."""
    tally = vote.tally
    bar = Text("")
    if tally is None or tally.no is None or tally.abstain is None:
        return bar
    counts = {
        Position.YES: tally.yes,
        Position.ABSTAIN: tally.abstain,
        Position.NON_VOTING: tally.non_voting or 0,
        Position.NO: tally.no,
    }
    total = sum(counts.values()) or 1
    scale = min(1.0, width / total) if total > width else 1.0
    for position, count in counts.items():
        mark, style = _MARKS[position]
        bar.append(mark * max(round(count * scale), 1 if count else 0), style=style)
    return bar


def position_lists(vote: VoteBrief) -> Table:
    """Members by position: codes, or names where codes say nothing."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column()
    positions = vote.positions or {}
    for position in _SHOWN:
        codes = sorted(code for code, at in positions.items() if at is position)
        if codes:
            mark, style = _MARKS[position]
            label = Text(f"{mark} {position_word(position)}", style=style)
            short = all(len(code) == _CODE for code in codes)
            listed = " ".join(codes) if short else "; ".join(vote.names[code] for code in codes)
            table.add_row(label, str(len(codes)), listed)
    return table


def group_table(vote: VoteBrief, *, in_full: bool) -> Table:
    """How the groups shown here voted, and who stood apart; by name ``in_full``, else by code."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Group", no_wrap=not in_full)
    lines = {line.code: line for line in vote.groups}
    shown = [
        position
        for position in _SHOWN
        if position is not Position.UNKNOWN or any(line.possible for line in vote.groups)
    ]
    for position in shown:
        table.add_column(_HEADINGS[position], justify="right")
    table.add_column("Apart")
    for code in GROUPS_SHOWN:
        line = lines.get(code)
        if line is None:
            continue
        counts = [str(line.counts.get(position, 0)) for position in shown]
        apart = [
            code
            for at, split in line.splits.items()
            if at is not Position.UNKNOWN
            for code in split
        ]
        called = line.name if in_full else line.code
        table.add_row(called, *counts, " ".join(apart) if len(apart) <= 4 else "")
    others = sum(line.code not in GROUPS_SHOWN for line in vote.groups)
    if others:
        table.caption = f"{plural(others, 'more group')} with --html and --json"
        table.caption_justify = "left"
    return table


def support_table(vote: VoteBrief, *, in_full: bool) -> Table:
    """Votes in favour of the texts of the matter; ``in_full`` with a bar each."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1) if in_full else (0, 1, 0, 0))
    table.add_column("Texts of the matter", overflow="fold", min_width=_SYMBOL)
    table.add_column("Date", no_wrap=True)
    table.add_column("Kind", overflow="fold")
    table.add_column("Yes–no–abst.", justify="right", no_wrap=True)
    if in_full:
        table.add_column("In favour", no_wrap=True, min_width=_BAR)
    for point in vote.support:
        tally = "–".join("?" if n is None else str(n) for n in (point.yes, point.no, point.abstain))
        name = f"▸ {point.label}" if point.current else f"  {point.label}"
        kind = point.kind if point.same_series else f"{point.kind}, other series"
        bar = "●" * round(_BAR * point.yes / (vote.roll_size or point.yes or 1))
        cells = (name, point.date.isoformat(), kind, tally)
        table.add_row(*cells, *([bar] if in_full else []))
    return table


def mover_table(comparison: Comparison, vote: VoteBrief) -> RenderableType:
    """Who took another position than on an earlier text."""
    title = Text(mover_heading(comparison, vote), style="bold")
    certain = certainty_sentence(vote)
    if not comparison.movers:
        return Group(title, Text("Nobody moved."))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column()
    for before, now, codes in mover_groups(comparison.movers):
        words = f"{position_word(before)} → {position_word(now)}"
        table.add_row(words, str(len(codes)), " ".join(codes))
    return Group(title, table, *([Text(certain)] if certain else []))


def children_table(children: list[VoteBrief]) -> Table:
    """What was put on a text: amendments, parts, motions."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Amendments, parts and motions on this text")
    table.add_column("Yes–no–abst.", justify="right")
    table.add_column("Outcome")
    for vote in children:
        outcome = outcome_sentence(vote).split(",")[0].split(";")[0]
        title = vote.title or vote.label
        table.add_row(title, str(vote.tally) if vote.tally else "not in our sources", outcome)
    return table
