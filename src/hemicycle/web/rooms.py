"""Other rooms of the same site, each a module with a ``router``; those that are there are used."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from fastapi import APIRouter

_ROOMS = ("hemicycle.web.chamber", "hemicycle.web.api")
"""The chambers first: a ballot is in a hurry."""


def rooms() -> list[APIRouter]:
    """Routers of the rooms, tried before the pages."""
    return [import_module(name).router for name in _ROOMS if find_spec(name) is not None]
