"""Disks fill, databases go and come back: clear words, and nothing acknowledged is lost."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from tests.chamber.conftest import Clock, Opener
from tests.chamber.postgres import Server

from hemicycle.chamber import database
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.tables import HEADS
from hemicycle.chamber.urn import SecretBallot
from hemicycle.chamber.verify import verify
from hemicycle.errors import InputError, JournalError, RecordConflictError


def remark(words: str) -> dict[str, str]:
    return {"act": "remark", "text": words}


def begun(journal: Journal, clock: Clock) -> str:
    return journal.begin({"chamber": "begun"}, actor="officer", at=clock()).meeting


def is_whole(journal: Journal, meeting: str, clock: Clock) -> bool:
    export = sealed_export(journal, meeting, at=clock())
    return verify(export, key=journal.key.fingerprint).verified


# --- a full disk ----------------------------------------------------------------------------------

_FILLS_THE_DISK = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.errors import JournalError

disk = Path(sys.argv[1])
ballast = disk / "ballast"
ballast.write_bytes(bytes(400_000))
journal, at = Journal.open(disk / "m.db", SealKey.fresh()), datetime(2026, 1, 1, tzinfo=UTC)
meeting = journal.begin({}, actor="a", at=at).meeting
kept, event = 1, {"text": "x" * 20_000}
while True:
    try:
        done = journal.append(meeting, kept, [event], actor="a", at=at, command=str(kept))
        kept = done.last
    except JournalError as error:
        print(error.what)
        break
assert journal.last(meeting) == kept, (journal.last(meeting), kept)
ballast.unlink()
again = journal.append(meeting, kept, [event], actor="a", at=at, command=str(kept))
assert (again.last, again.repeated) == (kept + 1, False)
assert [entry.sequence for entry in journal.read(meeting)] == list(range(1, kept + 2))
journal.close()
print(kept)
"""

