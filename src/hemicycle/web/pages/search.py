"""What is called so: votes, members, bodies, matters and subjects for words being typed."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hemicycle.web import asked
from hemicycle.web.search.suggest import suggested
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)


@router.get("/search")
def search(request: Request, q: Annotated[str | None, Query(max_length=200)] = None) -> Response:
    """The likeliest of each kind; the twin is what the field shows as one types."""
    wanted = asked.text(q) or ""
    return site_of(request).page(
        request,
        lambda shelf: Page(
            "search.html",
            f"Search: {wanted}" if wanted else "Search",
            suggested(shelf, wanted).to_dict(),
        ),
    )
