"""``hemicycle brief``: all of a vote on one page, the main job."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from hemicycle.cli.common import JsonOption, RecordOption, day_of, emit_json, note, say
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.brief.model import Brief
    from hemicycle.record.record import Record

#: A record whose newest vote is older than this many days is said to be old.
OLD_AFTER_DAYS = 7


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("brief")(brief)


def brief(
    reference: Annotated[
        str | None,
        typer.Argument(
            metavar="[SYMBOL or DATE]",
            help="A document symbol, a vote's id, or a day (2025-02-24). Default: the newest day.",
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page.")
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="SYMBOL", help="Compare with this vote as well."),
    ] = None,
    copy: Annotated[
        bool, typer.Option("--copy", help="Three to five plain sentences a text, to paste.")
    ] = False,
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="FILE", help="Check this account under the brief."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Open every vote of a long day, not a digest.")
    ] = False,
    vote: Annotated[
        str | None,
        typer.Option(
            "--vote", metavar="FILE|-", help="A vote no dataset has: pasted text, - for stdin."
        ),
    ] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="NAME=CODE", help="Accept a spelling, with --vote."),
    ] = None,
    announced: Annotated[
        str | None, typer.Option("--announced", metavar="Y-N-A", help="Announced tally, --vote.")
    ] = None,
    body: Annotated[str | None, typer.Option("--body", help="Body, with --vote.")] = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="Day, with --vote.")
    ] = None,
    draft: Annotated[str | None, typer.Option("--draft", help="Draft, with --vote.")] = None,
    amends: Annotated[
        str | None, typer.Option("--amends", help="Text it amends, with --vote.")
    ] = None,
    session: Annotated[str | None, typer.Option("--session", help="Session, with --vote.")] = None,
    meeting: Annotated[str | None, typer.Option("--meeting", help="Meeting, with --vote.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Title, with --vote.")] = None,
    nature: Annotated[
        str | None, typer.Option("--nature", help="important, ordinary, ...; with --vote.")
    ] = None,
    series: Annotated[str | None, typer.Option("--series", help="Series, with --vote.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Where the vote was read, with --vote.")
    ] = None,
    save: Annotated[
        bool, typer.Option("--save", help="Store the vote as provisional, with --vote.")
    ] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """What was decided, by which rule, who voted how, who moved, by how much."""
    from hemicycle.record.record import open_record

    if vote is not None:
        _no_symbol_with_vote(reference)
        from hemicycle.brief.entry.model import VoteOptions
        from hemicycle.cli.entered import brief_entered

        options = VoteOptions(
            body=body, session=session, meeting=meeting, date=day_of(day, "--date"), draft=draft,
            amends=amends, title=title, nature=nature, series=series, source=source,
            announced=announced,
        )  # fmt: skip
        page = brief_entered(
            vote, options=options, accept=accept or (), record=record, against=against, save=save
        )
    else:
        opened = open_record(record)
        if reference is None:
            reference = _newest(opened, aloud=not (as_json or html))
        page = _page(opened, reference, against)
    accounts = _accounts(article or [], page, open_record(record)) if article else []
    _show(page, accounts, html=html, copy=copy, everything=everything, as_json=as_json)


def _accounts(files: list[str], page: Brief, record: Record) -> list[dict[str, Any]]:
    """The articles checked, with the votes of the page as what they speak of."""
    from hemicycle.accounts import check
    from hemicycle.cli.check import text_of

    known = {
        "body": sorted({vote.event.body for vote in page.votes}),
        "resolution": [vote.event.symbol for vote in page.votes if vote.event.symbol],
        "date": page.date.isoformat() if page.date else None,
    }
    return [
        check(text_of(file), record=record, date=page.date, context=known, file=file)
        for file in files
    ]


def _no_symbol_with_vote(reference: str | None) -> None:
    if reference is not None:
        raise InputError(
            f"Both {reference} and --vote were given",
            where="brief",
            right="a symbol or day of the record, or --vote with a text of your own",
            todo="leave one out; --against compares the pasted vote with one of the record",
        )


def _newest(record: Record, *, aloud: bool) -> str:
    """The newest day, said in the first line of what is printed, or beside a document."""
    newest = record.newest_day().isoformat()
    tell = say if aloud else note
    tell(f"The newest day in this record: {newest}.")
    _say_if_old(date.fromisoformat(newest))
    return newest


def _page(record: Record, reference: str, against: str | None) -> Brief:
    from hemicycle.brief.compose import compose_day, compose_vote

    day = _as_day(reference)
    if day is not None:
        return compose_day(record, day, against=against)
    return compose_vote(record, reference, against=against)


_ISO = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
#: Other spellings of a day; a number alone means a resolution.
_LIKE_A_DAY = re.compile(
    r"\d{4}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|\d{1,2}\.? [A-Za-z]+ \d{4}|[A-Za-z]+ \d{1,2},? \d{4}"
)


def _as_day(reference: str) -> date | None:
    """A day, or None for a symbol; a day spelled in another way is an error, not a lost symbol."""
    text = reference.strip()
    iso = _ISO.fullmatch(text)
    if not (iso or _LIKE_A_DAY.fullmatch(text)):
        return None
    try:
        return date.fromisoformat(text if iso else "")
    except ValueError:
        what = "is not a day of the calendar" if iso else "is no day written year-month-day"
        raise InputError(
            f"{reference} {what}",
            where="the argument of brief",
            right="a day written year-month-day, such as 2025-02-24",
            todo="correct the day, or give a document symbol such as A/RES/ES-11/7",
        ) from None


def _say_if_old(newest: date) -> None:
    today = datetime.now(ZoneInfo("America/New_York")).date()
    if (today - newest).days > OLD_AFTER_DAYS:
        note(
            f"That is {(today - newest).days} days ago. For later votes read newer files with "
            "`hemicycle ingest FILE…`, or paste a result into `hemicycle brief --vote -`."
        )


def _show(
    page: Brief,
    accounts: list[dict[str, Any]],
    *,
    html: Path | None,
    copy: bool,
    everything: bool,
    as_json: bool,
) -> None:
    if html is not None:
        from hemicycle.brief.html import render_html

        _write(html, render_html(page, everything=everything, accounts=accounts))
        note(f"Wrote {html}")
    from hemicycle.brief.copy import copy_text

    if as_json:
        from hemicycle.brief.document import document

        extra = {"copy": copy_text(page)} if copy else {}
        emit_json(document(page) | extra | ({"articles": accounts} if accounts else {}))
    elif copy:
        sys.stdout.write(copy_text(page) + "\n")
    elif html is None:
        from rich.console import Console

        from hemicycle.brief.terminal import print_brief

        print_brief(page, Console(highlight=False), everything=everything)
        if accounts:
            from hemicycle.cli.check import show

            say("\nAccounts of it")
            show(accounts)


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"The page cannot be written: {error.strerror}",
            where=str(file),
            right="a file in a folder that exists and may be written",
            todo="name another file with --html",
        ) from error