_ON_A_SMALL_DISK = 'mount -t tmpfs -o size=1200k none "$0" && exec "$1" -c "$2" "$0"'


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    """On a disk of its own, 1.2 MB large, that a private mount makes."""
    alone = ["unshare", "--map-root-user", "--mount"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("no private mounts here (unshare of util-linux, user namespaces)")
    words = [_ON_A_SMALL_DISK, str(tmp_path), sys.executable, _FILLS_THE_DISK]
    done = subprocess.run([*alone, "sh", "-c", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said, kept = done.stdout.splitlines()
    assert said == (
        "The disk is full; nothing of what was just sent was kept, and everything acknowledged is"
    )
    assert int(kept) > 5


# --- a database held, gone, and back --------------------------------------------------------------


def test_a_database_that_another_program_holds(
    tmp_path: Path, key: SealKey, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    with Journal.open(tmp_path / "m.db", key) as journal:
        meeting = begun(journal, clock)
        other = sqlite3.connect(tmp_path / "m.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError, match="Another program holds the database"):
            journal.append(meeting, 1, [remark("x")], actor="a", at=clock())
        assert journal.last(meeting) == 1, "reading goes on"
        other.execute("ROLLBACK")
        other.close()
        journal.append(meeting, 1, [remark("x")], actor="a", at=clock())
        assert is_whole(journal, meeting, clock)


def test_a_server_that_dies_and_comes_back(postgres: Server, key: SealKey, clock: Clock) -> None:
    with Journal.open(postgres.emptied(), key) as journal:
        meeting = begun(journal, clock)
        for number in range(1, 11):
            journal.append(meeting, number, [remark("kept")], actor="a", at=clock())
        postgres.stop(signal.SIGQUIT)
        try:
            with pytest.raises(JournalError) as failure:
                journal.append(meeting, 11, [remark("lost")], actor="a", at=clock(), command="k")
            with pytest.raises(JournalError, match="cannot be reached"):
                journal.read(meeting)
        finally:
            postgres.start()
        assert "wait until it is back; then send it again" in failure.value.todo
        again = journal.append(meeting, 11, [remark("lost")], actor="a", at=clock(), command="k")
        assert not again.repeated
        assert journal.last(meeting) == 12
        assert is_whole(journal, meeting, clock)


def test_cut_off_while_committing_it_is_not_known_and_sending_again_is_safe(
    postgres: Server, key: SealKey, clock: Clock
) -> None:
    with Journal.open(postgres.emptied(), key) as journal:
        meeting = begun(journal, clock)
        cuts = []

        def cut(connection: Any) -> None:
            """End the server's side of the connection as the commit is about to be sent."""
            if not cuts:
                cuts.append(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar())
                other = database.engine_for(journal.engine.url.render_as_string(False))
                with other.connect() as us:
                    us.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": cuts[0]})
                other.dispose()

        event.listen(journal.engine, "commit", cut)
        with pytest.raises(JournalError, match="not known whether") as failure:
            journal.append(meeting, 1, [remark("x")], actor="a", at=clock(), command="k")
        assert "if it was kept it will not be doubled" in failure.value.todo
        journal.append(meeting, 1, [remark("x")], actor="a", at=clock(), command="k")
        assert [entry.event for entry in journal.read(meeting, after=1)] == [remark("x")]


def test_a_journal_that_cannot_be_reached_at_all(key: SealKey, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be reached"):
        Journal.open(f"postgresql://nobody:secret@/x?host={tmp_path}", key)


def test_a_password_is_never_said(key: SealKey, tmp_path: Path) -> None:
    with pytest.raises(JournalError) as failure:
        Journal.open(f"postgresql://nobody:secret@/x?host={tmp_path}", key)
    assert "secret" not in str(failure.value)
    with pytest.raises(InputError) as refusal:
        Journal.open("mysql://nobody:secret@host/x", key)
    assert "secret" not in str(refusal.value)
    assert "postgresql://USER:PASSWORD@HOST/DATABASE" in refusal.value.right


def test_a_server_that_does_not_sync_is_refused(postgres: Server, key: SealKey) -> None:
    postgres.stop()
    postgres.start("fsync=off")
    try:
        with pytest.raises(InputError, match="does not sync its disk"):
            Journal.open(postgres.emptied(), key)
    finally:
        postgres.stop()
        postgres.start()


# --- files that are not what they should be -------------------------------------------------------


def test_another_file_is_no_journal(key: SealKey, tmp_path: Path) -> None:
    (tmp_path / "m.db").write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(JournalError, match="damaged or no journal"):
        Journal.open(tmp_path / "m.db", key)
    with pytest.raises(InputError, match="cannot be opened"):
        Journal.open(tmp_path, key)
    with pytest.raises(InputError, match="cannot be opened"):
        Journal.open(tmp_path / "missing" / "m.db", key)


def test_a_newer_journal_is_refused(open_journal: Opener) -> None:
    journal = open_journal()
    with journal.engine.begin() as connection:
        connection.execute(text("UPDATE about SET value = 2"))
    journal.close()
    with pytest.raises(RecordConflictError, match="format 2, which is newer"):
        open_journal()


def test_the_file_is_its_owners_alone(key: SealKey, tmp_path: Path) -> None:
    Journal.open(tmp_path / "m.db", key).close()
    assert os.stat(tmp_path / "m.db").st_mode & 0o777 == 0o600


def test_a_journal_in_memory_is_refused(key: SealKey) -> None:
    for address in ("sqlite://", ":memory:", "sqlite:///:memory:"):
        with pytest.raises(InputError, match="in memory would be lost"):
            Journal.open(address, key)


def test_a_file_system_without_a_log_is_refused(
    tmp_path: Path, key: SealKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A read-only open cannot make the log, as a network folder cannot."""
    monkeypatch.setattr(database, "_SETTINGS", ("journal_mode=MEMORY",))
    with pytest.raises(InputError, match="cannot keep a write-ahead log"):
        Journal.open(tmp_path / "m.db", key)


def test_one_damaged_meeting_does_not_stop_the_others(journal: Journal, clock: Clock) -> None:
    damaged, whole = begun(journal, clock), begun(journal, clock)
    with journal.engine.begin() as connection:
        broken = HEADS.update().where(HEADS.c.meeting == damaged).values(data=b"no head")
        connection.execute(broken)
    journal._ledgers.forget()
    futures = [
        journal.submit(meeting, 1, [remark("x")], actor="a", at=clock())
        for meeting in (damaged, whole)
    ]
    assert futures[1].result().last == 2
    with pytest.raises(ValueError, match="Expecting value"):
        futures[0].result()


def test_a_reader_in_the_way_of_a_wipe_is_told_in_the_log(
    tmp_path: Path, key: SealKey, clock: Clock, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    monkeypatch.setattr(database, "_PATIENCE", 0.1)
    with Journal.open(tmp_path / "m.db", key) as journal:
        meeting = begun(journal, clock)
        reader = sqlite3.connect(tmp_path / "m.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchall()
        ballot = SecretBallot("e1", "FRA", ("KEN",))
        journal.submit_secret(meeting, 1, ballot, actor="a", at=clock()).result()
        journal.append(meeting, 2, [remark("x")], actor="a", at=clock())
        reader.close()
    assert "what was deleted from ballots is not overwritten yet" in caplog.text


def test_a_table_in_use_is_not_waited_for_for_ever(
    postgres: Server, key: SealKey, clock: Clock, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    with Journal.open(postgres.emptied(), key) as journal:
        monkeypatch.setattr(database, "_PATIENCE", 0.1)
        meeting = begun(journal, clock)
        with journal.engine.begin() as reader:
            reader.execute(text("SELECT count(*) FROM ballots"))
            ballot = SecretBallot("e1", "FRA", ("KEN",))
            journal.submit_secret(meeting, 1, ballot, actor="a", at=clock()).result()
            journal.append(meeting, 2, [remark("x")], actor="a", at=clock())
        opened = journal.open_urn(meeting, 3, "e1", actor="o", at=clock())
        assert opened.entries[0].event["ballots"] == [["KEN"]]
    assert "what was deleted from ballots is not overwritten yet" in caplog.text


def test_a_restored_copy_is_noticed(key: SealKey, clock: Clock, tmp_path: Path) -> None:
    """A copy of an hour ago is put back under a running chamber: it goes on from there."""
    with Journal.open(tmp_path / "m.db", key) as journal:
        meeting = begun(journal, clock)
        journal.append(meeting, 1, [remark("a"), remark("b")], actor="a", at=clock())
        with journal.engine.begin() as connection:
            connection.execute(text("DELETE FROM entries WHERE sequence > 1"))
        journal.append(meeting, 1, [remark("c")], actor="a", at=clock(), seal=True)
        assert is_whole(journal, meeting, clock)
