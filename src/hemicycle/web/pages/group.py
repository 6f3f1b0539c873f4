"""Groups: how united they voted through time, who broke ranks, who stands near whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.house import body_of
from hemicycle.domain.group import GROUPS, Group
from hemicycle.domain.state import register
from hemicycle.errors import HemicycleError
from hemicycle.figures.heat import heat_map
from hemicycle.figures.timeline import Axis
from hemicycle.measure.cohesion import Cohesion, cohesion
from hemicycle.web import asked
from hemicycle.web.declared import Declared, called, declared, last_day, members_on, of_bodies
from hemicycle.web.failures import NoPageError
from hemicycle.web.figures_of_members import UNIT, over_time
from hemicycle.web.floor import Floor, floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.periods import period_words
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.ranks import breakers
from hemicycle.web.rows import lines_of
from hemicycle.web.site import Page, moved, site_of
from hemicycle.web.surprises import newest_day

router = APIRouter(include_in_schema=False)

Code = Annotated[str, Path(max_length=40)]
Field = Annotated[str | None, Query(max_length=40)]
_INDICES = {"rice": "Rice", "agreement_index": "agreement", "attina": "Attinà"}
_SPLITS = 25
_RECENT = 3
"""Periods whose votes the picture of pairs is made from."""
_MOST_PAIRED = 60
_CODE = 3
"""Letters of a State's code, for which the picture of pairs has room; names are longer."""


@router.get("/groups")
def groups(request: Request) -> Response:
    """Every declared group."""

    def make(shelf: Shelf) -> Page:
        day = newest_day(shelf)
        own = [
            {"body": body, "name": body_of(body).name, "on": last_day(shelf, body),
             "groups": _told(found, last_day(shelf, body))}
            for body, found in of_bodies(shelf).items()
        ]  # fmt: skip
        facts = {"on": day, "groups": _told(GROUPS.values(), day), "of_bodies": own}
        return Page("groups.html", "Groups", facts)

    return site_of(request).page(request, make)


def _told(groups: Iterable[Group], day: date) -> list[dict[str, Any]]:
    return [
        {"code": g.code, "name": g.name, "members": len(members_on(g, day)), "from": g.from_day}
        for g in groups
    ]


