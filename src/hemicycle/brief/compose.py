"""Gather what a page says: one vote, a day, or a vote that no dataset has yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hemicycle.brief.comparison import (
    compare,
    is_text,
    label_of,
    predecessor,
    same_matter,
)
from hemicycle.brief.groups import group_lines
from hemicycle.brief.house import as_announced, body_of, is_house
from hemicycle.brief.model import Brief, Comparison, Note, VoteBrief
from hemicycle.brief.remarks import notes_on, printable, printable_event
from hemicycle.brief.support import support_points, tally_of
from hemicycle.brief.unusual import unusual
from hemicycle.domain.body import body
from hemicycle.domain.day import day_words
from hemicycle.domain.english import name_list
from hemicycle.domain.state import register
from hemicycle.domain.vote import Position, RollCallState, VoteEvent
from hemicycle.errors import InputError
from hemicycle.record.record import Record
from hemicycle.record.related import (
    beside,
    citations,
    effect_of,
    official_symbol,
    order_of_voting,
)
from hemicycle.rules.answer import Binding, Code, Decision, Outcome, Reason
from hemicycle.rules.case import case_of
from hemicycle.rules.decision import decide

if TYPE_CHECKING:  # the patterns of entry take a tenth of a second to compile
    from hemicycle.brief.entry.model import EnteredVote

#: A day with more texts than this is shown as a digest. Amendments and motions stand under their
#: text and are not counted: a day of three texts and ten amendments is a page, not a digest.
DIGEST_ABOVE = 6

_OPEN = (Position.YES, Position.NO, Position.ABSTAIN, Position.NON_VOTING)


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


def vote_brief(
    record: Record,
    event: VoteEvent,
    *,
    against: VoteEvent | None = None,
    positions: Mapping[str, Position] | None = None,
    possible: Mapping[str, tuple[Position, ...]] | None = None,
    extra_notes: tuple[Note, ...] = (),
) -> VoteBrief:
    """Everything the page says of one vote.

    Parameters
    ----------
    record
        Where earlier votes, corrections and findings are looked up.
    event
        The vote; from the record, or entered by hand and in no record.
    against
        Another vote to compare with, beside the latest adopted text of the series.
    positions, possible
        For an entered vote: its positions, and what is still possible where UNKNOWN.
    """
    known = positions if positions is not None else record.positions(event.vote_id)
    full = _with_unknown(event, known)
    series = same_matter(record, event)
    one = body_of(event.body)
    size = one.size(event.date) if event.date else None
    return VoteBrief(
        event=printable_event(event),
        label=printable(official_symbol(record, event) or label_of(event)),
        body_name=one.name,
        decision=decision_of(record, event, known),
        tally=tally_of(event, size),
        positions=full,
        possible=possible or {code: _OPEN for code, at in (full or {}).items() if at == "UNKNOWN"},
        names=_names(record, event, full),
        permanent=_permanent(event),
        groups=group_lines(full, event.date) if full and event.date else (),
        compared=_comparisons(record, event, full, series, against),
        support=support_points(event, series, beside(record, event)) if is_text(event) else (),
        corrections=tuple(record.corrections_of(event.vote_id)),
        notes=(*extra_notes, *notes_on(record, event)),
        children=tuple(record.children(event.vote_id)),
        roll_size=size,
        unusual=unusual(record, event) if positions is None else None,
    )


def decision_of(record: Record, event: VoteEvent, known: Mapping[str, Position] | None) -> Decision:
    """By the rules of the day; what the text does is said only where it is known."""
    if is_house(event.body):
        return as_announced(event)
    effect = effect_of(record, event)
    return decide(case_of(event, known, effect=Binding(effect) if effect else None))


def _with_unknown(
    event: VoteEvent, known: Mapping[str, Position] | None
) -> dict[str, Position] | None:
    """Positions for the whole roll; members that a partial list leaves out are UNKNOWN."""
    if not known:
        return None
    full = dict(sorted(known.items()))
    roll = body_of(event.body).roll(event.date) if event.date else None
    if event.roll_call is RollCallState.PARTIAL and roll:
        full |= {code: Position.UNKNOWN for code in roll if code not in full}
    return dict(sorted(full.items()))


def _names(
    record: Record, event: VoteEvent, positions: Mapping[str, Position] | None
) -> dict[str, str]:
    """Names of the day; for members that are no States, the names the source printed."""
    codes = {*(positions or ()), *_permanent(event)}
    states = register()
    known = {code for code in codes if code in states.membership and event.date is not None}
    printed = record.names_then(event.vote_id) if known != codes else {}
    return {
        code: states.name(code, event.date)
        if code in known and event.date is not None
        else printable(printed.get(code, code))
        for code in codes
    }


def _permanent(event: VoteEvent) -> tuple[str, ...]:
    """Permanent members of the Security Council, in UN bodies only."""
    if event.date is None or not body_of(event.body).members_vote:
        return ()
    return tuple(sorted(body("SC").permanent(event.date)))


def _comparisons(
    record: Record,
    event: VoteEvent,
    positions: Mapping[str, Position] | None,
    series: list[VoteEvent],
    against: VoteEvent | None,
) -> tuple[Comparison, ...]:
    found = []
    if against is not None and against.vote_id != event.vote_id and against.body == event.body:
        before = record.positions(against.vote_id)
        found.append(compare(event, positions, against, before, asked=True))
    earlier = predecessor(event, series)
    if earlier is not None and (against is None or earlier.vote_id != against.vote_id):
        found.append(compare(event, positions, earlier, record.positions(earlier.vote_id)))
    return tuple(found)
