"""Gather what a page says: one vote, a day, or a vote that no dataset has yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hemicycle.brief.comparison import (
    is_text,
    label_of,
)
from hemicycle.brief.model import Brief, Note, VoteBrief
from hemicycle.brief.one_vote import vote_brief
from hemicycle.domain.day import day_words
from hemicycle.domain.english import name_list
from hemicycle.domain.vote import VoteEvent
from hemicycle.errors import InputError
from hemicycle.record.record import Record
from hemicycle.record.related import (
    citations,
    order_of_voting,
)
from hemicycle.rules.answer import Code, Decision, Outcome, Reason

if TYPE_CHECKING:  # the patterns of entry take a tenth of a second to compile
    from hemicycle.brief.entry.model import EnteredVote

#: A day with more texts than this is shown as a digest. Amendments and motions stand under their
#: text and are not counted: a day of three texts and ten amendments is a page, not a digest.
DIGEST_ABOVE = 6


def compose_vote(record: Record, reference: str, *, against: str | None = None) -> Brief:
    """The page of one vote and its amendments, parts and motions."""
    vote_id = record.one(reference)
    events = [record.event(vote_id), *(record.event(child) for child in record.children(vote_id))]
    return _page(record, events, day=events[0].date, against=against, title=label_of(events[0]))


def compose_day(record: Record, day: date, *, against: str | None = None) -> Brief:
    """The page of a day: every vote, a text before its amendments."""
    ids = record.on(day)
    if not ids:
        raise _no_votes(record, day)
    events = [record.event(vote_id) for vote_id in ids]
    return _page(record, events, day=day, against=against, title=day_words(day))


def _no_votes(record: Record, day: date) -> InputError:
    near = ", ".join(other.isoformat() for other in record.nearest_days(day)) or "none"
    return InputError(
        f"No vote of {day.isoformat()} is in this record",
        where=f"record {record.version}",
        right=f"a day with votes; the nearest are {near}",
        todo="read more files with `hemicycle ingest FILE…`, or paste the result into "
        "`hemicycle brief --vote -`",
    )


def _page(
    record: Record,
    events: list[VoteEvent],
    *,
    day: date | None,
    against: str | None,
    title: str,
) -> Brief:
    asked = _asked(record, against, events)
    texts = [event for event in events if is_text(event)]
    events = _in_order(events)
    votes = tuple(vote_brief(record, event, against=asked) for event in events)
    return Brief(
        record_version=record.version,
        date=day,
        provisional=any(event.status == "provisional" for event in events),
        provisional_by=None,
        votes=votes,
        notes=_page_notes(events),
        sources=citations(record, (event.source for event in events)),
        digest=len(texts) > DIGEST_ABOVE,
        title=title,
    )


def _in_order(events: list[VoteEvent]) -> list[VoteEvent]:
    """Each text, then what was put on it in the order of voting, as far as it is known."""
    held = {event.vote_id for event in events}
    ordered = []
    for top in (event for event in events if event.parent not in held):
        under = [event for event in events if event.parent == top.vote_id]
        ordered += [top, *sorted(under, key=lambda event: order_of_voting(event) or len(events))]
    return ordered


def compose_entered(
    record: Record,
    entered: Sequence[EnteredVote],
    *,
    origin: str,
    entered_on: date,
    against: str | None = None,
) -> Brief:
    """The page of votes that no dataset has, compared with those of the record.

    Everything on it says PROVISIONAL, by whom, from what and when. Names and totals that do not
    fit come first among the notes.

    Parameters
    ----------
    record
        Where earlier votes are looked up.
    entered
        The votes as read.
    origin
        What the text was, where its header does not say who or what it comes from.
    entered_on
        The day of entry.
    against
        Another vote to compare with.
    """
    asked = _asked(record, against, [vote.event for vote in entered])
    votes = [_entered_brief(record, vote, asked) for vote in entered]
    days = {vote.event.date for vote in votes}
    said = name_list(sorted({vote.said_by or origin for vote in entered}))
    return Brief(
        record_version=record.version,
        date=days.pop() if len(days) == 1 else None,
        provisional=True,
        provisional_by=f"Entered by hand from {said} on {day_words(entered_on)}; "
        "not from an official source",
        votes=tuple(votes),
        notes=(),
        sources=(),
        title=name_list(vote.label for vote in votes),
    )


def _entered_brief(record: Record, vote: EnteredVote, against: VoteEvent | None) -> VoteBrief:
    notes = [*vote.problems, *(Note("assertion", text) for text in vote.assertions), *vote.notes]
    named = [ref for ref in (vote.event.symbol, vote.event.draft) if ref]
    held = sorted({vote_id for ref in named for vote_id in record.resolve(ref)})
    if held:
        notes.append(Note("held", f"The record already holds this vote: {name_list(held)}."))
    if vote.inferred:
        codes = " ".join(vote.inferred)
        notes.append(Note("inferred", f"Not named, known by arithmetic alone: {codes}."))
    brief = vote_brief(
        record,
        vote.event,
        against=against,
        positions=vote.positions,
        possible=vote.possible,
        extra_notes=tuple(notes),
    )
    brief = replace(brief, corrections=(*vote.corrections, *brief.corrections))
    return brief if vote.totals_fit else _impossible(brief, vote)


def _impossible(brief: VoteBrief, vote: EnteredVote) -> VoteBrief:
    """Announced totals that no roll can have cast decide nothing."""
    why = next(note.text for note in vote.problems if note.kind == "totals")
    reason = Reason("Announced totals", "the roll of the day", why, holds=False)
    undetermined = Decision(Outcome.UNDETERMINED, Code.UNKNOWN_TALLY, (reason,))
    said = Note("announced", f"As announced: {vote.event.announced}.")
    return replace(brief, decision=undetermined, tally=None, notes=(*brief.notes, said))


def _asked(record: Record, against: str | None, events: Iterable[VoteEvent]) -> VoteEvent | None:
    """The vote to compare with, which must be one of the same body."""
    if against is None:
        return None
    asked = record.event(record.one(against))
    bodies = sorted({event.body for event in events})
    if asked.body not in bodies:
        raise InputError(
            f"{label_of(asked)} was voted on in another body, {asked.body}",
            where="--against",
            right=f"a vote of {name_list(bodies)}: only then have members two positions",
            todo="name an earlier vote of that body; `hemicycle votes --body BODY` lists them",
        )
    return asked


def _page_notes(events: Iterable[VoteEvent]) -> tuple[Note, ...]:
    bodies = {event.body for event in events}
    notes = []
    if "GA" in bodies:
        notes.append(
            Note(
                "coverage",
                "Research files on the General Assembly hold adopted texts and those drafts, "
                "amendments and motions that were put to a recorded vote.",
            )
        )
    return tuple(notes)
