"""Votes of our own chambers: what counts, how texts are known, and that worlds never mix."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from tests.golden.journal.make import sealed

from hemicycle.brief.compose import compose_day
from hemicycle.brief.document import document
from hemicycle.chamber.played import plain
from hemicycle.chamber.tree import Tree, leaf_hash
from hemicycle.domain.vote import Method, Nature, Position
from hemicycle.errors import RecordConflictError, SourceError
from hemicycle.meeting import acts as a
from hemicycle.meeting.engine import Meeting
from hemicycle.meeting.fold import Event, fold
from hemicycle.meeting.fold import counting as still_count
from hemicycle.meeting.script import beginning, play, read_script, shipped
from hemicycle.meeting.simulate import one
from hemicycle.meeting.state import EMPTY, State
from hemicycle.record.fragment import Fragment
from hemicycle.record.ingest import ingest, rebuild
from hemicycle.record.journal import ingest_journal
from hemicycle.record.readers import recognise
from hemicycle.record.readers.base import SourceFile
from hemicycle.record.readers.journal import READER
from hemicycle.record.readers.journal_lines import counting
from hemicycle.record.record import Record, open_record


def export(events: Iterable[Mapping[str, Any]], meeting: str = "m1", *, minute: int = 0) -> bytes:
    """A file as a chamber writes it, but for the signatures, which this room does not check."""
    entries = [
        json.dumps({"meeting": meeting, "sequence": n, "at": f"2026-03-14T10:{minute:02}:00.000Z",
                    "actor": "a", "event": event}).encode()
        for n, event in enumerate([{"chamber": "begun"}, *events], 1)
    ]  # fmt: skip
    root = Tree(map(leaf_hash, entries)).root().hex()
    about = {
        "entries": len(entries),
        "heads": 1,
        "hemicycle_sealed": 1,
        "key": "",
        "meeting": meeting,
    }
    lines = [json.dumps(about).encode(), *entries, json.dumps({"head": {"root": root}}).encode()]
    return b"".join(line + b"\n" for line in lines)


def fragment(events: Iterable[Mapping[str, Any]]) -> Fragment:
    return READER.read(SourceFile("meeting.jsonl", export(events)))


def council(*more: a.Act, world: str = "real") -> Meeting:
    """A Council that has tabled one draft, and what is done then."""
    acts: Sequence[a.Act] = (
        a.Convene("SC", date(2026, 3, 14), meeting="S/PV.10001", world=world),
        a.Open(15),
        a.Table("S/2026/200", "Peace", ("FRA",), becomes="S/RES/2800 (2026)"),
        *more,
    )
    meeting = Meeting()
    for act in acts:
        meeting = meeting.do(act)
    return meeting


def put(yes: int, no: int = 0, abstain: int = 0, **known: Any) -> tuple[a.Act, ...]:
    rule = a.Rule("r1", "nature", "of substance", on="S/2026/200", value="substantive")  # type: ignore[arg-type]
    vote = a.Put("S/2026/200", Method.SHOW_OF_HANDS)
    return (rule, a.Announce("S/2026/200"), vote, a.Result(yes, no, abstain, **known))


# --- the real meetings of 24 February 2025, through a journal -------------------------------------


@pytest.fixture(scope="module")
def replayed(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Both meetings replayed into a journal, sealed, exported and ingested."""
    folder = tmp_path_factory.mktemp("replayed")
    for script in ("ga-2025-02-24", "sc-2025-02-24"):
        ingest_journal(sealed(script), folder / "record", name=f"{script}.jsonl")
    return open_record(folder / "record")


# fmt: off
SAME = ("vote_id", "symbol", "draft", "body", "date", "question", "method", "nature", "session",
        "outcome_announced", "announced_yes", "announced_no", "announced_abstain", "counted_yes",
        "counted_no", "counted_abstain", "counted_non_voting", "roll_call", "series", "kind")
# fmt: on


@pytest.mark.parametrize("symbol", ["A/RES/ES-11/7", "A/RES/ES-11/8", "S/RES/2774 (2025)"])
def test_a_meeting_of_ours_says_what_the_embedded_record_says(
    symbol: str, replayed: Record
) -> None:
    ours = replayed.votes.filter(pl.col("symbol") == symbol)
    theirs = open_record("embedded").votes.filter(pl.col("symbol") == symbol)
    assert ours["source"].to_list() == ["journal"]
    assert ours.select(SAME).to_dicts() == theirs.select(SAME).to_dicts()
    identity = ours["vote_id"][0]
    assert replayed.positions(identity) == open_record("embedded").positions(identity)


