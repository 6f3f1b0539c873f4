"""The site of :mod:`tests.web.conftest`, the command line beside it, and a site one can dial."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from tests.cli.conftest import command  # noqa: F401 - the fixture


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site over the embedded record in a process of its own, on any free port."""
    home = str(tmp_path_factory.mktemp("home"))
    process = subprocess.Popen(
        [sys.executable, "-m", "hemicycle", "serve", "--port", "0", "--record", "embedded",
         "--no-estimates"],
        stderr=subprocess.PIPE, text=True,
        env={**os.environ, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home},
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found is not None, line
    yield found[0]
    process.kill()
    process.wait()
    process.stderr.close()
