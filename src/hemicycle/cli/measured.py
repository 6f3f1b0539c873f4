"""What the measuring commands share: their options, and members as people name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.common import day_of
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.measure.coding import Coding
    from hemicycle.record.record import Record


def _body_code(text: str) -> str:
    from hemicycle.domain.body import body_code

    return body_code(text)


BodyOption = Annotated[
    str,
    typer.Option(
        "--body", callback=_body_code, help="Code of a body: GA, SC, HRC, or a house of your own."
    ),
]
CodingOption = Annotated[
    str,
    typer.Option(
        "--coding",
        metavar="NAME",
        help="Which votes count and how: plain, texts, yes-no, voeten-agree, bailey-2017.",
    ),
]
ConsensusOption = Annotated[
    bool,
    typer.Option("--consensus", help="Count decisions without a vote as a yes of all on the roll."),
]
LinksOption = Annotated[
    str | None,
    typer.Option(
        "--links",
        metavar="FILE",
        help="Repeated texts, laid out as Matches.csv. Default: from titles and series.",
    ),
]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DAY", help="First day, ISO.")]
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Last day, ISO.")]


@dataclass(frozen=True)
class Choices:
    """Options of a measuring command, checked."""

    body: str
    coding: Coding
    by: str
    since: date | None
    until: date | None


def choices(
    body: str,
    coding: str,
    consensus: bool,
    by: str,
    since: str | None,
    until: str | None,
    year_as: str = "session",
) -> Choices:
    """The options as values; ``by`` in the words of the measures.

    ``year`` means the body's own year: the regular session in the General Assembly, the Congress
    in the Senate, else the calendar year; with ``--year-as calendar`` always the calendar year.
    """
    from dataclasses import replace

    from hemicycle.joined import need_numpy

    need_numpy()
    from hemicycle.measure.coding import coding as named

    if year_as not in ("session", "calendar"):
        raise InputError(
            f"{year_as!r} is no way to count years",
            where="--year-as",
            right="session (its number plus 1945) or calendar",
            todo="choose one of the two",
        )
    chosen = named(coding)
    if consensus:
        chosen = replace(chosen, name=f"{chosen.name}+consensus", consensus="in")
    if by == "year":
        by = "period" if year_as == "session" else "calendar"
    return Choices(body, chosen, by, day_of(since, "--since"), day_of(until, "--until"))


def member_code(text: str, record: Record, body: str) -> str:
    """Code of the member that the text names: a code, or any name of a State or person.

    Raises
    ------
    UnknownMemberError
        Nobody, or several, are called so.
    """
    from hemicycle.domain.body import BODIES
    from hemicycle.domain.state import register
    from hemicycle.record.called import person_called

    if ":" in text:
        return text
    if body in BODIES and not BODIES[body].members_vote:
        return person_called(record, text, body)
    return register().find_typed(text)


def check_layout(layout: str) -> None:
    """Raise InputError for a layout of a result file that we do not write."""
    if layout not in ("hemicycle", "voeten"):
        raise InputError(
            f"{layout!r} is no layout",
            where="--layout",
            right="hemicycle or voeten",
            todo="choose one of the two",
        )
