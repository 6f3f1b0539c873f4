"""``hemicycle meeting``: replay a meeting from its script, or simulate meetings."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hemicycle.cli.blocks import WIDEST
from hemicycle.cli.common import JsonOption, emit_json, note, plain_text, say

if TYPE_CHECKING:
    from hemicycle.meeting.simulate import Report


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    meeting = typer.Typer(help="Meetings: replay a script, simulate.", no_args_is_help=True)
    meeting.command("replay")(replay)
    meeting.command("simulate")(simulate)
    app.add_typer(meeting, name="meeting")


# --- replay -----------------------------------------------------------------------------------


def replay(
    script: Annotated[
        str,
        typer.Argument(metavar="SCRIPT", help="A shipped script by name, or the path of your own."),
    ],
    as_json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a self-contained page.")
    ] = None,
) -> None:
    """Tell a meeting step by step, with the rule of each, its texts and its results."""
    from hemicycle.meeting.replay import replay as document_of
    from hemicycle.meeting.script import play, read_script

    read = read_script(script)
    document = document_of(read, play(read))
    if html is not None:
        from hemicycle.cli.meeting_page import meeting_page

        html.write_text(meeting_page(document), encoding="utf-8")
        note(f"written: {html}")
    if as_json:
        emit_json(document)
    elif html is None:
        _tell(document)


def _tell(document: dict[str, Any]) -> None:
    meeting = document["meeting"]
    say(plain_text(meeting["title"]))
    say()
    timed = any(line["at"] for line in document["story"])
    for number, line in enumerate(document["story"], 1):
        _line(number, line, timed)
    _texts(document["texts"])
    _result(document["result"])
    for label, words in (("note", meeting["note"]), ("sources", "; ".join(meeting["sources"]))):
        if words:
            say()
            say(_hanging(f"{label}: {plain_text(words)}", 0))


def _line(number: int, line: dict[str, Any], timed: bool) -> None:
    """A sentence behind its number, the time of the act where the script tells times."""
    mark = "x" if line["undone"] else {"result": "=", "remark": "·"}.get(line["kind"], " ")
    time = f"{line['at'][11:16] if line['at'] else '':5} " if timed else ""
    rule = f" [{line['rule']}]" if line["rule"] else ""
    said = f"(undone) {line['text']}" if line["undone"] else line["text"]
    text = f"{number:>3} {time}{mark} {plain_text(said)}{plain_text(rule)}"
    say(_hanging(text, 6 + len(time)))


def _texts(texts: dict[str, Any]) -> None:
    for symbol, text in texts.items():
        if not text.get("difference") or text["stage"] == "introduced":
            continue
        say()
        became = (
            f", now {text['becomes']}" if text["stage"] == "adopted" and text["becomes"] else ""
        )
        say(plain_text(f"{symbol}, {text['title']}: {text['stage']}{became}"))
        for row in text["difference"]:
            number = row["after"] or f"{row['before']} (taken out)"
            words = " ".join(_signed(sign, run) for sign, run in row["runs"])
            say(_hanging(f"  {number:<6} {plain_text(words)}", 9))


def _signed(sign: str, words: str) -> str:
    """Words taken out in [- -], words put in in {+ +}, as everybody's tools mark them."""
    return {"-": f"[-{words}-]", "+": f"{{+{words}+}}"}.get(sign, words)


def _result(result: dict[str, Any]) -> None:
    say()
    for label in ("adopted", "rejected"):
        if result[label]:
            names = (f"{n} ({result['resolutions'].get(n)})" if n in result["resolutions"] else n
                     for n in result[label])  # fmt: skip
            say(_hanging(plain_text(f"{label}: " + "; ".join(names)), 2))
    for stage, names in result["other"].items():
        say(_hanging(plain_text(f"{stage.replace('_', ' ')}: " + "; ".join(names)), 2))
    if result["judges"]:
        say(plain_text(f"elected by both organs: {', '.join(result['judges'])}"))
    for organ, meetings in result["majorities"].items():
        for name, chosen in meetings.items():
            told = ", ".join(chosen) or "nobody"
            say(plain_text(f"majority in the {organ} ({name}): {told}"))
    for name, elected in result["elected"].items():
        say(plain_text(f"elected ({name}): {', '.join(elected) or 'nobody yet'}"))
    for timer in result["timers"]:
        say(plain_text(f"due {timer['due']}: {timer['kind'].replace('_', ' ')} ({timer['rule']})"))


def _hanging(text: str, indent: int) -> str:
    """A paragraph whose further lines are set in; the first keeps what it begins with."""
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    return textwrap.fill(text, max(width, indent + 30), subsequent_indent=" " * indent)


# --- simulate ---------------------------------------------------------------------------------


def simulate(
    seed: Annotated[int, typer.Option("--seed", help="Where the random meetings begin.")] = 1,
    meetings: Annotated[int, typer.Option("--meetings", min=1, help="How many meetings.")] = 100,
    as_json: JsonOption = False,
) -> None:
    """Play random meetings and hold every invariant after every event."""
    from hemicycle.meeting.simulate import run

    report = run(seed, meetings)
    if as_json:
        emit_json(report.to_dict())
    else:
        _print_report(report)
    if report.violation is not None:
        raise typer.Exit(1)


def _print_report(report: Report) -> None:
    say(
        f"{report.meetings} meetings from seed {report.seed}: {report.events} events, "
        f"{report.refusals} acts refused, {report.votes} votes"
    )
    if report.violation is None:
        say("no violation")
        return
    say(f"violation in meeting {report.violation.meeting}: {report.violation.text}")
    say("the shortest script that shows it:")
    say(report.violation.script)
