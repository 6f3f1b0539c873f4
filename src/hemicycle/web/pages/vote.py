"""The page of one vote: outcome first, then who, then what moved, then how it is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Path, Query, Request, Response
from markupsafe import Markup

from hemicycle.brief.comparison import is_known, label_of
from hemicycle.brief.compose import compose_vote
from hemicycle.brief.document import document
from hemicycle.brief.house import is_house
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
from hemicycle.domain.casing import readable
from hemicycle.domain.vote import Question
from hemicycle.errors import InputError
from hemicycle.measure.surprise.votes import chance_words
from hemicycle.record.record import Record
from hemicycle.web import asked
from hemicycle.web.failures import NoPageError, SeveralError, no_page
from hemicycle.web.figures_of_votes import vote_pictures
from hemicycle.web.library import Shelf
from hemicycle.web.matters import matter_of
from hemicycle.web.pictures import Form, Picture, file_answer, one_of
from hemicycle.web.site import Page, moved, site_of
from hemicycle.web.surprises import vote_surprise
from hemicycle.web.vote_details import groups, known_how, lists, others

router = APIRouter(include_in_schema=False)

VoteId = Annotated[str, Path(max_length=200)]
Against = Annotated[str | None, Query(max_length=200)]


@router.get("/vote/{vote_id}/{name}.{form}")
def picture(
    request: Request, vote_id: VoteId, name: str, form: Form, against: Against = None
) -> Response:
    """A picture of the vote as a file."""

    def make(shelf: Shelf) -> Picture:
        brief = _brief(shelf, found(shelf.record, vote_id), against)
        drawn = vote_pictures(brief.votes[0], watermark=brief.watermark)
        return one_of(drawn, name, request.url.path)

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
    title = event.title and readable(event.title)
    told = "" if title in (None, named) else f": {title}"
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
        **known_how(shelf.record, one),
        "surprise": None if surprise is None else surprise.to_dict(),
        "matter": None if matter is None else matter.get(vote_id),
    }
    title = f"{one.label}: {outcome_sentence(one)}"
    final = matter is not None
    return Page("vote.html", title, facts, lambda: _view(shelf, brief, against), final=final)


def _view(shelf: Shelf, brief: Brief, against: str | None) -> Mapping[str, Any]:
    one, *children = brief.votes
    event, mark = one.event, brief.watermark
    parent = shelf.record.event(event.parent) if event.parent else None
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
        "pictures": {n: make() for n, make in vote_pictures(one, watermark=mark).items()},
        "banner": brief.banner,
        "lists": lists(one),
        "groups": groups(one),
        "children": [(child, outcome_word(child)) for child in children],
        "parent": parent,
        "unmoved": [mover_heading(c, one) for c in one.compared if is_known(c) and not c.movers],
        "against": asked.text(against),
        "query": urlencode({"against": against}) if asked.text(against) else "",
        "compared": {c.vote_id: c.label for c in one.compared},
        "without": one.decision.code == "adopted_without_vote",
        "others": others(shelf, one),
        "chance_words": chance_words,
        "whatif": _is_decided_here(one),
    }


def _is_decided_here(vote: VoteBrief) -> bool:
    """Whether another roll call can be put to the rules of this body."""
    event = vote.event
    known = bool(vote.positions or vote.tally) and not is_house(event.body)
    return known and event.question is not Question.ELECTION
