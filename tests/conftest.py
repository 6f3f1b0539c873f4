"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No example is timed: the machine may be busy.
settings.register_profile("hemicycle", deadline=None)
settings.load_profile("hemicycle")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real data (``HEMICYCLE_SHARED``, default ``../shared``).

    Without it a test that needs it is skipped and says what it misses; with
    ``HEMICYCLE_SHARED_REQUIRED=1`` (as in ``.ci/run``) it fails instead.
    """
    folder = Path(os.environ.get("HEMICYCLE_SHARED", ROOT.parent / "shared"))
    if (folder / "data" / "SOURCES.md").is_file():
        return folder
    message = f"real votes are missing: no data/SOURCES.md under {folder} (set HEMICYCLE_SHARED)"
    if os.environ.get("HEMICYCLE_SHARED_REQUIRED") == "1":
        pytest.fail(message)
    pytest.skip(message)


_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of all tests marked ``browser``; Playwright runs only once in a process."""
    from playwright.sync_api import sync_playwright

    found = shutil.which("chromium")
    assert found is not None, "the browser tests need Debian's chromium: .ci/run installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=_CHROMIUM)
        yield opened
        opened.close()
