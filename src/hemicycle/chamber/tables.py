"""The tables behind a journal, on SQLite and PostgreSQL alike.

``entries``, ``commands`` and ``heads`` are only ever added to. ``names``, ``persons``,
``invitations``, ``sessions``, ``voters`` and ``ballots`` are kept apart from them because they must
be erasable: no row of those is a leaf.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

JOURNAL_FORMAT = 1

METADATA = MetaData()


def _clustered(name: str, *columns: Column[object], key: tuple[str, ...]) -> Table:
    """A table stored in the order of its key: SQLite keeps no hidden row number beside it."""
    return Table(name, METADATA, *columns, PrimaryKeyConstraint(*key), sqlite_with_rowid=False)


def _meeting() -> Column[object]:
    return Column("meeting", String(64), ForeignKey("meetings.meeting"), nullable=False)


ABOUT = Table(
    "about",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
)
"""``format``: the integer :data:`JOURNAL_FORMAT`."""

MEETINGS = Table(
    "meetings",
    METADATA,
    Column("meeting", String(64), primary_key=True),
    Column("begun", String(24), nullable=False),
    Column("key", String(64), nullable=False),
    Column("retain_until", String(10)),
    sqlite_with_rowid=False,
)

"""``key`` is the public key that seals the meeting, in hexadecimal."""

ENTRIES = _clustered(
    "entries",
    _meeting(),
    Column("sequence", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    key=("meeting", "sequence"),
)

COMMANDS = _clustered(
    "commands",
    _meeting(),
    Column("command", String(64), nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("asked", String(64), nullable=False),
    key=("meeting", "command"),
)
"""Requests that were kept, by the key their sender gave them: sent again, they are not doubled.

``asked`` is the hash of what was asked, so that a key used for something else is refused.
"""

HEADS = _clustered(
    "heads",
    _meeting(),
    Column("number", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("signature", String(128), nullable=False),
    key=("meeting", "number"),
)

NAMES = _clustered(
    "names",
    _meeting(),
    Column("actor", String(64), nullable=False),
    Column("name", Text, nullable=False),
    key=("meeting", "actor"),
)

VOTERS = _clustered(
    "voters",
    _meeting(),
    Column("urn", String(128), nullable=False),
    Column("member", String(128), nullable=False),
    key=("meeting", "urn", "member"),
)
"""Who has voted in a secret ballot; the same is said, with its time, in the journal."""

BALLOTS = _clustered(
    "ballots",
    _meeting(),
    Column("urn", String(128), nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("choice", Text, nullable=False),
    key=("meeting", "urn", "key"),
)
"""What is in an urn: a random key and a choice, and nothing that leads to a voter."""

PERSONS = _clustered(
    "persons",
    _meeting(),
    Column("person", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("member", String(128), nullable=False),
    Column("revoked", String(24)),
    Column("locked_until", String(24)),
    key=("meeting", "person"),
)
"""Who takes part, by random id; what a person is called stands in ``names``."""

INVITATIONS = _clustered(
    "invitations",
    _meeting(),
    Column("invitation", String(16), nullable=False),
    Column("person", String(64), nullable=False),
    Column("secret", String(64), nullable=False),
    Column("issued", String(24), nullable=False),
    Column("redeemed", String(24)),
    Column("revoked", String(24)),
    Column("failures", Integer, nullable=False),
    Column("locked_until", String(24)),
    key=("meeting", "invitation"),
)
"""Links given out: ``secret`` is the SHA-256 of the 256 random bits that only the link holds."""

SESSIONS = _clustered(
    "sessions",
    _meeting(),
    Column("session", String(64), nullable=False),
    Column("person", String(64), nullable=False),
    Column("begun", String(24), nullable=False),
    Column("expires", String(24), nullable=False),
    key=("meeting", "session"),
)
"""Browsers that are signed in, by the SHA-256 of their cookie."""
