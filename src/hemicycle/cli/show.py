"""``hemicycle show``: everything the record holds on one vote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.common import (
    JsonOption,
    RecordOption,
    emit_json,
    plain_text,
    print_table,
    say,
    tell,
)

if TYPE_CHECKING:
    from hemicycle.record.record import Record

_WORDS = {
    "YES": "In favour",
    "NO": "Against",
    "ABSTAIN": "Abstaining",
    "NON_VOTING": "Did not vote",
    "UNKNOWN": "Not known",
}
_TOLD = (
    "date",
    "date_quality",
    "body",
    "session",
    "meeting",
    "symbol",
    "draft",
    "question",
    "parent",
    "method",
    "nature",
    "outcome_announced",
    "status",
    "roll_call",
    "agenda",
    "subjects",
    "sponsors",
    "series",
    "kind",
    "source_url",
    "retrieved",
)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("show")(show)


def show(
    symbol: Annotated[
        str, typer.Argument(metavar="SYMBOL", help="A symbol, a vote_id or any other identifier.")
    ],
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one vote: what was put, the tally, every position, and what is doubtful about it."""
    from hemicycle.record.record import open_record

    opened = open_record(record)
    document = _document(opened, opened.one(symbol))
    emit_json(document) if as_json else _print(document)


def _document(record: Record, vote_id: str) -> dict[str, Any]:
    import polars as pl

    from hemicycle.record.vote_row import by_position, vote_row

    mine = pl.col("vote_id") == vote_id
    row = record.votes.row(by_predicate=mine, named=True)
    source = record.sources.filter(pl.col("source") == row["source"])
    return {
        "record_version": record.version,
        "vote": vote_row(row),
        "positions": by_position(record.positions(vote_id)),
        "children": record.children(vote_id),
        "corrections": record.corrections.filter(mine).drop("vote_id").to_dicts(),
        "findings": [
            {**found, "witness": json.loads(found["witness"])}
            for found in record.findings_of(vote_id)
        ],
        "aliases": record.aliases_of(vote_id),
        "source": source.to_dicts()[0] if source.height else None,
    }


def _print(document: dict[str, Any]) -> None:
    vote = document["vote"]
    from hemicycle.domain.casing import readable

    title = readable(" ".join(plain_text(vote["title"]).split()))
    tell(f"{vote['vote_id']}  {title}".rstrip())
    told = [(name.replace("_", " "), _plain(vote[name])) for name in _TOLD if vote[name]]
    tallies = [
        (f"{which} tally", "–".join("?" if part is None else str(part) for part in tally.values()))
        for which in ("announced", "counted")
        if (tally := vote[which]) is not None
    ]
    print_table(("", ""), [*told, *tallies])
    _print_positions(document["positions"], vote)
    _print_rest(document)


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _print_positions(positions: dict[str, list[str]] | None, vote: dict[str, Any]) -> None:
    if positions is None:
        say("Who voted how is not in this record.")
        return
    from hemicycle.domain.names import sort_key

    names = _names(vote)
    for word, members in positions.items():
        listed = ", ".join(sorted(map(names, members), key=sort_key)) or "none"
        tell(f"{_WORDS[word]} ({len(members)}): {listed}")


def _names(vote: dict[str, Any]) -> Any:
    """Name of a member on the day; the code itself for persons and undated votes."""
    from hemicycle.domain.state import register
    from hemicycle.errors import HemicycleError

    def name(member: str) -> str:
        try:
            return register().name(member, vote["date"]) if vote["date"] else member
        except HemicycleError:
            return member

    return name


def _print_rest(document: dict[str, Any]) -> None:
    for fix in document["corrections"]:
        tell(
            f"{fix['member']} voted {fix['cast']} and said it had intended {fix['intended']} "
            f"({fix['source']}); the tally stands."
        )
    if document["children"]:
        tell(f"Voted on with it: {', '.join(document['children'])}")
    for found in document["findings"]:
        tell(f"Finding, {found['kind']}: {plain_text(found['text'])}")
    others = ", ".join(f"{alias['kind']} {alias['value']}" for alias in document["aliases"])
    if others:
        tell(f"Also known as: {plain_text(others)}")
    source = document["source"]
    if source is not None:
        tell(f"Source: {source['citation'] or source['title']}. Terms: {source['licence']}")
