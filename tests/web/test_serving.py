"""``hemicycle serve`` as people start it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Command, command  # noqa: F401 - the fixture

from hemicycle.web.serving import address_of

pytestmark = pytest.mark.timeout(120)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:80/"),
        ("::1", "http://[::1]:80/"),
        ("0.0.0.0", "http://127.0.0.1:80/"),
        ("box.local", "http://box.local:80/"),
    ],
)
def test_the_address_is_what_a_browser_takes(host: str, address: str) -> None:
    assert address_of(host, 80) == address


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A site in a process of its own, on any free port, and its address."""
    kept = {"XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "hemicycle", "serve", "--port", "0", "--record", "embedded",
         "--no-estimates"],
        stderr=subprocess.PIPE, text=True, env={**os.environ, **kept},
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert address is not None, line
    yield process, address[0]
    process.kill()
    process.wait()
    process.stderr.close()


def test_it_says_where_it_is_answers_there_and_stops_when_told(
    started: tuple[subprocess.Popen[str], str],
) -> None:
    process, address = started
    with urllib.request.urlopen(f"{address}vote/SC-2774", timeout=60) as answer:
        assert answer.status == 200
        assert "server" not in {name.lower() for name in answer.headers}
        assert b"10 to none" in answer.read()
    head = urllib.request.Request(f"{address}vote/SC-2774", method="HEAD")
    with urllib.request.urlopen(head, timeout=60) as answer:
        assert (answer.status, answer.read()) == (200, b"")
    process.send_signal(signal.SIGINT)
    assert process.wait(30) in (0, -signal.SIGINT, 130)


def test_a_taken_port_is_told_before_anything_is_loaded(command: Command) -> None:  # noqa: F811
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = command("serve", "--port", str(port), "--record", "embedded")
    assert done.code == 2
    assert f"cannot listen on 127.0.0.1, port {port}" in done.err
    assert "--port 0" in done.err


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_no_port_is_refused(command: Command, port: str) -> None:  # noqa: F811
    done = command("serve", f"--port={port}")
    assert done.code == 2
    assert "0 to 65535" in done.err