def test_nothing_disagrees_with_what_was_known(replayed: Record) -> None:
    assert replayed.findings.filter(pl.col("sources").list.contains("journal")).is_empty()


def test_amendments_belong_to_their_draft(replayed: Record) -> None:
    ours = replayed.votes.filter(source="journal", question="amendment", body="GA")
    assert set(ours["parent"]) == {"GA-ES-11-8"}
    titles = dict(ours.select("source_id", "title").rows())
    assert titles["Russian amendment"] == "Russian amendment: root causes of the conflict"
    assert titles["A/ES-11/L.15"].startswith("just, lasting")


def test_the_brief_of_the_day_shows_the_meetings(replayed: Record) -> None:
    day = date(2025, 2, 24)
    told = document(compose_day(replayed, day))
    known = document(compose_day(open_record("embedded"), day))
    names = ("symbol", "outcome", "code", "tally", "positions", "vetoes", "compared_with", "movers")
    shown = [
        {vote["symbol"]: {name: vote[name] for name in names} for vote in brief["votes"]
         if vote["symbol"]}
        for brief in (told, known)
    ]  # fmt: skip
    assert shown[0] == shown[1]
    assert len(shown[0]) == 3


# --- what counts ----------------------------------------------------------------------------------


def test_an_adopted_draft_bears_its_number_and_another_one_its_draft() -> None:
    adopted = fragment(plain(council(*put(10, 0, 5)).events)).votes
    assert adopted.select("symbol", "draft").row(0) == ("S/RES/2800 (2026)", "S/2026/200")
    lost = fragment(plain(council(*put(8, 0, 7)).events)).votes
    assert lost.select("symbol", "draft").row(0) == ("S/2026/200", "S/2026/200")
    assert lost["outcome_announced"][0] == "not_adopted"


@pytest.mark.parametrize(
    ("named", "state", "silent"),
    [
        ({}, "none", "unknown"),
        ({"NO": ("RUS",)}, "partial", "unknown"),
        ({"NO": ("RUS",), "ABSTAIN": ("CHN",)}, "complete", "non_voting"),
    ],
)
def test_a_list_is_complete_when_everyone_who_cast_a_vote_is_named(
    named: dict[str, tuple[str, ...]], state: str, silent: str
) -> None:
    yes = ("FRA", "GBR", "USA", "DNK", "GRC", "COL", "LVA", "PAK", "SOM")
    positions = {Position(word): members for word, members in named.items()}
    if state == "complete":
        positions[Position.YES] = yes
    meeting = council(*put(9, 1, 1, positions=positions))
    row = fragment(plain(meeting.events)).votes
    assert row.select("roll_call", "silent").row(0) == (state, silent)


def test_ballots_cast_one_by_one_give_the_roll_with_who_was_silent() -> None:
    rule, announce, vote, _ = put(0)
    cast = (a.Cast("FRA", Position.YES), a.Cast("RUS", Position.NO), a.CloseVote())
    found = fragment(plain(council(rule, announce, vote, *cast).events))
    positions = dict(found.ballots.select("member", "position").rows())
    assert (positions["FRA"], positions["RUS"], positions["USA"]) == ("YES", "NO", "NON_VOTING")
    assert len(positions) == 15
    assert found.votes["roll_call"][0] == "complete"


def test_what_was_undone_does_not_count() -> None:
    undone = council(*put(10, 0, 5), a.Undo("a slip", 1), a.Result(8, 0, 7))
    votes = fragment(plain(undone.events)).votes
    assert votes.select("announced_yes", "outcome_announced").rows() == [(8, "not_adopted")]
    nothing = council(*put(10, 0, 5), a.Undo("all of it", 3))
    assert fragment(plain(nothing.events)).votes.is_empty()


def test_counting_agrees_with_the_engine() -> None:
    """On random meetings of the simulator, undoing included."""
    undone = 0
    for seed in range(12):
        events = one(random.Random(seed), written=False).events
        numbered = list(enumerate(plain(events), 1))
        kept = {sequence for sequence, _ in counting(numbered)}
        expected = {n for n, counts in enumerate(still_count(events), 1) if counts}
        assert kept == expected, seed
        undone += len(events) - len(expected)
    assert undone, "nothing was undone: the test shows nothing"


