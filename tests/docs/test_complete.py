"""What is public is documented: names, commands, packages."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

import hemicycle
from hemicycle.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", hemicycle.__all__)
def test_every_public_name_is_there_and_in_the_api_page(name: str) -> None:
    assert getattr(hemicycle, name).__doc__
    assert f"`{name}" in (ROOT / "docs" / "api.md").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"hemicycle {command}" in (ROOT / "README.md").read_text("utf-8")


def test_every_package_says_what_lives_there_and_what_it_may_import() -> None:
    packages = [
        module.name
        for module in pkgutil.walk_packages(hemicycle.__path__, "hemicycle.")
        if module.ispkg
    ]
    assert len(packages) >= 6
    for name in packages:
        doc = importlib.import_module(name).__doc__ or ""
        assert len(doc.splitlines()) > 1, name
        assert "import" in doc.lower(), f"{name} does not say what it may import"


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        hemicycle.no_such_name  # noqa: B018
