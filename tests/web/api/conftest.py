"""The site of :mod:`tests.web.conftest`, and the command line beside it."""

from __future__ import annotations

from tests.cli.conftest import command  # noqa: F401 - the fixture
