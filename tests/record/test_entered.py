"""A vote entered by hand, put into a record and superseded there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hemicycle.brief.entry import EnteredVote, VoteOptions, read_vote
from hemicycle.domain.vote import Position, Status
from hemicycle.record.entered import entered_fragment, entered_piece
from hemicycle.record.fragment import (
    FRAGMENT_BALLOTS,
    FRAGMENT_CORRECTIONS,
    FRAGMENT_FINDINGS,
    FRAGMENT_VOTES,
)
from hemicycle.record.ingest import ingest, put
from hemicycle.record.pieces import Piece
from hemicycle.record.record import Record, open_record
from hemicycle.record.shelf import describe

NOON = datetime(2026, 10, 1, 12, tzinfo=ZoneInfo("America/New_York"))
MINUTE = timedelta(minutes=1)
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


def wrong_by_hand() -> EnteredVote:
    """ES-11/7 by its draft, with Hungary as a yes (it voted no) and most members unnamed."""
    return read_vote(
        "announced: 93-18-65\nIn favour: Hungary, Albania\nAgainst: Belarus",
        options=VoteOptions(body="GA", date=date(2025, 2, 24), draft="A/ES-11/L.10"),
    )


def test_beside_the_embedded_facts_the_difference_is_named(tmp_path: Path) -> None:
    record = saved(wrong_by_hand(), tmp_path / "record")
    (finding,) = record.findings_of(record.one("A/RES/ES-11/7"))
    assert finding["kind"] == "sources_disagree"
    assert "HUN NO/YES" in finding["text"]


def test_an_official_source_supersedes_and_names_each_difference(
    tmp_path: Path, shared: Path
) -> None:
    record = saved(wrong_by_hand(), tmp_path / "record")
    ingest([shared / "data" / "ga_3dl_2025" / "unga_2025_resolutions.csv.xz"], tmp_path / "record")
    record = open_record(tmp_path / "record")
    vote_id = record.one("A/ES-11/L.10")
    positions = record.positions(vote_id)
    assert vote_id == "GA-ES-11-7"
    assert record.event(vote_id).source != "entered"
    assert positions is not None
    assert positions["HUN"] is Position.NO
    assert any("HUN NO/YES" in finding["text"] for finding in record.findings_of(vote_id))


@pytest.fixture
def ukraine_session(tmp_path: Path, shared: Path) -> Path:
    """A record of the eleventh emergency special session alone, which has no drafts."""
    ingest([shared / "data" / "ga_unxml" / "ES-11.json.xz"], tmp_path / "record")
    return tmp_path / "record"


def test_an_entry_takes_neither_id_nor_words_of_a_vote_that_is_there(ukraine_session: Path) -> None:
    options = VoteOptions(
        body="GA", date=date(2025, 2, 24), draft="A/ES-11/L.10", title="As typed by hand"
    )
    before = open_record(ukraine_session).event("GA-ES-11-7")
    record = saved(read_vote("announced: 90-1-1", options=options), ukraine_session)
    after = record.event(record.one("A/ES-11/L.10"))
    assert after == before
    assert "GA-A-ES-11-L-10" not in set(record.votes["vote_id"])


def test_a_complete_entry_of_a_vote_known_by_tally_is_provisional_under_the_same_id(
    tmp_path: Path,
) -> None:
    """S/2020/852 of 31 August 2020 is embedded with its tally and the veto alone."""
    text = "no: USA\nyes: BEL CHN DEU DOM EST FRA GBR IDN NER RUS TUN VCT VNM ZAF"
    options = VoteOptions(body="SC", date=date(2020, 8, 31), draft="S/2020/852", title="Typed")
    record = saved(read_vote(text, options=options), tmp_path / "record")
    event = record.event(record.one("S/2020/852"))
    assert (event.vote_id, event.source, event.status) == (
        "SC-S-2020-852",
        "entered",
        Status.PROVISIONAL,
    )
    assert event.title != "Typed"


def test_a_mistyped_symbol_joins_no_two_votes(ukraine_session: Path) -> None:
    """The draft of ES-11/7 under the symbol of ES-11/6: the entry stays alone, both stay whole."""
    before = open_record(ukraine_session)
    options = VoteOptions(
        body="GA", date=date(2025, 2, 24), symbol="A/RES/ES-11/6", draft="A/ES-11/L.10"
    )
    record = saved(read_vote("announced: 90-1-1", options=options), ukraine_session)
    (alone,) = set(record.votes["vote_id"]) - set(before.votes["vote_id"])
    assert record.event(alone).source == "entered"
    for vote_id in ("GA-ES-11-6", "GA-ES-11-7"):
        assert record.event(vote_id) == before.event(vote_id)


def entry(tally: str, where: Path, **said: object) -> Record:
    options = VoteOptions(body="GA", date=date(2026, 10, 1), draft="A/81/L.3")
    piece = entered_piece(read_vote(f"announced: {tally}", options=options), **said)
    put([(describe(piece, "entered by hand"), piece)], where)
    return open_record(where)


def test_two_entries_of_one_vote_that_differ_are_both_kept_and_named(tmp_path: Path) -> None:
    entry("165-7-12", tmp_path, origin="a call", at=NOON)
    record = entry("164-7-12", tmp_path, origin="the journal", at=NOON + MINUTE)
    (finding,) = record.findings_of("GA-A-81-L-3")
    assert (finding["kind"], finding["sources"]) == ("sources_disagree", ["entered"])
    assert "164-7-12 and 165-7-12" in finding["text"]
    assert "a call, 2026-10-01 12:00" in finding["text"]
    event = record.event("GA-A-81-L-3")
    assert str(event.announced) == "164–7–12"
    assert (event.source_url, event.retrieved) == ("the journal", "2026-10-01T12:01:00-04:00")


def test_entries_of_one_moment_give_one_result_in_any_order(tmp_path: Path) -> None:
    tallies = ("165-7-12", "164-7-12")
    for folder, order in (("a", tallies), ("b", tallies[::-1])):
        for tally in order:
            record = entry(tally, tmp_path / folder, at=NOON)
        assert len(record.findings_of("GA-A-81-L-3")) == 1
    one, other = (open_record(tmp_path / folder) for folder in "ab")
    assert one.version == other.version
    assert one.event("GA-A-81-L-3") == other.event("GA-A-81-L-3")


def test_the_same_entry_again_is_no_finding(tmp_path: Path) -> None:
    entry("165-7-12", tmp_path, at=NOON)
    assert entry("165-7-12", tmp_path, at=NOON + MINUTE).findings.is_empty()