def meetings() -> Iterator[tuple[str, Sequence[Event], State]]:
    """Random meetings and the shipped ones, each with the state it begins in."""
    for seed in range(40):
        yield f"seed {seed}", one(random.Random(seed), written=False).events, EMPTY
    for name in shipped():
        script = read_script(name)
        yield name, play(script).events, beginning(script)


def test_any_meeting_the_engine_allows_is_read_as_the_engine_decided_it() -> None:
    """The same votes, outcomes, tallies and rolls as in the engine's state."""
    seen: set[str] = set()
    for name, events, start in meetings():
        state, found = fold(events, start), fragment(plain(events))
        votes = {row["key"]: row for row in found.votes.to_dicts()}
        assert list(votes) == sorted(state.votes), name
        for key, decided in state.votes.items():
            row = votes[key]
            assert row["outcome_announced"] == decided.outcome, (name, key)
            assert row["announced_yes"] == (decided.tally.yes if decided.tally else None)
            assert row["question"] == decided.question
            assert row["title"], (name, key)
            cast = found.ballots.filter(key=key).select("member", "position").rows()
            assert cast == sorted((member, str(said)) for member, said in decided.roll)
        seen |= {str(event.get("act")) for event in plain(events)}
    assert seen >= {"table", "amend", "join_sponsors", "revise", "merge", "resume", "introduce",
                    "open_election", "rule", "correct", "undo"}  # fmt: skip


def test_sponsors_are_those_at_the_vote() -> None:
    more = (a.JoinSponsors("S/2026/200", "GBR"), a.LeaveSponsors("S/2026/200", "FRA"))
    votes = fragment(plain(council(*more, *put(10, 0, 5)).events)).votes
    assert votes["sponsors"].to_list() == [["GBR"]]


def test_a_ruling_says_why_a_member_did_not_vote() -> None:
    label = {"act": "rule", "id": "r9", "kind": "label", "why": "its seat was empty",
             "on": "S/2026/200", "values": ["USA", "absent"]}  # fmt: skip
    rule, announce, vote, _ = put(0)
    cast = (a.Cast("FRA", Position.YES), a.CloseVote())
    found = fragment([*plain(council(rule, announce, vote, *cast).events), label])
    assert found.ballots.filter(member="USA")["detail"].to_list() == ["absent"]
    assert found.ballots.filter(member="CHN")["detail"].to_list() == [None]


def test_members_in_arrears_are_told_apart() -> None:
    meeting = Meeting()
    for act in (
        a.Convene("GA", date(2025, 2, 24), barred=("BOL", "VEN"), waived=("BOL",)),
        a.Open(193),
        a.Table("A/79/L.99", "Peace", ("FRA",), nature=Nature.ORDINARY),
        a.Announce("A/79/L.99"),
        a.Put("A/79/L.99"),
        a.CloseVote(),
    ):
        meeting = meeting.do(act)
    details = dict(fragment(plain(meeting.events)).ballots.select("member", "detail").rows())
    assert (details["VEN"], details["BOL"], details["FRA"]) == ("barred_art_19", None, None)


def test_corrections_are_kept_beside_the_vote() -> None:
    yes = ("FRA", "GBR", "USA", "DNK", "GRC", "COL", "LVA", "PAK", "SOM")
    result = put(9, 0, 1, positions={Position.YES: yes, Position.ABSTAIN: ("CHN",)})
    meeting = council(*result, a.Correct("S/2026/200", "CHN", Position.NO, "letter"))
    said = fragment(plain(meeting.events)).corrections.to_dicts()
    assert said == [
        {"key": "S/2026/200", "member": "CHN", "cast": "ABSTAIN", "intended": "NO",
         "stated_on": date(2026, 3, 14), "source": "letter"}
    ]  # fmt: skip


