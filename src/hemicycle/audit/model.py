"""What an audit says: counts per source, and each vote that needs a look with its witness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hemicycle.audit.causes import Cause
from hemicycle.audit.stated import Stated
from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import VoteEvent
from hemicycle.rules.answer import Code, Decision, Reason


class Standing(StrEnum):
    """Where one vote stands; every vote of a record has exactly one."""

    AGREE = "agree"
    DISAGREE = "disagreements"
    UNDETERMINED = "undetermined"
    NO_ANNOUNCED = "no_announced"
    """Nothing to compare: no outcome is stated, or an outcome without the counts."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One vote after the audit.

    Parameters
    ----------
    tally
        The counts that the rules were applied to; None where there are none.
    cause
        Likely cause of a disagreement, or what is missing where the rules cannot tell.
    """

    event: VoteEvent
    decision: Decision
    stated: Stated | None
    standing: Standing
    tally: Tally | None = None
    cause: Cause | None = None

    @property
    def outcome_only(self) -> bool:
        """Whether the source states the outcome and no counts, so that nothing is derived."""
        return self.stated is not None and self.decision.code is Code.AS_ANNOUNCED

    @property
    def deciding(self) -> Reason:
        """The reason that decided: the first that failed, else the last."""
        reasons = self.decision.reasons
        return next((reason for reason in reasons if not reason.holds), reasons[-1])

    def to_dict(self) -> dict[str, Any]:
        """The vote with its witness, as plain JSON values."""
        return {
            "vote_id": self.event.vote_id,
            "announced": None if self.stated is None else str(self.stated.outcome),
            "derived": str(self.decision.outcome),
            "code": str(self.decision.code),
            "cause": None if self.cause is None else str(self.cause),
            "witness": self._witness(),
        }

    def _witness(self) -> dict[str, Any]:
        event, required = self.event, self.decision.required
        return {
            "basis": None if self.stated is None else str(self.stated.basis),
            "body": event.body,
            "date": None if event.date is None else event.date.isoformat(),
            "date_quality": None if event.date_quality is None else str(event.date_quality),
            "symbol": event.symbol,
            "title": event.title,
            "question": str(event.question),
            "method": str(event.method),
            "nature": None if event.nature is None else str(event.nature),
            "counted": event.counted and event.counted.to_dict(),
            "announced": event.announced and event.announced.to_dict(),
            "required": None if required is None else {"yes": required.yes, "of": required.of},
            "reasons": self.decision.to_dict()["reasons"],
            "source": event.source,
            "source_id": event.source_id,
        }


@dataclass(frozen=True)
class Counts:
    """Votes by where they stand."""

    agree: int = 0
    disagreements: int = 0
    undetermined: int = 0
    no_announced: int = 0

    @property
    def votes(self) -> int:
        """All of them: the four never overlap."""
        return self.agree + self.disagreements + self.undetermined + self.no_announced

    @classmethod
    def of(cls, checked: Iterable[Checked]) -> Counts:
        """Count the votes."""
        found = Counter(vote.standing.value for vote in checked)
        return cls(**found)

    def to_dict(self) -> dict[str, int]:
        """The four counts and their sum."""
        return {
            "votes": self.votes,
            "agree": self.agree,
            "disagreements": self.disagreements,
            "undetermined": self.undetermined,
            "no_announced": self.no_announced,
        }


@dataclass(frozen=True)
class Audit:
    """A whole record through the rules.

    Parameters
    ----------
    checked
        Every vote, in the order of the record.
    """

    record_version: str
    record_name: str
    checked: tuple[Checked, ...]

    @property
    def counts(self) -> Counts:
        """All votes by where they stand."""
        return Counts.of(self.checked)

    @property
    def by_source(self) -> Mapping[str, Counts]:
        """The same per source whose version of the vote is shown, in order of names."""
        held: dict[str, list[Checked]] = {}
        for vote in self.checked:
            held.setdefault(vote.event.source, []).append(vote)
        return {source: Counts.of(votes) for source, votes in sorted(held.items())}

    @property
    def disagreements(self) -> tuple[Checked, ...]:
        """Votes whose source states another outcome, sorted by cause, day and id."""
        return self._sorted(Standing.DISAGREE)

    @property
    def undetermined(self) -> tuple[Checked, ...]:
        """Votes with a stated outcome that the rules can neither confirm nor contradict."""
        return self._sorted(Standing.UNDETERMINED)

    @property
    def open_unstated(self) -> tuple[Checked, ...]:
        """Votes without a stated outcome that need more than the source says to be decided; left
        out are those of bodies or questions without a rulebook."""
        waiting = self._sorted(Standing.NO_ANNOUNCED)
        return tuple(vote for vote in waiting if vote.cause not in (None, Cause.NO_BOOK))

    @property
    def outcome_only(self) -> int:
        """Votes known by their outcome alone, part of ``no_announced``."""
        return sum(vote.outcome_only for vote in self.checked)

    def _sorted(self, standing: Standing) -> tuple[Checked, ...]:
        found = (vote for vote in self.checked if vote.standing is standing)
        return tuple(sorted(found, key=_place))

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``hemicycle audit``."""
        counts = self.counts
        return {
            "record_version": self.record_version,
            "votes": counts.votes,
            "agree": counts.agree,
            "undetermined": counts.undetermined,
            "no_announced": counts.no_announced,
            "outcome_only": self.outcome_only,
            "by_source": {name: held.to_dict() for name, held in self.by_source.items()},
            "disagreements": [vote.to_dict() for vote in self.disagreements],
            "undetermined_votes": [vote.to_dict() for vote in self.undetermined],
            "open_unstated": [vote.to_dict() for vote in self.open_unstated],
        }


def _place(vote: Checked) -> tuple[str, str, str, str]:
    """By cause, body, day (the undated last) and id."""
    day = vote.event.date
    when = "9999" if day is None else day.isoformat()
    return (str(vote.cause or ""), vote.event.body, when, vote.event.vote_id)
