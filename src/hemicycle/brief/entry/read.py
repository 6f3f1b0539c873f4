"""Read a pasted vote: clean, header, place, form, names, arithmetic, event."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import astuple
from datetime import date
from hashlib import sha256

from hemicycle.brief.entry.clean import clean
from hemicycle.brief.entry.context import Context, context_of
from hemicycle.brief.entry.event import event_of
from hemicycle.brief.entry.fit import fit
from hemicycle.brief.entry.header import join, parse_date, read_header
from hemicycle.brief.entry.model import EnteredVote, Said, VoteOptions
from hemicycle.brief.entry.names import NameBook, Resolved
from hemicycle.brief.entry.place import Place, place_of
from hemicycle.brief.entry.recognise import recognise
from hemicycle.brief.entry.remarks import (
    accepted,
    check_assumed_day,
    clash,
    partial_totals,
    problems_of,
    series_read,
    totals_named,
    with_unused,
)
from hemicycle.brief.entry.table import find_table
from hemicycle.brief.entry.totals import parse_announced
from hemicycle.domain.state import register
from hemicycle.domain.vote import Correction, Position, VoteEvent
from hemicycle.errors import InputError

_SEPARATOR = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)

#: The fullest day on record has 64 votes (General Assembly, 15 December 2025).
MAX_VOTES = 200


def read_vote(
    text: str,
    *,
    options: VoteOptions | None = None,
    accept: Mapping[str, str] | None = None,
    today: date | None = None,
) -> EnteredVote:
    """Read one vote that no dataset has, in whatever form it was pasted.

    Parameters
    ----------
    text
        Header lines (optional), then prose, lists, a sheet, a table or shorthand.
    options
        What is said beside the text; agrees with the header lines or is refused.
    accept
        Printed name to member code, for names that are no exact ones (``{"Nigar": "NER"}``).
    today
        Day to assume where none is stated; without it such a text is refused.

    Returns
    -------
    EnteredVote
        Also where names and totals do not fit; then with ``problems``.

    Raises
    ------
    InputError
        The text, its header or its form cannot be read; several votes in one text.
    UnknownMemberError
        Names that are unknown or ambiguous on the roll of the day.
    """
    votes = read_votes(text, options=options, accept=accept, today=today)
    if len(votes) > 1:
        raise InputError(
            f"The text holds {len(votes)} votes",
            where="lines --- between them",
            right="one vote",
            todo="use read_votes, or take out all but one",
        )
    return votes[0]


def read_votes(
    text: str,
    *,
    options: VoteOptions | None = None,
    accept: Mapping[str, str] | None = None,
    today: date | None = None,
) -> tuple[EnteredVote, ...]:
    """Read several votes separated by lines of ``---``; see :func:`read_vote`."""
    plain = clean(text)
    given = options or VoteOptions()
    separators = list(_SEPARATOR.finditer(plain))
    if len(separators) > MAX_VOTES:
        raise _too_many(len(separators))
    votes: list[EnteredVote] = []
    start = 0
    for match in [*separators, None]:
        part = plain[start : match.start() if match else len(plain)]
        if part.strip():
            line = plain.count("\n", 0, start)
            taken = {vote.event.vote_id for vote in votes}
            votes.append(_read(part, line, given, accept, today, taken))
        start = match.end() if match else start
    if not votes:
        votes = [_read(plain, 0, given, accept, today, set())]
    return with_unused(votes, accept or {})


def _read(
    part: str,
    above: int,
    given: VoteOptions,
    accept: Mapping[str, str] | None,
    today: date | None,
    taken: set[str],
) -> EnteredVote:
    header, text, line = read_header(part, above)
    options, tabled = _with_columns(join(header, given), text)
    stated = parse_announced(options.announced) if options.announced else {}
    context = Context(options) if tabled else context_of(options, text, today, stated)
    place = place_of(context.options, text, today)
    context = context.with_nature(place.body)
    book = NameBook(register(), place.day, place.roll, accept)
    said = recognise(text, line, book.knows, stated)
    if not said.names and not said.totals and not stated and not said.rest:
        raise _nothing(text)
    return _assemble(part, context, place, said, book, stated, taken)


def _assemble(
    part: str,
    context: Context,
    place: Place,
    said: Said,
    book: NameBook,
    stated: Mapping[Position, int],
    taken: set[str],
) -> EnteredVote:
    def name(code: str) -> str:
        return book.register.name(code, place.day)

    options = context.options
    resolved = book.resolve(said.names)
    totals, counted = totals_named(said, {**said.totals, **stated}, resolved, place)
    if options.date is None:
        check_assumed_day(place, resolved, name)
    fitted = fit(said, resolved, totals, place.roll, name)
    digest = _digest(part, options, place, resolved)
    event = event_of(options, place, said, totals, fitted, digest, taken)
    return EnteredVote(
        event,
        said.form,
        fitted.positions,
        fitted.possible,
        digest,
        roll_known=place.roll is not None,
        details={r.member: r.said.detail for r in resolved if r.member and r.said.detail},
        names_then={r.member: r.said.text for r in resolved if r.member},
        inferred=fitted.inferred,
        assertions=fitted.assertions + accepted(resolved),
        corrections=_corrections(event, said, book, fitted.positions),
        problems=problems_of(fitted, place, totals) + clash(said.totals, stated),
        notes=(
            *place.notes,
            *context.notes,
            *series_read(options, event),
            *said.notes,
            *counted,
            *fitted.notes,
            *partial_totals(totals),
        ),
        said_by=options.source,
        amends=str(place.amends) if place.amends else None,
    )


def _digest(part: str, options: VoteOptions, place: Place, resolved: tuple[Resolved, ...]) -> str:
    """Identity of what was entered: the text, and all that was said beside it."""
    accepted = sorted({(r.said.text, r.member or "") for r in resolved if r.accepted})
    content = (part, astuple(options), place.body, place.day, accepted)
    return sha256(repr(content).encode()).hexdigest()


def _with_columns(options: VoteOptions, text: str) -> tuple[VoteOptions, bool]:
    """Date, symbol and title that a table carries in its own columns; whether there is a table."""
    states = register()
    table = find_table(text, 1, lambda name: bool(states.meant(name)))
    if table is None or not table.headings:
        return options, table is not None
    columns = dict(table.headings)
    day = parse_date(columns.pop("date"), "the column date") if "date" in columns else None
    free = {key: value for key, value in columns.items() if getattr(options, key) is None}
    return join(VoteOptions(date=day, **free), options), True


def _corrections(
    event: VoteEvent, said: Said, book: NameBook, positions: Mapping[str, Position]
) -> tuple[Correction, ...]:
    resolved = book.resolve(said.intentions)
    return tuple(
        Correction(
            event.vote_id,
            one.member,
            positions.get(one.member, Position.UNKNOWN),
            one.said.position,
            None,
            f"the entered text, line {one.said.line}",
        )
        for one in resolved
        if one.member
    )


def _too_many(votes: int) -> InputError:
    return InputError(
        f"The text holds more than {votes} votes",
        where="lines --- between them",
        right=f"at most {MAX_VOTES} votes in one text",
        todo="split the text; data files are read with `hemicycle ingest`",
    )


def _nothing(text: str) -> InputError:
    return InputError(
        "The text holds neither names nor totals",
        where=f"the text beginning '{' '.join(text.split())[:50]}'",
        right="members by position, or totals",
        todo="paste the passage with the result, or add a line `announced: 93-18-65`",
    )