def test_the_same_name_of_a_text_in_two_meetings_is_two_texts(tmp_path: Path) -> None:
    meeting = Meeting()
    for act in (
        a.Convene("mun", date(2026, 3, 14), world="simulation:school"),
        a.Open(12),
        a.Table("DR 1", "Water", ("KEN", "FRA"), signatories=("BRA", "CAN")),
    ):
        meeting = meeting.do(act)
    decided = {"follows": "decided", "vote": "DR 1", "target": "DR 1", "question": "draft",
               "method": "show_of_hands", "nature": None, "roll": [],
               "tally": {"yes": 7, "no": 2, "abstain": 3},
               "decision": {"outcome": "adopted"}}  # fmt: skip
    events = [*plain(meeting.events), decided]
    for number in (1, 2):
        ingest_journal(export(events, f"m{number}"), tmp_path, name=f"{number}.jsonl")
    again = [*events, {"act": "close"}]
    ingest_journal(export(again, "m2"), tmp_path, name="2-later.jsonl")
    votes = open_record(tmp_path).votes
    assert votes["title"].to_list() == ["DR 1: Water", "DR 1: Water"]
    assert votes["vote_id"].n_unique() == 2
    assert set(votes["world"]) == {"simulation:school"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_exports_of_one_meeting_the_later_counts(
    order: tuple[int, int], tmp_path: Path
) -> None:
    """The adoption was put into the record at once; then it was undone and voted anew."""
    before = council(*put(10, 0, 5))
    after = before.do(a.Undo("a slip", 1)).do(a.Result(8, 0, 7))
    exports = [export(plain(before.events)), export(plain(after.events), minute=30)]
    for number in order:
        ingest_journal(exports[number], tmp_path, name=f"{number}.jsonl")
    ours = open_record(tmp_path).votes.filter(source="journal")
    assert ours.select("announced_yes", "outcome_announced").rows() == [(8, "not_adopted")]
    assert ours["symbol"].to_list() == ["S/2026/200"]


# --- worlds ---------------------------------------------------------------------------------------


def test_a_simulation_has_a_record_of_its_own(tmp_path: Path) -> None:
    simulated = export(plain(council(*put(10), world="simulation:class").events))
    report = ingest_journal(simulated, tmp_path / "class", name="c.jsonl")
    record = open_record(tmp_path / "class")
    assert record.votes["source"].to_list() == ["journal"], "no real vote beside it"
    assert record.votes["vote_id"][0].startswith("simulation-class-SC-")
    assert report.coverage["SC"]["votes"] == 1
    assert rebuild(tmp_path / "class").version == report.version


def test_worlds_never_mix_in_either_order(tmp_path: Path) -> None:
    real = export(plain(council(*put(10)).events))
    simulated = export(plain(council(*put(10), world="simulation:class").events))
    other = export(plain(council(*put(10), world="simulation:other").events))
    for number, (first, second) in enumerate(itertools.permutations((real, simulated, other), 2)):
        folder = tmp_path / str(number)
        before = ingest_journal(first, folder, name="first.jsonl")
        with pytest.raises(RecordConflictError, match="do not belong into a record of"):
            ingest_journal(second, folder, name="second.jsonl")
        assert open_record(folder).version == before.version


def test_a_simulation_is_refused_by_a_record_of_official_files(
    small_files: list[Path], tmp_path: Path
) -> None:
    ingest(small_files, tmp_path / "record")
    path = tmp_path / "class.jsonl"
    path.write_bytes(export(plain(council(*put(10), world="simulation:class").events)))
    with pytest.raises(RecordConflictError, match=r"class\.jsonl \(simulation:class\)"):
        ingest([path], tmp_path / "record")


# --- damaged files --------------------------------------------------------------------------------

GOOD = export(plain(council(*put(10)).events))


def test_it_is_known_by_its_first_line() -> None:
    assert recognise(SourceFile("download(3)", GOOD).head).name == "journal"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'"hemicycle_sealed": 1', b'"hemicycle_sealed": 2', "the format is 2"),
        (b'"entries": ', b'"entries": 1', "lines follow"),
        (b'"entries": ', b'"entries": -', "does not say how much"),
        (b'"yes": 10', b'"yes": 11', "not those that its last head seals"),
        (b'{"head":', b'{"tail":', "not those that its last head seals"),
        (b'{"head":', b'["head":', "no JSON object"),
    ],
)
def test_a_damaged_file_is_refused(old: bytes, new: bytes, words: str) -> None:
    assert old in GOOD
    with pytest.raises(SourceError, match=words) as refusal:
        READER.read(SourceFile("meeting.jsonl", GOOD.replace(old, new)))
    assert "meeting.jsonl, line" in refusal.value.where


@pytest.mark.parametrize(
    "event",
    [
        {"act": "convene", "body": "SC"},
        {"act": "resume", "day": "tomorrow"},
        {"act": "join_sponsors", "symbol": "S/0", "member": "FRA"},
        {"act": "undo", "acts": 40},
        {"follows": "decided", "vote": "x"},
    ],
)
def test_events_of_another_making_are_refused(event: dict[str, Any]) -> None:
    with pytest.raises(SourceError, match="not as this hemicycle knows it"):
        fragment([*plain(council().events), event])


def test_a_meeting_that_was_never_convened_has_no_votes() -> None:
    assert fragment([]).votes.is_empty()
