"""The contract of a journal, on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.chamber.conftest import Clock, Opener

from hemicycle.chamber.canonical import fresh_id
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey, signed_by
from hemicycle.chamber.tree import EMPTY_ROOT, Tree, included, leaf_hash
from hemicycle.errors import InputError, JournalConflictError, JournalError

OPENING = {"chamber": "begun", "title": "Test", "world": "simulation:test"}


def begun(journal: Journal, clock: Clock) -> str:
    return journal.begin(OPENING, actor="officer", at=clock()).meeting


def remark(text: str) -> dict[str, str]:
    return {"act": "remark", "text": text}


# --- appending ------------------------------------------------------------------------------------


def test_entries_are_numbered_and_read_back_as_they_were(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    done = journal.append(meeting, 1, [remark("one"), remark("two")], actor="a1", at=clock())
    assert (done.first, done.last, done.repeated) == (2, 3, False)
    assert [entry.event for entry in journal.read(meeting, after=1)] == [
        remark("one"),
        remark("two"),
    ]
    first, second, third = journal.read(meeting)
    assert (first.event, first.actor, first.sequence) == (OPENING, "officer", 1)
    assert (second.actor, third.at) == ("a1", "2026-11-22T10:00:02.000Z")
    assert second.data.decode() == (
        f'{{"meeting":"{meeting}","sequence":2,"at":"2026-11-22T10:00:02.000Z","actor":"a1",'
        '"event":{"act":"remark","text":"one"}}'
    )
    assert done.entries == (second, third)
    assert journal.read(meeting, after=3) == ()
    assert journal.last(meeting) == 3


def test_a_second_writer_is_told_where_the_journal_stands(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    journal.append(meeting, 1, [remark("first come")], actor="a1", at=clock())
    for expected in (0, 1, 3):
        with pytest.raises(JournalConflictError) as refusal:
            journal.append(meeting, expected, [remark("late")], actor="a2", at=clock())
        assert refusal.value.current == 2
    assert "entry 2 is the last one, not 3" in str(refusal.value)
    assert journal.last(meeting) == 2


def test_what_comes_together_is_kept_together_or_not_at_all(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    with pytest.raises(InputError, match=r"written down exactly: 0\.5"):
        journal.append(meeting, 1, [remark("good"), {"act": 0.5}], actor="a", at=clock())
    assert journal.last(meeting) == 1


@pytest.mark.parametrize(
    "event",
    [{"a": 2**53}, {"a": float("nan")}, {"a": "\ud800"}, {"a": {1, 2}}, {"\udfff": 1}, {1: 2}],
)
def test_what_cannot_be_written_exactly_is_refused(
    event: dict[str, object], journal: Journal, clock: Clock
) -> None:
    meeting = begun(journal, clock)
    with pytest.raises(InputError, match="cannot be written down exactly"):
        journal.append(meeting, 1, [event], actor="a", at=clock())
    journal.append(meeting, 1, [remark("on it goes")], actor="a", at=clock())


def test_nothing_an_unknown_meeting_and_strange_ids_are_refused(
    journal: Journal, clock: Clock
) -> None:
    meeting = begun(journal, clock)
    with pytest.raises(InputError, match="nothing to append"):
        journal.append(meeting, 1, [], actor="a", at=clock())
    with pytest.raises(InputError, match="holds no meeting 'elsewhere'"):
        journal.append("elsewhere", 0, [remark("x")], actor="a", at=clock())
    with pytest.raises(InputError, match="holds no meeting"):
        journal.read("elsewhere")
    with pytest.raises(InputError, match="holds no meeting"):
        journal.heads("elsewhere")
    with pytest.raises(InputError, match="cannot name the actor"):
        journal.append(meeting, 1, [remark("x")], actor="Jane Doe", at=clock())
    with pytest.raises(InputError, match="cannot name the command"):
        journal.append(meeting, 1, [remark("x")], actor="a", at=clock(), command="k" * 65)
    with pytest.raises(InputError, match="no time zone"):
        journal.append(meeting, 1, [remark("x")], actor="a", at=datetime(2026, 1, 1))  # noqa: DTZ001
    assert journal.last(meeting) == 1


def test_any_text_is_kept(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    texts = ["", "\0", "\n", "\u2028", "العربية", "🕊", "'; DROP TABLE entries; --", "x" * 100_000]
    journal.append(meeting, 1, [remark(text) for text in texts], actor="a", at=clock())
    assert [entry.event["text"] for entry in journal.read(meeting, after=1)] == texts


def test_clock_jumps_do_not_matter(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    clock.now -= timedelta(days=400)
    journal.append(meeting, 1, [remark("before")], actor="a", at=clock(), seal=True)
    clock.now += timedelta(days=9000)
    journal.append(meeting, 2, [remark("after")], actor="a", at=clock(), seal=True)
    assert [entry.sequence for entry in journal.read(meeting)] == [1, 2, 3]
    assert [head.at[:4] for head in journal.heads(meeting)] == ["2026", "2025", "2050"]


# --- the same request again -----------------------------------------------------------------------


def test_a_request_sent_again_is_answered_and_not_doubled(journal: Journal, clock: Clock) -> None:
    meeting, command = begun(journal, clock), fresh_id()
    vote = [{"act": "cast", "member": "FRA", "position": "YES"}]
    once = journal.append(meeting, 1, vote, actor="a", at=clock(), command=command)
    journal.append(meeting, 2, [remark("meanwhile")], actor="b", at=clock())
    for expected in (1, 2, 3):
        again = journal.append(meeting, expected, vote, actor="a", at=clock(), command=command)
        assert (again.first, again.last, again.repeated) == (once.first, once.last, True)
    assert journal.last(meeting) == 3
    kept = journal.kept(meeting, command)
    assert kept is not None
    assert (kept.first, kept.last) == (2, 2)
    assert journal.kept(meeting, "another") is None


def test_the_key_of_another_request_is_refused(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    journal.append(meeting, 1, [remark("yes")], actor="a", at=clock(), command="k")
    with pytest.raises(InputError, match="the key of another one"):
        journal.append(meeting, 2, [remark("no")], actor="a", at=clock(), command="k")
    with pytest.raises(InputError, match="the key of another one"):
        journal.append(meeting, 2, [remark("yes")], actor="b", at=clock(), command="k")
    other = begun(journal, clock)
    journal.append(other, 1, [remark("no")], actor="a", at=clock(), command="k")


def test_duplicates_in_flight_are_kept_once(journal: Journal, clock: Clock) -> None:
    meeting, at = begun(journal, clock), clock()
    futures = [
        journal.submit(meeting, 1, [remark("one")], actor="a", at=at, command="k")
        for _ in range(20)
    ]
    answers = [future.result() for future in futures]
    assert {(answer.first, answer.last) for answer in answers} == {(2, 2)}
    assert sum(not answer.repeated for answer in answers) == 1
    assert journal.last(meeting) == 2


# --- many at once ---------------------------------------------------------------------------------


def test_requests_may_follow_one_another_without_waiting(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    futures = [
        journal.submit(meeting, number, [remark(str(number))], actor="a", at=clock())
        for number in range(1, 194)
    ]
    assert [future.result().first for future in futures] == list(range(2, 195))
    texts = [entry.event["text"] for entry in journal.read(meeting, after=1)]
    assert texts == [str(number) for number in range(1, 194)]


def test_behind_a_refused_request_all_are_refused(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    good = journal.submit(meeting, 1, [remark("1")], actor="a", at=clock())
    bad = journal.submit(meeting, 2, [{"act": 0.5}], actor="a", at=clock())
    behind = journal.submit(meeting, 3, [remark("3")], actor="a", at=clock())
    elsewhere = journal.submit(begun(journal, clock), 1, [remark("x")], actor="a", at=clock())
    assert good.result().last == elsewhere.result().last == 2
    with pytest.raises(InputError):
        bad.result()
    with pytest.raises(JournalConflictError):
        behind.result()
    assert journal.last(meeting) == 2


def test_of_many_writers_each_sequence_goes_to_one(
    open_journal: Callable[[], Journal], clock: Clock
) -> None:
    """Two processes' worth of journals on one database, eight threads, each retries on conflict."""
    journals = [open_journal(), open_journal()]
    meeting, lock = begun(journals[0], clock), threading.Lock()
    conflicts = []

    def write(writer: int) -> list[int]:
        kept = []
        for number in range(8):
            expected = journals[writer % 2].last(meeting)
            while True:
                with lock:
                    at = clock()
                try:
                    done = journals[writer % 2].append(
                        meeting, expected, [remark(f"{writer}-{number}")], actor="a", at=at,
                        seal=number % 5 == 0,
                    )  # fmt: skip
                    break
                except JournalConflictError as conflict:
                    conflicts.append(conflict)
                    expected = conflict.current
            kept.append(done.first)
        return kept

    with ThreadPoolExecutor(8) as pool:
        kept = [sequence for mine in pool.map(write, range(8)) for sequence in mine]
    assert sorted(kept) == list(range(2, 66))
    assert conflicts, "no two writers ever met: the test shows nothing"
    for journal in journals:
        entries = journal.read(meeting)
        assert [entry.sequence for entry in entries] == list(range(1, 66))
        heads, tree = journal.heads(meeting), Tree(entry.leaf for entry in entries)
        assert [head.root for head in heads] == [tree.root(head.size).hex() for head in heads]
        assert [head.previous for head in heads] == [None, *(head.digest for head in heads[:-1])]


