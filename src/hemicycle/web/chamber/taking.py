"""What one takes away: the sealed export, heads, receipts, votes for other programs, a brief."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from hemicycle.chamber.export import sealed_export
from hemicycle.chamber.people import Person
from hemicycle.chamber.popolo import popolo
from hemicycle.errors import InputError
from hemicycle.web.chamber.showing import json_answer
from hemicycle.web.chamber.visit import Visit, visit_of
from hemicycle.web.failures import RefusedError

router = APIRouter(include_in_schema=False)
_SELF_CONTAINED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""A brief carries its own styles and asks for nothing."""


@router.get("/chamber/{meeting}/export")
async def export(request: Request, meeting: str) -> Response:
    """The sealed meeting as one file; not while a vote is under way, whose ballots are in it."""
    visit = await visit_of(request, meeting)
    _no_open_vote(visit)
    data = await asyncio.to_thread(
        sealed_export, visit.hall.journal, visit.chamber.id, at=visit.hall.clock()
    )
    name = f"{'SIMULATION-' if visit.chamber.simulation else ''}{visit.chamber.id}.jsonl"
    return _file(data, name, "application/x-ndjson")


@router.get("/chamber/{meeting}/heads.json")
async def heads(request: Request, meeting: str) -> Response:
    """Every signed head, as files to be kept elsewhere."""
    visit = await visit_of(request, meeting)
    signed = [head.to_dict() for head in visit.chamber.heads]
    return json_answer({"meeting": visit.chamber.id, "heads": signed})


@router.get("/chamber/{meeting}/head/{number}")
async def head(request: Request, meeting: str, number: int) -> Response:
    """One head in the form ``hemicycle verify --head`` reads."""
    visit = await visit_of(request, meeting)
    if not 1 <= number <= len(visit.chamber.heads):
        raise _none("head", number, len(visit.chamber.heads))
    data = json.dumps(visit.chamber.heads[number - 1].to_dict()).encode() + b"\n"
    return _file(data, f"head-{number}.json", "application/json")


@router.get("/chamber/{meeting}/receipt/{sequence}")
async def receipt(request: Request, meeting: str, sequence: int) -> Response:
    """The receipt of an entry for who made it, its delegation and the officers."""
    visit = await visit_of(request, meeting)
    if not _own(visit, visit.seated(), sequence):
        raise RefusedError(
            "This receipt is for who made the entry",
            where=request.url.path,
            right="the receipt of something done from your seat or by your delegation",
            todo="take it from your desk",
        )
    found = await asyncio.to_thread(visit.chamber.receipt, sequence)
    data = json.dumps(found.to_dict()).encode() + b"\n"
    return _file(data, f"receipt-{sequence}.json", "application/json")


@router.get("/chamber/{meeting}/popolo.json")
async def votes(request: Request, meeting: str) -> Response:
    """The votes in the form of the Popolo project."""
    visit = await visit_of(request, meeting)
    return json_answer(popolo(visit.chamber))


@router.get("/chamber/{meeting}/brief")
async def brief(request: Request, meeting: str) -> Response:
    """The brief of the meeting: of a real one in the record, of a simulation from its own."""
    visit = await visit_of(request, meeting)
    if visit.chamber.kept["state"] != "in":
        raise InputError(
            "The votes of this meeting are not in the record yet",
            where=f"{visit.base}/brief",
            right="a meeting that has announced a result, a moment ago at least",
            todo=str(visit.chamber.kept["error"] or "wait until the board says that they are in"),
        )
    if not visit.chamber.simulation:
        return RedirectResponse(f"/day/{visit.chamber.state.day}", HTTPStatus.SEE_OTHER)
    text = await asyncio.to_thread(_own_brief, visit)
    answer = Response(text, media_type="text/html; charset=utf-8")
    answer.headers["content-security-policy"] = _SELF_CONTAINED
    return answer


def _own_brief(visit: Visit) -> str:
    """The brief of a simulation, which says on its every side that it is one."""
    from hemicycle.brief.compose import compose_day
    from hemicycle.brief.html import render_html
    from hemicycle.record.record import open_record

    state = visit.chamber.state
    assert state.day is not None
    record = open_record(visit.hall.keeper.record_of(visit.chamber))
    return render_html(compose_day(record, state.day), everything=True)


def _own(visit: Visit, person: Person, sequence: int) -> bool:
    if person.role.officer:
        return True
    log = visit.chamber.log
    mine = {number for number, _ in log.made.get(person.id, ())}
    ours = {one["sequence"] for one in log.ballots.get(person.member, ())}
    return sequence in mine | ours


def _no_open_vote(visit: Visit) -> None:
    if visit.chamber.state.vote is not None:
        raise InputError(
            "A vote is under way, and the export would tell its ballots",
            where=f"{visit.base}/export",
            right="the meeting between two votes",
            todo="take the export when the vote is closed",
        )


def _file(data: bytes, name: str, kind: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(data, headers=headers, media_type=kind)


def _none(what: str, number: int, last: int) -> InputError:
    return InputError(
        f"The meeting has no {what} {number}",
        where=f"the address of a {what}",
        right=f"a number from 1 to {last}",
        todo="choose one that there is",
    )
