"""Bodies: who sits in one on a day, by which rules it votes, and what a vote weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.house import body_of, is_house
from hemicycle.domain.body import BODIES, Body
from hemicycle.domain.group import GROUPS
from hemicycle.domain.state import register
from hemicycle.errors import HemicycleError
from hemicycle.figures.hall import Sitting, hall
from hemicycle.rules.power import voting_power
from hemicycle.rules.rulebook import rulebook
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.names import member_name
from hemicycle.web.people import Person, people
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.site import Page, moved, site_of

router = APIRouter(include_in_schema=False)

Code = Annotated[str, Path(max_length=40)]
Field = Annotated[str | None, Query(max_length=40)]
_SMALL = 24


@router.get("/bodies")
def bodies(request: Request) -> Response:
    """Every body known here."""

    def make(shelf: Shelf) -> Page:
        held = shelf.record.coverage
        own = [body_of(code) for code in held if is_house(code)]
        told = [
            {
                "code": one.code,
                "name": one.name,
                "from": None if is_house(one.code) else one.first_day,
                "to": one.last_day,
                "votes": int(held.get(one.code, {}).get("votes", 0)),
            }
            for one in (*own, *BODIES.values())
        ]
        return Page("bodies.html", "Bodies", {"bodies": told})

    return site_of(request).page(request, make)


@router.get("/body/{code}/{name}.{form}")
def picture(request: Request, code: Code, name: str, form: Form, on: Field = None) -> Response:
    """Who sits, as a file."""

    def make(shelf: Shelf) -> Picture:
        one = _body(shelf, code)
        return one_of(_pictures(one, _day(shelf, one, on)), name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{code}-{name}")


@router.get("/body/{code}")
def body(request: Request, code: Code, on: Field = None) -> Response:
    """One body on a day."""
    site = site_of(request)
    one = _body(site.library.shelf(), code)
    if one.code != code:
        return moved(request, f"/body/{one.code}")
    return site.page(request, lambda shelf: _page(shelf, one, on))


def _body(shelf: Shelf, code: str) -> Body:
    found = body_of(code)
    if is_house(code) and code not in shelf.record.coverage:
        raise NoPageError(
            f"{code!r} is not a body known here",
            where=f"/body/{code}",
            right="one of " + ", ".join(dict.fromkeys((*BODIES, *shelf.record.coverage))),
            todo="choose one from the list; a rulebook of your own is for: hemicycle decide",
            near=(("/bodies", "All bodies"),),
        )
    return found


def _day(shelf: Shelf, one: Body, asked_day: str | None) -> date:
    """The day asked for; else that of the body's last vote, else of the newest in the record."""
    chosen = asked.day(asked_day, "on")
    if chosen is not None:
        return chosen
    last = shelf.record.coverage.get(one.code, {}).get("last")
    return date.fromisoformat(last) if last else one.last_day or shelf.record.newest_day()


def _page(shelf: Shelf, one: Body, asked_day: str | None) -> Page:
    day = _day(shelf, one, asked_day)
    roll = one.roll(day)
    permanent = one.permanent(day)
    facts: dict[str, Any] = {
        "body": one.code,
        "name": one.name,
        "on": day,
        "from": None if is_house(one.code) else one.first_day,
        "to": one.last_day,
        "seats": one.size(day),
        "members": None
        if roll is None
        else [
            {"member": code, "name": member_name(code, day), "permanent": code in permanent}
            for code in _seated(roll, day)
        ],
        "groups": _groups(roll, day),
        "source": one.source,
        **_rules(one, day),
        "power": [] if is_house(one.code) else _power(one, day),
        "coverage": dict(shelf.record.coverage.get(one.code, {})),
    }

    def view() -> Mapping[str, Any]:
        return {
            "pictures": {name: make() for name, make in _pictures(one, day).items()},
            "exists": one.exists(day),
            "house": is_house(one.code),
            "voters": _voters(shelf, one) if roll is None else [],
            "asked": asked_day,
            "today": datetime.now(ZoneInfo("America/New_York")).date(),
        }

    return Page("body.html", one.name, facts, view)


def _voters(shelf: Shelf, one: Body) -> list[Person]:
    """Who voted in a body without a roll: all that the record tells of its members."""
    return [person for person in people(shelf).values() if one.code in person.bodies]


def _seated(roll: frozenset[str], day: date) -> list[str]:
    return register().alphabetical(roll, day)


def _groups(roll: frozenset[str] | None, day: date) -> list[dict[str, Any]]:
    """Declared groups with members on the roll."""
    told = []
    for group in GROUPS.values():
        if roll and day >= group.from_day and (there := group.members(day) & roll):
            told.append({"group": group.code, "name": group.name_on(day), "members": sorted(there)})
    return told


def _rules(one: Body, day: date) -> dict[str, Any]:
    """The provisions in force; one that answers several questions stands once."""
    try:
        book = rulebook(one.code)
    except HemicycleError:
        return {"presiding": None, "provisions": []}
    held: dict[tuple[str, str, str], dict[str, Any]] = {}
    for provision in book.in_force(day):
        key = (provision.number, provision.source, provision.text)
        held.setdefault(key, {**provision.to_dict(), "keys": []})["keys"].append(provision.key)
    return {"presiding": book.presiding, "provisions": list(held.values())}


def _power(one: Body, day: date) -> list[dict[str, Any]]:
    """Members of equal power together, the strongest first; empty where it cannot be told."""
    try:
        known = voting_power(one.code, day)
    except HemicycleError:
        return []
    kinds: dict[tuple[float, float], list[str]] = {}
    for code, index in known.items():
        key = (float(index.shapley_shubik), float(index.banzhaf))
        kinds.setdefault(key, []).append(code)
    return [
        {"shapley_shubik": key[0], "banzhaf": key[1], "members": sorted(codes)}
        for key, codes in sorted(kinds.items(), reverse=True)
    ]


def _pictures(one: Body, day: date) -> dict[str, Callable[[], Picture]]:
    roll = one.roll(day)
    return {} if not roll else {"hall": lambda: _hall(one, day, roll)}


def _hall(one: Body, day: date, roll: frozenset[str]) -> Picture:
    permanent = one.permanent(day)
    sitting = [
        Sitting(code, member_name(code, day), code in permanent) for code in _seated(roll, day)
    ]
    title = f"{one.name} on {day.isoformat()}"
    return Picture(
        "hall",
        title,
        hall(sitting, label=title, words="members"),
        ["Member", "Code", "Seat"],
        [[s.name, s.code, "permanent" if s.permanent else ""] for s in sitting],
        small=len(sitting) <= _SMALL,
        note="Underlined: permanent members." if permanent else "",
    )
