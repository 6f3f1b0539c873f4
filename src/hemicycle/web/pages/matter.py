"""Matters: the texts of a series or of one title, their support, and who moved when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Annotated, Any
from urllib.parse import urlencode

import numpy as np
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.comparison import label_of
from hemicycle.brief.house import body_of
from hemicycle.brief.support import support_points
from hemicycle.figures.curve import support_curve
from hemicycle.record.related import beside
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.figures_of_votes import SUPPORT_HEADINGS, support_rows
from hemicycle.web.floor import WORD_OF, Floor, floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.matters import Matter, matter_of, matters
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.rows import lines_of
from hemicycle.web.site import Page, moved, site_of

router = APIRouter(include_in_schema=False)

Slug = Annotated[str, Path(max_length=200)]
Field = Annotated[str | None, Query(max_length=200)]
_LETTER = {0: "·", 1: "Y", 2: "A", 3: "N", 4: "–"}
_MOVERS = 60
_PER_PAGE = 50


@router.get("/matters")
def index(request: Request, q: Field = None, body: Field = None, page: Field = None) -> Response:
    """Matters with several recorded texts, by words of their titles and by body."""

    def make(shelf: Shelf) -> Page:
        words, code = asked.text(q), asked.body_code(body, shelf.record.coverage)
        found = [m for m in matters(shelf).values() if _fits(m, words, code)]
        pages = max(1, -(-len(found) // _PER_PAGE))
        number = min(asked.whole(page, "page", low=1, high=100_000) or 1, pages)
        shown = found[(number - 1) * _PER_PAGE : number * _PER_PAGE]
        facts = {
            "asked": {"q": words, "body": code},
            "found": len(found),
            "page": number,
            "pages": pages,
            "matters": [facts_of(matter) for matter in shown],
        }
        return Page("matters.html", "Matters", facts, lambda: _index_view(shelf, words, code))

    return site_of(request).page(request, make)


def _fits(matter: Matter, words: str | None, body: str | None) -> bool:
    title = matter.title.lower()
    named = all(word in title for word in (words or "").lower().split())
    return named and body in (None, matter.body)


def _index_view(shelf: Shelf, words: str | None, body: str | None) -> Mapping[str, Any]:
    bodies = sorted({matter.body for matter in matters(shelf).values()})
    asked_for = {"q": words, "body": body}

    def link(page: int) -> str:
        given = {name: value for name, value in asked_for.items() if value}
        return f"/matters?{urlencode({**given, 'page': page})}"

    return {"bodies": [(code, body_of(code).name) for code in bodies], "link": link}


def facts_of(matter: Matter) -> dict[str, Any]:
    return {
        "matter": matter.slug,
        "title": matter.title,
        "body": matter.body,
        "texts": len(matter.votes),
        "first": matter.first,
        "last": matter.last,
        "series": matter.series,
    }


@router.get("/matter/{slug}/{name}.{form}")
def picture(request: Request, slug: Slug, name: str, form: Form) -> Response:
    """A picture of a matter as a file."""

    def make(shelf: Shelf) -> Picture:
        return one_of(_pictures(shelf, matter_at(shelf, slug)), name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{slug[:40]}-{name}")


@router.get("/matter/{slug}")
def matter(request: Request, slug: Slug) -> Response:
    """One matter; the id of any of its votes leads here too."""
    site = site_of(request)
    found = matter_at(site.library.shelf(), slug)
    if found.slug != slug:
        return moved(request, f"/matter/{found.slug}")
    return site.page(request, lambda shelf: _page(shelf, found))


def matter_at(shelf: Shelf, slug: str) -> Matter:
    known = matters(shelf)
    found = known.get(slug) or known.get(matter_of(shelf).get(slug, ""))
    if found is not None:
        return found
    near = [m for m in known.values() if slug.lower() in m.title.lower()][:8]
    raise NoPageError(
        f"There is no matter called {slug!r} with several recorded texts",
        where=f"/matter/{slug}",
        right="a series such as ES-11, a matter of the list, or the id of a vote on one",
        todo="choose one from the list",
        near=(*((f"/matter/{m.slug}", m.title) for m in near), ("/matters", "All matters")),
    )


def _page(shelf: Shelf, one: Matter) -> Page:
    floor = floor_of(shelf, one.body)
    steps = [] if floor is None else steps_of(floor, one)
    facts = {
        **facts_of(one),
        "votes": lines_of(shelf, one.votes),
        "steps": steps,
        "movers": [] if floor is None else movers_of(floor, one),
    }

    def view() -> Mapping[str, Any]:
        known = [v for v in one.votes if floor is not None and v in floor.column]
        labels = {line["vote_id"]: line["label"] for line in facts["votes"]}
        return {
            "pictures": {name: make() for name, make in _pictures(shelf, one).items()},
            "body_name": body_of(one.body).name,
            "labels": labels,
            "known": known,
            "words": _words,
        }

    title = f"Series: {one.title}" if one.series else one.title
    return Page("matter.html", title, facts, view)


def steps_of(floor: Floor, one: Matter) -> list[dict[str, Any]]:
    """From each text to the next: how many moved from what to what, and who."""
    known = [vote_id for vote_id in one.votes if vote_id in floor.column]
    told = []
    for before, now in pairwise(known):
        then, after = (floor.seated.positions[:, floor.column[v]] for v in (before, now))
        moved = np.flatnonzero((then != after) & (then != 0) & (after != 0))
        held: dict[tuple[int, int], list[str]] = defaultdict(list)
        for row in moved:
            held[int(then[row]), int(after[row])].append(floor.members[row])
        told.append(
            {
                "from": before,
                "to": now,
                "moved": len(moved),
                "moves": [
                    {"before": WORD_OF[a], "now": WORD_OF[b], "members": codes}
                    for (a, b), codes in sorted(held.items(), key=lambda item: -len(item[1]))
                ],
            }
        )
    return told


def movers_of(floor: Floor, one: Matter) -> list[dict[str, Any]]:
    """Members with most changes of position from text to text, with all their positions."""
    columns = [floor.column[vote_id] for vote_id in one.votes if vote_id in floor.column]
    if len(columns) < 2:
        return []
    cells = floor.seated.positions[:, columns]
    both = (cells[:, 1:] != 0) & (cells[:, :-1] != 0)
    taken = (cells[:, 1:] < 4) & (cells[:, :-1] < 4)
    changed = ((cells[:, 1:] != cells[:, :-1]) & both & taken).sum(axis=1)
    order = sorted(range(len(changed)), key=lambda row: (-changed[row], floor.members[row]))
    return [
        {
            "member": floor.members[row],
            "changes": int(changed[row]),
            "positions": "".join(_LETTER[int(cell)] for cell in cells[row]),
        }
        for row in order[:_MOVERS]
        if changed[row]
    ]


def _words(letter: str) -> str:
    return {"Y": "YES", "A": "ABSTAIN", "N": "NO", "–": "NON_VOTING"}.get(letter, "UNKNOWN")


def _pictures(shelf: Shelf, one: Matter) -> dict[str, Callable[[], Picture]]:
    return {"support": lambda: _support(shelf, one)}


def _support(shelf: Shelf, one: Matter) -> Picture:
    record = shelf.record
    events = [record.event(vote_id) for vote_id in one.votes]
    last = events[-1]
    others = beside(record, last) if one.series else []
    points = support_points(last, events, others)
    members = body_of(one.body).size(one.last) or max(point.yes for point in points)
    return Picture(
        "support",
        f"Votes in favour of the texts of this matter, {label_of(events[0])} to {label_of(last)}",
        support_curve(points, members=members),
        SUPPORT_HEADINGS,
        support_rows(points),
        numbers=(3, 4, 5),
        note="A line joins texts of one kind; others are open marks. Nothing is drawn beyond the "
        "last text.",
        method="support",
    )
