"""What if: the same roll call with members in other columns, decided anew by the rules of its day.

Nothing needs a script: members are ticked and a button moves them. A change is part of the address,
so that a supposition can be sent to somebody else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from markupsafe import Markup
from starlette.responses import RedirectResponse

from hemicycle.brief.html_parts import key, reasons
from hemicycle.brief.model import VoteBrief
from hemicycle.brief.one_vote import vote_brief
from hemicycle.brief.ruling_words import margin_sentence
from hemicycle.brief.wording import heading, outcome_sentence, when_words
from hemicycle.domain.vote import Position
from hemicycle.joined import whatif as what_if
from hemicycle.measure.whatif import WhatIf
from hemicycle.measure.whatif_change import POSITIONS
from hemicycle.measure.whatif_view import View
from hemicycle.web import asked
from hemicycle.web.figures_of_votes import board
from hemicycle.web.library import Shelf
from hemicycle.web.pages.vote import VoteId, found
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.site import Page, moved, site_of
from hemicycle.web.supposed import change_words, hinges

router = APIRouter(include_in_schema=False)

Changes = Annotated[list[str] | None, Query(alias="set", max_length=250)]
Members = Annotated[list[str] | None, Query(max_length=250)]
Count = Annotated[str | None, Query(max_length=6)]
To = Annotated[Literal["yes", "no", "abstain", "non_voting", "back"] | None, Query()]
_COLUMNS = (Position.YES, Position.ABSTAIN, Position.NON_VOTING, Position.NO)
_WORD = {position: word for word, position in POSITIONS.items()}
_SIMULATION = "SIMULATION"
EXAMPLES = (
    ("SC-2774", "Security Council resolution 2774: what if Russia had voted no?", ["RUS=no"]),
    ("GA-ES-11-7", "A/RES/ES-11/7: what if the European Union had abstained?", ["EU=abstain"]),
)


@router.get("/whatif")
def start(request: Request, vote: Annotated[str | None, Query(max_length=200)] = None) -> Response:
    """Choose a vote."""
    site = site_of(request)
    named = asked.text(vote)
    if named is not None:
        return moved(request, f"/whatif/{found(site.library.shelf().record, named)}")

    def make(shelf: Shelf) -> Page:
        held = [
            {
                "address": f"/whatif/{vote_id}?{urlencode({'set': changes}, doseq=True)}",
                "words": words,
            }
            for vote_id, words, changes in EXAMPLES
            if shelf.record.resolve(vote_id)
        ]
        return Page("whatifs.html", "What if", {"examples": held})

    return site.page(request, make)


@router.get("/whatif/{vote_id}/{name}.{form}")
def picture(
    request: Request, vote_id: VoteId, name: str, form: Form, changes: Changes = None
) -> Response:
    """The supposed board as a file; the picture itself says that it is a simulation."""

    def make(shelf: Shelf) -> Picture:
        supposed, answer = _supposed(shelf, found(shelf.record, vote_id), changes or ())
        return one_of(_pictures(supposed, answer), name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{vote_id}-whatif-{name}")


@router.get("/whatif/{vote_id}")
def whatif(
    request: Request,
    vote_id: VoteId,
    changes: Changes = None,
    m: Members = None,
    to: To = None,
    yes: Count = None,
    no: Count = None,
    abstain: Count = None,
) -> Response:
    """One vote as supposed; a form's answer leads to the address of the new supposition."""
    site = site_of(request)
    shelf = site.library.shelf()
    known = found(shelf.record, vote_id)
    if known != vote_id:
        return moved(request, f"/whatif/{known}")
    counts = {"yes": yes, "no": no, "abstain": abstain}
    if to is not None or any(counts.values()):
        wanted = _moved(shelf, known, changes or (), m or (), to, counts)
        address = f"/whatif/{known}?{_query(wanted)}" if wanted else f"/whatif/{known}"
        return RedirectResponse(address, HTTPStatus.SEE_OTHER)
    return site.page(request, lambda held: _page(held, known, changes or ()))


def _query(changes: Sequence[str]) -> str:
    return urlencode({"set": list(changes)}, doseq=True)


