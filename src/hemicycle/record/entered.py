"""A vote typed or pasted by hand as a fragment: provisional, and superseded by any other source.

The merge does the rest: an official source that carries the same text outranks it, and each
member whose position differs becomes part of a finding.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

import polars as pl

from hemicycle.domain.vote import Correction, Detail, Position, RollCallState, VoteEvent
from hemicycle.record.fragment import (
    FRAGMENT_ALIASES,
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_FINDINGS,
    FRAGMENT_VOTES,
    Fragment,
)
from hemicycle.record.pieces import ENTERED, Piece
from hemicycle.record.readers.build import harmless

SOURCE = ENTERED
READER_VERSION = 3

#: Problems of a pasted text that the record keeps; totals against names are counted by the merge.
_KEPT = ("duplicate_row", "not_a_member")


class Remark(Protocol):
    """A problem of the text."""

    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class Entered(Protocol):
    """What this module reads of a :class:`hemicycle.brief.entry.EnteredVote`."""

    @property
    def event(self) -> VoteEvent: ...
    @property
    def amends(self) -> str | None: ...
    @property
    def positions(self) -> Mapping[str, Position]: ...
    @property
    def details(self) -> Mapping[str, Detail]: ...
    @property
    def names_then(self) -> Mapping[str, str]: ...
    @property
    def corrections(self) -> Sequence[Correction]: ...
    @property
    def said_by(self) -> str | None: ...
    @property
    def raw_sha256(self) -> str: ...
    @property
    def problems(self) -> Sequence[Remark]: ...


def entered_piece(vote: Entered, *, origin: str | None = None, at: datetime | None = None) -> Piece:
    """The vote as one file of a record.

    Its identity covers the text, what was said beside it, ``origin`` and ``at``: the same text
    entered at another time is another entry. Of two that differ the later one is shown and the
    difference becomes a finding.
    """
    said = "|".join((vote.raw_sha256, vote.said_by or origin or "", _stamp(at) or ""))
    identity = sha256(said.encode()).hexdigest()
    return Piece(identity, entered_fragment(vote, origin=origin, at=at))


def _stamp(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def entered_fragment(
    vote: Entered, *, origin: str | None = None, at: datetime | None = None
) -> Fragment:
    """The vote as one parsed file of source ``entered``.

    Members whose position is open get no ballot row; the vote is then ``partial`` and the merge
    makes them UNKNOWN. Where the text comes from (its own word, else ``origin``) is kept in
    ``source_url``, the time of entry in ``retrieved``.
    """
    key = vote.event.vote_id
    said = {
        "source_url": vote.event.source_url or vote.said_by or origin,
        "retrieved": _stamp(at) or vote.event.retrieved,
    }
    return Fragment(
        SOURCE,
        READER_VERSION,
        votes=harmless(pl.DataFrame([_vote_row(vote) | said], schema=FRAGMENT_VOTES)),
        ballots=harmless(pl.DataFrame(list(_ballot_rows(key, vote)), schema=FRAGMENT_BALLOTS)),
        aliases=pl.DataFrame(list(_alias_rows(key, vote.event)), schema=FRAGMENT_ALIASES),
        corrections=harmless(
            pl.DataFrame(list(_corrections(key, vote)), schema=FRAGMENT_CORRECTIONS)
        ),
        findings=harmless(pl.DataFrame(list(_findings(key, vote)), schema=FRAGMENT_FINDINGS)),
    )


def _vote_row(vote: Entered) -> dict[str, Any]:
    event = vote.event
    row: dict[str, Any] = dict.fromkeys(FRAGMENT_VOTES.names())
    for field in fields(event):
        if field.name in row:
            row[field.name] = _cell(getattr(event, field.name))
    tally = event.announced
    complete = event.roll_call is RollCallState.COMPLETE
    return row | {
        "key": event.vote_id,
        "parent_key": vote.amends,
        "announced_yes": tally.yes if tally else None,
        "announced_no": tally.no if tally else None,
        "announced_abstain": tally.abstain if tally else None,
        "announced_non_voting": tally.non_voting if tally else None,
        "silent": "non_voting" if complete else "unknown",
    }


def _cell(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _ballot_rows(key: str, vote: Entered) -> Iterable[dict[str, Any]]:
    for member, position in sorted(vote.positions.items()):
        if position is not Position.UNKNOWN:
            yield {
                "key": key,
                "member": member,
                "position": str(position),
                "detail": vote.details.get(member),
                "name_then": vote.names_then.get(member),
            }


def _alias_rows(key: str, event: VoteEvent) -> Iterable[dict[str, Any]]:
    if event.draft is not None:
        yield {"key": key, "kind": "draft", "value": event.draft}


def _corrections(key: str, vote: Entered) -> Iterable[dict[str, Any]]:
    for correction in sorted(vote.corrections, key=lambda correction: correction.member):
        yield {
            "key": key,
            "member": correction.member,
            "cast": str(correction.cast),
            "intended": str(correction.intended),
            "stated_on": correction.stated_on,
            "source": correction.source,
        }


def _findings(key: str, vote: Entered) -> Iterable[dict[str, Any]]:
    for kind in _KEPT:
        texts = [problem.text for problem in vote.problems if problem.kind == kind]
        if texts:
            witness = json.dumps({"entered": texts}, ensure_ascii=False)
            yield {"key": key, "kind": kind, "witness": witness, "text": " ".join(texts)}
