"""The audit as lines of text; columns line up in a terminal, a file and a pipe alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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

_NUMBERS = frozenset(SOURCE_HEADINGS[1:])


def lines(audit: Audit, *, every_open: bool = False) -> Iterator[str]:
    """The whole report.

    Parameters
    ----------
    audit
        What was found.
    every_open
        Also list the votes without a stated outcome that would need a ruling.
    """
    yield f"Record {audit.record_name}, version {audit.record_version}"
    yield summary(audit)
    yield ""
    yield from aligned(SOURCE_HEADINGS, source_rows(audit))
    yield from _section("Disagreements", audit.disagreements) or ("", NOTHING)
    yield from _section("Undetermined, though the source states an outcome", audit.undetermined)
    yield from _open(audit.open_unstated, every_open)


def _open(votes: Sequence[Checked], listed: bool) -> list[str]:
    title = "No outcome stated, and none can be told"
    if not votes or listed:
        return _section(title, votes)
    return ["", f"{title}: {len(votes):,} (hemicycle audit --open lists them)"]


def _section(title: str, votes: Sequence[Checked]) -> list[str]:
    """The votes by cause; one width for each column throughout the section."""
    if not votes:
        return []
    head, rule, *rows = aligned(VOTE_HEADINGS, [vote_row(vote) for vote in votes])
    found = ["", f"{title}: {len(votes):,}"]
    start = 0
    for cause, group in by_cause(votes):
        found += ["", f"{cause} ({len(group):,}). {cause_words(cause, group)}", head, rule]
        found += rows[start : start + len(group)]
        start += len(group)
    return found


def aligned(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Heading, rule and rows, each cell as wide as the widest of its column.

    Lines are never cut or folded: a narrow terminal wraps them, a pipe gets them whole.
    """
    cells = [[plain(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    flush = [heading in _NUMBERS for heading in headings]
    head, *body = (_line(row, widths, flush) for row in cells)
    return [head, "  ".join("-" * width for width in widths), *body]


def _line(row: Sequence[str], widths: Sequence[int], flush: Sequence[bool]) -> str:
    set_out = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(row, widths, flush, strict=True)
    )
    return "  ".join(set_out).rstrip()


def plain(text: str) -> str:
    """Text of a source without control characters, which never reach a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