def _moved(
    shelf: Shelf,
    vote_id: str,
    changes: Sequence[str],
    members: Sequence[str],
    to: str | None,
    counts: Mapping[str, str | None],
) -> list[str]:
    """The changes after a form, each member once and only where it differs from the record."""
    answer = what_if(shelf.record, vote_id, changes)
    case = answer.before.state.case
    recorded, after = dict(case.positions), dict(answer.after.state.case.positions)
    for member in members:
        if to == "back" and member in recorded:
            after[member] = recorded[member]
        elif to in POSITIONS:
            after[member] = POSITIONS[to]
    other = [c for c in changes if c.split("=")[0].lower() in (*POSITIONS, "nature")]
    for name, value in counts.items():
        number = asked.whole(value, name, low=0, high=1000)
        if number is not None:
            other = [c for c in other if not c.startswith(f"{name}=")] + [f"{name}={number}"]
    moved_now = [
        f"{member}={_WORD[position]}"
        for member, position in sorted(after.items())
        if position in _WORD and recorded.get(member) is not position
    ]
    return [*other, *moved_now]


def _supposed(shelf: Shelf, vote_id: str, changes: Sequence[str]) -> tuple[VoteBrief, WhatIf]:
    answer = what_if(shelf.record, vote_id, changes)
    brief = vote_brief(shelf.record, shelf.record.event(vote_id))
    return _as(brief, answer.after), answer


def _as(brief: VoteBrief, view: View) -> VoteBrief:
    """The vote's page values with the positions, counts and decision of a supposition."""
    positions = dict(view.state.case.positions) if brief.positions else None
    return replace(brief, decision=view.decision, tally=view.state.tally, positions=positions)


def _page(shelf: Shelf, vote_id: str, changes: Sequence[str]) -> Page:
    supposed, answer = _supposed(shelf, vote_id, changes)
    facts = {
        **answer.to_dict(),
        "label": supposed.label,
        "title": supposed.title,
        "simulation": bool(changes),
        "outcome": outcome_sentence(supposed),
        "positions": {
            position.value: [c for c, at in (supposed.positions or {}).items() if at is position]
            for position in _COLUMNS
        },
    }
    title = f"What if: {supposed.label}"
    return Page("whatif.html", title, facts, lambda: _view(vote_id, supposed, answer, changes))


def _view(
    vote_id: str, supposed: VoteBrief, answer: WhatIf, changes: Sequence[str]
) -> Mapping[str, Any]:
    recorded = _as(supposed, answer.before)
    told = answer.to_dict()
    was = answer.before.state.case.positions
    columns = []
    for position in _COLUMNS:
        members = [
            (code, supposed.names.get(code, code), was.get(code))
            for code, at in (supposed.positions or {}).items()
            if at is position
        ]
        columns.append((_WORD[position], position.value, sorted(members, key=lambda one: one[1])))
    return {
        "vote_id": vote_id,
        "vote": supposed,
        "heading": heading(supposed) if supposed.title else supposed.label,
        "when": when_words(supposed),
        "changes": list(changes),
        "query": _query(changes),
        "outcome": outcome_sentence(supposed),
        "was_outcome": outcome_sentence(recorded),
        "reasons": Markup(reasons(supposed)),
        "was_reasons": Markup(reasons(recorded)),
        "key": Markup(key(supposed)),
        "columns": columns,
        "made": [change_words(one, supposed.names) for one in told["changes"]],
        "sides": [
            (words, vote, margin_sentence(vote), hinges(told[when]["pivotal"], vote))
            for words, when, vote in _sides(recorded, supposed, bool(changes))
        ],
        "pictures": {name: make() for name, make in _pictures(supposed, answer).items()},
        "counted": not supposed.positions,
    }


def _sides(
    recorded: VoteBrief, supposed: VoteBrief, changed: bool
) -> list[tuple[str, str, VoteBrief]]:
    """The vote as recorded, and where something was changed as supposed."""
    sides = [("As recorded", "before", recorded)]
    return [*sides, ("As supposed", "after", supposed)] if changed else sides


def _pictures(supposed: VoteBrief, answer: WhatIf) -> dict[str, Callable[[], Picture]]:
    if not supposed.positions:
        return {}
    mark = _SIMULATION if answer.changes else None
    return {"board": lambda: board(supposed, mark)}