def test_a_cancelled_request_is_not_kept_and_hurts_nobody(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    futures = [
        journal.submit(meeting, 1, [remark(str(number))], actor="a", at=clock())
        for number in range(50)
    ]
    cancelled = [future for future in futures if future.cancel()]
    kept = [future for future in futures if not future.cancelled() and not future.exception()]
    assert journal.last(meeting) == 1 + len(kept) <= 2
    assert len(cancelled) < 50 or not kept
    last = journal.last(meeting)
    journal.append(meeting, last, [remark("on it goes")], actor="a", at=clock())


# --- seals ----------------------------------------------------------------------------------------


def test_heads_are_signed_over_the_stored_bytes(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    journal.append(meeting, 1, [remark("a"), remark("b")], actor="a", at=clock(), seal=True)
    journal.append(meeting, 3, [remark("c")], actor="a", at=clock())
    sealed = journal.seal(meeting, at=clock())
    assert journal.seal(meeting, at=clock()) == sealed, "nothing new: the same head"
    entries, heads = journal.read(meeting), journal.heads(meeting)
    assert [head.size for head in heads] == [1, 3, 4]
    assert len({head.nonce for head in heads}) == 3
    for head in heads:
        tree = Tree(leaf_hash(entry.data) for entry in entries[: head.size])
        assert head.root == tree.root().hex() != EMPTY_ROOT.hex()
        assert signed_by(journal.key.public, bytes.fromhex(head.signature), head.data)
        assert not signed_by(SealKey.fresh().public, bytes.fromhex(head.signature), head.data)


def test_a_receipt_is_signed_at_once_and_proven_from_the_next_head_on(
    journal: Journal, clock: Clock
) -> None:
    meeting = begun(journal, clock)
    entry = journal.append(meeting, 1, [remark("vote")], actor="a", at=clock()).entries[0]
    early = journal.receipt(meeting, 2)
    assert early.leaf == entry.leaf.hex()
    assert early.proof is None
    assert early.head == journal.heads(meeting)[0]
    journal.append(meeting, 2, [remark("close")], actor="a", at=clock(), seal=True)
    late = journal.receipt(meeting, 2)
    assert late.signature == early.signature
    assert late.head is not None
    assert late.proof is not None
    path = [bytes.fromhex(step) for step in late.proof]
    assert included(entry.leaf, 1, late.head.size, path, bytes.fromhex(late.head.root))
    for missing in (0, 4):
        with pytest.raises(InputError, match=f"no entry {missing}"):
            journal.receipt(meeting, missing)


def test_a_meeting_keeps_its_key(address: str, key: SealKey, clock: Clock) -> None:
    with Journal.open(address, key) as first:
        meeting = begun(first, clock)
        export = sealed_export(first, meeting, at=clock())
    other = SealKey.fresh()
    with Journal.open(address, other) as second:
        assert sealed_export(second, meeting, at=clock()) == export, "what is sealed stays so"
        for seal in (False, True):
            with pytest.raises(InputError, match="Another key seals this meeting") as refusal:
                second.append(meeting, 1, [remark("x")], actor="a", at=clock(), seal=seal)
        assert key.fingerprint in refusal.value.right
        with pytest.raises(InputError, match="Another key"):
            second.receipt(meeting, 1)
        assert second.public_key(begun(second, clock)) == other.public
        with pytest.raises(InputError, match="holds no meeting"):
            second.public_key("elsewhere")


def test_an_unsealed_end_needs_the_meetings_own_key(
    address: str, key: SealKey, clock: Clock
) -> None:
    with Journal.open(address, key) as first:
        meeting = begun(first, clock)
        first.append(meeting, 1, [remark("x")], actor="a", at=clock())
    with (
        Journal.open(address, SealKey.fresh()) as second,
        pytest.raises(InputError, match="Another key"),
    ):
        sealed_export(second, meeting, at=clock())


# --- the meetings ---------------------------------------------------------------------------------


def test_meetings_are_listed_the_newest_first(journal: Journal, clock: Clock) -> None:
    assert journal.meetings() == ()
    older = begun(journal, clock)
    newer = journal.begin(
        {"chamber": "begun", "title": "Newer", "world": "real"},
        actor="officer",
        at=clock(),
        retain_until=date(2027, 1, 1),
    ).meeting
    journal.append(older, 1, [remark("x")], actor="a", at=clock())
    found = journal.meetings()
    assert [(info.meeting, info.size, info.opening["title"]) for info in found] == [
        (newer, 1, "Newer"),
        (older, 2, "Test"),
    ]
    assert [info.retain_until for info in found] == [date(2027, 1, 1), None]


def test_a_meeting_begins_once(journal: Journal, clock: Clock) -> None:
    at = clock()
    once = journal.begin(OPENING, actor="a", at=at, meeting="m1", command="k")
    again = journal.begin(OPENING, actor="a", at=at, meeting="m1", command="k")
    assert (once.repeated, again.repeated) == (False, True)
    with pytest.raises(JournalConflictError):
        journal.begin(OPENING, actor="a", at=at, meeting="m1")
    assert journal.last("m1") == 1


def test_it_is_all_there_when_it_is_opened_again(open_journal: Opener, clock: Clock) -> None:
    first = open_journal()
    meeting = begun(first, clock)
    first.append(meeting, 1, [remark("x")], actor="a", at=clock(), seal=True, command="k")
    entries, heads, receipt = first.read(meeting), first.heads(meeting), first.receipt(meeting, 2)
    first.close()
    second = open_journal()
    assert second.read(meeting) == entries
    assert second.heads(meeting) == heads
    assert second.receipt(meeting, 2) == receipt
    assert second.append(meeting, 1, [remark("x")], actor="a", at=clock(), command="k").repeated
    second.append(meeting, 2, [remark("y")], actor="a", at=clock(), seal=True)
    assert second.heads(meeting)[-1].previous == heads[-1].digest


def test_a_closed_journal_says_so(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    pending = journal.submit(meeting, 1, [remark("queued")], actor="a", at=clock())
    journal.close()
    assert pending.result().last == 2, "what was queued is finished"
    with pytest.raises(JournalError, match="closed"):
        journal.append(meeting, 2, [remark("late")], actor="a", at=clock())


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_order_of_duplicated_requests_gives_one_history(
    journal: Journal, data: st.DataObject
) -> None:
    """Each sender numbers its requests; the net doubles and reorders them; all retry."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    meeting = journal.begin(OPENING, actor="a", at=at).meeting
    sent = [f"k{number}" for number in range(5)]
    arriving = data.draw(st.permutations([*sent, *data.draw(st.lists(st.sampled_from(sent)))]))
    for command in arriving:
        journal.append(meeting, journal.last(meeting), [remark(command)], actor="a", at=at,
                       command=command)  # fmt: skip
    texts = [entry.event["text"] for entry in journal.read(meeting, after=1)]
    assert texts == list(dict.fromkeys(arriving))
