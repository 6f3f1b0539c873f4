"""What a decision says: the words and the shape of the answer.

Everything here is plain and frozen; :meth:`Decision.to_dict` is the JSON of ``decide --json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What became of the question."""

    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    NO_DECISION = "no_decision"
    UNDETERMINED = "undetermined"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"


class Code(StrEnum):
    """Why the outcome is what it is."""

    ADOPTED = "adopted"
    ADOPTED_WITHOUT_VOTE = "adopted_without_vote"
    REJECTED_NO_MAJORITY = "rejected_no_majority"
    """More votes against than in favour, whatever share was asked for."""
    FAILED_TWO_THIRDS = "failed_two_thirds"
    """Two thirds asked for and missed, with no fewer votes in favour than against; a tie too."""
    FAILED_MAJORITY = "failed_majority"
    """The share that an assembly of one's own asks for was missed."""
    TIE_SECOND_VOTE = "tie_second_vote"
    TIE_REJECTED = "tie_rejected"
    INSUFFICIENT_AFFIRMATIVE = "insufficient_affirmative"
    VETO = "veto"
    NO_QUORUM = "no_quorum"
    VOTE_REQUIRED = "vote_required"
    NEEDS_RULING = "needs_ruling"
    UNKNOWN_VOTERS = "unknown_voters"
    UNKNOWN_TALLY = "unknown_tally"
    """The source does not give the counts that the rule needs."""
    NOT_PUT = "not_put"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    AS_ANNOUNCED = "as_announced"
    """What is known leaves the outcome open, and the source states one that it allows."""
    ELECTED = "elected"
    INCONCLUSIVE = "inconclusive"
    """An election ballot in which nobody obtained the required majority."""


class Binding(StrEnum):
    """What kind of effect the adopted question has."""

    DECISION = "decision"
    RECOMMENDATION = "recommendation"
    INTERNAL = "internal"
    PROCEDURAL = "procedural"
    DEPENDS_ON_TEXT = "depends_on_text"


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reasoning: what a provision asks for, and whether it holds here."""

    provision: str
    source: str
    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Required:
    """Affirmative votes that were needed, out of what; None where it cannot be told.

    Where no ruling on the majority is known and every majority gives one outcome, this is the
    lowest bar, which any ruling would have asked for: more votes in favour than against.

    ``words`` says the requirement as a delegate would: ``two thirds of the members present and
    voting``. It is not part of the JSON.
    """

    yes: int | None
    of: int | None
    base: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One of several requirements, or one taken of weights; numbers None where not known.

    ``weight`` names the table of weights, None for heads; ``of`` is what the share is taken of.
    """

    words: str
    weight: str | None
    yes: int | None
    needed: int | None
    of: int | None
    holds: bool | None

    def to_dict(self) -> dict[str, Any]:
        return {
            "words": self.words,
            "weight": self.weight,
            "yes": self.yes,
            "needed": self.needed,
            "of": self.of,
            "holds": self.holds,
        }


@dataclass(frozen=True, slots=True)
class Move:
    """Members whose position changes; ``before`` UNKNOWN where the position cannot be told.

    ``permanent`` says that only a permanent member can make the move; ``members`` who they are,
    ``n`` or more of them, empty where not known or where anybody at that position will do.
    """

    before: str
    after: str
    n: int
    permanent: bool = False
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Margin:
    """The fewest members whose change of position is sure to change the outcome.

    Sure means: however the members voted that the case does not name, and, where no ruling on the
    majority is known, under every majority alike.

    Parameters
    ----------
    ballots
        Members, 1 or more. Only members that cast a vote can change it, each to any other of YES,
        NO, ABSTAIN.
    flips_to
        The outcome after :attr:`moves`.
    moves
        One way of getting there with that few members.
    abstain_only
        The same using only members that abstained; None where they cannot do it.
    exact
        False where fewer may do, depending on what is not known: unnamed votes, or the majority.
    """

    ballots: int
    flips_to: Outcome
    moves: tuple[Move, ...]
    abstain_only: int | None
    exact: bool = True

    @property
    def permanent(self) -> bool:
        """Whether some of the moves can be made by permanent members only."""
        return any(move.permanent for move in self.moves)

    @property
    def members(self) -> tuple[str, ...]:
        """The permanent members that can make those moves, where known."""
        return tuple(sorted({member for move in self.moves for member in move.members}))


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer of the rules to one question put to the vote (``design.md`` section 4)."""

    outcome: Outcome
    code: Code
    reasons: tuple[Reason, ...]
    vetoes: tuple[str, ...] = ()
    negative_permanent: tuple[str, ...] = ()
    required: Required | None = None
    margin: Margin | None = None
    binding: Binding | None = None
    elected: tuple[str, ...] | None = None
    next_ballot: str | None = None
    conditions: tuple[Condition, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The decision as plain JSON values.

        ``elected`` and ``next_ballot`` for elections only; ``conditions`` only where votes are
        weighted or more than one requirement has to be met.
        """
        answer: dict[str, Any] = {
            "outcome": str(self.outcome),
            "code": str(self.code),
            "vetoes": list(self.vetoes),
            "negative_permanent": list(self.negative_permanent),
            "required": _required(self.required),
            "margin": _margin(self.margin),
            "binding": str(self.binding) if self.binding else None,
            "reasons": [
                {"provision": r.provision, "source": r.source, "text": r.text, "holds": r.holds}
                for r in self.reasons
            ],
        }
        if self.elected is not None:
            answer |= {"elected": list(self.elected), "next_ballot": self.next_ballot}
        if self.conditions:
            answer["conditions"] = [condition.to_dict() for condition in self.conditions]
        return answer


def _required(required: Required | None) -> dict[str, Any] | None:
    if required is None:
        return None
    return {"yes": required.yes, "of": required.of, "base": required.base}


def _margin(margin: Margin | None) -> dict[str, Any] | None:
    if margin is None:
        return None
    return {
        "ballots": margin.ballots,
        "flips_to": str(margin.flips_to),
        "moves": [{"from": m.before, "to": m.after, "n": m.n} for m in margin.moves],
        "abstain_only": margin.abstain_only,
        "permanent": margin.permanent,
        "members": list(margin.members),
        "exact": margin.exact,
    }
