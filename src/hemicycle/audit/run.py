"""The audit itself: one pass over the votes of a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from hemicycle.audit.causes import Cause, cause_of_disagreement, cause_of_doubt
from hemicycle.audit.model import Audit, Checked, Standing
from hemicycle.audit.stated import Stated, stated_outcome
from hemicycle.domain.body import BODIES
from hemicycle.domain.vote import Position, VoteEvent
from hemicycle.record.events import event_of
from hemicycle.record.record import Record
from hemicycle.rules.answer import Code, Decision, Outcome
from hemicycle.rules.case import Case, case_of
from hemicycle.rules.decision import derive

_POSITION = {position.value: position for position in Position}


def audit(record: Record) -> Audit:
    """Every vote of the record through the rules of its day.

    Ballots are read only where it matters who voted against: in bodies with permanent members.
    Elsewhere the counts decide, and the record keeps those.
    """
    positions = _positions(record)
    checked = tuple(check(event, positions.get(event.vote_id)) for event in _events(record))
    return Audit(record.version, record.name, checked)


def check(event: VoteEvent, positions: Mapping[str, Position] | None = None) -> Checked:
    """One vote: what the rules alone decide, held against what its source states.

    Elsewhere an open question takes the outcome that its source states; here that would be
    comparing the source with itself.
    """
    case = case_of(event, positions)
    decision, stated = derive(case), stated_outcome(event)
    standing = _standing(decision, stated)
    cause = _cause(event, case, decision, stated, standing)
    return Checked(event, decision, stated, standing, case.tally, cause)


def _standing(decision: Decision, stated: Stated | None) -> Standing:
    if stated is None or decision.code is Code.AS_ANNOUNCED:
        return Standing.NO_ANNOUNCED
    if decision.outcome is Outcome.UNDETERMINED:
        return Standing.UNDETERMINED
    return Standing.AGREE if decision.outcome is stated.outcome else Standing.DISAGREE


def _cause(
    event: VoteEvent, case: Case, decision: Decision, stated: Stated | None, standing: Standing
) -> Cause | None:
    if decision.outcome is Outcome.UNDETERMINED:
        return cause_of_doubt(case, decision)
    if standing is Standing.DISAGREE and stated is not None:
        return cause_of_disagreement(event, case, stated.outcome)
    return None


def _events(record: Record) -> Iterator[VoteEvent]:
    return (event_of(row) for row in record.votes.iter_rows(named=True))


def _positions(record: Record) -> dict[str, dict[str, Position]]:
    """Positions by vote, in bodies that have had permanent members."""
    with_veto = [code for code, known in BODIES.items() if known.permanent_terms]
    of_them = record.votes.filter(pl.col("body").is_in(with_veto))["vote_id"]
    cast = (
        record.scan("ballots")
        .filter(pl.col("vote_id").is_in(of_them.implode()))
        .select("vote_id", "member", pl.col("position").cast(pl.String))
        .collect()
    )
    found: dict[str, dict[str, Position]] = {}
    for vote_id, member, position in cast.iter_rows():
        found.setdefault(vote_id, {})[member] = _POSITION[position]
    return found
