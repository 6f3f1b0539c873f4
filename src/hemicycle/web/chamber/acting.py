"""Commands of people in a meeting: one address for all, as JSON or as a plain form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from hemicycle.chamber.answers import Answer, Done, Held
from hemicycle.chamber.bridge import act
from hemicycle.errors import HemicycleError, InputError
from hemicycle.web.chamber.documents import FACES
from hemicycle.web.chamber.faces import language
from hemicycle.web.chamber.posted import commands_of
from hemicycle.web.chamber.refusals import error_said, refusal_said
from hemicycle.web.chamber.scene import names
from hemicycle.web.chamber.sheets import sheet_page
from hemicycle.web.chamber.showing import json_answer, page
from hemicycle.web.chamber.titles import codes_by_name
from hemicycle.web.chamber.typed import Typed, typed_in
from hemicycle.web.chamber.visit import Visit, visit_of
from hemicycle.web.chamber.words import Talk
from hemicycle.web.failures import error_document, extra_headers, status_of

router = APIRouter(include_in_schema=False)
_SAID = "said"
"""The query of a page that says what was done: the sequence of its entry."""


async def command(request: Request) -> Response:
    """Do what somebody seated asks."""
    visit = await visit_of(request, request.path_params["meeting"])
    if request.headers.get("content-type", "").startswith("application/json"):
        return await _as_json(visit)
    return await _as_form(visit)


router.add_route("/chamber/{meeting}/act", command, methods=["POST"])  # the one in a hurry


async def _as_json(visit: Visit) -> Response:
    try:
        body = _object(await visit.request.body())
        visit.check(body.get("seal"))
        answer = await _done(visit, body.get("do"), body.get("key"))
    except HemicycleError as error:
        status = status_of(error)
        failed = json_answer(error_document(error, status), status)
        failed.headers.update(extra_headers(error))
        return failed
    return json_answer(answer.to_dict(), _status(answer))


async def _as_form(visit: Visit) -> Response:
    form = await visit.request.form()
    back = str(form.get("back", ""))
    try:
        visit.check(form.get("seal"))
        known = codes_by_name(visit.chamber.state, _talk(visit))
        answer = await _all_done(visit, commands_of(form, known), form.get("key"))
    except HemicycleError as error:
        said = error_said(error, _talk(visit), visit.chamber.state)
        failed = await _again(visit, back, said, status_of(error), typed_in(form))
        failed.headers.update(extra_headers(error))
        return failed
    if isinstance(answer, Done):
        links = answer.more.get("links")
        if links:
            return await sheet_page(visit, links)
        path = f"{_path(visit, back)}{'&' if '?' in back else '?'}{_SAID}={answer.sequence}"
        return RedirectResponse(path, HTTPStatus.SEE_OTHER)
    if isinstance(answer, Held):
        return await _again(visit, back, _waiting(visit, answer), _status(answer))
    said = refusal_said(answer, _talk(visit), visit.chamber.state)
    return await _again(visit, back, said, _status(answer), typed_in(form))


def _talk(visit: Visit) -> Talk:
    return Talk(language(visit.request))


def _waiting(visit: Visit, answer: Held) -> Mapping[str, Any]:
    """What is said of a command that waits: for a second officer, or for delegations by name."""
    state, hold = visit.chamber.state, visit.chamber.now.room.holds.get(answer.held)
    second = hold is None or hold.why == "second"
    codes = () if second else answer.waits_for
    members = names(state, codes, _talk(visit))
    return {"kind": "held", "second": second, "members": members}


async def _done(visit: Visit, command: Any, key: Any) -> Answer:
    person = visit.seated()
    if not isinstance(command, Mapping) or not isinstance(key, str):
        raise _no_command()
    visit.hall.limits.take(person)
    answer = await act(visit.chamber, visit.hall.people, person, command, key)
    if command.get("do") in ("revoke", "reissue", "unlock", "rename", "erase_name"):
        visit.lobby.seated(visit.chamber.id).forget()
        visit.hall.limits.lift(str(command.get("person")))
    return answer


async def _all_done(visit: Visit, commands: list[dict[str, Any]], key: Any) -> Answer:
    """The answer to the last of several commands, or to the first that is not done."""
    answer = await _done(visit, commands[0], key)
    for place, further in enumerate(commands[1:], 2):
        if not isinstance(answer, Done):
            break
        answer = await _done(visit, further, f"{key}-{place}")
    return answer


def _status(answer: Answer) -> HTTPStatus:
    if isinstance(answer, Done):
        return HTTPStatus.OK
    return HTTPStatus.ACCEPTED if isinstance(answer, Held) else HTTPStatus.CONFLICT


# --- the page a form came from -------------------------------------------------------------------


async def _again(
    visit: Visit, back: str, said: Mapping[str, Any], status: int, typed: Typed | None = None
) -> Response:
    """The page the form was on, with what was said to it, and with what was typed if refused."""
    path = _path(visit, back)
    name = urlsplit(path).path.rpartition("/")[2]
    shown = _at(visit, path)
    if visit.person is None and name != "board":
        name, shown = "board", _at(visit, f"{visit.base}/board")
    return await page(shown, name, FACES[name](shown), said=said, status=status, typed=typed)


def _path(visit: Visit, back: str) -> str:
    """The face to go back to: one of this meeting's own, whatever the form says."""
    parts = urlsplit(back)
    name = parts.path.removeprefix(f"{visit.base}/")
    if parts.scheme or parts.netloc or name not in FACES:
        name = "desk" if visit.person and visit.person.role.seated else "chair"
        return f"{visit.base}/{name if visit.person else 'board'}"
    return f"{visit.base}/{name}" + (f"?{parts.query}" if parts.query else "")


def _at(visit: Visit, path: str) -> Visit:
    """The visit as if that address had been opened."""
    parts = urlsplit(path)
    scope = {**visit.request.scope, "path": parts.path, "method": "GET"}
    scope["query_string"] = parts.query.encode()
    return Visit(Request(scope), visit.lobby, visit.chamber, visit.person)


def said_before(visit: Visit) -> Mapping[str, Any] | None:
    """What the last form did, where the address of the page names its entry."""
    asked = visit.request.query_params.get(_SAID, "")
    if visit.person is None or not asked.isdecimal():
        return None
    made = visit.chamber.log.made.get(visit.person.id, ())
    label = next((words for number, words in made if number == int(asked)), None)
    return None if label is None else {"kind": "done", "label": label, "sequence": int(asked)}


def _object(body: bytes) -> dict[str, Any]:
    try:
        plain = json.loads(body)
    except ValueError as error:
        raise _no_command() from error
    if not isinstance(plain, dict):
        raise _no_command()
    return plain


def _no_command() -> InputError:
    return InputError(
        "This is no command",
        where="what was sent to the meeting",
        right='{"key": "...", "seal": "...", "do": {...}}, as in docs/chamber.md',
        todo="use the page of the meeting",
    )
