"""Members: all of them, and one through time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.house import body_of
from hemicycle.domain.group import GROUPS
from hemicycle.measure.surprise.votes import chance_words
from hemicycle.web import asked
from hemicycle.web.figures_of_members import LEAST, beside, taken
from hemicycle.web.fits import fit_of, ideal_picture
from hemicycle.web.floor import WORD_OF, Floor, floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.names import last_day
from hemicycle.web.people import Person, member_of, names_of, people, person_of, terms_of
from hemicycle.web.periods import chosen_period, period_words
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.rows import lines_of
from hemicycle.web.site import Page, moved, site_of
from hemicycle.web.subjects import subjects_of
from hemicycle.web.surprises import member_surprises

router = APIRouter(include_in_schema=False)

Code = Annotated[str, Path(max_length=80)]
Field = Annotated[str | None, Query(max_length=40)]
PERMANENT = ("CHN", "FRA", "GBR", "RUS", "USA")
_NEAREST = 10
_ALONE = 12
_FULL = 20
"""Members that must have answered before standing with few others says anything."""


@router.get("/members")
def members(request: Request) -> Response:
    """Everybody with a recorded vote."""
    return site_of(request).page(request, _all)


def _all(shelf: Shelf) -> Page:
    listed = people(shelf).values()
    facts = {"members": [vars(person) for person in listed]}

    def view() -> Mapping[str, Any]:
        states = [p for p in listed if ":" not in p.code]
        return {
            "now": [p for p in states if last_day(p.code) is None],
            "ended": [p for p in states if last_day(p.code) is not None],
            "persons": [p for p in listed if ":" in p.code],
        }

    return Page("members.html", "Members", facts, view)


@router.get("/member/{code}/{name}.{form}")
def picture(request: Request, code: Code, name: str, form: Form, body: Field = None) -> Response:
    """A picture of a member as a file."""

    def make(shelf: Shelf) -> Picture:
        member = member_of(shelf, code)
        return one_of(_pictures(shelf, member, _body(shelf, member, body)), name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{code}-{name}")


@router.get("/member/{code}")
def member(request: Request, code: Code, body: Field = None, period: Field = None) -> Response:
    """One member in one body."""
    site = site_of(request)
    found = member_of(site.library.shelf(), code)
    if found != code:
        return moved(request, f"/member/{found}")
    return site.page(request, lambda shelf: _page(shelf, found, body, period))


def _body(shelf: Shelf, member: str, wanted: str | None) -> str:
    """The body asked for, else the one in which the member voted most."""
    chosen = asked.body_code(wanted, shelf.record.coverage)
    held = person_of(shelf, member).bodies
    if chosen is not None:
        return chosen
    return "GA" if "GA" in held or not held else held[0]


def _page(shelf: Shelf, member: str, wanted: str | None, period: str | None) -> Page:
    person, body = person_of(shelf, member), _body(shelf, member, wanted)
    floor = floor_of(shelf, body)
    facts: dict[str, Any] = {
        "member": member,
        "name": person.name,
        "names": names_of(member),
        "terms": terms_of(member),
        "bodies": list(person.bodies),
        "body": body,
    }
    if floor is None or member not in floor.row:
        facts |= {"periods": [], "nearest": [], "farthest": [], "subjects": [], "alone": []}
        return Page("member.html", person.name, facts, lambda: _view(shelf, member, body, None))
    fit = fit_of(shelf, body)
    facts |= _measured(shelf, floor, body, member, asked.text(period))
    facts |= {"ideal": fit.document(member), "surprising": member_surprises(shelf, body, member)}
    title = person.name
    view = lambda: _view(shelf, member, body, floor)  # noqa: E731 - a name would say no more
    return Page("member.html", title, facts, view, final=fit.final)


def _measured(
    shelf: Shelf, floor: Floor, body: str, member: str, period: str | None
) -> dict[str, Any]:
    counts = floor.taken(member)
    agree, common = floor.agreement_with(member)
    cast = counts[1:4].sum(axis=0)
    chosen = chosen_period(floor.periods, period, (common >= LEAST).sum(axis=0) > 1)
    place = floor.periods.index(chosen) if chosen is not None else 0
    near, far = _ends(shelf, floor, member, agree[:, place], common[:, place])
    return {
        "periods": [
            {
                "period": label,
                **{word.lower(): int(counts[a, n]) for a, word in WORD_OF.items()},
                "cast": _share(int(cast[n]), int(counts[1:, n].sum())),
            }
            for n, label in enumerate(floor.periods)
            if counts[1:, n].any()
        ],
        "period": chosen,
        "nearest": near,
        "farthest": far,
        "subjects": subjects_of(shelf, floor, body, member),
        "alone": _alone(shelf, floor, member),
        "left_out": [{"votes": n, "why": why} for why, n in floor.seated.dropped],
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _ends(
    shelf: Shelf, floor: Floor, member: str, agree: Any, common: Any
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Members nearest to and farthest from this one in a period, with their common votes."""
    least = max(LEAST, int(common.max(initial=0)) // 3)
    fit = [
        row
        for row in range(len(floor.members))
        if floor.members[row] != member and common[row] >= least and not np.isnan(agree[row])
    ]
    fit.sort(key=lambda row: (-agree[row], floor.members[row]))
    told = [
        {
            "member": floor.members[row],
            "name": person_of(shelf, floor.members[row]).name,
            "agree": float(agree[row]),
            "votes": int(common[row]),
        }
        for row in fit
    ]
    half = min(_NEAREST, len(told) // 2)
    return told[:half], told[::-1][:half]


def _alone(shelf: Shelf, floor: Floor, member: str) -> list[dict[str, Any]]:
    """Votes on which the member stood with fewest others, newest first among equals."""
    beside = floor.companions(member)
    full = floor.camps[1:4].sum(axis=0) >= _FULL
    there = floor.newest_first(np.flatnonzero((beside >= 0) & full))
    order = there[np.argsort(beside[there], kind="stable")][:_ALONE]
    ids = [floor.seated.votes[column] for column in order]
    row = floor.row[member]
    return [
        {
            **line,
            "position": WORD_OF[int(floor.answers[row, column])],
            "companions": int(beside[column]),
        }
        for line, column in zip(lines_of(shelf, ids), order, strict=True)
    ]


def _pictures(shelf: Shelf, member: str, body: str) -> dict[str, Callable[[], Picture]]:
    floor = floor_of(shelf, body)
    if floor is None or member not in floor.row:
        return {}
    found: dict[str, Callable[[], Picture]] = {}
    ideal = ideal_picture(shelf, body, [member, *(m for m in PERMANENT if m != member)])
    if ideal is not None:
        found["ideal"] = ideal
    others = [m for m in PERMANENT if m != member and m in floor.row]
    agree, common = floor.agreement_with(member)
    if others and (common[[floor.row[m] for m in others]] >= LEAST).any():
        found["agreement"] = lambda: beside(floor, body, member, others, agree, common)
    found["positions"] = lambda: taken(floor, body, member, floor.taken(member))
    return found


def _view(shelf: Shelf, member: str, body: str, floor: Floor | None) -> Mapping[str, Any]:
    person: Person = person_of(shelf, member)
    bodies = [(code, body_of(code).name) for code in person.bodies]
    return {
        "person": person,
        "bodies": bodies,
        "body_name": body_of(body).name,
        "pictures": {n: make() for n, make in _pictures(shelf, member, body).items()},
        "groups": _groups(member),
        "chance_words": chance_words,
        "period_words": lambda period: period_words(body, period),
        "period_choices": [] if floor is None else list(reversed(floor.periods)),
        "known": floor is not None and member in floor.row,
    }


def _groups(member: str) -> list[tuple[str, str]]:
    """Groups the member belongs to as of the last day compiled."""
    return [
        (group.code, group.name)
        for group in GROUPS.values()
        if any(term.last is None and term.member == member for term in group.terms)
    ]
