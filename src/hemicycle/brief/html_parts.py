"""The parts of a vote's page, each a small function from a vote to HTML."""

from __future__ import annotations

from html import escape

from hemicycle.brief.model import Comparison, GroupLine, VoteBrief
from hemicycle.brief.ruling_words import (
    abstention_sentence,
    binding_sentence,
    margin_sentence,
    not_voting_sentence,
    open_sentences,
    required_sentence,
    veto_sentence,
)
from hemicycle.brief.wording import (
    certainty_sentence,
    mover_groups,
    mover_heading,
    outcome_word,
    position_word,
    tally_words,
)
from hemicycle.domain.vote import Position
from hemicycle.figures.board import seating_board
from hemicycle.figures.curve import support_curve
from hemicycle.figures.flow import flow
from hemicycle.figures.marks import Band, Seat
from hemicycle.figures.svg import LETTERS, shape
from hemicycle.figures.tables import table
from hemicycle.figures.tiles import cells, tile_grid

SHOWN = (
    Position.YES,
    Position.NO,
    Position.ABSTAIN,
    Position.NON_VOTING,
    Position.UNKNOWN,
)
_HEADINGS = {
    Position.YES: "Yes",
    Position.NO: "No",
    Position.ABSTAIN: "Abstain",
    Position.NON_VOTING: "Did not vote",
    Position.UNKNOWN: "Unknown",
}
_LIST_HEADINGS = {
    Position.YES: "In favour",
    Position.NO: "Against",
    Position.ABSTAIN: "Abstaining",
    Position.NON_VOTING: "Did not vote",
    Position.UNKNOWN: "Not known",
}
_WORLD = 100
"""From this many members on, the world tiles say more than the board alone."""
_APART = 6
"""So many members that left their group's position are named in the table."""


def reasons(vote: VoteBrief) -> str:
    """The ruled block: what was needed, out of what, margin, binding; the provisions under it."""
    sentences = [
        " ".join(text for text in (required_sentence(vote), abstention_sentence(vote)) if text),
        *open_sentences(vote),
        not_voting_sentence(vote),
        veto_sentence(vote),
        margin_sentence(vote),
        binding_sentence(vote),
    ]
    state = {"adopted": "", "not_adopted": " lost"}.get(vote.decision.outcome, " open")
    lines = "".join(f"<p>{escape(text)}</p>" for text in sentences if text)
    sources = "".join(
        f"<p>{escape(reason.provision)} ({escape(reason.source)}): {escape(reason.text)}</p>"
        for reason in vote.decision.reasons
    )
    numbers = ", ".join(dict.fromkeys(reason.provision for reason in vote.decision.reasons))
    why = (
        f'<details class="small"><summary>{escape(numbers)}</summary>{sources}</details>'
        if sources
        else ""
    )
    return f'<div class="reasons{state}">{lines}{why}</div>'


def seats(vote: VoteBrief) -> list[Seat]:
    """The members of the day as pictures show them."""
    return [
        Seat(
            code=code,
            name=vote.names.get(code, code),
            position=position,
            permanent=code in vote.permanent,
            veto=code in vote.decision.vetoes,
        )
        for code, position in (vote.positions or {}).items()
    ]


def pictures(vote: VoteBrief, *, watermark: str | None) -> str:
    """Seating board, and for a large body of States the world tiles."""
    shown = seats(vote)
    words = tally_words(vote.tally) if vote.tally else "count not in our sources"
    board = seating_board(
        shown, label=f"Seating board: {words}", tally=vote.tally, watermark=watermark
    )
    if len(shown) <= 24:
        board = board.replace('class="board"', 'class="board few"', 1)
    tally = f'<p class="tally">{escape(str(vote.tally))}</p>' if vote.tally else ""
    html = f'{tally}<div class="wide" tabindex="0" role="region" aria-label="Seats">{board}</div>'
    if len(shown) >= _WORLD and all(seat.code in cells() for seat in shown):
        world = tile_grid(shown, label=f"The world, one member one tile: {words}")
        html += f'<div class="wide" tabindex="0" role="region" aria-label="World">{world}</div>'
    return html


def key(vote: VoteBrief) -> str:
    """The legend: mark, letter and word of each position that occurs."""
    present = set((vote.positions or {}).values())
    items = "".join(
        f'<li><svg viewBox="0 0 18 18" aria-hidden="true">{shape(position, 9, 9, 7)}</svg>'
        f"{LETTERS[position]} {position_word(position)}</li>"
        for position in SHOWN
        if position in present
    )
    if any(code in (vote.positions or {}) for code in vote.permanent):
        items += "<li>underlined: permanent member of the Security Council</li>"
    if vote.decision.vetoes:
        items += "<li>heavy ring: a veto that decided</li>"
    return f'<ul class="key">{items}</ul>'


def lists(vote: VoteBrief) -> str:
    """Every member by name under its position: the board's table twin."""
    positions = vote.positions or {}
    blocks = []
    for position in SHOWN:
        names = sorted(
            vote.names.get(code, code) for code, at in positions.items() if at is position
        )
        if names:
            long = ' class="long"' if len(names) > 30 else ""
            blocks.append(
                f"<div{long}><strong>{_LIST_HEADINGS[position]} ({len(names)})</strong><br>"
                f"{escape(', '.join(names))}</div>"
            )
    return (
        "<details><summary>The whole list, by position</summary>"
        f'<div class="lists">{"".join(blocks)}</div></details>'
    )