@router.get("/group/{code}/{name}.{form}")
def picture(request: Request, code: Code, name: str, form: Form, body: Field = None) -> Response:
    """A picture of a group as a file."""

    def make(shelf: Shelf) -> Picture:
        found = _group(shelf, code)
        chosen = found.body or _body(shelf, body)
        floor, united = _united(shelf, found.group, chosen)
        return one_of(_pictures(shelf, found.group, chosen, floor, united), name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{code}-{name}")


@router.get("/group/{code}")
def group(request: Request, code: Code, body: Field = None) -> Response:
    """One group in one body."""
    site = site_of(request)
    named = _group(site.library.shelf(), code).group.code
    if named != code:
        return moved(request, f"/group/{named}")
    return site.page(request, lambda shelf: _page(shelf, _group(shelf, code), body))


def _body(shelf: Shelf, wanted: str | None) -> str:
    held = shelf.record.coverage
    return asked.body_code(wanted, held) or ("GA" if "GA" in held else next(iter(held), "GA"))


def _group(shelf: Shelf, code: str) -> Declared:
    found = declared(shelf, code)
    if found is None:
        raise NoPageError(
            f"{code!r} is not a group known here",
            where=f"/group/{code}",
            right="one of " + ", ".join(GROUPS),
            todo="choose one from the list; any list of members is measured by: hemicycle cohesion",
            near=(("/groups", "All groups"),),
        )
    return found


def _united(shelf: Shelf, group: Group, body: str) -> tuple[Floor | None, Cohesion | None]:
    """The body's floor and the group's unity on it; None where nothing can be said."""
    floor = floor_of(shelf, body)

    def make() -> Cohesion | None:
        try:
            return None if floor is None else cohesion(floor.plain, group)
        except HemicycleError:
            return None

    return floor, shelf.once(("cohesion", group.code, body), make)


def _page(shelf: Shelf, found: Declared, wanted: str | None) -> Page:
    group, body = found.group, found.body or _body(shelf, wanted)
    floor, united = _united(shelf, group, body)
    day = last_day(shelf, body) if found.body else newest_day(shelf)
    facts: dict[str, Any] = {
        "group": group.code,
        "name": group.name,
        "from": group.from_day,
        "source": group.source,
        "note": group.note,
        "body": body,
        "on": day,
        "members": [
            {"member": code, "name": called(shelf, code, day)} for code in members_on(group, day)
        ],
        "earlier_names": [{"name": n, "to": last} for n, last in group.earlier_names],
        "periods": [] if united is None else united.by_period().to_dicts(),
        "splits": [] if united is None else _splits(shelf, united),
        "breakers": [] if united is None else breakers(united, partial(called, shelf)),
        "notes": [] if united is None else list(united.notes),
    }

    def view() -> Mapping[str, Any]:
        drawn = _pictures(shelf, group, body, floor, united)
        return {
            "pictures": {name: make() for name, make in drawn.items()},
            "body_name": body_of(body).name,
            "bodies": [(code, body_of(code).name) for code in _bodies(shelf, found)],
            "base_body": found.body or "GA",
            "short": lambda code: code if code in register().states else called(shelf, code),
            "period_words": lambda period: period_words(body, period),
        }

    return Page("group.html", group.name, facts, view)


def _bodies(shelf: Shelf, found: Declared) -> list[str]:
    """Bodies in which the group can be looked at."""
    return [found.body] if found.body else list(shelf.record.coverage)


def _splits(shelf: Shelf, united: Cohesion) -> list[dict[str, Any]]:
    """The latest votes on which the group was divided, with its camps."""
    divided = sorted(united.splits(), key=lambda s: s.date or date.min, reverse=True)[:_SPLITS]
    lines = lines_of(shelf, [split.vote_id for split in divided])
    return [
        {**line, "attina": split.attina, "rice": split.rice,
         "camps": {position: list(codes) for position, codes in split.camps.items() if codes}}
        for line, split in zip(lines, divided, strict=True)
    ]  # fmt: skip


def _pictures(
    shelf: Shelf, group: Group, body: str, floor: Floor | None, united: Cohesion | None
) -> dict[str, Callable[[], Picture]]:
    if floor is None or united is None:
        return {}
    found: dict[str, Callable[[], Picture]] = {
        "cohesion": lambda: _through_time(group, body, united)
    }
    members = _heard(floor, members_on(group, last_day(shelf, body)))
    named_by_code = all(len(member) == _CODE for member in members)
    if 3 <= len(members) <= _MOST_PAIRED and named_by_code:
        found["pairs"] = lambda: _pairs(group, floor, members)
    return found


def _recent(floor: Floor) -> Any:
    """Whether each vote falls in the latest periods."""
    return floor.seated.period >= max(0, len(floor.periods) - _RECENT)


def _heard(floor: Floor, members: list[str]) -> list[str]:
    """Those that took a position in the latest periods: many bodies seat a part of a group."""
    recent = _recent(floor)
    return [m for m in members if m in floor.row and floor.answers[floor.row[m], recent].any()]


def _through_time(group: Group, body: str, united: Cohesion) -> Picture:
    table = united.by_period()
    values = {words: table[name].to_numpy() for name, words in _INDICES.items()}
    axis = Axis(0.0, 1.0, UNIT.ticks, above="of one mind", below="divided")
    title = f"Unity of {group.name} by period, mean over votes"
    return over_time(
        "cohesion", title, body, table["period"].to_list(), values, table["votes"].to_numpy(),
        axis=axis, method="attina",
        note="The members of each day. Members that did not vote do not count.",
    )  # fmt: skip


def _pairs(group: Group, floor: Floor, members: list[str]) -> Picture:
    """Agreement of all pairs of the group in the latest periods, alike beside alike."""
    columns = _recent(floor)
    place = np.array([np.nan, 0.0, 0.5, 1.0])
    cells = place[floor.answers[[floor.row[m] for m in members]][:, columns]]
    values = np.full((len(members), len(members)), np.nan)
    for row in range(len(members)):
        apart = np.abs(cells - cells[row])
        n = (~np.isnan(apart)).sum(axis=1)
        total = np.nansum(apart, axis=1)
        values[row] = np.where(n > 0, 1 - total / np.maximum(n, 1), np.nan)
        values[row, row] = np.nan
    order = _alike(values)
    names = [members[place] for place in order]
    shown = [
        [None if np.isnan(values[a, b]) else float(values[a, b]) for b in order] for a in order
    ]
    rows = [
        [a, b, f"{value:.3f}"]
        for a, line in zip(names, shown, strict=True)
        for b, value in zip(names, line, strict=True)
        if a < b and value is not None
    ]
    title = f"Agreement of the members of {group.name} in the latest {_RECENT} periods"
    return Picture(
        "pairs", title, heat_map(names, names, shown, label=title),
        ["Member", "With", "Agreement"], rows, numbers=(2,), method="agree",
        note="Members that vote alike stand side by side.",
    )  # fmt: skip


def _alike(values: np.ndarray[Any, np.dtype[np.float64]]) -> list[int]:
    """An order in which each stands beside the one most like it: the Fiedler vector's."""
    weight = np.nan_to_num(values, nan=0.0)
    weight = np.maximum(weight - np.nanmin(np.where(np.isnan(values), np.inf, values)), 0)
    spread = np.diag(weight.sum(axis=1)) - weight
    _, vectors = np.linalg.eigh(spread)
    line = vectors[:, 1] if len(values) > 1 else vectors[:, 0]
    if line[np.argmax(np.abs(line))] < 0:
        line = -line
    return [int(place) for place in np.argsort(line, kind="stable")]
