"""The record over HTTP, for programs: version 1, under ``/api/v1``.

A question is a frozen model of its parameters, an answer a frozen model of its fields
(:mod:`.models`), and an operation joins the two (:mod:`.routes`). :mod:`.answers` does what all of
them share: format, page, version of the record, ETag. The page for people is :mod:`.page`.

May import what :mod:`hemicycle.web` may. No SQL is taken, and nothing that is sent is stored.
"""

from __future__ import annotations

from fastapi import APIRouter

from hemicycle.web.api import page
from hemicycle.web.api.named import ROOT
from hemicycle.web.api.routes import ROUTERS

router = APIRouter()
router.include_router(page.router)
for _one in ROUTERS:
    router.include_router(_one, prefix=ROOT)