def group_table(vote: VoteBrief) -> str:
    """Counts of each group, and who left its largest position."""
    if not vote.groups:
        return ""
    shown = [
        position
        for position in SHOWN
        if position is not Position.UNKNOWN or any(line.possible for line in vote.groups)
    ]
    rows = []
    for line in vote.groups:
        counts = [str(line.counts.get(position, 0)) for position in shown]
        rows.append([line.name, *counts, _apart(line, vote)])
    headings = ["Group", *(_HEADINGS[position] for position in shown), "Apart"]
    caption = "Groups as of the day, with members that left their group's largest position"
    numbers = range(1, len(shown) + 1)
    return f"<h3>By group</h3>{table(caption, headings, rows, numbers=numbers, stack=True)}"


def _apart(line: GroupLine, vote: VoteBrief) -> str:
    """``no: Hungary``: who left the group's largest position, where few enough did to be named."""
    splits = {at: codes for at, codes in line.splits.items() if at is not Position.UNKNOWN}
    if sum(len(codes) for codes in splits.values()) > _APART:
        return ""
    return "; ".join(
        f"{position_word(at)}: {', '.join(vote.names.get(code, code) for code in codes)}"
        for at, codes in splits.items()
    )


def permanent(vote: VoteBrief) -> str:
    """How each permanent member of the Security Council voted, in one line."""
    positions = vote.positions or {}
    words = [
        f"{vote.names.get(code, code)} {position_word(positions[code])}"
        for code in vote.permanent
        if code in positions
    ]
    if not words:
        return ""
    listed = escape("; ".join(words))
    return f"<p><strong>Permanent members of the Security Council:</strong> {listed}.</p>"


def support(vote: VoteBrief) -> str:
    """The support curve and the same as a table."""
    if len(vote.support) < 2:
        return ""
    members = vote.roll_size or max(point.yes for point in vote.support)
    curve = support_curve(vote.support, members=members, line=needed_line(vote))
    rows = [
        [
            point.label,
            point.date.isoformat(),
            point.kind if point.same_series else f"{point.kind}, another series",
            "–".join("?" if n is None else str(n) for n in (point.yes, point.no, point.abstain)),
        ]
        for point in vote.support
    ]
    twin = table(
        "Texts of the matter, oldest first",
        ["Text", "Date", "Kind", "Yes–no–abstain"],
        rows,
        numbers=(3,),
    )
    return (
        "<h3>Votes in favour of texts of this matter</h3>"
        f'<div class="wide" tabindex="0" role="region" aria-label="Support">{curve}</div>'
        '<p class="small muted">A line joins texts of one kind. Open circles are texts of another '
        "kind, squares texts of another series: not comparable. Texts of other series from before "
        "or after are in the table.</p>"
        f"<details><summary>The same as a table</summary>{twin}</details>"
    )


def needed_line(vote: VoteBrief) -> tuple[float, str] | None:
    """Where a fixed number of votes is needed, as in the Council, the line to reach."""
    required = vote.decision.required
    if required is None or required.yes is None or not required.words.startswith(str(required.yes)):
        return None
    return float(required.yes), f"{required.yes} needed"


def movers(comparison: Comparison, vote: VoteBrief) -> str:
    """Who moved between two named votes: the flow, then the table of names."""
    heading = f"<h3>{escape(mover_heading(comparison, vote))}</h3>"
    if not comparison.movers:
        return f"{heading}<p>Nobody moved.</p>"
    groups = mover_groups(comparison.movers)
    bands = [Band(before, now, codes) for before, now, codes in groups]
    bands += [Band(at, at, codes) for at, codes in comparison.stayed.items() if codes]
    drawn = flow(bands, before_label=comparison.label, now_label=vote.label)
    rows = [
        [
            f"{position_word(before)} → {position_word(now)}",
            str(len(codes)),
            ", ".join(vote.names.get(code, code) for code in codes),
        ]
        for before, now, codes in groups
    ]
    twin = table(
        f"{len(comparison.movers)} members moved", ["From → to", "Members", "Names"], rows,
        numbers=(1,), stack=True, tight=True,
    )  # fmt: skip
    certain = certainty_sentence(vote)
    note = f'<p class="small muted">{escape(certain)}</p>' if certain else ""
    return (
        f'{heading}<div class="wide" tabindex="0" role="region" aria-label="Flow">{drawn}</div>'
        f"{twin}{note}"
    )


def under_it(children: list[VoteBrief]) -> str:
    """Amendments, parts and motions on the text, one row each."""
    if not children:
        return ""
    rows = []
    for child in children:
        held = str(child.tally) if child.tally else "not in our sources"
        what = child.title or child.label
        rows.append([what, child.event.question.value, held, outcome_word(child)])
    headings = ["Put to the vote", "As", "Yes–no–abstain", "Outcome"]
    caption = (
        "Amendments, parts and motions on this text, in the order of voting as our sources give it"
    )
    return f"<h3>On this text</h3>{table(caption, headings, rows, numbers=(2,), stack=True)}"
