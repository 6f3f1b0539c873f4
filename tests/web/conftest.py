"""The site inside this process, over the embedded record; nothing is estimated or kept."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.browsing import awaited, served

from hemicycle.web.app import create_app

with warnings.catch_warnings():  # the client of tests warns of its own next version
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

HOST = "testserver"
_AXE = "axe-core@4.14.1"


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place for what is kept, so that no test reads or writes the user's own."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.delenv("HEMICYCLE_RECORD", raising=False)
        yield folder


@pytest.fixture(scope="session")
def site(home: Path) -> TestClient:
    """The whole site over the embedded record; errors come back as pages."""
    app = create_app("embedded", hosts=(HOST,), estimates=False)
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def browser(home: Path) -> TestClient:
    """A browser of its own, without cookies of other tests."""
    app = create_app("embedded", hosts=(HOST,), estimates=False)
    return TestClient(app, raise_server_exceptions=False)


def seal_of(page: str) -> str:
    """The seal of the first form on a page."""
    found = re.search(r'name="seal" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


def text_of(page: str) -> str:
    """The words of a page's main part, without tags."""
    main = page.partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


# --- in a real browser: one server, one browser and two contexts for all tests --------------------


@pytest.fixture(scope="session")
def address(home: Path) -> Iterator[str]:
    """A running site over the embedded record."""
    with served(create_app("embedded", estimates=False)) as base:
        awaited(base, "/", "/vote/GA-ES-11-7", "/audit")
        yield base


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The checker of accessibility, installed beside the tests and never committed."""
    npm = shutil.which("npm")
    assert npm is not None, "the browser tests need npm: .ci/run installs it"
    folder = tmp_path_factory.mktemp("axe")
    command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund",
               "--ignore-scripts", "--loglevel=error", _AXE]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return (folder / "node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser of somebody who asks for less movement."""
    made = chromium.new_context(reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture(scope="session")
def bare(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser in which no script runs."""
    made = chromium.new_context(java_script_enabled=False)
    yield made
    made.close()
