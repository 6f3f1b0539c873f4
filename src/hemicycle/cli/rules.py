"""``hemicycle rules``: the provisions in force, with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.common import JsonOption, day_of, emit_json, plain_text, say

if TYPE_CHECKING:
    from datetime import date

    from hemicycle.rules.law import Rulebook
    from hemicycle.rules.provision import Provision
    from hemicycle.rules.weights import Weights


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("rules")(rules)


def rules(
    body: Annotated[
        str | None,
        typer.Argument(metavar="[BODY]", help="A body, or the path of a rulebook. Default: all."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day. Default: the newest values compiled."),
    ] = None,
    history: Annotated[
        bool, typer.Option("--history", help="Every value there ever was, with its first day.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show the rulebook of a body: each provision with number, source and dates."""
    day = day_of(on, "--on")
    chosen = [_book(body)] if body is not None else _all()
    if as_json:
        from hemicycle.rules.document import book_document

        documents = [book_document(book, day, history=history) for book in chosen]
        emit_json(documents[0] if body is not None else {"rulebooks": documents})
        return
    for book in chosen:
        _print(book, day, history)


def _book(body: str) -> Rulebook:
    from pathlib import Path

    from hemicycle.rules.rulebook import rulebook, rulebook_from

    return rulebook_from(Path(body)) if body.endswith(".toml") else rulebook(body.upper())


def _all() -> list[Rulebook]:
    from hemicycle.rules.rulebook import rulebook
    from hemicycle.rules.shelf import shipped

    return [rulebook(body) for body in ("GA", "GA-COMMITTEE", "SC", "HRC", "CHR", *shipped())]


def _silence(book: Rulebook) -> str:
    """Why nothing is printed: nothing was in force yet, or nothing is compiled."""
    if not book.provisions:
        return "No provision is compiled."
    first = min(p.since for p in book.provisions)
    return f"No compiled provision was in force on that day; the first is of {first}."


def _print(book: Rulebook, day: date | None, history: bool) -> None:
    """A block per provision; one that answers several questions is printed once."""
    from hemicycle.rules.document import provisions_shown, weights_shown

    when = f"in force on {day}" if day else "in force since the last change"
    when = "every value with its dates" if history else when
    say(plain_text(f"{book.name} ({book.body}), {when}. In the chair: {book.presiding}."))
    blocks: dict[tuple[str, ...], list[Provision]] = {}
    for p in provisions_shown(book, day, history=history):
        blocks.setdefault((p.number, p.source, p.text, str(p.since)), []).append(p)
    if not blocks:
        say(f"  {_silence(book)}")
    for provisions in blocks.values():
        for line in _block(provisions):
            say(plain_text(line))
    for table in weights_shown(book, day, history=history):
        for line in _weight_block(table):
            say(plain_text(line))
    say()


def _weight_block(table: Weights) -> list[str]:
    """A table of weights: heaviest members first."""
    ranked = sorted(table.by_member.items(), key=lambda pair: (-pair[1], pair[0]))
    until = f" to {table.until}" if table.until else ""
    figures = ", ".join(f"{member} {weight:,}" for member, weight in ranked)
    return [
        "",
        *wrapped(f"Weights: {table.of} [{table.source}], from {table.since}{until}", indent=2),
        *wrapped(figures, indent=4),
        *(wrapped(f"Note: {table.note}", indent=4) if table.note else []),
    ]


def _block(provisions: list[Provision]) -> list[str]:
    first = provisions[0]
    keys = ", ".join(p.key.replace("_", " ").replace(".", ": ") for p in provisions)
    until = f" to {first.until}" if first.until else ""
    return [
        "",
        f"  {first.number} [{first.source}], from {first.since}{until}",
        *wrapped(first.text, indent=4),
        *(wrapped(f"Note: {first.note}", indent=4) if first.note else []),
        *wrapped(f"Answers {keys}", indent=4),
    ]
