"""What a brief says, as plain frozen values; every face lays out the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hemicycle.domain.casing import readable
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Correction, Position, VoteEvent
from hemicycle.figures.marks import SupportPoint
from hemicycle.rules.decision import Decision

if TYPE_CHECKING:  # a page without kept forecasts must not pay for loading what reads them
    from hemicycle.measure.surprise.together import Together
    from hemicycle.measure.surprise.votes import VoteSurprise


@dataclass(frozen=True)
class GroupLine:
    """How one group voted; ``splits`` names those who left its largest position."""

    code: str
    name: str
    counts: Mapping[Position, int]
    splits: Mapping[Position, tuple[str, ...]]
    possible: bool = False
    """True where some members are unknown, so that the counts are only those known."""


@dataclass(frozen=True)
class Mover:
    """A member on both rolls whose position differs between two votes."""

    member: str
    before: Position
    now: Position


@dataclass(frozen=True)
class Comparison:
    """This vote against an earlier one of the same body."""

    vote_id: str
    label: str
    date: date | None
    title: str | None
    same_title: bool
    """Whether the earlier text has the same title. It is a different text all the same: no source
    here says that one text was put again."""
    movers: tuple[Mover, ...]
    stayed: Mapping[Position, tuple[str, ...]]
    asked: bool = False
    """True when named with ``--against``, false for the latest adopted text of the series."""


@dataclass(frozen=True)
class Note:
    """A remark under the vote: a disagreement of sources, an uncertainty, a correction."""

    kind: str
    text: str


@dataclass(frozen=True)
class Unusual:
    """What the page says about how unusual a vote was.

    Parameters
    ----------
    sentences
        In the order of the page.
    surprise, pair
        The figures behind them; None where nothing is kept for this record, or where no pair of
        permanent members stood together in an unusual way.
    """

    sentences: tuple[str, ...]
    surprise: VoteSurprise | None = None
    pair: Together | None = None


@dataclass(frozen=True)
class VoteBrief:
    """One vote on the page."""

    event: VoteEvent
    label: str
    """Symbol, else draft, else a short description of what was put."""
    body_name: str
    decision: Decision
    tally: Tally | None
    positions: Mapping[str, Position] | None
    possible: Mapping[str, tuple[Position, ...]]
    """For members UNKNOWN: the positions the arithmetic still leaves open."""
    names: Mapping[str, str]
    """Member code to the United Nations name of the day."""
    permanent: tuple[str, ...]
    groups: tuple[GroupLine, ...]
    compared: tuple[Comparison, ...]
    support: tuple[SupportPoint, ...]
    corrections: tuple[Correction, ...]
    notes: tuple[Note, ...]
    children: tuple[str, ...] = ()
    roll_size: int | None = None
    unusual: Unusual | None = None
    """How unusual the vote was; None where the record is too thin to tell."""

    @property
    def title(self) -> str | None:
        """The title as it is read; where the sources have none, the item it was voted under."""
        title = self.event.title or self.event.agenda
        return title and readable(title)


@dataclass(frozen=True)
class Brief:
    """A page: the votes of one day, or one vote and its children."""

    record_version: str
    date: date | None
    provisional: bool
    provisional_by: str | None
    votes: tuple[VoteBrief, ...]
    notes: tuple[Note, ...]
    sources: tuple[str, ...]
    """Citations of the sources behind the page."""
    digest: bool = False
    title: str = ""

    @property
    def simulated(self) -> bool:
        """Whether its votes are those of an invented meeting; worlds never mix on one page."""
        return any(vote.event.world != "real" for vote in self.votes)

    @property
    def watermark(self) -> str | None:
        """What every picture of the page says across itself."""
        if self.provisional:
            return "PROVISIONAL"
        return "SIMULATION" if self.simulated else None

    @property
    def banner(self) -> str | None:
        """What stands above everything else on the page."""
        if self.provisional:
            return f"PROVISIONAL. {self.provisional_by or 'Entered by hand'}."
        return "SIMULATION. No State voted so." if self.simulated else None
