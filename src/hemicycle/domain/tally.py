"""Counts of one vote event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """Votes for, against and abstaining, and members that did not vote.

    A tally is either *counted* from a roll call or *announced* by the presiding officer. Both are
    kept and compared; neither is ever repaired.

    Parameters
    ----------
    yes, no, abstain
        Votes, 0 or more. ``no`` and ``abstain`` are None where a source gives only the votes in
        favour.
    non_voting
        Members on the roll that cast no vote; None where the source does not say.
    """

    yes: int
    no: int | None
    abstain: int | None
    non_voting: int | None = None

    @property
    def present_and_voting(self) -> int | None:
        """Members casting an affirmative or negative vote (GA rule 86); abstainers are not."""
        return None if self.no is None else self.yes + self.no

    @property
    def cast(self) -> int | None:
        """Members that voted yes, no or abstained."""
        if self.no is None or self.abstain is None:
            return None
        return self.yes + self.no + self.abstain

    def to_dict(self) -> dict[str, int | None]:
        """The four counts, None where the source does not say."""
        return {
            "yes": self.yes,
            "no": self.no,
            "abstain": self.abstain,
            "non_voting": self.non_voting,
        }

    def __str__(self) -> str:
        parts = (self.yes, self.no, self.abstain)
        return "–".join("?" if part is None else str(part) for part in parts)
