"""A PostgreSQL server of our own for the tests: Debian's binaries, a folder that is thrown away."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_USER = "postgres"


def binaries() -> Path | None:
    """Folder with ``initdb`` and ``postgres``, or None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    at_hand = shutil.which("initdb")
    return found[-1].parent if found else Path(at_hand).parent if at_hand else None


def quick_disk() -> str | None:
    """A disk in memory where there is one: the tests kill programs, they do not cut the power."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else None


class Server:
    """A server on a socket in its own folder. As root it runs as the user ``postgres``."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self.folder = Path(tempfile.mkdtemp(prefix="hemicycle-pg-", dir=quick_disk()))
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            self._as = {"user": _USER, "group": _USER, "extra_groups": []}
            shutil.chown(self.folder, _USER, _USER)
        self._run("initdb", "-D", str(self.folder / "data"), "-U", _USER, "--auth=trust", "-N")
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def _run(self, program: str, *words: str) -> None:
        subprocess.run(
            [self._programs / program, *words],
            check=True,
            capture_output=True,
            cwd=self.folder,
            **self._as,
        )

    def start(self, setting: str = "fsync=on") -> None:
        """Start the server and wait until it answers."""
        socket = f"unix_socket_directories={self.folder}"
        settings = ("-c", "listen_addresses=", "-c", socket, "-c", setting)
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self.folder / "data", *settings],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **self._as,
            )
        for _ in range(300):
            if self._answers():
                return
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text())

    def _answers(self) -> bool:
        ready = [self._programs / "pg_isready", "-q", "-h", self.folder]
        return subprocess.run(ready, check=False).returncode == 0

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it; SIGINT ends every connection at once, SIGQUIT as if the machine had failed."""
        assert self._process is not None
        self._process.send_signal(how)
        self._process.wait()

    def _dsn(self, database: str) -> str:
        return f"host={self.folder} user={_USER} dbname={database}"

    def emptied(self) -> str:
        """The address of a database without tables."""
        import psycopg

        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return f"postgresql://{_USER}@/postgres?host={self.folder}"


def running(programs: Path) -> Iterator[Server]:
    """A server until it is no longer needed."""
    server = Server(programs)
    try:
        yield server
    finally:
        server.stop(signal.SIGQUIT)
        shutil.rmtree(server.folder)
