"""``brief --vote``: a vote that no dataset has, pasted or typed, on the same page."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hemicycle.cli.common import note
from hemicycle.errors import InputError

if TYPE_CHECKING:
    from hemicycle.brief.entry.model import EnteredVote, VoteOptions
    from hemicycle.brief.model import Brief


def brief_entered(
    source: str,
    *,
    options: VoteOptions,
    accept: Iterable[str],
    record: str | None,
    against: str | None,
    save: bool,
) -> Brief:
    """Read the text, say who entered it from what and when, and compose the page."""
    from hemicycle.brief.compose import compose_entered
    from hemicycle.brief.entry import decode, read_votes
    from hemicycle.record.record import open_record

    now = datetime.now(ZoneInfo("America/New_York"))
    text = decode(_bytes_of(source))
    votes = read_votes(text, options=options, accept=_accepted(accept), today=now.date())
    origin = "a pasted text" if source == "-" else f"the file {Path(source).name}"
    if save:
        _save(votes, record, origin, now)
    return compose_entered(
        open_record(record), votes, origin=origin, entered_on=now.date(), against=against
    )


def _bytes_of(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise InputError(
            f"The file {source} cannot be read: {error.strerror}",
            where="--vote",
            right="a readable text file, or - for standard input",
            todo="check the path",
        ) from error


def _accepted(pairs: Iterable[str]) -> dict[str, str]:
    accepted = {}
    for pair in pairs:
        name, sign, code = pair.partition("=")
        if not (name.strip() and sign and code.strip()):
            raise InputError(
                f"{pair!r} accepts nothing",
                where="--accept",
                right="the name as printed, an equals sign and a member's code: Nigar=NER",
                todo="write the pair so, in quotes where the name has spaces",
            )
        accepted[name.strip()] = code.strip().upper()
    return accepted


def _save(votes: Iterable[EnteredVote], record: str | None, origin: str, at: datetime) -> None:
    """Store the votes as provisional; an official source will supersede them.

    An earlier entry of the same vote stays; where the two differ, the note says so.
    """
    from hemicycle.record.entered import entered_piece
    from hemicycle.record.ingest import put
    from hemicycle.record.location import EMBEDDED, locate, user_record
    from hemicycle.record.record import open_record
    from hemicycle.record.shelf import describe

    if record == EMBEDDED:
        raise InputError(
            "The embedded record cannot be written",
            where="--save with --record embedded",
            right="a record of your own",
            todo="leave out --record, or name a directory",
        )
    into = locate(record) or user_record()
    pieces = [entered_piece(vote, origin=origin, at=at) for vote in votes]
    report = put([(describe(piece, "entered by hand"), piece) for piece in pieces], into)
    note(f"Saved as provisional in {report.record}, record version {report.version}.")
    findings = open_record(into).findings
    twice = findings.filter(findings["sources"].list.join("+") == "entered")
    for kind, text in twice.select("kind", "text").iter_rows():
        if kind == "sources_disagree":
            note(f"Finding: {text}. The fuller, then the later entry is shown.")
