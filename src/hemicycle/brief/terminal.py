"""The brief on a terminal (Rich). Lines up in 80 columns, reads the same without colour."""

from __future__ import annotations

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
from hemicycle.brief.model import Brief, Unusual, VoteBrief
from hemicycle.brief.ruling_words import (
    abstention_sentence,
    binding_sentence,
    margin_sentence,
    not_voting_sentence,
    required_sentence,
    veto_sentence,
)
from hemicycle.brief.terminal_tables import (
    GROUPS_SHOWN,
    children_table,
    group_table,
    mover_table,
    overview,
    position_lists,
    support_table,
    tally_bar,
)
from hemicycle.brief.wording import (
    correction_sentence,
    heading,
    other_notes,
    outcome_sentence,
    position_word,
    question_words,
    sitting,
    urgent_notes,
    when_words,
)
from hemicycle.domain.english import plural
from hemicycle.rules.decision import Reason

#: With less room than this a title goes on a line of its own.
_SHORTEST_TITLE = 40
#: With less room than this groups are called by their codes and support has no bars.
_ROOM_FOR_NAMES = 72
#: Marks for all members of the day in the bar under the outcome.
_BAR = 64


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
            console.print(overview(texts))
        children = {vote.event.vote_id: vote for vote in brief.votes}
        for vote in brief.votes:
            if vote.event.parent in children:
                continue
            under = [other for other in brief.votes if other.event.parent == vote.event.vote_id]
            _print_vote(vote, under, console)
    _print_foot(brief, console)


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
    console.print(tally_bar(vote, min(_BAR, console.width)))
    console.print(Padding(_reasons(vote), (0, 0, 0, 2)))
    for part in _details(vote, children, console.width):
        console.print()
        console.print(part)


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


def _details(vote: VoteBrief, children: list[VoteBrief], width: int) -> list[RenderableType]:
    parts: list[RenderableType] = []
    in_full = width >= _ROOM_FOR_NAMES
    if vote.positions:
        parts += [part for part in (_permanent(vote), position_lists(vote)) if part is not None]
    if any(line.code in GROUPS_SHOWN for line in vote.groups):
        parts.append(group_table(vote, in_full=in_full))
    if len(vote.support) > 1:
        parts.append(support_table(vote, in_full=in_full))
    parts += [mover_table(comparison, vote) for comparison in vote.compared if is_known(comparison)]
    if vote.unusual is not None:
        parts.append(_unusual(vote.unusual))
    if children:
        parts.append(children_table(children))
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


def _unusual(found: Unusual) -> RenderableType:
    *said, basis = found.sentences
    lines = Table.grid(padding=(0, 1))
    for sentence in said:
        lines.add_row("·", sentence)
    return Group(Text("How unusual", style="bold"), lines, Text(basis, style="bright_black"))


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
