"""The most surprising votes of a year, and the button that has a year worked out."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Form, Path, Request, Response
from starlette.responses import RedirectResponse

from hemicycle.measure.surprise.votes import ballots_by_surprise, chance_words
from hemicycle.web.failures import NoPageError
from hemicycle.web.forms import FIELD
from hemicycle.web.library import Shelf
from hemicycle.web.rows import lines_of
from hemicycle.web.site import Page, site_of
from hemicycle.web.surprises import BODY, newest_year, year_of, year_votes

router = APIRouter(include_in_schema=False)

Year = Annotated[int, Path(ge=1946, le=2200)]
_VOTES = 25
_BALLOTS = 25


@router.get("/surprises")
def latest(request: Request) -> Response:
    """The newest year."""
    year = newest_year(site_of(request).library.shelf())
    return RedirectResponse(f"/surprises/{year}", HTTPStatus.TEMPORARY_REDIRECT)


@router.get("/surprises/{year}")
def surprises(request: Request, year: Year) -> Response:
    """A year: what is kept, or how to have it."""
    return site_of(request).form_page(request, lambda shelf: _page(shelf, year))


@router.post("/surprises/{year}")
def begin(
    request: Request,
    year: Year,
    seal: Annotated[str, Form(alias=FIELD, max_length=100)] = "",
) -> Response:
    """Have a year worked out; the page then says how far it is."""
    site = site_of(request)
    site.forms.check(request, seal)
    shelf = site.library.shelf()
    _need_votes(shelf, year)
    if year_of(shelf, year) is None:
        shelf.works.begin(shelf.record, _what(year))
    return RedirectResponse(f"/surprises/{year}", HTTPStatus.SEE_OTHER)


def _what(year: int) -> tuple[str, ...]:
    return ("forecasts", BODY, str(year))


def _years(shelf: Shelf) -> list[int]:
    days = shelf.record.votes.filter(body=BODY)["date"].drop_nulls()
    return sorted(set(days.dt.year()))


def _need_votes(shelf: Shelf, year: int) -> None:
    years = _years(shelf)
    if year not in years:
        raise NoPageError(
            f"The record has no vote of the General Assembly in {year}",
            where=f"/surprises/{year}",
            right=f"a year from {years[0]} to {years[-1]}" if years else "a record with votes",
            todo="choose another year",
            near=tuple((f"/surprises/{near}", str(near)) for near in years[-5:]),
        )


def _page(shelf: Shelf, year: int) -> Page:
    _need_votes(shelf, year)
    held = year_of(shelf, year)
    standing = shelf.works.standing(shelf.record, _what(year))
    facts: dict[str, Any] = {
        "year": year,
        "body": BODY,
        "status": "kept" if held is not None else standing.status,
        "words": standing.words,
        "votes": [] if held is None else year_votes(shelf, held, _VOTES),
        "ballots": [],
    }
    if held is not None:
        rows = ballots_by_surprise(held).head(_BALLOTS)
        told = rows.select("member", "position", "chance", "bits").to_dicts()
        facts["ballots"] = [
            {**line, **own}
            for line, own in zip(lines_of(shelf, rows["vote_id"]), told, strict=True)
        ]

    def view() -> Mapping[str, Any]:
        return {"chance_words": chance_words, "years": list(reversed(_years(shelf)))}

    return Page("surprises.html", f"Surprising votes of {year}", facts, view)
