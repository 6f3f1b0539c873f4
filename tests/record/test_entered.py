"""A vote entered by hand, put into a record and superseded there."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from hemicycle.brief.entry import EnteredVote, VoteOptions, read_vote
from hemicycle.domain.vote import Position, Status
from hemicycle.record.entered import entered_fragment
from hemicycle.record.fragment import (
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_FINDINGS,
    FRAGMENT_VOTES,
)
from hemicycle.record.ingest import put
from hemicycle.record.pieces import Piece
from hemicycle.record.record import Record, open_record
from hemicycle.record.shelf import describe

COUNCIL = VoteOptions(body="SC", date=date(2025, 6, 4), draft="S/2025/353")
# S/2025/353 of 4 June 2025: 14-1-0, vetoed by the United States (meeting S/PV.9929).
TEXT = "announced: 14-1-0\nAgainst: United States\nIn favour: France, Denmark"


def saved(vote: EnteredVote, where: Path) -> Record:
    piece = Piece(vote.raw_sha256, entered_fragment(vote))
    put([(describe(piece, "entered by hand"), piece)], where)
    return open_record(where)


def test_fragment_has_the_published_columns() -> None:
    fragment = entered_fragment(read_vote(TEXT, options=COUNCIL))
    assert fragment.votes.schema == FRAGMENT_VOTES
    assert fragment.ballots.schema == FRAGMENT_BALLOTS
    assert fragment.corrections.schema == FRAGMENT_CORRECTIONS
    assert fragment.findings.schema == FRAGMENT_FINDINGS
    assert fragment.votes["status"].to_list() == ["provisional"]


def test_open_positions_have_no_ballot() -> None:
    text = "announced: 9-1-4\nno: USA"
    fragment = entered_fragment(read_vote(text, options=COUNCIL))
    assert fragment.ballots["member"].to_list() == ["USA"]
    assert fragment.votes["silent"].to_list() == ["unknown"]


def test_doubts_are_kept_as_findings() -> None:
    vote = read_vote("Against: USA, USA\nIn favour: Ukraine, France", options=COUNCIL)
    kinds = entered_fragment(vote).findings["kind"].to_list()
    assert kinds == ["duplicate_row", "not_a_member"]


def test_saved_and_read_again_it_is_the_same_vote(tmp_path: Path) -> None:
    vote = read_vote(TEXT, options=COUNCIL)
    record = saved(vote, tmp_path / "record")
    event = record.event(record.one("S/2025/353"))
    assert event.vote_id == vote.event.vote_id == "SC-S-2025-353"
    if event.source == "entered":
        assert event.status is Status.PROVISIONAL
    positions = record.positions(event.vote_id)
    assert positions == dict(vote.positions)
    assert positions["FRA"] is Position.YES


def test_saving_twice_changes_nothing(tmp_path: Path) -> None:
    vote = read_vote(TEXT, options=COUNCIL)
    first = saved(vote, tmp_path / "record").version
    assert saved(vote, tmp_path / "record").version == first


def test_a_better_source_supersedes_and_names_each_difference(tmp_path: Path) -> None:
    """A complete list beats a part, whatever the rank; the hand had Hungary as a yes."""
    vote = read_vote(
        "announced: 93-18-65\nIn favour: Hungary, Albania\nAgainst: Belarus",
        options=VoteOptions(body="GA", date=date(2025, 2, 24), draft="A/ES-11/L.10"),
    )
    record = saved(vote, tmp_path / "record")
    event = record.event(record.one("A/ES-11/L.10"))
    assert (event.source, event.status) == ("embedded", Status.OFFICIAL)
    (found,) = [one for one in record.findings_of(event.vote_id) if "cells" in one["witness"]]
    assert json.loads(found["witness"])["cells"] == [
        {"member": "HUN", "embedded": "NO", "entered": "YES"}
    ]
