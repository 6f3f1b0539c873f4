"""How the shipped fact files are opened, from a checkout or from inside a wheel."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any


def read_text(name: str) -> str:
    """Text of one shipped file of this package."""
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    """One shipped TOML file, parsed."""
    return tomllib.loads(read_text(name))
