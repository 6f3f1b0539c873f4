"""A misbehaving server for each test, and nothing of the environment's proxies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.record.pull.server import Misbehaving, Watch, running

from hemicycle.record.pull.wire import Wire


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def server() -> Iterator[Misbehaving]:
    with running(Misbehaving()) as started:
        yield started


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def wire(watch: Watch) -> Wire:
    return Wire(watch.pace())
