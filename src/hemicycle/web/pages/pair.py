"""Two members: how often they agreed through time, by every index, and where they parted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.house import body_of
from hemicycle.errors import NotIdentifiedError
from hemicycle.figures.timeline import Axis
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.figures_of_members import UNIT, over_time
from hemicycle.web.floor import WORD_OF, Counts, Floats, Floor, floor_of
from hemicycle.web.library import Shelf
from hemicycle.web.people import member_of, people, person_of
from hemicycle.web.periods import period_words
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.rows import lines_of
from hemicycle.web.site import Page, moved, site_of
from hemicycle.web.subjects import agreement_by_subject

router = APIRouter(include_in_schema=False)

Code = Annotated[str, Path(max_length=80)]
Field = Annotated[str | None, Query(max_length=80)]
_SHOWN = 40
_DRAWN = ("agree", "identical", "kappa")
EXAMPLES = (
    ("/pair/FRA/USA", "France and the United States"),
    ("/pair/RUS/USA", "The Russian Federation and the United States"),
    ("/pair/CHN/RUS", "China and the Russian Federation"),
    ("/pair/HUN/POL", "Hungary and Poland"),
)
INDEX_WORDS = {
    "identical": ("Identical", "Share of common votes with exactly the same position."),
    "agree": ("Agreement", "1 for the same position, ½ where one abstains, 0 for opposite ones."),
    "s": ("S", "Agreement on a scale from −1 to 1; 0 is half way."),
    "s_squared": ("S, squared", "As S; opposite positions weigh four times an abstention."),
    "kappa": ("Kappa", "Beyond chance: 1 alike, 0 as two members of such habits by chance."),
    "kappa_linear": ("Kappa, linear", "As kappa, an abstention standing half way."),
    "kappa_squared": ("Kappa, squared", "As kappa, distances squared."),
    "pi": ("Pi", "As kappa, both members given the mean of their habits."),
    "pi_linear": ("Pi, linear", "As pi, an abstention standing half way."),
    "pi_squared": ("Pi, squared", "As pi, distances squared."),
    "state_old": (
        "Coincidence to 2016",
        "US Department of State: of votes on which both said yes or no, the share alike.",
    ),
    "state_new": (
        "Coincidence since 2017",
        "US Department of State: as agreement, an abstention counting half.",
    ),
}
"""Each index by its name for readers, and what it says in one sentence."""
METHOD_OF = {
    "identical": "identical",
    "agree": "agree",
    "s": "s",
    "s_squared": "s",
    "kappa": "kappa",
    "kappa_linear": "kappa",
    "kappa_squared": "kappa",
    "pi": "pi",
    "pi_linear": "pi",
    "pi_squared": "pi",
    "state_old": "state",
    "state_new": "state",
}


@router.get("/pairs")
def pairs(request: Request, a: Field = None, b: Field = None) -> Response:
    """Choose two members."""
    site = site_of(request)
    if asked.text(a) and asked.text(b) and a and b:
        shelf = site.library.shelf()
        first, second = member_of(shelf, a.strip()), member_of(shelf, b.strip())
        return moved(request, f"/pair/{first}/{second}")

    def make(shelf: Shelf) -> Page:
        listed = [p for p in people(shelf).values() if ":" not in p.code]
        told = [{"code": p.code, "name": p.name} for p in listed]
        shown = EXAMPLES if "GA" in shelf.record.coverage else ()
        return Page("pairs.html", "Two members", {"members": told}, lambda: {"examples": shown})

    return site.page(request, make)


@router.get("/pair/{a}/{b}/{name}.{form}")
def picture(
    request: Request, a: Code, b: Code, name: str, form: Form, body: Field = None
) -> Response:
    """A picture of a pair as a file."""

    def make(shelf: Shelf) -> Picture:
        first, second, chosen = _pair(shelf, a, b, body)
        floor = _floor(shelf, first, second, chosen)
        drawn = _pictures(floor, chosen, first, second, *floor.pair(first, second))
        return one_of(drawn, name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{a}-{b}-{name}")


@router.get("/pair/{a}/{b}")
def pair(request: Request, a: Code, b: Code, body: Field = None) -> Response:
    """Two members in one body; the address names them in alphabetical order."""
    site = site_of(request)
    first, second, _ = _pair(site.library.shelf(), a, b, body)
    if (first, second) != (a, b):
        return moved(request, f"/pair/{first}/{second}")
    return site.page(request, lambda shelf: _page(shelf, first, second, body))


def _pair(shelf: Shelf, a: str, b: str, body: str | None) -> tuple[str, str, str]:
    """Two codes in order, and the body: the one asked for, else where both voted."""
    first, second = sorted((member_of(shelf, a), member_of(shelf, b)))
    if first == second:
        raise NoPageError(
            f"{first} is compared with itself",
            where=f"/pair/{a}/{b}",
            right="two different members",
            todo="choose another second member",
            near=((f"/member/{first}", person_of(shelf, first).name), ("/pairs", "Choose two")),
        )
    chosen = asked.body_code(body, shelf.record.coverage)
    if chosen is None:
        held = [
            code
            for code in person_of(shelf, first).bodies
            if code in person_of(shelf, second).bodies
        ]
        chosen = "GA" if "GA" in held or not held else held[0]
    return first, second, chosen


def _both(shelf: Shelf, a: str, b: str) -> list[str]:
    """Bodies in which both have ballots."""
    second = person_of(shelf, b).bodies
    return [code for code in person_of(shelf, a).bodies if code in second]


def _floor(shelf: Shelf, a: str, b: str, body: str) -> Floor:
    floor = floor_of(shelf, body)
    if floor is None or a not in floor.row or b not in floor.row:
        raise NotIdentifiedError(
            f"{a} and {b} have no vote in common in {body_of(body).name}",
            where=f"/pair/{a}/{b}",
            right="two members with recorded votes in one body",
            todo="choose another body, or put more files in with: hemicycle ingest FILE...",
        )
    return floor


def _page(shelf: Shelf, a: str, b: str, wanted: str | None) -> Page:
    _, _, body = _pair(shelf, a, b, wanted)
    floor = _floor(shelf, a, b, body)
    cells, values = floor.pair(a, b)
    parted = floor.parted(a, b)
    names = [person_of(shelf, a).name, person_of(shelf, b).name]
    facts = {
        "members": [a, b],
        "names": names,
        "body": body,
        "coding": floor.plain.coding.to_dict(),
        "all": _row("all", cells[:, :, -1], {n: v[-1] for n, v in values.items()}),
        "periods": [
            _row(period, cells[:, :, place], {n: v[place] for n, v in values.items()})
            for place, period in enumerate(floor.periods)
            if cells[:, :, place].any()
        ],
        "subjects": agreement_by_subject(shelf, floor, body, a, b),
        "parted": len(parted),
        "votes": _apart(shelf, floor, a, b, parted[:_SHOWN]),
        "left_out": [{"votes": n, "why": why} for why, n in floor.seated.dropped],
    }
    title = " and ".join(names)

    def view() -> Mapping[str, Any]:
        drawn = _pictures(floor, body, a, b, cells, values)
        both = _both(shelf, a, b)
        return {
            "pictures": {name: make() for name, make in drawn.items()},
            "body_name": body_of(body).name,
            "bodies": [(code, body_of(code).name) for code in both],
            "method_of": METHOD_OF,
            "index_words": INDEX_WORDS,
            "period_words": lambda period: period_words(body, period),
        }

    return Page("pair.html", title, facts, view)


def _row(period: int | str, cells: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Common votes, how they fell, and every index; null where not identified."""
    return {
        "period": period,
        "n": int(cells.sum()),
        "same": int(np.trace(cells)),
        "opposite": int(cells[0, 2] + cells[2, 0]),
        **{name: None if np.isnan(value) else float(value) for name, value in values.items()},
    }


def _apart(shelf: Shelf, floor: Floor, a: str, b: str, columns: list[int]) -> list[dict[str, Any]]:
    ids = [floor.seated.votes[column] for column in columns]
    first, second = floor.answers[floor.row[a]], floor.answers[floor.row[b]]
    return [
        {**line, "positions": [WORD_OF[int(first[column])], WORD_OF[int(second[column])]]}
        for line, column in zip(lines_of(shelf, ids), columns, strict=True)
    ]


def _pictures(
    floor: Floor, body: str, a: str, b: str, cells: Counts, values: Mapping[str, Floats]
) -> dict[str, Callable[[], Picture]]:
    n = cells.sum(axis=(0, 1))[:-1]
    drawn = {name: values[name][:-1] for name in _DRAWN}
    axis = Axis(-0.25, 1.0, ((0, "0"), *UNIT.ticks[1:]), above="alike", below="opposite")
    title = f"Agreement of {a} and {b}, by period"
    return {
        "agreement": lambda: over_time(
            "agreement", title, body, floor.periods, drawn, n, axis=axis, method="agree",
            note="Three indices: agreement counts an abstention as half way, identical as another "
            "position, kappa takes out what chance would give.",
        )
    }  # fmt: skip
