"""What is personal is erasable, and erasing it breaks no seal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.chamber.conftest import Clock

from hemicycle.chamber.canonical import fresh_id
from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.names import erase, keep_until, name, names, purge
from hemicycle.chamber.verify import verify
from hemicycle.errors import InputError

NAME = "Ángela Müller-Ωmega"


def begun(journal: Journal, clock: Clock, until: date | None = None) -> str:
    return journal.begin({}, actor="o", at=clock(), retain_until=until).meeting


def test_names_are_said_changed_and_erased(journal: Journal, clock: Clock) -> None:
    meeting, other = begun(journal, clock), begun(journal, clock)
    name(journal, meeting, "a1", "First")
    name(journal, meeting, "a1", NAME)
    name(journal, meeting, "a2", "Second")
    name(journal, other, "a1", "Elsewhere")
    assert names(journal, meeting) == {"a1": NAME, "a2": "Second"}
    assert erase(journal, meeting, "a1") == 1
    assert erase(journal, meeting, "a1") == 0
    assert names(journal, meeting) == {"a2": "Second"}
    assert erase(journal, meeting) == 1
    assert names(journal, other) == {"a1": "Elsewhere"}
    with pytest.raises(InputError, match="holds no meeting"):
        name(journal, "nowhere", "a1", "X")


def test_erasing_leaves_every_seal_and_receipt_valid(journal: Journal, clock: Clock) -> None:
    meeting, actor = begun(journal, clock), fresh_id()
    name(journal, meeting, actor, NAME)
    vote = {"act": "cast", "member": "FRA", "position": "YES"}
    journal.append(meeting, 1, [vote], actor=actor, at=clock(), seal=True)
    receipt = journal.receipt(meeting, 2)
    export = sealed_export(journal, meeting, at=clock())
    assert NAME.encode() not in export
    assert actor.encode() in export
    erase(journal, meeting)
    assert sealed_export(journal, meeting, at=clock()) == export
    assert journal.receipt(meeting, 2) == receipt
    assert verify(export, key=journal.key.fingerprint).verified


def test_an_erased_name_is_gone_from_the_file(tmp_path: Path, key: SealKey, clock: Clock) -> None:
    with Journal.open(tmp_path / "m.db", key) as journal:
        meeting = begun(journal, clock)
        name(journal, meeting, "a1", NAME)
        files = lambda: b"".join(path.read_bytes() for path in tmp_path.glob("m.db*"))  # noqa: E731
        assert NAME.encode() in files()
        erase(journal, meeting)
        assert NAME.encode() not in files()


@pytest.mark.parametrize(
    ("today", "left"), [(date(2027, 1, 30), 1), (date(2027, 1, 31), 1), (date(2027, 2, 1), 0)]
)
def test_names_are_purged_when_their_day_is_past(
    today: date, left: int, journal: Journal, clock: Clock
) -> None:
    kept_to = begun(journal, clock, date(2027, 1, 31))
    for_ever = begun(journal, clock)
    for meeting in (kept_to, for_ever):
        name(journal, meeting, "a1", NAME)
    assert purge(journal, today) == ({} if left else {kept_to: 1})
    assert len(names(journal, kept_to)) == left
    assert len(names(journal, for_ever)) == 1
    assert purge(journal, today) == {}


def test_the_day_can_be_changed(journal: Journal, clock: Clock) -> None:
    meeting = begun(journal, clock)
    name(journal, meeting, "a1", NAME)
    keep_until(journal, meeting, date(2026, 1, 1))
    assert journal.meetings()[0].retain_until == date(2026, 1, 1)
    keep_until(journal, meeting, None)
    assert purge(journal, date(2030, 1, 1)) == {}
    with pytest.raises(InputError, match="holds no meeting"):
        keep_until(journal, "nowhere", None)
