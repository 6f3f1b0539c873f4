"""Journals to test with: on SQLite, and on a PostgreSQL started for the tests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.chamber.postgres import Server, binaries, quick_disk, running

from hemicycle.chamber.hall import Hall
from hemicycle.chamber.journal import Journal
from hemicycle.chamber.key import SealKey
from hemicycle.chamber.place import Place, place_of


class Clock:
    """A clock that goes a second further each time it is read, unless it is set."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in memory: a journal syncs its disk at every commit."""
    with TemporaryDirectory(prefix="hemicycle-test-", dir=quick_disk()) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server; without PostgreSQL the test is skipped, or fails where everything is required."""
    programs = binaries()
    if programs is None:
        message = "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        if os.environ.get("HEMICYCLE_SHARED_REQUIRED") == "1":
            pytest.fail(message)
        pytest.skip(message)
    yield from running(programs)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, of either kind."""
    if request.param == "sqlite":
        return str(tmp_path / "meetings.db")
    server: Server = request.getfixturevalue("postgres")
    return server.emptied()


@pytest.fixture(scope="session")
def key() -> SealKey:
    """A signing key."""
    return SealKey.fresh()


@pytest.fixture
def clock() -> Clock:
    """A clock of our own."""
    return Clock()


Opener = Callable[[], Journal]


@pytest.fixture
def open_journal(address: str, key: SealKey) -> Iterator[Opener]:
    """Open the journal at the address, as often as wanted; each is closed at the end."""
    opened: list[Journal] = []

    def open_one() -> Journal:
        opened.append(Journal.open(address, key))
        return opened[-1]

    yield open_one
    for journal in opened:
        journal.close()


@pytest.fixture
def journal(open_journal: Opener) -> Journal:
    """A journal on either database."""
    return open_journal()


@pytest.fixture
def hall(address: str, tmp_path: Path, clock: Clock) -> Iterator[Hall]:
    """All chambers of a place, on either database; nothing is kept in a record."""
    with Hall(Place(tmp_path, address), clock, keeps=False) as made:
        yield made


@pytest.fixture
def small(tmp_path: Path, clock: Clock) -> Iterator[Hall]:
    """The same on SQLite alone."""
    with Hall(place_of(tmp_path), clock, keeps=False) as made:
        yield made
