"""The audit as one self-contained page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from hemicycle.audit.layout import (
    NOTHING,
    SOURCE_HEADINGS,
    VOTE_HEADINGS,
    by_cause,
    cause_words,
    source_rows,
    summary,
    vote_row,
)
from hemicycle.audit.model import Audit, Checked
from hemicycle.figures.shell import page
from hemicycle.figures.tables import table

_TITLE = "Every recorded outcome through the rules"
#: Columns of the votes' tables that stay on one line: day, tallies, votes needed.
_UNBROKEN = range(1, 5)


def render_page(audit: Audit) -> str:
    """The whole page: counts by source, then every vote that needs a look, by likely cause."""
    found = audit.disagreements
    parts = (
        f'<p class="kicker">Record version {escape(audit.record_version)}</p>',
        f"<h1>{_TITLE}</h1>",
        f"<p>{escape(summary(audit))}</p>",
        table("Votes by source", SOURCE_HEADINGS, source_rows(audit), numbers=range(1, 6)),
        _section("Disagreements", found) if found else f"<p>{NOTHING}</p>",
        _section("Undetermined, though the source states an outcome", audit.undetermined),
        _folded("No outcome stated, and none can be told", audit.open_unstated),
        "<footer><p>A likely cause is the first change to the case under which the rules arrive "
        "at the outcome stated; it is not proved.</p></footer>",
    )
    return page(_TITLE, "\n".join(part for part in parts if part))


def _section(title: str, votes: Sequence[Checked]) -> str:
    if not votes:
        return ""
    return f"<h2>{escape(title)}: {len(votes):,}</h2>{_groups(votes)}"


def _folded(title: str, votes: Sequence[Checked]) -> str:
    """Many and less urgent: closed until asked for, without a script."""
    if not votes:
        return ""
    summary_line = f"<summary>{escape(title)}: {len(votes):,}</summary>"
    return f"<details>{summary_line}{_groups(votes)}</details>"


def _groups(votes: Sequence[Checked]) -> str:
    return "".join(
        f"<h3>{escape(cause.replace('_', ' '))} ({len(group):,})</h3>"
        + _votes(cause_words(cause, group), group)
        for cause, group in by_cause(votes)
    )


def _votes(caption: str, votes: Sequence[Checked]) -> str:
    headings = (*VOTE_HEADINGS, "decided by")
    rows = [(*vote_row(vote), vote.deciding.provision) for vote in votes]
    return table(caption, headings, rows, numbers=_UNBROKEN, stack=True, tight=True)
