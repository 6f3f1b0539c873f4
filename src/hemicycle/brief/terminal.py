"""The brief on a terminal (Rich). Lines up in 80 columns, reads the same without colour."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from hemicycle.brief.comparison import is_known, is_text
from hemicycle.brief.digest import one_thing_to_know, ranked
from hemicycle.brief.model import Brief, Comparison, Unusual, VoteBrief
from hemicycle.brief.ruling_words import (
    abstention_sentence,
    binding_sentence,
    margin_sentence,
    not_voting_sentence,
    required_sentence,
    veto_sentence,
)
from hemicycle.brief.wording import (
    certainty_sentence,
    correction_sentence,
    heading,
    mover_groups,
    mover_heading,
    other_notes,
    outcome_sentence,
    position_word,
    question_words,
    sitting,
    urgent_notes,
    when_words,
)
from hemicycle.domain.english import plural
from hemicycle.domain.vote import Position
from hemicycle.rules.decision import Reason

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
#: With less room than this a title goes on a line of its own.
_SHORTEST_TITLE = 40
#: Letters of a State's code; members with longer codes are persons and shown by name.
_CODE = 3

#: Groups shown on a terminal; the page and the JSON document have all of them.
_GROUPS = (
    "EU", "NATO", "G77", "NAM", "BRICS", "AFRICAN", "ASIA-PACIFIC", "EEG", "GRULAC", "WEOG",
)  # fmt: skip


def print_brief(brief: Brief, console: Console, *, everything: bool = False) -> None:
    """Print the page; a long day as a digest unless ``everything`` is asked for."""
    console.print()
    if brief.banner:
        word, _, said = brief.banner.rstrip(".").partition(". ")
        console.print(Panel(f"{word}  {said}", box=box.HEAVY, expand=False))
    if brief.digest and not everything:
        _print_digest(brief, console)
    else:
        texts = [vote for vote in brief.votes if is_text(vote.event)]
        if len(texts) > 1:
            console.print(_overview(texts))
        children = {vote.event.vote_id: vote for vote in brief.votes}
        for vote in brief.votes:
            if vote.event.parent in children:
                continue
            under = [other for other in brief.votes if other.event.parent == vote.event.vote_id]
            _print_vote(vote, under, console)
    _print_foot(brief, console)


def _overview(texts: Iterable[VoteBrief]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left")
    table.add_column("Body")
    table.add_column("Text")
    table.add_column("Outcome")
    table.add_column("Yes–no–abst.", justify="right")
    for vote in texts:
        outcome = outcome_sentence(vote).split(",")[0].split(";")[0]
        table.add_row(vote.body_name, vote.label, outcome, str(vote.tally or "–"))
    return table


def _print_vote(vote: VoteBrief, children: list[VoteBrief], console: Console) -> None:
    event = vote.event
    kicker = " · ".join(part for part in (vote.body_name, sitting(vote), when_words(vote)) if part)
    console.print(Rule(style="bright_black"))
    console.print(Text(kicker, style="bright_black"))
    console.print(Text(heading(vote), style="bold"))
    if not is_text(event) and vote.label != vote.title:
        console.print(Text(question_words(vote)))
    console.print()
    console.print(Text(outcome_sentence(vote), style="bold"))
    for text in urgent_notes(vote):
        console.print(Text(f"▲ {text}", style="bold"))
    console.print(_bar(vote))
    console.print(Padding(_reasons(vote), (0, 0, 0, 2)))
    for part in _details(vote, children):
        console.print()
        console.print(part)


def _bar(vote: VoteBrief, width: int = 64) -> Text:
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


def _reasons(vote: VoteBrief) -> RenderableType:
    sentences = [
        required_sentence(vote),
        abstention_sentence(vote),
        not_voting_sentence(vote),
        veto_sentence(vote),
        margin_sentence(vote),
        binding_sentence(vote),
    ]
    lines: list[RenderableType] = [Text(text) for text in sentences if text]
    lines += [Text(_reason(reason), style="bright_black") for reason in vote.decision.reasons]
    return Group(*lines)


def _reason(reason: Reason) -> str:
    return f"{reason.provision} ({reason.source}): {reason.text}"


def _details(vote: VoteBrief, children: list[VoteBrief]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    if vote.positions:
        parts += [part for part in (_permanent(vote), _lists(vote)) if part is not None]
    if any(line.code in _GROUPS for line in vote.groups):
        parts.append(_groups(vote))
    if len(vote.support) > 1:
        parts.append(_support(vote))
    parts += [_movers(comparison, vote) for comparison in vote.compared if is_known(comparison)]
    if vote.unusual is not None:
        parts.append(_unusual(vote.unusual))
    if children:
        parts.append(_children(children))
    parts += [Text(f"Note: {text}") for text in other_notes(vote)]
    parts += [Text(correction_sentence(vote, correction)) for correction in vote.corrections]
    return parts


def _permanent(vote: VoteBrief) -> Text | None:
    positions = vote.positions or {}
    words = [
        f"{code} {position_word(positions[code])}" for code in vote.permanent if code in positions
    ]
    return (
        Text("Permanent members of the Security Council: " + ", ".join(words))
        if words
        else Text("")
    )


def _lists(vote: VoteBrief) -> Table:
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


def _groups(vote: VoteBrief) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Group")
    lines = {line.code: line for line in vote.groups}
    shown = [
        position
        for position in _SHOWN
        if position is not Position.UNKNOWN or any(line.possible for line in vote.groups)
    ]
    for position in shown:
        table.add_column(_HEADINGS[position], justify="right")
    table.add_column("Apart")
    for code in _GROUPS:
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
        table.add_row(line.name, *counts, " ".join(apart) if len(apart) <= 4 else "")
    others = sum(line.code not in _GROUPS for line in vote.groups)
    if others:
        table.caption = f"{plural(others, 'more group')} with --html and --json"
        table.caption_justify = "left"
    return table


def _support(vote: VoteBrief) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Texts of the matter")
    table.add_column("Date")
    table.add_column("Kind")
    table.add_column("Yes–no–abst.", justify="right", no_wrap=True)
    table.add_column("In favour", no_wrap=True, min_width=_BAR)
    for point in vote.support:
        tally = "–".join("?" if n is None else str(n) for n in (point.yes, point.no, point.abstain))
        name = f"▸ {point.label}" if point.current else f"  {point.label}"
        kind = point.kind if point.same_series else f"{point.kind}, other series"
        bar = "●" * round(_BAR * point.yes / (vote.roll_size or point.yes or 1))
        table.add_row(name, point.date.isoformat(), kind, tally, bar)
    return table


def _movers(comparison: Comparison, vote: VoteBrief) -> RenderableType:
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


def _unusual(found: Unusual) -> RenderableType:
    *said, basis = found.sentences
    lines = Table.grid(padding=(0, 1))
    for sentence in said:
        lines.add_row("·", sentence)
    return Group(Text("How unusual", style="bold"), lines, Text(basis, style="bright_black"))


def _children(children: list[VoteBrief]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Amendments, parts and motions on this text")
    table.add_column("Yes–no–abst.", justify="right")
    table.add_column("Outcome")
    for vote in children:
        outcome = outcome_sentence(vote).split(",")[0].split(";")[0]
        title = vote.title or vote.label
        table.add_row(title, str(vote.tally) if vote.tally else "not in our sources", outcome)
    return table


def _print_digest(brief: Brief, console: Console) -> None:
    silent = sum(vote.decision.code == "adopted_without_vote" for vote in brief.votes)
    heading = f"{brief.title}: {plural(len(brief.votes) - silent, 'vote')}"
    if silent:
        heading += f", and {plural(silent, 'text')} adopted without a vote"
    console.print(Text(heading, style="bold"))
    console.print(
        Text("Most movement, narrowest and loneliest dissent first; --all opens every vote.")
    )
    rows = [("Text", "Yes–no–abst.", "Worth knowing", "Title")]
    rows += [
        (
            vote.label,
            str(vote.tally or "–"),
            one_thing_to_know(vote, codes=True),
            vote.title or "",
        )
        for vote in ranked(brief.votes)
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    room = console.width - sum(widths) - 6
    for label, tally, known, title in rows:
        cells = "  ".join((label.ljust(widths[0]), tally.rjust(widths[1]), known.ljust(widths[2])))
        if room >= _SHORTEST_TITLE or not console.is_terminal:
            shown = shorten(title, room, placeholder=" …") if console.is_terminal else title
            console.print(Text(f"{cells}  {shown}"), soft_wrap=True)
        else:
            console.print(Text(cells.rstrip()), soft_wrap=True)
            console.print(Padding(Text(title), (0, 0, 0, 4)))


def _print_foot(brief: Brief, console: Console) -> None:
    console.print(Rule(style="bright_black"))
    for note in brief.notes:
        console.print(Text(note.text, style="bright_black"))
    for source in brief.sources:
        console.print(Text(f"Source: {source}", style="bright_black"))
    console.print(Text(f"Record version {brief.record_version}", style="bright_black"))
