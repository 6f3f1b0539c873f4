"""Secret ballots: in the file, in the journal and in receipts nothing leads from voter to vote."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from sqlalchemy import select, text
from tests.chamber.conftest import Clock, Opener
from tests.chamber.postgres import Server

from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.tables import BALLOTS, VOTERS
from hemicycle.chamber.urn import SecretBallot
from hemicycle.errors import InputError, JournalConflictError, JournalError

URN = "e1 (1)"
#: A choice that no other member makes, so that each can be looked for in the bytes of a file.
CHOICES = {f"member-{n:02}": f"choice-{(n * 7) % 20:02}" for n in range(20)}


def begun(journal: Journal, clock: Clock) -> str:
    return journal.begin({"chamber": "begun"}, actor="officer", at=clock()).meeting


def vote(journal: Journal, meeting: str, clock: Clock, *, together: bool = True) -> None:
    """Every member votes, in the order of its number."""
    futures = []
    for number, (member, choice) in enumerate(CHOICES.items(), 1):
        ballot = SecretBallot(URN, member, (choice,))
        futures.append(journal.submit_secret(meeting, number, ballot, actor="a", at=clock()))
        if not together:
            futures[-1].result()
    for future in futures:
        future.result()


@pytest.mark.parametrize("together", [False, True])
def test_an_urn_is_opened_sorted_and_only_then_read(
    together: bool, journal: Journal, clock: Clock
) -> None:
    meeting = begun(journal, clock)
    vote(journal, meeting, clock, together=together)
    assert journal.ballots_in(meeting, URN) == 20
    before = b"".join(entry.data for entry in journal.read(meeting))
    receipts = json.dumps([journal.receipt(meeting, n).to_dict() for n in range(1, 22)])
    assert b"member-07" in before
    assert b"choice-" not in before
    assert "choice-" not in receipts
    opened = journal.open_urn(meeting, 21, URN, actor="officer", at=clock())
    event = opened.entries[0].event
    assert event["ballots"] == [[choice] for choice in sorted(CHOICES.values())]
    assert event["voters"] == 20
    assert opened.head is not None
    assert opened.head.size == 22
    assert journal.ballots_in(meeting, URN) == 0


def test_a_choice_of_several_is_sorted_and_none_is_an_abstention(
    journal: Journal, clock: Clock
) -> None:
    meeting = begun(journal, clock)
    ballots = {"FRA": ("URY", "GTM"), "BEL": (), "NLD": ("GTM", "URY")}
    for number, (member, choice) in enumerate(ballots.items(), 1):
        ballot = SecretBallot(URN, member, choice)
        journal.submit_secret(meeting, number, ballot, actor="a", at=clock()).result()
    opened = journal.open_urn(meeting, 4, URN, actor="officer", at=clock())
    assert opened.entries[0].event["ballots"] == [[], ["GTM", "URY"], ["GTM", "URY"]]


def test_a_member_votes_once(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    first = SecretBallot(URN, "FRA", ("GTM",))
    done = journal.submit_secret(meeting, 1, first, actor="a", at=clock(), command="k").result()
    assert done.entries[0].event == {"chamber": "secret_ballot", "member": "FRA", "urn": URN}
    with pytest.raises(InputError, match="FRA has voted"):
        journal.submit_secret(meeting, 2, first, actor="b", at=clock()).result()
    assert journal.last(meeting) == 2
    assert journal.ballots_in(meeting, URN) == 1
    second_round = SecretBallot("e1 (2)", "FRA", ("VEN",))
    journal.submit_secret(meeting, 2, second_round, actor="a", at=clock()).result()


def test_a_ballot_sent_again_is_answered_whatever_it_says(journal: Journal, clock: Clock) -> None:
    """What is kept to know a request again says nothing of the choice, so it cannot compare it."""
    meeting = begun(journal, clock)
    at = clock()
    for choice in ("GTM", "VEN"):
        ballot = SecretBallot(URN, "FRA", (choice,))
        done = journal.submit_secret(meeting, 1, ballot, actor="a", at=at, command="k").result()
    assert done.repeated
    opened = journal.open_urn(meeting, 2, URN, actor="officer", at=clock())
    assert opened.entries[0].event["ballots"] == [["GTM"]]


def test_voter_and_ballot_are_kept_together_or_not_at_all(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    late = SecretBallot(URN, "FRA", ("GTM",))
    with pytest.raises(JournalConflictError):
        journal.submit_secret(meeting, 0, late, actor="a", at=clock()).result()
    broken = SecretBallot(URN, "FRA", ("\ud800",))
    with pytest.raises(InputError, match="written down exactly"):
        journal.submit_secret(meeting, 1, broken, actor="a", at=clock()).result()
    assert journal.ballots_in(meeting, URN) == 0
    with journal.engine.connect() as connection:
        assert connection.execute(select(VOTERS)).all() == []


def test_an_urn_is_opened_once(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    vote(journal, meeting, clock)
    journal.open_urn(meeting, 21, URN, actor="officer", at=clock())
    with pytest.raises(JournalError, match="20 members voted and 0 ballots"):
        journal.open_urn(meeting, 22, URN, actor="officer", at=clock())


def test_a_lost_ballot_is_noticed(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    vote(journal, meeting, clock)
    with journal.engine.begin() as connection:
        one = select(BALLOTS.c.key).limit(1).scalar_subquery()
        connection.execute(BALLOTS.delete().where(BALLOTS.c.key == one))
    with pytest.raises(JournalError, match="20 members voted and 19 ballots"):
        journal.open_urn(meeting, 21, URN, actor="officer", at=clock())


def test_the_tables_have_no_column_that_could_join_them() -> None:
    assert set(BALLOTS.columns.keys()) == {"meeting", "urn", "key", "choice"}
    assert set(VOTERS.columns.keys()) == {"meeting", "urn", "member"}


# --- the bytes of an SQLite file ------------------------------------------------------------------


def raw(folder: Path) -> bytes:
    """Everything that lies in the folder of a journal."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("m.db*")))


