"""The votes an article speaks of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from hemicycle.accounts.bodies import Named
from hemicycle.accounts.index import VoteIndex


@dataclass
class Stage:
    """Votes an article speaks of, in order of day and symbol, and the one spoken of last."""

    index: VoteIndex
    votes: list[str]
    missing: list[str]
    spoken: date | None
    given: bool
    focus: str | None = None
    body: str | None = None
    named: dict[int, tuple[str, ...]] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    called: dict[str, str] = field(default_factory=dict)
    bodies: list[Named] = field(default_factory=list)
    running: list[str | None] = field(default_factory=list)
    fitting: dict[int, str] = field(default_factory=dict)
    #: Votes on a day counted from another vote, by the place of the words that count.
    later: dict[int, str | None] = field(default_factory=dict)
    guessed: bool = False
    #: First sentence that speaks of a motion or an amendment put to the vote.
    motion: int | None = None
    #: The body that the caller names.
    told: str | None = None

    def add(self, found: Iterable[str], reference: str | None = None) -> None:
        """Put votes on the stage; a text that the caller names and the record lacks is missing."""
        ids = list(found)
        if not ids and reference:
            self.missing.append(reference)
        self.votes += [v for v in ids if v not in self.votes]
