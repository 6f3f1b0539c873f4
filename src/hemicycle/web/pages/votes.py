"""All votes: words, facets, a page of lines at a time; and one day as a digest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.compose import compose_day
from hemicycle.brief.digest import one_thing_to_know, ranked
from hemicycle.brief.document import document
from hemicycle.brief.house import body_of
from hemicycle.brief.wording import outcome_word
from hemicycle.domain.day import day_words
from hemicycle.errors import InputError
from hemicycle.figures.bars import digest_bar
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.people import member_of
from hemicycle.web.pictures import drawn
from hemicycle.web.rows import lines_of
from hemicycle.web.search.facets import MARGINS, OUTCOMES, Asked, Narrowed, narrowed, positions_of
from hemicycle.web.search.find import Found, find
from hemicycle.web.search.index import index_of, may_be_symbol
from hemicycle.web.search.suggest import members_called
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

PER_PAGE = 40
_POSITIONS = {"YES": "yes", "NO": "no", "ABSTAIN": "abstain", "NON_VOTING": "did not vote"}
_OUTCOME_WORDS = {
    "adopted": "adopted by a vote",
    "not_adopted": "not adopted",
    "without_vote": "without a vote",
    "not_stated": "not stated",
}
Field = Annotated[str | None, Query(max_length=200)]


@router.get("/votes")
def votes(
    request: Request,
    q: Field = None,
    body: Field = None,
    since: Field = None,
    until: Field = None,
    member: Field = None,
    position: Field = None,
    outcome: Field = None,
    margin: Field = None,
    subject: Field = None,
    page: Field = None,
) -> Response:
    """Votes that fit."""

    def make(shelf: Shelf) -> Page:
        wanted = Asked(
            q=asked.text(q),
            body=asked.body_code(body, shelf.record.coverage),
            since=asked.day(since, "since"),
            until=asked.day(until, "until"),
            member=member_of(shelf, member.strip()) if asked.text(member) and member else None,
            position=asked.choice(position, "position", _POSITIONS),
            outcome=asked.choice(outcome, "outcome", OUTCOMES),
            margin=asked.whole(margin, "margin", low=0, high=200),
            subject=asked.text(subject),
        )
        return _page(shelf, wanted, asked.whole(page, "page", low=1, high=100_000) or 1)

    return site_of(request).page(request, make)


def _page(shelf: Shelf, wanted: Asked, number: int) -> Page:
    found, fits = matching(shelf, wanted)
    pages = max(1, -(-len(fits.rows) // PER_PAGE))
    number = min(number, pages)
    rows = fits.rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    index = index_of(shelf)
    lines = lines_of(shelf, index.votes["vote_id"].gather(rows))
    if wanted.member:
        cast = positions_of(index, wanted.member, rows)
        lines = [{**line, "position": word} for line, word in zip(lines, cast, strict=True)]
    facts = {
        "asked": {name: value for name, value in vars(wanted).items() if value is not None},
        "found": len(fits.rows),
        "corrected": found.corrected,
        "meant": found.meant,
        "loosely": found.loosely,
        "page": number,
        "pages": pages,
        "votes": lines,
        **{f"by_{facet}": counts for facet, counts in fits.counts.items()},
    }
    title = f"Votes: {wanted.q}" if wanted.q else "Votes"
    return Page("votes.html", title, facts, lambda: _view(shelf, wanted, number, pages))


def matching(shelf: Shelf, wanted: Asked) -> tuple[Found, Narrowed]:
    """What the words found, and what of it fits the facets: places in the index, likeliest first
    (newest first without words)."""
    index = index_of(shelf)
    found = find(index, wanted.q or "")
    return found, narrowed(index, found, wanted)


def _view(shelf: Shelf, wanted: Asked, number: int, pages: int) -> Mapping[str, Any]:
    q = wanted.q or ""
    return {
        "wanted": wanted,
        "bodies": list(shelf.record.coverage),
        "body_names": {code: body_of(code).name for code in shelf.record.coverage},
        "positions": _POSITIONS,
        "outcomes": OUTCOMES,
        "outcome_words": _OUTCOME_WORDS,
        "margin_words": {str(most): f"within {most}" for most in MARGINS},
        "exact": lines_of(shelf, shelf.record.resolve(q)[:5]) if may_be_symbol(q) else [],
        "members": members_called(index_of(shelf), q),
        "before": f"/votes?{wanted.query(page=number - 1)}" if number > 1 else None,
        "after": f"/votes?{wanted.query(page=number + 1)}" if number < pages else None,
        "link": lambda **changed: f"/votes?{wanted.query(**changed)}",
    }


# --- one day ----------------------------------------------------------------------------------


@router.get("/day/{day}")
def day(request: Request, day: Annotated[str, Path(max_length=10)]) -> Response:
    """Every vote of a day, the most worth reading first."""
    try:
        chosen = date.fromisoformat(day)
    except ValueError as error:
        raise NoPageError(
            f"{day!r} is no day",
            where=f"/day/{day}",
            right="a day written year-month-day",
            todo="write it so: /day/2025-02-24",
            near=(("/day/2025-02-24", "24 February 2025"),),
        ) from error
    return site_of(request).page(request, lambda shelf: _day_page(shelf, chosen))


def _day_page(shelf: Shelf, day: date) -> Page:
    try:
        brief = compose_day(shelf.record, day)
    except InputError as error:
        near = shelf.record.nearest_days(day)
        raise NoPageError(
            error.what,
            where=error.where,
            right=error.right,
            todo="open one of the nearest days",
            near=tuple((f"/day/{other.isoformat()}", day_words(other)) for other in near),
        ) from error

    def view() -> Mapping[str, Any]:
        return {
            "lines": [
                (
                    vote,
                    "Adopted without a vote"
                    if vote.decision.code == "adopted_without_vote"
                    else outcome_word(vote),
                    one_thing_to_know(vote),
                    drawn(digest_bar(vote.tally, vote.roll_size or len(vote.positions or ()) or 1))
                    if vote.tally and vote.tally.no is not None
                    else "",
                )
                for vote in ranked(brief.votes)
            ],
            "near": shelf.record.nearest_days(day),
            "several": len({vote.event.body for vote in brief.votes}) > 1,
        }

    return Page("day.html", brief.title, document(brief), view)
