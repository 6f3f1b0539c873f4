"""The sheet of a vote no dataset has: what is voted on, who is on the roll, the photograph."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from hemicycle.brief.sheet_app.board import Cell
from hemicycle.domain.body import body as body_named
from hemicycle.domain.state import register
from hemicycle.domain.symbol import parse_symbol
from hemicycle.errors import InputError
from hemicycle.web import asked

if TYPE_CHECKING:
    from hemicycle.brief.entry import VoteOptions

MOST_PHOTO = 8_000_000
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
PREFIX = "p-"
"""What the name of a member's field begins with."""


@dataclass(frozen=True)
class About:
    """What is being voted on, as the form says."""

    draft: str
    body: str
    day: date
    title: str | None
    announced: str | None
    hint: str | None

    def options(self) -> VoteOptions:
        """The same for the reader of entries."""
        from hemicycle.brief.entry import VoteOptions

        return VoteOptions(
            body=self.body,
            date=self.day,
            draft=self.draft,
            title=self.title,
            announced=self.announced,
            source="the tally board, member by member",
        )


def now() -> datetime:
    """The time in New York, where the bodies sit, in whole seconds."""
    return datetime.now(ZoneInfo("America/New_York")).replace(microsecond=0)


def today() -> date:
    """The day in New York, where the bodies sit."""
    return now().date()


def about_of(fields: Mapping[str, str]) -> About:
    """The form's fields, checked.

    Raises
    ------
    InputError
        A field that cannot be read, or a draft without a symbol.
    """
    draft = fields.get("draft", "").strip()
    if not draft:
        raise InputError(
            "What is voted on has no name",
            where="the field draft",
            right="a symbol such as A/ES-11/L.10",
            todo="go back and write it",
        )
    symbol = parse_symbol(draft)
    told = asked.text(fields.get("announced"))
    if told is not None:
        from hemicycle.brief.entry.totals import parse_announced  # patterns take long to compile

        parse_announced(told)
    return About(
        draft=str(symbol),
        body=asked.body_code(fields.get("body")) or symbol.body or "GA",
        day=asked.day(fields.get("date"), "date") or today(),
        title=asked.text(fields.get("title")),
        announced=told,
        hint=asked.text(fields.get("hint")),
    )


def cells_of(about: About) -> tuple[Cell, ...]:
    """The roll of the day in the order of the board.

    Raises
    ------
    InputError
        The roll of that body on that day is not compiled.
    """
    roll = body_named(about.body).roll(about.day)
    if not roll:
        raise InputError(
            f"Who sat in {body_named(about.body).name} on {about.day} is not compiled here",
            where="the fields body and date",
            right="GA, a Main Committee (GA-C1 to GA-C6) or SC, on a day it existed",
            todo="choose another, or paste the result into: hemicycle brief --vote -",
        )
    states = register()
    listed = states.alphabetical(roll, about.day)
    return tuple(Cell(member, states.name(member, about.day)) for member in listed)


def shown(data: bytes) -> str | None:
    """A photograph as an address of its own, so that it is kept nowhere.

    Raises
    ------
    InputError
        It is too large, or no photograph.
    """
    if not data:
        return None
    kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
    if len(data) > MOST_PHOTO or kind is None:
        raise InputError(
            "The photograph cannot be shown",
            where="the field photograph",
            right=f"a JPEG or PNG file of at most {MOST_PHOTO // 1_000_000} MB",
            todo="choose another file, or go on without one",
        )
    return f"data:{kind};base64,{b64encode(data).decode()}"


def told(about: About) -> dict[str, Any]:
    """The form's fields for a page."""
    return {**vars(about), "day": about.day.isoformat(), "body_name": body_named(about.body).name}
