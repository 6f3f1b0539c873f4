"""Where and when a vote was taken: the body, the day, and who was entitled to vote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hemicycle.brief.entry.model import VoteOptions
from hemicycle.brief.entry.totals import parse_announced, results
from hemicycle.brief.model import Note
from hemicycle.domain.body import body as body_of
from hemicycle.domain.symbol import Symbol, find_symbols, parse_symbol
from hemicycle.errors import InputError

#: Seats of the Human Rights Council; only the Assembly and its Main Committees are larger.
LARGEST_SMALL_BODY = 47

_LETTERS = re.compile(r"(?:^|\s)[YNA][ \t]+[A-Z]{3}", re.MULTILINE)
_COUNCIL = re.compile(r"\bsecurity\s+council\b|\bthe\s+council\b", re.IGNORECASE)
_ASSEMBLY = re.compile(r"\bgeneral\s+assembly\b|\bthe\s+assembly\b", re.IGNORECASE)
_RIGHTS = re.compile(r"\bhuman\s+rights\s+council\b", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Body, day and roll of one vote, with the symbols that were given."""

    body: str
    body_name: str
    day: date
    roll: frozenset[str] | None
    """None where the roll of that body is not compiled."""
    symbol: Symbol | None
    draft: Symbol | None
    amends: Symbol | None
    notes: tuple[Note, ...]


def place_of(options: VoteOptions, text: str, today: date | None) -> Place:
    """Settle body and day from what was said, the symbols, and the words of the text.

    Raises
    ------
    InputError
        The day is not stated, the body cannot be told, or it did not exist that day.
    """
    symbols = {
        key: parse_symbol(value) if (value := getattr(options, key)) else None
        for key in ("symbol", "draft", "amends")
    }
    day, day_notes = _day(options, today)
    code, body_notes = _body(options, [s for s in symbols.values() if s], text)
    body = body_of(code)
    if not body.members_vote:
        raise InputError(
            f"The members of {body.code} are persons, not States",
            where="the header line `body:` or --body",
            right="a body in which Member States vote: GA, GA-C1 to GA-C6, SC, HRC",
            todo="correct the body; votes of persons are read with `hemicycle ingest`",
        )
    roll = body.roll(day)
    if roll is not None and not roll:
        raise InputError(
            f"The {body.name} had no members on {day:%Y-%m-%d}",
            where="the date and the body of the vote",
            right=f"a day on or after {body.first_day:%Y-%m-%d}",
            todo="correct the header line `date:` or `body:`",
        )
    return Place(code, body.name, day, roll, **symbols, notes=day_notes + body_notes)


def _day(options: VoteOptions, today: date | None) -> tuple[date, tuple[Note, ...]]:
    if options.date is not None:
        return options.date, ()
    if today is not None:
        said = (
            f"THE TEXT STATES NO DAY: today, {today:%Y-%m-%d}, and today's members are assumed; "
            "give --date for any other day."
        )
        return today, (Note("date_assumed", said),)
    raise InputError(
        "The day of the vote is not stated",
        where="the header line `date:` or --date",
        right="a date such as 2025-02-24: it decides who was a member",
        todo="add a first line `date: 2025-02-24`",
    )


def _body(options: VoteOptions, symbols: list[Symbol], text: str) -> tuple[str, tuple[Note, ...]]:
    if options.body is not None:
        return options.body.strip().upper(), ()
    told = {symbol.body for symbol in symbols if symbol.body}
    met = {symbol.body for *_, symbol in find_symbols(options.meeting or "") if symbol.body}
    if len(told or met) == 1:
        return (told or met).pop(), ()
    if (named := body_named(text)) is not None:
        return named, (Note("body_assumed", f"The body, {named}, is taken from the text's words."),)
    if (cast := _cast(options, text)) > LARGEST_SMALL_BODY:
        note = f"No body is stated; with {cast} votes cast it is taken as the General Assembly."
        return "GA", (Note("body_assumed", note),)
    raise InputError(
        "The body that voted is not stated",
        where="the header line `body:` or --body",
        right="GA, SC, HRC or another body code; a draft symbol also tells it",
        todo="add a first line `body: GA`",
    )


def _cast(options: VoteOptions, text: str) -> int:
    """Votes cast, by the largest result stated or the letters of a sheet."""
    told = [sum(result.totals.values()) for result in results(text)]
    if options.announced:
        told.append(sum(parse_announced(options.announced).values()))
    return max([len(_LETTERS.findall(text)), *told])


def body_named(text: str) -> str | None:
    """The one body that the words name; None where they name none or two."""
    if _RIGHTS.search(text):
        return None if _ASSEMBLY.search(text) else "HRC"
    council, assembly = _COUNCIL.search(text), _ASSEMBLY.search(text)
    if (council is None) == (assembly is None):
        return None
    return "SC" if council else "GA"
