"""``hemicycle whatif``: one vote with other positions, decided anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hemicycle.cli.blocks import wrapped
from hemicycle.cli.common import JsonOption, RecordOption, emit_json, plain_text, say

if TYPE_CHECKING:
    from hemicycle.measure.whatif import WhatIf


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("whatif")(whatif)


def whatif(
    symbol: Annotated[
        str,
        typer.Argument(
            metavar="SYMBOL", help="A symbol, a vote_id or any other identifier; or CASE.toml."
        ),
    ],
    changes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="MEMBER=POSITION",
            help="USA=yes, EU=abstain; yes, no, abstain or non_voting. May be given several "
            "times; a later one wins. Premises: yes=95 where ballots are not known by name, "
            "nature=substantive where no ruling is.",
        ),
    ] = None,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """One vote with other positions: the outcome by its rules, who is pivotal, what would flip it.

    Without --set: what the vote hangs on as it was cast.
    """
    found = _of_file(symbol, changes) if symbol.endswith(".toml") else None
    if found is None:
        from hemicycle.joined import whatif as measure
        from hemicycle.record.record import open_record

        found = measure(open_record(record), symbol, changes or ())
    if as_json:
        emit_json(found.to_dict())
        return
    for line in found.summary().splitlines():
        indent = len(line) - len(line.lstrip())
        for part in wrapped(plain_text(line.lstrip()), indent=indent):
            say(part)


def _of_file(name: str, changes: list[str] | None) -> WhatIf:
    from hemicycle.measure.whatif import what_if
    from hemicycle.rules.case import read_case

    return what_if(read_case(Path(name)), changes or (), label=name)