def by_place(data: bytes, words: list[str]) -> list[str]:
    """Words in the order in which they stand in the file; each must be there once."""
    assert [data.count(word.encode()) for word in words] == [1] * len(words)
    return sorted(words, key=lambda word: data.index(word.encode()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def on_disk(folder: Path, key: SealKey) -> Journal:
    return Journal.open(folder / "m.db", key)


@pytest.mark.parametrize("together", [False, True])
def test_the_place_in_the_file_is_that_of_a_random_key(
    together: bool, on_disk: Journal, folder: Path, clock: Clock
) -> None:
    meeting = begun(on_disk, clock)
    vote(on_disk, meeting, clock, together=together)
    with on_disk.engine.connect() as connection:
        rows = connection.execute(select(BALLOTS.c.choice).order_by(BALLOTS.c.key)).all()
    keyed = [json.loads(row.choice)[0] for row in rows]
    on_disk.close()
    placed = by_place(raw(folder), list(CHOICES.values()))
    assert placed in (keyed, keyed[::-1])


def test_while_voting_no_earlier_state_of_the_urn_is_left_in_the_files(
    on_disk: Journal, folder: Path, clock: Clock
) -> None:
    """Each choice is there once: neither the log nor freed pages tell what came in before what."""
    meeting = begun(on_disk, clock)
    vote(on_disk, meeting, clock, together=False)
    on_disk.append(meeting, 21, [{"act": "remark", "text": "still open"}], actor="a", at=clock())
    by_place(raw(folder), list(CHOICES.values()))
    on_disk.close()


def test_after_the_opening_keys_and_single_ballots_are_gone(
    on_disk: Journal, folder: Path, clock: Clock
) -> None:
    meeting = begun(on_disk, clock)
    vote(on_disk, meeting, clock)
    with on_disk.engine.connect() as connection:
        keys = list(connection.scalars(select(BALLOTS.c.key)))
    # the log is emptied behind the last ballot's answer: once this is answered, nothing moves
    on_disk.append(meeting, 21, [{"act": "remark", "text": "still open"}], actor="a", at=clock())
    assert all(key in raw(folder) for key in keys)
    on_disk.open_urn(meeting, 22, URN, actor="officer", at=clock())
    on_disk.close()
    data = raw(folder)
    assert not any(key in data for key in keys)
    assert by_place(data, list(CHOICES.values())) == sorted(CHOICES.values())


def test_two_runs_with_the_same_votes_leave_the_order_of_voting_nowhere(
    tmp_path: Path, key: SealKey
) -> None:
    """The sealed event of an election is the same whoever came first."""
    events = []
    for seed in range(2):
        order = list(CHOICES.items())
        random.Random(seed).shuffle(order)
        clock = Clock()
        with Journal.open(tmp_path / f"{seed}.db", key) as journal:
            meeting = journal.begin({}, actor="o", at=clock(), meeting="m").meeting
            for number, (member, choice) in enumerate(order, 1):
                ballot = SecretBallot(URN, member, (choice,))
                journal.submit_secret(meeting, number, ballot, actor="a", at=clock()).result()
            events.append(journal.open_urn(meeting, 21, URN, actor="o", at=clock()).entries)
    assert events[0] == events[1]


# --- a PostgreSQL server --------------------------------------------------------------------------


def test_on_postgresql_too(postgres: Server, key: SealKey, clock: Clock) -> None:
    with Journal.open(postgres.emptied(), key) as journal:
        meeting = begun(journal, clock)
        vote(journal, meeting, clock, together=False)
        rows = "SELECT key, xmin::text AS made FROM ballots ORDER BY ctid"
        with journal.engine.connect() as connection:
            found = connection.execute(text(rows)).all()
        assert [row.key for row in found] == sorted(row.key for row in found)
        assert len({row.made for row in found}) == 1, "rows say by which transaction they came"
        journal.open_urn(meeting, 21, URN, actor="officer", at=clock())
        with journal.engine.connect() as connection:
            assert connection.scalar(text("SELECT pg_relation_size('ballots')")) == 0


def test_the_export_tells_the_count_and_not_the_voter(open_journal: Opener, clock: Clock) -> None:
    journal = open_journal()
    meeting = begun(journal, clock)
    vote(journal, meeting, clock)
    journal.open_urn(meeting, 21, URN, actor="officer", at=clock())
    lines = sealed_export(journal, meeting, at=clock()).split(b"\n")
    with_choice = [line for line in lines if b"choice-" in line]
    assert len(with_choice) == 1
    assert b"member-" not in with_choice[0]
