"""What an entered vote is, and the steps on the way to it, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from hemicycle.brief.model import Note
from hemicycle.domain.vote import Correction, Detail, Position, VoteEvent


class Form(StrEnum):
    """The form in which a pasted vote was recognised."""

    PROSE = "prose"
    """A sentence of the press: totals, with names in brackets for some positions."""
    LISTS = "lists"
    """Verbatim record or annex: a heading per position, then names."""
    SHEET = "sheet"
    """Voting sheet or library line: a letter before each name, blank for those not voting."""
    TABLE_LONG = "table_long"
    """CSV or TSV, a row per member."""
    TABLE_WIDE = "table_wide"
    """CSV or TSV, a column per member and one row."""
    SHORTHAND = "shorthand"
    """`no: USA RUS BLR`, `yes: rest`."""
    TOTALS = "totals"
    """Totals alone, no names."""


@dataclass(frozen=True)
class VoteOptions:
    """What the writer says about the vote beside its text; the same keys as the header lines.

    An option and a header line that say different things are refused: neither outranks the other.
    """

    body: str | None = None
    session: str | None = None
    meeting: str | None = None
    date: date | None = None
    symbol: str | None = None
    draft: str | None = None
    amends: str | None = None
    title: str | None = None
    nature: str | None = None
    series: str | None = None
    source: str | None = None
    announced: str | None = None


@dataclass(frozen=True)
class SaidName:
    """A name as printed, the position it stands under, and its line (from 1)."""

    text: str
    position: Position
    line: int
    detail: Detail | None = None


@dataclass(frozen=True)
class Said:
    """What one text says, read by its form and not yet resolved to members."""

    form: Form
    names: tuple[SaidName, ...] = ()
    totals: Mapping[Position, int] = field(default_factory=dict)
    rest: tuple[Position, str, int] | None = None
    """Position, words and line of a `rest`: everybody not named."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """Header values that the form itself carries (columns of a wide table)."""
    blanks: tuple[SaidName, ...] = ()
    """Names printed without any position, where a blank proves nothing."""
    outcome: str | None = None
    intentions: tuple[SaidName, ...] = ()
    """Members that later said they had intended another position."""
    contradictions: tuple[str, ...] = ()
    """Totals that the text itself gives in two ways."""
    notes: tuple[Note, ...] = ()
    """Words of the result that were not understood."""


@dataclass(frozen=True)
class EnteredVote:
    """A vote that no dataset has yet, as far as its text and the arithmetic tell.

    Parameters
    ----------
    event
        Status provisional, source ``entered``. ``announced`` holds the totals as said;
        ``counted`` is set only where every position is known.
    positions
        The whole roll of the day (members named only, where the roll is not compiled); UNKNOWN
        where neither text nor arithmetic tells.
    possible
        For each member UNKNOWN, the positions still open.
    details
        Why a member did not vote, where the text says so (``absent``).
    names_then
        The name the text printed, for each member it named.
    raw_sha256
        Hash of the text and of all that was said beside it: what was entered, as one identity.
    inferred
        Members whose position follows from arithmetic and not from a printed name.
    assertions
        Words of the writer that no list proves: ``yes: rest``, accepted spellings.
    problems
        What does not fit: totals against names, names twice, names off the roll. The first has the
        kind ``totals`` where the totals are impossible on the roll of the day.
    notes
        What was assumed or derived, without anything being wrong.
    """

    event: VoteEvent
    form: Form
    positions: Mapping[str, Position]
    possible: Mapping[str, tuple[Position, ...]]
    raw_sha256: str
    roll_known: bool = True
    details: Mapping[str, Detail] = field(default_factory=dict)
    names_then: Mapping[str, str] = field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    assertions: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    problems: tuple[Note, ...] = ()
    notes: tuple[Note, ...] = ()
    said_by: str | None = None
    """The writer's own words on where the text comes from (header line ``source``)."""
    amends: str | None = None
    """Symbol of the text that this vote's amendment touches."""

    @property
    def totals_fit(self) -> bool:
        """Whether the totals can be right at all; if not, no outcome may be decided from them."""
        return all(problem.kind != "totals" for problem in self.problems)
