"""The site inside this process, over the embedded record; nothing is estimated or kept."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from hemicycle.web.app import create_app

with warnings.catch_warnings():  # the client of tests warns of its own next version
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HOST = "testserver"


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
