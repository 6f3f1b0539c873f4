"""The database behind a journal: how it is opened so that a commit is durable, and what its
failures mean to the person who voted.

SQLite: write-ahead log, full sync at each commit, deleted content overwritten. PostgreSQL: commits
are synchronous, and a server that does not sync its disk is refused.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from hemicycle.chamber.tables import ABOUT, JOURNAL_FORMAT, METADATA
from hemicycle.errors import InputError, JournalError, RecordConflictError

#: Seconds a writer waits for another process before it says so.
_PATIENCE = 5
_WRITES = "hemicycle_writes"
_SETTINGS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "secure_delete=ON",
    "foreign_keys=ON",
)
_log = logging.getLogger(__name__)


def engine_for(address: str | Path) -> Engine:
    """The database at an address: the path of an SQLite file, or a URL of either kind.

    Raises
    ------
    InputError
        An address of another kind, or a server that could lose what it acknowledged.
    JournalError
        The database cannot be opened.
    """
    url = _url(address)
    if url.get_backend_name() == "sqlite":
        _private(url.database)
        engine = create_engine(url, connect_args={"timeout": _PATIENCE})
        event.listen(engine, "connect", _sqlite_settings)
        event.listen(engine, "begin", _sqlite_begin)
    else:
        engine = create_engine(
            url,
            pool_pre_ping=True,
            connect_args={"connect_timeout": _PATIENCE, "options": "-c synchronous_commit=on"},
        )
    return engine


def prepare(engine: Engine) -> None:
    """Make the tables where they are missing and check their format.

    Raises
    ------
    RecordConflictError
        A newer hemicycle made them.
    JournalError
        The database cannot be opened.
    """
    with explained(engine), writing(engine) as connection:
        if is_sqlite(engine):
            _check_wal(connection)
        else:
            _check_sync(connection)
        METADATA.create_all(connection)
        found = connection.scalar(select(ABOUT.c.value).where(ABOUT.c.name == "format"))
        if found is None:
            connection.execute(ABOUT.insert().values(name="format", value=JOURNAL_FORMAT))
        elif found > JOURNAL_FORMAT:
            raise _newer(engine, found)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; on SQLite it is the only one from its start."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


def wipe(engine: Engine, table: str) -> None:
    """Take what was deleted from a table out of the database's own files, as far as it lets us.

    SQLite: the write-ahead log is emptied into the file, where deleted content is overwritten.
    PostgreSQL: the table is written anew. Backups, and the server's own log, are out of our reach.
    Where a reader is in the way a warning is logged, and the next wipe does it.
    """
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            done = _wiped(connection, table)
    except SQLAlchemyError as error:
        _log.warning("what was deleted from %s is not overwritten yet: %s", table, error)
    else:
        if not done:
            _log.warning("what was deleted from %s is not overwritten yet: it is being read", table)


def _wiped(connection: Connection, table: str) -> bool:
    if is_sqlite(connection.engine):
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
        return not busy
    connection.exec_driver_sql(f"SET lock_timeout = '{_PATIENCE}s'")
    try:
        connection.exec_driver_sql(f"VACUUM FULL {table}")
    finally:
        connection.exec_driver_sql("RESET lock_timeout")
    return True


def is_sqlite(engine: Engine) -> bool:
    """Whether the database is a file of ours, not a server."""
    return engine.dialect.name == "sqlite"


def place(engine: Engine) -> str:
    """Where the database is, without its password."""
    return engine.url.render_as_string(hide_password=True)


# --- opening -------------------------------------------------------------------------------------


def _url(address: str | Path) -> URL:
    text = str(address)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        if url.get_dialect().name not in ("sqlite", "postgresql"):
            raise ArgumentError
    except (ArgumentError, NoSuchModuleError) as error:
        shown = text if "@" not in text else text.partition("://")[0] + "://..."
        raise InputError(
            f"{shown!r} is no database for a journal",
            where="the address of the journal",
            right="the path of a file, or postgresql://USER:PASSWORD@HOST/DATABASE",
            todo="correct the address",
        ) from error
    return url


def _sqlite_settings(raw: Any, _: Any) -> None:
    raw.isolation_level = None  # we say BEGIN ourselves
    for setting in _SETTINGS:
        raw.execute(f"PRAGMA {setting}")


def _sqlite_begin(connection: Connection) -> None:
    if connection.get_isolation_level() == "AUTOCOMMIT":
        return
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _private(path: str | None) -> None:
    """Make a new file readable by its owner only: names and secret ballots lie in it."""
    if not path or path == ":memory:":
        raise InputError(
            "A journal in memory would be lost",
            where="the address of the journal",
            right="the path of a file, or the address of a PostgreSQL database",
            todo="name a file",
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise InputError(
            f"The journal cannot be opened ({error.strerror})",
            where=path,
            right="a file in a folder that exists and can be written",
            todo="check the path",
        ) from error


def _check_wal(connection: Connection) -> None:
    mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
    if mode != "wal":
        raise InputError(
            f"The journal's file system cannot keep a write-ahead log (SQLite says {mode})",
            where=place(connection.engine),
            right="a local disk, no network folder",
            todo="put the journal on a local disk, or use PostgreSQL",
        )


def _check_sync(connection: Connection) -> None:
    if connection.exec_driver_sql("SHOW fsync").scalar() != "on":
        raise InputError(
            "This PostgreSQL server does not sync its disk: it could lose acknowledged votes",
            where=place(connection.engine),
            right="a server with fsync = on",
            todo="set fsync = on in postgresql.conf, or use another server",
        )


def _newer(engine: Engine, found: int) -> RecordConflictError:
    return RecordConflictError(
        f"The journal is in format {found}, which is newer than this hemicycle",
        where=place(engine),
        right=f"format {JOURNAL_FORMAT} or older",
        todo="update hemicycle",
    )


# --- failures in words ----------------------------------------------------------------------------


@contextmanager
def explained(engine: Engine) -> Iterator[None]:
    """Database errors as :class:`JournalError`: what is known to be kept, and what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise failure(engine, error) from error


def failure(engine: Engine, error: SQLAlchemyError, *, committing: bool = False) -> JournalError:
    """What a failure means.

    Parameters
    ----------
    committing
        The database failed while it was told to keep the entries: it may have kept them.
    """
    what, todo = _cause(error)
    if committing and what != _FULL:  # a full disk is told before anything is taken as kept
        return JournalError(
            f"{what}; it is not known whether what was just sent was kept",
            where=place(engine),
            right="a database that confirms what it keeps",
            todo=f"{todo}; then send the same again: if it was kept it will not be doubled",
        )
    return JournalError(
        f"{what}; nothing of what was just sent was kept, and everything acknowledged is",
        where=place(engine),
        right="a database that can be written",
        todo=f"{todo}; then send it again",
    )


_FULL = "The disk is full"
_CAUSES = (
    (("disk is full", "no space left", "disk full"), _FULL, "make room on the disk"),
    (("file too large", "disk i/o error"), "The disk refused the write", "check the disk"),
    (("is locked",), "Another program holds the database", "close the other program"),
    (("readonly", "read-only"), "The database cannot be written", "check whose file it is"),
    (("malformed", "not a database"), "The file is damaged or no journal", "restore a copy of it"),
)


def _cause(error: SQLAlchemyError) -> tuple[str, str]:
    said = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    for signs, what, todo in _CAUSES:
        if any(sign in said for sign in signs):
            return what, todo
    return "The database cannot be reached", "wait until it is back"
