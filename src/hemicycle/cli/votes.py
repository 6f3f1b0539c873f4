"""``hemicycle votes``: find votes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import (
    JsonOption,
    RecordOption,
    day_of,
    emit_json,
    note,
    plain_text,
    print_table,
    say,
)

if TYPE_CHECKING:
    import polars as pl

    from hemicycle.domain.vote import Position
    from hemicycle.record.record import Record

_SHOWN = 40
_TITLE = 200
_TALLIES = ("yes", "no", "abstain", "non_voting")


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("votes")(votes)


def votes(
    body: Annotated[
        str | None, typer.Option("--body", help="Code of a body: GA, SC, HRC, ...")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help="First day, ISO.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Last day, ISO.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option("--about", metavar="TEXT", help="Words of the title, agenda or subjects."),
    ] = None,
    member: Annotated[
        list[str] | None,
        typer.Option("--member", metavar="FRA=abstain", help="What a member did; repeatable."),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option("--limit", min=0, help=f"At most so many; default {_SHOWN}, JSON all."),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Find votes, newest first."""
    from hemicycle.record.record import open_record
    from hemicycle.record.select import Wanted, member_position, select_votes

    opened = open_record(record)
    members = dict(member_position(text) for text in member or ())
    wanted = Wanted(body, day_of(since, "--since"), day_of(until, "--until"), about, members)
    found = select_votes(opened, wanted)
    if as_json:
        emit_json(_document(opened, found.head(found.height if limit is None else limit), found))
        return
    _print(opened, found, _SHOWN if limit is None else limit, members)


def _document(record: Record, shown: pl.DataFrame, found: pl.DataFrame) -> dict[str, Any]:
    from hemicycle.record.vote_row import vote_row

    return {
        "record_version": record.version,
        "total": found.height,
        "votes": [vote_row(row) for row in shown.iter_rows(named=True)],
    }


def _print(
    record: Record, found: pl.DataFrame, limit: int, members: dict[str, Position | None]
) -> None:
    if found.is_empty():
        say("No vote in this record fits.")
        return
    from hemicycle.record.related import labels

    label = labels(record)
    print_table(
        ("date", "body", "vote", "tally", "title"),
        [
            (row["date"], row["body"], label(row["vote_id"]), _tally(row), _title(row))
            for row in found.head(limit).iter_rows(named=True)
        ],
        right=("tally",),
    )
    asked = " with ".join(f"{code} {position or 'any'}" for code, position in members.items())
    say(f"{min(limit, found.height):,} of {found.height:,} votes{f' ({asked})' if asked else ''}.")
    if found.height > limit:
        note("More with --limit N, or all with --json.")


def _tally(row: dict[str, Any]) -> str:
    """Counted tally, else the announced one in brackets."""
    for which, shape in (("counted", "{}"), ("announced", "({})")):
        if row[f"{which}_yes"] is not None:
            cells = (row[f"{which}_{name}"] for name in _TALLIES[:3])
            return shape.format("–".join("?" if cell is None else str(cell) for cell in cells))
    return ""


def _title(row: dict[str, Any]) -> str:
    question = "" if row["question"] == "draft" else f"[{row['question']}] "
    from hemicycle.domain.casing import readable

    title = readable(" ".join(plain_text(row["title"]).split()))
    return question + (title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…")
