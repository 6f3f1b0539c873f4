"""``hemicycle power``: how much one vote in a body weighs before anybody votes."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from hemicycle.cli.common import JsonOption, day_of, emit_json, print_table, say


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("power")(power)


def power(
    body: Annotated[str, typer.Argument(metavar="BODY", help="SC, GA, ...")],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day. Default: today.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Shapley-Shubik and Banzhaf indices of every member, exact."""
    from hemicycle.rules.power import voting_power

    day = day_of(on, "--on") or datetime.now(ZoneInfo("America/New_York")).date()
    members = voting_power(body.upper(), day)
    if as_json:
        emit_json(
            {
                "body": body.upper(),
                "on": day.isoformat(),
                "members": {
                    code: {
                        "shapley_shubik": float(index.shapley_shubik),
                        "banzhaf": float(index.banzhaf),
                    }
                    for code, index in members.items()
                },
            }
        )
        return
    say(f"{body.upper()} on {day.isoformat()}: power of one vote on a substantive question.")
    ranked = sorted(members, key=lambda code: (-members[code].shapley_shubik, code))
    rows = [
        (code, f"{float(members[code].shapley_shubik):.6f}", f"{float(members[code].banzhaf):.6f}")
        for code in ranked
    ]
    headings = ("Member", "Shapley-Shubik", "Banzhaf (normalised)")
    print_table(headings, rows, right=headings[1:])
