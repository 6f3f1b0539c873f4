"""Fixtures shared by all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

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
