"""What a judge is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hemicycle.accounts.claims.model import Claim
from hemicycle.accounts.index import VoteIndex
from hemicycle.accounts.resolve import Meant
from hemicycle.accounts.stage import Stage


@dataclass(frozen=True)
class Question:
    """A claim, the votes it means, its sentence, and the day the article speaks from.

    Parameters
    ----------
    words, start
        The sentence in coded form, and the claim's place in it.
    body
        The body spoken of.
    """

    claim: Claim
    meant: Meant
    index: VoteIndex
    stage: Stage
    words: str
    start: int
    body: str | None
    day: date | None

    @property
    def votes(self) -> tuple[str, ...]:
        """Votes meant."""
        return self.meant.votes

    @property
    def end(self) -> int:
        """Where the claim ends in its sentence."""
        return self.start + self.claim.end - self.claim.start

    @property
    def own(self) -> str:
        """The claim's own words."""
        return self.words[self.start : self.end]

    @property
    def on(self) -> date:
        """Day for lists: the vote's, else the article's, else the newest day of the record."""
        if "then_on" in self.claim.more:
            return date.fromisoformat(str(self.claim.more["then_on"]))
        for vote in self.votes or tuple(self.stage.votes):
            day = self.index.rows[vote]["date"]
            if isinstance(day, date):
                return day
        if self.day:
            return self.day
        return date.fromisoformat(max(self.index.last.values()))

    def symbol(self, vote: str) -> str:
        """How the vote is called."""
        return str(self.index.rows[vote]["symbol"] or vote)
