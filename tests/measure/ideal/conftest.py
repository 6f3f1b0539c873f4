"""Simulated votes whose ideal points are known, as panels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from benchmarks.ideal_worlds import World, simulate


@pytest.fixture(scope="session")
def world() -> World:
    """A small simulated assembly, made once."""
    return simulate(7)


@pytest.fixture(scope="session")
def make_world() -> Callable[..., World]:
    """Make other simulated assemblies: :func:`simulate`."""
    return simulate
