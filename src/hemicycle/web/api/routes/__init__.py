"""The operations of version 1, one module a noun; each has a ``router``.

May import what :mod:`hemicycle.web.api` may; :data:`ROUTERS` is the order in which they are tried.
"""

from __future__ import annotations

from fastapi import APIRouter

from hemicycle.web.api.routes import (
    agreement,
    bodies,
    check,
    cohesion,
    decide,
    groups,
    ideal,
    matters,
    members,
    record,
    surprise,
    votes,
    whatif,
)

ROUTERS: tuple[APIRouter, ...] = (
    record.router,
    bodies.router,
    members.router,
    groups.router,
    surprise.router,
    votes.router,
    matters.router,
    agreement.router,
    cohesion.router,
    ideal.router,
    whatif.router,
    check.router,
    decide.router,
)
"""In the order they are tried: what lies under a vote before the vote, whose symbol has slashes."""
