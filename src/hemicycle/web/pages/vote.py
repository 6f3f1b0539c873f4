"""The page of one vote: outcome first, then who, then what moved, then how it is known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from markupsafe import Markup

from hemicycle.brief.comparison import is_known, label_of
from hemicycle.brief.compose import compose_vote
from hemicycle.brief.document import document
from hemicycle.brief.html_parts import key, permanent, reasons
from hemicycle.brief.model import Brief, VoteBrief
from hemicycle.brief.wording import (
    correction_sentence,
    heading,
    mover_heading,
    other_notes,
    outcome_sentence,
    outcome_word,
    question_words,
    sitting,
    urgent_notes,
    when_words,
)
from hemicycle.domain.vote import Position
from hemicycle.errors import InputError
from hemicycle.measure.surprise.votes import chance_words, ordinal_place
from hemicycle.record.record import Record
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError, SeveralError, no_page
from hemicycle.web.figures_of_votes import vote_pictures
from hemicycle.web.library import Shelf
from hemicycle.web.matters import matter_of
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.site import Page, moved, site_of
from hemicycle.web.surprises import BODY, vote_surprise

router = APIRouter(include_in_schema=False)

VoteId = Annotated[str, Path(max_length=200)]
Against = Annotated[str | None, Query(max_length=200)]
_HEADINGS = {
    Position.YES: "In favour",
    Position.NO: "Against",
    Position.ABSTAIN: "Abstaining",
    Position.NON_VOTING: "Did not vote",
    Position.UNKNOWN: "Not known",
}


@router.get("/vote/{vote_id}/{name}.{form}")
def picture(
    request: Request, vote_id: VoteId, name: str, form: Form, against: Against = None
) -> Response:
    """A picture of the vote as a file."""

    def make(shelf: Shelf) -> Picture:
        brief = _brief(shelf, found(shelf.record, vote_id), against)
        return one_of(vote_pictures(brief.votes[0]), name, request.url.path)

    return file_answer(site_of(request), request, form, make, name=f"{vote_id}-{name}")


@router.get("/vote/{reference:path}")
def vote(
    request: Request,
    reference: Annotated[str, Path(max_length=300)],
    against: Against = None,
) -> Response:
    """One vote; a symbol in any spelling leads to its permanent address.

    ``against`` names another vote to compare with.
    """
    if not reference.strip("/ "):
        raise no_page("/vote/")
    site = site_of(request)
    vote_id = found(site.library.shelf().record, reference)
    if vote_id != reference:
        return moved(request, f"/vote/{vote_id}")
    return site.page(request, lambda shelf: _page(shelf, vote_id, against))


def found(record: Record, reference: str) -> str:
    """The one vote that an address means.

    Raises
    ------
    SeveralError
        The reference fits several votes.
    NoPageError
        It fits none; the nearest are named.
    """
    votes = record.resolve(reference)
    if len(votes) == 1:
        return votes[0]
    if votes:
        raise SeveralError(
            f"{reference} is the name of {len(votes)} votes",
            where=f"/vote/{reference}",
            right="the id of one vote",
            todo="choose one of these",
            near=tuple((f"/vote/{vote_id}", _words(record, vote_id)) for vote_id in votes[:40]),
        )
    try:
        record.one(reference)
    except InputError as error:
        near = _near(record, reference)
        raise NoPageError(
            error.what,
            where=f"/vote/{reference}",
            right=error.right,
            todo="choose one of the nearest below, or search" if near else error.todo,
            near=near,
        ) from error
    raise AssertionError(reference)


def _words(record: Record, vote_id: str) -> str:
    event = record.event(vote_id)
    named = label_of(event)
    day = f", {event.date.isoformat()}" if event.date else ""
    told = "" if event.title in (None, named) else f": {event.title}"
    return f"{named}{day}{told}"


def _near(record: Record, reference: str) -> tuple[tuple[str, str], ...]:
    """Votes whose symbol or id is spelled nearly so."""
    from difflib import get_close_matches

    votes = record.votes
    known: dict[str, str] = {}
    for column in ("symbol", "draft", "vote_id"):
        for name, vote_id in zip(votes[column], votes["vote_id"], strict=True):
            if name is not None:
                known[name.upper()] = vote_id
    wanted = reference.upper()
    same_end = [name for name in known if name.startswith(wanted[:8])]
    close = get_close_matches(wanted, same_end or list(known), n=8, cutoff=0.6)
    ids = dict.fromkeys(known[name] for name in close)
    return tuple((f"/vote/{vote_id}", _words(record, vote_id)) for vote_id in ids)


def _brief(shelf: Shelf, vote_id: str, against: str | None) -> Brief:
    return compose_vote(shelf.record, vote_id, against=asked.text(against))


def _page(shelf: Shelf, vote_id: str, against: str | None) -> Page:
    brief = _brief(shelf, vote_id, against)
    one = brief.votes[0]
    surprise = vote_surprise(shelf, one.event)
    matter = shelf.later("matters by vote", lambda: matter_of(shelf))
    facts = {
        **document(brief),
        **_known_how(shelf.record, one),
        "surprise": None if surprise is None else surprise.to_dict(),
        "matter": None if matter is None else matter.get(vote_id),
    }
    title = f"{one.label}: {outcome_sentence(one)}"
    final = matter is not None
    return Page("vote.html", title, facts, lambda: _view(shelf.record, brief, against), final=final)


def _known_how(record: Record, vote: VoteBrief) -> dict[str, Any]:
    """Findings with their witnesses, other names, and the source of the rows."""
    vote_id = vote.event.vote_id
    aliases = record.vote_aliases.lazy().filter(vote_id=vote_id).collect()
    source = record.sources.filter(source=vote.event.source).to_dicts()
    return {
        "findings": [
            {**row, "witness": json.loads(row["witness"])} for row in record.findings_of(vote_id)
        ],
        "aliases": aliases.drop("vote_id").unique(maintain_order=True).to_dicts(),
        "source": source[0] if source else None,
    }


def _view(record: Record, brief: Brief, against: str | None) -> Mapping[str, Any]:
    one, *children = brief.votes
    event = one.event
    parent = record.event(event.parent) if event.parent else None
    kicker = (one.body_name, sitting(one), when_words(one))
    return {
        "vote": one,
        "kicker": " · ".join(part for part in kicker if part),
        "heading": heading(one) if one.title else one.label,
        "question": question_words(one),
        "outcome": outcome_sentence(one),
        "urgent": urgent_notes(one),
        "notes": other_notes(one),
        "corrections": [correction_sentence(one, said) for said in one.corrections],
        "reasons": Markup(reasons(one)),
        "key": Markup(key(one)),
        "permanent": Markup(permanent(one)),
        "pictures": {name: make() for name, make in vote_pictures(one).items()},
        "lists": _lists(one),
        "groups": _groups(one),
        "children": [(child, outcome_word(child)) for child in children],
        "parent": parent,
        "unmoved": [mover_heading(c, one) for c in one.compared if is_known(c) and not c.movers],
        "against": asked.text(against),
        "query": urlencode({"against": against}) if asked.text(against) else "",
        "compared": {c.vote_id: c.label for c in one.compared},
        "without": one.decision.code == "adopted_without_vote",
        "others": _others(record, one),
        "forecast": event.body == BODY and event.date is not None,
        "chance_words": chance_words,
        "place_words": ordinal_place,
        "whatif": bool(one.positions or one.tally) and event.question.value != "election",
    }


def _lists(vote: VoteBrief) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Word, heading and members (code, name) of each position taken."""
    listed = []
    for at, words in _HEADINGS.items():
        there = [
            (code, vote.names.get(code, code))
            for code, position in (vote.positions or {}).items()
            if position is at
        ]
        if there:
            listed.append((at.value, words, sorted(there, key=lambda pair: pair[1])))
    return listed


def _groups(vote: VoteBrief) -> list[dict[str, Any]]:
    """A line a group: counts in the order of the columns, and who left its largest position."""
    lines = []
    for line in vote.groups:
        splits = {at: codes for at, codes in line.splits.items() if at is not Position.UNKNOWN}
        few = sum(len(codes) for codes in splits.values()) <= 8
        lines.append(
            {
                "code": line.code,
                "name": line.name,
                "counts": [line.counts.get(at, 0) for at in list(_HEADINGS)[:4]],
                "apart": [
                    (at.value, [(code, vote.names.get(code, code)) for code in codes])
                    for at, codes in splits.items()
                ]
                if few
                else [],
            }
        )
    return lines


def _others(record: Record, vote: VoteBrief) -> list[tuple[str, str]]:
    """The other texts of the day, where they are few enough to be listed."""
    event = vote.event
    if event.date is None:
        return []
    day = [
        other
        for other in record.on(event.date)
        if other != event.vote_id and other not in vote.children
    ]
    return [(other, _words(record, other)) for other in day[:12]]
