"""Meetings replayed: a slider through the sittings shipped with hemicycle."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from hemicycle.brief.house import body_of
from hemicycle.figures.step import step_board, step_seats
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError
from hemicycle.web.library import Shelf
from hemicycle.web.pictures import Form, Picture, file_answer
from hemicycle.web.site import Page, site_of
from hemicycle.web.words import POSITION_WORDS

router = APIRouter(include_in_schema=False)

Name = Annotated[str, Path(max_length=80)]
Step = Annotated[str | None, Query(max_length=6)]
_FEW = 24


@lru_cache(maxsize=16)
def document(name: str) -> dict[str, Any]:
    """A shipped meeting replayed once."""
    from hemicycle.meeting.replay import replay
    from hemicycle.meeting.script import play, read_script

    script = read_script(name)
    return replay(script, play(script))


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The meetings shipped; the engine behind them is loaded when first asked for."""
    from hemicycle.meeting.script import shipped

    return shipped()


@router.get("/meetings")
def meetings(request: Request) -> Response:
    """Every meeting shipped."""

    def make(_: Shelf) -> Page:
        told = [{"name": name, **_head(document(name))} for name in names()]
        return Page("meetings.html", "Meetings", {"meetings": told})

    return site_of(request).page(request, make)


def _head(held: Mapping[str, Any]) -> dict[str, Any]:
    meeting = held["meeting"]
    return {
        "title": meeting["title"],
        "body": meeting["body"],
        "body_name": body_of(meeting["body"]).name,
        "date": meeting["date"],
        "world": meeting["world"],
        "steps": len(held["story"]),
        "questions": len(held["steps"]),
    }


@router.get("/meeting/{name}/board.{form}")
def board_file(request: Request, name: Name, form: Form, step: Step = None) -> Response:
    """The board at a step, as a file."""

    def make(_: Shelf) -> Picture:
        held = _held(name)
        shown = _board(held, _number(held, step))
        if shown is None:
            raise NoPageError(
                "Nobody's vote is known by name at that step",
                where=request.url.path,
                right="a step at or after a vote with names",
                todo="choose a later step",
                near=((f"/meeting/{name}", held["meeting"]["title"]),),
            )
        return shown

    return file_answer(site_of(request), request, form, make, name=f"{name}-board")


@router.get("/meeting/{name}")
def meeting(request: Request, name: Name, step: Step = None) -> Response:
    """One meeting at one step; without one, at its end."""
    held = _held(name)
    return site_of(request).page(request, lambda _: _page(name, held, _number(held, step)))


def _held(name: str) -> dict[str, Any]:
    if name not in names():
        raise NoPageError(
            f"No meeting called {name!r} is shipped",
            where=f"/meeting/{name}",
            right="one of " + ", ".join(names()),
            todo="choose one from the list; your own script: hemicycle meeting replay FILE",
            near=(("/meetings", "All meetings"),),
        )
    return document(name)


def _number(held: Mapping[str, Any], step: str | None) -> int:
    last = len(held["story"])
    return asked.whole(step, "step", low=1, high=last) or last


def _page(name: str, held: Mapping[str, Any], number: int) -> Page:
    line = held["story"][number - 1]
    facts = {**held, "step": number, "line": line}

    def view() -> Mapping[str, Any]:
        return {
            "name": name,
            "body_name": body_of(held["meeting"]["body"]).name,
            "line": line,
            "board": _board(held, number),
            "texts": _texts(held, number),
            "ended": number == len(held["story"]),
        }

    return Page("meeting.html", held["meeting"]["title"], facts, view)


def _board(held: Mapping[str, Any], number: int) -> Picture | None:
    """The latest vote up to a step whose members are known by name."""
    for line in reversed(held["story"][:number]):
        step = held["steps"][line["step"]] if line["step"] is not None else None
        if step and step["tally"] and _is_named(step):
            return _drawn(held["meeting"], step)
    return None


def _is_named(step: Mapping[str, Any]) -> bool:
    """Whether most who voted are known by name; a show of hands with few names is no board."""
    named = {word: len(codes) for word, codes in (step.get("positions") or {}).items()}
    cast = sum(int(step["tally"][word]) for word in ("yes", "no", "abstain"))
    return 2 * sum(named.get(word, 0) for word in ("YES", "NO", "ABSTAIN")) >= max(1, cast)


def _drawn(meeting: Mapping[str, Any], step: Mapping[str, Any]) -> Picture:
    seats = step_seats(meeting, step, step["positions"])
    title, board = step_board(meeting, step, seats)
    return Picture(
        "board",
        title,
        board,
        ["Member", "Code", "Position"],
        [[seat.name, seat.code, POSITION_WORDS[seat.position.value]] for seat in seats],
        small=len(seats) <= _FEW,
    )


def _texts(held: Mapping[str, Any], number: int) -> list[dict[str, Any]]:
    """Each text changed up to a step, as it then reads against the text as tabled."""
    latest: dict[str, dict[str, Any]] = {}
    for line in held["story"][:number]:
        if line["changed"]:
            latest[line["changed"]["symbol"]] = line["changed"]
    return list(latest.values())
