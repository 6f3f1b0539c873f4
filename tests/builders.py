"""Small arrangements for tests: one line each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from hemicycle.domain.tally import Tally
from hemicycle.domain.vote import Method, Nature, Position, Question, VoteEvent
from hemicycle.rules.case import Case
from hemicycle.rules.decision import decide
from hemicycle.rules.law import Rulebook
from hemicycle.rules.provision import Provision, Requirement
from hemicycle.rules.rulebook import rulebook

A_DAY = date(2025, 2, 24)
SIMPLE = Requirement("present_and_voting", Fraction(1, 2), strict=True)
TWO_THIRDS = Requirement("present_and_voting", Fraction(2, 3))


def a_roll(size: int) -> tuple[str, ...]:
    """Members of an assembly of one's own: ``M01``, ``M02`` and so on."""
    return tuple(f"M{number:02d}" for number in range(1, size + 1))


def a_vote_event(
    yes: int = 9, no: int | None = 2, abstain: int | None = 0, **fields: Any
) -> VoteEvent:
    """A recorded vote on a draft of the Security Council unless told otherwise."""
    plain: dict[str, Any] = {
        "vote_id": "SC-S-2025-1",
        "body": "SC",
        "question": Question.DRAFT,
        "method": Method.RECORDED,
        "source": "test",
        "date": A_DAY,
        "counted": Tally(yes, no, abstain),
    }
    return VoteEvent(**{**plain, **fields})


def a_ga_case(yes: int, no: int, abstain: int = 0, **fields: Any) -> Case:
    """An ordinary Assembly draft unless told otherwise."""
    plain: dict[str, Any] = {
        "body": "GA",
        "book": fields.get("book") or rulebook(fields.get("body", "GA")),
        "question": Question.DRAFT,
        "day": A_DAY,
        "nature": Nature.ORDINARY,
        "tally": Tally(yes, no, abstain),
    }
    return Case(**{**plain, **fields})


def a_council_case(yes: int, no: int, abstain: int = 0, **fields: Any) -> Case:
    """A substantive Council draft whose votes against come from elected members by default."""
    plain: dict[str, Any] = {
        "body": "SC",
        "book": rulebook("SC"),
        "question": Question.DRAFT,
        "day": A_DAY,
        "nature": Nature.SUBSTANTIVE,
        "tally": Tally(yes, no, abstain),
    }
    return Case(**{**plain, **fields})


def a_provision(key: str, requirement: Requirement | None = None, **fields: Any) -> Provision:
    plain: dict[str, Any] = {
        "key": key,
        "since": date(1900, 1, 1),
        "number": f"Rule on {key}",
        "source": "test",
        "text": "As the test says.",
        "requirement": requirement,
    }
    return Provision(**{**plain, **fields})


def a_small_council(size: int, permanent: int, votes: int) -> Rulebook:
    """A council in which the first ``permanent`` members can veto a substantive question."""
    members = a_roll(size)
    needed = Requirement("votes", votes=votes)
    return Rulebook(
        body="small-council",
        name="Small Council",
        presiding="Chair",
        roll=None,
        readings=("procedural", "substantive"),
        provisions=(
            a_provision("majority.substantive", needed),
            a_provision("majority.procedural", needed),
            a_provision("veto", value="substantive"),
        ),
        members=frozenset(members),
        permanent=frozenset(members[:permanent]),
    )


def a_small_assembly(size: int, requirement: Requirement) -> Rulebook:
    """An assembly that decides everything by one requirement; a tie is lost."""
    return Rulebook(
        body="small-assembly",
        name="Small Assembly",
        presiding="Chair",
        roll=None,
        readings=("ordinary",),
        provisions=(a_provision("majority.ordinary", requirement),),
        members=frozenset(a_roll(size)),
    )


def a_roll_call_case(
    book: Rulebook, positions: Mapping[str, Position], nature: Nature | None = None
) -> Case:
    """A draft with every position known; the tally is their count."""
    cast = list(positions.values())
    return Case(
        body=book.body,
        book=book,
        question=Question.DRAFT,
        day=A_DAY,
        nature=nature,
        tally=Tally(
            cast.count(Position.YES), cast.count(Position.NO), cast.count(Position.ABSTAIN)
        ),
        positions=positions,
    )


def result_of(case: Case) -> tuple[str, str]:
    """What the rules decide, in two words."""
    decision = decide(case)
    return str(decision.outcome), str(decision.code)
