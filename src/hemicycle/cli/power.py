"""``hemicycle power``: how much one vote in a body weighs before anybody votes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from hemicycle.cli.common import JsonOption, day_of, emit_json, note, plain_text, print_table, say
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.rules.law import Rulebook
    from hemicycle.rules.power import Power


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("power")(power)


def power(
    body: Annotated[
        str | None, typer.Argument(metavar="[BODY]", help="SC, GA, eu-council, ...")
    ] = None,
    rulebook: Annotated[
        Path | None,
        typer.Option(
            "--rulebook", metavar="FILE", help="A rulebook of your own, in place of BODY."
        ),
    ] = None,
    nature: Annotated[
        str | None,
        typer.Option(
            "--nature",
            metavar="NATURE",
            help="Class of question: ordinary, important, substantive, procedural. Default: the "
            "ordinary one, in the Security Council the substantive one.",
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help="The day. Default: today, or the last day whose weights are compiled.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Shapley-Shubik and Banzhaf indices of every member, exact."""
    from hemicycle.rules.power import usual_nature, voting_power

    book = _book(body, rulebook)
    day = day_of(on, "--on") or _today(book)
    asked = nature or usual_nature(book, day)
    members = voting_power(book, day, nature=asked)
    for table in book.weights:
        if table.in_force(day):
            note(plain_text(f"{table.name}: {table.source}. {table.note or ''}".strip()))
    if as_json:
        emit_json(
            {
                "body": book.body,
                "on": day.isoformat(),
                "nature": asked,
                "members": {
                    member: {
                        "shapley_shubik": float(index.shapley_shubik),
                        "banzhaf": float(index.banzhaf),
                    }
                    for member, index in members.items()
                },
            }
        )
        return
    article = "an" if asked[0] in "aeiou" else "a"
    what = f"power of one vote on {article} {asked} question"
    say(plain_text(f"{book.body} on {day.isoformat()}: {what}."))
    _table(members)


def _book(body: str | None, path: Path | None) -> Rulebook:
    from hemicycle.rules.rulebook import rulebook, rulebook_from

    if (body is None) == (path is None):
        raise InputError(
            "Which body is not said" if body is None else "A body and a rulebook are both given",
            where="hemicycle power",
            right="one of the two, such as hemicycle power SC",
            todo="Name a body, or a rulebook with --rulebook",
        )
    if path is not None:
        return rulebook_from(path)
    assert body is not None
    return rulebook_from(Path(body)) if body.endswith(".toml") else rulebook(body.upper())


def _today(book: Rulebook) -> date:
    today = datetime.now(ZoneInfo("America/New_York")).date()
    return book.weighed_until(today)


def _table(members: dict[str, Power]) -> None:
    ranked = sorted(members, key=lambda code: (-members[code].shapley_shubik, code))
    rows = [
        (code, f"{float(members[code].shapley_shubik):.6f}", f"{float(members[code].banzhaf):.6f}")
        for code in ranked
    ]
    headings = ("Member", "Shapley-Shubik", "Banzhaf (normalised)")
    print_table(headings, rows, right=headings[1:])
