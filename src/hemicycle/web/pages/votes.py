"""All votes: words, facets, a page of lines at a time; and one day as a digest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

import polars as pl
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.compose import compose_day
from hemicycle.brief.digest import one_thing_to_know, ranked
from hemicycle.brief.document import document
from hemicycle.brief.house import body_of
from hemicycle.brief.wording import day_words, outcome_word
from hemicycle.errors import InputError
from hemicycle.figures.bars import digest_bar
from hemicycle.record.record import Record
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.people import member_of, people
from hemicycle.web.pictures import drawn
from hemicycle.web.rows import lines_of
from hemicycle.web.site import Page, site_of

router = APIRouter(include_in_schema=False)

PER_PAGE = 40
_POSITIONS = {"YES": "yes", "NO": "no", "ABSTAIN": "abstain", "NON_VOTING": "did not vote"}
_OUTCOMES = ("adopted", "not_adopted", "without_vote", "not_stated")
_SEARCHED = ("title", "agenda", "symbol", "draft", "series", "vote_id")
Field = Annotated[str | None, Query(max_length=200)]


@dataclass(frozen=True)
class Asked:
    """What to list; None asks for nothing."""

    q: str | None = None
    body: str | None = None
    since: date | None = None
    until: date | None = None
    member: str | None = None
    position: str | None = None
    outcome: str | None = None
    margin: int | None = None
    subject: str | None = None

    def query(self, **changed: Any) -> str:
        """The address of the same list, with something changed."""
        given = {**vars(self), **changed}
        return urlencode({name: str(value) for name, value in given.items() if value is not None})


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
    """Votes that fit, newest first."""

    def make(shelf: Shelf) -> Page:
        wanted = Asked(
            q=asked.text(q),
            body=asked.body_code(body, shelf.record.coverage),
            since=asked.day(since, "since"),
            until=asked.day(until, "until"),
            member=member_of(shelf, member.strip()) if asked.text(member) and member else None,
            position=asked.choice(position, "position", _POSITIONS),
            outcome=asked.choice(outcome, "outcome", _OUTCOMES),
            margin=asked.whole(margin, "margin", low=0, high=200),
            subject=asked.text(subject),
        )
        return _page(shelf, wanted, asked.whole(page, "page", low=1, high=100_000) or 1)

    return site_of(request).page(request, make)


def _page(shelf: Shelf, wanted: Asked, number: int) -> Page:
    found = matching(shelf, wanted)
    pages = max(1, -(-found.height // PER_PAGE))
    number = min(number, pages)
    shown = found["vote_id"].slice((number - 1) * PER_PAGE, PER_PAGE)
    lines = lines_of(shelf, shown)
    positions = _positions(shelf.record, wanted.member, shown) if wanted.member else {}
    facts = {
        "asked": {name: value for name, value in vars(wanted).items() if value is not None},
        "found": found.height,
        "page": number,
        "pages": pages,
        "votes": [
            {**line, "position": positions.get(line["vote_id"])} if wanted.member else line
            for line in lines
        ],
        "by_body": dict(found.group_by("body").len().sort("len", descending=True).iter_rows()),
        "by_decade": _decades(found),
    }
    title = f"Votes: {wanted.q}" if wanted.q else "Votes"
    return Page("votes.html", title, facts, lambda: _view(shelf, wanted, number, pages))


def matching(shelf: Shelf, wanted: Asked) -> pl.DataFrame:
    """Rows of the votes that fit, newest first."""
    table = shelf.once("searched", lambda: _searched(shelf.record))
    found = table.filter([pl.lit(True), *_conditions(wanted)])
    if wanted.member is not None:
        cast = shelf.record.ballots.lazy().filter(pl.col("member") == wanted.member)
        if wanted.position is not None:
            cast = cast.filter(pl.col("position") == wanted.position)
        found = found.join(cast.select("vote_id").collect(), on="vote_id", how="semi")
    return found.sort("date", "vote_id", descending=[True, False], nulls_last=True)


def _searched(record: Record) -> pl.DataFrame:
    """The votes with all their words in one column, in lower case."""
    words = pl.concat_str(
        *_SEARCHED, pl.col("subjects").list.join(" "), separator="\n", ignore_nulls=True
    )
    yes = pl.coalesce("counted_yes", "announced_yes")
    no = pl.coalesce("counted_no", "announced_no")
    return record.votes.select(
        "vote_id",
        "body",
        "date",
        "subjects",
        "outcome_announced",
        "method",
        words=words.str.to_lowercase(),
        apart=(yes - no).abs(),
    )


def _conditions(wanted: Asked) -> list[pl.Expr]:
    conditions = [
        pl.col("words").str.contains(word, literal=True)
        for word in (wanted.q or "").lower().split()
    ]
    if wanted.body is not None:
        conditions.append(pl.col("body") == wanted.body)
    if wanted.since is not None:
        conditions.append(pl.col("date") >= wanted.since)
    if wanted.until is not None:
        conditions.append(pl.col("date") <= wanted.until)
    if wanted.margin is not None:
        conditions.append(pl.col("apart") <= wanted.margin)
    if wanted.subject is not None:
        conditions.append(pl.col("subjects").list.contains(wanted.subject))
    if wanted.outcome == "without_vote":
        conditions.append(pl.col("method") == "without_vote")
    elif wanted.outcome == "not_stated":
        conditions.append(pl.col("outcome_announced").is_null())
    elif wanted.outcome is not None:
        conditions.append(pl.col("outcome_announced") == wanted.outcome)
    return conditions


def _decades(found: pl.DataFrame) -> dict[str, int]:
    decades = (found["date"].drop_nulls().dt.year() // 10 * 10).value_counts().sort("date")
    return {f"{decade}s": count for decade, count in decades.iter_rows()}


def _positions(record: Record, member: str, votes: pl.Series) -> dict[str, str]:
    mine = record.ballots.lazy().filter(
        (pl.col("member") == member) & pl.col("vote_id").is_in(votes.implode())
    )
    return dict(mine.select("vote_id", "position").collect().iter_rows())


def _view(shelf: Shelf, wanted: Asked, number: int, pages: int) -> Mapping[str, Any]:
    q = wanted.q or ""
    exact = shelf.record.resolve(q) if q else ()
    return {
        "wanted": wanted,
        "bodies": list(shelf.record.coverage),
        "body_names": {code: body_of(code).name for code in shelf.record.coverage},
        "positions": _POSITIONS,
        "outcomes": _OUTCOMES,
        "exact": lines_of(shelf, exact[:5]),
        "members": [
            person for person in people(shelf).values() if q and q.lower() in person.name.lower()
        ][:8]
        if len(q) > 2
        else [],
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
