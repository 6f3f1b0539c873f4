"""What this site is, what the record holds, and how each number is made."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from hemicycle.brief.house import body_of
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.methods import METHODS
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(request: Request) -> Response:
    """The record, its sources and their terms."""
    return site_of(request).page(request, _about)


def _about(shelf: Shelf) -> Page:
    record = shelf.record
    kinds = record.findings.group_by("kind").len().sort("len", "kind", descending=[True, False])
    facts = {
        "record": record.name,
        "coverage": {code: dict(held) for code, held in record.coverage.items()},
        "sources": record.sources.to_dicts(),
        "findings": [{"kind": kind, "count": count} for kind, count in kinds.iter_rows()],
    }
    names = {code: body_of(code).name for code in record.coverage}
    return Page("about.html", "About", facts, lambda: {"body_names": names})


@router.get("/methods")
def methods(request: Request) -> Response:
    """Every number explained."""
    told = {"methods": [method.to_dict() for method in METHODS.values()]}
    return site_of(request).page(
        request, lambda _: Page("methods.html", "How each number is made", told)
    )


@router.get("/method/{slug}")
def method(request: Request, slug: Annotated[str, Path(max_length=60)]) -> Response:
    """One number explained."""
    found = METHODS.get(slug)
    if found is None:
        raise NoPageError(
            f"There is no method called {slug!r}",
            where=f"/method/{slug}",
            right="one of " + ", ".join(METHODS),
            todo="choose one from the list",
            near=(("/methods", "How each number is made"),),
        )
    return site_of(request).page(
        request, lambda _: Page("method.html", found.title, found.to_dict())
    )
